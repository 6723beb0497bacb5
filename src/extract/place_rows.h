// Rows of places inside a sentence: which bare numbers go on counting in the next place what the figure before counted.
#pragma once

#include "extract/number_gaps.h"

namespace runut {

/// "41 houses in X, Y 24, Z five": a bare number behind the name of a place that a comma or "and" joins to the quantity
/// before. `before` is that quantity's end.
[[nodiscard]] bool closes_place_row(const Text& text, std::uint32_t first, std::uint32_t last,
                                    const NumberBefore& before);

}  // namespace runut
