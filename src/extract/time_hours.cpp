// Stretches of the clock: "from 5 to 6 p.m.", "Tuesday 9:30-11:00", "between 10 and 11:30 on 3 May".
//
// Either end may be as bare as a number; what makes it a clock time is the other end, or a day beside both. Two bare
// numbers beside a day are hours only where nothing rose or fell from the one to the other.
#include <algorithm>

#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

int minutes_of(const TimePhrase& p) { return p.hour * 60 + p.minute; }

/// The clock time at a phrase's end, on the day of another phrase.
TimePhrase on_day(const TimePhrase& day, const TimePhrase& clock) {
  TimePhrase out = day;
  out.first = clock.first;
  out.last = clock.last;
  out.edge.reset();
  out.has_clock = true;
  out.hour = clock.hour;
  out.minute = clock.minute;
  out.second = clock.second;
  out.zone = clock.zone;
  out.part = clock.part;
  return out;
}

}  // namespace

/// The half or part of the day behind a clock time, and a zone: "p.m.", "in the morning".
void TimePhraseReader::take_part(TimePhrase& p) const {
  std::uint32_t at = p.last;
  if (!same_sentence(p.first, at)) return;
  if (mark(at, '.') && glued(at) && glued(at + 1)) ++at;  // "9.am"
  const Hit* h = hit(at, SenseKind::day_part);
  if (h != nullptr && !times_.day_parts[h->index].clock) h = nullptr;
  if (h == nullptr && text_.is(at, GrammarRole::at)) {
    const Hit* the = marker(at + 1, TimeMarker::determiner);
    h = hit(the != nullptr ? the->last : at + 1, SenseKind::day_part);
  }
  if (h != nullptr && p.hour <= 12 && same_sentence(p.first, h->last - 1) &&
      !(glued(h->last) && (text_.token(h->last).is_number() || text_.token(h->last).is_word()))) {
    p.part = &times_.day_parts[h->index];
    p.last = h->last;
  }
  take_zone(p);
}

/// One end of a stretch of the clock, as bare as can be: "5", "5:30 pm", "three thirty", "0730".
TimePhrase TimePhraseReader::hour(std::uint32_t at) const {
  TimePhrase p;
  p.first = at;
  if (at >= text_.size()) return {};
  if (const Hit* named = hit(at, SenseKind::time_point);
      named != nullptr && times_.points[named->index].clock >= 0) {  // "noon"
    static_cast<void>(point(p, at));
    p.shape = Shape::clock;
    return p;
  }
  if (text_.token(at).is_number()) {
    const std::string_view word = text_.word(at);
    const std::int32_t plain = plain_number(text_.scan, text_.document.text, at);
    if (word.size() == 4 && word[0] == '0' && plain >= 0 && plain % 100 < 60) {
      p.has_clock = true;
      p.hour = static_cast<std::uint8_t>(plain / 100);
      p.minute = static_cast<std::uint8_t>(plain % 100);
      p.last = at + 1;
    } else if (!take_clock(p, at, true)) {
      return {};
    }
  } else {
    const auto n = hit(at, SenseKind::number_word) != nullptr ? number(at) : std::nullopt;
    if (!n || !n->in_words || n->ordinal || n->vague || n->indefinite || n->low != n->high || !n->low.is_whole() ||
        n->low < Decimal(1) || n->low > Decimal(12))
      return {};
    p.has_clock = true;
    p.hour = static_cast<std::uint8_t>(n->low.coefficient());
    p.last = n->last;
    const auto m = same_sentence(at, p.last) ? number(p.last) : std::nullopt;
    if (m && m->in_words && !m->ordinal && !m->vague && m->low == m->high && m->low.is_whole() &&
        m->low >= Decimal(10) && m->low < Decimal(60)) {
      p.minute = static_cast<std::uint8_t>(m->low.coefficient());
      p.last = m->last;
    }
  }
  p.shape = Shape::clock;
  take_part(p);
  return p;
}

TimePhrase TimePhraseReader::bare_hour(std::uint32_t at) const {
  const TimePhrase p = hour(at);
  const bool stands = p.shape == Shape::clock && p.hour >= 1 && p.hour <= 12 && p.second < 0 &&
                      !counts_something(p.last) && ends_phrase(at, p.last) && !mark(p.last, '%');
  return stands ? p : TimePhrase{};
}

bool TimePhraseReader::speaks_of_change(std::uint32_t at) const {
  const Sentence& s = text_.sentence_at(at);
  for (std::uint32_t i = at; i-- > s.first && at - i < 12;)
    if (text_.hit(i, SenseKind::change) != nullptr) return true;
  return false;
}

/// Which half of the day the ends are in: the second's is the first's too, unless the first would come later; an end
/// before its start, with neither half said, is in the afternoon.
void TimePhraseReader::share_half(TimePhrase& start, TimePhrase& end, const TimePhrase* day) const {
  const DayPart* whole = day != nullptr ? day->part : nullptr;
  const auto clock_of = [](const TimePhrase& p) { return p.hour % 12 * 60 + p.minute; };
  if (start.hour == 24) start.hour = 0;  // a stretch begins with its day, and ends with it
  if (end.part != nullptr && start.part == nullptr && start.point == nullptr && start.hour <= 12 &&
      clock_of(start) <= clock_of(end))
    start.part = end.part;
  if (end.part == nullptr && start.part == nullptr && start.point == nullptr && end.point == nullptr &&
      start.zone == nullptr && whole != nullptr)
    start.part = end.part = whole;
  apply_day_part(start);
  apply_day_part(end);
  if (end.part == nullptr && end.point == nullptr && minutes_of(end) <= minutes_of(start) && end.hour < 12)
    end.hour = static_cast<std::uint8_t>(end.hour + 12);
  start.part = end.part = nullptr;
  start.point = end.point = nullptr;
}

/// Whether a token can begin one: digits, a word for an hour, or a number in words.
bool TimePhraseReader::may_be_hour(std::uint32_t at) const {
  if (at >= text_.size()) return false;
  if (text_.scan.any(at, Scan::number_bit | Scan::bit(SenseKind::time_point))) return true;
  if (number_at_[at] == 0) return false;
  const NumberPhrase& n = numbers_[number_at_[at] - 1];
  return n.in_words && !n.ordinal && !n.vague && !n.indefinite;
}

/// Whether what joins two ends stands near enough behind a token: few numbers open a stretch, and this is cheap to ask.
bool TimePhraseReader::joined_ahead(std::uint32_t at, bool between) const {
  constexpr std::uint32_t longest_end = 12;  // tokens of a clock time with its half of the day and its zone
  const std::uint32_t stop = std::min(text_.size(), at + longest_end);
  for (std::uint32_t i = at + 1; i < stop; ++i) {
    if (!text_.scan.any(i, Scan::mark_bit | Scan::bit(SenseKind::time_marker))) continue;
    if (is_dash(text_.token(i)) || marker(i, TimeMarker::until) != nullptr) return true;
    if (between && marker(i, TimeMarker::conjoin) != nullptr) return true;
  }
  return false;
}

std::optional<ClockSpan> TimePhraseReader::hours(std::uint32_t at, const TimePhrase* day) const {
  if (!times_.direction_first || at >= text_.size()) return {};
  bool between = false, opened = false;
  if (day == nullptr) {
    between = marker_before(at, TimeMarker::between) != nullptr;
    opened = between || marker_before(at, TimeMarker::since) != nullptr;
  } else {
    if (mark(at, ',')) ++at;
    const Hit* m = marker(at, TimeMarker::between);
    between = m != nullptr;
    if (m == nullptr) m = marker(at, TimeMarker::since);
    opened = m != nullptr;
    if (opened)
      at = m->last;
    else if (text_.is(at, GrammarRole::at))
      ++at;
    if (!same_sentence(day->first, at)) return {};
  }
  if (!may_be_hour(at) || !joined_ahead(at, between)) return {};
  ClockSpan s;
  s.start = hour(at);
  if (s.start.shape == Shape::none || !same_sentence(at, s.start.last)) return {};
  std::uint32_t next = s.start.last;
  const Hit* joiner = marker(next, TimeMarker::until);
  if (joiner == nullptr && between) joiner = marker(next, TimeMarker::conjoin);
  if (joiner == nullptr && !is_dash(text_.token(next))) return {};
  const bool dash = joiner == nullptr;
  next = dash ? next + 1 : joiner->last;
  if (!same_sentence(at, next)) return {};
  s.end = hour(next);
  if (s.end.shape == Shape::none) return {};
  const auto with_colon = [this](const TimePhrase& p) { return mark(p.first + 1, ':') && glued(p.first + 1); };
  const auto in_four = [this](const TimePhrase& p) { return text_.word(p.first).size() == 4 && p.last == p.first + 1; };
  const bool both = with_colon(s.start) && with_colon(s.end), one = with_colon(s.start) || with_colon(s.end);
  const bool half =
      s.start.part != nullptr || s.end.part != nullptr || s.start.point != nullptr || s.end.point != nullptr;
  const bool bare = !half && !one && s.start.zone == nullptr && s.end.zone == nullptr;
  s.first = s.start.first;
  s.last = s.end.last;

  // The day behind both.
  TimePhrase with = s.end;
  if (day == nullptr) {
    if (const Hit* link = marker(with.last, TimeMarker::link)) {
      TimePhrase of;
      of.first = link->last;
      if (same_sentence(at, link->last) && calendar(of, link->last) && of.is_day()) {
        with = on_day(of, s.end);
        with.last = of.last;
      }
    } else {
      static_cast<void>(extend_clock(with));
    }
    if (with.shape != Shape::calendar || with.has_clock == false) with = s.end;
  }
  const bool behind = with.shape == Shape::calendar;
  const bool beside = behind || day != nullptr;
  const bool spoken = s.start.minute != 0 && s.end.minute != 0 && !text_.token(s.start.first).is_number() &&
                      !text_.token(s.end.first).is_number();
  const bool parted = day != nullptr && day->part != nullptr && !day->part->clock;
  bool sure = half || s.start.zone != nullptr || s.end.zone != nullptr || (both && (opened || beside)) ||
              (one && opened && beside) || (opened && in_four(s.start) && in_four(s.end)) || (spoken && opened);
  // "Tuesday from 10 to 4"; "from 10-4", which runs over noon.
  if (!sure && day != nullptr && opened && bare && (!dash || parted || s.end.hour < s.start.hour))
    sure = s.start.hour <= 12 && s.end.hour <= 12 && s.start.minute == 0 && !counts_something(s.last) &&
           ends_phrase(at, s.last) && !speaks_of_change(at);
  if (!sure || s.start.second >= 0 || s.end.second >= 0) return {};
  share_half(s.start, s.end, behind ? &with : day);
  if (behind) {
    s.last = with.last;
    const TimePhrase end = s.end;
    s.start = on_day(with, s.start);
    s.end = on_day(with, end);
  } else if (day != nullptr) {
    s.first = day->first;
    s.start = on_day(*day, s.start);
    s.end = on_day(*day, s.end);
  }
  s.start.first = s.end.first = s.first;
  s.start.last = s.end.last = s.last;
  return s;
}

}  // namespace runut
