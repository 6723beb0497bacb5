// Drafts: attributions as one sentence shows them, before it is known who the pronouns mean and which
// attribution stands inside which.
#pragma once

#include <vector>

#include "extract/verb_groups.h"

namespace runut {

/// Tokens [first, last).
struct TokenRange {
  std::uint32_t first = 0, last = 0;
  [[nodiscard]] bool empty() const { return first >= last; }
  [[nodiscard]] bool has(std::uint32_t token) const { return first <= token && token < last; }
};

/// A dash, long or short.
inline bool is_dash(const Token& t) {
  return t.is_mark('-') || t.is_mark(0x2013) || t.is_mark(0x2014) || t.is_mark(0x2015);
}

/// How the source of a draft is found.
enum class Voice : std::uint8_t {
  said,       ///< the source phrase says who; a pronoun or nothing: the speaker before
  agentless,  ///< nobody says: the one in whose words it stands, else unnamed
  own,        ///< the article's own record: nobody, unless it stands in another's words
};

struct SpeechDraft {
  SourcePhrase source;
  TokenRange cue;
  std::vector<TokenRange> content;
  std::vector<SourcePhrase> relays;  ///< who passed it on, nearest to the origin first
  SourcePhrase audience;             ///< whom it was told
  std::uint32_t sentence = 0;
  Voice voice = Voice::said;
  Modality modality = Modality::asserted;
  bool direct = false;
  bool self = false;           ///< the source is inside the cue
  bool carried = false;        ///< no cue: the speaker before goes on
  bool attitude = false;       ///< tells how somebody stands to the content, not that it is so
  bool negated_group = false;  ///< "did not say"

  [[nodiscard]] bool covers(std::uint32_t token) const {
    for (const TokenRange r : content)
      if (r.has(token)) return true;
    return false;
  }
};

/// Reads the drafts of a document, sentence by sentence.
class SpeechDrafts {
 public:
  SpeechDrafts(const Text& text, const SourcePhrases& phrases)
      : text_(text), phrases_(phrases), nouns_(text, phrases) {}

  /// By sentence; within one, in the order in which their cues stand. Cost: linear.
  [[nodiscard]] std::vector<SpeechDraft> read();

 private:
  void read_sentence(std::uint32_t s);
  void read_hit(std::uint32_t s, const Hit& hit);
  [[nodiscard]] std::uint32_t unsaid_until(std::uint32_t token) const;
  void read_headline(std::uint32_t s);
  bool read_signed_headline(std::uint32_t s);
  [[nodiscard]] bool names_the_scene(const SourcePhrase& phrase, std::uint32_t behind) const;
  void note_labels();
  [[nodiscard]] TokenRange label_of(std::uint32_t s) const;
  void read_label(std::uint32_t s);
  [[nodiscard]] bool in_number(std::uint32_t at) const;
  [[nodiscard]] bool sets_off(std::uint32_t at) const;
  [[nodiscard]] bool names_a_topic(const SourcePhrase& phrase) const;
  void read_cue(std::uint32_t s, const Hit& hit);
  void read_inverted(std::uint32_t s, const Hit& hit, const Cue& cue);
  void read_active(std::uint32_t s, const Hit& hit, const Cue& cue);
  void read_passive(std::uint32_t s, const Hit& hit, const Cue& cue);
  void read_agentless(std::uint32_t s, const Hit& hit, const Cue& cue);
  /// What a verb reader has found so far.
  struct VerbReading {
    std::uint32_t s;
    const Hit& hit;
    const Cue& cue;
    VerbGroup group;
    std::uint32_t begin, limit;  ///< the words that may belong to it
    SourcePhrase source;
    bool inherited = false;  ///< the source is the subject of the verb before
    bool relative = false;   ///< the source is a relative pronoun
  };
  void read_verb(std::uint32_t s, const Hit& hit, const Cue& cue);
  bool read_verb_behind(VerbReading& r, SpeechDraft& draft);
  void read_verb_passive(VerbReading& r, SpeechDraft& draft);
  [[nodiscard]] bool read_participle_opening(const VerbReading& r, SpeechDraft& draft) const;
  void add_verb(SpeechDraft&& draft, const VerbReading& r);
  void cut_before(std::uint32_t s, std::uint32_t at);
  void turn_away(std::uint32_t s, std::uint32_t at);
  void read_closing(std::uint32_t s, SpeechDraft& draft);
  [[nodiscard]] TokenRange opening_said(std::uint32_t s, const SpeechDraft& draft, std::uint32_t begin) const;
  void drop_held_attitudes(std::uint32_t s, std::size_t first_draft);
  [[nodiscard]] std::uint32_t after_time(std::uint32_t first, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t clause_end(const VerbReading& r, std::uint32_t from) const;
  [[nodiscard]] bool quotes_below(std::uint32_t s, std::uint32_t behind) const;
  [[nodiscard]] bool opens_chain(const Hit& hit, const Cue& cue) const;
  [[nodiscard]] bool goes_on_inside(std::uint32_t open) const;
  [[nodiscard]] bool tells(TokenRange piece) const;
  [[nodiscard]] bool opens_quotation(std::uint32_t token) const;
  [[nodiscard]] bool acts(std::uint32_t behind, std::uint32_t limit) const;
  void read_hedged_verb(std::uint32_t s, const Hit& hit, const Cue& cue);
  [[nodiscard]] bool names_a_work(std::uint32_t quotation, std::uint32_t behind, std::uint32_t limit) const;
  [[nodiscard]] SourcePhrase described_owner(const VerbReading& r) const;
  [[nodiscard]] bool finite_before_comma(std::uint32_t from, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t part_in_doubt(std::uint32_t s, std::uint32_t cue, std::uint32_t start) const;
  [[nodiscard]] std::uint32_t judged_from(std::uint32_t from, std::uint32_t limit) const;
  [[nodiscard]] bool names_somebody(const SourcePhrase& source) const;
  [[nodiscard]] SourcePhrase so_many_of(std::uint32_t last, std::uint32_t begin) const;
  [[nodiscard]] SourcePhrase subject_before(std::uint32_t s, std::uint32_t token) const;
  [[nodiscard]] bool stands_as_verb(const VerbReading& r) const;
  [[nodiscard]] bool describes_noun(std::uint32_t token, std::uint32_t limit) const;
  [[nodiscard]] bool closes_subject(std::uint32_t begin, std::uint32_t comma) const;
  [[nodiscard]] bool capital_inside(std::uint32_t token) const;
  bool read_as_told(const VerbReading& r, std::uint32_t from, SpeechDraft& draft) const;
  [[nodiscard]] bool happens(const SourcePhrase& source) const;
  [[nodiscard]] bool names_person(const SourcePhrase& source) const;
  [[nodiscard]] bool reported_of(const VerbReading& r) const;
  [[nodiscard]] bool find_subject(VerbReading& r) const;
  [[nodiscard]] std::uint32_t verb_content(const VerbReading& r) const;
  [[nodiscard]] std::uint32_t object_end(std::uint32_t from, std::uint32_t limit, bool plain) const;
  [[nodiscard]] std::uint32_t relative_end(const VerbReading& r, std::uint32_t from) const;
  void read_source_cue(std::uint32_t s, const Hit& hit);
  void read_relay(std::uint32_t s, const Hit& hit);
  void read_report_of(std::uint32_t s, const Hit& hit);
  void read_bare_quotations();
  [[nodiscard]] bool said_before(std::uint32_t q, std::uint32_t s) const;
  [[nodiscard]] SpeechDraft* told_right_before(std::uint32_t s);
  [[nodiscard]] bool signed_behind(const Quotation& quotation, SpeechDraft& draft) const;
  bool go_on_with(std::uint32_t q, std::uint32_t s);
  void attach_relays(std::uint32_t s, std::size_t first_draft);
  void carry_on(std::uint32_t s, std::size_t first_draft);

  void add(SpeechDraft&& draft) { drafts_.push_back(std::move(draft)); }
  [[nodiscard]] std::uint32_t sentence_end(std::uint32_t s) const;
  [[nodiscard]] std::uint32_t clause_begin(std::uint32_t s, std::uint32_t cue) const;
  [[nodiscard]] std::uint32_t clause_around(std::uint32_t s, std::uint32_t open) const;
  [[nodiscard]] std::uint32_t said_begin(std::uint32_t s, std::uint32_t cue) const;
  [[nodiscard]] std::uint32_t after_adjuncts(std::uint32_t first, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t content_begin(std::uint32_t after_cue, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t quotation_ending_before(std::uint32_t token) const;
  [[nodiscard]] bool list_line(const Sentence& sentence) const;
  [[nodiscard]] bool negated(std::uint32_t cue, std::uint32_t begin) const;
  [[nodiscard]] Modality modality_of(TokenRange content, Modality by_cue) const;
  [[nodiscard]] bool counts_places(const SourcePhrase& source) const;
  void find_owner(SourcePhrase& source, std::uint32_t cue) const;
  [[nodiscard]] std::uint32_t predicate_begin(std::uint32_t begin, std::uint32_t cue) const;
  [[nodiscard]] std::uint32_t predicate_end(std::uint32_t begin, std::uint32_t end) const;
  void add_pieces(SpeechDraft& draft, TokenRange before, TokenRange after) const;

  const Text& text_;
  const SourcePhrases& phrases_;
  const SpeechPhrases nouns_;
  std::vector<SpeechDraft> drafts_;

  struct PendingRelay {
    TokenRange words;  ///< from its first word to where content may go on
    SourcePhrase source;
    SourcePhrase subject;  ///< who cites, where he stands before
    bool active = false;
  };
  std::vector<PendingRelay> relays_;           // of the sentence being read
  std::vector<std::uint8_t> quotation_taken_;  // per quotation
  std::vector<std::uint64_t> labels_;          // in capitals before a colon at the head of lines; sorted
  std::uint32_t last_cue_end_ = 0;             // of the sentence being read
  std::uint32_t last_active_end_ = 0;          // of cues behind whom all that follows is content
  std::size_t frame_ = none, before_ = none;   // drafts that may go on
  static constexpr std::size_t none = ~std::size_t{0};
};

}  // namespace runut
