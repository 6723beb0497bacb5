// Values: what a phrase means on the calendar, counted from the publication date or a time before it.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "extract/time_phrase.h"
#include "runut/time.h"

namespace runut {

/// From where relative words count.
struct TimeAnchor {
  Date now;                          ///< the local publication date; year 0: unknown; month or day 0: only bounds known
  std::int16_t now_minutes = -1;     ///< its local time of day, in minutes; -1: unknown
  std::array<Date, 8> by_weekday{};  ///< the last day of each name that the text dated; year 0: none
  bool story_far = false;            ///< `story` stands too far back for "the next day" to mean the day after it
  std::optional<Date> story;         ///< the last day named in the text
  Date told;    ///< the last date written with month and year, where it stands near before the phrase; in a
                ///< narrative the last date of any grain, wherever it stands. A year before the era is negative
  Date spoken;  ///< the last date named with its month, or counted to it
  std::int16_t story_year = 0;  ///< the last year named in the text
  bool narrative = false;       ///< the text tells of times long before it was written
  bool planned = false;         ///< ... or was: near the publication, on either side
  bool future = false;          ///< a word before the phrase says that it is still to come
};

/// A phrase with its place on the calendar.
struct TimeValue {
  TimeType type = TimeType::date;
  TimeBasis basis = TimeBasis::stated;
  std::string value, edtf;
  std::optional<Date> first, last;  ///< days, inclusive
  Date date;                        ///< day, month or year named; year 0: unknown
  bool impossible = false;          ///< no such day: no value
  bool inferred_year = false;       ///< the year was not written
};

/// Cost: constant. Never makes up what cannot be known: a field without an anchor stays X, or empty.
[[nodiscard]] TimeValue resolve(const TimePhrase& phrase, const TimeAnchor& anchor, const Times& times);

/// The shortest EDTF for a stretch of days: a year, a month, a day, or an interval of them.
[[nodiscard]] std::string edtf_of_days(Date first, Date last);

/// The year for a day and month (day 0: a month) seen from `now`: the nearest, the past preferred, the
/// future where `future` says so.
[[nodiscard]] std::int16_t nearest_year(std::uint8_t month, std::uint8_t day, Date now, bool future);

}  // namespace runut
