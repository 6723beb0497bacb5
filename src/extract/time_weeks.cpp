// Weeks by their number ("week 31"), by a day of theirs ("the week ended 4 May"), and days named by their week ("next
// week on Tuesday"); the weekend beside a feast.
#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

}  // namespace

/// "the first week of March 2025", "pekan terakhir Februari".
bool TimePhraseReader::week_of_month(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || u->unit != TimeUnit::week) return false;
  // A word for Sunday too: "Minggu 4 Desember" is a day.
  if (text_.token(next).is_number() && hit(at, SenseKind::weekday) != nullptr) return false;
  std::uint32_t after = next;
  std::uint8_t week = 0;
  if (const auto d = direction(next, after); d == TimeDirection::recent)
    week = 9;
  else if (const int n = ordinal(next, after); n >= 1 && n <= 5)
    week = static_cast<std::uint8_t>(n);
  if (week == 0) return false;
  std::uint32_t month_at = after;
  std::uint32_t skip = month_at;
  if (const TimeUnitWord* m = unit(month_at, skip); m != nullptr && m->unit == TimeUnit::month) month_at = skip;
  if (hit(month_at, SenseKind::month) == nullptr) return false;
  const auto d = read_written_date(text_.scan, text_.document.text, times_, month_at);
  if (!d || d->month == 0 || d->day != 0) return false;
  take_date(p, *d);
  p.week = week;
  return true;
}

/// "week 31", "week 31 of 2018". With a capital it is the week of a contest or a plan.
bool TimePhraseReader::numbered_week(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || u->unit != TimeUnit::week || u->plural || u->count != 1 || !times_.direction_first) return false;
  if (text_.token(at).capitalised() || !same_sentence(at, next) || glued(next)) return false;
  const std::int32_t n = plain_number(text_.scan, text_.document.text, next);
  if (n < 1 || n > 53 || text_.word(next).size() > 2 || counts_something(next + 1)) return false;
  TimePhrase found = p;
  found.last = next + 1;
  if (same_sentence(at, found.last)) {
    if (glued(found.last) && text_.token(found.last).kind != TokenKind::mark) return false;
    if (mark(found.last, '-') || mark(found.last, '/') || mark(found.last, 0x2013)) return false;
    const Hit* link = marker(found.last, TimeMarker::link);
    const std::uint32_t year_at = link != nullptr ? link->last : found.last + (mark(found.last, ',') ? 1 : 0);
    if (const std::int16_t year = written_year(text_.scan, text_.document.text, year_at); year != 0) {
      found.year = year;
      found.last = year_at + 1;
    } else if (link != nullptr) {
      return false;  // "week 3 of the trial"
    }
  }
  found.shape = Shape::calendar;
  found.year_week = static_cast<std::uint8_t>(n);
  p = found;
  return true;
}

/// "week beginning 4 February", "week ended Sept. 30", "week of March 3", "w/c 4 Feb".
bool TimePhraseReader::week_around(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || u->unit != TimeUnit::week || u->plural || u->count != 1 || !same_sentence(at, next)) return false;
  std::int8_t side = 0;
  const auto said = [&](TimeMarker marking) {  // behind the unit, or in one word with it ("w/c")
    const Hit* within = marker(at, marking);
    return within != nullptr && within->last == next ? within : marker(next, marking);
  };
  if (const Hit* opening = said(TimeMarker::opening)) {
    side = 1;
    next = opening->last;
  } else if (const Hit* closing = said(TimeMarker::closing)) {
    side = -1;
    next = closing->last;
  } else if (const Hit* link = marker(next, TimeMarker::link)) {
    side = 2;
    next = link->last;
  }
  if (side == 0 || !same_sentence(at, next)) return false;
  TimePhrase day;
  day.first = next;
  if (!calendar(day, next) || day.shape != Shape::calendar || !day.is_day()) return false;
  if (side == 2 && day.only_weekday()) return false;
  static_cast<void>(extend_calendar(day));
  const TimePhrase before = p;
  p = day;
  p.first = before.first;
  p.determined = before.determined;
  p.article_before = before.article_before;
  p.edge = before.edge;
  p.week_side = side;
  return true;
}

/// The weekday behind a week: "next week on Tuesday", "this week Monday".
bool TimePhraseReader::extend_week(TimePhrase& p) const {
  if (!times_.direction_first || !p.unit || p.unit->unit != TimeUnit::week || p.unit->count != 1 || p.edge)
    return false;
  if (p.weekday != 0 || p.day != 0 || p.month != 0 || p.length_count != 0 || p.week != 0 || p.week_side != 0)
    return false;
  std::uint32_t at = p.last;
  if (text_.is(at, GrammarRole::at)) ++at;
  if (!same_sentence(p.first, at)) return false;
  const Hit* h = hit(at, SenseKind::weekday);
  if (h == nullptr || times_.weekdays[h->index].plural) return false;
  // A short name needs what only a day has behind it.
  const bool closed = !same_sentence(at, h->last) || text_.token(h->last).is_number() ||
                      text_.token(h->last).kind == TokenKind::mark || text_.is(h->last, GrammarRole::disjunction);
  if (times_.weekdays[h->index].abbreviated && !closed) return false;
  const auto d = read_written_date(text_.scan, text_.document.text, times_, at);
  if (d && d->day != 0) return false;
  p.weekday = times_.weekdays[h->index].number;
  p.last = h->last;
  return true;
}

/// "Labor Day weekend"
bool TimePhraseReader::extend_feast(TimePhrase& p) const {
  if (p.feast == nullptr || !p.feast_day || p.day != 0 || p.festive_weekend || p.has_clock) return false;
  std::uint32_t last = p.last;
  const TimeUnitWord* u = same_sentence(p.first, p.last) ? unit(p.last, last) : nullptr;
  if (u == nullptr || u->unit != TimeUnit::weekend || u->plural) return false;
  p.festive_weekend = true;
  p.last = last;
  return true;
}

/// "the weekend of Thanksgiving 2023"
bool TimePhraseReader::weekend_of_feast(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || u->unit != TimeUnit::weekend || u->plural) return false;
  const Hit* link = same_sentence(at, next) ? marker(next, TimeMarker::link) : nullptr;
  TimePhrase of = p;
  if (link == nullptr || !same_sentence(at, link->last) || !feast(of, link->last)) return false;
  of.festive_weekend = true;
  p = of;
  return true;
}

}  // namespace runut
