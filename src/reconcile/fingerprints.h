// Fingerprints: what is kept of a text to compare it with others, small enough to keep a million of them.
//
// Words become 15-bit codes in text order, so that runs of them can be compared exactly, and a number keeps a
// mark of its own, so that a text with other figures is still seen to be the same text. Marks are hashes of
// twelve letters chosen by winnowing (Schleimer, Wilkerson and Aiken 2003): two texts that share any 67 letters in a
// row share a mark, which is how they find each other. The letters are folded as scanners misread them first. Left out:
// the words themselves.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reconcile/words.h"

namespace runut {

constexpr std::size_t mark_letters = 12;
constexpr std::size_t mark_window = 56;

/// The word's code; its highest bit says that it is a number.
using WordCode = std::uint16_t;
constexpr WordCode number_bit = 0x8000;

[[nodiscard]] WordCode code_of(const FoldedWord& word);
/// The same code for all numbers.
[[nodiscard]] constexpr WordCode shape_of(WordCode code) { return (code & number_bit) != 0 ? number_bit : code; }

/// The words of a text in order, with what it takes to find their places again.
struct Fingerprint {
  std::vector<WordCode> words;
  std::uint64_t hash = 0;   ///< of all words and figures: equal texts have equal ones
  std::uint32_t marks = 0;  ///< how many marks the text has

  Fingerprint() = default;
  explicit Fingerprint(const FoldedText& text);
  /// The bytes from the first of word `first` to the end of word `last` (inclusive). Cost: linear in `last`.
  [[nodiscard]] Span bytes(std::size_t first, std::size_t last) const;

 private:
  /// Per word one byte: bytes between the words before it (3 bits) and of it (5 bits); 0 where they do not fit,
  /// and stand in `long_gaps_` two numbers a word.
  std::vector<std::uint8_t> gaps_;
  std::vector<std::uint32_t> long_gaps_;
};

/// Chooses the marks of texts; keeps its buffers from one to the next.
class MarkChooser {
 public:
  /// The marks of the text, each once, ascending. Valid until the next call. Cost: linear.
  [[nodiscard]] std::span<const std::uint32_t> choose(const FoldedText& text);

 private:
  std::vector<char32_t> letters_;
  std::vector<std::uint32_t> grams_, chosen_;
};

}  // namespace runut
