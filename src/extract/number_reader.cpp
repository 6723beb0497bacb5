// Takes number words as long as they fit; a word that needs what follows it looks there first.
#include "extract/number_reader.h"

#include "extract/counted.h"
#include "extract/number_gaps.h"

namespace runut {

void NumberReader::scale_vague(std::int64_t multiplier) {
  const auto low = out_.low.times(multiplier), high = out_.high.times(multiplier);
  if (!low || !high) return;
  out_.low = *low;
  out_.high = *high;
  out_.scaled = true;
}

bool NumberReader::take_vague(const NumberWord& w, const Hit& hit) {
  if (!sum_.empty() || vague_) {
    // Behind a number the word is a scale, and the number is about so many.
    if (!w.low) return false;
    const std::int64_t multiplier = w.low->coefficient();
    if (vague_)
      scale_vague(multiplier);
    else if (!(multiplier >= 1000 ? sum_.scale(multiplier) : sum_.times(multiplier)))
      return false;
    out_.approximate = !vague_;
    at_ = hit.last;
    return true;
  }
  vague_ = out_.vague = true;
  out_.low = w.low.value_or(0);
  out_.high = w.high.value_or(0);
  at_ = hit.last;
  return true;
}

bool NumberReader::take_symbol(const NumberWord& w, const Hit& hit) {
  const bool after_digits = at_ > out_.first && text_.token(at_ - 1).is_number();
  if (!after_digits || sum_.scaled()) return false;
  // "8 B people", or "8.5 B" with nothing beside it, as in a table's cell
  const bool apart = text_.token(at_).space_before && !money_ && !stands_alone(text_, out_.first, hit.last);
  if (apart && (!text_.token(at_).capitalised() || glued(hit.last) || !counts_several(text_, hit.last) ||
                text_.token(hit.last).capitalised()))
    return false;
  if (w.after_decimal && !decimals_) return false;
  // "3M-X", "3Mx": a name.
  if (hit.last < text_.size() && glued(hit.last) && text_.token(hit.last).is_number()) return false;
  bool money = money_;
  if (const Unit* unit = same_sentence(hit.last) ? unit_at(hit.last) : nullptr; unit != nullptr)
    money = money || unit->kind == UnitKind::money;
  // "37m": a letter that is a unit too is a scale only of money and of what is counted behind it.
  if (const Unit* unit = unit_at(at_); unit != nullptr && !unit->before && !money &&
                                       !counts_something(text_, hit.last) &&
                                       text_.hit(hit.last, SenseKind::measure_cue) == nullptr)
    return false;
  // "a quake of 5.6 M": a small number with decimals before the letter of a magnitude.
  const Unit* own = money || !decimals_ ? nullptr : unit_at(at_);
  if (own != nullptr && own->kind == UnitKind::magnitude && text_.word(at_ - 1).size() <= 3 &&
      text_.token(at_).space_before && !counts_something(text_, hit.last))
    return false;
  if (!sum_.scale(money ? w.money_value : w.value)) return false;
  out_.symbol = true;
  at_ = hit.last;
  return true;
}

/// "two point five": ones behind the word for the decimal sign.
bool NumberReader::take_point() {
  std::uint32_t i = at_ + 1;
  std::int64_t digits = 0;
  int places = 0;
  if (!same_sentence(i) || sum_.closed()) return false;
  if (const NumberWord* tens = word(i); tens != nullptr && tens->role == NumberRole::value && tens->value > 9) {
    std::uint32_t last = i;  // "point seventy-one"
    const std::int64_t value = small_whole(last);
    if (value == 0 || !sum_.add_decimals(Decimal::scaled(value, 2))) return false;
    at_ = last;
    return true;
  }
  while (same_sentence(i) && places < 9) {
    const NumberWord* w = word(i);
    const bool zero = w != nullptr && w->role == NumberRole::zero;
    if (!zero && (w == nullptr || w->role != NumberRole::value || w->ordinal || w->value > 9)) break;
    digits = digits * 10 + (zero ? 0 : w->value);
    ++places;
    ++i;
  }
  if (places == 0 || !sum_.add_decimals(Decimal::scaled(digits, places))) return false;
  at_ = i;
  return true;
}

/// A word or hyphen inside a number: taken only where what follows fits.
bool NumberReader::take_joiner() {
  if (vague_) {
    const NumberWord* after = same_sentence(at_ + 1) ? word(at_ + 1) : nullptr;
    if (after == nullptr || (after->role != NumberRole::scale && after->role != NumberRole::vague)) return false;
    ++at_;
    return true;
  }
  const std::uint32_t before = at_;
  const NumberSum saved = sum_;
  const Hit* hit = nullptr;
  const NumberWord* joiner = word(at_, &hit);
  at_ = joiner != nullptr && joiner->role == NumberRole::joiner ? hit->last : at_ + 1;
  if (!same_sentence(at_)) return at_ = before, false;
  if (text_.token(before).is_word() && take_share(at_)) return true;
  // "3 hundred and 21"
  if (text_.token(at_).is_number() && !glued(at_) && text_.word(at_).size() <= 2) {
    const auto rest = Decimal::parse(text_.word(at_));
    if (rest && rest->is_whole() && sum_.add(rest->coefficient())) return ++at_, true;
    return at_ = before, false;
  }
  const NumberWord* w = word(at_, &hit);
  if (w != nullptr && w->role == NumberRole::one) {  // "two and a half"
    ++at_;
    w = same_sentence(at_) ? word(at_, &hit) : nullptr;
    if (w != nullptr && w->role != NumberRole::half) w = nullptr;
  }
  const bool fits =
      w != nullptr && (w->role == NumberRole::value || w->role == NumberRole::half) && take_word(*w, *hit);
  if (!fits) {
    sum_ = saved;
    at_ = before;
  }
  return fits;
}

bool NumberReader::take_word(const NumberWord& w, const Hit& hit) {
  switch (w.role) {
    case NumberRole::value: {
      if (vague_ || (w.collective && !sum_.empty())) return false;
      // What multiplies a value must fit with it, else the number ended before the value.
      const NumberSum saved = sum_;
      if (w.ordinal && !sum_.empty() && take_denominator(at_)) return true;  // "two thirds"
      // Behind digits with their scale ("2 juta") words go on only to a smaller scale ("dua ratus ribu").
      if (!out_.in_words && sum_.closed() && !multiplied(hit.last)) return false;
      if (take_compound_denominator(w, hit)) return true;
      if (!sum_.add(w.value)) return false;
      const NumberWord* after = same_sentence(hit.last) ? word(hit.last) : nullptr;
      NumberSum tried = sum_;
      if (after != nullptr && ((after->role == NumberRole::teen && !tried.teen()) ||
                               (after->role == NumberRole::times && !tried.times(after->value)) ||
                               (after->role == NumberRole::scale && !tried.scale(after->value)))) {
        sum_ = saved;
        return false;
      }
      if (w.ordinal && out_.first != at_ && !numbers_.hyphen_joins) return sum_ = saved, false;
      out_.ordinal |= w.ordinal;
      out_.collective |= w.collective;
      out_.elliptic |= w.elliptic;
      at_ = hit.last;
      return true;
    }
    case NumberRole::teen:
      if (vague_ || !sum_.teen()) return false;
      at_ = hit.last;
      return true;
    case NumberRole::times:
      if (vague_)
        scale_vague(w.value);
      else if (!sum_.times(w.value))
        return false;
      at_ = hit.last;
      return true;
    case NumberRole::scale:
      if (vague_)
        scale_vague(w.value);
      else if (!sum_.scale(w.value))
        return false;
      at_ = hit.last;
      return true;
    case NumberRole::one_scale:
      if (vague_ || !sum_.one_scale(w.value)) return false;
      out_.ordinal |= w.ordinal;
      at_ = hit.last;
      return true;
    case NumberRole::half:
      return !vague_ && take_half(hit);
    case NumberRole::point:
      return !vague_ && !sum_.empty() && take_point();
    case NumberRole::vague:
      return take_vague(w, hit);
    case NumberRole::symbol:
      return !vague_ && take_symbol(w, hit);
    case NumberRole::joiner:
      return take_joiner();
    case NumberRole::denominator:
      return !vague_ && take_denominator(at_);
    case NumberRole::unknown_scale:
      out_.blocked = ready_ = true;
      out_.last = at_ = hit.last;
      return true;
    default:
      return false;
  }
}

/// Takes words while they fit.
bool NumberReader::take_words() {
  while (!ready_ && same_sentence(at_)) {
    const Token& t = text_.token(at_);
    if (t.is_number()) {
      // "2 juta 300 ribu": digits again, only where a smaller scale follows them.
      const NumberWord* after = same_sentence(at_ + 1) ? word(at_ + 1) : nullptr;
      const bool multiplies =
          after != nullptr && (after->role == NumberRole::scale || after->role == NumberRole::times);
      if (vague_ || !sum_.closed() || !multiplies || after->value >= sum_.last_scale() || t.span.size() > 6) break;
      const auto value = Decimal::parse(text_.word(at_));
      if (!value || !sum_.add_digits(*value)) break;
      ++at_;
      continue;
    }
    // "ninety - five": tens and ones in a text that was taken apart at its hyphens.
    if (t.is_mark('-') && t.space_before && numbers_.hyphen_joins && out_.in_words && !vague_ &&
        same_sentence(at_ + 1)) {
      const NumberWord* after = word(at_ + 1);
      const bool ones = after != nullptr && after->role == NumberRole::value && after->value < 10 && !after->ordinal;
      NumberSum tried = sum_;
      const auto sum = sum_.value();
      if (ones && sum && Decimal(19) < *sum && tried.add(after->value) && take_joiner()) continue;
      if (after != nullptr && divides(at_ + 1) && !sum_.empty()) {
        ++at_;
        continue;
      }
      break;
    }
    if (glued_dash(at_) && numbers_.hyphen_joins && glued(at_ + 1)) {
      const NumberWord* after = same_sentence(at_ + 1) ? word(at_ + 1) : nullptr;
      // "two-and-a-half"
      if (after != nullptr && after->role == NumberRole::joiner && glued_dash(at_ + 2) && glued_dash(at_ + 4) &&
          role_at(at_ + 3, NumberRole::one) && same_sentence(at_ + 5) && role_at(at_ + 5, NumberRole::half) &&
          sum_.half()) {
        at_ += 6;
        continue;
      }
      const bool to_scale = after != nullptr && after->role == NumberRole::scale && !sum_.empty() && !sum_.closed();
      if (to_scale || (after != nullptr && after->role == NumberRole::denominator && !sum_.empty() && out_.in_words)) {
        ++at_;
        continue;
      }
      if (vague_ || sum_.empty() || !take_joiner()) break;
      continue;
    }
    const Hit* hit = nullptr;
    const NumberWord* w = word(at_, &hit);
    if (w == nullptr || !take_word(*w, *hit)) break;
  }
  return true;
}

/// Whether a quantifier that is a hedge too stands before a number.
bool NumberReader::binds_number(std::uint32_t i, const NumberWord& w) const {
  if (!(w.some || w.indefinite) || !same_sentence(i)) return false;
  if (text_.token(i).is_number()) return true;
  // "a sum of $400"
  if (const Hit* unit = text_.hit(i, SenseKind::unit); unit != nullptr &&
                                                       text_.pack.units.units[unit->index].kind == UnitKind::money &&
                                                       same_sentence(unit->last) && text_.token(unit->last).is_number())
    return true;
  if (!w.some) return false;
  const NumberWord* after = word(i);
  return after != nullptr && after->role == NumberRole::value && !after->ordinal && !after->collective;
}

/// The first word of a number in words.
bool NumberReader::read_start(std::uint32_t i) {
  const Hit* hit = nullptr;
  const NumberWord* w = word(i, &hit);
  out_.in_words = true;
  at_ = i;
  switch (w->role) {
    case NumberRole::value:
    case NumberRole::one_scale:
    case NumberRole::half:
    case NumberRole::vague:
      return take_word(*w, *hit);
    case NumberRole::zero: {
      out_.zero = true;
      at_ = out_.last = hit->last;
      const NumberWord* after = same_sentence(at_) ? word(at_) : nullptr;
      if (after == nullptr || after->role != NumberRole::point) {
        ready_ = true;
        return true;
      }
      out_.zero = false;
      return sum_.add_digits(0) && take_point();
    }
    case NumberRole::one: {
      const NumberWord* after = same_sentence(hit->last) ? word(hit->last) : nullptr;
      if (after == nullptr) return false;
      at_ = hit->last;
      if (after->role == NumberRole::half) return false;
      if (divides(at_)) return sum_.add(1);
      if (after->role != NumberRole::times && after->role != NumberRole::scale) return false;
      return sum_.add(1);
    }
    case NumberRole::fraction:
      if (w->value <= 0) return false;
      out_.fraction = ready_ = true;
      out_.low = out_.high = share_of(1, w->value);
      out_.last = at_ = hit->last;
      return true;
    case NumberRole::denominator: {  // "a deal of quarter million"
      const NumberWord* after = same_sentence(hit->last) ? word(hit->last) : nullptr;
      return after != nullptr && after->role == NumberRole::scale && w->value > 1 && sum_.add(1) && take_denominator(i);
    }
    case NumberRole::quantifier: {
      if (binds_number(hit->last, *w)) return false;  // "some 300": a hedge
      out_.vague = true;
      out_.word = hit->index;
      at_ = hit->last;
      const NumberWord* after = w->some && same_sentence(at_) ? word(at_) : nullptr;
      if (after != nullptr && (after->role == NumberRole::times || after->role == NumberRole::scale)) {
        vague_ = true;  // "some hundred": 200 to 999
        out_.low = after->value * w->low.value_or(2).coefficient();
        out_.high = after->value * 10 - 1;
        out_.word = NumberPhrase::no_word;
        out_.scaled = after->role == NumberRole::scale;
        at_ = text_.hit(at_, SenseKind::number_word)->last;
        return true;
      }
      out_.low = w->low.value_or(0);
      out_.high = w->high.value_or(0);
      out_.indefinite = w->indefinite;
      out_.last = at_;
      ready_ = true;
      return true;
    }
    case NumberRole::article:
      out_.low = out_.high = 1;
      out_.indefinite = true;
      out_.word = hit->index;
      out_.last = at_ = hit->last;
      ready_ = true;
      return true;
    case NumberRole::minus: {
      std::uint32_t next = hit->last;
      if (glued_dash(next) && glued(next + 1)) ++next;  // "minus-5"
      if (!same_sentence(next)) return false;
      out_.negative = true;
      if (text_.token(next).is_number()) return take_digits(next);
      const Hit* then = nullptr;
      const NumberWord* v = word(next, &then);
      at_ = next;
      return v != nullptr && (v->role == NumberRole::value || v->role == NumberRole::one_scale) && take_word(*v, *then);
    }
    default:
      return false;
  }
}

}  // namespace runut
