// Bellman and Ford's method, the edges walked forwards and backwards in turn: they come in order of time, so
// that a bound crosses a whole chain in one round.
#include "reconcile/difference_graph.h"

#include <algorithm>

namespace runut {

std::optional<std::vector<std::size_t>> DifferenceGraph::negative_cycle(std::size_t& steps) const {
  std::vector<Decimal> distance(unknowns_, Decimal(0));
  std::vector<std::size_t> by(unknowns_, unlabelled);  // the edge that set it
  std::size_t changed = unlabelled;
  for (std::size_t round = 0; round <= unknowns_; ++round) {
    changed = unlabelled;
    steps += edges_.size();
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const std::size_t e = round % 2 == 0 ? i : edges_.size() - 1 - i;
      const auto sum = distance[edges_[e].from].plus(edges_[e].bound);
      if (!sum || *sum >= distance[edges_[e].to]) continue;
      distance[edges_[e].to] = *sum, by[edges_[e].to] = e, changed = edges_[e].to;
    }
    if (changed == unlabelled) return {};
  }
  // As many steps back as there are unknowns end on the cycle.
  std::size_t at = changed;
  for (std::size_t i = 0; i < unknowns_; ++i) at = edges_[by[at]].from;
  std::vector<std::size_t> labels;
  const std::size_t start = at;
  do {
    const Edge& e = edges_[by[at]];
    if (e.label != unlabelled) labels.push_back(e.label);
    at = e.from;
  } while (at != start);
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  return labels;
}

std::vector<std::optional<Decimal>> DifferenceGraph::greatest(std::size_t source, bool backward) const {
  std::vector<std::optional<Decimal>> distance(unknowns_);
  distance[source] = Decimal(0);
  bool changed = true;
  for (std::size_t round = 0; changed && round <= unknowns_; ++round) {
    changed = false;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const Edge& e = edges_[round % 2 == 0 ? i : edges_.size() - 1 - i];
      const std::size_t from = backward ? e.to : e.from, to = backward ? e.from : e.to;
      if (!distance[from]) continue;
      const auto sum = distance[from]->plus(e.bound);
      if (!sum || (distance[to] && *sum >= *distance[to])) continue;
      distance[to] = sum, changed = true;
    }
  }
  return distance;
}

}  // namespace runut
