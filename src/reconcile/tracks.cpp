// Tracks: what each origin said over time, and its last word brought to the last moment of the series.
//
// An origin that fell silent is not one that says the count stands still: its last word is carried by the
// growth that others saw since. On made-up counts this alone is worth six points in a hundred. Where nobody saw any, a
// word that others have overtaken is only of its time.
#include <algorithm>
#include <cmath>

#include "reconcile/density.h"

namespace runut {
namespace {

constexpr std::size_t most_carriers = 64;  // origins that others are carried by

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

/// Growth since a moment, as the middle of those that speak on both sides of it; at least 1. Nothing where none does.
std::optional<double> growth_since(Moment m, const Track* self, const std::vector<const Track*>& carriers) {
  std::vector<double> growth;
  for (const Track* c : carriers) {
    if (c == self || c->points.back().moment <= m) continue;
    const auto then = at(*c, m);
    if (then && *then > 0) growth.push_back(c->points.back().middle() / *then);
  }
  if (growth.empty()) return std::nullopt;
  std::sort(growth.begin(), growth.end());
  const double middle = (growth[(growth.size() - 1) / 2] + growth[growth.size() / 2]) / 2;
  return std::max(1.0, middle);
}

/// The most that any origin's last word says from a moment on.
class LaterWords {
 public:
  explicit LaterWords(const std::vector<Track>& tracks) {
    for (const Track& t : tracks) most_.emplace_back(t.points.back().moment, t.points.back().low);
    std::sort(most_.begin(), most_.end());
    for (std::size_t i = most_.size(); i-- > 1;) most_[i - 1].second = std::max(most_[i - 1].second, most_[i].second);
  }
  /// Whether another origin says more six hours later: a word that nothing carries on is overtaken by it.
  [[nodiscard]] bool overtake(const Point& word) const {
    constexpr Moment hours = 6 * 60;
    const auto later = std::upper_bound(most_.begin(), most_.end(), word.moment + hours,
                                        [](Moment m, const std::pair<Moment, double>& w) { return m < w.first; });
    return later != most_.end() && later->second > word.high;
  }

 private:
  std::vector<std::pair<Moment, double>> most_;
};

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

}  // namespace

std::vector<LastWord> figures_of(std::span<const Word> words) {
  const std::vector<Track> tracks = tracks_of(words);
  if (tracks.empty()) return {};
  Moment begin = tracks[0].points.front().moment, end = tracks[0].points.back().moment;
  for (const Track& c : tracks)
    begin = std::min(begin, c.points.front().moment), end = std::max(end, c.points.back().moment);
  const std::vector<const Track*> carriers = carriers_of(tracks);
  const LaterWords later(tracks);
  std::vector<LastWord> figures;
  for (const Track& c : tracks) {
    const Point& last = c.points.back();
    const auto seen = last.moment == end ? std::optional(1.0) : growth_since(last.moment, &c, carriers);
    if (!seen && later.overtake(last)) continue;
    const double growth = seen.value_or(1.0);
    const bool sure = c.points.size() >= 4 && 4 * (end - last.moment) < end - begin;
    figures.push_back({last.low * growth, last.high * growth, sure, c.last, growth > 1});
  }
  return figures;
}

}  // namespace runut
