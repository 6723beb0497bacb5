// Times counted from now or from another time: points, units with a direction, durations, sets.
#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

bool is_hyphen(const Token& t) { return t.is_mark('-') || t.is_mark(0x2013) || t.is_mark(0x2010) || t.is_mark(0x2011); }

}  // namespace

/// Whether a capital inside a sentence makes the tokens a part of a name: one stands before them, or behind.
bool TimePhraseReader::within_name(std::uint32_t first, std::uint32_t last, bool before) const {
  const Sentence& s = text_.sentence_at(first);
  if (!times_.direction_first || s.headline || first == s.first || text_.token(first).capitals != Capitals::first)
    return false;
  if (before) return text_.token(first - 1).is_word() && text_.token(first - 1).capitalised() && first - 1 > s.first;
  return same_sentence(first, last) && text_.token(last).is_word() && text_.token(last).capitalised();
}

bool TimePhraseReader::point(TimePhrase& p, std::uint32_t at) const {
  const Hit* h = hit(at, SenseKind::time_point);
  if (h == nullptr) return false;
  const TimePoint& point = times_.points[h->index];
  if (within_name(at, h->last, true)) return false;  // "USA Today"
  if (!point.reference.empty() && times_.direction_first && same_sentence(at, h->last)) {
    // "the past decade", "recent years", "the now-cancelled deal": the word points at what follows.
    const Token& after = text_.token(h->last);
    std::uint32_t ignored = 0;  // "at this time last year", "at this time of day"
    const Hit* link = marker(h->last, TimeMarker::link);
    if (point.reference == "PRESENT_REF" && h->last > h->first + 1 &&
        ((link != nullptr && unit(link->last, ignored) != nullptr) ||
         direction(h->last, ignored) == TimeDirection::past))
      return false;
    const bool compound = glued(h->last) && (after.is_mark('-') || after.is_mark(0x2010));
    const bool pointing =
        hit(at, SenseKind::time_direction) != nullptr || marker(at, TimeMarker::determiner) != nullptr;
    if (compound ||
        (pointing && ((starts(h->last) & (unit_word | digits | number_words | date_word | season_word)) != 0 ||
                      marker(h->last, TimeMarker::filler) != nullptr)))
      return false;
  }
  p.point = &point;
  p.last = h->last;
  if (!point.reference.empty()) {
    p.shape = Shape::reference;
    return true;
  }
  if (point.decade >= 0) {  // of the last century, but for those of this one
    p.shape = Shape::calendar;
    p.year = static_cast<std::int16_t>((point.decade < 20 ? 2000 : 1900) + point.decade);
    p.years = 10;
    p.point = nullptr;
    return true;
  }
  if (point.clock >= 0) {
    p.shape = Shape::clock;
    p.has_clock = true;
    p.hour = static_cast<std::uint8_t>(point.clock / 60);
    p.minute = static_cast<std::uint8_t>(point.clock % 60);
    return true;
  }
  p.shape = Shape::calendar;
  p.unit = TimeUnitWord{TimeUnit::day, 1};
  p.offset = point.days;
  p.anchored = point.anchored;
  if (!point.part.empty())
    for (const DayPart& part : times_.day_parts)
      if (part.code == point.part) {
        p.part = &part;
        break;
      }
  return true;
}

/// Sets unit and offset for "last year", "next week"; false for a direction that says no such thing.
bool TimePhraseReader::relative_unit(TimePhrase& p, const TimeUnitWord& unit, TimeDirection direction) const {
  std::int32_t offset = 0;
  bool anchored = false;
  switch (direction) {
    case TimeDirection::past:
      offset = -1;
      break;
    case TimeDirection::present:
      break;
    case TimeDirection::future:
      offset = 1;
      break;
    case TimeDirection::before:
      offset = -1;
      anchored = true;
      break;
    case TimeDirection::after:
      offset = 1;
      anchored = true;
      break;
    case TimeDirection::same:
      anchored = true;
      break;
    default:
      return false;
  }
  // "the next day": the one after the day that is spoken of.
  if (times_.direction_first && p.article_before && direction == TimeDirection::future) anchored = true;
  p.unit = unit;
  p.offset = offset;
  p.anchored = anchored;
  return true;
}

/// "the year previous", "the day following": the direction behind, where it governs nothing.
bool TimePhraseReader::unit_behind(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at, last = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || u->plural || u->unit < TimeUnit::day || !p.article_before) return false;
  const auto found = same_sentence(at, next) ? direction(next, last) : std::nullopt;
  const TimeDirection d = found.value_or(TimeDirection::count_);
  const bool back = d == TimeDirection::before || d == TimeDirection::before_it;
  if (!back && d != TimeDirection::after && d != TimeDirection::after_it) return false;
  if (same_sentence(at, last) && text_.token(last).kind != TokenKind::mark) return false;
  if (!relative_unit(p, *u, back ? TimeDirection::before : TimeDirection::after)) return false;
  p.shape = Shape::calendar;
  p.last = last;
  return true;
}

/// "tahun lalu", "pekan depan", "bulan ini"; a weekend also alone.
bool TimePhraseReader::unit_and_direction(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at, last = at;
  const TimeUnitWord* u = unit(at, next);
  if (times_.direction_first) return unit_behind(p, at);
  if (u == nullptr || u->unit < TimeUnit::week) return false;
  if (at > 0 && glued(at) && is_hyphen(text_.token(at - 1))) return false;  // reduplicated: "months to come"
  // A word that is also a weekday is the unit only where its capital says nothing.
  if (hit(at, SenseKind::weekday) != nullptr && text_.sentence_at(at).first != at &&
      !(next < text_.size() && text_.token(next).capitalised()))
    return false;
  const auto d = same_sentence(at, next) ? direction(next, last) : std::nullopt;
  if (d && relative_unit(p, *u, *d)) {
    p.shape = Shape::calendar;
    p.last = last;
    return true;
  }
  if (u->unit != TimeUnit::weekend) return false;
  p.shape = Shape::calendar;
  p.unit = *u;
  p.offset = 0;
  p.last = next;
  return true;
}

/// A unit behind its direction: "last year", "that day", "the past decade", "recent years".
bool TimePhraseReader::pointed_unit(TimePhrase& p, std::uint32_t at, TimeDirection d) const {
  std::uint32_t last = at;
  if (const Hit* working = marker(at, TimeMarker::working)) {  // "this working week"
    const TimeUnitWord* week = unit(working->last, last);
    if (week != nullptr && week->unit == TimeUnit::week && same_sentence(at, working->last)) at = working->last;
  }
  if (const Hit* few = marker(at, TimeMarker::filler)) {  // "the last few days"
    const TimeUnitWord* many = unit(few->last, last);
    if (many != nullptr && many->plural && same_sentence(at, few->last)) at = few->last;
  }
  const TimeUnitWord* u = unit(at, last);
  if (u == nullptr) return false;
  if (d == TimeDirection::following && u->unit == TimeUnit::quarter && !u->plural) d = TimeDirection::future;
  if (d == TimeDirection::following && u->unit == TimeUnit::weekend && !u->plural) {  // "this coming weekend"
    p.shape = Shape::calendar;
    p.unit = *u;
    p.direction = TimeDirection::present;
    p.last = last;
    return true;
  }
  const bool hour = u->unit == TimeUnit::hour && u->count == 1 && !u->plural;  // "in the last hour"
  if (hour && d == TimeDirection::past) d = TimeDirection::recent;
  if (hour && d == TimeDirection::future) d = TimeDirection::following;
  const bool open = d == TimeDirection::recent || d == TimeDirection::following;
  if (u->plural || open) {
    if (d == TimeDirection::same || (d == TimeDirection::present && u->plural)) return false;
    p.shape = Shape::duration;
    p.lengths[0] = {Decimal(1), Decimal(1), *u, false, u->plural};
    p.length_count = 1;
    if (d == TimeDirection::recent || d == TimeDirection::past) p.direction = TimeDirection::recent;
    if (d == TimeDirection::following || d == TimeDirection::future) p.direction = TimeDirection::following;
    p.last = last;
    return true;
  }
  const bool of_day =
      u->unit == TimeUnit::day && (d == TimeDirection::same || d == TimeDirection::before ||
                                   d == TimeDirection::after || (d == TimeDirection::future && p.article_before));
  if ((u->unit < TimeUnit::week && !of_day) || !relative_unit(p, *u, d)) return false;
  p.shape = Shape::calendar;
  p.last = last;
  return true;
}

/// "this morning", "that night", "the next evening".
bool TimePhraseReader::pointed_part(TimePhrase& p, std::uint32_t at, TimeDirection d) const {
  const Hit* h = hit(at, SenseKind::day_part);
  if (h == nullptr || d == TimeDirection::recent || d == TimeDirection::following) return false;
  TimePhrase found = p;
  if (!relative_unit(found, {TimeUnit::day, 1, false, false}, d)) return false;
  found.shape = Shape::calendar;
  found.part = &times_.day_parts[h->index];
  found.last = h->last;
  p = found;
  return true;
}

/// "next 5/12": a direction keeps it from being a fraction, unless it is the part of something.
bool TimePhraseReader::slashed_day(TimePhrase& p, std::uint32_t at, TimeDirection d) const {
  if (p.article_before || !text_.token(at).is_number() || !mark(at + 1, '/')) return false;
  if (d != TimeDirection::past && d != TimeDirection::present && d != TimeDirection::future) return false;
  const auto day = read_written_date(text_.scan, text_.document.text, times_, at);
  if (!day || day->day == 0 || day->year != 0 || !day->numeric || text_.token(at + 2).span.size() != 2) return false;
  if (counts_something(day->last) || !ends_phrase(at, day->last) || text_.is(day->last, GrammarRole::of)) return false;
  take_date(p, *day);
  p.direction = d;
  return true;
}

/// "last year", "this week", "next Monday", "the past two days".
bool TimePhraseReader::direction_and_unit(TimePhrase& p, std::uint32_t at) const {
  if (!times_.direction_first) return false;
  std::uint32_t next = at;
  const auto d = direction(at, next);
  if (!d || !same_sentence(at, next) || *d == TimeDirection::before_it || *d == TimeDirection::after_it) return false;
  if (*d == TimeDirection::present)  // "this coming week"
    if (std::uint32_t behind = next; direction(next, behind) == TimeDirection::following)
      return direction_and_unit(p, next);
  if (*d == TimeDirection::after && !p.article_before) return false;  // "following the year of ..." governs it
  if (pointed_unit(p, next, *d) || pointed_part(p, next, *d)) return true;
  if (hit(next, SenseKind::weekday) != nullptr || hit(next, SenseKind::month) != nullptr ||
      hit(next, SenseKind::season) != nullptr) {
    if (*d == TimeDirection::recent) return false;
    std::uint32_t ignored = 0;  // "earlier Friday" is a part of that day
    if (const auto edge = part(at, ignored);
        hit(next, SenseKind::weekday) != nullptr && (edge == TimePart::earlier || edge == TimePart::later))
      return false;
    if (!calendar(p, next) && !season(p, next)) return false;
    p.direction = d == TimeDirection::following ? TimeDirection::future : *d;
    return true;
  }
  if (slashed_day(p, next, *d)) return true;
  if (*d == TimeDirection::past || *d == TimeDirection::recent || *d == TimeDirection::future ||
      *d == TimeDirection::before || *d == TimeDirection::after || *d == TimeDirection::following) {
    TimePhrase inner = p;
    inner.pointed = true;
    if (counted_units(inner, next) && inner.shape == Shape::duration && !inner.direction) {
      p = inner;
      const bool back =
          *d == TimeDirection::past || *d == TimeDirection::recent || (*d == TimeDirection::before && p.determined);
      const bool on = *d == TimeDirection::future || *d == TimeDirection::following;
      if (back) p.direction = TimeDirection::recent;
      if (on) p.direction = TimeDirection::following;
      return true;
    }
  }
  return false;
}

/// "the morning of April 19", "the night of Monday": the day stands behind its part.
bool TimePhraseReader::part_of_day(TimePhrase& p, std::uint32_t at) const {
  const Hit* h = hit(at, SenseKind::day_part);
  if (h == nullptr || !times_.direction_first) return false;
  const Hit* link = marker(h->last, TimeMarker::link);
  if (link == nullptr || !same_sentence(at, link->last)) return false;
  TimePhrase day;
  day.first = link->last;
  if (!calendar(day, link->last) && !point(day, link->last)) return false;
  if (day.shape != Shape::calendar || !day.is_day()) return false;
  if (day.part != nullptr && day.part->code != times_.day_parts[h->index].code) return false;
  const TimePhrase before = p;
  p = day;
  p.first = before.first;
  p.determined = before.determined;
  p.edge = before.edge;
  p.part = &times_.day_parts[h->index];
  return true;
}

/// "pagi ini", "dini hari tadi", "siang hari": a part of a day that is named elsewhere.
bool TimePhraseReader::day_part(TimePhrase& p, std::uint32_t at) const {
  if (part_of_day(p, at)) return true;
  const Hit* h = hit(at, SenseKind::day_part);
  if (h == nullptr) return false;
  std::uint32_t last = h->last;
  const auto d = same_sentence(at, h->last) ? direction(h->last, last) : std::nullopt;
  p.part = &times_.day_parts[h->index];
  if (d && (*d == TimeDirection::past || *d == TimeDirection::present || *d == TimeDirection::future)) {
    p.shape = Shape::calendar;
    p.unit = TimeUnitWord{TimeUnit::day, 1};
    p.last = last;
    return true;
  }
  // "in the morning"
  const bool placed = times_.direction_first && p.article_before && at > 1 && text_.is(at - 2, GrammarRole::at) &&
                      text_.hit_before(at - 1, SenseKind::time_point) == nullptr &&
                      !(h->last < text_.size() && text_.hit(h->last, SenseKind::noun) != nullptr);
  const bool early = times_.direction_first && p.edge && p.first > 0 && text_.is(p.first - 1, GrammarRole::at) &&
                     ends_phrase(at, h->last);  // "in early morning"
  if (!p.part->alone && !placed && !early) {
    p.part = nullptr;
    return false;
  }
  p.shape = Shape::clock;
  p.last = h->last;
  return true;
}

}  // namespace runut
