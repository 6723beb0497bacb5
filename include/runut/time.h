// TimeExpression: when, as the words say it and as a calendar reads it.
#pragma once

#include <optional>
#include <string>

#include "runut/date.h"
#include "runut/span.h"

namespace runut {

enum class TimeType { date, time, duration, set };

enum class TimeBasis {
  stated,    ///< the words name it in full
  relative,  ///< counted from the publication date ("last month")
  weekday,   ///< a weekday, or a day and month, with the rest supplied from the publication date
  anchored,  ///< counted from another time in the text
};

enum class TimeConflict {
  none,
  weekday,     ///< weekday and date disagree
  impossible,  ///< no such day
  order,       ///< an interval that ends before it starts
  future,      ///< reported as past, dated after publication
};

struct TimeExpression {
  Span span;
  TimeType type = TimeType::date;
  std::string value;  ///< TIMEX3 value (ISO 19617-1); empty where the words have none
  std::string edtf;   ///< EDTF date or interval; empty for sets, and for durations that no date begins or ends
  TimeBasis basis = TimeBasis::stated;
  TimeConflict conflict = TimeConflict::none;
  std::string reading;  ///< with a conflict: the likely intended date; else empty
  /// The stretch of days, both inclusive; absent: open or unknown. Within a day both are that day.
  std::optional<Date> first_day, last_day;
};

}  // namespace runut
