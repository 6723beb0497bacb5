// The ends of intervals, which may say less than a date does elsewhere: the other end says the rest.
#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

bool is_hyphen(const Token& t) { return t.is_mark('-') || t.is_mark(0x2013) || t.is_mark(0x2010) || t.is_mark(0x2011); }

}  // namespace

/// Behind what is glued to the digits of a day ("3rd"), if anything is.
std::uint32_t TimePhraseReader::behind_suffix(std::uint32_t at) const {
  const Hit* suffix = glued(at) ? marker(at, TimeMarker::day_suffix) : nullptr;
  return suffix != nullptr ? suffix->last : at;
}

/// "499" of "499-493 BC".
TimePhrase TimePhraseReader::first_year_of_era(std::uint32_t i) const {
  const std::int32_t value = plain_number(text_.scan, text_.document.text, i);
  std::uint32_t at = i + 1;
  if (value < 1 || value > 9999 || !same_sentence(i, at)) return {};
  if (const Hit* until = marker(at, TimeMarker::until))
    at = until->last;
  else if (const Hit* both = marker(at, TimeMarker::conjoin))
    at = both->last;
  else if (is_hyphen(text_.token(at)))
    ++at;
  else
    return {};
  TimePhrase end;
  end.first = at;
  if (!same_sentence(i, at) || !era(end, at) || !end.before_era) return {};
  TimePhrase p;
  p.first = i;
  p.last = i + 1;
  p.shape = Shape::calendar;
  p.year = static_cast<std::int16_t>(value);
  p.before_era = true;
  return p;
}

/// "Jan" of "Jan-Feb 2017".
TimePhrase TimePhraseReader::first_month(std::uint32_t i) const {
  const Hit* month = hit(i, SenseKind::month);
  if (month == nullptr || !times_.months[month->index].abbreviated) return {};
  const Hit* until = marker(month->last, TimeMarker::until);
  const bool dash = month->last < text_.size() && is_hyphen(text_.token(month->last)) && glued(month->last);
  if ((until == nullptr && !dash) || hit(until != nullptr ? until->last : month->last + 1, SenseKind::month) == nullptr)
    return {};
  TimePhrase p;
  p.first = i;
  p.last = month->last;
  p.shape = Shape::calendar;
  p.month = times_.months[month->index].number;
  return p;
}

/// "9" of "March 5-9, 1918": a day of the month that the first end names.
bool TimePhraseReader::second_day(TimePhrase& p, std::uint32_t at, const TimePhrase& start) const {
  const std::int32_t day = plain_number(text_.scan, text_.document.text, at);
  if (start.day == 0 || start.month == 0 || start.numeric || !times_.month_before_day) return false;
  if (day <= start.day || day > 31 || text_.word(at).size() > 2) return false;
  const std::uint32_t last = behind_suffix(at + 1);
  if (last < text_.size() && same_sentence(at, last)) {
    const Token& after = text_.token(last);
    if (glued(last) && (after.is_word() || after.is_mark(':') || after.is_mark('%'))) return false;
    if (counts_something(last) || text_.hit(last, SenseKind::month) != nullptr) return false;
    const bool closed = after.kind == TokenKind::mark || text_.scan.hits_at(last).size() != 0;
    if (last == at + 1 && !glued(at) && !closed) return false;  // "May 4 and 5 bridges"
  }
  p = {};
  p.first = at;
  p.last = last;
  p.shape = Shape::calendar;
  p.day = static_cast<std::uint8_t>(day);
  p.month = start.month;
  p.borrowed = true;
  if (mark(last, ','))
    if (const std::int16_t year = written_year(text_.scan, text_.document.text, last + 1); year != 0) {
      p.year = year;
      p.last = last + 2;
    }
  return true;
}

/// "17" of "1915-17".
bool TimePhraseReader::short_second_year(TimePhrase& p, std::uint32_t at, const TimePhrase& start) const {
  const std::int32_t tens = plain_number(text_.scan, text_.document.text, at);
  if (!glued(at) || tens < 0 || text_.word(at).size() != 2 || start.year % 100 >= tens) return false;
  if (glued(at + 1) && (text_.token(at + 1).is_word() || is_hyphen(text_.token(at + 1)))) return false;
  p.first = at;
  p.last = at + 1;
  p.shape = Shape::calendar;
  p.year = static_cast<std::int16_t>(start.year - start.year % 100 + tens);
  return true;
}

/// A bare day before a joiner: "22" of "22-25 January", "8" of "8, 9 and 10 January".
TimePhrase TimePhraseReader::read_first_end(std::uint32_t i) const {
  if (!text_.token(i).is_number()) return first_month(i);
  if (TimePhrase p = first_year_of_era(i); p.shape != Shape::none) return p;
  const std::int32_t day = plain_number(text_.scan, text_.document.text, i);
  if (day < 1 || day > 31 || text_.word(i).size() > 2) return {};
  const std::uint32_t day_last = behind_suffix(i + 1);
  std::uint32_t at = day_last;
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
    if (const Hit* article = joiner ? marker(at, TimeMarker::determiner) : nullptr) at = article->last;
    if (!joiner || at >= text_.size()) return {};
    const std::int32_t next = plain_number(text_.scan, text_.document.text, at);
    if (next < 1 || next > 31) return {};
    if (const auto d = read_written_date(text_.scan, text_.document.text, times_, at);
        d && d->day != 0 && !d->numeric && d->weekday == 0) {
      TimePhrase p;
      p.first = i;
      p.last = day_last;
      p.shape = Shape::calendar;
      p.day = static_cast<std::uint8_t>(day);
      return p;
    }
    at = behind_suffix(at + 1);
  }
  return {};
}

/// The second end of an interval of clock times may be digits alone.
TimePhrase TimePhraseReader::read_second_end(std::uint32_t i, const TimePhrase& start) const {
  if (i >= text_.size() || !same_sentence(start.first, i)) return {};
  std::uint32_t at = i;
  if (text_.is(at, GrammarRole::at)) ++at;
  if (const Hit* about = marker(at, TimeMarker::about)) at = about->last;
  if (const Hit* date = marker(at, TimeMarker::date)) at = date->last;
  if (!same_sentence(start.first, at)) return {};
  if (start.has_clock && text_.token(at).is_number()) {
    TimePhrase p;
    p.first = at;
    p.shape = Shape::clock;
    if (take_clock(p, at, false)) {
      if (extend_clock(p) && p.part != nullptr) apply_day_part(p);
      return p;
    }
  }
  std::uint32_t after = at;
  if (const TimeUnitWord* u = unit(at, after);
      u != nullptr && u->unit == TimeUnit::day && hit(after, SenseKind::weekday) != nullptr)
    at = after;
  TimePhrase p = read(at);
  const bool year_alone = start.year != 0 && start.years == 1 && start.month == 0 && start.quarter == 0;
  if (p.shape == Shape::none && year_alone) {
    p.first = at;
    if (bare_year(p, at, true) || short_second_year(p, at, start)) return p;
    return {};
  }
  if (p.shape == Shape::none) static_cast<void>(second_day(p, at, start));
  return p;
}

}  // namespace runut
