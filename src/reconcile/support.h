// Step 3: which figure the origins support, one vote for each, and the rule that chose it.
#pragma once

#include <span>

#include "reconcile/observations.h"

namespace runut {

struct Choice {
  std::optional<Decimal> best, low, high;
  Rule rule = Rule::none;
};

/// Whether the series moves: levels of more than one moment, of a count that grows.
[[nodiscard]] bool moves(std::span<const Word> words, Course course);

/// The choice over live words. For a moving series as `estimate` says; cost: n log n. `words` are sorted as
/// `words_of` has them.
[[nodiscard]] Choice choice_of(std::span<const Word> words, Course course, const SourceRecords* records);

/// The single choices, for tests: a series that stands still, and one that moves.
[[nodiscard]] Choice most_supported(std::span<const Word> words, const SourceRecords* records);
[[nodiscard]] Choice densest(std::span<const Word> words);

/// The camps of the live words: figures that hang together by intervals that meet, two after two. `slack`
/// per cent lie between figures of a series that moves. By their lowest figure. Cost: n log n.
[[nodiscard]] std::vector<Camp> camps_of(std::span<const Word> words, int slack);

}  // namespace runut
