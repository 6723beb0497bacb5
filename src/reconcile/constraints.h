// Step 2: what words allow over time, and the smallest sets of them that cannot all hold.
//
// Each word bounds the unknown count at one moment; counts that never fall, and increments, bind the
// moments to each other. These are difference constraints: a negative cycle is a conflict, and the words
// on it are the explanation.
#pragma once

#include <span>
#include <vector>

#include "reconcile/observations.h"

namespace runut {

struct History {
  std::vector<AsOf> history;          ///< by moment
  std::vector<Conflict> conflicts;    ///< one for each pair of origins, the latest, later ones first
  std::vector<std::size_t> rejected;  ///< words not accepted, ascending
};

/// Accepts words one by one in the order of `ranking` (numbers of words, each at most once; the others are
/// left out) as far as all accepted can hold together. Every rejected word is in a conflict, whose claims
/// are its own and those of accepted words, and of which no part is one. Cost: n log n for levels; with
/// increments, times moments each, at most some 10^8 steps, after which further increments are rejected
/// unseen.
[[nodiscard]] History allowed_by(std::span<const Word> words, std::span<const std::size_t> ranking, Course course);

}  // namespace runut
