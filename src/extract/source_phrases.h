// Source phrases: the words that name who speaks, and where they begin and end around a cue.
#pragma once

#include <string>
#include <vector>

#include "extract/located.h"
#include "text/text.h"

namespace runut {

enum class SourceKind : std::uint8_t {
  none,
  person,        ///< a named person, or a person by office
  organisation,  ///< a body, a state, a described group
  unnamed,       ///< sources, observers, residents
  pronoun,       ///< refers to a speaker named before
  statement,     ///< refers to what was said before ("this")
};

/// Tokens [first, last).
struct SourcePhrase {
  std::uint32_t first = 0, last = 0;
  SourceKind kind = SourceKind::none;
  bool carrier = false;                           ///< a report or data come first; the source is who owns them
  bool evidence = false;                          ///< the carrier is a picture or recording
  std::uint32_t owner_first = 0, owner_last = 0;  ///< the carrier's owner where he stands behind it; equal: inside
  std::uint32_t clause_first = 0;                 ///< where a relative clause in it begins; 0: none
  [[nodiscard]] bool found() const { return first < last; }
  /// Where the words end that say who; those of a relative clause say more of him.
  [[nodiscard]] std::uint32_t head_last() const { return clause_first != 0 ? clause_first : last; }
};

/// Marks that stand inside names and offices.
constexpr bool joins_names(char32_t m) {
  return m == '-' || m == '/' || m == '&' || m == '\'' || m == 0x2019 || m == '*';
}

/// Reads source phrases of one document. Looks at most some dozens of tokens to either side.
class SourcePhrases {
 public:
  SourcePhrases(const Text& text, const std::vector<LocatedName>& names);

  /// What the words around a phrase say about a comma in it.
  enum class After : std::uint8_t {
    content,  ///< a comma ends the phrase unless an apposition closes with another comma
    nothing,  ///< the content stands elsewhere: only time and place follow, and a comma ends nothing
  };

  /// The phrase that begins at a token; nothing at or after `limit` is part of it.
  [[nodiscard]] SourcePhrase read(std::uint32_t first, std::uint32_t limit, After after) const;
  /// The subject that ends before a cue; nothing before `begin` is part of it.
  [[nodiscard]] SourcePhrase subject(std::uint32_t begin, std::uint32_t cue) const;

  /// Who the phrase names, as canonical names or as its own words; empty where it names nobody.
  [[nodiscard]] std::vector<std::string> who(const SourcePhrase& phrase) const;
  /// Whether a name stands in the phrase; without one it may point back ("that ministry", "the chief").
  [[nodiscard]] bool holds_name(const SourcePhrase& phrase) const {
    return named(phrase.first, phrase.head_last(), NameType::person) ||
           named(phrase.first, phrase.head_last(), NameType::organisation) ||
           named(phrase.first, phrase.head_last(), NameType::place);
  }
  /// Whether it is a newspaper, broadcaster or news agency: one that passes on.
  [[nodiscard]] bool outlet(const SourcePhrase& phrase) const;

  [[nodiscard]] bool mark(std::uint32_t token, SpeechMark role) const { return mark_end(token, role) != 0; }
  /// The token after the mark that begins here; 0 where none does.
  [[nodiscard]] std::uint32_t mark_end(std::uint32_t token, SpeechMark role) const;
  /// The token after connectives and commas at the head of a clause.
  [[nodiscard]] std::uint32_t skip_connectives(std::uint32_t first, std::uint32_t limit) const;
  /// The token before adverbs that end at `end`.
  [[nodiscard]] std::uint32_t skip_adverbs_back(std::uint32_t end, std::uint32_t begin) const;
  /// A phrase of time, place or circumstance begins here.
  [[nodiscard]] bool adjunct(std::uint32_t token) const;
  /// A word that says when begins here.
  [[nodiscard]] bool time_word(std::uint32_t token) const;
  /// These tokens as a phrase, with its kind.
  [[nodiscard]] SourcePhrase classified(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] const LocatedName* name_at(std::uint32_t token) const {
    return name_of_[token] == 0 ? nullptr : &names_[name_of_[token] - 1];
  }

 private:
  [[nodiscard]] std::uint32_t skip_determiner(std::uint32_t first, std::uint32_t limit) const;
  [[nodiscard]] bool inside_name(std::uint32_t token, std::uint32_t last) const;
  /// Whether what opens the name of a body stands at a token.
  [[nodiscard]] bool opens_body(std::uint32_t at) const;
  [[nodiscard]] const Hit* carrier_at(std::uint32_t at, std::uint32_t limit) const;
  [[nodiscard]] bool joined_behind(std::uint32_t comma, std::uint32_t last) const;
  [[nodiscard]] std::vector<const LocatedName*> speakers(std::uint32_t first, std::uint32_t last,
                                                         bool& described) const;
  [[nodiscard]] const Hit* unnamed_at(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t partly_named(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t owner_last(const SourcePhrase& phrase, std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool holds_office(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t unlisted_name(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t without_age(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool ends_phrase(std::uint32_t token) const;
  [[nodiscard]] bool opens_plainly(std::uint32_t token, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t described_end(std::uint32_t first, std::uint32_t limit) const;
  void past_seat(SourcePhrase& phrase, std::uint32_t limit) const;
  [[nodiscard]] SourcePhrase with_clause(SourcePhrase phrase, std::uint32_t limit) const;
  [[nodiscard]] bool tells(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool told_by_clause(const SourcePhrase& phrase) const;
  [[nodiscard]] bool named(std::uint32_t first, std::uint32_t last, NameType type) const;
  [[nodiscard]] std::uint32_t name_list_end(std::uint32_t comma, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t apposition_end(std::uint32_t first, std::uint32_t comma, std::uint32_t limit,
                                             After after) const;
  [[nodiscard]] std::uint32_t past_title(std::uint32_t i, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t run_end(std::uint32_t first, std::uint32_t limit, bool& proper) const;
  [[nodiscard]] std::uint32_t bracket_end(std::uint32_t open, std::uint32_t limit) const;
  [[nodiscard]] bool ends_an_address(std::uint32_t begin, std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] SourcePhrase trailing(std::uint32_t begin, std::uint32_t end) const;

  const Text& text_;
  const std::vector<LocatedName>& names_;
  std::vector<std::uint32_t> name_of_;  // per token: number in `names_` plus 1, 0 outside
};

}  // namespace runut
