// Noun phrases of languages that open them with articles and hang the rest on with prepositions: found
// from either end without a parse, by the function words that may and may not stand inside one. Verbs
// that no pack lists are taken for nouns; what the phrase then holds too much, its article cuts off.
#pragma once

#include "extract/source_phrases.h"

namespace runut {

/// Marks that stand inside a word or name.
constexpr bool joins_words(char32_t m) {
  return m == '-' || m == '/' || m == '&' || m == '\'' || m == 0x2019 || m == '.' || m == '$' || m == '%' || m == '#' ||
         m == '@';
}

class SpeechPhrases {
 public:
  SpeechPhrases(const Text& text, const SourcePhrases& phrases) : text_(text), phrases_(phrases) {}

  /// The phrase that ends right before `end`, with an apposition between commas; nothing before `begin`
  /// is part of it. An aside between commas ("X, however, says") is passed over.
  /// Over a circumstance of time that stands right before the verb ("have in the past said"): where it begins; `end`
  /// else.
  [[nodiscard]] std::uint32_t before_circumstance(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] SourcePhrase before(std::uint32_t begin, std::uint32_t end) const;
  /// The phrase that begins at a token, with its appositions; nothing at or after `limit` is part of it.
  [[nodiscard]] SourcePhrase after(std::uint32_t first, std::uint32_t limit) const;
  /// The phrase that a sentence begins with, circumstances before a comma passed over.
  [[nodiscard]] SourcePhrase opening(std::uint32_t first, std::uint32_t limit) const;
  /// The end of the phrase that begins at a token, without appositions: `first` where none does.
  [[nodiscard]] std::uint32_t end_of(std::uint32_t first, std::uint32_t limit) const;

  [[nodiscard]] bool preposition(std::uint32_t token) const;
  struct Number {
    bool plural_head = false;  ///< the head is a plural, or two are joined by "and"
    bool some_plural = false;  ///< a plural stands in the phrase ("a range of experts")
  };
  [[nodiscard]] Number number_of(std::uint32_t first, std::uint32_t last) const;
  /// A word that opens or joins a clause, or belongs to a verb.
  [[nodiscard]] bool boundary(std::uint32_t token) const;
  [[nodiscard]] bool determiner(std::uint32_t token) const;
  [[nodiscard]] bool adverb(std::uint32_t token) const;
  /// A word that says when.
  [[nodiscard]] bool opens_clause(std::uint32_t i) const;
  [[nodiscard]] bool time_word(std::uint32_t token) const;
  /// A reporting verb that stands as one: not behind an article.
  [[nodiscard]] bool verb(std::uint32_t token) const;
  /// Whether what stands between the commas at `first` and `last` interrupts a clause, and neither joins another to it
  /// nor names anybody again.
  [[nodiscard]] bool interrupted(std::uint32_t first, std::uint32_t last) const;

 private:
  [[nodiscard]] std::uint32_t begin_of(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t after_length(std::uint32_t first, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t before_asides(std::uint32_t begin, std::uint32_t open) const;
  [[nodiscard]] bool describes_time(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t before_time(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t with_partner(std::uint32_t begin, std::uint32_t first) const;
  [[nodiscard]] std::uint32_t relative_end(std::uint32_t first, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t apposition_end(std::uint32_t next, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t before_past(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t with_relative(std::uint32_t begin, std::uint32_t first) const;
  [[nodiscard]] std::uint32_t before_participle(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool ends_in(std::uint32_t token, const std::vector<std::string>& endings) const;
  [[nodiscard]] std::uint32_t comma_before(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool aside(std::uint32_t first) const;
  [[nodiscard]] SourcePhrase whole(std::uint32_t first, std::uint32_t last) const;

  static constexpr std::uint32_t window = 40;  // tokens that a phrase may span

  const Text& text_;
  const SourcePhrases& phrases_;
};

}  // namespace runut
