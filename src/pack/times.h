// Words of time: months, weekdays, zones, parts of the day, units, directions, points, markers, feasts.
//
// times.toml lists surfaces under what they mean; every surface becomes a sense of one of the kinds of
// time, its index a row of the tables below. How the words combine is for the readers to say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pack/lexicon.h"
#include "pack/node.h"
#include "runut/date.h"

namespace runut {

/// A month or weekday; an abbreviation counts only beside a number.
struct CalendarWord {
  std::uint8_t number = 0;  ///< month 1 to 12; weekday as ISO 8601 numbers them, from 1 to 7
  bool abbreviated = false;
  bool weak = false;    ///< means other things too ("March"): alone it is none behind an article or a name
  bool plural = false;  ///< of a weekday: every one of them ("Fridays")
};

/// A zone's name: minutes east of Greenwich; `local` names no offset ("local time").
struct Zone {
  std::int16_t minutes = 0;
  bool local = false;
};

/// A part of the day. `code` is TIMEX3's ("MO", "AF", "EV", "NI", ...) or "AM" and "PM".
struct DayPart {
  std::string code;
  std::uint8_t from = 0, to = 24;  ///< hours that a clock time in this part may have, [from, to)
  bool alone = false;              ///< names a time without a day beside it ("before dawn")
  bool clock = false;              ///< stands behind a clock time only ("p.m."), and makes a bare hour one
};

enum class TimeUnit : std::uint8_t { second, minute, hour, day, week, weekend, month, quarter, half, year, count_ };

/// A unit, or several of it in one word (decade: 10 years).
struct TimeUnitWord {
  TimeUnit unit = TimeUnit::day;
  std::uint16_t count = 1;
  bool plural = false;    ///< says by its form that there are several ("weeks"): a length without a number
  bool code = false;      ///< a letter that a number is glued to ("Q3")
  bool repeated = false;  ///< says that it comes again and again ("weekly"): a set
};

/// Where a unit lies, seen from now or from another time. Index of time_direction hits.
enum class TimeDirection : std::uint8_t {
  past,       ///< "three weeks ago", "last year"
  present,    ///< "this year"
  future,     ///< "next month"
  recent,     ///< "the last three weeks"
  before,     ///< "two days before": counted from a time in the text
  after,      ///< "two days later"
  following,  ///< "the next ten years"
  same,       ///< "that year": the one that the text has named
  before_it,  ///< "two days before the vote": counted from what stands behind; alone, as `before`
  after_it,
  count_
};

/// A word for a point in time. `unit` day with an offset, or a reference ("PRESENT_REF").
struct TimePoint {
  std::string reference;     ///< TIMEX3's PAST_REF, PRESENT_REF, FUTURE_REF; empty: a day
  std::int8_t days = 0;      ///< from today
  std::string part;          ///< code of a part of the day ("last night"); empty: none
  bool anchored = false;     ///< counted from a time in the text ("the next day")
  std::int16_t decade = -1;  ///< of a century, by its first year ("the nineties": 90); -1: none
  std::int16_t clock = -1;   ///< minutes after midnight of a named hour ("noon"); -1: a day
};

/// Which part of a stretch, or which of several: "early March", "the second quarter". What is `earlier` lies between
/// the stretch's begin and now, what is `later` between now and its end. Index of time_part hits.
enum class TimePart : std::uint8_t {
  start,
  mid,
  end,
  earlier,
  later,
  first,
  second,
  third,
  fourth,
  fifth,
  last,
  count_
};

/// What a word does to the time beside it. Index of time_marker hits.
enum class TimeMarker : std::uint8_t {
  since,        ///< opens an interval
  until,        ///< closes one
  between,      ///< opens a pair of ends
  during,       ///< before a duration
  every,        ///< makes a set
  once_per,     ///< behind a unit makes a set ("a week once")
  date,         ///< "date", before a day of the month
  as_of,        ///< "as of"
  about,        ///< "around"
  future,       ///< what follows is still to come ("will", "is planned")
  decade,       ///< behind a year, glued to it: its decade ("1970s")
  ordinal,      ///< before a number makes an ordinal
  countdown,    ///< before a number of days to or after a feast ("H-8")
  conjoin,      ///< "and" between two days
  same_period,  ///< "the same period"
  determiner,   ///< an article, which belongs to the phrase behind it
  hedge,        ///< "more than", before a length of time
  link,         ///< between a part and its whole: "of"
  before_era,   ///< years counted backwards: "BC"
  of_era,       ///< "AD"
  day_suffix,   ///< glued to the digits of a day: "st"
  filler,       ///< between a number and its unit: "consecutive"
  ahead,        ///< before a length of time, in a clause of what is to come: its end ("in two days")
  lapse,        ///< behind a length that is ahead: says that it passes first ("in two weeks' time")
  before,       ///< what is told ends before the time
  after,        ///< what is told begins after the time
  opening,      ///< between a length and its first day: "the week beginning 4 May"
  closing,      ///< between a length and its last day: "the week ended 4 May"
  planned,      ///< what follows was to come when it was planned: near the publication, before or behind it
  working,      ///< before days: those on which people work
  count_
};

/// Index of clock_marker hits.
enum class ClockMarker : std::uint8_t {
  at,       ///< "at ... o'clock": a clock time follows
  half_to,  ///< half an hour before the hour that follows
  half_past,
  past,   ///< minutes past
  to,     ///< minutes to
  near,   ///< a preposition: digits with a colon behind it are a clock time ("by 10:57")
  sharp,  ///< behind a number makes it a clock time: "o'clock"
  count_
};

/// A feast with its first day in each known year; a fixed one has a month and day and no list.
struct Feast {
  std::string name;
  std::uint8_t month = 0, day = 0;
  std::vector<Date> days;  ///< ascending
};

/// A season by TIMEX3's code: SP, SU, FA, WI. A weak word means other things too ("fall").
struct Season {
  std::string code;
  bool weak = false;
};

struct Times {
  std::vector<CalendarWord> months, weekdays;
  std::vector<Zone> zones;
  std::vector<DayPart> day_parts;
  std::vector<TimeUnitWord> units;      ///< index of time_unit hits
  std::vector<TimeUnitWord> one_units;  ///< index of number_of_time hits: "a year" in one word; "yearly"
  std::vector<TimePoint> points;
  std::vector<Season> seasons;
  std::vector<Feast> feasts;
  std::string clitic;             ///< an ending that words of time take and that is no part of them ("'s"); empty: none
  bool day_first = true;          ///< 1/2 is 1 February
  bool month_before_day = false;  ///< "May 12" is a form of the language
  bool direction_first = false;   ///< "last year", not "year last"
  bool feast_alone = false;       ///< a feast without a year is its day, not the days around it
  std::int16_t undated_from = 0, undated_to = 0;  ///< years that an undated report is taken to be from
  std::int16_t zone = 0;                          ///< minutes east: where the language's pages are usually dated
};

/// Loads times.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_times(const Node& file, Times& out, LexiconBuilder& lexicon);

}  // namespace runut
