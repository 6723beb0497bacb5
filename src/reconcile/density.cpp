// Support in a count that grows: where the origins' last words lie closest, once they are brought to the same
// moment.
//
// What a figure says of the truth is a table in steps of one per cent: tenfold logarithms of a mixture, half
// "right to 1.5 per cent", three tenths "short of it", two tenths "above it"; rounded to whole points, so
// that sums are exact. An origin heard on fewer than four days, or silent for the last quarter of the time,
// is trusted to be right within 4 per cent, and less often. Measured on made-up counts (half of a set): any of
// these numbers may be halved or doubled, and one to two of a hundred answers change.
#include "reconcile/density.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "reconcile/support.h"

namespace runut {
namespace {

/// Points for a truth that is up to so many cells away from the figure.
struct Step {
  int cells;
  int sure_above, sure_below, weak_above, weak_below;  // where the truth lies
};
constexpr std::array<Step, 15> steps{{{1, 72, 72, 59, 59},
                                      {2, 68, 67, 60, 58},
                                      {4, 59, 57, 59, 57},
                                      {5, 50, 43, 57, 54},
                                      {8, 47, 39, 53, 49},
                                      {10, 46, 38, 48, 43},
                                      {13, 44, 37, 45, 38},
                                      {17, 42, 36, 43, 36},
                                      {22, 40, 35, 40, 35},
                                      {28, 38, 33, 38, 33},
                                      {35, 34, 31, 34, 31},
                                      {45, 30, 29, 30, 29},
                                      {55, 25, 26, 25, 26},
                                      {70, 19, 22, 19, 22},
                                      {100, 8, 16, 8, 16}}};
constexpr double cell = 1.01;         // each is one per cent above the one before
constexpr std::ptrdiff_t window = 5;  // cells to either side that count as the same figure
constexpr double held = 0.885;        // of the mass lies between low and high

constexpr double least_figure = 0.5;  // nought has no ratio to anything

int points_of(const Step& s, bool above, bool sure) {
  return above ? (sure ? s.sure_above : s.weak_above) : (sure ? s.sure_below : s.weak_below);
}

}  // namespace

std::vector<double> cells_over(const std::vector<LastWord>& figures) {
  double lowest = figures[0].low, highest = figures[0].high;
  for (const LastWord& f : figures) lowest = std::min(lowest, f.low), highest = std::max(highest, f.high);
  std::vector<double> cells{std::max(lowest, least_figure) / 3};
  while (cells.back() < std::max(highest, least_figure) * 3) cells.push_back(cells.back() * cell);
  return cells;
}

std::ptrdiff_t cell_of(const std::vector<double>& cells, double value) {
  const auto above = std::upper_bound(cells.begin(), cells.end(), value);
  return std::max<std::ptrdiff_t>(0, above - cells.begin() - 1);
}

int points_at(std::ptrdiff_t cells_away, bool sure) {
  for (const Step& s : steps)
    if (std::abs(cells_away) <= s.cells) return points_of(s, cells_away > 0, sure);
  return 0;
}

std::vector<std::int64_t> points_over(const std::vector<double>& cells, const std::vector<LastWord>& figures) {
  const auto size = static_cast<std::ptrdiff_t>(cells.size());
  std::vector<std::int64_t> change(cells.size() + 1);
  const auto add = [&](std::ptrdiff_t from, std::ptrdiff_t to, std::int64_t points) {  // [from, to)
    from = std::clamp<std::ptrdiff_t>(from, 0, size), to = std::clamp<std::ptrdiff_t>(to, 0, size);
    change[static_cast<std::size_t>(from)] += points, change[static_cast<std::size_t>(to)] -= points;
  };
  for (const LastWord& f : figures) {
    const std::ptrdiff_t low = cell_of(cells, std::max(f.low, least_figure)),
                         high = cell_of(cells, std::max(f.high, least_figure));
    const std::int64_t weight = f.word->weight;
    add(low, high + 1, weight * points_of(steps[0], true, f.sure));
    std::ptrdiff_t from = 1;
    for (const Step& s : steps) {
      add(high + from, high + s.cells + 1, weight * points_of(s, true, f.sure));
      add(low - s.cells, low - from + 1, weight * points_of(s, false, f.sure));
      from = s.cells + 1;
    }
  }
  std::vector<std::int64_t> points(cells.size());
  std::int64_t sum = 0;
  for (std::size_t k = 0; k < points.size(); ++k) points[k] = sum += change[k];
  return points;
}

namespace {

/// Running sums of what is likely: ten points more are e times as much. Only products, so that the same
/// comes out everywhere.
std::vector<double> mass_below(const std::vector<std::int64_t>& points) {
  constexpr double tenth = 0.90483741803595957;  // exp(-0.1)
  std::array<double, 400> less{};
  less[0] = 1;
  for (std::size_t i = 1; i < less.size(); ++i) less[i] = less[i - 1] * tenth;
  const std::int64_t most = *std::max_element(points.begin(), points.end());
  std::vector<double> sums{0};
  for (const std::int64_t p : points) {
    const auto down = static_cast<std::size_t>(most - p);
    sums.push_back(sums.back() + (down < less.size() ? less[down] : 0));
  }
  return sums;
}

/// The cell with the most mass around it.
std::size_t densest_cell(const std::vector<double>& sums) {
  const auto size = static_cast<std::ptrdiff_t>(sums.size()) - 1;
  std::ptrdiff_t best = 0;
  double most = -1;
  for (std::ptrdiff_t i = 0; i < size; ++i) {
    const double mass = sums[static_cast<std::size_t>(std::min(size, i + window + 1))] -
                        sums[static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, i - window))];
    if (mass > most) best = i, most = mass;
  }
  return static_cast<std::size_t>(best);
}

/// First and last cell of the fewest cells that hold enough.
std::pair<std::size_t, std::size_t> narrowest(const std::vector<double>& sums) {
  const std::size_t size = sums.size() - 1;
  std::pair<std::size_t, std::size_t> best{0, size - 1};
  for (std::size_t i = 0, j = 0; i < size; ++i) {
    while (j < size && sums[j] - sums[i] < held * sums[size]) ++j;
    if (sums[j] - sums[i] < held * sums[size]) break;
    if (j - 1 - i < best.second - best.first) best = {i, j - 1};
  }
  return best;
}

/// Three significant digits, whole above 100, downwards or upwards. Nothing beyond 18 digits.
std::optional<Decimal> rough(double value, bool up, bool whole) {
  int power = 0;
  for (; value >= 1000; value /= 10) ++power;
  for (; value < 100 && value > 0 && power > -6 && (!whole || power > 0); value *= 10) --power;
  const double digits = up ? std::ceil(value - 1e-9) : std::floor(value + 1e-9);
  return Decimal(static_cast<std::int64_t>(digits)).shifted(power);
}

/// A figure that was said stands for its neighbourhood: the one with most points, the later, the lower.
std::optional<Decimal> said_near(double value, const std::vector<LastWord>& figures, const std::vector<double>& cells,
                                 const std::vector<std::int64_t>& points) {
  const LastWord* best = nullptr;
  std::int64_t most = 0;
  for (const LastWord& f : figures) {
    if (f.carried || !f.word->said.is_point() || f.low * 1.02 < value || value * 1.02 < f.low) continue;
    const std::int64_t here = points[static_cast<std::size_t>(cell_of(cells, std::max(f.low, least_figure)))];
    const auto key = [](const LastWord& g, std::int64_t p) { return std::tuple(p, g.word->last, -g.low); };
    if (best == nullptr || key(f, here) > key(*best, most)) best = &f, most = here;
  }
  return best == nullptr ? std::nullopt : best->word->said.low;
}

}  // namespace

Choice densest(std::span<const Word> words) {
  const std::vector<LastWord> figures = figures_of(words);
  if (figures.empty()) return {};
  bool whole = true;
  for (const LastWord& f : figures) {
    if (f.low < 0 || f.high > 1e15) return {};
    whole = whole && (!f.word->said.low || f.word->said.low->is_whole()) &&
            (!f.word->said.high || f.word->said.high->is_whole());
  }
  const std::vector<double> cells = cells_over(figures);
  const std::vector<std::int64_t> points = points_over(cells, figures);
  const std::vector<double> sums = mass_below(points);
  const double middle = cells[densest_cell(sums)];
  const auto [low, high] = narrowest(sums);
  Choice choice;
  choice.rule = Rule::density;
  choice.best = said_near(middle, figures, cells, points);
  if (!choice.best) choice.best = rough(middle, false, whole);
  choice.low = rough(cells[low], false, whole), choice.high = rough(cells[high], true, whole);
  if (!choice.best || !choice.low || !choice.high) return {};
  choice.low = std::min(*choice.low, *choice.best), choice.high = std::max(*choice.high, *choice.best);
  return choice;
}

}  // namespace runut
