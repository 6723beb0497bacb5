// Reconciliation: what a pile of reports says together. The same for any order in which they were added, but for
// the numbers that documents have.
#pragma once

#include <vector>

#include "runut/relation.h"
#include "runut/series.h"
#include "runut/story.h"
#include "runut/timeline.h"

namespace runut {

struct Reconciliation {
  std::vector<Origin> origins;
  std::vector<Story> stories;       ///< the one with most claims first
  std::vector<Series> series;       ///< by story; there series of one subject stand together, the fuller first
  std::vector<Relation> relations;  ///< conflicts first, then by the claims' documents
  std::vector<SumCheck> sums;
  std::vector<Dated> timeline;  ///< by when it happened
  std::vector<DateConflict> dates;
};

}  // namespace runut
