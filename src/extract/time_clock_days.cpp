// Clock times with the day, the part of the day or the repetition that stands beside them.
#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

}  // namespace

/// "every Monday at 4 pm", "every day at 7:13 p.m."
bool TimePhraseReader::extend_set(TimePhrase& p) const {
  if (!times_.direction_first || p.has_clock || p.part != nullptr || p.day != 0) return false;
  const bool daily = p.length_count == 1 && p.lengths[0].unit.unit == TimeUnit::day && p.lengths[0].low == Decimal(1) &&
                     p.lengths[0].unit.count == 1;
  if (p.weekday == 0 && !daily) return false;
  std::uint32_t at = p.last;
  skip_to_clock(at);
  TimePhrase only;
  only.first = at;
  if (!same_sentence(p.first, at) || (!clock(only, at) && !bare_clock(only, at) && !dotted_clock(only, at)))
    return false;
  if (only.part != nullptr) apply_day_part(only);
  p.has_clock = true;
  p.hour = only.hour;
  p.minute = only.minute;
  p.zone = only.zone;
  p.last = only.last;
  return true;
}

/// A bare hour behind a part of the day, or behind a day of which nobody can tell a count yet or that is named twice:
/// "tonight around 7", "in the afternoon at 5", "tomorrow at 4", "Friday 23 at 4".
bool TimePhraseReader::hour_in_part(TimePhrase& p, std::uint32_t at) const {
  if (!times_.direction_first || p.has_clock || at == p.last) return false;
  if (p.part != nullptr ? p.part->clock : !may_have_hour(p, at, false)) return false;
  if (!same_sentence(p.first, at) || !text_.token(at).is_number()) return false;
  TimePhrase found = p;
  if (!take_clock(found, at, true) || found.hour < 1 || found.hour > 12 || found.second >= 0) return false;
  if (counts_something(found.last) || !ends_phrase(p.first, found.last) || mark(found.last, '%')) return false;
  p = found;
  return true;
}

/// Whether a number behind "at" is the hour of a day without a part; `minutes`: it may be one with minutes.
bool TimePhraseReader::may_have_hour(const TimePhrase& p, std::uint32_t at, bool minutes) const {
  const Hit* before = text_.hit_before(at, SenseKind::clock_marker);
  if (before == nullptr || static_cast<ClockMarker>(before->index) != ClockMarker::near || before->first != p.last)
    return false;
  const bool ahead = p.direction == TimeDirection::future || (p.point != nullptr && p.offset > 0);
  // A word of purpose before the day says that something is set for it.
  const bool meant = minutes && p.first > 0 && text_.is(p.first - 1, GrammarRole::purpose);
  return (ahead || meant || (p.weekday != 0 && p.day != 0)) && p.is_day() && !speaks_of_change(p.first);
}

/// A clock time behind its day, and which way the stretch that it bounds goes ("Monday before 5 pm").
bool TimePhraseReader::clock_behind(TimePhrase& p) const {
  if (!p.is_day() || p.has_clock || hours(p.last, &p)) return false;
  std::uint32_t at = p.last;
  if (mark(at, ',')) ++at;
  TimePhrase found = p;
  const auto bounded = [&](TimeMarker marking, TimePhrase::Bound bound) {
    const Hit* m = times_.direction_first && found.bound == TimePhrase::Bound::none ? marker(at, marking) : nullptr;
    if (m == nullptr || mark(at - 1, ',')) return;
    found.bound = bound;
    at = m->last;
  };
  bounded(TimeMarker::before, TimePhrase::Bound::before);
  bounded(TimeMarker::after, TimePhrase::Bound::after);
  bounded(TimeMarker::since, TimePhrase::Bound::since);
  bounded(TimeMarker::until, TimePhrase::Bound::until);
  if (times_.direction_first && found.bound == TimePhrase::Bound::none && text_.is(at, GrammarRole::agent)) {
    found.bound = TimePhrase::Bound::before;  // "Tuesday by 2 pm"
    ++at;
  }
  skip_to_clock(at);
  if (!same_sentence(p.first, at)) return false;
  if (hour_in_part(found, at)) {
    p = found;
    return true;
  }
  TimePhrase only;
  only.first = at;
  const bool direct = at == p.last;
  // An hour with a name of its own needs a preposition behind the day; without one it may be another day's.
  const Hit* named = direct || !times_.direction_first ? nullptr : hit(at, SenseKind::time_point);
  const bool timed = (named != nullptr && times_.points[named->index].clock >= 0 && point(only, at)) ||
                     clock(only, at) || bare_clock(only, at) ||
                     (may_have_hour(p, at, true) && dotted_clock(only, at) && ends_phrase(at, only.last)) ||
                     ((direct || mark(at - 1, '@') || found.bound != TimePhrase::Bound::none) && p.day != 0 &&
                      text_.token(at).is_number() && mark(at + 1, ':') && take_clock(only, at, false));
  if (!timed) return false;
  found.has_clock = true;
  found.hour = only.hour;
  found.minute = only.minute;
  found.second = only.second;
  found.zone = only.zone;
  found.last = only.last;
  if (only.part != nullptr) found.part = only.part;
  if (found.part == nullptr && times_.direction_first) take_part(found);
  if (found.part == nullptr)
    if (const Hit* h = hit(found.last, SenseKind::day_part); h != nullptr && same_sentence(p.first, found.last)) {
      found.part = &times_.day_parts[h->index];
      found.last = h->last;
      if (const Hit* z = hit(found.last, SenseKind::zone); z != nullptr && found.zone == nullptr) {
        found.zone = &times_.zones[z->index];
        found.last = z->last;
      }
    }
  // "Wed Oct 26 15:50:06 2016": to the second, as machines write it.
  if (found.year == 0 && found.day != 0 && found.second >= 0 && same_sentence(p.first, found.last))
    if (const std::int16_t year = written_year(text_.scan, text_.document.text, found.last); year != 0) {
      found.year = year;
      ++found.last;
    }
  p = found;
  return true;
}

/// Over what may stand between a day and its clock time.
void TimePhraseReader::skip_to_clock(std::uint32_t& at) const {
  if (mark(at, ',')) ++at;
  if (text_.is(at, GrammarRole::at)) ++at;
  if (const Hit* about = marker(at, TimeMarker::about)) at = about->last;
  if (mark(at, '@')) ++at;
  if (const Hit* date = marker(at, TimeMarker::date)) at = date->last;
}

/// A clock time behind a day, or a day or part of the day behind a clock time.
bool TimePhraseReader::extend_clock(TimePhrase& p) const {
  if (p.shape == Shape::calendar) return clock_behind(p);
  std::uint32_t at = p.last;
  if (p.part == nullptr) {
    if (times_.direction_first && text_.is(at, GrammarRole::at))
      if (const Hit* the = marker(at + 1, TimeMarker::determiner);
          the != nullptr && hit(the->last, SenseKind::day_part) != nullptr)
        at = the->last;  // "8 in the evening"
    if (const Hit* h = hit(at, SenseKind::day_part)) {
      p.part = &times_.day_parts[h->index];
      p.last = h->last;
      if (const Hit* z = hit(p.last, SenseKind::zone); z != nullptr && p.zone == nullptr) {
        p.zone = &times_.zones[z->index];
        p.last = z->last;
      }
      return true;
    }
  }
  at = p.last;
  skip_to_clock(at);
  if (hour_in_part(p, at)) return true;
  if (!p.has_clock) return false;
  if (!same_sentence(p.first, at)) return false;
  std::uint32_t after = at;
  if (const Hit* daily = hit(at, SenseKind::number_of_time);
      daily != nullptr && times_.direction_first && at == p.last && times_.one_units[daily->index].repeated &&
      times_.one_units[daily->index].unit == TimeUnit::day) {  // "6 am daily"
    p.shape = Shape::set;
    p.last = daily->last;
    return true;
  }
  if (const TimeUnitWord* u = unit(at, after);
      u != nullptr && u->unit == TimeUnit::day && hit(at, SenseKind::time_point) == nullptr)
    at = after;  // the word for a day before its name says nothing more
  if (at >= text_.size() || !same_sentence(p.first, at)) return false;
  TimePhrase day;
  day.first = at;
  if (!point(day, at) && !calendar(day, at) && !direction_and_unit(day, at)) {
    if (p.part != nullptr) {  // "pukul 2 dini hari tadi"
      std::uint32_t last = p.last;
      const auto d = direction(p.last, last);
      if (d && (*d == TimeDirection::past || *d == TimeDirection::present)) {
        p.shape = Shape::calendar;
        p.unit = TimeUnitWord{TimeUnit::day, 1};
        p.last = last;
        return true;
      }
    }
    return false;
  }
  if (day.shape != Shape::calendar || !day.is_day() || (mark(p.last, ',') && day.only_weekday())) return false;
  TimePhrase joined = day;
  joined.first = p.first;
  joined.edge = p.edge;
  joined.has_clock = true;
  joined.hour = p.hour;
  joined.minute = p.minute;
  joined.second = p.second;
  joined.zone = p.zone;
  if (p.part != nullptr) joined.part = p.part;
  p = joined;
  return true;
}

}  // namespace runut
