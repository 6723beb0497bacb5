// Relation: how two claims stand to each other, by which rule.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runut/series.h"

namespace runut {

enum class RelationKind : std::uint8_t {
  echo,            ///< the same figure of the same origin again: no new evidence
  agrees,          ///< another origin, and both can hold
  refines,         ///< both can hold, and the second says it more narrowly
  updates,         ///< a later time, another figure
  stale,           ///< published later, of an older time
  corrects,        ///< the same origin takes its figure back
  conflicts,       ///< both cannot hold
  part_of,         ///< the first counts a part of what the second counts
  not_comparable,  ///< they count different things
};

/// In what the scopes of two claims differ.
enum class Dimension : std::uint8_t { none, measure, unit, actor, place, time, status, kind };

struct Relation {
  RelationKind kind = RelationKind::agrees;
  Dimension dimension =
      Dimension::none;    ///< meaningful for part_of and not_comparable; else a difference that was looked past
  std::string_view rule;  ///< name of the rule, stable across versions; of static lifetime
  ClaimId from, to;       ///< `from` does to `to` what the kind says: "from updates to"
};

enum class Verdict : std::uint8_t { consistent, inconsistent, cannot_tell };

/// One sum over claims: what the terms come to, held against what a claim says.
struct SumCheck {
  std::string_view rule;  ///< "parts-and-total", "sum-across-reports", "share-of-base", ...; of static lifetime
  Verdict verdict = Verdict::cannot_tell;
  std::vector<ClaimId> terms;
  std::optional<ClaimId> total;      ///< absent where nothing says the total
  std::optional<Decimal> low, high;  ///< what the terms come to; absent: open
  std::optional<Decimal> factor;     ///< what the one term is multiplied by ("500 a day" for six days: 6)
  bool one_origin = false;           ///< the sum fits so exactly that the reports likely rest on one origin
};

[[nodiscard]] std::string_view name_of(RelationKind value);
[[nodiscard]] std::string_view name_of(Dimension value);
[[nodiscard]] std::string_view name_of(Verdict value);
[[nodiscard]] std::string_view name_of(Tally value);
[[nodiscard]] std::string_view name_of(OriginKind value);

}  // namespace runut
