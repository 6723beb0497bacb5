// Support in a count that grows: where the origins' last words lie closest, once they are brought to the same
// moment.
//
// What a figure says of the truth is a table in steps of one per cent: tenfold logarithms of a mixture, half
// "right to 1.5 per cent", three tenths "short of it", two tenths "above it"; rounded to whole points, so
// that sums are exact. An origin heard on fewer than four days, or silent for the last quarter of the time,
// is trusted to be right within 4 per cent, and less often. Measured on made-up counts (half of a set): any of
// these numbers may be halved or doubled, and one to two of a hundred answers change.
#include <algorithm>
#include <array>
#include <cmath>

#include "reconcile/support.h"

namespace runut {
namespace {

/// Points for a truth that is up to so many cells from the figure.
struct Step {
  int cells, points;
};
using Table = std::array<Step, 15>;
constexpr Table sure_above{{{1, 72},
                            {2, 68},
                            {4, 59},
                            {5, 50},
                            {8, 47},
                            {10, 46},
                            {13, 44},
                            {17, 42},
                            {22, 40},
                            {28, 38},
                            {35, 34},
                            {45, 30},
                            {55, 25},
                            {70, 19},
                            {100, 8}}};
constexpr Table sure_below{{{1, 72},
                            {2, 67},
                            {4, 57},
                            {5, 43},
                            {8, 39},
                            {10, 38},
                            {13, 37},
                            {17, 36},
                            {22, 35},
                            {28, 33},
                            {35, 31},
                            {45, 29},
                            {55, 26},
                            {70, 22},
                            {100, 16}}};
constexpr Table weak_above{{{1, 59},
                            {2, 60},
                            {4, 59},
                            {5, 57},
                            {8, 53},
                            {10, 48},
                            {13, 45},
                            {17, 43},
                            {22, 40},
                            {28, 38},
                            {35, 34},
                            {45, 30},
                            {55, 25},
                            {70, 19},
                            {100, 8}}};
constexpr Table weak_below{{{1, 59},
                            {2, 58},
                            {4, 57},
                            {5, 54},
                            {8, 49},
                            {10, 43},
                            {13, 38},
                            {17, 36},
                            {22, 35},
                            {28, 33},
                            {35, 31},
                            {45, 29},
                            {55, 26},
                            {70, 22},
                            {100, 16}}};
constexpr double cell = 1.01;         // each is one per cent above the one before
constexpr std::ptrdiff_t window = 5;  // cells to either side that count as the same figure
constexpr double held = 0.9;          // of the mass lies between low and high
constexpr std::size_t most_carriers = 64;

/// The last word of an origin, brought to the last moment.
struct Figure {
  double low = 0, high = 0;
  bool sure = false;
  const Word* word = nullptr;
  bool carried = false;
};

struct Point {
  Moment moment;
  double low, high;
  [[nodiscard]] double middle() const { return (low + high) / 2; }
};

/// What one origin said over time, rising in time.
struct Track {
  std::vector<Point> points;
  const Word* last = nullptr;
};

/// The figure meant by a word: its interval, or at a bound the step up to the next round figure, at most a tenth.
Point point_of(const Word& w) {
  const auto step = [](Decimal d) {
    const double value = d.to_double();
    return std::min(place_of_last_digit(d).to_double(), std::abs(value) / 10);
  };
  Point p{*w.last, 0, 0};
  p.low = w.said.low ? w.said.low->to_double() : w.said.high->to_double() - step(*w.said.high);
  p.high = w.said.high ? w.said.high->to_double() : w.said.low->to_double() + step(*w.said.low);
  return p;
}

/// A bound or range that holds the last plain figure says nothing new: the figure stands.
Track track_of(std::span<const Word> words) {
  Track track;
  std::optional<double> plain;
  for (const Word& w : words) {
    if (w.since || w.retired || !w.last) continue;
    Point p = point_of(w);
    if (w.said.is_point())
      plain = p.low;
    else if (plain && p.low <= *plain && *plain <= p.high)
      p.low = p.high = *plain;
    else
      plain = p.low;
    if (!track.points.empty() && track.points.back().moment == p.moment)
      track.points.back() = p;
    else
      track.points.push_back(p);
    track.last = &w;
  }
  return track;
}

std::vector<Track> tracks_of(std::span<const Word> words) {
  std::vector<Track> tracks;
  for (std::size_t i = 0, j = 0; i < words.size(); i = j) {
    for (j = i; j < words.size() && words[j].origin == words[i].origin;) ++j;
    Track c = track_of(words.subspan(i, j - i));
    if (!c.points.empty()) tracks.push_back(std::move(c));
  }
  return tracks;
}

/// What the origin would have said at a moment between its first and last word, on a straight line.
std::optional<double> at(const Track& track, Moment m) {
  const auto& p = track.points;
  if (m < p.front().moment || m > p.back().moment) return {};
  const auto after = std::lower_bound(p.begin(), p.end(), m, [](const Point& a, Moment b) { return a.moment < b; });
  if (after->moment == m) return after->middle();
  const auto before = after - 1;
  const double part = static_cast<double>(m - before->moment) / static_cast<double>(after->moment - before->moment);
  return before->middle() + part * (after->middle() - before->middle());
}

/// Growth since a moment, as the middle of those that speak on both sides of it; at least 1.
double growth_since(Moment m, const Track* self, const std::vector<const Track*>& carriers) {
  std::vector<double> growth;
  for (const Track* c : carriers) {
    if (c == self || c->points.back().moment <= m) continue;
    const auto then = at(*c, m);
    if (then && *then > 0) growth.push_back(c->points.back().middle() / *then);
  }
  if (growth.empty()) return 1;
  std::sort(growth.begin(), growth.end());
  const double middle = (growth[(growth.size() - 1) / 2] + growth[growth.size() / 2]) / 2;
  return std::max(1.0, middle);
}

/// The origins that say most, to carry others by.
std::vector<const Track*> carriers_of(const std::vector<Track>& tracks) {
  std::vector<const Track*> carriers;
  for (const Track& c : tracks)
    if (c.points.size() > 1) carriers.push_back(&c);
  std::stable_sort(carriers.begin(), carriers.end(), [](const Track* a, const Track* b) {
    return std::pair(a->points.back().moment, a->points.size()) > std::pair(b->points.back().moment, b->points.size());
  });
  if (carriers.size() > most_carriers) carriers.resize(most_carriers);
  return carriers;
}

std::vector<Figure> figures_of(std::span<const Word> words) {
  const std::vector<Track> tracks = tracks_of(words);
  if (tracks.empty()) return {};
  Moment begin = tracks[0].points.front().moment, end = tracks[0].points.back().moment;
  for (const Track& c : tracks)
    begin = std::min(begin, c.points.front().moment), end = std::max(end, c.points.back().moment);
  const std::vector<const Track*> carriers = carriers_of(tracks);
  std::vector<Figure> figures;
  for (const Track& c : tracks) {
    const Point& last = c.points.back();
    const double growth = last.moment == end ? 1.0 : growth_since(last.moment, &c, carriers);
    const bool sure = c.points.size() >= 4 && 4 * (end - last.moment) < end - begin;
    figures.push_back({last.low * growth, last.high * growth, sure, c.last, growth > 1});
  }
  return figures;
}

/// Truths from far below the lowest figure to far above the highest, each one per cent above the last.
std::vector<double> cells_over(const std::vector<Figure>& figures) {
  double lowest = figures[0].low, highest = figures[0].high;
  for (const Figure& f : figures) lowest = std::min(lowest, f.low), highest = std::max(highest, f.high);
  std::vector<double> cells{std::max(lowest, 0.5) / 3};
  while (cells.back() < std::max(highest, 0.5) * 3) cells.push_back(cells.back() * cell);
  return cells;
}

std::ptrdiff_t cell_of(const std::vector<double>& cells, double value) {
  const auto above = std::upper_bound(cells.begin(), cells.end(), value);
  return std::max<std::ptrdiff_t>(0, above - cells.begin() - 1);
}

/// Sum of the points of all figures in every cell.
std::vector<std::int64_t> points_over(const std::vector<double>& cells, const std::vector<Figure>& figures) {
  const auto size = static_cast<std::ptrdiff_t>(cells.size());
  std::vector<std::int64_t> change(cells.size() + 1);
  const auto add = [&](std::ptrdiff_t from, std::ptrdiff_t to, std::int64_t points) {  // [from, to)
    from = std::clamp<std::ptrdiff_t>(from, 0, size), to = std::clamp<std::ptrdiff_t>(to, 0, size);
    change[static_cast<std::size_t>(from)] += points, change[static_cast<std::size_t>(to)] -= points;
  };
  for (const Figure& f : figures) {
    const std::ptrdiff_t low = cell_of(cells, std::max(f.low, 0.5)), high = cell_of(cells, std::max(f.high, 0.5));
    const Table &above = f.sure ? sure_above : weak_above, &below = f.sure ? sure_below : weak_below;
    const std::int64_t weight = f.word->weight;
    add(low, high + 1, weight * above[0].points);
    std::ptrdiff_t from = 1;
    for (const Step& s : above) add(high + from, high + s.cells + 1, weight * s.points), from = s.cells + 1;
    from = 1;
    for (const Step& s : below) add(low - s.cells, low - from + 1, weight * s.points), from = s.cells + 1;
  }
  std::vector<std::int64_t> points(cells.size());
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) points[i] = sum += change[i];
  return points;
}

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
std::optional<Decimal> said_near(double value, const std::vector<Figure>& figures, const std::vector<double>& cells,
                                 const std::vector<std::int64_t>& points) {
  const Figure* best = nullptr;
  std::int64_t most = 0;
  for (const Figure& f : figures) {
    if (f.carried || !f.word->said.is_point() || f.low * 1.02 < value || value * 1.02 < f.low) continue;
    const std::int64_t here = points[static_cast<std::size_t>(cell_of(cells, std::max(f.low, 0.5)))];
    const auto key = [](const Figure& g, std::int64_t p) { return std::tuple(p, g.word->last, -g.low); };
    if (best == nullptr || key(f, here) > key(*best, most)) best = &f, most = here;
  }
  return best == nullptr ? std::nullopt : best->word->said.low;
}

}  // namespace

Verdict densest(std::span<const Word> words) {
  const std::vector<Figure> figures = figures_of(words);
  if (figures.empty()) return {};
  bool whole = true;
  for (const Figure& f : figures) {
    if (f.low < 0 || f.high > 1e15) return {};
    whole = whole && (!f.word->said.low || f.word->said.low->is_whole()) &&
            (!f.word->said.high || f.word->said.high->is_whole());
  }
  const std::vector<double> cells = cells_over(figures);
  const std::vector<std::int64_t> points = points_over(cells, figures);
  const std::vector<double> sums = mass_below(points);
  const double middle = cells[densest_cell(sums)];
  const auto [low, high] = narrowest(sums);
  Verdict verdict;
  verdict.rule = Rule::density;
  verdict.best = said_near(middle, figures, cells, points);
  if (!verdict.best) verdict.best = rough(middle, false, whole);
  verdict.low = rough(cells[low], false, whole), verdict.high = rough(cells[high], true, whole);
  if (!verdict.best || !verdict.low || !verdict.high) return {};
  verdict.low = std::min(*verdict.low, *verdict.best), verdict.high = std::max(*verdict.high, *verdict.best);
  return verdict;
}

}  // namespace runut
