// Dates as written: days, months, years and their parts, decades, centuries, seasons, feasts.
#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

std::int32_t digits_value(std::string_view word) {
  std::int32_t value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9' || value > 99999) return -1;
    value = value * 10 + (c - '0');
  }
  return word.empty() ? -1 : value;
}

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

bool TimePhraseReader::calendar(TimePhrase& p, std::uint32_t at) const {
  const Token& here = text_.token(at);
  if (!here.is_number() && !here.is_word()) return false;
  if (here.is_word() && hit(at, SenseKind::weekday) == nullptr && hit(at, SenseKind::month) == nullptr) return false;
  const auto d = read_written_date(text_.scan, text_.document.text, times_, at);
  if (!d) return false;
  if (d->weekday == 0 && d->numeric && d->year == 0 && marker_before(at, TimeMarker::date) == nullptr) return false;
  if (d->weekday != 0 && d->day == 0) {
    // One word for a weekday and a unit: a direction behind it makes it the unit where its capital says nothing.
    std::uint32_t after = 0, last = 0;
    if (unit(at, after) != nullptr && direction(after, last) &&
        (text_.sentence_at(at).first == at || text_.token(after).capitalised()))
      return false;
  }
  if (d->day == 0 && d->month != 0 && d->year == 0 && d->weekday == 0 && !here.capitalised()) return false;
  return take_date(p, *d);
}

/// What stands behind a number and makes it a count.
bool TimePhraseReader::counts_something(std::uint32_t at) const {
  if (at >= text_.size() || text_.token(at).capitalised()) return false;
  for (const Hit& h : text_.scan.hits_at(at))
    if (h.kind == SenseKind::noun || h.kind == SenseKind::unit || h.kind == SenseKind::number_word ||
        h.kind == SenseKind::time_unit)
      return true;
  return false;
}

/// "1970-an", "'60s": the suffix that makes a decade of the number before it.
bool TimePhraseReader::decade_suffix(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  if (next < text_.size() && is_hyphen(text_.token(next)) && glued(next)) ++next;
  const Hit* suffix = glued(next) ? marker(next, TimeMarker::decade) : nullptr;
  if (suffix == nullptr) return false;
  p.year = static_cast<std::int16_t>(p.year - p.year % 10);
  p.years = 10;
  p.last = suffix->last;
  return true;
}

/// The word for a year with a year: "tahun 2022", "tahun '60an".
bool TimePhraseReader::named_year(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || u->unit != TimeUnit::year || u->count != 1) return false;
  if (!same_sentence(at, next)) return false;
  const bool apostrophe = mark(next, '\'') || mark(next, 0x2019) || mark(next, 0x2018);
  if (apostrophe) ++next;
  if (next >= text_.size() || !text_.token(next).is_number()) return false;
  const std::string_view word = text_.word(next);
  const std::int32_t value = digits_value(word);
  TimePhrase found = p;
  found.shape = Shape::calendar;
  found.last = next + 1;
  if (word.size() == 4 && value >= 1000 && value <= 2999) {
    found.year = static_cast<std::int16_t>(value);
    if (!decade_suffix(found, next + 1)) found.years = 1;
    p = found;
    return true;
  }
  if (word.size() != 2 || value < 0) return false;
  found.year = static_cast<std::int16_t>(value < 30 ? 2000 + value : 1900 + value);
  if (!decade_suffix(found, next + 1) && !apostrophe) return false;
  p = found;
  return true;
}

/// A year alone. Four digits without a sign in them are one unless they count something.
bool TimePhraseReader::bare_year(TimePhrase& p, std::uint32_t at, bool second) const {
  if (at >= text_.size()) return false;
  const bool apostrophe = mark(at, '\'') || mark(at, 0x2019);
  const std::uint32_t number_at = at + (apostrophe ? 1 : 0);
  if (number_at >= text_.size() || !text_.token(number_at).is_number()) return false;
  if (at > 0 && !text_.token(at).space_before && !second) {
    // Glued to a word or a mark it may be anything; behind a bracket or quotation mark it stands alone.
    const Token& before = text_.token(at - 1);
    const bool opens = before.is_mark('(') || before.is_mark('"') || before.is_mark(0x201C) || before.is_mark('[') ||
                       before.is_mark('*');
    if (!opens) return false;
  }
  const std::string_view word = text_.word(number_at);
  const std::int32_t value = digits_value(word);
  TimePhrase found = p;
  found.shape = Shape::calendar;
  found.last = number_at + 1;
  if (word.size() == 2 && value >= 0) {
    found.year = static_cast<std::int16_t>(value < 30 ? 2000 + value : 1900 + value);
    if (!decade_suffix(found, number_at + 1)) return false;
    p = found;
    return true;
  }
  if (word.size() != 4 || value < 1000 || value > 2999) return false;
  found.year = static_cast<std::int16_t>(value);
  if (decade_suffix(found, number_at + 1)) {
    p = found;
    return true;
  }
  if (value < 1700 || value > 2099) return false;
  if (!second && counts_something(number_at + 1)) return false;
  if (number_at + 1 < text_.size()) {
    const Token& after = text_.token(number_at + 1);
    if (!after.space_before && (after.is_word() || after.is_mark('%') || after.is_mark('+') || after.is_mark(':')))
      return false;
    // "2025/26", "2019-2024" stay years; "2012-345" is a number of something.
    if (!after.space_before && (is_hyphen(after) || after.is_mark('/')) && number_at + 2 < text_.size() &&
        text_.token(number_at + 2).is_number() && !text_.token(number_at + 2).space_before &&
        written_year(text_.scan, text_.document.text, number_at + 2) == 0 && text_.word(number_at + 2).size() != 2 &&
        hit(number_at + 3, SenseKind::month) == nullptr)
      return false;
  }
  if (at > 0 && !second && same_sentence(at - 1, at)) {
    if (text_.hit_before(at, SenseKind::unit) != nullptr) return false;  // a currency sign
    if (text_.hit_before(at, SenseKind::no_number) != nullptr) return false;
    if (text_.token(at - 1).is_number()) return false;
  }
  p = found;
  return true;
}

/// "abad ke-21", "the 21st century" as unit and ordinal.
bool TimePhraseReader::century(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || u->unit != TimeUnit::year || u->count != 100) return false;
  std::uint32_t last = next;
  const int n = ordinal(next, last);
  if (n < 1 || n > 30) return false;
  p.shape = Shape::calendar;
  p.year = static_cast<std::int16_t>((n - 1) * 100);
  p.years = 100;
  p.last = last;
  return true;
}

/// A quarter or half with its number; the year follows, or is the present one.
bool TimePhraseReader::part_of_year(TimePhrase& p, std::uint32_t at) const {
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

/// "the first week of March 2025", "pekan terakhir Februari".
bool TimePhraseReader::week_of_month(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || u->unit != TimeUnit::week) return false;
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
  if (!counted && year == 0) return false;
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

/// A bare day before a joiner: "22" of "22-25 January", "8" of "8, 9 and 10 January".
TimePhrase TimePhraseReader::read_first_end(std::uint32_t i) const {
  const std::int32_t day = plain_number(text_.scan, text_.document.text, i);
  if (day < 1 || day > 31 || text_.word(i).size() > 2) return {};
  std::uint32_t at = i + 1;
  for (int joined = 0; joined < 6 && same_sentence(i, at); ++joined) {
    bool joiner = false;
    if (is_hyphen(text_.token(at)) || mark(at, ',')) {
      ++at;
      joiner = true;
    }
    const Hit* m = nullptr;
    if ((m = marker(at, TimeMarker::until)) != nullptr || (m = marker(at, TimeMarker::conjoin)) != nullptr) {
      at = m->last;
      joiner = true;
    }
    if (!joiner || at >= text_.size()) return {};
    const std::int32_t next = plain_number(text_.scan, text_.document.text, at);
    if (next < 1 || next > 31) return {};
    if (const auto d = read_written_date(text_.scan, text_.document.text, times_, at);
        d && d->day != 0 && !d->numeric && d->weekday == 0) {
      TimePhrase p;
      p.first = i;
      p.last = i + 1;
      p.shape = Shape::calendar;
      p.day = static_cast<std::uint8_t>(day);
      return p;
    }
    ++at;
  }
  return {};
}

}  // namespace runut
