// The order in which the forms are tried, and what may follow a form: years, directions, brackets,
// parts of the day, clock times.
#include "extract/time_phrase.h"

#include <algorithm>

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

constexpr std::uint32_t furthest = 24;  ///< tokens; no time is longer

}  // namespace

const Hit* TimePhraseReader::marker(std::uint32_t i, TimeMarker which) const {
  if (i >= text_.size()) return nullptr;
  for (const Hit& h : text_.scan.hits_at(i))
    if (h.kind == SenseKind::time_marker && h.index == static_cast<std::uint32_t>(which)) return &h;
  return nullptr;
}

const Hit* TimePhraseReader::marker_before(std::uint32_t i, TimeMarker which) const {
  for (std::uint32_t back = 1; back <= 3 && back <= i; ++back)
    for (const Hit& h : text_.scan.hits_at(i - back))
      if (h.kind == SenseKind::time_marker && h.last == i && h.index == static_cast<std::uint32_t>(which)) return &h;
  return nullptr;
}

std::optional<TimeDirection> TimePhraseReader::direction(std::uint32_t i, std::uint32_t& last) const {
  const Hit* h = hit(i, SenseKind::time_direction);
  if (h == nullptr) return {};
  last = h->last;
  return static_cast<TimeDirection>(h->index);
}

std::optional<TimePart> TimePhraseReader::part(std::uint32_t i, std::uint32_t& last) const {
  const Hit* h = hit(i, SenseKind::time_part);
  if (h == nullptr) return {};
  last = h->last;
  return static_cast<TimePart>(h->index);
}

const TimeUnitWord* TimePhraseReader::unit(std::uint32_t i, std::uint32_t& last) const {
  const Hit* h = hit(i, SenseKind::time_unit);
  if (h == nullptr) return nullptr;
  last = h->last;
  return &times_.units[h->index];
}

std::optional<NumberPhrase> TimePhraseReader::number(std::uint32_t i) const {
  if (i >= text_.size()) return {};
  const auto it = std::lower_bound(numbers_.begin(), numbers_.end(), i,
                                   [](const NumberPhrase& n, std::uint32_t at) { return n.first < at; });
  if (it != numbers_.end() && it->first == i) {
    if (it->blocked || it->too_long) return {};
    return *it;
  }
  const std::int32_t plain = plain_number(text_.scan, text_.document.text, i);
  if (plain < 0) return {};
  NumberPhrase n;
  n.first = i;
  n.last = i + 1;
  n.low = n.high = Decimal(plain);
  return n;
}

/// An ordinal word, a Roman number up to V, a number, or a number behind an ordinal's prefix; 0: none.
int TimePhraseReader::ordinal(std::uint32_t i, std::uint32_t& last) const {
  if (const auto p = part(i, last); p && *p >= TimePart::first)
    return static_cast<int>(*p) - static_cast<int>(TimePart::first) + 1;
  if (i >= text_.size()) return 0;
  std::uint32_t at = i;
  if (const Hit* prefix = marker(i, TimeMarker::ordinal); prefix != nullptr) {
    at = prefix->last;
    if (mark(at, '-')) ++at;
  }
  last = at + 1;
  const std::int32_t plain = plain_number(text_.scan, text_.document.text, at);
  if (plain > 0 && plain <= 99) return plain;
  if (at < text_.size() && text_.token(at).is_word() && text_.token(at).capitalised()) {
    constexpr std::array<std::string_view, 5> roman{"I", "II", "III", "IV", "V"};
    for (std::size_t r = 0; r < roman.size(); ++r)
      if (text_.word(at) == roman[r]) return static_cast<int>(r + 1);
  }
  return 0;
}

std::uint16_t TimePhraseReader::starts(std::uint32_t i) const {
  if (i >= text_.size()) return 0;
  const Token& t = text_.token(i);
  unsigned out = 0;
  if (t.is_number()) out = digits;
  if (t.kind == TokenKind::mark) {
    if (t.mark == '(') return bracket;
    if ((t.mark == '\'' || t.mark == 0x2019) && i + 1 < text_.size() && text_.token(i + 1).is_number())
      return apostrophe_sign;
  }
  for (const Hit& h : text_.scan.hits_at(i)) {
    switch (h.kind) {
      case SenseKind::month:
      case SenseKind::weekday:
        out |= date_word;
        break;
      case SenseKind::time_unit:
        out |= unit_word;
        break;
      case SenseKind::time_point:
        out |= point_word;
        break;
      case SenseKind::time_part:
        if (static_cast<TimePart>(h.index) <= TimePart::end) out |= part_word;
        break;
      case SenseKind::clock_marker:
        if (static_cast<ClockMarker>(h.index) == ClockMarker::at) out |= clock_word;
        break;
      case SenseKind::feast:
        out |= feast_word;
        break;
      case SenseKind::number_of_time:
        out |= one_unit_word;
        break;
      case SenseKind::season:
        out |= season_word;
        break;
      case SenseKind::day_part:
        out |= day_part_word;
        break;
      case SenseKind::time_direction:
        if (times_.direction_first) out |= direction_word;
        break;
      case SenseKind::time_marker:
        if (static_cast<TimeMarker>(h.index) == TimeMarker::every) out |= every_word;
        if (static_cast<TimeMarker>(h.index) == TimeMarker::countdown) out |= feast_word;
        break;
      case SenseKind::number_word:
        out |= number_words;
        break;
      default:
        break;
    }
  }
  return static_cast<std::uint16_t>(out);
}

bool TimePhraseReader::core(TimePhrase& p, std::uint32_t at, std::uint16_t start) const {
  const auto may = [start](unsigned bits) { return (start & bits) != 0; };
  if (may(feast_word) && feast(p, at)) return true;
  if (may(point_word) && point(p, at)) return true;
  if (may(unit_word) &&
      (part_of_year(p, at) || week_of_month(p, at) || century(p, at) || named_year(p, at) || unit_and_direction(p, at)))
    return true;
  if (may(date_word | digits) && calendar(p, at)) return true;
  if (may(clock_word) && clock(p, at)) return true;
  if (may(digits) && (day_of_month(p, at) || bare_clock(p, at))) return true;
  if (may(digits | number_words) && counted_units(p, at)) return true;
  if (may(one_unit_word) && one_unit(p, at)) return true;
  if (may(every_word) && every_unit(p, at)) return true;
  if (may(season_word) && season(p, at)) return true;
  if (may(day_part_word) && day_part(p, at)) return true;
  if (may(direction_word) && direction_and_unit(p, at)) return true;
  return (may(digits | apostrophe_sign) && bare_year(p, at)) || (may(bracket) && lone_bracket(p, at));
}

TimePhrase TimePhraseReader::read(std::uint32_t i, std::uint16_t start) const {
  TimePhrase p;
  p.first = i;
  std::uint32_t at = i;
  std::uint32_t after = i;
  if ((start & part_word) != 0) {
    std::uint32_t ignored = 0;
    const auto edge = part(i, after);
    if (const TimeUnitWord* u = unit(i, ignored); u == nullptr || u->unit != TimeUnit::weekend) {
      p.edge = edge;
      at = after;
      if (!same_sentence(i, at)) return {};
      start = starts(at);
    }
  }
  if (start == 0 || !core(p, at, start)) return {};
  if (p.edge && p.shape != Shape::calendar) {  // "the end of the two hours" is no part of the calendar
    p.shape = Shape::none;
    return p;
  }
  while (p.last - p.first < furthest && same_sentence(p.first, p.last) && extend(p)) {
  }
  if (p.season >= 0 && p.year == 0 && !p.unit && !p.direction) p.shape = Shape::none;  // a season of no year
  if (p.part != nullptr) apply_day_part(p);
  return p;
}

bool TimePhraseReader::extend(TimePhrase& p) const {
  if (p.shape == Shape::calendar) return extend_calendar(p) || extend_bracket(p) || extend_day(p) || extend_clock(p);
  if (p.shape == Shape::clock) return extend_clock(p);
  return false;
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
  if (times_.direction_first && (lacks_year || lacks_week)) {
    const auto d = direction(at, after);
    std::uint32_t last = after;
    if (const TimeUnitWord* u = d ? unit(after, last) : nullptr;
        u != nullptr && u->count == 1 && u->unit == (lacks_year ? TimeUnit::year : TimeUnit::week) &&
        relative_unit(p, *u, *d)) {
      p.last = last;
      return true;
    }
  }
  if (lacks_year && (p.quarter != 0 || p.half != 0 || p.season >= 0 || p.feast != nullptr)) {
    const bool sign = (mark(at, '-') || mark(at, '/') || mark(at, ',')) && at + 1 < text_.size();
    if (const std::int16_t y = written_year(text_.scan, text_.document.text, at + (sign ? 1 : 0)); y != 0) {
      p.year = y;
      p.last = at + (sign ? 2 : 1);
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

/// "yesterday (12/5)", "H-8 (23 March 2025)", "H-4 or 27 April": the date again, written out.
bool TimePhraseReader::extend_bracket(TimePhrase& p) const {
  const bool day_like = p.feast != nullptr || p.only_weekday() || (p.unit && p.unit->unit == TimeUnit::day);
  if (!day_like || p.day != 0) return false;
  std::uint32_t at = p.last;
  const bool other_words = p.feast != nullptr && text_.is(at, GrammarRole::disjunction);
  if (other_words)
    ++at;
  else if (!mark(at, '('))
    return false;
  const auto d = read_written_date(text_.scan, text_.document.text, times_, at);
  if (!d || d->day == 0 || (!other_words && (!d->bracketed || d->open_bracket))) return false;
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
    const Hit* h = hit(at, SenseKind::day_part);
    if (h == nullptr || (comma && p.day == 0)) return false;
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
