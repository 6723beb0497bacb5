// Camps: the live figures of a series, split where no figure of one side can be right together with one of
// the other. They are kept side by side, never averaged.
#include <algorithm>
#include <map>

#include "reconcile/support.h"

namespace runut {
namespace {

/// A live word with its interval, widened by the slack.
struct Stand {
  Interval reach;
  const Word* word;
};

Interval widened(const Interval& i, int slack) {
  Interval out = i;
  if (slack == 0) return out;
  if (i.low) out.low = i.low->times(Decimal::scaled(100 - slack, 2)).value_or(*i.low);
  if (i.high) out.high = i.high->times(Decimal::scaled(100 + slack, 2)).value_or(*i.high);
  if (out.low && out.high && *out.high < *out.low) return i;  // negative figures
  return out;
}

bool open_or_lower(const Interval& a, const Interval& b) {
  if (!a.low || !b.low) return b.low.has_value() && !a.low;
  return *a.low < *b.low;
}

Camp camp_of(const std::vector<Stand>& stands, std::size_t begin, std::size_t end) {
  Camp camp;
  std::map<Decimal, std::uint64_t> figures;
  for (std::size_t i = begin; i < end; ++i) {
    const Word& w = *stands[i].word;
    const Interval& said = w.said;
    if (i == begin) camp.range = said;
    camp.range.low = camp.range.low && said.low ? std::min(camp.range.low, said.low) : std::nullopt;
    camp.range.high = camp.range.high && said.high ? std::max(camp.range.high, said.high) : std::nullopt;
    figures[said.low ? *said.low : *said.high] += w.weight;
    camp.origins.push_back(w.origin);
    camp.claims.insert(camp.claims.end(), w.claims.begin(), w.claims.end());
  }
  std::sort(camp.origins.begin(), camp.origins.end());
  std::sort(camp.claims.begin(), camp.claims.end());
  const auto most = std::max_element(figures.begin(), figures.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  camp.best = most->first;
  return camp;
}

}  // namespace

std::vector<Camp> camps_of(std::span<const Word> words, int slack) {
  std::vector<Stand> stands;
  for (const Word& w : words)
    if (w.live) stands.push_back({widened(w.around, slack), &w});
  std::stable_sort(stands.begin(), stands.end(),
                   [](const Stand& a, const Stand& b) { return open_or_lower(a.reach, b.reach); });
  std::vector<Camp> camps;
  for (std::size_t i = 0, j = 0; i < stands.size(); i = j) {
    std::optional<Decimal> highest = stands[i].reach.high;
    for (j = i + 1; j < stands.size() && (!highest || !stands[j].reach.low || *stands[j].reach.low <= *highest); ++j)
      highest = highest && stands[j].reach.high ? std::max(highest, stands[j].reach.high) : std::nullopt;
    camps.push_back(camp_of(stands, i, j));
  }
  return camps;
}

}  // namespace runut
