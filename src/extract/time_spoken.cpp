// Dates in words, as transcripts have them: "May twenty-nine", "the second of August", "nineteen eighty-six".
#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

}  // namespace

/// A year in words: "two thousand and five", "nineteen eighty-six"; 0: none.
int TimePhraseReader::spoken_year(std::uint32_t at, std::uint32_t& last) const {
  const auto whole = [](const std::optional<NumberPhrase>& n) {
    return n && n->in_words && !n->ordinal && !n->vague && !n->indefinite && n->low == n->high && n->low.is_whole();
  };
  const auto n = hit(at, SenseKind::number_word) != nullptr ? number(at) : std::nullopt;
  if (!whole(n)) return 0;
  if (n->low >= Decimal(1000) && n->low < Decimal(2100) && !counts_something(n->last)) {
    last = n->last;
    return static_cast<int>(n->low.coefficient());
  }
  if (n->low < Decimal(10) || n->low > Decimal(20) || !same_sentence(at, n->last)) return 0;
  const auto tens = number(n->last);
  if (!whole(tens) || tens->low < Decimal(10) || tens->low > Decimal(99) || counts_something(tens->last)) return 0;
  last = tens->last;
  return static_cast<int>(n->low.coefficient() * 100 + tens->low.coefficient());
}

/// A day in words: "May twenty-nine", "April the ninth", "Monday the twenty seventh"; 0: none. A plain number that
/// counts what follows is no day.
int TimePhraseReader::spoken_day(std::uint32_t at, bool weekday, std::uint32_t& last) const {
  bool article = false;
  if (const Hit* the = marker(at, TimeMarker::determiner)) {
    at = the->last;
    article = true;
  }
  const auto n = number(at);
  if (!n || !n->in_words || !n->low.is_whole() || n->low != n->high || n->low > Decimal(31) || n->scaled || n->vague)
    return 0;
  int day = static_cast<int>(n->low.coefficient());
  last = n->last;
  bool ordinal = n->ordinal;
  if (!ordinal && (day == 20 || day == 30)) {  // "twenty second": a part by its rank too
    std::uint32_t after = last + (mark(last, '-') && glued(last) ? 1 : 0);
    if (const auto p = part(after, after); p == TimePart::second) {
      day += 2;
      last = after;
      ordinal = true;
    }
  }
  if (day < 1 || day > 31 || (weekday && !(ordinal && article))) return 0;
  if (ordinal) return day;
  std::uint32_t year_last = last;
  if (day > 12 && !weekday && spoken_year(last, year_last) != 0) return day;
  return day > 20 && !weekday && !counts_something(last) && !text_.pack.nouns.plurals.empty() &&
                 (!same_sentence(at, last) || text_.hit(last, SenseKind::grammar) != nullptr ||
                  text_.token(last).kind == TokenKind::mark)
             ? day
             : 0;
}

/// "second of August", "the twenty-third of May".
bool TimePhraseReader::spoken_date(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t last = at;
  int day = spoken_day(at, false, last);
  if (day == 0)
    if (const auto ranked = part(at, last); ranked && *ranked >= TimePart::first && *ranked != TimePart::last)
      day = static_cast<int>(*ranked) - static_cast<int>(TimePart::first) + 1;
  const Hit* of = day != 0 ? marker(last, TimeMarker::link) : nullptr;
  if (of == nullptr || hit(of->last, SenseKind::month) == nullptr || !same_sentence(at, of->last)) return false;
  const auto d = read_written_date(text_.scan, text_.document.text, times_, of->last);
  const Hit* month = hit(of->last, SenseKind::month);
  p.shape = Shape::calendar;
  p.day = static_cast<std::uint8_t>(day);
  p.month = times_.months[month->index].number;
  p.last = month->last;
  if (d && d->day == 0 && d->month != 0) {
    p.year = d->year;
    p.last = d->last;
  }
  return true;
}

}  // namespace runut
