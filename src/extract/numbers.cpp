// Walks the tokens once. A number begins at a digit string or at a number word and takes words as long as
// the arithmetic accepts them; every step looks at most a few tokens ahead.
#include "extract/numbers.h"

#include <algorithm>

#include "extract/digits.h"
#include "extract/number_words.h"

namespace runut {
namespace {

bool contains(const std::vector<std::uint64_t>& hashes, std::uint64_t hash) {
  return std::find(hashes.begin(), hashes.end(), hash) != hashes.end();
}

class Reader {
 public:
  explicit Reader(const Text& text) : text_(text), numbers_(text.pack.numbers), habit_(text) {}

  /// The number that begins at token `i`, or nothing. `floor`: tokens before it belong to other numbers.
  std::optional<NumberPhrase> read(std::uint32_t i, std::uint32_t floor);

 private:
  const NumberWord* word(std::uint32_t i, const Hit** hit = nullptr) const {
    const Hit* h = text_.hit(i, SenseKind::number_word);
    if (hit != nullptr) *hit = h;
    return h == nullptr ? nullptr : &numbers_.words[h->index];
  }
  bool role_at(std::uint32_t i, NumberRole role) const {
    const NumberWord* w = word(i);
    return w != nullptr && w->role == role;
  }
  bool multiplied(std::uint32_t i) const {
    const NumberWord* w = same_sentence(i) ? word(i) : nullptr;
    return w != nullptr && (w->role == NumberRole::times || w->role == NumberRole::scale);
  }
  bool same_sentence(std::uint32_t i) const { return i < text_.size() && text_.sentence_of[i] == sentence_; }
  bool glued(std::uint32_t i) const { return i < text_.size() && !text_.token(i).space_before; }
  bool glued_dash(std::uint32_t i) const {
    return glued(i) &&
           (text_.token(i).is_mark('-') || text_.token(i).is_mark(0x2010) || text_.token(i).is_mark(0x2011));
  }
  bool money_before(std::uint32_t i) const;
  const Unit* unit_at(std::uint32_t i) const {
    const Hit* h = text_.hit(i, SenseKind::unit);
    return h == nullptr ? nullptr : &text_.pack.units.units[h->index];
  }

  bool read_start(std::uint32_t i);
  bool take_digits(std::uint32_t i);
  bool take_words();
  bool take_word(const NumberWord& w, const Hit& hit);
  bool take_point();
  bool take_denominator(std::uint32_t i);
  bool take_joiner();
  bool take_vague(const NumberWord& w, const Hit& hit);
  bool take_symbol(const NumberWord& w, const Hit& hit);
  bool take_half(const Hit& hit);
  void take_suffixes();
  void take_prefixes(std::uint32_t floor);
  void scale_vague(std::int64_t multiplier);
  bool finish();

  const Text& text_;
  const Numbers& numbers_;
  DigitHabit habit_;
  NumberPhrase out_;
  NumberSum sum_;
  std::uint32_t at_ = 0, sentence_ = 0;
  bool money_ = false, decimals_ = false, vague_ = false, ready_ = false;
};

bool Reader::money_before(std::uint32_t i) const {
  if (i == 0) return false;
  const Hit* hit = text_.hit_before(i, SenseKind::unit);
  if (hit == nullptr && i > 1 && text_.token(i - 1).is_mark('.')) hit = text_.hit_before(i - 1, SenseKind::unit);
  return hit != nullptr && text_.pack.units.units[hit->index].kind == UnitKind::money;
}

bool Reader::take_digits(std::uint32_t i) {
  std::string_view token = text_.word(i);
  out_.in_words = false;
  std::uint32_t next = i + 1;
  // Plain digits need no evidence.
  const bool plain = token.size() <= 18 && token.find_first_of(".,") == std::string_view::npos;
  std::optional<Decimal> value;
  money_ = money_before(i);
  if (plain) {
    value = Decimal::parse(token);
  } else {
    DigitContext context;
    const NumberWord* after = same_sentence(next) ? word(next) : nullptr;
    context.scale_follows =
        after != nullptr && (after->role == NumberRole::scale || after->role == NumberRole::symbol ||
                             (after->role == NumberRole::vague && after->low && *after->low >= Decimal(1000)));
    const Unit* unit = same_sentence(next) ? unit_at(next) : nullptr;
    context.money = !context.scale_follows && (money_ || (unit != nullptr && unit->kind == UnitKind::money));
    const bool clock = i >= 2 && glued(i) && text_.token(i - 1).is_mark(':') && glued(i - 1) &&
                       text_.token(i - 2).is_number() && token.back() != '0';
    context.coordinate = clock || (unit != nullptr && unit->kind == UnitKind::coordinate);
    context.counted = same_sentence(next) && unit == nullptr && text_.hit(next, SenseKind::noun) != nullptr;
    const DigitReading reading = read_digits(token, numbers_, context, habit_);
    out_.too_long = reading.too_long;
    out_.irregular = reading.irregular;
    out_.other = reading.other;
    decimals_ = reading.decimals;
    value = reading.value;
  }
  at_ = next;
  if (!value) {
    out_.last = next;
    ready_ = true;
    return true;
  }
  // "Rp 13. 492": a blank that slipped in behind the mark of a group.
  if (plain && money_ && token.size() <= 3 && i + 2 < text_.size() && glued(next) &&
      text_.token(next).is_mark(static_cast<char32_t>(numbers_.group)) && text_.token(i + 2).is_number() &&
      text_.word(i + 2).size() == 3 && text_.word(i + 2).find_first_of(".,") == std::string_view::npos) {
    value = value->times(1000)->plus(*Decimal::parse(text_.word(i + 2)));
    at_ = i + 3;
  }
  return value && sum_.add_digits(*value);
}

void Reader::scale_vague(std::int64_t multiplier) {
  const auto low = out_.low.times(multiplier), high = out_.high.times(multiplier);
  if (!low || !high) return;
  out_.low = *low;
  out_.high = *high;
  out_.scaled = true;
}

bool Reader::take_vague(const NumberWord& w, const Hit& hit) {
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

bool Reader::take_symbol(const NumberWord& w, const Hit& hit) {
  const bool after_digits = at_ > out_.first && text_.token(at_ - 1).is_number();
  if (!after_digits || sum_.scaled() || (text_.token(at_).space_before && !money_)) return false;
  if (w.after_decimal && !decimals_) return false;
  // "3M-X", "3Mx": a name.
  if (hit.last < text_.size() && glued(hit.last) && text_.token(hit.last).is_number()) return false;
  bool money = money_;
  if (const Unit* unit = same_sentence(hit.last) ? unit_at(hit.last) : nullptr; unit != nullptr)
    money = money || unit->kind == UnitKind::money;
  if (!sum_.scale(money ? w.money_value : w.value)) return false;
  out_.symbol = true;
  at_ = hit.last;
  return true;
}

bool Reader::take_half(const Hit& hit) {
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

/// "two point five": ones behind the word for the decimal sign.
bool Reader::take_point() {
  std::uint32_t i = at_ + 1;
  std::int64_t digits = 0;
  int places = 0;
  if (!same_sentence(i) || sum_.closed()) return false;
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
bool Reader::take_joiner() {
  if (vague_) {
    const NumberWord* after = same_sentence(at_ + 1) ? word(at_ + 1) : nullptr;
    if (after == nullptr || (after->role != NumberRole::scale && after->role != NumberRole::vague)) return false;
    ++at_;
    return true;
  }
  const std::uint32_t before = at_;
  const NumberSum saved = sum_;
  ++at_;
  const Hit* hit = nullptr;
  if (!same_sentence(at_)) return at_ = before, false;
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

/// "two thirds": the ones before it over what it says.
bool Reader::take_denominator(std::uint32_t i) {
  const auto value = sum_.value();
  if (!value || !value->is_whole() || sum_.scaled() || !out_.in_words) return false;
  for (const Hit& hit : text_.scan.hits_at(i)) {
    if (hit.kind != SenseKind::number_word) continue;
    const NumberWord& w = numbers_.words[hit.index];
    if (w.role != NumberRole::denominator || w.value <= value->coefficient()) continue;
    out_.low = out_.high = Decimal::scaled((value->coefficient() * 2000000 + w.value) / (2 * w.value), 6);
    out_.fraction = ready_ = true;
    out_.last = at_ = hit.last;
    return true;
  }
  return false;
}

bool Reader::take_word(const NumberWord& w, const Hit& hit) {
  switch (w.role) {
    case NumberRole::value: {
      if (vague_ || (w.collective && !sum_.empty())) return false;
      // What multiplies a value must fit with it, else the number ended before the value.
      const NumberSum saved = sum_;
      if (w.ordinal && !sum_.empty() && take_denominator(at_)) return true;  // "two thirds"
      // Behind digits with their scale ("2 juta") words go on only to a smaller scale ("dua ratus ribu").
      if (!out_.in_words && sum_.closed() && !multiplied(hit.last)) return false;
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
bool Reader::take_words() {
  while (!ready_ && same_sentence(at_)) {
    const Token& t = text_.token(at_);
    if (t.is_number()) {
      // "2 juta 300 ribu": digits again, only where a smaller scale follows them.
      const NumberWord* after = same_sentence(at_ + 1) ? word(at_ + 1) : nullptr;
      if (vague_ || !sum_.closed() || after == nullptr || after->role != NumberRole::scale ||
          after->value >= sum_.last_scale() || t.span.size() > 6)
        break;
      const auto value = Decimal::parse(text_.word(at_));
      if (!value || !sum_.add_digits(*value)) break;
      ++at_;
      continue;
    }
    if (glued_dash(at_) && numbers_.hyphen_joins && glued(at_ + 1)) {
      const NumberWord* after = same_sentence(at_ + 1) ? word(at_ + 1) : nullptr;
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

/// The first word of a number in words.
bool Reader::read_start(std::uint32_t i) {
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
      if (after->role == NumberRole::denominator) return sum_.add(1);
      if (after->role != NumberRole::times && after->role != NumberRole::scale) return false;
      return sum_.add(1);
    }
    case NumberRole::fraction:
      if (w->value <= 0) return false;
      out_.fraction = ready_ = true;
      out_.low = out_.high = Decimal::scaled((2000000 + w->value) / (2 * w->value), 6);
      out_.last = at_ = hit->last;
      return true;
    case NumberRole::quantifier: {
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
      const std::uint32_t next = hit->last;
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

/// "7.000-an", "21st", "7.000an".
void Reader::take_suffixes() {
  if (at_ >= text_.size() || !glued(at_) || !text_.token(at_ - 1).is_number()) return;
  const Token& t = text_.token(at_);
  if (t.is_word() && contains(numbers_.ordinal_suffixes, t.hash)) {
    out_.ordinal = true;
    ++at_;
    return;
  }
  std::uint32_t suffix = at_;
  if (glued_dash(at_)) ++suffix;
  if (!glued(suffix) || !text_.token(suffix).is_word() || !contains(numbers_.plural_suffixes, text_.token(suffix).hash))
    return;
  const auto value = sum_.value();
  if (!value || !value->is_whole() || out_.scaled) return;
  const bool plain_year = text_.word(at_ - 1).size() == 4;
  out_.decade =
      plain_year && value->coefficient() % 10 == 0 && value->coefficient() >= 1000 && value->coefficient() < 2100;
  out_.approximate = !out_.decade;
  if (out_.approximate) {  // 7.000 and some: short of 8.000
    std::int64_t step = 1, rest = value->coefficient();
    for (; rest != 0 && rest % 10 == 0; rest /= 10) step *= 10;
    if (step > 1) {
      out_.low = *value;
      out_.high = value->coefficient() + step - 1;
      ready_ = true;
    }
  }
  at_ = suffix + 1;
}

/// "ke-15", "-1.200", ",77": what belongs to the digits from before them.
void Reader::take_prefixes(std::uint32_t floor) {
  const std::uint32_t i = out_.first;
  if (i == floor || !text_.token(i).is_number()) return;
  const bool starts = text_.sentences[sentence_].first == i - 1;
  if (text_.token(i - 1).is_mark(',') && glued(i) &&
      (starts || (i >= 2 && text_.token(i - 2).is_mark('-') && text_.sentences[sentence_].first == i - 2)) &&
      text_.word(i).find_first_of(".,") == std::string_view::npos && text_.word(i).size() <= 9) {
    const auto below_one = Decimal::parse(text_.word(i))->shifted(-static_cast<int>(text_.word(i).size()));
    sum_ = NumberSum();
    decimals_ = true;
    if (below_one && sum_.add_digits(*below_one)) --out_.first;
  }
  const std::uint32_t sign = out_.first;
  if (sign == floor || !text_.token(sign - 1).is_mark('-')) return;
  const std::uint32_t mark = sign - 1;
  if (glued(sign) && glued(mark) && mark > floor && text_.token(mark - 1).is_word() &&
      contains(numbers_.ordinal_marks, text_.token(mark - 1).hash)) {
    out_.first = mark - 1;
    out_.ordinal = true;
    return;
  }
  if (text_.sentences[sentence_].first == mark) {
    out_.negative = true;  // a dash before a line is a bullet; `finish` looks at what follows
  } else if (glued(sign) && text_.token(mark).space_before && mark > floor && !text_.token(mark - 1).is_number()) {
    out_.negative = true;
  } else {
    return;
  }
  out_.first = mark;
}

bool Reader::finish() {
  if (!ready_) {
    if (vague_) {
      if (out_.low == out_.high) return false;
    } else {
      const auto value = sum_.value();
      if (sum_.empty() || !value) return false;
      out_.low = out_.high = *value;
    }
    out_.scaled |= sum_.scaled();
    if (!vague_ && sum_.closed()) out_.scale = sum_.last_scale();
  }
  out_.last = at_;
  const Sentence& sentence = text_.sentences[sentence_];
  if (out_.negative && out_.first == sentence.first && text_.token(out_.first).is_mark('-')) {
    std::uint32_t end = out_.last;
    while (end < sentence.last && text_.token(end).kind == TokenKind::mark) ++end;
    if (end < sentence.last) {
      out_.negative = false;
      ++out_.first;
    }
  }
  if (out_.negative) {
    const auto low = Decimal(0).minus(out_.high), high = Decimal(0).minus(out_.low);
    if (low && high) out_.low = *low, out_.high = *high;
  }
  if (out_.other && out_.scaled && !vague_) {
    // The other reading carries the same scale.
    const auto own = sum_.value();
    out_.other = own && sum_.last_scale() > 0 ? out_.other->times(sum_.last_scale()) : std::nullopt;
  }
  if (out_.approximate && out_.vague) out_.approximate = false;
  return true;
}

std::optional<NumberPhrase> Reader::read(std::uint32_t i, std::uint32_t floor) {
  out_ = NumberPhrase();
  sum_ = NumberSum();
  money_ = decimals_ = vague_ = ready_ = false;
  sentence_ = text_.sentence_of[i];
  out_.first = i;
  if (text_.token(i).is_number()) {
    if (!take_digits(i)) return {};
    if (!ready_) take_prefixes(floor);
    if (!ready_) take_suffixes();
  } else {
    if (!read_start(i)) return {};
  }
  if (!ready_) take_words();
  if (!finish()) return {};
  return out_;
}

}  // namespace

std::vector<NumberPhrase> read_numbers(const Text& text) {
  std::vector<NumberPhrase> out;
  Reader reader(text);
  std::uint32_t floor = 0;
  for (std::uint32_t i = 0; i < text.size();) {
    // Most tokens have no hit at all.
    if (!text.token(i).is_number() && (text.scan.first_hit[i] == text.scan.first_hit[i + 1] ||
                                       text.scan.hit_at(i, SenseKind::number_word) == nullptr)) {
      ++i;
      continue;
    }
    const auto phrase = reader.read(i, floor);
    if (!phrase) {
      ++i;
      continue;
    }
    i = floor = phrase->last;
    out.push_back(*phrase);
  }
  return out;
}

}  // namespace runut
