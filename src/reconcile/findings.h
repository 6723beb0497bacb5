// Findings: what two figures of one series are to each other.
//
// Kept apart from which pairs are looked at and told (relations.h): a new trap of news language is a rule here.
#pragma once

#include <optional>
#include <string_view>

#include "reconcile/series.h"
#include "runut/relation.h"

namespace runut {

/// The numbers that a figure allows when rounding is taken into account: "4,000" is 3,800 to 4,200.
struct Allowed {
  std::optional<Decimal> low, high;
  [[nodiscard]] bool meets(const Allowed& o) const;
  [[nodiscard]] bool below(const Allowed& o) const { return high && o.low && *high < *o.low; }
};
[[nodiscard]] Allowed allowed_by(const std::optional<Decimal>& low, const std::optional<Decimal>& high, Bound bound);

[[nodiscard]] Allowed allowed(const DraftFigure& figure);

/// Whether the words say a figure, and not only its size ("thousands").
[[nodiscard]] bool has_figure(const DraftFigure& figure);

/// Whether one origin stands behind both.
[[nodiscard]] bool share_origin(const DraftFigure& a, const DraftFigure& b);

struct Finding {
  RelationKind kind = RelationKind::agrees;
  std::string_view rule;    ///< static
  bool from_second = true;  ///< the second figure is the relation's `from`
};

/// What `b` is to `a`, which stands before it in the series. Cost: of the claims of both.
[[nodiscard]] Finding finding(const DraftFigure& a, const DraftFigure& b, const DraftSeries& series);

}  // namespace runut
