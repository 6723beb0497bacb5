// Estimate: what many reports of one count say together: one figure, an interval, and who stands for what.
//
// Three steps, each to be shown to the reader: observations by origin, what they allow over time, and
// which figure the origins support. Every answer names its rule. What this cannot see is a bias that all
// origins share. Pure functions: the same observations in any order give the same estimate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runut/decimal.h"

namespace runut {

/// Both ends belong to it; an absent end is open.
struct Interval {
  std::optional<Decimal> low, high;
  [[nodiscard]] bool holds(Decimal value) const { return (!low || *low <= value) && (!high || value <= *high); }
  [[nodiscard]] bool is_point() const { return low && low == high; }
  [[nodiscard]] bool meets(const Interval& other) const {
    return (!low || !other.high || *low <= *other.high) && (!high || !other.low || *other.low <= *high);
  }
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// How the counted thing moves: a count of events never falls, a stock may.
enum class Course : std::uint8_t { cumulative, stock };

/// A point in time in any unit, one for the whole series (days, minutes).
using Moment = std::int64_t;

/// One claim, as the estimate sees it. Claims of one series count the same thing in the same scope.
struct Observation {
  Interval value;                       ///< as said: low == high for a plain figure, one end for a bound
  bool about = false;                   ///< "about": its rounding is wider
  bool exact = false;                   ///< "exactly": it has no rounding
  std::optional<Moment> first, last;    ///< the figure holds as of some moment from first to last
  std::optional<Moment> since;          ///< the figure is what was added after this moment, up to `last`
  std::optional<Moment> published;      ///< when it was printed
  std::optional<Decimal> revised_from;  ///< "corrected from": nobody's figure any more
  std::uint32_t origin = 0;             ///< who is said to know it first; the caller's number
  std::uint32_t outlet = 0;             ///< who printed it
  std::uint32_t weight = 1;             ///< votes of its origin: 1, unless a named profile says else
  std::uint32_t claim = 0;              ///< the caller's number for the claim, handed back in the answer
};

/// Live figures that can all be right, and who gives them.
struct Camp {
  Interval range;  ///< from the lowest to the highest of them
  Decimal best;    ///< the figure most of them give
  std::vector<std::uint32_t> origins, claims;
};

/// Why claims cannot all hold.
enum class Clash : std::uint8_t {
  disjoint,    ///< of one moment, and no number fits both
  descending,  ///< a later count is lower, and counts do not fall
  increment,   ///< what was added does not lead from one to the other
};

/// A smallest set of claims that cannot all hold: without any one of them the others can.
struct Conflict {
  Clash why = Clash::disjoint;
  std::vector<std::uint32_t> claims;
  Interval between;      ///< the gap: what the one side allows at most, and the other at least
  std::size_t like = 0;  ///< further conflicts between the same origins, not listed
};

/// What all accepted claims allow at one moment.
struct AsOf {
  Moment moment = 0;
  Interval allowed;  ///< by all accepted claims, earlier and later ones included
  Interval said;     ///< hull of what was said as of this very moment
};

/// How the figure was found. Printed beside it.
enum class Rule : std::uint8_t {
  none,        ///< no live figure with an end
  sole,        ///< one origin, one figure
  agreed,      ///< one figure that nobody contradicts
  majority,    ///< more than half of the origins
  most,        ///< of at most three: the most origins, then the finer figure, then nearer the middle, then the lower
  median,      ///< no figure has a majority: the middle of the origins' figures
  density,     ///< a moving count: where the last words of the origins lie closest, see `estimate`
  definition,  ///< two camps over many series: the one whose sources agree more where nothing is disputed
};

struct Estimate {
  std::optional<Decimal> best, low, high;  ///< of the rule
  Interval said;                           ///< hull of the live figures, open where only bounds are
  Rule rule = Rule::none;
  std::vector<std::uint32_t> supporting, opposing;  ///< claims, ascending
  std::size_t origins = 0, supporting_origins = 0, outlets = 0, reports = 0;
  std::vector<Camp> camps;               ///< the camp that holds `best` first, then by size
  std::vector<Conflict> conflicts;       ///< latest first, at most `max_conflicts`
  std::vector<AsOf> history;             ///< by moment; empty where no claim has one
  std::vector<std::uint32_t> set_aside;  ///< claims that the history leaves out because of a conflict, ascending
  std::vector<std::uint32_t> retired;    ///< corrected by their own origin, ascending
};

inline constexpr std::size_t max_conflicts = 32;

[[nodiscard]] std::string_view name_of(Rule rule);
[[nodiscard]] std::string_view name_of(Clash clash);
/// One clause that says what the rule does.
[[nodiscard]] std::string_view meaning_of(Rule rule);

/// What sources showed over many series: learnt, so never used unless handed in, and the rule then says so.
struct SourceRecord {
  std::uint32_t settled = 0, agreed = 0;  ///< its figures where four in five others agree, and how many agreed
  std::uint32_t family = 0;               ///< sources that share their deviations bear one number
};
using SourceRecords = std::unordered_map<std::uint32_t, SourceRecord>;

/// Learns the records of all origins with at least `least` series; empty where there is none. Numbers of
/// origins must mean the same in all series. Cost: n log n, and r² a series for r such origins in it.
[[nodiscard]] SourceRecords learn_records(std::span<const std::vector<Observation>> series, std::size_t least = 500);

/// The estimate of one series, as known from these observations; for what was known at a moment, hand in
/// those published by then. `records` may be null. Cost: n log n; with increments, times their number.
///
/// A series moves when it counts what grows, in figures of more than one moment. Then each origin's last word is
/// carried to the last moment by the growth that other origins saw since, and every figure says how likely each truth
/// is: it is right to some two per cent, or falls short (likelier) or exceeds, by up to a half. Best is
/// where the product is densest within 5 per cent, low and high hold 90 per cent of it. Otherwise the
/// figure that most origins support.
[[nodiscard]] Estimate estimate(std::span<const Observation> observations, Course course,
                                const SourceRecords* records = nullptr);

/// The interval that a figure stands for: what was said, widened by the rounding that its zeros show.
[[nodiscard]] Interval rounded(const Observation& observation);

}  // namespace runut
