// The chart of a series: its figures in time as intervals, coloured by origin, with the estimate.
#pragma once

#include "cli/estimates.h"
#include "cli/html.h"

namespace runut {

/// Appends an inline SVG with its legend; nothing for a series of fewer than two figures with a known time. Values that
/// span more than three orders of magnitude stand on a logarithmic scale.
void append_chart(const ReadPile& pile, const Series& series, const SeriesView* view, Html& html);

}  // namespace runut
