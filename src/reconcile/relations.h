// Relations: how the figures of a series, and the series of a subject, stand to each other.
//
// Time decides first (a later figure of a moving count is no contradiction), then whether both can hold, then whether
// one origin speaks or two. Each figure is held against the ones next to it in time, so that the cost stays linear
// in long series; in short ones every pair is looked at.
#pragma once

#include <vector>

#include "reconcile/scope.h"
#include "reconcile/series.h"
#include "runut/relation.h"

namespace runut {

/// Relations inside one series. Marks figures that their own origin took back.
void relate_figures(DraftSeries& series, std::vector<Relation>& out);

/// A measure against one that joins it with others by its words ("injured or missing"), from whatever family.
void relate_joined(const DraftSeries& member, const DraftSeries& joined, std::vector<Relation>& out);

/// Relations between series of one subject: which lies within which, and what makes them incomparable.
void relate_series(const std::vector<DraftSeries>& all, Scope& scope, std::vector<Relation>& out);

}  // namespace runut
