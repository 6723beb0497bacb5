// Arithmetic: what figures come to when they are added, multiplied or taken from each other, and whether that fits what
// somebody says they come to.
//
// Only what can be joined is joined: terms of one report and one time, or a sum that another report states to the
// digit. A list may be open at its end, so terms that stay below their total tell nothing. Left out: rates per
// head; those per day are products (products.h).
#pragma once

#include <vector>

#include "reconcile/relations.h"
#include "reconcile/scope.h"
#include "reconcile/series.h"
#include "runut/relation.h"

namespace runut {

/// What arithmetic finds in the series of one subject.
struct Sums {
  std::vector<SumCheck> checks;
  std::vector<Relation> relations;  ///< conflicts and updates that rest on a sum or a share
};

/// Cost: n log n in the claims of the subject, linear in those of their documents.
[[nodiscard]] Sums add_up(const std::vector<DraftSeries>& series, Scope& scope, const Symbols& symbols);

}  // namespace runut
