// Terms: what of a document tells its story, and how much each weighs.
//
// A term is a folded word, a number, two letters in a row where words have no spaces, or a key that a reading
// gave. Its weight rests on how many documents have it, on top of what can be said of a word before counting: short
// words are common (Zipf), names and longer numbers are rare. So a handful of documents can be weighed, too,
// and no language needs a list of words. Weights are fixed-point, and sums of them do not depend on any order.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reconcile/words.h"
#include "runut/stories.h"

namespace runut {

struct Term {
  std::uint32_t number = 0;  ///< of the vocabulary
  std::uint16_t tally = 0;   ///< how often it occurs, the title counting more
  bool name = false;         ///< mostly capitalised
  bool key = false;          ///< of a reading: a name or a figure
};

/// A word of a headline. Endings differ between a headline and a text, so words are also known by their stem: a hash of
/// all but the last letters.
struct HeadlineWord {
  std::uint32_t stem = 0, term = 0;
  bool name = false;
};

/// What is kept of a document's words.
struct DocumentTerms {
  std::vector<Term> terms;           ///< each once, ascending by number
  std::vector<std::uint32_t> stems;  ///< of headline and text, each once, ascending
  std::vector<HeadlineWord> headline;
};

/// The terms of all documents.
class Vocabulary {
 public:
  /// A pile smaller than `filled_up_to` documents is weighed as if it were filled up with imagined ones on other
  /// affairs, of which nothing is known but what can be expected: else all words of ten reports on one affair would
  /// look common.
  explicit Vocabulary(float filled_up_to) : filled_up_to_(filled_up_to) {}

  /// The document's terms; counts each for one more document.
  [[nodiscard]] DocumentTerms terms_of(const StoryInput& input);
  [[nodiscard]] std::uint32_t documents_with(std::uint32_t term) const { return entries_[term].documents; }
  [[nodiscard]] std::uint64_t hash(std::uint32_t term) const { return entries_[term].hash; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// Weighs every term by how rare it is among `documents` documents. Terms met later count as in one.
  void weigh(std::size_t documents);
  /// Asks for what is known of the term, to be there when it is needed.
  void fetch(std::uint32_t term) const { __builtin_prefetch(&entries_[term]); }
  /// What the term weighs in its document; never below 0.
  [[nodiscard]] float weight(const Term& term) const;
  /// How much of one document's headline, by weight, another document has the words of: 0 to 1. A document without a
  /// headline has all of it told.
  [[nodiscard]] double told_of_headline(const DocumentTerms& one, const DocumentTerms& other) const;

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t documents = 0;
    float expected = 0;  ///< share of documents that such a word is expected in
    float weight = 0;
  };
  /// Of a hash table: the entry's number + 1, 0 where free, and the upper half of its hash.
  struct Slot {
    std::uint32_t entry = 0, tag = 0;
  };
  std::uint32_t number_of(std::uint64_t hash, float expected);
  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const;
  void add_words(std::string_view text, const std::vector<Span>& left_out, std::uint16_t tally);
  void add_term(std::uint64_t hash, float rarity, std::uint16_t tally, bool name, std::uint32_t stem);

  void weigh(Entry& entry) const;

  std::vector<Entry> entries_;
  float filled_up_to_;
  std::size_t documents_ = 0;  // as of the last weighing
  std::vector<Slot> slots_;
  FoldedText folded_;
  // Of the document in hand:
  std::vector<Term> found_;  // once for each time it occurs
  std::vector<std::uint32_t> stems_;
};

/// A term with its weight. A document's terms are a vector of length `unit`, of which those that no other document
/// has are left away; keys among these do not count for the length either: figures grow while the affair stays.
struct WeightedTerm {
  std::uint32_t number = 0;
  std::uint16_t weight = 0;
};
constexpr std::uint32_t unit = 1U << 14U;

[[nodiscard]] std::vector<WeightedTerm> weighted(const std::vector<Term>& terms, const Vocabulary& vocabulary);

/// Cosine of two such vectors, the first spread out by term, times unit * unit. Exact.
[[nodiscard]] std::uint64_t product(const std::vector<std::uint16_t>& spread, const std::vector<WeightedTerm>& other);

}  // namespace runut
