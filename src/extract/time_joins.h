// Two phrases that make one time: a length and the day or hour that it is counted from, the two hours of a stretch.
#pragma once

#include <optional>

#include "extract/time_phrase.h"
#include "extract/time_values.h"

namespace runut {

/// Tokens [first, last).
struct JoinedTime {
  std::uint32_t first = 0, last = 0;
  TimeValue value;
};

/// The stretch between two clock times; an end before its start is on the next day.
[[nodiscard]] TimeValue value_of(const ClockSpan& span, const TimeAnchor& anchor, const Times& times);

/// A length and what stands behind it: "two days before Christmas" (a day), "for three days from Monday", "two hours
/// from 2 p.m." (a stretch). Nothing where something else stands there. Cost: one phrase read.
[[nodiscard]] std::optional<JoinedTime> join_length(const Text& text, const TimePhraseReader& reader,
                                                    const TimePhrase& phrase, const TimeAnchor& anchor);

/// The day before or after a day that stands right behind: "the day after Monday". Nothing where none does.
[[nodiscard]] std::optional<JoinedTime> join_point(const Text& text, const TimePhraseReader& reader,
                                                   const TimePhrase& point, const TimeAnchor& anchor);

/// The first day of a length that ends with `last`. Nothing for lengths that are not so many whole units of the
/// calendar.
[[nodiscard]] std::optional<Date> begin_of(Date last, const Length& length);

/// A clock time and the length behind it: "from 9:30 am for 7 hours".
[[nodiscard]] std::optional<JoinedTime> join_clock(const Text& text, const TimePhraseReader& reader,
                                                   const TimePhrase& clock, const TimeAnchor& anchor);

}  // namespace runut
