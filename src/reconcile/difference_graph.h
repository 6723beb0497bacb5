// Difference constraints x(b) - x(a) <= c over numbered unknowns: shortest paths, and a negative cycle where
// they cannot all hold.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "runut/decimal.h"

namespace runut {

class DifferenceGraph {
 public:
  static constexpr std::size_t unlabelled = static_cast<std::size_t>(-1);

  explicit DifferenceGraph(std::size_t unknowns) : unknowns_(unknowns) {}
  /// x(to) - x(from) <= bound; `label` names who says so.
  void add(std::size_t from, std::size_t to, Decimal bound, std::size_t label) {
    edges_.push_back({from, to, bound, label});
  }
  [[nodiscard]] std::size_t size() const { return edges_.size(); }
  /// Forgets the edges after the first `size`.
  void shrink(std::size_t size) { edges_.resize(size); }

  /// The labels on a cycle whose bounds add up to less than nothing, without `unlabelled`, ascending; nothing
  /// where there is no such cycle. Adds the edges looked at to `steps`.
  [[nodiscard]] std::optional<std::vector<std::size_t>> negative_cycle(std::size_t& steps) const;

  /// The greatest x(i) - x(source) that all edges allow, and with `backward` the greatest x(source) - x(i);
  /// nothing where it is unbounded. There must be no negative cycle. Sums that overflow bound nothing.
  [[nodiscard]] std::vector<std::optional<Decimal>> greatest(std::size_t source, bool backward) const;

 private:
  struct Edge {
    std::size_t from, to;
    Decimal bound;
    std::size_t label;
  };
  std::size_t unknowns_;
  std::vector<Edge> edges_;
};

}  // namespace runut
