// Dates as written: days and months, parts of years and months, seasons, feasts.
#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

bool is_hyphen(const Token& t) { return t.is_mark('-') || t.is_mark(0x2013) || t.is_mark(0x2010) || t.is_mark(0x2011); }

}  // namespace

bool TimePhraseReader::take_date(TimePhrase& p, const WrittenDate& d) const {
  p.shape = Shape::calendar;
  p.last = d.last;
  p.weekday = d.weekday;
  p.day = d.day;
  p.month = d.month;
  p.year = d.year;
  if (d.part != nullptr) p.part = d.part;
  p.numeric = d.numeric;
  p.bracketed = d.bracketed;
  return true;
}

/// Whether another weekday is joined to the one in tokens [first, last).
bool TimePhraseReader::beside_weekday(std::uint32_t first, std::uint32_t last) const {
  const auto joins = [this](std::uint32_t i) {
    return i < text_.size() && (is_hyphen(text_.token(i)) || text_.is(i, GrammarRole::disjunction) ||
                                text_.is(i, GrammarRole::conjunction) || marker(i, TimeMarker::until) != nullptr);
  };
  if (joins(last) && hit(last + 1, SenseKind::weekday) != nullptr && same_sentence(first, last + 1)) return true;
  return first > 1 && joins(first - 1) && same_sentence(first - 2, first) &&
         text_.hit_before(first - 1, SenseKind::weekday) != nullptr;
}

bool TimePhraseReader::calendar(TimePhrase& p, std::uint32_t at) const {
  const Token& here = text_.token(at);
  if (!here.is_number() && !here.is_word()) return false;
  if (here.is_word() && hit(at, SenseKind::weekday) == nullptr &&
      month_at(text_.scan, text_.document.text, times_, at).word == nullptr)
    return false;
  auto d = read_written_date(text_.scan, text_.document.text, times_, at);
  const bool placed = at > 0 && (text_.is(at - 1, GrammarRole::at) || text_.is(at - 1, GrammarRole::when) ||
                                 text_.is(at - 1, GrammarRole::since) || text_.is(at - 1, GrammarRole::until) ||
                                 text_.is(at - 1, GrammarRole::of));
  if (const Hit* short_month = !d && placed && times_.direction_first ? hit(at, SenseKind::month) : nullptr) {
    if (text_.is(at - 1, GrammarRole::of) || (!here.capitalised() && !ends_phrase(at, short_month->last))) return false;
    d = WrittenDate{};  // "in Feb"
    d->month = times_.months[short_month->index].number;
    d->last = short_month->last;
  }
  if (const Hit* day = !d && times_.direction_first ? hit(at, SenseKind::weekday) : nullptr;
      day != nullptr && beside_weekday(at, day->last)) {
    d = WrittenDate{};  // "Mon-Fri"
    d->weekday = times_.weekdays[day->index].number;
    d->last = day->last;
  }
  if (!d) return false;
  if (d->numeric && text_.hit_before(at, SenseKind::no_number) != nullptr) return false;  // "RT 03/02/01"
  if (d->day == 0 && d->year == 0 && (d->month != 0 || d->weekday != 0) && times_.month_before_day) {
    std::uint32_t last = d->last;
    if (const int day = spoken_day(d->last, d->month == 0, last); day != 0 && (d->weekday == 0 || d->part == nullptr)) {
      d->day = static_cast<std::uint8_t>(day);
      d->last = last;
    } else if (d->weekday != 0 && d->month == 0 && d->part == nullptr) {  // "Friday 31," counts nothing
      const std::int32_t plain = plain_number(text_.scan, text_.document.text, d->last);
      const std::uint32_t next = d->last + 1;
      const bool ends = next >= text_.size() || !same_sentence(at, next) || text_.is(next, GrammarRole::at) ||
                        text_.is(next, GrammarRole::between) ||
                        (text_.token(next).kind == TokenKind::mark && !mark(next, '-') && !mark(next, '/') &&
                         !mark(next, ':') && !mark(next, 0x2013) && !mark(next, '%'));
      if (plain >= 1 && plain <= 31 && ends && text_.token(d->last).space_before) {
        d->day = static_cast<std::uint8_t>(plain);
        d->last = next;
      }
    }
  }
  if (d->day == 0 && d->year == 0 && d->month != 0 && d->weekday == 0 && times_.month_before_day)
    if (const Hit* the = marker(d->last, TimeMarker::determiner)) {  // "April the 9th"
      const std::int32_t day = plain_number(text_.scan, text_.document.text, the->last);
      const std::uint32_t behind = behind_suffix(the->last + 1);
      if (day >= 1 && day <= 31 && behind != the->last + 1 && same_sentence(at, the->last)) {
        d->day = static_cast<std::uint8_t>(day);
        d->last = behind;
        const std::uint32_t year_at = behind + (mark(behind, ',') ? 1 : 0);
        if (const std::int16_t year = written_year(text_.scan, text_.document.text, year_at);
            year != 0 && same_sentence(at, year_at) && !counts_something(year_at + 1)) {
          d->year = year;
          d->last = year_at + 1;
        }
      }
    }
  if (d->year == 0 && d->month != 0 && !d->numeric && times_.month_before_day) {
    std::uint32_t last = d->last;
    const std::uint32_t year_at = d->last + (mark(d->last, ',') ? 1 : 0);
    if (const int year = same_sentence(at, year_at) ? spoken_year(year_at, last) : 0; year != 0) {
      d->year = static_cast<std::int16_t>(year);
      d->last = last;
    }
  }
  if (d->weekday == 0 && d->numeric && d->year == 0 && marker_before(at, TimeMarker::date) == nullptr) return false;
  // "$12 December 27"
  if (here.is_number() && d->day != 0 && !d->numeric && times_.month_before_day)
    if (const Hit* money = text_.hit_before(at, SenseKind::unit);
        money != nullptr && text_.pack.units.units[money->index].kind == UnitKind::money)
      return false;
  if (const Hit* day = d->day == 0 ? hit(at, SenseKind::weekday) : nullptr;
      day != nullptr && times_.weekdays[day->index].plural) {
    take_date(p, *d);
    p.shape = Shape::set;
    return true;
  }
  if (d->weekday != 0 && d->day == 0) {
    // One word for a weekday and a unit: a direction behind it makes it the unit where its capital says nothing.
    std::uint32_t after = 0, last = 0;
    if (unit(at, after) != nullptr && direction(after, last) &&
        (text_.sentence_at(at).first == at || text_.token(after).capitalised()))
      return false;
  }
  if (d->day == 0 && d->month != 0 && d->year == 0 && d->weekday == 0) {
    if (!here.capitalised() && !placed) return false;
    // "the Long March", "the March to the sea"
    const Hit* month = hit(at, SenseKind::month);
    const bool named = at > text_.sentence_at(at).first && text_.token(at - 1).capitalised() &&
                       hit(at - 1, SenseKind::grammar) == nullptr && hit(at - 1, SenseKind::time_part) == nullptr &&
                       hit(at - 1, SenseKind::time_direction) == nullptr;
    const bool opens = at == text_.sentence_at(at).first && d->last < text_.size() && text_.token(d->last).is_word();
    if (month != nullptr && times_.months[month->index].weak && (p.article_before || named || opens)) return false;
  }
  take_date(p, *d);
  if (p.part != nullptr && p.weekday != 0 && p.day == 0 && d->last > at + 1 &&
      text_.pack.nouns.plural_ending(text_.word(d->last - 1)) != nullptr)
    p.shape = Shape::set;  // "Friday mornings"
  return true;
}

/// "Q3", "H1": a code with its number glued to it.
bool TimePhraseReader::coded_part(TimePhrase& p, std::uint32_t at) const {
  const Hit* h = nullptr;
  if (at < text_.size() && text_.scan.any(at, Scan::bit(SenseKind::time_unit)))
    for (const Hit& tried : text_.scan.hits_at(at))
      if (tried.kind == SenseKind::time_unit && times_.units[tried.index].code &&
          (times_.units[tried.index].unit == TimeUnit::quarter || times_.units[tried.index].unit == TimeUnit::half))
        h = &tried;
  if (h == nullptr || !glued(h->last)) return false;
  const bool quarter = times_.units[h->index].unit == TimeUnit::quarter;
  const std::int32_t n = plain_number(text_.scan, text_.document.text, h->last);
  if (n < 1 || n > (quarter ? 4 : 2) || (glued(h->last + 1) && text_.token(h->last + 1).is_word())) return false;
  p.shape = Shape::calendar;
  (quarter ? p.quarter : p.half) = static_cast<std::uint8_t>(n);
  p.last = h->last + 1;
  return true;
}

/// "3Q", "1H 2014": the number glued before the code.
bool TimePhraseReader::numbered_code(TimePhrase& p, std::uint32_t at) const {
  const std::uint32_t behind = at + 1;
  if (behind >= text_.size() || !glued(behind) || !text_.token(behind).capitalised()) return false;
  if (glued(behind + 1) && !text_.token(behind + 1).is_mark('\'') && text_.token(behind + 1).kind != TokenKind::mark)
    return false;
  const std::int32_t n = plain_number(text_.scan, text_.document.text, at);
  if (n < 1 || n > 4 || text_.word(at).size() != 1 || !text_.scan.any(behind, Scan::bit(SenseKind::time_unit)))
    return false;
  for (const Hit& h : text_.scan.hits_at(behind)) {
    if (h.kind != SenseKind::time_unit || !times_.units[h.index].code) continue;
    const TimeUnit u = times_.units[h.index].unit;
    if (u != TimeUnit::quarter && (u != TimeUnit::half || n > 2)) continue;
    p.shape = Shape::calendar;
    (u == TimeUnit::quarter ? p.quarter : p.half) = static_cast<std::uint8_t>(n);
    p.last = h.last;
    return true;
  }
  return false;
}

/// A quarter or half with its number; the year follows, or is the present one.
bool TimePhraseReader::part_of_year(TimePhrase& p, std::uint32_t at) const {
  if (coded_part(p, at)) return true;
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || (u->unit != TimeUnit::quarter && u->unit != TimeUnit::half)) return false;
  if (mark(next, '-') && glued(next)) ++next;
  std::uint32_t last = next;
  const int n = ordinal(next, last);
  if (n < 1 || n > (u->unit == TimeUnit::quarter ? 4 : 2)) return false;
  p.shape = Shape::calendar;
  (u->unit == TimeUnit::quarter ? p.quarter : p.half) = static_cast<std::uint8_t>(n);
  p.last = last;
  return true;
}

bool TimePhraseReader::season(TimePhrase& p, std::uint32_t at) const {
  const Hit* h = hit(at, SenseKind::season);
  if (h == nullptr) return false;
  p.shape = Shape::calendar;
  p.season = static_cast<std::int8_t>(h->index);
  p.last = h->last;
  return true;
}

/// "H-8 Lebaran", "Natal 2025". A feast with neither count nor year is left alone.
bool TimePhraseReader::feast(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  bool counted = false;
  std::int32_t days = 0;
  if (const Hit* h = marker(at, TimeMarker::countdown); h != nullptr && text_.token(at).capitalised()) {
    next = h->last;
    if (next + 1 >= text_.size() || !glued(next) || !glued(next + 1)) return false;
    const bool before = is_hyphen(text_.token(next)), after = mark(next, '+');
    const std::int32_t n = plain_number(text_.scan, text_.document.text, next + 1);
    if ((!before && !after) || n < 0 || n > 99) return false;
    days = before ? -n : n;
    counted = true;
    next += 2;
  }
  const Hit* f = hit(next, SenseKind::feast);
  if (f == nullptr) return false;
  const std::int16_t year = written_year(text_.scan, text_.document.text, f->last);
  if (!counted && year == 0 && !times_.feast_alone) return false;
  p.shape = Shape::calendar;
  p.feast = &times_.feasts[f->index];
  p.feast_day = true;
  p.offset = days;
  p.year = year;
  p.last = f->last + (year != 0 ? 1 : 0);
  return true;
}

/// "tanggal 5": a day of this month or the last.
bool TimePhraseReader::day_of_month(TimePhrase& p, std::uint32_t at) const {
  if (!text_.token(at).is_number() || marker_before(at, TimeMarker::date) == nullptr) return false;
  const std::int32_t day = plain_number(text_.scan, text_.document.text, at);
  if (day < 1 || day > 31 || counts_something(at + 1)) {
    std::uint32_t after = 0;
    const TimeUnitWord* u = day >= 1 && day <= 31 ? unit(at + 1, after) : nullptr;
    if (u == nullptr || u->unit != TimeUnit::month) return false;  // "tanggal 5 bulan lalu"
  }
  p.shape = Shape::calendar;
  p.day = static_cast<std::uint8_t>(day);
  p.last = at + 1;
  return true;
}

/// "20161016", "2016 10 16": year, month and day in digits alone.
bool TimePhraseReader::run_together(TimePhrase& p, std::uint32_t at) const {
  if (!text_.token(at).is_number() || (at > 0 && !text_.token(at).space_before)) return false;
  const std::size_t length = text_.word(at).size();
  if (length != 8 && length != 4) return false;
  std::int32_t year = plain_number(text_.scan, text_.document.text, at), month = 0, day = 0;
  std::uint32_t last = at + 1;
  if (length == 8) {
    day = year % 100;
    month = year / 100 % 100;
    year /= 10000;
  } else {
    if (!same_sentence(at, at + 2) || text_.word(at + 1).size() != 2 || text_.word(at + 2).size() != 2) return false;
    month = plain_number(text_.scan, text_.document.text, at + 1);
    day = plain_number(text_.scan, text_.document.text, at + 2);
    if (glued(at + 1) || glued(at + 2)) return false;
    last = at + 3;
  }
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
    return false;
  if (counts_something(last) || (last < text_.size() && text_.token(last).is_number()) ||
      (glued(last) && !mark(last, '.') && !mark(last, ',') && !mark(last, ')')))
    return false;
  if (at > 0 &&
      (text_.hit_before(at, SenseKind::unit) != nullptr || text_.hit_before(at, SenseKind::no_number) != nullptr))
    return false;
  p.shape = Shape::calendar;
  p.year = static_cast<std::int16_t>(year);
  p.month = static_cast<std::uint8_t>(month);
  p.day = static_cast<std::uint8_t>(day);
  p.numeric = true;
  p.last = last;
  return true;
}

/// "(31/9)" behind a word of time: brackets keep it from being a fraction or a page of pages.
bool TimePhraseReader::lone_bracket(TimePhrase& p, std::uint32_t at) const {
  if (!mark(at, '(') || at == 0) return false;
  const auto d = read_written_date(text_.scan, text_.document.text, times_, at);
  if (!d || !d->bracketed || d->open_bracket || d->day == 0 || !d->numeric) return false;
  const bool behind_time = text_.hit_before(at, SenseKind::time_direction) != nullptr ||
                           text_.hit_before(at, SenseKind::time_point) != nullptr ||
                           text_.hit_before(at, SenseKind::day_part) != nullptr;
  if (d->year == 0 && !behind_time) return false;
  return take_date(p, *d);
}

}  // namespace runut
