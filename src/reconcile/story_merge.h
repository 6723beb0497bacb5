// Merging: similar documents into stories, the most similar first.
//
// The likeness of two stories is half the mean of that of their documents and half that of the two most alike: the
// mean keeps apart stories that one stray report touches, the most alike lets a long story take what continues it.
// Two lone reports must be a tenth more alike than a report and a long story, two long stories a fifth.
// Measured against the mean alone, the most alike alone, and centroids (DESIGN.md). Left out: pairs that were
// never compared count as unlike, up to the number that a document is compared with at all.
#pragma once

#include <cstdint>
#include <vector>

namespace runut {

/// Two documents by rank and how alike they are, 0 to 1.
struct Likeness {
  std::uint32_t a = 0, b = 0;
  float value = 0;
};

constexpr std::uint32_t most_compared = 32;  ///< documents of a story that one document is compared with

/// How alike two stories are, of `a` and `b` documents, whose compared pairs sum up to `sum`, at most `most`.
[[nodiscard]] double story_likeness(double sum, double most, std::uint32_t a, std::uint32_t b);

/// Merges `documents` ranks while two stories are at least `least` alike; returns for each rank the lowest rank
/// of its story. Ties go to the lower ranks. Cost: pairs * log^2.
[[nodiscard]] std::vector<std::uint32_t> merge_alike(std::uint32_t documents, const std::vector<Likeness>& pairs,
                                                     double least);

}  // namespace runut
