// Terms: the claims of one subject as arithmetic takes them, report by report, and what several come to.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "reconcile/findings.h"
#include "reconcile/series.h"
#include "runut/relation.h"

namespace runut {

constexpr std::size_t longest_list = 200;  ///< claims of a report that are looked at for one total
constexpr std::size_t near = 12;           ///< claims around one that are looked at
constexpr std::size_t most_rivals = 48;    ///< figures and totals that one sum is held against

/// A claim with the series that it was filed under.
struct SumTerm {
  ClaimOf claim;
  const DraftSeries* series = nullptr;
};

struct Range {
  std::optional<Decimal> low, high;
};

/// What the terms' figures come to as they are said.
[[nodiscard]] Range total_of(const std::vector<SumTerm>& terms);

/// What the terms allow together when each is rounded as its words are.
[[nodiscard]] Allowed allowed_together(const std::vector<SumTerm>& terms);

[[nodiscard]] Allowed allowed(const ClaimDigest& c);
[[nodiscard]] inline bool is_share(const ClaimDigest& c) { return c.bound == Bound::share; }
[[nodiscard]] inline bool is_point(const ClaimDigest& c) {
  return c.low && c.high && *c.low == *c.high && c.bound != Bound::share;
}

/// `rule` must be of static lifetime.
[[nodiscard]] SumCheck check_of(std::string_view rule, const std::vector<SumTerm>& terms, std::optional<ClaimId> total,
                                Verdict verdict);

/// The figures of a series that a sum is held against: all of a short one, the last of a long one.
[[nodiscard]] std::span<const DraftFigure> last_figures(const DraftSeries& s);

/// The subject's claims, report by report and there in the order of the text.
using Reports = std::vector<std::vector<SumTerm>>;
[[nodiscard]] Reports by_report(const std::vector<DraftSeries>& series);

}  // namespace runut
