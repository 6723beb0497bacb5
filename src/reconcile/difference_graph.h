// Difference constraints x(b) - x(a) <= c over numbered unknowns: whether they can all hold, which of them
// cannot, and what they allow.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "runut/decimal.h"

namespace runut {

class DifferenceGraph {
 public:
  static constexpr std::size_t unlabelled = static_cast<std::size_t>(-1);

  struct Edge {
    std::size_t from, to;
    Decimal bound;      ///< x(to) - x(from) <= bound
    std::size_t label;  ///< who says so; may be `unlabelled`
  };

  /// Edges looked at, over all calls, and how many may be.
  struct Budget {
    std::size_t used = 0, most = 20'000'000;
    [[nodiscard]] bool spent() const { return used > most; }
  };

  enum class Outcome { holds, contradicts, unknown };

  explicit DifferenceGraph(std::size_t unknowns) : solution_(unknowns, Decimal(0)) {}

  /// Adds the edges if they can hold with all before. Otherwise the graph stays as it was, and `labels` are
  /// those on a cycle whose bounds add up to less than nothing, without `unlabelled`, ascending. Unknown when
  /// the budget is spent. Cost: nothing where the last solution serves; else a few rounds over all edges, at
  /// worst one for each unknown.
  [[nodiscard]] Outcome add(const std::vector<Edge>& edges, Budget& budget, std::vector<std::size_t>& labels);

  /// The greatest x(i) - x(source) that all edges allow, and with `backward` the greatest x(source) - x(i);
  /// nothing where it is unbounded. Where the budget ends first, what is greater still. Sums that overflow
  /// bound nothing.
  [[nodiscard]] std::vector<std::optional<Decimal>> greatest(std::size_t source, bool backward, Budget& budget) const;

 private:
  /// One walk over all edges, in or against their order; whether anything changed.
  bool relax(bool onwards, std::vector<std::size_t>& by);
  [[nodiscard]] std::vector<std::size_t> cycle_in(const std::vector<std::size_t>& by) const;

  std::vector<Edge> edges_;
  std::vector<Decimal> solution_;  // values that satisfy all edges
};

}  // namespace runut
