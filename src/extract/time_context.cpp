// What the words around a time make of it: still to come or told of, one end of a stretch, a comparison, no time at
// all.
#include <algorithm>

#include "extract/time_resolver.h"
#include "extract/times_reader.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

}  // namespace

/// Whether most years that the text writes lie well before its publication: then a month without a year is of
/// the year told last, however far back.
bool TimesReader::tells_of_the_past() const {
  const std::int16_t now = anchor_.now.year;
  if (now == 0 || !text_.pack.times.direction_first) return false;
  std::uint32_t old = 0, recent = 0;
  for (std::uint32_t i = 0; i < text_.size(); ++i) {
    if (!text_.scan.any(i, Scan::number_bit) || text_.token(i).span.size() != 4) continue;
    const std::int16_t year = written_year(text_.scan, text_.document.text, i);
    if (year >= now - 2 && year <= now + 2)
      ++recent;
    else if (year >= 1400 && year < now)
      ++old;
  }
  return old >= 5 && old >= 4 * recent;
}

/// Whether words before the phrase, in its clause, say that it is to come.
bool TimesReader::future_before(std::uint32_t i) const {
  const Sentence& s = text_.sentence_at(i);
  for (std::uint32_t back = 1; back <= 12 && i >= s.first + back; ++back) {
    const std::uint32_t at = i - back;
    const Token& t = text_.token(at);
    if (t.is_mark('"') || t.is_mark(0x201D)) return false;
    if (reader_.marker(at, TimeMarker::future) != nullptr && !planned_at(at)) return true;
    if (text_.hit(at, SenseKind::cue) != nullptr) return false;
  }
  return false;
}

/// Whether words before the phrase, in its clause, look back on a plan.
bool TimesReader::planned_before(std::uint32_t i) const {
  const Sentence& s = text_.sentence_at(i);
  for (std::uint32_t back = 1; back <= 8 && i >= s.first + back; ++back) {
    if (text_.token(i - back).is_mark('"')) return false;
    if (reader_.marker(i - back, TimeMarker::planned) != nullptr) return true;
  }
  return false;
}

/// Whether a plan that the text looks back on holds the token ("was scheduled to begin").
bool TimesReader::planned_at(std::uint32_t at) const {
  const Sentence& s = text_.sentence_at(at);
  for (std::uint32_t back = 0; back <= 3 && at >= s.first + back; ++back)
    if (reader_.marker(at - back, TimeMarker::planned) != nullptr) return true;
  return false;
}

/// Whether a clause that a weekday opens says that it is to come: "On Tuesday night a curfew will begin".
bool TimesReader::future_behind(const TimePhrase& p) const {
  const Sentence& s = text_.sentence_at(p.first);
  if (!text_.pack.times.direction_first || !p.only_weekday() || p.first > s.first + 3) return false;
  for (std::uint32_t at = p.last; at < s.last && at < p.last + 8; ++at) {
    if (text_.hit(at, SenseKind::cue) != nullptr || text_.is(at, GrammarRole::relative) || text_.token(at).is_mark(';'))
      return false;
    if (reader_.marker(at, TimeMarker::future) != nullptr) return reader_.marker(at, TimeMarker::until) == nullptr;
  }
  return false;
}

/// Whether the sentence around the token names a currency.
bool TimesReader::speaks_of_prices(std::uint32_t i) const {
  const Sentence& s = text_.sentence_at(i);
  const std::uint32_t from = i > s.first + 40 ? i - 40 : s.first;
  for (std::uint32_t at = from; at < s.last && at < i + 40; ++at)
    for (const Hit& h : text_.scan.hits_at(at))
      if (h.kind == SenseKind::unit && text_.pack.units.units[h.index].kind == UnitKind::money) return true;
  return false;
}

/// Whether digits glued before the phrase's own make all of them a code ("133-03-03-2020").
bool TimesReader::ends_code(const TimePhrase& p) const {
  const std::uint32_t i = p.first;
  return p.numeric && i > 1 && !text_.token(i).space_before && !text_.token(i - 1).space_before &&
         text_.token(i - 1).is_mark('-') && text_.token(i - 2).is_number();
}

/// "before" and "after" the phrase: the stretch lies outside of it. What is told keeps the days of the phrase itself,
/// from which it was counted.
bool TimesReader::begins_or_ends_outside(LocatedTime& t, const TimePhrase& p) const {
  if (!t.first_day || !t.last_day || !text_.pack.times.direction_first) return false;
  const std::uint32_t first = p.first;
  const bool before = reader_.marker_before(first, TimeMarker::before) != nullptr;
  if (!before && reader_.marker_before(first, TimeMarker::after) == nullptr) return false;
  // "after Friday's vote", "before Christmas shopping": the time only describes.
  if (t.span.end < text_.scan.span(t.first, t.last).end || !reader_.ends_phrase(t.first, t.last)) return false;
  if (p.has_clock) {
    t.edtf = before ? "../" + last_second(*t.first_day, p) : t.edtf + "/..";
    return true;
  }
  const Date day = before ? t.first_day->plus_days(-1) : t.last_day->plus_days(1);
  Date named = day;
  const bool months = t.edtf.size() == 7, years = t.edtf.size() == 4;
  if (months || years) named.day = 0;
  if (years) named.month = 0;
  t.edtf = before ? "../" + named.iso() : named.iso() + "/..";
  return true;
}

/// "up 5 % from a year earlier", "the toll from last week's storm": from where something comes, not since when.
bool TimesReader::compares(const LocatedTime& t, std::uint32_t at) const {
  if (!text_.is(at - 1, GrammarRole::from)) return false;
  return t.span.end < text_.scan.span(t.first, t.last).end || (at > 1 && reader_.speaks_of_change(at - 1));
}

/// "since" and "until" before the phrase open one end. Small words may stand between.
void TimesReader::open_or_close(LocatedTime& t, const TimePhrase& p) const {
  if (t.edtf.empty() || t.edtf.find('/') == 0 || t.edtf.find("..") != std::string::npos) return;
  if (begins_or_ends_outside(t, p)) return;
  std::uint32_t at = p.first;
  for (int small = 0; small < 2 && at > 0; ++small) {
    if (reader_.marker_before(at, TimeMarker::since) != nullptr) {
      if (compares(t, at)) return;
      const std::size_t slash = t.edtf.find('/');
      t.edtf = t.edtf.substr(0, slash) + "/..";
      t.last_day.reset();
      return;
    }
    if (reader_.marker_before(at, TimeMarker::until) != nullptr) {
      const std::size_t slash = t.edtf.find('/');
      t.edtf = "../" + (slash == std::string::npos ? t.edtf : t.edtf.substr(slash + 1));
      t.first_day.reset();
      return;
    }
    const Hit* unit = text_.hit(at - 1, SenseKind::time_unit);
    const bool skip = text_.is(at - 1, GrammarRole::at) || reader_.marker(at - 1, TimeMarker::about) != nullptr ||
                      reader_.marker(at - 1, TimeMarker::date) != nullptr || (unit != nullptr && unit->last == at);
    if (!skip) return;
    --at;
  }
}

/// Whether the day is when something was said (", Thursday (29/1)" behind a word of saying) and lies after
/// the publication. A day of slack is for zones.
bool TimesReader::said_later(const TimePhrase& p, const TimeValue& v) const {
  if (!anchor_.now.is_day() || !v.date.is_day() || v.date <= anchor_.now.plus_days(1)) return false;
  if (p.weekday == 0 || p.day == 0 || p.first == 0 || !text_.token(p.first - 1).is_mark(',')) return false;
  const Sentence& s = text_.sentence_at(p.first);
  for (std::uint32_t at = p.first; at-- > s.first && p.first - at < 40;) {
    if (reader_.marker(at, TimeMarker::future) != nullptr) return false;
    if (text_.hit(at, SenseKind::cue) != nullptr) return true;
  }
  return false;
}

/// Whether a length is the time until something: "will open in two days".
bool TimesReader::lies_ahead(const TimePhrase& p) const {
  return p.shape == Shape::duration && !p.direction && p.length_count == 1 && p.rank == 0 && !p.hedged &&
         (anchor_.future || lapse_behind(p) != nullptr) && reader_.marker_before(p.first, TimeMarker::ahead) != nullptr;
}

/// "in two weeks' time", "in a year's time"
const Hit* TimesReader::lapse_behind(const TimePhrase& p) const {
  std::uint32_t at = p.last;
  if (at < text_.size() && (text_.token(at).is_mark('\'') || text_.token(at).is_mark(0x2019))) ++at;
  return reader_.marker(at, TimeMarker::lapse);
}

}  // namespace runut
