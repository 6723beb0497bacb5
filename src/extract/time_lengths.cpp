// Lengths of time: a number of units, one unit in a word, and what the words behind make of them; sets.
#include <algorithm>

#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

bool is_hyphen(const Token& t) { return t.is_mark('-') || t.is_mark(0x2013) || t.is_mark(0x2010) || t.is_mark(0x2011); }

}  // namespace

void take_smaller_units(Length& l) {
  if (l.low.is_whole() || l.low != l.high) return;
  const bool years = l.unit.unit == TimeUnit::year && l.unit.count == 1;
  const bool hours = l.unit.unit == TimeUnit::hour;
  const auto units = l.low.times(Decimal(years ? 12 : hours ? 60 : l.unit.count));
  if (!units || !units->is_whole()) return;
  l.low = l.high = *units;
  l.unit.count = 1;
  if (years) l.unit.unit = TimeUnit::month;
  if (hours) l.unit.unit = TimeUnit::minute;
}

/// A number (or a range of them) of units, with a direction or not.
bool TimePhraseReader::counted_units(TimePhrase& p, std::uint32_t at) const {
  if (at >= text_.size()) return false;
  if (!text_.token(at).is_number() && hit(at, SenseKind::number_word) == nullptr) return false;
  if (const Hit* h = hit(at, SenseKind::number_word)) {
    // "a day", "the second day", "both days" count nothing.
    const NumberWord& word = text_.pack.numbers.words[h->index];
    if (word.role == NumberRole::article || word.ordinal || word.collective) return false;
  }
  std::uint32_t ranked = at;
  if (const auto rank = part(at, ranked); rank && *rank >= TimePart::first) return false;
  const auto n = number(at);
  if (!n || n->decade || n->ordinal) return false;
  if (n->fraction && p.pointed && n->low == n->high)  // "the past two quarters" are no half
    if (const Hit* h = hit(n->last - 1, SenseKind::time_unit); h != nullptr && h->last == n->last &&
                                                               times_.units[h->index].unit == TimeUnit::quarter &&
                                                               n->last > n->first + 1)
      if (const auto count = n->low.times(Decimal(4)); count && count->is_whole())
        return length(p, {*count, *count, times_.units[h->index], false, false}, n->last);
  if (n->fraction && times_.direction_first)  // "half an hour"
    if (const Hit* one = hit(n->last, SenseKind::number_of_time);
        one != nullptr && n->low == n->high && same_sentence(at, n->last) && !times_.one_units[one->index].repeated)
      return length(p, {n->low, n->high, times_.one_units[one->index], false, false}, one->last);
  // An ordinal ("the 3rd day") or the end of a longer number is no count of units.
  if (at > 1 && glued(at) && is_hyphen(text_.token(at - 1)) && marker_before(at - 1, TimeMarker::ordinal) != nullptr)
    return false;
  // "in week no. 12 last year"
  if (const Hit* rank = marker_before(at, TimeMarker::ordinal);
      rank != nullptr && rank->first > 0 && text_.hit_before(rank->first, SenseKind::time_unit) != nullptr)
    return false;
  std::uint32_t next = n->last;
  Length l{n->low, n->high, {}, n->vague || n->approximate, false};
  if (next < text_.size() && same_sentence(at, next)) {
    const Hit* until = marker(next, TimeMarker::until);
    const bool hyphen = is_hyphen(text_.token(next));
    const bool either = text_.is(next, GrammarRole::disjunction);
    if (until != nullptr || hyphen || either) {
      const std::uint32_t second_at = until != nullptr ? until->last : next + 1;
      if (const auto second = number(second_at); second && second->low > n->high) {
        l.high = second->high;
        next = second->last;
      }
    }
  }
  if (!same_sentence(at, next)) return false;
  // "27-year"
  if (times_.direction_first && is_hyphen(text_.token(next)) && glued(next)) {
    ++next;
    p.hyphenated = true;
  }
  auto pointing = TimeDirection::count_;  // "the three next weeks"
  if (const Hit* h = times_.direction_first ? hit(next, SenseKind::time_direction) : nullptr) {
    pointing = static_cast<TimeDirection>(h->index);
    if (pointing == TimeDirection::following) next = h->last;
  }
  const bool working = marker(next, TimeMarker::working) != nullptr;
  if (const Hit* filler = marker(next, TimeMarker::filler); filler != nullptr && same_sentence(at, filler->last))
    next = filler->last;
  std::uint32_t last = next;
  const TimeUnitWord* u = unit(next, last);
  if (u == nullptr || (u->unit == TimeUnit::weekend && !u->plural)) return false;
  // "the Jan. 15, 1983 week"
  if (times_.direction_first && !u->plural && n->low >= Decimal(1000) && n->low < Decimal(2100) && !n->scaled)
    return false;
  l.unit = *u;
  if (!length(p, l, last)) return false;
  if (working && u->unit == TimeUnit::day) p.working = true;
  if (p.shape == Shape::duration && !p.direction && p.determined) {
    if (pointing == TimeDirection::past || pointing == TimeDirection::recent || pointing == TimeDirection::before)
      p.direction = TimeDirection::recent;
    if (pointing == TimeDirection::future) p.direction = TimeDirection::following;
  }
  if (p.shape == Shape::duration && !p.direction && pointing == TimeDirection::following) p.direction = pointing;
  return true;
}

/// "setahun", "sepekan": one unit in one word.
bool TimePhraseReader::one_unit(TimePhrase& p, std::uint32_t at) const {
  const Hit* h = hit(at, SenseKind::number_of_time);
  if (h == nullptr) return false;
  if (h->last < text_.size() && is_hyphen(text_.token(h->last)) && glued(h->last)) return false;  // reduplicated
  if (at > 0 && glued(at) && is_hyphen(text_.token(at - 1))) return false;
  if (!length(p, {Decimal(1), Decimal(1), times_.one_units[h->index], false, times_.one_units[h->index].plural},
              h->last))
    return false;
  if (times_.one_units[h->index].repeated) {
    if (within_name(at, h->last, false)) return false;  // "The Daily Caller"
    p.shape = Shape::set;
    p.direction.reset();
    p.last = h->last;
    return true;
  }
  // "three times a week", "30 a day", "$2 million a year"
  const auto behind = std::lower_bound(numbers_.begin(), numbers_.end(), at,
                                       [](const NumberPhrase& n, std::uint32_t first) { return n.first < first; });
  const bool rate = times_.direction_first && p.first == at && behind != numbers_.begin() &&
                    std::prev(behind)->last == at && same_sentence(at - 1, at);
  if (p.shape == Shape::duration && !p.direction && (rate || marker_before(at, TimeMarker::once_per) != nullptr))
    p.shape = Shape::set;
  return true;
}

/// "the first five months of 2008": an interval that opens the year.
bool TimePhraseReader::first_months(TimePhrase& p, const Length& l, std::uint32_t at) const {
  if (l.unit.unit != TimeUnit::month || l.unit.count != 1 || l.low < Decimal(1) || l.low > Decimal(11)) return false;
  std::uint32_t next = at;
  if (!same_sentence(p.first, at) || part(at, next) != TimePart::first || !same_sentence(p.first, next)) return false;
  TimePhrase year;
  year.first = next;
  if (!named_year(year, next) && !unit_and_direction(year, next) && !bare_year(year, next)) return false;
  if (year.years != 1 || (year.unit && year.unit->unit != TimeUnit::year)) return false;
  year.first = p.first;
  year.first_months = static_cast<std::uint8_t>(l.low.coefficient());
  p = year;
  return true;
}

/// What a direction behind a length means where directions stand before their units. "before" and "after" say
/// when only where nothing follows that they could govern: "two days after", but "two days after the vote".
TimeDirection TimePhraseReader::towards_of(TimeDirection d, std::uint32_t first, std::uint32_t after) const {
  switch (d) {
    case TimeDirection::past: {  // "the highest in a decade last year"
      std::uint32_t behind = after;
      const bool pointing = same_sentence(first, after) &&
                            (unit(after, behind) != nullptr || hit(after, SenseKind::weekday) != nullptr ||
                             hit(after, SenseKind::month) != nullptr || hit(after, SenseKind::season) != nullptr);
      return pointing ? TimeDirection::count_ : d;
    }
    case TimeDirection::before:
    case TimeDirection::after:  // "four hours earlier than planned" is no time
      return same_sentence(first, after) && text_.is(after, GrammarRole::than) ? TimeDirection::count_ : d;
    case TimeDirection::following:
      return d;
    case TimeDirection::before_it:
    case TimeDirection::after_it: {
      const bool ends = !same_sentence(first, after) || text_.token(after).kind == TokenKind::mark;
      if (!ends) return TimeDirection::count_;
      return d == TimeDirection::before_it ? TimeDirection::before : TimeDirection::after;
    }
    default:
      return TimeDirection::count_;
  }
}

/// "a year and a half": half a unit more.
void TimePhraseReader::take_half(Length& l, std::uint32_t& last) const {
  if (!times_.direction_first || l.low != l.high || l.vague || l.alone || l.unit.plural != (l.low > Decimal(1))) return;
  const Hit* join = marker(last, TimeMarker::conjoin);
  if (join == nullptr || !same_sentence(last - 1, join->last)) return;
  auto half = number(join->last);
  if ((!half || !half->fraction) && text_.is(join->last, GrammarRole::article)) half = number(join->last + 1);
  if (!half || !half->fraction || half->low != half->high || half->low.times(Decimal(2)) != Decimal(1)) return;
  std::uint32_t ignored = 0;
  if (unit(half->last, ignored) != nullptr || hit(half->last, SenseKind::number_of_time) != nullptr) return;
  const auto sum = l.low.plus(half->low);
  if (!sum) return;
  l.low = l.high = *sum;
  last = half->last;
}

/// A length of time, and what the words behind make of it.
bool TimePhraseReader::length(TimePhrase& p, Length l, std::uint32_t last) const {
  take_half(l, last);
  std::uint32_t after = last;
  auto towards = TimeDirection::count_;
  if (const Hit* h = same_sentence(p.first, last) ? hit(last, SenseKind::time_direction) : nullptr) {
    towards = static_cast<TimeDirection>(h->index);
    after = h->last;
  }
  const bool exact = l.low == l.high && !l.vague && !l.alone;
  if (times_.direction_first) towards = towards_of(towards, p.first, after);
  p.lengths[0] = l;
  p.length_count = 1;
  p.shape = Shape::duration;
  p.last = last;
  // Behind a number "this" points at what is counted ("the 26 years old"), but for "in these two months".
  if (towards == TimeDirection::present && !l.vague && marker_before(p.first, TimeMarker::during) == nullptr)
    towards = TimeDirection::count_;
  if (towards != TimeDirection::count_) {
    const bool counted =
        towards == TimeDirection::past || towards == TimeDirection::before || towards == TimeDirection::after;
    if (counted) {
      p.shape = Shape::calendar;
      p.unit = l.unit;
      p.anchored = towards != TimeDirection::past;
      if (exact) {  // "half a century ago", "a year and a half ago", "half an hour ago"
        take_smaller_units(l);
        p.unit = l.unit;
      }
      p.vague = !exact || !l.low.is_whole();
      const std::int64_t count = l.low.is_whole() ? l.low.coefficient() : 0;
      if (count > 100000) return false;
      p.offset = static_cast<std::int32_t>(towards == TimeDirection::after ? count : -count);
      p.last = after;
      return true;
    }
    if (times_.direction_first) {  // "two years from now"
      p.shape = Shape::calendar;
      p.unit = l.unit;
      p.vague = !exact || !l.low.is_whole() || l.low > Decimal(100000);
      p.offset = p.vague ? 1 : static_cast<std::int32_t>(l.low.coefficient());
      p.last = after;
      return true;
    }
    if (towards == TimeDirection::present) towards = TimeDirection::recent;
    if (towards == TimeDirection::future) towards = TimeDirection::following;
    p.direction = towards;
    p.last = after;
    return true;
  }
  if (exact && first_months(p, l, last)) return true;
  // "two years and six months", "9 tahun 6 bulan"
  while (p.length_count < p.lengths.size() && same_sentence(p.first, p.last)) {
    std::uint32_t at = p.last;
    if (mark(at, ',') && times_.direction_first) ++at;  // "24 hours, 39 minutes, and 35 seconds"
    if (const Hit* join = marker(at, TimeMarker::conjoin)) at = join->last;
    const auto n = same_sentence(p.first, at) ? number(at) : std::nullopt;
    if (!n || n->vague || n->decade || !same_sentence(p.first, n->last)) break;
    std::uint32_t end = n->last;
    const TimeUnitWord* u = unit(n->last, end);
    if (u == nullptr || u->unit >= p.lengths[p.length_count - 1U].unit.unit) break;
    std::uint32_t ago = end;
    const bool past =
        times_.direction_first && same_sentence(p.first, end) && direction(end, ago) == TimeDirection::past;
    if (past && p.pointed) break;  // "in the last 3 months, and 2 days ago"
    // "two weeks and two days ago"
    if (past && p.length_count == 1 && exact && n->low == n->high && n->low.is_whole() && n->low < Decimal(1000) &&
        l.low.is_whole() && l.low < Decimal(1000)) {
      const bool weeks = l.unit.unit == TimeUnit::week && u->unit == TimeUnit::day;
      const bool years = l.unit.unit == TimeUnit::year && u->unit == TimeUnit::month;
      if (weeks || years) {
        const auto whole = static_cast<std::int32_t>(l.low.coefficient()) * l.unit.count;
        p.shape = Shape::calendar;
        p.unit = *u;
        p.offset = -(whole * (weeks ? 7 : 12) + static_cast<std::int32_t>(n->low.coefficient()));
        p.last = ago;
        return true;
      }
    }
    p.lengths[p.length_count++] = {n->low, n->high, *u, false, false};
    p.last = end;
  }
  if (const Hit* once = same_sentence(p.first, p.last) ? marker(p.last, TimeMarker::once_per) : nullptr) {
    p.shape = Shape::set;
    p.last = once->last;
  }
  return true;
}

/// "setiap tahun", "tiap Senin", "setiap satu minggu sekali".
bool TimePhraseReader::every_unit(TimePhrase& p, std::uint32_t at) const {
  const Hit* every = marker(at, TimeMarker::every);
  if (every == nullptr || !same_sentence(at, every->last)) return false;
  std::uint32_t next = every->last;
  std::uint32_t last = next;
  const bool other = times_.direction_first && (text_.is(next, GrammarRole::other) ||
                                                part(next, last) == TimePart::second);  // "every other week"
  if (other && text_.is(next, GrammarRole::other)) last = next + 1;
  next = last = other ? last : next;
  if (const Hit* w = hit(next, SenseKind::weekday)) {
    p.weekday = times_.weekdays[w->index].number;
    p.last = w->last;
    p.shape = Shape::set;
    return true;
  }
  if (const Hit* h = times_.direction_first ? hit(next, SenseKind::day_part) : nullptr) {
    p.part = &times_.day_parts[h->index];
    p.last = h->last;
    p.shape = Shape::set;
    return true;
  }
  if (const TimeUnitWord* u = unit(next, last); u != nullptr) {
    p.lengths[0] = {Decimal(other ? 2 : 1), Decimal(other ? 2 : 1), *u, false, false};
    p.length_count = 1;
    p.last = last;
    p.shape = Shape::set;
    return true;
  }
  TimePhrase inner = p;
  if (!other && (counted_units(inner, next) || one_unit(inner, next)) && inner.length_count == 1 &&
      (inner.shape == Shape::duration || inner.shape == Shape::set) && !inner.direction) {
    p = inner;
    p.shape = Shape::set;
    return true;
  }
  return false;
}

}  // namespace runut
