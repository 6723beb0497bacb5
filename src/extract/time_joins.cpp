// Lengths counted from a written day or hour, and stretches of the clock. TIMEX3 would have a signal between two times
// and a third that no words bear; a reader wants the one that is meant.
#include "extract/time_joins.h"

#include "extract/time_resolver.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

bool exact(const TimePhrase& p) {
  const Length& l = p.lengths[0];
  return p.shape == Shape::duration && p.length_count == 1 && p.rank == 0 && !p.direction && !p.hyphenated &&
         !l.vague && !l.alone && l.low == l.high && l.low.is_whole() && l.low <= Decimal(9999);
}

int count_of(const TimePhrase& p) { return static_cast<int>(p.lengths[0].low.coefficient()) * p.lengths[0].unit.count; }

bool same_sentence(const Text& text, std::uint32_t a, std::uint32_t b) {
  return b < text.size() && text.sentence_of[a] == text.sentence_of[b];
}

/// The day behind which `n` units end that begin with `from`.
std::optional<Date> days_on(Date from, TimeUnit unit, int n) {
  switch (unit) {
    case TimeUnit::day:
      return from.plus_days(n);
    case TimeUnit::week:
      return from.plus_days(7 * n);
    case TimeUnit::month:
      return n < 1200 ? std::optional(months_on(from, n)) : std::nullopt;
    case TimeUnit::year:
      return n < 100 ? std::optional(months_on(from, 12 * n)) : std::nullopt;
    default:
      return {};
  }
}

/// Whether the words that open a length say that it is not reached ("less than three days").
bool falls_short(const Text& text, const TimePhrase& length) {
  const Hit* h = length.hedged ? text.hit(length.first, SenseKind::hedge) : nullptr;
  return h != nullptr && text.pack.numbers.hedges[h->index].bound == Bound::less_than;
}

/// A stretch of minutes that begins with a clock time.
std::optional<TimeValue> minutes_on(const TimePhrase& clock, const TimePhrase& length, const TimeAnchor& anchor,
                                    const Times& times) {
  const TimeUnit u = length.lengths[0].unit.unit;
  const int minutes = count_of(length) * (u == TimeUnit::hour ? 60 : 1);
  if (!clock.has_clock || (u != TimeUnit::hour && u != TimeUnit::minute) || minutes > 24 * 60) return {};
  ClockSpan s;
  s.start = s.end = clock;
  s.start.bound = s.end.bound = TimePhrase::Bound::none;
  const int end = (clock.hour * 60 + clock.minute + minutes) % (24 * 60);
  s.end.hour = static_cast<std::uint8_t>(end / 60);
  s.end.minute = static_cast<std::uint8_t>(end % 60);
  s.end.part = nullptr;
  return value_of(s, anchor, times);
}

}  // namespace

TimeValue value_of(const ClockSpan& span, const TimeAnchor& anchor, const Times& times) {
  TimeValue a = resolve(span.start, anchor, times), b = resolve(span.end, anchor, times);
  const auto minutes = [](const TimePhrase& p) { return p.hour * 60 + p.minute; };
  if (b.date.is_day() && minutes(span.end) <= minutes(span.start)) {
    b.date = b.date.plus_days(1);
    b.last = b.date;
    if (b.value.size() > 10 && b.value[10] == 'T') b.value = b.date.iso() + clock_text(span.end);
  }
  a.value += "/" + b.value;
  if (!a.edtf.empty() && b.date.is_day()) a.edtf += "/" + last_second(b.date, span.end);
  a.last = b.last;
  return a;
}

std::optional<JoinedTime> join_length(const Text& text, const TimePhraseReader& reader, const TimePhrase& phrase,
                                      const TimeAnchor& anchor) {
  const Times& times = text.pack.times;
  if (!times.direction_first || phrase.length_count == 0) return {};
  TimePhrase length = phrase;
  take_smaller_units(length.lengths[0]);  // "2.5 hours"
  if (!exact(length)) return {};
  std::uint32_t at = length.last;
  const bool comma = same_sentence(text, length.first, at) && text.token(at).is_mark(',');
  if (comma) ++at;
  if (!same_sentence(text, length.first, at)) return {};
  int sign = 0;
  bool opening = false;
  const Hit* h = text.hit(at, SenseKind::time_direction);
  if (h != nullptr && !comma && static_cast<TimeDirection>(h->index) == TimeDirection::before_it) sign = -1;
  if (h != nullptr && !comma && static_cast<TimeDirection>(h->index) == TimeDirection::after_it) sign = 1;
  if (sign == 0) {
    h = comma ? nullptr : reader.marker(at, TimeMarker::opening);
    opening = h != nullptr;
    if (h == nullptr && text.is(at, GrammarRole::from)) {
      h = reader.marker(at, TimeMarker::since);
      opening = comma || reader.marker_before(length.first, TimeMarker::during) != nullptr;
    }
    if (h == nullptr) return {};
    sign = 1;
  }
  const std::uint32_t day_at = h->last;
  if (!same_sentence(text, length.first, day_at)) return {};
  TimePhrase day = reader.read(day_at);
  if (day.shape == Shape::none && length.lengths[0].unit.unit <= TimeUnit::hour) day = reader.bare_hour(day_at);
  if (day.shape == Shape::none || !same_sentence(text, length.first, day.last - 1)) return {};
  JoinedTime joined{length.first, day.last, {}};
  const TimeUnit unit = length.lengths[0].unit.unit;
  if (unit <= TimeUnit::hour) {
    if (text.hit(at, SenseKind::time_direction) == h) return {};
    auto stretch = minutes_on(day, length, anchor, times);
    if (!stretch) return {};
    joined.value = *std::move(stretch);
    return joined;
  }
  if (day.shape != Shape::calendar || !day.is_day() || (day.has_clock && !opening)) return {};
  if (!reader.ends_phrase(day_at, day.last)) return {};
  // "64 days from 21 November to 31 January": the day begins an interval.
  if (same_sentence(text, day_at, day.last) &&
      (reader.marker(day.last, TimeMarker::until) != nullptr || text.token(day.last).is_mark('-') ||
       text.token(day.last).is_mark(0x2013)))
    return {};
  TimeAnchor there = anchor;
  TimeAnchor then = anchor;
  then.future |= sign > 0 && !opening && text.is(at, GrammarRole::from);  // a length counted on from a day to come
  const TimeValue from = resolve(day, then, times);
  if (!from.date.is_day()) return {};
  const auto end = days_on(from.date, unit, count_of(length));
  if (opening) {
    if (!end) return {};
    joined.value = resolve(length, anchor, times);
    joined.value.basis = TimeBasis::anchored;
    joined.value.first = from.date;
    joined.value.last = end->plus_days(-1);
    joined.value.edtf = day.has_clock && from.edtf.size() > 10 && from.edtf[10] == 'T'
                            ? from.edtf.substr(0, from.edtf.find('/')) + "/" + last_second(*end, day)
                            : edtf_of_days(*joined.value.first, *joined.value.last);
    return joined;
  }
  there.story = from.date;
  there.story_year = from.date.year;
  there.story_far = there.narrative = false;
  TimePhrase counted = length;
  counted.shape = Shape::calendar;
  counted.unit = length.lengths[0].unit;
  counted.anchored = true;
  counted.offset = sign * static_cast<std::int32_t>(length.lengths[0].low.coefficient());
  joined.value = resolve(counted, there, times);
  if (end && falls_short(text, length)) {  // all the days up to it, from the one it is counted from
    const auto other = days_on(from.date, unit, sign * count_of(length));
    joined.value.first = sign > 0 ? from.date : other->plus_days(1);
    joined.value.last = sign > 0 ? other->plus_days(-1) : from.date;
    if (*joined.value.first <= *joined.value.last)
      joined.value.edtf = edtf_of_days(*joined.value.first, *joined.value.last);
  }
  return joined;
}

std::optional<JoinedTime> join_point(const Text& text, const TimePhraseReader& reader, const TimePhrase& point,
                                     const TimeAnchor& anchor) {
  if (point.point == nullptr || !point.anchored || point.part != nullptr || point.offset == 0) return {};
  if (!text.pack.times.direction_first || !same_sentence(text, point.first, point.last)) return {};
  const TimePhrase day = reader.read(point.last);
  if (day.shape != Shape::calendar || !day.is_day() || day.has_clock || day.part != nullptr) return {};
  if (!reader.ends_phrase(point.last, day.last)) return {};
  JoinedTime joined{point.first, day.last, resolve(day, anchor, text.pack.times)};
  if (!joined.value.date.is_day() || !joined.value.first || joined.value.first != joined.value.last) return {};
  joined.value.date = joined.value.date.plus_days(point.offset);
  joined.value.first = joined.value.last = joined.value.date;
  joined.value.value = joined.value.edtf = joined.value.date.iso();
  return joined;
}

std::optional<Date> begin_of(Date last, const Length& length) {
  if (length.vague || length.alone || length.low != length.high || !length.low.is_whole() ||
      length.low > Decimal(1000) || length.low < Decimal(1))
    return {};
  const TimeUnit u = length.unit.unit;
  const int n = static_cast<int>(length.low.coefficient()) * length.unit.count;
  const int months = u == TimeUnit::year      ? 12
                     : u == TimeUnit::half    ? 6
                     : u == TimeUnit::quarter ? 3
                     : u == TimeUnit::month   ? 1
                                              : 0;
  const Date after = last.plus_days(1);
  if (months != 0 && n * months < 1200) return months_on(after, -n * months);
  if (u == TimeUnit::week) return after.plus_days(-7 * n);
  if (u == TimeUnit::day) return after.plus_days(-n);
  return {};
}

std::optional<JoinedTime> join_clock(const Text& text, const TimePhraseReader& reader, const TimePhrase& clock,
                                     const TimeAnchor& anchor) {
  if (!clock.has_clock || (clock.shape != Shape::clock && clock.shape != Shape::calendar)) return {};
  const Hit* during = reader.marker(clock.last, TimeMarker::during);
  if (during == nullptr || !same_sentence(text, clock.first, during->last)) return {};
  const TimePhrase length = reader.read(during->last);
  if (!exact(length)) return {};
  auto stretch = minutes_on(clock, length, anchor, text.pack.times);
  if (!stretch) return {};
  return JoinedTime{clock.first, length.last, *std::move(stretch)};
}

}  // namespace runut
