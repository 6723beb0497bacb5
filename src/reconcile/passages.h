// Passages: which runs of words two texts share, in order.
//
// Runs of equal words are found through a table of the n-grams of one text, then joined over short gaps, in
// which an editor changed or a scanner misread something. Numbers are compared apart: a run goes on over a
// number that differs, and the difference is counted. Left out: passages whose order was changed are found each
// for itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "reconcile/fingerprints.h"

namespace runut {

/// Words [a, a + size) of one text are words [b, b + size) of the other, figures aside.
struct Run {
  std::uint32_t a = 0, b = 0, size = 0;
};

/// Words [a_first, a_last] stand for words [b_first, b_last], `words` of them the same.
struct WordPassage {
  std::uint32_t a_first = 0, a_last = 0, b_first = 0, b_last = 0, words = 0;
};

/// What two texts have in common, as far as runs of a gram or more show it.
struct Overlap {
  std::vector<WordPassage> passages;         ///< ascending in a
  std::uint32_t shared_a = 0, shared_b = 0;  ///< words of each that stand in a run
  std::uint32_t figures = 0;                 ///< numbers in runs that differ
  std::uint32_t runs = 0;                    ///< how many runs there are ...
  std::uint32_t gaps = 0;                    ///< ... and how many gaps that passages were joined over
  std::uint32_t even_gaps = 0;               ///< those as long in one text as in the other, give or take a word
};

/// The n-grams of a text, for finding runs of other texts in it. Reusable.
class GramTable {
 public:
  /// Cost: linear. `text` must stay while the table is used.
  void build(const Fingerprint& text, std::size_t gram);
  [[nodiscard]] bool holds(const Fingerprint& text, std::size_t gram) const { return text_ == &text && gram_ == gram; }
  void forget() { text_ = nullptr; }
  /// The overlap of `a` with the text of the table, which is `b`. Passages are joined over up to `gap` words.
  [[nodiscard]] Overlap compare(const Fingerprint& a, std::size_t gap);

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;
  [[nodiscard]] std::uint32_t find(const WordCode* words) const;
  void find_runs(const Fingerprint& a);

  const Fingerprint* text_ = nullptr;
  std::size_t gram_ = 0;
  std::vector<std::uint32_t> heads_, next_;
  std::vector<Run> runs_;
};

}  // namespace runut
