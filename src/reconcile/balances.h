// Balances: what became of those who were there or were sent, against how many they were: killed, missing and rescued
// against aboard; returned, lost and still there against sent.
//
// Terms are taken from one report where it has them, else each from the last word on it. Too much is a contradiction,
// the same number fits, too little tells nothing: somebody may have been left out.
#pragma once

#include <span>
#include <vector>

#include "reconcile/scope.h"
#include "reconcile/series.h"
#include "runut/relation.h"

namespace runut {

/// `people` are the series of one kind of counted things of one actor, whatever happened to them.
/// Cost: quadratic in the series of the balances' measures, of which the first few dozen are looked at.
void find_balances(std::span<const DraftSeries* const> people, Scope& scope, const Symbols& symbols,
                   std::vector<SumCheck>& out);

}  // namespace runut
