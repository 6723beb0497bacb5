// Clock times: behind a word for the hour, or known by their zone; with parts of the day and dates around.
#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

}  // namespace

bool TimePhraseReader::take_clock(TimePhrase& p, std::uint32_t at, bool marked) const {
  const auto c = read_written_clock(text_.scan, text_.document.text, times_, at, marked);
  if (!c) return false;
  p.has_clock = true;
  p.hour = c->hour;
  p.minute = c->minute;
  p.second = c->second;
  p.zone = c->zone;
  p.last = c->last;
  return true;
}

/// "pukul 15.30 WIB", "jam setengah satu", "pukul tiga sore".
bool TimePhraseReader::clock(TimePhrase& p, std::uint32_t at) const {
  const Hit* m = hit(at, SenseKind::clock_marker);
  if (m == nullptr || static_cast<ClockMarker>(m->index) != ClockMarker::at) return false;
  std::uint32_t next = m->last;
  if (mark(next, '.') || mark(next, ':')) ++next;
  if (!same_sentence(at, next)) return false;
  TimePhrase found = p;
  found.shape = Shape::clock;
  if (take_clock(found, next, true)) {
    p = found;
    return true;
  }
  bool half_to = false, half_past = false;
  if (const Hit* half = hit(next, SenseKind::clock_marker)) {
    half_to = static_cast<ClockMarker>(half->index) == ClockMarker::half_to;
    half_past = static_cast<ClockMarker>(half->index) == ClockMarker::half_past;
    if (half_to || half_past) next = half->last;
  }
  if (!same_sentence(at, next)) return false;
  const auto hour = number(next);
  if (!hour || hour->low != hour->high || !hour->low.is_whole() || hour->low > Decimal(24)) return false;
  found.has_clock = true;
  int minutes = static_cast<int>(hour->low.coefficient()) * 60;
  if (half_to) minutes += minutes == 0 ? 12 * 60 - 30 : -30;
  if (half_past) minutes += 30;
  found.last = hour->last;
  if (const Hit* more = same_sentence(at, found.last) ? hit(found.last, SenseKind::clock_marker) : nullptr) {
    const auto which = static_cast<ClockMarker>(more->index);
    const auto n = which == ClockMarker::past || which == ClockMarker::to ? number(more->last) : std::nullopt;
    if (n && n->low == n->high && n->low.is_whole() && n->low < Decimal(60)) {
      const int by = static_cast<int>(n->low.coefficient());
      minutes += which == ClockMarker::past ? by : -by;
      found.last = n->last;
      std::uint32_t after = found.last;
      if (const TimeUnitWord* u = unit(found.last, after); u != nullptr && u->unit == TimeUnit::minute)
        found.last = after;
    }
  }
  if (minutes < 0) minutes += 12 * 60;
  found.hour = static_cast<std::uint8_t>(minutes / 60);
  found.minute = static_cast<std::uint8_t>(minutes % 60);
  if (const Hit* z = same_sentence(at, found.last) ? hit(found.last, SenseKind::zone) : nullptr) {
    found.zone = &times_.zones[z->index];
    found.last = z->last;
  }
  p = found;
  return true;
}

/// Minutes past an hour, negative before it: "10 past", "half past", "a quarter to"; 0: none. `hour_at` is behind them.
int TimePhraseReader::parts_of_hour(std::uint32_t at, std::uint32_t& hour_at) const {
  const auto is_past = [this](std::uint32_t i) {
    const Hit* h = hit(i, SenseKind::clock_marker);
    return h != nullptr && static_cast<ClockMarker>(h->index) == ClockMarker::past ? h : nullptr;
  };
  if (const Hit* half = hit(at, SenseKind::clock_marker);
      half != nullptr && static_cast<ClockMarker>(half->index) == ClockMarker::half_past) {
    hour_at = half->last;
    return 30;
  }
  const auto minutes = number(at);
  std::uint32_t next = minutes ? minutes->last : at;
  const TimeUnitWord* u = minutes ? nullptr : unit(at, next);
  const bool quarter =
      minutes ? minutes->fraction && minutes->low == minutes->high && minutes->low.times(Decimal(4)) == Decimal(1)
              : u != nullptr && u->unit == TimeUnit::quarter && u->count == 1;
  if (quarter && same_sentence(at, next)) {
    const Hit* past = is_past(next);
    if (past == nullptr && !text_.is(next, GrammarRole::to)) return 0;
    hour_at = past != nullptr ? past->last : next + 1;
    return past != nullptr ? 15 : -15;
  }
  if (!minutes || minutes->ordinal || minutes->low != minutes->high || !minutes->low.is_whole() ||
      minutes->low < Decimal(1) || !(minutes->low < Decimal(60)))
    return 0;
  std::uint32_t skipped = next;
  if (const TimeUnitWord* minute = unit(next, skipped); minute != nullptr && minute->unit == TimeUnit::minute)
    next = skipped;
  const Hit* past = same_sentence(at, next) ? is_past(next) : nullptr;
  if (past == nullptr && next == skipped && next > minutes->last && text_.is(next, GrammarRole::to)) {
    const auto hour = same_sentence(at, next + 1) ? number(next + 1) : std::nullopt;  // "three minutes to eight"
    if (!hour || !ends_phrase(at, hour->last)) return 0;
    hour_at = next + 1;
    return -static_cast<int>(minutes->low.coefficient());
  }
  if (past == nullptr) return 0;
  hour_at = past->last;
  return static_cast<int>(minutes->low.coefficient());
}

/// "10 past 9", "fifteen past eight in the morning": minutes past an hour, where nothing is counted by the hour.
bool TimePhraseReader::minutes_past(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t hour_at = at;
  const int by = parts_of_hour(at, hour_at);
  const auto hour = by != 0 && same_sentence(at, hour_at) ? number(hour_at) : std::nullopt;
  if (!hour || hour->ordinal || hour->low != hour->high || !hour->low.is_whole() || hour->low < Decimal(1) ||
      hour->low > Decimal(12) || (counts_something(hour->last) && !text_.is(hour->last, GrammarRole::at)))
    return false;
  p.shape = Shape::clock;
  p.has_clock = true;
  const int minutes = (static_cast<int>(hour->low.coefficient()) % 12 * 60 + by + 12 * 60) % (12 * 60);
  p.hour = static_cast<std::uint8_t>(minutes < 60 ? 12 : minutes / 60);
  p.minute = static_cast<std::uint8_t>(minutes % 60);
  p.last = hour->last;
  if (const Hit* sharp = same_sentence(at, p.last) ? hit(p.last, SenseKind::clock_marker) : nullptr;
      sharp != nullptr && static_cast<ClockMarker>(sharp->index) == ClockMarker::sharp)
    p.last = sharp->last;
  return true;
}

/// "13.36 WIB", "4 p.m.", "by 10:57": a zone, half of the day, or a colon behind a preposition make it a clock time.
bool TimePhraseReader::bare_clock(TimePhrase& p, std::uint32_t at) const {
  if (times_.direction_first && minutes_past(p, at)) return true;
  if (times_.direction_first && at > 0 && glued(at) && text_.token(at - 1).is_word()) return false;  // "h3pm"
  TimePhrase found = p;
  found.shape = Shape::clock;
  if (!text_.token(at).is_number()) {  // "three p.m.", "five o'clock"
    const auto hour = number(at);
    if (!hour || hour->low != hour->high || !hour->low.is_whole() || hour->low > Decimal(24) || hour->ordinal)
      return false;
    found.has_clock = true;
    found.hour = static_cast<std::uint8_t>(hour->low.coefficient());
    found.minute = 0;
    found.last = hour->last;
  } else if (!take_clock(found, at, true)) {
    return false;
  }
  const bool minutes = text_.token(at).is_number() && (found.last > at + 1 || text_.word(at).size() > 2);
  const bool colon = minutes && mark(at + 1, ':');
  if (same_sentence(at, found.last)) {
    const bool dotted = times_.direction_first && mark(found.last, '.') && glued(found.last) && glued(found.last + 1);
    const Hit* half = hit(found.last + (dotted ? 1 : 0), SenseKind::day_part);
    if (half != nullptr && glued(half->last) && text_.token(half->last).is_number()) return false;  // part of a code
    if (half != nullptr && times_.day_parts[half->index].clock && found.zone == nullptr && found.hour <= 12) {
      found.part = &times_.day_parts[half->index];
      found.last = half->last;
      take_zone(found);
      p = found;
      return true;
    }
    if (const Hit* sharp = hit(found.last, SenseKind::clock_marker);
        sharp != nullptr && static_cast<ClockMarker>(sharp->index) == ClockMarker::sharp &&
        (minutes || hit(found.last, SenseKind::time_unit) == nullptr) &&  // "2 hours" are a length
        (minutes || !text_.token(sharp->first).space_before || times_.direction_first) &&
        (minutes || !glued(sharp->first) || !times_.direction_first || ends_phrase(at, sharp->last))) {  // "11ish"
      found.last = sharp->last;
      take_zone(found);
      p = found;
      return true;
    }
  }
  const Hit* before = at > 0 ? text_.hit_before(at, SenseKind::clock_marker) : nullptr;
  const bool near = before != nullptr && static_cast<ClockMarker>(before->index) == ClockMarker::near;
  if (near && times_.direction_first && found.zone == nullptr && found.hour >= 1 && found.hour <= 12) {
    TimePhrase parted = found;  // "at 3 in the morning"
    take_part(parted);
    if (parted.part != nullptr && !parted.part->clock && ends_phrase(at, parted.last)) {
      p = parted;
      return true;
    }
  }
  if (near && times_.direction_first && !text_.token(at).is_number() && spoken_minutes(found, at)) {
    p = found;
    return true;
  }
  if (!(near && colon) && (found.zone == nullptr || !minutes)) return false;
  p = found;
  return true;
}

/// Hours and minutes in words: "six forty-three".
bool TimePhraseReader::spoken_minutes(TimePhrase& p, std::uint32_t at) const {
  TimePhrase found = hour(at);
  if (found.shape != Shape::clock || found.minute == 0) return false;
  std::uint32_t after = found.last;
  if (const TimeUnitWord* u = same_sentence(at, after) ? unit(found.last, after) : nullptr;
      u != nullptr && u->unit == TimeUnit::minute)
    found.last = after;  // "six forty-three minutes"
  if (!ends_phrase(at, found.last)) return false;
  found.first = p.first;
  p = found;
  return true;
}

/// "at 17.30": a dot is as good as a colon behind a preposition, where a day or a weekday that comes again stands
/// before it and nothing rises or falls. Few prices are whole multiples of five cents below 24.
bool TimePhraseReader::dotted_clock(TimePhrase& p, std::uint32_t at) const {
  const Hit* before = at > 0 && at < text_.size() ? text_.hit_before(at, SenseKind::clock_marker) : nullptr;
  if (before == nullptr || static_cast<ClockMarker>(before->index) != ClockMarker::near) return false;
  if (!times_.direction_first || !text_.token(at).is_number() || text_.word(at).find('.') == std::string_view::npos)
    return false;
  TimePhrase found = p;
  if (!take_clock(found, at, true) || found.second >= 0 || found.hour > 23 || found.minute % 5 != 0) return false;
  if (counts_something(found.last) && !text_.is(found.last, GrammarRole::at)) return false;
  if (mark(found.last, '%') || speaks_of_change(at)) return false;
  found.shape = Shape::clock;
  take_part(found);
  p = found;
  return true;
}

/// A zone behind a clock time that has none, in brackets or not.
void TimePhraseReader::take_zone(TimePhrase& p) const {
  if (p.zone != nullptr || !same_sentence(p.first, p.last)) return;
  const bool enclosed = mark(p.last, '(');
  const Hit* z = hit(p.last + (enclosed ? 1 : 0), SenseKind::zone);
  if (z == nullptr || (enclosed && !mark(z->last, ')'))) return;
  p.zone = &times_.zones[z->index];
  p.last = z->last + (enclosed ? 1 : 0);
}

/// An hour that the part of the day moves to the afternoon, or to midnight.
void TimePhraseReader::apply_day_part(TimePhrase& p) const {
  if (!p.has_clock || p.part == nullptr || p.hour > 12) return;
  const bool inside = p.hour >= p.part->from && p.hour < p.part->to;
  if (inside) return;
  if (p.hour == 12 && (p.part->from == 0 || p.part->to == 24)) {
    p.hour = p.part->from == 0 ? 0 : 24;
    if (p.hour == 24 && p.minute > 0) p.hour = 0;
    return;
  }
  if (p.hour < 12 && p.hour + 12 >= p.part->from && p.hour + 12 < p.part->to + 2)
    p.hour = static_cast<std::uint8_t>(p.hour + 12);
}

}  // namespace runut
