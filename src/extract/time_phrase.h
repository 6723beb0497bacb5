// TimePhrase: a time as the words say it, before it is counted from anything; and its reader.
//
// Reading and resolving are two steps, so that "from 22 to 25 January" can fill the one end from the
// other before either gets a value. A phrase holds what is written and nothing that is inferred.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "extract/numbers.h"
#include "pack/calendar.h"
#include "text/text.h"

namespace runut {

/// One part of a duration: "two years" of "two years and six months".
struct Length {
  Decimal low, high;  ///< equal unless a range or vague
  TimeUnitWord unit;
  bool vague = false;  ///< "several days"
  bool alone = false;  ///< no number says how many ("for weeks")
};

/// Turns a broken number of years, hours or several units in one into the smaller units: a year and a half is 18
/// months. What still is no whole number stays.
void take_smaller_units(Length& l);

struct TimePhrase {
  enum class Shape : std::uint8_t {
    none,
    calendar,   ///< days, months, years: written, or counted from now
    reference,  ///< now, lately: a point in time without a date
    clock,      ///< a clock time or part of the day, with no day
    duration,
    set,
  };
  std::uint32_t first = 0, last = 0;  ///< tokens [first, last)
  Shape shape = Shape::none;

  // What is written of a date; 0 where it is not.
  std::uint8_t weekday = 0, day = 0, month = 0;
  std::int16_t year = 0;
  std::uint16_t years = 1;  ///< 10, 100: the decade or century that begins with `year`
  std::uint8_t week = 0;    ///< of the month, 1 to 5; 9: the last
  std::uint8_t quarter = 0, half = 0;
  std::uint8_t first_months = 0;  ///< that many months from the start of the year
  std::int8_t season = -1;        ///< index of Times::seasons
  const Feast* feast = nullptr;
  bool feast_day = false;  ///< the day `offset` days from the feast, not the season around it
  bool numeric = false;    ///< its month is written in digits
  bool bracketed = false;
  bool before_era = false;  ///< its years count backwards

  // What is counted from now or from another time in the text.
  std::optional<TimeUnitWord> unit;        ///< "last year": year and -1; beside written parts it supplies the rest
  std::int32_t offset = 0;                 ///< in `unit`
  bool anchored = false;                   ///< counted from a time in the text
  bool vague = false;                      ///< by a number that is not known
  std::optional<TimeDirection> direction;  ///< behind a written date or a duration: "last May", "the last two days"
  const TimePoint* point = nullptr;

  std::optional<TimePart> edge;  ///< start, mid, end, earlier, later
  bool determined = false;       ///< an article opens it
  bool article_before = false;   ///< an article stands right before what it is read from
  bool borrowed = false;         ///< its month is that of the other end
  bool pointed = false;          ///< a direction stands before its number ("the last two years")
  bool same_period = false;      ///< "the same period of": the month spoken of, in the year named
  bool known = false;            ///< "the day": the one that is spoken of
  bool hedged = false;           ///< a hedge opens it ("more than two years")
  bool hyphenated = false;       ///< a length that is part of a compound ("five-year")
  std::uint8_t rank = 0;         ///< of a length, which part of the whole named by the rest: 1 the first, 2 the last

  /// Of a clock time behind its day: whether it opens or closes the stretch meant ("Monday before 5 pm").
  enum class Bound : std::uint8_t { none, before, after, since, until };
  Bound bound = Bound::none;
  std::uint8_t year_week = 0;    ///< of the year, by ISO 8601
  std::int8_t week_side = 0;     ///< 1: the week that begins on the day; -1: ends on it; 2: holds it
  bool festive_weekend = false;  ///< the weekend beside the feast
  bool working = false;          ///< of a length in days: those on which people work

  // The time of day.
  bool has_clock = false;
  std::uint8_t hour = 0, minute = 0;
  std::int8_t second = -1;
  const Zone* zone = nullptr;
  const DayPart* part = nullptr;

  std::array<Length, 3> lengths;  ///< of durations and sets
  std::uint8_t length_count = 0;

  /// Whether it names one day.
  [[nodiscard]] bool is_day() const {
    return shape == Shape::calendar && (weekday != 0 || day != 0 || (unit && unit->unit == TimeUnit::day) || feast_day);
  }
  [[nodiscard]] bool only_weekday() const { return weekday != 0 && day == 0 && month == 0; }
};

/// A dash that may stand between the ends of an interval.
inline bool is_dash(const Token& t) {
  return t.is_mark('-') || t.is_mark(0x2013) || t.is_mark(0x2014) || t.is_mark(0x2010);
}

/// A stretch of one day's clock, each end with the day where one stands beside it. Tokens [first, last).
struct ClockSpan {
  TimePhrase start, end;
  std::uint32_t first = 0, last = 0;
};

/// Reads one phrase at a token. Keeps no state between tokens; every form has a bounded number of them.
class TimePhraseReader {
 public:
  TimePhraseReader(const Text& text, const std::vector<NumberPhrase>& numbers)
      : text_(text), times_(text.pack.times), numbers_(numbers), number_at_(text.size() + 1, 0) {
    for (std::size_t n = 0; n < numbers.size(); ++n) number_at_[numbers[n].first] = static_cast<std::uint32_t>(n + 1);
  }

  /// What a time can begin with, as bits: most tokens have none, and the rest are tried for their forms only.
  enum Start : std::uint32_t {
    date_word = 1,  ///< month, weekday
    unit_word = 2,
    point_word = 4,
    part_word = 8,  ///< start, mid, end
    clock_word = 16,
    feast_word = 32,
    one_unit_word = 64,
    season_word = 128,
    day_part_word = 256,
    every_word = 512,
    direction_word = 1024,  ///< where the language has it before the unit
    digits = 2048,
    number_words = 4096,
    bracket = 8192,
    apostrophe_sign = 16384,
    rank_word = 32768,  ///< an ordinal that is a word of time
    determiner_word = 65536,
    hedge_word = 131072,
    era_word = 262144,
    same_period_word = 524288,
  };
  /// The bits of a token. Cost: its hits; of most tokens one look.
  [[nodiscard]] std::uint32_t starts(std::uint32_t i) const {
    return i < text_.size() && text_.scan.any(i, openers | Scan::rare_mark_bit) ? found_starts(i) : 0;
  }
  /// Whether a token is of a kind that a time can begin or go on with.
  [[nodiscard]] bool may_open(std::uint32_t i) const {
    return i < text_.size() && text_.scan.any(i, openers | Scan::mark_bit);
  }

  /// The phrase that begins at the token, or one with no shape.
  [[nodiscard]] TimePhrase read(std::uint32_t i) const { return read(i, starts(i)); }
  [[nodiscard]] TimePhrase read(std::uint32_t i, std::uint32_t start) const;
  /// A bare number that may be a day of a month or a clock time named later ("22" of "22-25 January").
  [[nodiscard]] TimePhrase read_first_end(std::uint32_t i) const;
  /// The second end of an interval: also a bare clock time or year.
  [[nodiscard]] TimePhrase read_second_end(std::uint32_t i, const TimePhrase& start) const;

  /// A number that can be nothing but an hour where one is looked for ("for two hours from 9"); no shape otherwise.
  [[nodiscard]] TimePhrase bare_hour(std::uint32_t at) const;
  /// Two clock times joined ("from 5 to 6 p.m.", "9:30-11:00 tomorrow"). `day`: one that stands right before, or null.
  [[nodiscard]] std::optional<ClockSpan> hours(std::uint32_t at, const TimePhrase* day) const;
  /// Whether what stands at the token is no word that a time could describe: a mark, a function word, the end.
  [[nodiscard]] bool ends_phrase(std::uint32_t first, std::uint32_t at) const {
    return !same_sentence(first, at) || text_.token(at).kind == TokenKind::mark ||
           text_.hit(at, SenseKind::grammar) != nullptr || text_.hit(at, SenseKind::pronoun) != nullptr;
  }

  /// Whether a word near before the token, in its sentence, says that a number rose or fell.
  [[nodiscard]] bool speaks_of_change(std::uint32_t at) const;
  [[nodiscard]] bool may_be_hour(std::uint32_t at) const;
  [[nodiscard]] bool joined_ahead(std::uint32_t at, bool between) const;

  /// The marker at a token, or null.
  [[nodiscard]] const Hit* marker(std::uint32_t i, TimeMarker which) const {
    const bool any = i < text_.size() && text_.scan.any(i, Scan::bit(SenseKind::time_marker));
    return any ? find_marker(i, which) : nullptr;
  }
  /// The marker that ends right before a token, or null.
  [[nodiscard]] const Hit* marker_before(std::uint32_t i, TimeMarker which) const;

 private:
  static constexpr std::uint64_t openers =
      Scan::number_bit | Scan::bit(SenseKind::month) | Scan::bit(SenseKind::weekday) | Scan::bit(SenseKind::time_unit) |
      Scan::bit(SenseKind::time_point) | Scan::bit(SenseKind::time_part) | Scan::bit(SenseKind::clock_marker) |
      Scan::bit(SenseKind::feast) | Scan::bit(SenseKind::number_of_time) | Scan::bit(SenseKind::season) |
      Scan::bit(SenseKind::day_part) | Scan::bit(SenseKind::time_direction) | Scan::bit(SenseKind::time_marker) |
      Scan::bit(SenseKind::number_word);

  [[nodiscard]] const Hit* find_marker(std::uint32_t i, TimeMarker which) const;
  [[nodiscard]] std::uint32_t found_starts(std::uint32_t i) const;
  // time_calendar.cpp: whole and partial dates
  bool calendar(TimePhrase& p, std::uint32_t at) const;
  [[nodiscard]] bool beside_weekday(std::uint32_t first, std::uint32_t last) const;
  bool year(TimePhrase& p, std::uint32_t at) const;
  bool bare_year(TimePhrase& p, std::uint32_t at, bool second = false) const;
  bool named_year(TimePhrase& p, std::uint32_t at) const;
  bool era(TimePhrase& p, std::uint32_t at) const;
  [[nodiscard]] bool short_year(std::uint32_t at, bool apostrophe) const;
  bool decade_suffix(TimePhrase& p, std::uint32_t at) const;
  bool century(TimePhrase& p, std::uint32_t at) const;
  bool part_of_year(TimePhrase& p, std::uint32_t at) const;
  bool numbered_code(TimePhrase& p, std::uint32_t at) const;
  bool coded_part(TimePhrase& p, std::uint32_t at) const;
  bool season(TimePhrase& p, std::uint32_t at) const;
  bool feast(TimePhrase& p, std::uint32_t at) const;
  bool day_of_month(TimePhrase& p, std::uint32_t at) const;
  bool run_together(TimePhrase& p, std::uint32_t at) const;
  // time_spoken.cpp: dates in words
  int spoken_day(std::uint32_t at, bool weekday, std::uint32_t& last) const;
  bool spoken_date(TimePhrase& p, std::uint32_t at) const;
  int spoken_year(std::uint32_t at, std::uint32_t& last) const;
  // time_weeks.cpp: weeks by their number or by a day of theirs
  bool week_of_month(TimePhrase& p, std::uint32_t at) const;
  bool numbered_week(TimePhrase& p, std::uint32_t at) const;
  bool week_around(TimePhrase& p, std::uint32_t at) const;
  bool extend_week(TimePhrase& p) const;
  bool extend_feast(TimePhrase& p) const;
  bool weekend_of_feast(TimePhrase& p, std::uint32_t at) const;
  bool lone_bracket(TimePhrase& p, std::uint32_t at) const;
  // time_ends.cpp
  [[nodiscard]] std::uint32_t behind_suffix(std::uint32_t at) const;
  [[nodiscard]] TimePhrase first_year_of_era(std::uint32_t i) const;
  [[nodiscard]] TimePhrase first_month(std::uint32_t i) const;
  bool second_day(TimePhrase& p, std::uint32_t at, const TimePhrase& start) const;
  bool short_second_year(TimePhrase& p, std::uint32_t at, const TimePhrase& start) const;
  bool take_date(TimePhrase& p, const WrittenDate& d) const;
  [[nodiscard]] bool preposition_before(std::uint32_t at) const;
  [[nodiscard]] bool counts_something(std::uint32_t at) const;
  // time_relative.cpp: counted from now, durations, sets
  [[nodiscard]] bool within_name(std::uint32_t first, std::uint32_t last, bool before) const;
  bool point(TimePhrase& p, std::uint32_t at) const;
  bool counted_units(TimePhrase& p, std::uint32_t at) const;
  bool one_unit(TimePhrase& p, std::uint32_t at) const;
  bool length(TimePhrase& p, Length length, std::uint32_t last) const;
  void take_half(Length& l, std::uint32_t& last) const;
  [[nodiscard]] TimeDirection towards_of(TimeDirection d, std::uint32_t first, std::uint32_t after) const;
  bool first_months(TimePhrase& p, const Length& l, std::uint32_t at) const;
  bool unit_and_direction(TimePhrase& p, std::uint32_t at) const;
  bool unit_behind(TimePhrase& p, std::uint32_t at) const;
  bool direction_and_unit(TimePhrase& p, std::uint32_t at) const;
  bool slashed_day(TimePhrase& p, std::uint32_t at, TimeDirection d) const;
  bool every_unit(TimePhrase& p, std::uint32_t at) const;
  bool pointed_unit(TimePhrase& p, std::uint32_t at, TimeDirection direction) const;
  bool pointed_part(TimePhrase& p, std::uint32_t at, TimeDirection direction) const;
  bool part_of_day(TimePhrase& p, std::uint32_t at) const;
  bool relative_unit(TimePhrase& p, const TimeUnitWord& unit, TimeDirection direction) const;
  bool day_part(TimePhrase& p, std::uint32_t at) const;
  // time_ranked.cpp: parts named by rank, and units that the text has named
  bool ranked_unit(TimePhrase& p, std::uint32_t at) const;
  bool ranked_length(TimePhrase& p, std::uint32_t at, int rank) const;
  bool whole_behind(TimePhrase& p, std::uint32_t at) const;
  bool known_unit(TimePhrase& p, std::uint32_t at) const;
  bool many_units(TimePhrase& p, std::uint32_t at) const;
  [[nodiscard]] int rank(std::uint32_t i, std::uint32_t& last) const;
  // time_clock.cpp
  bool clock(TimePhrase& p, std::uint32_t at) const;
  bool bare_clock(TimePhrase& p, std::uint32_t at) const;
  [[nodiscard]] bool may_have_hour(const TimePhrase& p, std::uint32_t at, bool minutes) const;
  bool spoken_minutes(TimePhrase& p, std::uint32_t at) const;
  bool dotted_clock(TimePhrase& p, std::uint32_t at) const;
  bool minutes_past(TimePhrase& p, std::uint32_t at) const;
  int parts_of_hour(std::uint32_t at, std::uint32_t& hour_at) const;
  bool take_clock(TimePhrase& p, std::uint32_t at, bool marked) const;
  // time_clock_days.cpp: with a day, a part of it or a repetition
  bool extend_clock(TimePhrase& p) const;
  bool extend_set(TimePhrase& p) const;
  bool clock_behind(TimePhrase& p) const;
  bool hour_in_part(TimePhrase& p, std::uint32_t at) const;
  void skip_to_clock(std::uint32_t& at) const;
  // time_hours.cpp: stretches of the clock
  [[nodiscard]] TimePhrase hour(std::uint32_t at) const;
  void take_part(TimePhrase& p) const;
  void share_half(TimePhrase& start, TimePhrase& end, const TimePhrase* day) const;
  void take_zone(TimePhrase& p) const;
  void apply_day_part(TimePhrase& p) const;
  // time_phrase.cpp: what may follow
  bool core(TimePhrase& p, std::uint32_t at, std::uint32_t start) const;
  bool prefix(TimePhrase& p, std::uint32_t& at, std::uint32_t start) const;
  [[nodiscard]] bool takes_article(const TimePhrase& p, std::uint32_t core_at) const;
  [[nodiscard]] bool dated_season(const TimePhrase& p) const;
  bool extend(TimePhrase& p) const;
  bool extend_calendar(TimePhrase& p) const;
  bool extend_bracket(TimePhrase& p) const;
  bool extend_day(TimePhrase& p) const;
  bool extend_era(TimePhrase& p) const;
  bool extend_whole(TimePhrase& p, TimeUnit lacking) const;

  [[nodiscard]] const Hit* hit(std::uint32_t i, SenseKind kind) const { return text_.hit(i, kind); }
  [[nodiscard]] bool mark(std::uint32_t i, char32_t c) const { return i < text_.size() && text_.token(i).is_mark(c); }
  [[nodiscard]] bool glued(std::uint32_t i) const { return i < text_.size() && !text_.token(i).space_before; }
  [[nodiscard]] std::optional<TimeDirection> direction(std::uint32_t i, std::uint32_t& last) const;
  [[nodiscard]] std::optional<TimePart> part(std::uint32_t i, std::uint32_t& last) const;
  [[nodiscard]] const TimeUnitWord* unit(std::uint32_t i, std::uint32_t& last) const;
  [[nodiscard]] std::optional<NumberPhrase> number(std::uint32_t i) const;
  [[nodiscard]] int ordinal(std::uint32_t i, std::uint32_t& last) const;
  [[nodiscard]] bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return b < text_.size() && text_.sentence_of[a] == text_.sentence_of[b];
  }

  const Text& text_;
  const Times& times_;
  const std::vector<NumberPhrase>& numbers_;
  std::vector<std::uint32_t> number_at_;  ///< per token: 1 + the index of the number that begins there, 0: none
};

}  // namespace runut
