// What may follow a form: years, directions, the date again in brackets, parts of the day.
#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

}  // namespace

bool TimePhraseReader::extend(TimePhrase& p) const {
  if (p.shape == Shape::calendar)
    return extend_era(p) || extend_week(p) || extend_feast(p) || extend_calendar(p) || extend_bracket(p) ||
           extend_day(p) || extend_clock(p);
  if (p.shape == Shape::clock) return extend_clock(p);
  if (p.shape == Shape::set) return extend_set(p);
  return false;
}

/// "480 BC" behind a month or season, the era behind a year, decade or century.
bool TimePhraseReader::extend_era(TimePhrase& p) const {
  if (p.before_era) return false;
  std::uint32_t at = p.last;
  if (p.year != 0 || p.years > 1) {
    const Hit* before = marker(at, TimeMarker::before_era);
    const Hit* behind = before != nullptr ? before : marker(at, TimeMarker::of_era);
    if (behind == nullptr || p.numeric) return false;
    p.before_era = before != nullptr;
    p.last = behind->last;
    return true;
  }
  if (p.unit || (p.month == 0 && p.season < 0)) return false;
  if (const Hit* link = marker(at, TimeMarker::link)) at = link->last;
  const std::int32_t value = plain_number(text_.scan, text_.document.text, at);
  const Hit* before = marker(at + 1, TimeMarker::before_era);
  if (value < 1 || value > 9999 || before == nullptr || !same_sentence(p.first, at)) return false;
  p.year = static_cast<std::int16_t>(value);
  p.before_era = true;
  p.last = before->last;
  return true;
}

/// "of last year", "of that month", "last week" behind a date that lacks it.
bool TimePhraseReader::extend_whole(TimePhrase& p, TimeUnit lacking) const {
  std::uint32_t at = p.last;
  bool article = false;
  if (const Hit* link = marker(at, TimeMarker::link)) at = link->last;
  if (const Hit* the = marker(at, TimeMarker::determiner)) {
    at = the->last;
    article = true;
  }
  if (!same_sentence(p.first, at)) return false;
  std::uint32_t next = at;
  const auto d = direction(at, next);
  std::uint32_t last = next;
  const TimeUnitWord* u = d ? unit(next, last) : nullptr;
  if (u == nullptr || u->count != 1 || u->plural || u->unit != lacking) return false;
  TimePhrase found = p;
  found.article_before = article;
  if (!relative_unit(found, *u, *d)) return false;
  found.last = last;
  p = found;
  return true;
}

/// A year, "of last year", "last week" behind a weekday, a direction.
bool TimePhraseReader::extend_calendar(TimePhrase& p) const {
  const std::uint32_t at = p.last;
  std::uint32_t after = at;
  const bool lacks_year = p.year == 0 && !p.unit && !p.direction &&
                          (p.month != 0 || p.quarter != 0 || p.half != 0 || p.season >= 0 || p.feast != nullptr);
  const bool lacks_week = p.only_weekday() && !p.unit && !p.direction;
  if (lacks_year || lacks_week || (p.day != 0 && p.month == 0 && !p.unit)) {
    if (const TimeUnitWord* u = unit(at, after); u != nullptr && u->count == 1) {
      std::uint32_t last = after;
      const auto d = direction(after, last);
      const bool fits = (lacks_year && u->unit == TimeUnit::year) || (lacks_week && u->unit == TimeUnit::week) ||
                        (p.day != 0 && p.month == 0 && u->unit == TimeUnit::month);
      if (fits && d && relative_unit(p, *u, *d)) {
        p.last = last;
        return true;
      }
      if (lacks_year && u->unit == TimeUnit::year)
        if (const std::int16_t y = written_year(text_.scan, text_.document.text, after); y != 0) {
          p.year = y;
          p.last = after + 1;
          return true;
        }
    }
  }
  if (times_.direction_first) {
    if (const Hit* link = lacks_year ? marker(at, TimeMarker::link) : nullptr) {  // "the summer of the year 2005"
      TimePhrase found = p;
      std::uint32_t year_at = link->last;
      if (const Hit* article = marker(year_at, TimeMarker::determiner)) year_at = article->last;
      if (same_sentence(p.first, year_at) && named_year(found, year_at) && found.years == 1) {
        p = found;
        return true;
      }
    }
    if ((lacks_year && extend_whole(p, TimeUnit::year)) || (lacks_week && extend_whole(p, TimeUnit::week)) ||
        (p.day != 0 && p.month == 0 && !p.unit && extend_whole(p, TimeUnit::month)))
      return true;
    // "2017 Q1", "2017-Q1"
    const bool hyphen = mark(at, '-') && glued(at);
    if (p.year != 0 && p.month == 0 && p.season < 0 && p.years == 1 && p.quarter == 0 && p.half == 0 &&
        coded_part(p, at + (hyphen ? 1 : 0)))
      return true;
    // "1982 summer"
    if (p.year != 0 && p.month == 0 && p.season < 0 && p.years == 1 && p.quarter == 0 && p.half == 0)
      if (const Hit* h = hit(at, SenseKind::season)) {
        p.season = static_cast<std::int8_t>(h->index);
        p.last = h->last;
        return true;
      }
  }
  if (lacks_year && (p.quarter != 0 || p.half != 0 || p.season >= 0 || p.feast != nullptr)) {
    const bool sign = (mark(at, '-') || mark(at, '/') || mark(at, ',')) && at + 1 < text_.size();
    const Hit* link = marker(at, TimeMarker::link);
    const std::uint32_t year_at = link != nullptr ? link->last : at + (sign ? 1 : 0);
    if (TimePhrase short_form = p; link != nullptr && (mark(year_at, '\'') || mark(year_at, 0x2019)) &&
                                   bare_year(short_form, year_at) && short_form.years == 1) {
      p = short_form;
      return true;
    }
    if (const std::int16_t y = written_year(text_.scan, text_.document.text, year_at); y != 0) {
      p.year = y;
      p.last = year_at + 1;
      return true;
    }
  }
  if (!times_.direction_first && !p.direction && !p.unit && p.point == nullptr) {
    const auto d = direction(at, after);
    const bool fits = d && (*d == TimeDirection::past || *d == TimeDirection::present || *d == TimeDirection::future);
    if (fits && !(p.year != 0 && *d == TimeDirection::present && p.month == 0)) {
      p.direction = d;
      p.last = after;
      return true;
    }
  }
  return false;
}

/// "yesterday (12/5)", "tomorrow, 13 April,", "H-8 (23 March 2025)", "H-4 or 27 April": the date again, written out.
bool TimePhraseReader::extend_bracket(TimePhrase& p) const {
  const bool day_like = p.feast != nullptr || p.only_weekday() || (p.unit && p.unit->unit == TimeUnit::day);
  if (!day_like || p.day != 0) return false;
  std::uint32_t at = p.last;
  const bool other_words = p.feast != nullptr && text_.is(at, GrammarRole::disjunction);
  // "tomorrow, 13 April, at noon"
  const bool beside = times_.direction_first && p.point != nullptr && p.part == nullptr && mark(at, ',');
  if (other_words || beside)
    ++at;
  else if (!mark(at, '('))
    return false;
  if (!same_sentence(p.first, at)) return false;
  const auto d = read_written_date(text_.scan, text_.document.text, times_, at);
  if (!d || d->day == 0 || (!other_words && !beside && (!d->bracketed || d->open_bracket))) return false;
  if (beside && (d->bracketed || (d->numeric && d->year == 0) || !mark(d->last, ','))) return false;
  if (d->numeric && d->year == 0 && other_words) return false;
  if (p.weekday != 0 && d->weekday != 0) return false;
  const std::uint8_t weekday = p.weekday;
  take_date(p, *d);
  if (weekday != 0) p.weekday = weekday;
  p.unit.reset();
  if (p.feast == nullptr) p.offset = 0;
  return true;
}

/// A part of the day behind a day, with what points at it again ("Friday (23/1) this morning").
bool TimePhraseReader::extend_day(TimePhrase& p) const {
  if (!p.is_day() || p.has_clock) return false;
  std::uint32_t at = p.last;
  if (p.part == nullptr) {
    const bool comma = mark(at, ',');
    if (comma) ++at;
    if (times_.direction_first && !comma) {  // "in the early morning"
      if (text_.is(at, GrammarRole::at)) ++at;
      if (const Hit* the = marker(at, TimeMarker::determiner)) at = the->last;
      std::uint32_t after = at;
      if (const auto edge = part(at, after); edge && *edge < TimePart::first) at = after;
    }
    const Hit* h = hit(at, SenseKind::day_part);
    if (h == nullptr || (comma && p.day == 0) || !same_sentence(p.first, at)) return false;
    if (times_.day_parts[h->index].clock) return false;
    p.part = &times_.day_parts[h->index];
    p.last = h->last;
    std::uint32_t after = p.last;
    if (const auto d = direction(p.last, after);
        d && (*d == TimeDirection::past || *d == TimeDirection::present || *d == TimeDirection::future)) {
      p.last = after;
      if (p.only_weekday() && *d == TimeDirection::future && !p.direction) p.direction = d;
    }
    return true;
  }
  if (const Hit* z = hit(at, SenseKind::zone); z != nullptr && p.zone == nullptr) {
    p.zone = &times_.zones[z->index];
    p.last = z->last;
    return true;
  }
  return false;
}

}  // namespace runut
