// Timeline: what the reports say happened when, and where they date one event differently.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runut/date.h"

namespace runut {

/// A statement by its document and its number in it, both from 0.
struct StatementId {
  std::uint32_t document = 0, statement = 0;
  friend auto operator<=>(const StatementId&, const StatementId&) = default;
};

/// One dated statement. Its precision is the stretch of days.
struct Dated {
  std::optional<Date> first, last;  ///< both inclusive; absent: open
  StatementId id;
};

/// Statements that date an event alike, or could.
struct DateCamp {
  std::optional<Date> first, last;  ///< the days that all of them allow
  std::vector<StatementId> statements;
};

/// One event that reports put at times which cannot both be right.
struct DateConflict {
  std::string event;                 ///< "sign pact"
  std::vector<std::string> parties;  ///< whose
  std::vector<DateCamp> camps;       ///< the larger first
  /// Other events of the same thing and parties that fall into the time of a smaller camp: what it may have meant.
  std::vector<StatementId> confused_with;
};

}  // namespace runut
