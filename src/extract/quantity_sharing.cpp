// What a quantity leaves unsaid because its neighbour says it: what is counted, how it is bound, how it moves.
#include "extract/quantity_reader.h"

namespace runut {

/// "lost 190 points, or 0.6 %", "more than 100 km (60 miles)": the same amount in another unit is bound and moves
/// as the first one does.
void QuantityReader::take_over(LocatedQuantity& q) const {
  if (out_.size() < 2 || q.unit.empty() || q.noun_first < q.noun_last) return;
  const LocatedQuantity& before = out_[out_.size() - 2];
  std::uint32_t at = before.last;
  if (before.unit.empty() || before.unit == q.unit || at >= q.first || q.first > at + 2) return;
  if (text_.sentence_of[before.first] != text_.sentence_of[q.first]) return;
  const bool bracket = text_.token(at).is_mark('(') || (text_.token(at).is_mark('/') && at > 0);
  if (text_.token(at).is_mark(',')) ++at;
  if (!bracket && !text_.is(at, GrammarRole::disjunction)) return;
  if (q.change == Change::none && (q.bound != Bound::range || bracket)) q.change = before.change;
  if (q.bound != Bound::exact || !q.low || !q.high) return;
  switch (before.bound) {
    case Bound::at_least:
    case Bound::more_than:
      q.high.reset();
      break;
    case Bound::at_most:
    case Bound::less_than:
      q.low.reset();
      break;
    case Bound::about:
      break;
    default:
      return;
  }
  q.bound = before.bound;
}

/// A move that the verb of the clause before names: "fell 2.3 %, and Borland by 2.6 %".
void QuantityReader::take_over_change(LocatedQuantity& q) const {
  if (out_.size() < 2 || q.change != Change::none || q.unit.empty() || q.first == 0) return;
  const LocatedQuantity& before = out_[out_.size() - 2];
  if (before.change == Change::none || before.unit != q.unit || q.first > before.last + 8) return;
  if (text_.sentence_of[before.first] != text_.sentence_of[q.first]) return;
  if (!text_.is(q.first - 1, GrammarRole::agent)) return;
  for (std::uint32_t i = before.last; i + 1 < q.first; ++i)
    if (text_.is(i, GrammarRole::copula) || text_.hit(i, SenseKind::measure_cue) != nullptr ||
        text_.hit(i, SenseKind::cue) != nullptr)
      return;
  q.change = before.change;
}

namespace {

void lend(const LocatedQuantity& from, LocatedQuantity& to) {
  to.unit = from.unit;
  to.noun = from.noun;
  to.noun_first = from.noun_first;
  to.noun_last = from.noun_last;
  to.money = from.money;
  to.measurement = from.measurement;
  to.elliptic = false;
}

/// Nothing says what is counted.
bool bare(const LocatedQuantity& q) {
  return q.unit.empty() && q.noun_first == q.noun_last && q.bound != Bound::share && !q.indefinite;
}

}  // namespace

/// "two of the five boats", "280 million of the 1.5 billion dollars": the first is counted in what the second counts.
bool QuantityReader::part_of(const LocatedQuantity& q, const LocatedQuantity& next) const {
  if (next.unit.empty() || next.first <= q.last) return false;
  std::uint32_t at = q.last;
  const bool from = text_.is(at, GrammarRole::from), of = text_.is(at, GrammarRole::of);
  if ((!from && !of) || next.measurement || (next.money && !of)) return false;
  ++at;
  if (of) {
    if (at < next.first && (text_.is(at, GrammarRole::article) || text_.is(at, GrammarRole::possessive))) ++at;
    // "12 of the ship's 40 sailors".
    constexpr std::uint32_t owner = 3;
    for (std::uint32_t i = at; i < at + owner && i < next.first && text_.token(i).is_word(); ++i)
      if (text_.possessive(i)) at = i + 1;
    if (next.money && q.low && next.low && *next.low < *q.low) return false;
  }
  return at == next.first;
}

/// "7- or 8-inch": a hyphen that hangs, and the unit behind the next number.
bool QuantityReader::hangs_on(const LocatedQuantity& q, const LocatedQuantity& next) const {
  const std::uint32_t at = q.last;
  if (next.unit.empty() || next.money || next.number_first < at + 2 || next.number_first > at + 3) return false;
  const Token& hyphen = text_.token(at);
  const Token& behind = text_.token(next.number_last);
  if (!hyphen.is_mark('-') || hyphen.space_before || !text_.token(at + 1).space_before) return false;
  return behind.is_mark('-') && !behind.space_before;
}

/// "16,000 up 58 points": a level and its change.
bool QuantityReader::level_of(const LocatedQuantity& q, const LocatedQuantity& next) const {
  return next.change != Change::none && next.first == q.last + 1 && next.noun_first < next.noun_last && !next.money &&
         text_.hit(q.last, SenseKind::change) != nullptr;
}

/// "3 million cars, up from 2 million", "460 thefts, compared with 63 last year": what is compared is counted alike.
bool QuantityReader::compared_with(const LocatedQuantity& q, const LocatedQuantity& before) const {
  if (before.unit.empty() || q.first == 0 || q.first > before.last + 24) return false;
  const std::uint32_t at = q.first - 1;
  if (text_.hit_before(q.first, SenseKind::grammar) == nullptr) return false;
  bool than = false, from = false;
  for (std::uint32_t back = 1; back <= 2 && q.first >= before.last + back; ++back) {
    const Hit* hit = text_.hit(q.first - back, SenseKind::grammar);
    if (hit == nullptr || hit->last != q.first) continue;
    than |= text_.is(q.first - back, GrammarRole::than);
    from |= back == 1 && text_.is(at, GrammarRole::from);
  }
  if (than) return before.bound != Bound::share && !before.measurement;
  if (!from || at <= before.first) return false;
  const bool moved = text_.hit_before(at, SenseKind::change) != nullptr;
  const bool level = before.first < text_.size() && text_.hit(before.first, SenseKind::range_mark) != nullptr;
  if (before.bound == Bound::share) return false;
  return moved || (level && q.first <= before.last + 2);
}

/// "a price of 2,300 francs ($2,400) and 1,900 ($2,000)": what stands before a bracket in another currency is money
/// in the currency that stood so before.
const LocatedQuantity* QuantityReader::bracketed_like(std::size_t i) const {
  const auto before_bracket = [&](std::size_t at) {
    return at + 1 < out_.size() && out_[at + 1].money && out_[at].last + 1 == out_[at + 1].first &&
           text_.token(out_[at].last).is_mark('(');
  };
  if (!before_bracket(i)) return nullptr;
  for (std::size_t back = i; back > 0 && back + 6 > i; --back)
    if (out_[back - 1].money && before_bracket(back - 1) && out_[back].unit == out_[i + 1].unit &&
        text_.sentence_of[out_[back - 1].first] == text_.sentence_of[out_[i].first])
      return &out_[back - 1];
  return nullptr;
}

void QuantityReader::share_counted() {
  for (std::size_t i = 0; i < out_.size(); ++i) {
    LocatedQuantity& q = out_[i];
    if (!bare(q)) continue;
    const std::uint32_t sentence = text_.sentence_of[q.first];
    if (i + 1 < out_.size() && text_.sentence_of[out_[i + 1].first] == sentence) {
      const LocatedQuantity& next = out_[i + 1];
      if (part_of(q, next) || hangs_on(q, next) || level_of(q, next)) {
        q.part = q.part || (part_of(q, next) && !next.money);
        lend(next, q);
        continue;
      }
      if (const LocatedQuantity* like = bracketed_like(i)) {
        lend(*like, q);
        continue;
      }
    }
    if (i > 0 && text_.sentence_of[out_[i - 1].first] == sentence && compared_with(q, out_[i - 1]))
      lend(out_[i - 1], q);
  }
}

}  // namespace runut
