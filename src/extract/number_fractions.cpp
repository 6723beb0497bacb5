// Fractions in words: halves, "two thirds", "three and a quarter", "a quarter of a million".
#include "extract/number_reader.h"

namespace runut {

bool NumberReader::take_half(const Hit& hit) {
  const std::uint32_t next = hit.last;
  const NumberWord* after = same_sentence(next) ? word(next) : nullptr;
  if (sum_.empty()) {
    const Hit* next_hit = nullptr;
    std::uint32_t then = next;
    after = same_sentence(then) ? word(then, &next_hit) : nullptr;
    if (after != nullptr && after->role == NumberRole::one) {  // "half a million"
      then = next_hit->last;
      after = same_sentence(then) ? word(then, &next_hit) : nullptr;
    }
    if (after == nullptr || (after->role != NumberRole::scale && after->role != NumberRole::times)) {
      out_.fraction = ready_ = true;
      out_.low = out_.high = Decimal::scaled(5, 1);
      out_.last = at_ = next;
      return true;
    }
    const auto value = Decimal(after->value).times(Decimal::scaled(5, 1));
    if (!value || !sum_.add_digits(*value)) return false;
    out_.scaled = after->role == NumberRole::scale;
    at_ = next_hit->last;
    return true;
  }
  if (sum_.closed() || !sum_.half()) return false;
  at_ = next;
  return true;
}

/// The last word of a whole below a hundred in words ("three", "fifty-four"), or a word for one; 0: none.
std::int64_t NumberReader::small_whole(std::uint32_t& i) const {
  const NumberWord* w = same_sentence(i) ? word(i) : nullptr;
  if (w == nullptr || w->ordinal) return 0;
  if (w->role == NumberRole::one) return ++i, 1;
  if (w->role != NumberRole::value || w->value >= 100) return 0;
  std::int64_t value = w->value;
  ++i;
  if (value >= 20 && same_sentence(i + 1) && glued_dash(i)) {
    const NumberWord* ones = word(i + 1);
    if (ones != nullptr && ones->role == NumberRole::value && !ones->ordinal && ones->value < 10) {
      value += ones->value;
      i += 2;
    }
  }
  return value;
}

/// "three fifths", "a quarter", "a half" behind "and": a share of one more.
bool NumberReader::take_share(std::uint32_t i) {
  std::uint32_t at = i;
  const std::int64_t part = small_whole(at);
  if (part == 0 || !same_sentence(at)) return false;
  if (glued_dash(at) && same_sentence(at + 1)) ++at;
  std::int64_t whole = 0;
  std::uint32_t last = 0;
  for (const Hit& hit : text_.scan.hits_at(at)) {
    if (hit.kind != SenseKind::number_word || numbers_.words[hit.index].role != NumberRole::denominator) continue;
    whole = numbers_.words[hit.index].value;
    last = hit.last;
  }
  if (whole <= part) return false;
  const Decimal share = share_of(part, whole);
  const Hit* scale_hit = nullptr;
  const NumberWord* scale = same_sentence(last) ? word(last, &scale_hit) : nullptr;
  if (scale != nullptr && scale->role == NumberRole::scale && sum_.closed()) {  // "one billion and a half million"
    const NumberSum saved = sum_;
    if (sum_.add_digits(share) && sum_.scale(scale->value)) return at_ = scale_hit->last, true;
    sum_ = saved;
    return false;
  }
  if (!sum_.add_share(share)) return false;
  at_ = last;
  return true;
}

/// "two thirds": the ones before it over what it says.
bool NumberReader::take_denominator(std::uint32_t i) {
  const auto value = sum_.value();
  if (!value || !value->is_whole() || !out_.in_words || value->coefficient() > 1000000000) return false;
  for (const Hit& hit : text_.scan.hits_at(i)) {
    if (hit.kind != SenseKind::number_word) continue;
    const NumberWord& w = numbers_.words[hit.index];
    if (w.role != NumberRole::denominator) continue;
    // More than the whole, or of a large number: only with a word that is no rank ("twenty fifths").
    const NumberWord* first = word(i);
    const bool rank = first != nullptr && first->ordinal;
    if ((w.value <= value->coefficient() || sum_.scaled()) && (rank || w.value < 5)) continue;
    out_.low = out_.high = share_of(value->coefficient(), w.value);
    // "three quarters of a million", "a quarter million"
    const NumberWord* scale = same_sentence(hit.last) ? word(hit.last) : nullptr;
    if (scale != nullptr && scale->role == NumberRole::scale) {
      sum_ = NumberSum();
      at_ = hit.last;
      return sum_.add_digits(out_.low);
    }
    // "two thirds of a million"
    if (scale != nullptr && scale->role == NumberRole::joiner && role_at(hit.last + 1, NumberRole::one)) {
      const Hit* of = nullptr;
      const NumberWord* million = same_sentence(hit.last + 2) ? word(hit.last + 2, &of) : nullptr;
      if (million != nullptr && million->role == NumberRole::scale) {
        sum_ = NumberSum();
        at_ = hit.last + 2;
        return sum_.add_digits(out_.low);
      }
    }
    out_.fraction = ready_ = true;
    out_.last = at_ = hit.last;
    return true;
  }
  return false;
}

/// "one twenty-fifth": a whole over tens and ones.
bool NumberReader::take_compound_denominator(const NumberWord& tens, const Hit& hit) {
  if (sum_.empty() || !out_.in_words || tens.value < 20 || tens.value > 90) return false;
  const std::uint32_t at = hit.last + (glued_dash(hit.last) ? 1 : 0);
  if (!same_sentence(at)) return false;
  const auto part = sum_.value();
  std::int64_t whole = 0;
  std::uint32_t last = 0;
  bool rank = false;
  for (const Hit& ones : text_.scan.hits_at(at)) {
    if (ones.kind != SenseKind::number_word) continue;
    const NumberWord& w = numbers_.words[ones.index];
    if ((w.ordinal || w.role == NumberRole::denominator) && w.value > 0 && w.value < 10) {
      whole = tens.value + w.value;
      last = ones.last;
      rank |= w.ordinal;
    }
  }
  // A word that is no rank ("thirty-fifths") divides whatever stands before it.
  if (whole == 0 || !part || !part->is_whole() || (rank && (part->coefficient() >= whole || at == hit.last)))
    return false;
  if (part->coefficient() > 1000000000) return false;
  out_.low = out_.high = share_of(part->coefficient(), whole);
  out_.fraction = ready_ = true;
  out_.last = at_ = last;
  return true;
}

/// Whether the word at `i` says what a whole is divided by ("third", "fifths"), and what follows does not make it
/// a rank ("a third man").
bool NumberReader::divides(std::uint32_t i) const {
  if (!same_sentence(i)) return false;
  const Hit* found = nullptr;
  for (const Hit& hit : text_.scan.hits_at(i))
    if (hit.kind == SenseKind::number_word && numbers_.words[hit.index].role == NumberRole::denominator) found = &hit;
  if (found == nullptr) return false;
  const NumberWord* first = word(i);
  if (first == nullptr || !first->ordinal || !same_sentence(found->last)) return true;
  return !text_.token(found->last).is_word() || text_.hit(found->last, SenseKind::grammar) != nullptr ||
         text_.hit(found->last, SenseKind::number_word) != nullptr;
}

}  // namespace runut
