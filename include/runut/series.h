// Series: what the reports say of one thing, figure by figure, and who stands behind each.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runut/claim.h"
#include "runut/decimal.h"
#include "runut/quantity.h"

namespace runut {

/// A claim by its document and its number in it, both from 0 in the order in which they were added.
struct ClaimId {
  std::uint32_t document = 0, claim = 0;
  friend auto operator<=>(const ClaimId&, const ClaimId&) = default;
};

/// How the figures of a measure run on in time.
enum class Tally : std::uint8_t {
  plain,       ///< nothing is known
  cumulative,  ///< a count since the beginning: never falls
  stock,       ///< what is there at the time: rises and falls
};

/// When a figure held: a stretch of minutes since 1970-01-01T00:00, both ends inclusive, as clocks showed it.
struct Moments {
  std::int64_t first = 0, last = 0;
  bool known = false;  ///< else both ends mean nothing
  bool said = false;   ///< the words date the figure; else it is the report's date
  [[nodiscard]] bool before(const Moments& o) const { return known && o.known && last < o.first; }
  [[nodiscard]] bool meets(const Moments& o) const { return known && o.known && first <= o.last && o.first <= last; }
  friend bool operator==(const Moments&, const Moments&) = default;
};

enum class OriginKind : std::uint8_t {
  named,    ///< a person, body or state that is said to know
  unnamed,  ///< somebody whom the report does not name; never two reports' same
  outlet,   ///< the report's own voice
};

/// Whose word a figure rests on: one identity for all names that mean it.
struct Origin {
  std::string name;
  OriginKind kind = OriginKind::named;
};

/// One figure of a series: what one origin (or several together) says as of one time, with every claim
/// that says so. The first claim is the earliest published.
struct Figure {
  std::optional<Decimal> low, high;  ///< inclusive; absent: open
  Bound bound = Bound::exact;
  Moments as_of;
  std::vector<std::uint32_t> origins;  ///< numbers in Reconciliation::origins, ascending
  std::vector<ClaimId> claims;
  bool retired = false;  ///< its own origin gave another figure for the same time later
};

/// Figures that can be compared: one measure of one counted thing, whose, where, and in what sense.
struct Series {
  std::string measure, unit, actor, place;  ///< canonical names; empty: not said
  Status status = Status::actual;
  Kind kind = Kind::total;
  Tally tally = Tally::plain;
  std::uint32_t subject = 0;    ///< series of one subject are about the same things, in other scopes
  std::uint32_t story = 0;      ///< its number in Reconciliation::stories
  std::vector<Figure> figures;  ///< by as-of, then by publication
  std::uint32_t reports = 0, outlets = 0, origins = 0;  ///< how many distinct ones speak in it
  ClaimId earliest;                                     ///< the claim published first
};

}  // namespace runut
