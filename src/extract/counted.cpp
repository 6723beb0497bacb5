// The longest unit or noun wins; behind a classifier the noun; behind the noun what belongs to it.
#include "extract/counted.h"

#include "base/utf8.h"
#include "extract/noun_phrases.h"

namespace runut {
namespace {

bool same_sentence(const Text& text, std::uint32_t a, std::uint32_t b) {
  return b < text.size() && text.sentence_of[a] == text.sentence_of[b];
}

const Noun& noun_of(const Text& text, const Hit& hit) { return text.pack.nouns.nouns[hit.index]; }

/// A noun hit that is no label: "RT 05" numbers a place, it does not count places.
const Hit* noun_at(const Text& text, std::uint32_t at) {
  const Hit* hit = text.hit(at, SenseKind::noun);
  if (hit == nullptr) return nullptr;
  const Hit* label = text.hit(at, SenseKind::no_number);
  if (label != nullptr && label->last == hit->last) {
    std::uint32_t next = hit->last;
    if (next < text.size() && text.token(next).is_mark('.') && !text.token(next).space_before) ++next;
    if (next < text.size() && text.token(next).is_number() && text.token(next).lines_before == 0) return nullptr;
  }
  return hit;
}

/// Whether a word may be a noun that no pack knows: it has no other part in the sentence.
bool may_be_noun(const Text& text, std::uint32_t at, const Owners& owners) {
  const Token& t = text.token(at);
  if (!t.is_word() || owners[at] != Owner::none || t.span.size() < 3) return false;
  if (t.capitals != Capitals::lower) return false;
  for (const Hit& hit : text.scan.hits_at(at)) {
    switch (hit.kind) {
      case SenseKind::noun:
      case SenseKind::common_word:
      case SenseKind::abbreviation:
      case SenseKind::first_name:
      case SenseKind::place:
      case SenseKind::role:
      case SenseKind::organisation:
      case SenseKind::org_head:
      case SenseKind::place_head:
      case SenseKind::carrier:
      case SenseKind::unnamed_source:
        break;
      default:
        return false;
    }
  }
  return !text.formed_as_verb(at);
}

/// The end of what belongs to a noun that ends at `last`: further nouns, "/noun", and a name behind it.
std::uint32_t past_attributes(const Text& text, std::uint32_t first, std::uint32_t last, const Owners& owners) {
  const bool lower = !text.token(last - 1).capitalised();
  for (int more = 0; more < 2 && same_sentence(text, first, last); ++more) {
    std::uint32_t next = last;
    if (text.token(next).is_mark('/') && !text.token(next).space_before) ++next;
    const Hit* hit = same_sentence(text, first, next) ? noun_at(text, next) : nullptr;
    if (hit == nullptr || owners[next] != Owner::none || noun_of(text, *hit).noun_class == NounClass::classifiers)
      break;
    last = hit->last;
  }
  for (int more = 0; lower && more < 4 && same_sentence(text, first, last); ++more) {
    const Token& t = text.token(last);
    if (!t.capitalised() || owners[last] != Owner::none || text.hit(last, SenseKind::grammar) != nullptr) break;
    // "type ATR42-300": letters that open a code are no name of the counted.
    if (last + 1 < text.size() && (text.token(last + 1).is_number() || text.token(last + 1).is_mark('-'))) break;
    ++last;
  }
  return last;
}

bool elliptic_at(const Text& text, std::uint32_t at) {
  for (const GrammarRole role :
       {GrammarRole::other, GrammarRole::more, GrammarRole::among_them, GrammarRole::relative,
        GrammarRole::demonstrative, GrammarRole::already, GrammarRole::still, GrammarRole::copula})
    if (text.is(at, role)) return true;
  return text.hit(at, SenseKind::measure_cue) != nullptr;
}

}  // namespace

std::string read_per(const Text& text, std::uint32_t& last) {
  if (last == 0 || !same_sentence(text, last - 1, last)) return {};
  const std::uint32_t first = last;
  const auto hyphen = [&](std::uint32_t at) {  // "12-cent-a-share"
    return same_sentence(text, first, at + 1) && text.token(at).is_mark('-') && !text.token(at).space_before &&
           !text.token(at + 1).space_before;
  };
  if (const Hit* word = text.hit(hyphen(last) ? last + 1 : last, SenseKind::unit_per)) {
    std::uint32_t next = hyphen(word->last) ? word->last + 1 : word->last;
    std::string symbol;
    if (word->index != 0) {
      symbol = text.pack.units.units[word->index - 1].symbol;  // one word: "monthly"
    } else {
      if (!same_sentence(text, first, next)) return {};
      const Hit* unit = text.hit(next, SenseKind::unit);
      const Hit* noun = text.hit(next, SenseKind::noun);
      if (unit == nullptr && noun == nullptr) return {};
      if (unit != nullptr && (noun == nullptr || noun->last <= unit->last)) {
        symbol = text.pack.units.units[unit->index].symbol;
        next = unit->last;
      } else {
        symbol = noun_of(text, *noun).unit;
        next = noun->last;
      }
    }
    if (same_sentence(text, first, next) && text.hit(next, SenseKind::time_direction) != nullptr) return {};
    last = next;
    return "/" + symbol;
  }
  return {};
}

namespace {

/// "barrels of crude oil a day": the rate behind what is measured.
std::string per_behind_whole(const Text& text, std::uint32_t& last) {
  const Hit* of = text.hit(last, SenseKind::number_word);
  if (of == nullptr || text.pack.numbers.words[of->index].role != NumberRole::joiner) return {};
  for (std::uint32_t i = of->last; i < of->last + 4 && same_sentence(text, last, i); ++i) {
    if (!text.token(i).is_word()) return {};
    if (const Hit* per = text.hit(i, SenseKind::unit_per);
        per != nullptr && i > of->last && (per->index == 0 || i < of->last + 3)) {  // not "of fuel used annually"
      std::uint32_t end = i;
      return read_per(text, end);
    }
    if (text.hit(i, SenseKind::grammar) != nullptr) return {};
  }
  return {};
}

/// "12 ft 2 in": the unit whose power would be the next number; null: the number is a part of the unit.
const Unit* without_next_number(const Text& text, const Hit& unit) {
  if (unit.last < unit.first + 2 || !text.token(unit.last - 1).is_number() || !text.token(unit.last - 1).space_before)
    return nullptr;
  for (const Sense& sense : text.pack.lexicon.find(text.words(unit.first, unit.last - 1)))
    if (sense.kind == SenseKind::unit) return &text.pack.units.units[sense.index];
  return nullptr;
}

/// "9 billion shekels ($2.4 billion) a year": the rate behind the same amount in brackets.
std::string per_behind_bracket(const Text& text, std::uint32_t at) {
  if (at >= text.size() || !text.token(at).is_mark('(')) return {};
  for (std::uint32_t i = at + 1; i < at + 7 && same_sentence(text, at, i); ++i) {
    if (!text.token(i).is_mark(')')) continue;
    std::uint32_t end = i + 1;
    return read_per(text, end);
  }
  return {};
}

/// A length of time behind one word that describes it ("two full days").
const Hit* described_unit(const Text& text, std::uint32_t at) {
  if (!same_sentence(text, at, at + 1) || !text.token(at).is_word() || text.token(at).capitalised()) return nullptr;
  if (text.scan.first_hit[at] != text.scan.first_hit[at + 1] && text.hit(at, SenseKind::common_word) == nullptr &&
      text.hit(at, SenseKind::time_direction) == nullptr)
    return nullptr;
  const Hit* hit = unit_behind(text, at + 1);
  if (hit == nullptr || text.pack.units.units[hit->index].kind != UnitKind::duration) return nullptr;
  return text.pack.nouns.plural_ending(text.word(hit->last - 1)) != nullptr ? hit : nullptr;
}

}  // namespace

const Hit* unit_behind(const Text& text, std::uint32_t at) {
  const Hit* hit = text.hit(at, SenseKind::unit);
  if (hit == nullptr) return nullptr;
  const Unit& unit = text.pack.units.units[hit->index];
  if (unit.before && hit->last == at + 1 && text.word(at).size() <= 3 && text.token(at).capitals != Capitals::all &&
      !(at > 0 && text.token(at).span.size() == 1 && text.token(at).space_before && text.word(at - 1).size() == 3 &&
        text.token(at - 1).is_number()))
    return nullptr;  // "Mag" names a magnitude before its number only, "M" behind one like "5.6" too
  return hit;
}

bool counts_something(const Text& text, std::uint32_t at) {
  if (at >= text.size()) return false;
  const Token& t = text.token(at);
  const bool hyphen = t.is_mark('-') && !t.space_before && at + 1 < text.size() && !text.token(at + 1).space_before;
  if (hyphen) ++at;
  if (unit_behind(text, at) != nullptr) return true;
  if (!text.pack.nouns.head_last || hyphen) return noun_at(text, at) != nullptr;
  const auto phrase = read_noun_phrase(text, at, false, nullptr);
  return phrase && (phrase->plural || phrase->head_first == at);
}

bool counts_several(const Text& text, std::uint32_t at) {
  if (!text.pack.nouns.head_last) return true;
  const auto phrase = read_noun_phrase(text, at, false, nullptr);
  return phrase && phrase->plural;
}

std::uint32_t past_abbreviation(const Text& text, std::uint32_t at) {
  if (at + 2 >= text.size() || !text.token(at).is_mark('(') || text.token(at).lines_before > 0) return at;
  const Token& inner = text.token(at + 1);
  if (!inner.is_word() || inner.span.size() > 6 || !text.token(at + 2).is_mark(')')) return at;
  const bool abbreviation = inner.capitals == Capitals::all || text.hit(at + 1, SenseKind::unit) != nullptr ||
                            text.hit(at + 1, SenseKind::noun) != nullptr;
  return abbreviation ? at + 3 : at;
}

const Hit* noun_before(const Text& text, std::uint32_t first, std::uint32_t floor) {
  for (std::uint32_t back = 0; back <= 2 && first > floor + back; ++back) {
    const Hit* hit = text.hit_before(first - back, SenseKind::noun);
    if (hit != nullptr && hit->first >= floor && noun_of(text, *hit).noun_class != NounClass::classifiers) return hit;
    if (!text.token(first - back - 1).is_word()) return nullptr;
  }
  return nullptr;
}

/// "of their", "of these", "of Ada's": past the words that open the whole from which some are counted; `at` where
/// there are none.
std::uint32_t past_partitive(const Text& text, std::uint32_t at) {
  const Hit* of = text.hit(at, SenseKind::number_word);
  if (of == nullptr || text.pack.numbers.words[of->index].role != NumberRole::joiner || !text.is(at, GrammarRole::of))
    return at;
  std::uint32_t i = of->last;
  while (i < of->last + 3 && same_sentence(text, at, i) &&
         (text.is(i, GrammarRole::article) || text.is(i, GrammarRole::demonstrative) ||
          text.is(i, GrammarRole::possessive) || text.is(i, GrammarRole::all)))
    ++i;
  return i > of->last || (same_sentence(text, at, i) && text.token(i).capitalised()) ? i : at;
}

/// "20 (kg)": a unit alone in brackets; null: none.
const Hit* bracketed_unit(const Text& text, std::uint32_t at) {
  const Token& open = text.token(at);
  if (!open.is_mark('(') && !open.is_mark('[') && !open.is_mark('{') && !open.is_mark('<')) return nullptr;
  const Hit* unit = same_sentence(text, at, at + 1) ? unit_behind(text, at + 1) : nullptr;
  if (unit == nullptr || !same_sentence(text, at, unit->last)) return nullptr;
  const Token& close = text.token(unit->last);
  const bool closed = close.is_mark(')') || close.is_mark(']') || close.is_mark('}') || close.is_mark('>');
  return closed && text.pack.units.units[unit->index].kind != UnitKind::percent ? unit : nullptr;
}

/// What ends in its head.
void read_head_last(const Text& text, std::uint32_t at, bool one, const Owners& owners, Counted& out) {
  const std::uint32_t whole = past_partitive(text, at);
  const auto phrase = read_noun_phrase(text, whole, one && whole == at, &owners);
  if (!phrase || (whole != at && !phrase->plural)) {
    out.elliptic = elliptic_at(text, at);
    return;
  }
  out.part = whole != at;
  if (out.part) out.first = whole;
  out.known = phrase->known != nullptr;
  out.noun_unit = unit_of(text, *phrase);
  out.noun_first = phrase->head_first;
  out.noun_last = phrase->last;
  out.last = past_abbreviation(text, phrase->last);
  if (out.last == phrase->last) {
    // One word for a rate ("20 births daily") tells how often, and is no part of what is counted.
    const Hit* per = text.hit(out.last, SenseKind::unit_per);
    if (per == nullptr || per->index == 0 || per->last > per->first + 1) out.per = read_per(text, out.last);
    out.noun_per = !out.per.empty();
  }
}

/// A unit in the singular, with a word behind it that it describes ("year" in "30 - year bonds").
bool single_unit(const Text& text, std::uint32_t at) {
  const Hit* hit = text.hit(at, SenseKind::unit);
  return hit != nullptr && text.token(at).span.size() > 2 &&
         text.pack.nouns.plural_ending(text.word(hit->last - 1)) == nullptr && same_sentence(text, at, hit->last) &&
         text.token(hit->last).is_word();
}

Counted read_counted(const Text& text, std::uint32_t at, const Owners& owners, bool one) {
  Counted out;
  out.first = out.last = out.noun_first = out.noun_last = at;
  if (at == 0 || !same_sentence(text, at - 1, at)) return out;
  std::uint32_t i = at;
  // "40-mile"; "30 - year" in a text that was taken apart at its hyphens.
  const bool apart = text.token(i).is_mark('-') && text.token(i).space_before && same_sentence(text, i, i + 1) &&
                     text.token(i + 1).space_before && single_unit(text, i + 1);
  const bool hyphen = apart || (text.token(i).is_mark('-') && !text.token(i).space_before && counts_something(text, i));
  if (hyphen) ++i;
  if (const Hit* unit = bracketed_unit(text, i)) {
    out.unit = &text.pack.units.units[unit->index];
    out.last = unit->last + 1;
    return out;
  }
  // "one more victim", where "more" stands between.
  if (!text.pack.nouns.head_last && !hyphen && text.is(i, GrammarRole::more) && same_sentence(text, at, i + 1) &&
      noun_at(text, i + 1) != nullptr)
    ++i;
  const Hit* unit = unit_behind(text, i);
  const Hit* noun = noun_at(text, i);
  // "two former employees": what they were before stands before the noun.
  if (noun == nullptr && unit == nullptr && !text.pack.nouns.head_last && !hyphen && same_sentence(text, at, i + 1))
    if (const Hit* role = text.hit(i, SenseKind::role);
        role != nullptr && role->last == i + 1 && !text.token(i).capitalised())
      if (const Hit* behind = noun_at(text, i + 1);
          behind != nullptr && noun_of(text, *behind).noun_class == NounClass::people) {
        ++i;
        noun = behind;
      }
  if (unit != nullptr && (noun == nullptr || noun->last <= unit->last)) {
    out.unit = &text.pack.units.units[unit->index];
    out.last = past_abbreviation(text, unit->last);
    if (out.unit->kind == UnitKind::percent) return out;
    if (const Unit* plain = without_next_number(text, *unit)) {
      out.unit = plain;
      out.last = unit->last - 1;
      return out;
    }
    out.per = read_per(text, out.last);
    if (out.per.empty()) out.per = per_behind_bracket(text, out.last);
    if (out.per.empty() && out.last < text.size()) out.per = per_behind_whole(text, out.last);
    return out;
  }
  if (text.pack.nouns.head_last && !hyphen) {
    if (const Hit* described = described_unit(text, i)) {
      out.unit = &text.pack.units.units[described->index];
      out.last = described->last;
      return out;
    }
    read_head_last(text, i, one, owners, out);
    return out;
  }
  if (noun != nullptr) {
    const Noun& head = noun_of(text, *noun);
    out.known = true;
    out.noun_unit = head.unit;
    out.noun_first = i;
    out.last = out.noun_last = noun->last;
    if (head.noun_class == NounClass::classifiers) {
      out.classifier_only = true;
      const Hit* next = same_sentence(text, i, noun->last) ? noun_at(text, noun->last) : nullptr;
      // "58 people ways ...": people and things are no ways or kinds of doing things.
      const bool unfit = next != nullptr && (head.counts == NounClass::people || head.counts == NounClass::things) &&
                         noun_of(text, *next).noun_class == NounClass::abstracts;
      if (next == nullptr || unfit || noun_of(text, *next).noun_class == NounClass::classifiers ||
          text.is(next->first, GrammarRole::cause)) {
        out.elliptic = same_sentence(text, i, out.last) && text.is(out.last, GrammarRole::other);
        return out;
      }
      out.classifier_only = false;
      out.noun_unit = noun_of(text, *next).unit;
      out.noun_first = noun->last;
      out.noun_last = next->last;
    }
    out.last = past_abbreviation(text, out.noun_last);
    if (out.last == out.noun_last)
      out.last = out.noun_last = past_attributes(text, out.noun_first, out.noun_last, owners);
    return out;
  }
  if (may_be_noun(text, i, owners)) {
    out.noun_first = i;
    out.last = out.noun_last = i + 1;
    out.noun_unit = folded(text.word(i));
    out.last = past_abbreviation(text, out.last);
    return out;
  }
  out.elliptic = elliptic_at(text, i);
  return out;
}

}  // namespace runut
