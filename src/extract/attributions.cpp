// Resolves the drafts of a document in the order in which it is read: pronouns and bare quotations go to
// the speaker before, what nobody is named for goes to the one in whose words it stands, else to nobody.
#include "extract/attributions.h"

#include <algorithm>
#include <deque>

#include "base/utf8.h"
#include "extract/known_speakers.h"
#include "extract/speech_drafts.h"

namespace runut {
namespace {

constexpr std::size_t nearby = 12;  // drafts to either side that may stand around one
constexpr std::size_t none = ~std::size_t{0};

struct Resolved {
  std::vector<std::string> origin, between, via;
  bool done = false;
};

/// Who spoke, by what was resolved then.
struct Speaker {
  const Resolved* said = nullptr;
  bool passed_on = false;  ///< by those whom `said` names
  SourceKind kind = SourceKind::none;

  [[nodiscard]] const std::vector<std::string>& names() const { return said != nullptr ? said->origin : nobody(); }
  [[nodiscard]] const std::vector<std::string>& via() const { return passed_on ? said->via : nobody(); }

 private:
  static const std::vector<std::string>& nobody() {
    static const std::vector<std::string> empty;
    return empty;
  }
};

std::uint32_t anchor(const SpeechDraft& d) { return d.cue.empty() ? d.content.front().last : d.cue.first; }

TokenRange hull(const SpeechDraft& d) {
  TokenRange h{d.content.front().first, d.content.front().last};
  for (const TokenRange r : d.content) h = {std::min(h.first, r.first), std::max(h.last, r.last)};
  return h;
}

void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const std::string& s : from)
    if (std::find(to.begin(), to.end(), s) == to.end()) to.push_back(s);
}

class Resolver {
 public:
  Resolver(const Text& text, const SourcePhrases& phrases, std::vector<SpeechDraft>&& drafts)
      : text_(text), phrases_(phrases), drafts_(std::move(drafts)), known_(text, phrases) {
    std::erase_if(drafts_, [](const SpeechDraft& d) { return d.content.empty(); });  // a cue with nothing said
    resolved_.resize(drafts_.size());
  }

  std::vector<LocatedAttribution> run() {
    std::erase_if(drafts_, [](const SpeechDraft& d) { return d.content.empty(); });  // a relay took all its words
    std::stable_sort(drafts_.begin(), drafts_.end(),
                     [](const SpeechDraft& a, const SpeechDraft& b) { return anchor(a) < anchor(b); });
    said_in_.assign(text_.quotations.size(), none);
    for (std::size_t d = 0; d < drafts_.size(); ++d)
      if (drafts_[d].direct) said_in_[text_.quotation_of[drafts_[d].content.front().first] - 1] = d;
    std::vector<LocatedAttribution> out;
    out.reserve(drafts_.size());
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      note_topics(drafts_[d].sentence);
      resolve(d, 0);
    }
    for (std::size_t d = 0; d < drafts_.size(); ++d)
      if (!(drafts_[d].carried && resolved_[d].origin.empty())) out.push_back(located(d));
    std::stable_sort(out.begin(), out.end(), [](const LocatedAttribution& a, const LocatedAttribution& b) {
      return a.content_first < b.content_first;
    });
    return out;
  }

 private:
  /// Somebody who has an office and opens a sentence is whom the next pronoun means.
  void note_topics(std::uint32_t until) {
    for (; next_sentence_ < until; ++next_sentence_) {
      const Sentence& sentence = text_.sentences[next_sentence_];
      if (sentence.furniture || sentence.headline || text_.quotation_of[sentence.first] != 0) continue;
      const std::uint32_t first = phrases_.skip_connectives(sentence.first, sentence.last);
      if (first >= sentence.last || !text_.token(first).capitalised()) continue;
      if (text_.hit(first, SenseKind::role) == nullptr && phrases_.name_at(first) == nullptr) continue;
      const SourcePhrase phrase = phrases_.read(first, sentence.last, SourcePhrases::After::nothing);
      if (phrase.kind != SourceKind::person || phrase.last - phrase.first < 2) continue;
      bool person = false;
      for (std::uint32_t i = phrase.first; i < phrase.last && !person; ++i)
        person = phrases_.name_at(i) != nullptr && phrases_.name_at(i)->type == NameType::person;
      if (person && text_.hit(first, SenseKind::role) != nullptr)
        speaker_ = person_ = {&topics_.emplace_back(Resolved{phrases_.who(phrase), {}, {}}), false, SourceKind::person};
    }
  }

  /// The draft in whose words this one stands, or none. Larger holds smaller, so there is no circle.
  [[nodiscard]] std::size_t holder(std::size_t d) const {
    const std::uint32_t at = drafts_[d].cue.empty() ? drafts_[d].content.front().first : drafts_[d].cue.first;
    const std::uint32_t q = text_.quotation_of[at];
    if (q != 0 && said_in_[q - 1] != none && said_in_[q - 1] != d && !drafts_[d].direct) return said_in_[q - 1];
    const TokenRange own = hull(drafts_[d]);
    std::size_t best = none;
    std::uint32_t best_size = 0;
    const std::size_t from = d > nearby ? d - nearby : 0, to = std::min(drafts_.size(), d + nearby);
    for (std::size_t k = from; k < to; ++k) {
      if (k == d || drafts_[k].voice != Voice::said || !drafts_[k].covers(at)) continue;
      const TokenRange h = hull(drafts_[k]);
      const std::uint32_t size = h.last - h.first, mine = own.last - own.first;
      if (size < mine || (size == mine && k > d && drafts_[d].voice == Voice::said)) continue;
      if (best == none || size < best_size) best = k, best_size = size;
    }
    return best;
  }

  void resolve(std::size_t d, int depth) {
    Resolved& r = resolved_[d];
    if (r.done) return;
    r.done = true;
    const SpeechDraft& draft = drafts_[d];
    const std::size_t h = holder(d);
    if (h != none && depth < 8) resolve(h, depth + 1);
    const bool held = h != none && !resolved_[h].origin.empty();
    const SourcePhrase& source = draft.source;
    bool named = false;
    SourceKind kind = source.kind;
    if (draft.voice == Voice::said) {
      if (source.found() && kind != SourceKind::pronoun && kind != SourceKind::statement && !bare_carrier(source)) {
        r.origin = phrases_.who(source);
        if (r.origin.empty() && source.carrier && !source.evidence) r.origin = owner_within(d);
        named = !r.origin.empty();
        if (const auto* known = phrases_.holds_name(source) ? nullptr : known_.named_before(source))
          r.origin = *known;
        else if (const Speaker* meant = pointed_at(source))
          r.origin = meant->names();
        for (std::string& name : r.origin) name = known_.full_name(std::move(name), source);
        if (phrases_.holds_name(source)) known_.remember(source, r.origin);
      } else if (held && draft.self == false && source.kind == SourceKind::pronoun && first_person(source)) {
        r.origin = resolved_[h].origin;
        r.via = resolved_[h].via;
      } else {
        const Speaker& who = speaker_meant(draft);
        r.origin = who.names();
        r.via = who.via();
        kind = who.kind;
      }
    }
    if (means_body(source) && draft.content.front().last <= anchor(draft) && !draft.direct)
      if (const std::vector<std::string> subject = subject_of(draft.content.front()); !subject.empty()) {
        r.origin = subject;
        r.via.clear();
        kind = SourceKind::organisation;
      }
    if (r.origin.empty() && held) {
      r.origin = resolved_[h].origin;
      r.via = resolved_[h].via;
    } else if (named && held && draft.modality == Modality::planned && drafts_[h].voice == Voice::said &&
               !drafts_[h].direct) {
      // "Y says that X plans to send 6,000": Y says it.
      r.origin = resolved_[h].origin;
      r.via = resolved_[h].via;
    } else if (named && held) {
      // Media pass on what they report; other speakers stay in the chain.
      append(phrases_.outlet(drafts_[h].source) ? r.via : r.between, resolved_[h].origin);
      append(r.via, resolved_[h].via);
    }
    if (r.origin.empty() && draft.voice != Voice::own && !draft.carried) r.origin.push_back("unnamed");
    std::vector<std::string> relays;
    bool compiled = false;  // "from the data of A, B and C": the sources of one statement, not who passes all on
    for (const SourcePhrase& relay : draft.relays) {
      append(relays, phrases_.who(relay));
      compiled = compiled || relay.carrier;
    }
    compiled = compiled || relays.size() > 2;
    append(r.via, relays);
    if (draft.audience.found() && draft.voice == Voice::said && phrases_.outlet(draft.audience))
      append(r.via, phrases_.who(draft.audience));
    for (const std::string& name : r.origin) std::erase(r.via, name);
    // The outlet whose report this is vouches for nothing by naming itself.
    std::erase_if(r.via, [this](const std::string& name) { return own_outlet(name); });
    std::erase_if(r.origin, [this](const std::string& name) { return own_outlet(name); });
    const bool inside_speech = h != none && drafts_[h].direct;
    if (draft.voice != Voice::said || inside_speech || r.origin.empty()) return;
    // A report begins anew below its headline.
    if (text_.pack.speech.verbal && text_.sentences[draft.sentence].headline) return;
    if (source.found() && !r.origin.empty() && r.origin.front() != "unnamed")
      carried_ = {&r, !r.via.empty(), kind == SourceKind::pronoun ? SourceKind::person : kind};
    if (source.found() && source.carrier && kind != SourceKind::person) return;
    Speaker now{&r, !compiled && !r.via.empty(),
                kind == SourceKind::pronoun || kind == SourceKind::none ? SourceKind::person : kind};
    // The same speaker goes on with whoever passed it on before.
    const bool named_again = r.origin == speaker_.names() && r.origin.front() != "unnamed";
    if (r.via.empty() && named_again) {
      r.via = speaker_.via();
      now.passed_on = true;
    }
    (now.kind != SourceKind::organisation ? person_ : body_) = now;
    speaker_ = now;
  }

  /// "The report said": a carrier without an owner is of whoever spoke before.
  [[nodiscard]] bool bare_carrier(const SourcePhrase& source) const {
    if (!source.carrier || source.evidence || speaker_.names().empty() || source.last - source.first > 3) return false;
    for (std::uint32_t i = source.first; i < source.last; ++i)
      if (text_.hit(i, SenseKind::carrier) == nullptr && !text_.is(i, GrammarRole::article) &&
          !text_.is(i, GrammarRole::demonstrative))
        return false;
    return definite_article(text_, source.first) || text_.is(source.last - 1, GrammarRole::demonstrative);
  }

  /// "X's army shot down nine drones, it said": the body that is the subject of what it says.
  [[nodiscard]] std::vector<std::string> subject_of(TokenRange content) const {
    const std::uint32_t first = phrases_.skip_connectives(content.first, content.last);
    if (first >= content.last || !text_.token(first).capitalised()) return {};
    const std::string& dateline = text_.document.dateline;
    if (!dateline.empty() && dateline.starts_with(text_.word(first))) return {};  // where it was written
    const SourcePhrase phrase = phrases_.read(first, content.last, SourcePhrases::After::nothing);
    return phrase.kind == SourceKind::organisation && phrases_.holds_name(phrase) ? phrases_.who(phrase)
                                                                                  : std::vector<std::string>();
  }

  [[nodiscard]] bool means_body(const SourcePhrase& source) const {
    const Hit* p = source.kind == SourceKind::pronoun ? text_.hit(source.first, SenseKind::pronoun) : nullptr;
    return p != nullptr && text_.pack.speech.pronouns[p->index].body;
  }

  /// Whom a pronoun, a bare quotation or a bare carrier means.
  [[nodiscard]] const Speaker& speaker_meant(const SpeechDraft& draft) const {
    if (draft.source.carrier && carried_.kind != SourceKind::none) return carried_;
    if (means_body(draft.source)) return body_.kind != SourceKind::none ? body_ : speaker_;
    const bool person = speaker_.kind == SourceKind::organisation && person_.kind != SourceKind::none;
    return person && !draft.carried && !draft.source.carrier ? person_ : speaker_;
  }

  /// "The former commander", "that paper": whom a description without a name, but with a word that points, means.
  [[nodiscard]] const Speaker* pointed_at(const SourcePhrase& source) const {
    if (source.carrier || source.clause_first != 0 || source.last < source.first + 2) return nullptr;
    if (!text_.is(source.last - 1, GrammarRole::demonstrative)) return nullptr;
    if (source.kind != SourceKind::person && source.kind != SourceKind::organisation) return nullptr;
    const bool office = text_.hit(source.first, SenseKind::role) != nullptr || !text_.token(source.first).capitalised();
    for (std::uint32_t i = source.first; i < source.last; ++i)
      if (const LocatedName* n = phrases_.name_at(i); n != nullptr && (n->type == NameType::person || !office))
        return nullptr;
    const Speaker& meant = source.kind == SourceKind::organisation && body_.kind != SourceKind::none ? body_ : person_;
    return meant.kind == SourceKind::none ? nullptr : &meant;
  }

  [[nodiscard]] bool own_outlet(const std::string& name) const {
    const std::string& outlet = text_.document.outlet;
    if (outlet.empty() || name.size() > outlet.size() + 4 || outlet.size() > name.size() + 4) return false;
    const std::string a = folded(name), b = folded(outlet);
    return a == b || a + ".com" == b || b + ".com" == a;
  }

  [[nodiscard]] bool first_person(const SourcePhrase& source) const {
    const Hit* p = text_.hit(source.first, SenseKind::pronoun);
    return p != nullptr && text_.pack.speech.pronouns[p->index].refers == PronounRefers::self;
  }

  /// "In its latest report X says A. B.": a carrier that nobody owns is of whoever speaks in what follows it.
  [[nodiscard]] std::vector<std::string> owner_within(std::size_t d) const {
    const TokenRange words = drafts_[d].content.front();
    const std::size_t to = std::min(drafts_.size(), d + nearby);
    for (std::size_t k = d + 1; k < to && drafts_[k].sentence == drafts_[d].sentence; ++k) {
      const SourcePhrase& source = drafts_[k].source;
      if (drafts_[k].voice == Voice::said && source.found() && words.has(source.first) && !source.carrier &&
          (source.kind == SourceKind::person || source.kind == SourceKind::organisation))
        return phrases_.who(source);
    }
    return subject_of(words);
  }

  /// The bytes of the auxiliary that has grown to a pronoun ("he's saying"); 0: none.
  [[nodiscard]] std::uint32_t contraction(const SpeechDraft& draft) const {
    if (draft.self || draft.source.kind != SourceKind::pronoun) return 0;
    const std::string_view word = text_.word(draft.source.last - 1);
    for (const std::string& ending : text_.pack.speech.contraction_endings)
      if (word.size() > ending.size() && word.ends_with(ending)) return static_cast<std::uint32_t>(ending.size());
    return 0;
  }

  [[nodiscard]] LocatedAttribution located(std::size_t d) {
    const SpeechDraft& draft = drafts_[d];
    Resolved& r = resolved_[d];
    LocatedAttribution a;
    if (draft.self)
      a.source = text_.scan.span(draft.cue.first, draft.cue.last);
    else if (draft.source.found())
      a.source = text_.scan.span(draft.source.first, draft.source.last);
    if (!draft.cue.empty()) a.cue = text_.scan.span(draft.cue.first, draft.cue.last);
    if (const std::uint32_t grown = contraction(draft); grown > 0) {
      a.source.end -= grown;
      if (draft.source.last == draft.cue.first) a.cue.begin = a.source.end;
    }
    a.content.reserve(draft.content.size());
    for (const TokenRange piece : draft.content) a.content.push_back(text_.scan.span(piece.first, piece.last));
    const TokenRange h = hull(draft);
    a.content_first = h.first;
    a.content_last = h.last;
    a.cue_first = draft.cue.first;
    a.cue_last = draft.cue.last;
    a.direct = draft.direct;
    a.modality = draft.modality;
    a.agentless = draft.voice != Voice::said;
    a.vouches = !draft.attitude && !draft.negated_group;
    a.chain.reserve(r.origin.size() + r.between.size() + r.via.size());
    a.chain.assign(r.origin.begin(), r.origin.end());
    append(a.chain, r.between);
    append(a.chain, r.via);
    a.origin = std::move(r.origin);
    a.via = std::move(r.via);
    return a;
  }

  const Text& text_;
  const SourcePhrases& phrases_;
  std::vector<SpeechDraft> drafts_;
  std::vector<Resolved> resolved_;
  std::vector<std::size_t> said_in_;  // per quotation: the draft that it is the content of
  std::deque<Resolved> topics_;       // people of whom sentences tell before they speak
  Speaker speaker_, person_, body_, carried_;
  KnownSpeakers known_;
  std::uint32_t next_sentence_ = 0;
};

}  // namespace

std::vector<LocatedAttribution> read_attributions(const Text& text, const std::vector<LocatedName>& names) {
  const SourcePhrases phrases(text, names);
  return Resolver(text, phrases, SpeechDrafts(text, phrases).read()).run();
}

}  // namespace runut
