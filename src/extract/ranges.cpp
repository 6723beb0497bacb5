// The second end names the scale and the unit for both, unless the first has its own.
#include "extract/ranges.h"

#include "extract/counted.h"

namespace runut {
namespace {

const Hit* range_mark(const Text& text, std::uint32_t at, RangeMark wanted) {
  if (at >= text.size()) return nullptr;
  for (const Hit& hit : text.scan.hits_at(at))
    if (hit.kind == SenseKind::range_mark && hit.index == static_cast<std::uint32_t>(wanted)) return &hit;
  return nullptr;
}

const Hit* mark_before(const Text& text, std::uint32_t at) { return text.hit_before(at, SenseKind::range_mark); }

bool plain_year(const Text& text, const NumberPhrase& n) {
  return n.last == n.first + 1 && text.token(n.first).is_number() && text.word(n.first).size() == 4 &&
         n.low >= Decimal(1900) && n.low < Decimal(2100);
}

/// May be an end of a range at all.
bool plain_end(const NumberPhrase& n) {
  return !n.ordinal && !n.indefinite && !n.irregular && !n.too_long && !n.blocked && !n.decade && !n.zero;
}

/// "rose 5 % to 84", "fell by $2 to $40": a change and the level it leads to, joined by a word that may also join
/// the ends of a range.
bool change_and_level(const Text& text, std::uint32_t first, std::uint32_t at, const RangeEnds& ends, bool level_unit) {
  if (range_mark(text, at, RangeMark::becomes) == nullptr) return false;
  if (ends.unit != nullptr && (ends.second != nullptr || !level_unit)) return true;
  const bool own_unit = ends.unit != nullptr || text.hit(first, SenseKind::unit) != nullptr;
  return own_unit && text.hit_before(first, SenseKind::change) != nullptr;
}

/// Past a short remark in brackets.
std::uint32_t past_brackets(const Text& text, std::uint32_t at) {
  if (at >= text.size() || !text.token(at).is_mark('(')) return at;
  for (std::uint32_t i = at + 1; i < text.size() && i < at + 7; ++i)
    if (text.token(i).is_mark(')')) return i + 1;
  return at;
}

/// The first end takes the scale of the second where it has none and is the smaller mantissa.
Decimal with_scale_of(const NumberPhrase& a, const NumberPhrase& b) {
  if (a.scaled || b.scale == 0 || a.vague) return a.low;
  const auto shared = a.low.times(b.scale);
  return shared && *shared < b.high ? *shared : a.low;
}

/// "Seven or eight houses", "20 or 30 boats": two numbers close together that leave open which it is.
bool either_of(const Text& text, const NumberPhrase& a, const NumberPhrase& b) {
  if (!text.is(a.last, GrammarRole::disjunction) || a.last + 1 != b.first || a.in_words != b.in_words) return false;
  if (!a.low.is_whole() || !b.low.is_whole() || a.low != a.high || b.low != b.high || a.scaled || b.scaled)
    return false;
  const auto next = a.low.plus(Decimal(1));
  const auto twice = a.low.plus(a.low);
  const bool tens = a.low.coefficient() % 10 == 0 && b.low.coefficient() % 10 == 0 && twice && b.low <= *twice;
  return a.low < b.low && ((next && b.low == *next) || tens) && counts_something(text, b.last);
}

}  // namespace

std::optional<Decimal> converted(Decimal value, const Unit& from, const Unit& to) {
  if (&from == &to) return value;
  const std::string& base_from = from.base.empty() ? from.symbol : from.base;
  const std::string& base_to = to.base.empty() ? to.symbol : to.base;
  if (base_from != base_to) return {};
  const auto in_base = value.times(from.factor);
  if (!in_base || to.factor.coefficient() == 0) return {};
  // in_base / factor, in millionths, where that is exact.
  const auto shifted = in_base->shifted(6 + to.factor.scale());
  if (!shifted || !shifted->is_whole() || shifted->coefficient() % to.factor.coefficient() != 0) return {};
  return Decimal(shifted->coefficient() / to.factor.coefficient()).shifted(-6);
}

RangeEnds read_range(const Text& text, const std::vector<NumberPhrase>& numbers, std::size_t i, std::uint32_t first,
                     std::uint32_t floor) {
  RangeEnds out;
  out.first = first;
  if (i + 1 >= numbers.size()) return out;
  const NumberPhrase& a = numbers[i];
  const NumberPhrase& b = numbers[i + 1];
  if (b.first > a.last + 12 || text.sentence_of[a.first] != text.sentence_of[b.first]) return out;
  if (!plain_end(a) || !plain_end(b)) return out;
  const Hit* opener = first > floor ? mark_before(text, first) : nullptr;
  const bool between = opener != nullptr && opener->index == static_cast<std::uint32_t>(RangeMark::between);
  const bool from = opener != nullptr && opener->index == static_cast<std::uint32_t>(RangeMark::from);

  std::uint32_t at = a.last;
  const Hit* noun = nullptr;
  if (const Hit* unit = unit_behind(text, at)) {
    out.unit = &text.pack.units.units[unit->index];
    at = past_brackets(text, unit->last);
  } else if (const Hit* hit = text.hit(at, SenseKind::noun)) {
    noun = hit;
    at = hit->last;
  }
  if (at >= b.first) return out;
  const bool dashed = range_mark(text, at, RangeMark::dash) != nullptr;
  const Hit* join = range_mark(text, at, RangeMark::to);
  if (join == nullptr && dashed) join = range_mark(text, at, RangeMark::dash);
  std::uint32_t next = join != nullptr ? join->last : at;
  if (join == nullptr && out.unit == nullptr && noun == nullptr && either_of(text, a, b)) {
    next = at + 1;
  } else if (join == nullptr) {
    if (!between) return out;
    const bool and_word =
        text.is(at, GrammarRole::conjunction) || range_mark(text, at, RangeMark::between_and) != nullptr;
    if (!and_word) return out;
    next = at + 1;
  }
  if (const Hit* unit = text.hit(next, SenseKind::unit);
      unit != nullptr && unit->last <= b.first && text.pack.units.units[unit->index].kind == UnitKind::money) {
    out.second = &text.pack.units.units[unit->index];
    next = unit->last;
    if (next < b.first && text.token(next).is_mark('.')) ++next;
  }
  if (next != b.first) return out;
  if (!between && !from && change_and_level(text, first, at, out, unit_behind(text, b.last) != nullptr)) return out;
  if (noun != nullptr) {
    // "10 people to 20 people" is one quantity; "5 houses-20 roads" and "5 people to 20 roads" are two.
    const Hit* second = text.hit(b.last, SenseKind::noun);
    if (dashed || second == nullptr || second->index != noun->index) return out;
  }
  out.low = with_scale_of(a, b);
  out.high = b.high;
  const bool counted = counts_something(text, b.last) || out.unit != nullptr || noun != nullptr;
  const bool more_dashes = b.last + 1 < text.size() && !text.token(b.last).space_before &&
                           range_mark(text, b.last, RangeMark::dash) != nullptr && text.token(b.last + 1).is_number() &&
                           !text.token(b.last + 1).space_before;
  if (dashed && more_dashes) {
    out.fit = RangeFit::identifier;
    return out;
  }
  if (dashed && !counted && plain_year(text, a) && plain_year(text, b)) {
    out.fit = RangeFit::years;
    return out;
  }
  const Hit* last_unit = unit_behind(text, b.last);
  Decimal high = out.high;
  if (out.unit != nullptr && last_unit != nullptr) {
    const auto same = converted(high, text.pack.units.units[last_unit->index], *out.unit);
    if (!same) return out;  // "5 kg to 3 m"
    high = *same;
  }
  if (out.low < high) {
    out.fit = RangeFit::range;
    out.high = high;
    if (between || from) out.first = opener->first;
    return out;
  }
  // "A vote of 62 to 35": the larger first, and nothing that is counted.
  if (!dashed && !from && !between && !counted && !a.in_words && !b.in_words && text.pack.nouns.head_last &&
      out.high < out.low && text.hit_before(first, SenseKind::change) == nullptr && a.low.is_whole() &&
      b.low.is_whole() && last_unit == nullptr)
    out.fit = RangeFit::score;
  if (dashed && !counted && !a.in_words && a.low.is_whole() && b.low.is_whole() && a.low < Decimal(200) &&
      !text.token(b.first).space_before)
    out.fit = RangeFit::score;
  return out;
}

}  // namespace runut
