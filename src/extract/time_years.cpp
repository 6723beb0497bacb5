// Years as written: named by their word or bare, decades, centuries, eras.
#include <algorithm>

#include "extract/time_phrase.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

std::int32_t digits_value(std::string_view word) {
  std::int32_t value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9' || value > 99999) return -1;
    value = value * 10 + (c - '0');
  }
  return word.empty() ? -1 : value;
}

bool is_hyphen(const Token& t) { return t.is_mark('-') || t.is_mark(0x2013) || t.is_mark(0x2010) || t.is_mark(0x2011); }

}  // namespace

/// What stands behind a number and makes it a count. Where plurals can be told, one thing is not counted by
/// thousands: "the 1991 agreement".
bool TimePhraseReader::counts_something(std::uint32_t at) const {
  if (at >= text_.size()) return false;
  if (text_.token(at).capitalised()) {  // "1979 People Flee"
    const Hit* noun = text_.sentence_at(at).headline ? text_.hit(at, SenseKind::noun) : nullptr;
    return noun != nullptr && text_.pack.nouns.nouns[noun->index].noun_class == NounClass::classifiers;
  }
  const bool plurals = !text_.pack.nouns.plurals.empty();
  for (const Hit& h : text_.scan.hits_at(at)) {
    if (h.kind == SenseKind::unit) return true;
    if (h.kind == SenseKind::time_unit && (!plurals || times_.units[h.index].plural)) return true;
    if (h.kind == SenseKind::noun && (!plurals || text_.pack.nouns.plural_ending(text_.word(h.last - 1)) != nullptr ||
                                      text_.pack.nouns.nouns[h.index].noun_class == NounClass::people))
      return true;
    if (h.kind != SenseKind::number_word) continue;
    const NumberRole role = text_.pack.numbers.words[h.index].role;
    if (role != NumberRole::joiner && role != NumberRole::article && role != NumberRole::one &&
        role != NumberRole::one_scale)
      return true;
  }
  return false;
}

/// "1970-an", "'60s": the suffix that makes a decade of the number before it.
bool TimePhraseReader::decade_suffix(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  if (next < text_.size() && is_hyphen(text_.token(next)) && glued(next)) ++next;
  const Hit* suffix = glued(next) ? marker(next, TimeMarker::decade) : nullptr;
  if (suffix == nullptr) return false;
  p.year = static_cast<std::int16_t>(p.year - p.year % 10);
  p.years = 10;
  p.last = suffix->last;
  return true;
}

/// The word for a year with a year: "tahun 2022", "tahun '60an".
bool TimePhraseReader::named_year(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || u->unit != TimeUnit::year || u->count != 1) return false;
  if (!same_sentence(at, next)) return false;
  const bool apostrophe = mark(next, '\'') || mark(next, 0x2019) || mark(next, 0x2018);
  if (apostrophe) ++next;
  if (next >= text_.size() || !text_.token(next).is_number()) return false;
  const std::string_view word = text_.word(next);
  const std::int32_t value = digits_value(word);
  TimePhrase found = p;
  found.shape = Shape::calendar;
  found.last = next + 1;
  if (word.size() == 4 && value >= 1000 && value <= 2999) {
    found.year = static_cast<std::int16_t>(value);
    if (!decade_suffix(found, next + 1)) found.years = 1;
    p = found;
    return true;
  }
  if (word.size() != 2 || value < 0) return false;
  found.year = static_cast<std::int16_t>(value < 30 ? 2000 + value : 1900 + value);
  if (!decade_suffix(found, next + 1) && !apostrophe) return false;
  p = found;
  return true;
}

/// "490 BC", "AD 70": a number that its era makes a year.
bool TimePhraseReader::era(TimePhrase& p, std::uint32_t at) const {
  const Hit* of_era = marker(at, TimeMarker::of_era);
  const std::uint32_t number_at = of_era != nullptr ? of_era->last : at;
  const std::int32_t value = plain_number(text_.scan, text_.document.text, number_at);
  if (value < 1 || value > 9999 || !same_sentence(p.first, number_at)) return false;
  const Hit* before = marker(number_at + 1, TimeMarker::before_era);
  const Hit* behind = before != nullptr ? before : marker(number_at + 1, TimeMarker::of_era);
  if (behind == nullptr && (of_era == nullptr || value > 2999)) return false;
  p.shape = Shape::calendar;
  p.year = static_cast<std::int16_t>(value);
  p.before_era = before != nullptr;
  p.last = behind != nullptr ? behind->last : number_at + 1;
  return true;
}

/// "'82": two digits whose apostrophe stands for the century, behind a word.
bool TimePhraseReader::short_year(std::uint32_t at, bool apostrophe) const {
  if (!apostrophe || !times_.direction_first || at == 0 || !text_.token(at).space_before) return false;
  if (glued(at + 2) && (text_.token(at + 2).is_word() || mark(at + 2, '\'') || mark(at + 2, 0x2019))) return false;
  return text_.token(at - 1).is_word() && text_.word(at + 1)[0] >= '3';
}

/// Whether a word before the token says that a place or time follows.
bool TimePhraseReader::preposition_before(std::uint32_t at) const {
  if (at == 0 || !same_sentence(at - 1, at)) return false;
  return text_.is(at - 1, GrammarRole::at) || text_.is(at - 1, GrammarRole::when) ||
         marker_before(at, TimeMarker::since) != nullptr || marker_before(at, TimeMarker::between) != nullptr;
}

/// A year alone. Four digits without a sign in them are one unless they count something.
bool TimePhraseReader::bare_year(TimePhrase& p, std::uint32_t at, bool second) const {
  if (at >= text_.size()) return false;
  if (era(p, at)) return true;
  const bool apostrophe = mark(at, '\'') || mark(at, 0x2019);
  const std::uint32_t number_at = at + (apostrophe ? 1 : 0);
  if (number_at >= text_.size() || !text_.token(number_at).is_number()) return false;
  if (at > 0 && !text_.token(at).space_before && !second) {
    // Glued to a word or a mark it may be anything; behind a bracket or quotation mark it stands alone.
    const Token& before = text_.token(at - 1);
    const bool opens = (p.edge && is_hyphen(before)) || before.is_mark('(') || before.is_mark('"') ||
                       before.is_mark(0x201C) || before.is_mark('[') || before.is_mark('*');
    if (!opens) return false;
  }
  const std::string_view word = text_.word(number_at);
  const std::int32_t value = digits_value(word);
  TimePhrase found = p;
  found.shape = Shape::calendar;
  found.last = number_at + 1;
  if (word.size() == 2 && value >= 0) {
    found.year = static_cast<std::int16_t>(value < 30 ? 2000 + value : 1900 + value);
    if (!decade_suffix(found, number_at + 1) && !short_year(at, apostrophe)) return false;
    // "a man in his 30s": years of a life
    for (std::uint32_t back = 1; back <= 3 && back <= at && !apostrophe; ++back)
      if (text_.is(at - back, GrammarRole::possessive)) return false;
    if (found.years == 1) found.year = static_cast<std::int16_t>(1900 + value);
    p = found;
    return true;
  }
  if (word.size() != 4 || value < 1000 || value > 2999) return false;
  found.year = static_cast<std::int16_t>(value);
  if (decade_suffix(found, number_at + 1)) {
    p = found;
    return true;
  }
  if (value > 2099 || (value < 1700 && !second && !preposition_before(at))) return false;
  // "Over 1290 lives": so long ago only what says when makes a year of a number with a word behind.
  if (value < 1500 && !second && text_.hit_before(at, SenseKind::hedge) != nullptr && number_at + 1 < text_.size() &&
      text_.token(number_at + 1).is_word() && text_.hit(number_at + 1, SenseKind::grammar) == nullptr)
    return false;
  if (!second && counts_something(number_at + 1)) return false;
  if (const auto n = number(number_at); n && n->fraction && n->last > number_at + 1) return false;  // "2400 over 7"
  if (number_at + 1 < text_.size()) {
    const Token& after = text_.token(number_at + 1);
    if (!after.space_before &&
        (after.is_word() || after.is_mark('%') || after.is_mark('+') ||
         (after.is_mark(':') && !text_.token(std::min(number_at + 2, text_.size() - 1)).space_before)))
      return false;
    // "2025/26", "2019-2024" stay years; "2012-345" is a number of something.
    if (!after.space_before && (is_hyphen(after) || after.is_mark('/')) && number_at + 2 < text_.size() &&
        text_.token(number_at + 2).is_number() && !text_.token(number_at + 2).space_before &&
        written_year(text_.scan, text_.document.text, number_at + 2) == 0 && text_.word(number_at + 2).size() != 2 &&
        hit(number_at + 3, SenseKind::month) == nullptr)
      return false;
  }
  if (at > 0 && !second && same_sentence(at - 1, at)) {
    if (text_.hit_before(at, SenseKind::unit) != nullptr) return false;  // a currency sign
    if (text_.hit_before(at, SenseKind::no_number) != nullptr) return false;
    if (text_.token(at - 1).is_number()) return false;
  }
  p = found;
  return true;
}

/// "abad ke-21", "the 21st century" as unit and ordinal.
bool TimePhraseReader::century(TimePhrase& p, std::uint32_t at) const {
  std::uint32_t next = at;
  const TimeUnitWord* u = unit(at, next);
  if (u == nullptr || u->unit != TimeUnit::year || u->count != 100) return false;
  std::uint32_t last = next;
  const int n = ordinal(next, last);
  if (n < 1 || n > 30) return false;
  p.shape = Shape::calendar;
  p.year = static_cast<std::int16_t>((n - 1) * 100);
  p.years = 100;
  p.last = last;
  return true;
}

}  // namespace runut
