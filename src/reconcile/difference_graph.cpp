// Bellman and Ford's method. Edges are walked forwards and backwards in turn: they come in order of time, so
// that a bound crosses a whole chain in one round. It starts from the solution of the edges before, and looks
// for a cycle among the edges that set each value after every round, not only after the last.
#include "reconcile/difference_graph.h"

#include <algorithm>

namespace runut {

bool DifferenceGraph::relax(bool onwards, std::vector<std::size_t>& by) {
  bool changed = false;
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    const std::size_t e = onwards ? i : edges_.size() - 1 - i;
    const auto sum = solution_[edges_[e].from].plus(edges_[e].bound);
    if (!sum || *sum >= solution_[edges_[e].to]) continue;
    solution_[edges_[e].to] = *sum, by[edges_[e].to] = e, changed = true;
  }
  return changed;
}

/// Labels on a cycle of the edges that set the values; empty where there is none.
std::vector<std::size_t> DifferenceGraph::cycle_in(const std::vector<std::size_t>& by) const {
  std::vector<std::size_t> seen(by.size(), unlabelled), labels;
  for (std::size_t start = 0; start < by.size(); ++start) {
    std::size_t at = start;
    while (seen[at] == unlabelled && by[at] != unlabelled) seen[at] = start, at = edges_[by[at]].from;
    if (seen[at] != start || by[at] == unlabelled) continue;
    const std::size_t end = at;
    do {
      const Edge& e = edges_[by[at]];
      if (e.label != unlabelled) labels.push_back(e.label);
      at = e.from;
    } while (at != end);
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
  }
  return labels;
}

DifferenceGraph::Outcome DifferenceGraph::add(const std::vector<Edge>& edges, Budget& budget,
                                              std::vector<std::size_t>& labels) {
  const auto satisfied = [&](const Edge& e) {
    const auto sum = solution_[e.from].plus(e.bound);
    return !sum || *sum >= solution_[e.to];
  };
  const std::size_t before = edges_.size();
  edges_.insert(edges_.end(), edges.begin(), edges.end());
  budget.used += edges.size();
  if (std::all_of(edges.begin(), edges.end(), satisfied)) return Outcome::holds;
  if (budget.spent()) {
    edges_.resize(before);
    return Outcome::unknown;
  }
  const std::vector<Decimal> old = solution_;
  budget.used += old.size();
  std::vector<std::size_t> by(solution_.size(), unlabelled);
  Outcome outcome = Outcome::unknown;
  for (std::size_t round = 0; !budget.spent(); ++round) {
    budget.used += edges_.size();
    if (!relax(round % 2 == 0, by)) return Outcome::holds;
    labels = cycle_in(by);
    if (!labels.empty()) {
      outcome = Outcome::contradicts;
      break;
    }
  }
  edges_.resize(before), solution_ = old;
  return outcome;
}

std::vector<std::optional<Decimal>> DifferenceGraph::greatest(std::size_t source, bool backward, Budget& budget) const {
  std::vector<std::optional<Decimal>> distance(solution_.size());
  distance[source] = Decimal(0);
  bool changed = true;
  for (std::size_t round = 0; changed && (round < 2 || !budget.spent()); ++round) {
    changed = false;
    budget.used += edges_.size();
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
