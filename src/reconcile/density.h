// Density: how likely each truth is, from the last words of all origins, in cells of one per cent.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "reconcile/observations.h"

namespace runut {

/// The last word of an origin, brought to the last moment.
struct LastWord {
  double low = 0, high = 0;
  bool sure = false;
  const Word* word = nullptr;
  bool carried = false;
};

/// The figures of a series that moves, by origin. Cost: n log n. `words` are sorted as `words_of` has them.
[[nodiscard]] std::vector<LastWord> figures_of(std::span<const Word> words);

/// Truths from far below the lowest figure to far above the highest, each one per cent above the one before.
[[nodiscard]] std::vector<double> cells_over(const std::vector<LastWord>& figures);
/// The cell that a value falls in; the first for what lies below all.
[[nodiscard]] std::ptrdiff_t cell_of(const std::vector<double>& cells, double value);
/// What a figure says for a truth so many cells above it (or below, where negative).
[[nodiscard]] int points_at(std::ptrdiff_t cells_away, bool sure);
/// Sum of the points of all figures in every cell. Cost: figures and cells.
[[nodiscard]] std::vector<std::int64_t> points_over(const std::vector<double>& cells,
                                                    const std::vector<LastWord>& figures);

}  // namespace runut
