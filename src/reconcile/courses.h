// Courses: how a count went on from one report to the next, by its parts and by its waves: 154 became 125 because one
// district's 29 are gone and all others stayed; five that came on Monday and six on Tuesday are the eleven there are.
//
// Exact figures only, and only what comes out to the digit: that explains a change, or shows that a table was carried
// over. What does not come out tells nothing, for reports leave out parts and waves.
#pragma once

#include <vector>

#include "reconcile/scope.h"
#include "reconcile/series.h"
#include "runut/relation.h"

namespace runut {

/// Appends what is found in the series of one subject. Cost: linear in the figures, with a cap on each series.
void find_courses(const std::vector<DraftSeries>& series, Scope& scope, std::vector<SumCheck>& out);

}  // namespace runut
