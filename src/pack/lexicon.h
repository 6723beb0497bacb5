// Lexicon: every surface that a pack knows, compiled so that one walk over the tokens finds them all.
//
// A surface is a sequence of tokens; surfaces share a trie over word numbers. What a surface means is a
// Sense: a kind, and an index into that kind's table in the pack. One surface may have several senses;
// which of them holds is for the extractors to say from the context.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/token.h"
#include "runut/result.h"

namespace runut {

/// What a surface can be. Each kind's index points into the table named in brackets.
enum class SenseKind : std::uint8_t {
  // grammar.toml
  grammar,       ///< function word [value of GrammarRole]
  abbreviation,  ///< a word whose full stop ends no sentence [0]
  common_word,   ///< an ordinary word: not a name although it may stand capitalised [0]
  // numbers.toml, hedges.toml
  number_word,  ///< a word with a value of its own [Numbers::words]
  hedge,        ///< binds a number [Numbers::hedges]
  range_mark,   ///< joins the ends of a range [value of RangeMark]
  // units.toml, nouns.toml
  unit,       ///< unit of measure, percent or currency [Units::units]
  unit_per,   ///< per [0], or a word that says per unit [number in Units::units plus 1]
  noun,       ///< counted noun or classifier [Nouns::nouns]
  no_number,  ///< what makes a number next to it no quantity [Numbers::blockers]
  change,     ///< rise or fall [value of Change]
  // time.toml
  month,
  weekday,
  day_part,
  time_unit,
  time_direction,
  time_point,
  time_part,
  time_marker,
  clock_marker,
  zone,
  feast,
  number_of_time,
  season,
  // names.toml, places
  place,          ///< [NameTables::entries]
  organisation,   ///< [NameTables::entries]
  person,         ///< [NameTables::entries]
  role,           ///< a person's office or rank [NameTables::roles]
  org_head,       ///< a word that opens an organisation's name [NameTables::heads]
  place_head,     ///< a word that opens a place's name [NameTables::heads]
  first_name,     ///< a given name [0]
  name_particle,  ///< a lower-case word inside names [value of ParticleClass]
  // speech.toml
  cue,             ///< speech and report words [Speech::cues]
  source_cue,      ///< prepositions that a source follows [Speech::source_cues]
  relay,           ///< words that pass a report on [Speech::relays]
  carrier,         ///< report, statement, data [Speech::carriers]
  unnamed_source,  ///< sources, observers, officials [Speech::unnamed]
  modal,           ///< modality [Speech::modals]
  pronoun,         ///< [Speech::pronouns]
  speech_mark,     ///< small words around speech [value of SpeechMark]
  // measures.toml
  measure_cue,  ///< [Measures::cues]
  kind_cue,     ///< total, increment, part [Measures::kind_cues]
  // events.toml
  event_word,    ///< [Events::events]
  event_object,  ///< [Events::objects]
  // furniture.toml
  furniture_cue,  ///< [FurnitureCues::cues]
  count_
};

/// "number_word", "hedge", ...: as the enumeration spells it.
[[nodiscard]] std::string_view name_of(SenseKind kind);

/// How the words must be capitalised for the sense to hold.
enum class Casing : std::uint8_t {
  any,
  capital,  ///< the first word is capitalised (or all are)
  upper,    ///< all upper case ("AS")
  lower,    ///< the first word is not capitalised
};

/// How a surface of a pack must be capitalised in texts: one written all in capitals ("SIM") holds only so.
[[nodiscard]] Casing casing_of(std::string_view surface);

struct Sense {
  SenseKind kind;
  Casing casing = Casing::any;
  std::uint32_t index = 0;
};

/// Read-only after building; safe to share. Everything is kept small: a scan waits for little but these tables.
class Lexicon {
 public:
  static constexpr std::uint32_t root = 0, none = 0xFFFFFFFF;
  /// Words, and places in the trie, that a lexicon can hold.
  static constexpr std::uint32_t most = (1U << 20) - 1;

  /// The word's number, 0 where no surface has it. Two words are the same when 59 bits of their hashes
  /// are: with 10^5 words in a pack an accident has a chance of 10^-8.
  [[nodiscard]] std::uint32_t word(std::uint64_t hash) const {
    const std::size_t mask = words_.size() - 1;
    for (std::size_t at = hash & mask; words_[at] != 0; at = (at + 1) & mask)
      if (((words_[at] ^ hash) & ~std::uint64_t{most}) == 0) return static_cast<std::uint32_t>(words_[at] & most);
    return 0;
  }
  /// Gives every token its word.
  void look_up(std::vector<Token>& tokens) const;
  /// The node that a word leads to from the root, or `none`.
  [[nodiscard]] std::uint32_t from_root(std::uint32_t word) const { return word - 1 < openers_ ? word : none; }
  /// Whether a step from `node` by `word` may lead on; where it says no, it does not.
  [[nodiscard]] bool may_step(std::uint32_t node, std::uint32_t word) const {
    return (nodes_[node].next_words & bit_of(word)) != 0;
  }
  /// The node reached from `node` by `word`, or `none`.
  [[nodiscard]] std::uint32_t step(std::uint32_t node, std::uint32_t word) const;
  [[nodiscard]] std::span<const Sense> senses(std::uint32_t node) const {
    return {senses_.data() + nodes_[node].sense_begin, senses_.data() + nodes_[node + 1].sense_begin};
  }
  /// Whether a word has a sense of its own as a function word. Cost: one small table, however large the lexicon.
  [[nodiscard]] bool function_word(std::uint64_t hash) const {
    const std::size_t mask = function_words_.size() - 1;
    std::size_t at = hash & mask;
    while (function_words_[at] != 0 && function_words_[at] != hash) at = (at + 1) & mask;
    return function_words_[at] == hash;
  }
  /// Asks the memory for the node behind a word at the root, which will be walked soon. Any word will do.
  void fetch(std::uint32_t word) const {
    if (word - 1 < openers_) __builtin_prefetch(&nodes_[word]);
  }
  /// The same for its senses.
  void fetch_senses(std::uint32_t word) const {
    if (word - 1 < openers_) __builtin_prefetch(senses_.data() + nodes_[word].sense_begin);
  }
  /// Senses of a whole surface, by kind and in the order they were added; for checks and lookups outside a scan.
  [[nodiscard]] std::span<const Sense> find(std::string_view surface) const;
  [[nodiscard]] std::size_t words() const { return word_count_; }

 private:
  friend class LexiconBuilder;
  struct Node {
    std::uint32_t next_words = 0;   // bits of the words that lead on
    std::uint32_t sense_begin = 0;  // its senses end where the next node's begin
  };
  /// One of 32 bits for a word; the next words of a node are known by their bits before the table is asked.
  static constexpr std::uint32_t bit_of(std::uint32_t word) { return 1U << (word % 32); }

  // Both tables are open addressing, 0 an empty slot. A word's slot is its hash with the word's number in the lowest
  // 20 bits, one of a step the node, the word and the node behind in 20 bits each, one of a function word its hash.
  std::vector<std::uint64_t> words_, steps_, function_words_{0};
  std::uint32_t openers_ = 0;  // words 1 to this open a surface, and the node behind each has the word's number
  std::vector<Node> nodes_;    // one more at the end
  std::vector<Sense> senses_;  // of each node by kind
  std::size_t word_count_ = 0;
};

/// Collects surfaces, then compiles them.
class LexiconBuilder {
 public:
  LexiconBuilder();
  /// Adds one sense of a surface ("lebih dari"). A surface with no token in it is an error, and so is one too many.
  [[nodiscard]] Result<Done> add(std::string_view surface, Sense sense);
  /// Adds the same sense for each surface.
  [[nodiscard]] Result<Done> add_all(const std::vector<std::string>& surfaces, Sense sense);
  [[nodiscard]] Lexicon build() const;

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> words_;
  std::unordered_map<std::uint64_t, std::uint32_t> steps_;
  std::vector<std::vector<Sense>> senses_;
  std::vector<Token> tokens_;
};

}  // namespace runut
