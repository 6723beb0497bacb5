// Parts of a stretch by their rank ("the third quarter of 2025", "the first two months of the year"), and units
// that the text has named already ("the day", "for weeks"). For languages that put the rank before its unit.
#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

constexpr int last_rank = 99;

bool is_hyphen(const Token& t) { return t.is_mark('-') || t.is_mark(0x2013) || t.is_mark(0x2010) || t.is_mark(0x2011); }

}  // namespace

/// An ordinal's number, `last_rank` for the last; 0: none.
int TimePhraseReader::rank(std::uint32_t i, std::uint32_t& last) const {
  if (const auto p = part(i, last); p && *p >= TimePart::first)
    return *p == TimePart::last ? last_rank : static_cast<int>(*p) - static_cast<int>(TimePart::first) + 1;
  if (const auto d = direction(i, last); d == TimeDirection::past) return last_rank;
  if (const std::int32_t digits_of = plain_number(text_.scan, text_.document.text, i);
      digits_of > 0 && digits_of <= 40 && behind_suffix(i + 1) != i + 1) {
    last = behind_suffix(i + 1);
    return digits_of;
  }
  const auto n = number(i);
  if (!n || !n->ordinal || !n->low.is_whole() || n->low > Decimal(40)) return 0;
  last = n->last;
  return static_cast<int>(n->low.coefficient());
}

/// What the part belongs to: "of March 2025", "of last year", "of the year".
bool TimePhraseReader::whole_behind(TimePhrase& p, std::uint32_t at) const {
  const Hit* link = marker(at, TimeMarker::link);
  // Of weekdays alone a month can be told with a preposition of place.
  const bool placed = link == nullptr && p.weekday != 0 && text_.is(at, GrammarRole::at);
  if (link == nullptr && !placed) return false;
  std::uint32_t next = placed ? at + 1 : link->last;
  if (!same_sentence(p.first, next)) return false;
  TimePhrase all;
  all.first = next;
  if (const Hit* article = marker(next, TimeMarker::determiner);
      article != nullptr && same_sentence(p.first, article->last)) {
    next = article->last;
    all.article_before = true;
  }
  bool read = named_year(all, next) || calendar(all, next) || bare_year(all, next) || direction_and_unit(all, next) ||
              known_unit(all, next);
  if (!read)  // "the third week of Jan"
    if (const Hit* month = hit(next, SenseKind::month); month != nullptr && text_.token(next).capitalised()) {
      all.shape = Shape::calendar;
      all.month = times_.months[month->index].number;
      all.last = month->last;
      read = true;
    }
  if (!read || all.shape != Shape::calendar || all.day != 0 || all.weekday != 0 || all.years > 1) return false;
  if (all.unit && all.unit->unit < TimeUnit::month) return false;
  p.month = all.month;
  p.year = all.year;
  p.unit = all.unit;
  p.offset = all.offset;
  p.anchored = all.anchored;
  p.known = all.known;
  p.direction = all.direction;
  p.last = all.last;
  return true;
}

/// "the first two months of 1939", "the last three weeks of the year".
bool TimePhraseReader::ranked_length(TimePhrase& p, std::uint32_t at, int rank) const {
  TimePhrase inner = p;
  if (!counted_units(inner, at) || inner.shape != Shape::duration || inner.direction) return false;
  TimePhrase found = inner;
  if (whole_behind(found, inner.last)) {
    found.rank = rank == 1 ? 1 : 2;
    found.direction.reset();
    p = found;
    return true;
  }
  if (rank != 1) return false;
  p = inner;
  return true;
}

/// A quarter, half, week, month or century by its rank.
bool TimePhraseReader::ranked_unit(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  const int n = rank(at, next);
  if (n == 0 || !same_sentence(at, next)) return false;
  if ((n == 1 || n == last_rank) && ranked_length(p, next, n)) return true;
  if (const Hit* link = n <= 31 ? marker(next, TimeMarker::link) : nullptr) {  // "the 19th of every month"
    TimePhrase month;
    month.first = link->last;
    if (same_sentence(at, link->last) && direction_and_unit(month, link->last) && month.shape == Shape::calendar &&
        month.unit && month.unit->unit == TimeUnit::month && month.month == 0) {  // "the 3rd of next month"
      p.shape = Shape::calendar;
      p.day = static_cast<std::uint8_t>(n);
      p.unit = month.unit;
      p.offset = month.offset;
      p.anchored = month.anchored;
      p.last = month.last;
      return true;
    }
    if (const Hit* every = marker(link->last, TimeMarker::every)) {
      std::uint32_t behind = every->last;
      const TimeUnitWord* u = same_sentence(at, behind) ? unit(behind, behind) : nullptr;
      if (u == nullptr || u->unit != TimeUnit::month || u->count != 1) return false;
      p.shape = Shape::set;
      p.day = static_cast<std::uint8_t>(n);
      p.last = behind;
      return true;
    }
  }
  if (const Hit* day = n <= 5 || n == last_rank ? hit(next, SenseKind::weekday) : nullptr) {
    TimePhrase found = p;  // "the last Sunday of October"
    found.shape = Shape::calendar;
    found.weekday = times_.weekdays[day->index].number;
    if (!whole_behind(found, day->last) || (found.month == 0 && (!found.unit || found.unit->unit != TimeUnit::month)))
      return false;
    found.week = static_cast<std::uint8_t>(n == last_rank ? 9 : n);
    p = found;
    return true;
  }
  const bool hyphen = is_hyphen(text_.token(next)) && glued(next);
  if (hyphen) ++next;
  std::uint32_t last = next;
  const TimeUnitWord* u = unit(next, last);
  if (u == nullptr || u->plural) return false;
  TimePhrase found = p;
  found.shape = Shape::calendar;
  found.last = last;
  if (u->unit == TimeUnit::year && u->count == 100 && n <= 30) {
    found.year = static_cast<std::int16_t>((n - 1) * 100);
    found.years = 100;
    p = found;
    return true;
  }
  if (u->count != 1) return false;
  const bool of_whole = whole_behind(found, last);
  const bool of_year = of_whole && found.month == 0 && (!found.unit || found.unit->unit == TimeUnit::year);
  if (u->unit == TimeUnit::quarter && (n <= 4 || n == last_rank) && (of_year || (!of_whole && n != last_rank))) {
    found.quarter = static_cast<std::uint8_t>(n == last_rank ? 4 : n);
  } else if (u->unit == TimeUnit::half && (n <= 2 || n == last_rank) && of_year) {
    found.half = static_cast<std::uint8_t>(n == last_rank ? 2 : n);
  } else if (u->unit == TimeUnit::month && n <= 12 && of_year) {
    found.month = static_cast<std::uint8_t>(n);
  } else if (u->unit == TimeUnit::day && n <= 31 && of_whole &&
             (found.month != 0 || (found.unit && found.unit->unit == TimeUnit::month))) {
    found.day = static_cast<std::uint8_t>(n);  // "the 15th day of June"
  } else if (u->unit == TimeUnit::week && (n <= 5 || n == last_rank) && of_whole) {
    found.week = static_cast<std::uint8_t>(n == last_rank ? 9 : n);
  } else {
    return false;
  }
  if (hyphen) found.hyphenated = true;
  p = found;
  return true;
}

/// "the day", "the end of the month": the one that is spoken of.
bool TimePhraseReader::known_unit(TimePhrase& p, std::uint32_t at) const {
  if (!times_.direction_first || (!p.article_before && !p.edge)) return false;
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || u->plural || u->unit < TimeUnit::day || u->count != 1) return false;
  if (same_sentence(at, next)) {
    const Token& after = text_.token(next);
    if ((is_hyphen(after) && glued(next)) || after.is_number()) return false;
    if (marker(next, TimeMarker::link) != nullptr || text_.is(next, GrammarRole::complementizer) ||
        text_.is(next, GrammarRole::when) || text_.is(next, GrammarRole::of))
      return false;
    // "the day care centre": a unit before a word that is counted or named belongs to it.
    if (!p.edge && (after.capitalised() || text_.hit(next, SenseKind::noun) != nullptr)) return false;
  }
  p.shape = Shape::calendar;
  p.unit = *u;
  p.offset = 0;
  p.anchored = true;
  p.known = true;
  p.last = next;
  return true;
}

/// "for weeks", "months later": several, and no number says how many.
bool TimePhraseReader::many_units(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || !u->plural) return false;
  if (u->unit == TimeUnit::weekend) {  // "on weekends"
    if (at == 0 || !text_.is(at - 1, GrammarRole::at)) return false;
    p.shape = Shape::set;
    p.unit = *u;
    p.last = next;
    return true;
  }
  // "The opening hours are ...": what is told of is no length.
  if (u->unit <= TimeUnit::hour && at > text_.sentence_at(at).first && text_.token(at - 1).is_word() &&
      text_.hit(at - 1, SenseKind::grammar) == nullptr && same_sentence(at, next) &&
      (text_.is(next, GrammarRole::copula) || text_.is(next, GrammarRole::auxiliary)))
    return false;
  if (at > 0 && ((glued(at) && is_hyphen(text_.token(at - 1))) || text_.token(at - 1).is_number())) return false;
  return length(p, {Decimal(1), Decimal(1), *u, false, true}, next);
}

}  // namespace runut
