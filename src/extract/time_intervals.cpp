// What two phrases say together: the ends of an interval, each with its own value, a stretch of the clock, a length
// with the day that it begins or ends with.
#include <algorithm>

#include "extract/time_joins.h"
#include "extract/times_reader.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

/// The value of another day, with the time of day and the rest of the first.
TimeValue value_of_day(Date day, const TimeValue& v) {
  TimeValue out = v;
  const std::string time = v.value.size() > 10 ? v.value.substr(10) : "";
  out.date = day;
  out.first = out.last = day;
  out.value = day.iso() + time;
  out.edtf = v.edtf.size() > 10 && v.edtf[10] == 'T' ? day.iso() + v.edtf.substr(10) : day.iso();
  return out;
}

}  // namespace

/// A stretch of the clock, its day before or behind it.
bool TimesReader::read_hours(const TimePhrase& p, std::uint32_t i, std::uint32_t start, std::uint32_t& next) {
  const bool day = p.shape == Shape::calendar && p.is_day() && !p.has_clock;
  const bool alone =
      (p.shape == Shape::none || p.shape == Shape::clock) &&
      (start & (TimePhraseReader::digits | TimePhraseReader::number_words | TimePhraseReader::point_word)) != 0;
  if (!day && !alone) return false;
  const auto span = reader_.hours(day ? p.last : i, day ? &p : nullptr);
  if (!span) return false;
  set_anchor(span->start);
  remember(span->start, resolve(span->start, anchor_, text_.pack.times));
  add(span->first, span->last, value_of(*span, anchor_, text_.pack.times));
  next = span->last;
  return true;
}

/// "the three months ended March 31", "the year to April": the length, and the day or month that it ends with.
bool TimesReader::read_ended(const TimePhrase& p, std::uint32_t& next) {
  const Length one{Decimal(1), Decimal(1), p.unit.value_or(TimeUnitWord{}), false, false};
  const bool unit = p.shape == Shape::calendar && p.known && p.unit && !p.edge && p.length_count == 0;
  const bool length = p.shape == Shape::duration && p.length_count == 1 && p.rank == 0 && !p.hyphenated &&
                      (!p.direction || p.direction == TimeDirection::recent);
  const Hit* closing = unit || length ? reader_.marker(p.last, TimeMarker::closing) : nullptr;
  if (closing == nullptr || (!p.determined && reader_.marker(p.last, TimeMarker::until) != nullptr)) return false;
  const TimePhrase end = reader_.read(closing->last);
  if (end.shape != Shape::calendar || end.month == 0 || end.has_clock) return false;
  set_anchor(p);
  TimeValue v = resolve(p, anchor_, text_.pack.times);
  const TimeValue to = resolve(end, anchor_, text_.pack.times);
  const auto from = to.last ? begin_of(*to.last, length ? p.lengths[0] : one) : std::nullopt;
  if (!from) return false;
  v.first = from;
  v.last = to.last;
  v.edtf = edtf_of_days(*from, *to.last);
  v.basis = TimeBasis::anchored;
  add(p.first, p.last, std::move(v));
  remember(end, to);
  add(end.first, end.last, TimeValue(to));
  next = end.last;
  return true;
}

/// A length with the day or hour that it is counted from.
bool TimesReader::read_joined(const TimePhrase& p, std::uint32_t& next) {
  const bool point = p.point != nullptr && p.anchored;
  if (p.shape != Shape::duration && !p.has_clock && !point) return false;
  set_anchor(p);
  auto joined = p.shape == Shape::duration ? join_length(text_, reader_, p, anchor_)
                : point                    ? join_point(text_, reader_, p, anchor_)
                                           : join_clock(text_, reader_, p, anchor_);
  if (!joined) return false;
  next = joined->last;
  add(joined->first, joined->last, std::move(joined->value));
  return true;
}

/// Joins "X until Y", "X-Y" and, for days of one month, "X and Y".
bool TimesReader::read_interval(const TimePhrase& start, std::uint32_t& next) {
  if (start.shape != Shape::calendar && start.shape != Shape::clock) return false;
  std::uint32_t at = start.last;
  if (at >= text_.size() || text_.sentence_of[at] != text_.sentence_of[start.first]) return false;
  const bool bare_day = start.day != 0 && start.month == 0 && start.weekday == 0 && !start.unit;
  const bool of_era = start.before_era && start.last == start.first + 1;
  const bool between = reader_.marker_before(start.first, TimeMarker::between) != nullptr;
  if (bare_day)  // over the days in the middle of a list
    while (at + 2 < text_.size() && text_.token(at).is_mark(',') && text_.token(at + 1).is_number() &&
           text_.hit(at + 2, SenseKind::month) == nullptr)
      at += 2;
  if (bare_day && text_.token(at).is_mark(',')) ++at;
  if (start.year != 0 && start.day != 0 && text_.token(at).is_mark(',') &&
      reader_.marker(at + 1, TimeMarker::until) != nullptr)
    ++at;  // "from Jan. 20, 2025, to"
  if (at >= text_.size()) return false;
  bool dash = false;
  const Hit* joiner = reader_.marker(at, TimeMarker::until);
  const bool may_join = bare_day || between || of_era || (start.day != 0 && start.month != 0);
  if (joiner == nullptr && may_join) joiner = reader_.marker(at, TimeMarker::conjoin);
  const bool years = start.year != 0 && start.month == 0 && start.years == 1 && start.quarter == 0;
  if (joiner == nullptr && (is_dash(text_.token(at)) || (years && text_.token(at).is_mark('/')))) dash = true;
  if (joiner == nullptr && !dash && !(bare_day && at > start.last)) return false;
  const std::uint32_t second_at = joiner != nullptr ? joiner->last : dash ? at + 1 : at;
  TimePhrase end = reader_.read_second_end(second_at, start);
  const bool both_named = joiner != nullptr && reader_.marker(at, TimeMarker::until) == nullptr;
  if (both_named && !bare_day && !between && !of_era && !end.borrowed) return false;  // "May 4 and June 3": two days
  const bool both_days = end.shape == Shape::calendar && (!dash || (!end.unit && !start.unit));
  const bool both_clocks = end.shape == Shape::clock &&
                           ((end.has_clock && start.has_clock) || (end.part != nullptr && start.part != nullptr));
  const bool until_now = !dash && end.shape == Shape::reference && end.point->reference == "PRESENT_REF";
  const bool clock_ends = start.shape == Shape::clock && both_days;
  if ((!both_days && !both_clocks && !until_now) || clock_ends) return false;
  if (dash && both_days && !bare_day && start.is_day() != end.is_day() && end.day == 0) return false;
  write_interval(start, end);
  next = end.last;
  return true;
}

void TimesReader::write_interval(TimePhrase start, TimePhrase end) {
  if (start.month == 0 && start.day != 0 && start.weekday == 0) start.month = end.month;
  if (end.before_era && start.year > end.year) start.before_era = true;
  if (start.year == 0 && end.year != 0 && !start.unit && start.shape == Shape::calendar) {
    start.year = end.year;
    if (start.month > end.month && end.month != 0) --start.year;
  }
  if (start.year == 0 && end.unit && end.unit->unit == TimeUnit::year && !start.unit && start.month != 0) {
    start.unit = end.unit;
    start.offset = end.offset;
  }
  if (end.year == 0 && start.year != 0 && end.month != 0 && !end.unit) {
    end.year = start.year;
    if (end.month < start.month) ++end.year;
  }
  set_anchor(start);
  TimeValue a = resolve(start, anchor_, text_.pack.times);
  const Contradiction wrong_start = find_contradiction(start, a, anchor_, text_.pack.times);
  remember(start, a);
  // A start in a year of its own choice must not lie after an end that has been fixed.
  TimeValue b = resolve(end, anchor_, text_.pack.times);
  const Contradiction wrong_end = find_contradiction(end, b, anchor_, text_.pack.times);
  if (a.inferred_year && b.first && a.first && *a.first > *b.last && start.weekday == 0 && start.month > end.month) {
    start.year = static_cast<std::int16_t>(b.date.year - 1);
    a = resolve(start, anchor_, text_.pack.times);
  }
  if (a.date.is_day() && b.date.is_day() && start.only_weekday() && end.only_weekday() && b.date < a.date) {
    // "Monday through Friday": the end is in the week that the start is in, of two ends without a week the last.
    const bool fixed = start.unit || start.direction || anchor_.future;
    TimeValue& moved = fixed ? b : a;
    moved = value_of_day(moved.date.plus_days(fixed ? 7 : -7), moved);
  }
  remember(end, b);
  Contradiction wrong = wrong_start.conflict != TimeConflict::none ? wrong_start : wrong_end;
  if (wrong.conflict == TimeConflict::none) wrong = find_contradiction(start, a, end, b, anchor_);
  TimeValue both;
  both.type = a.type == TimeType::time && b.type == TimeType::time ? TimeType::time : TimeType::date;
  both.basis = a.basis == TimeBasis::stated ? b.basis : a.basis;
  both.first = a.first;
  both.last = b.last;
  const bool clocks = start.has_clock && end.has_clock;
  const bool now = end.shape == Shape::reference;
  both.value = a.value + "/" + (now ? b.edtf : b.value);
  if (clocks)
    both.edtf = a.edtf + "/" + b.edtf;
  else if (now && a.first && !b.edtf.empty() && a.edtf.find('/') == std::string::npos)
    both.edtf = a.edtf + "/" + b.edtf;
  else if (a.first && b.last && *a.first <= *b.last)
    both.edtf = edtf_of_days(*a.first, *b.last);
  else if (a.first && now)
    both.edtf = (a.edtf.find('/') == std::string::npos ? a.edtf : a.edtf.substr(0, a.edtf.find('/'))) + "/..";
  if (both.type == TimeType::date && !now) return write_ends(start, a, end, b, both, wrong);
  LocatedTime& t = add(start.first, end.last, std::move(both));
  t.conflict = wrong.conflict;
  t.reading = wrong.reading;
}

/// The two ends of an interval, each with its own value, as TIMEX3 has it; the stretch of both is the interval's.
void TimesReader::write_ends(const TimePhrase& start, const TimeValue& a, const TimePhrase& end, const TimeValue& b,
                             const TimeValue& both, const Contradiction& wrong) {
  for (const bool second : {false, true}) {
    const TimePhrase& p = second ? end : start;
    TimeValue v = second ? b : a;
    if (!both.edtf.empty()) {
      v.first = both.first;
      v.last = both.last;
      v.edtf = both.edtf;
    }
    LocatedTime& t = add(p.first, p.last, std::move(v));
    t.conflict = wrong.conflict;
    t.reading = wrong.reading;
  }
  std::fill(owners_.begin() + start.first, owners_.begin() + end.last, Owner::time);
}

}  // namespace runut
