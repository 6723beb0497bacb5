// Numbers in digits: their punctuation, groups behind blanks, fractions, powers.
#include "extract/counted.h"
#include "extract/number_reader.h"

namespace runut {

bool NumberReader::take_digits(std::uint32_t i) {
  std::string_view token = text_.word(i);
  out_.in_words = false;
  std::uint32_t next = i + 1;
  // Plain digits need no evidence.
  const bool plain = token.size() <= 18 && !punctuated(token);
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
      text_.word(i + 2).size() == 3 && !punctuated(text_.word(i + 2))) {
    value = value->times(1000)->plus(*Decimal::parse(text_.word(i + 2)));
    at_ = i + 3;
  }
  return value && sum_.add_digits(*value);
}

/// "3/4", "10 1/2", "1⁄32", "2½": a fraction of digits, alone or behind a whole. Only small wholes are parted so:
/// "9/11" is none.
void NumberReader::take_digit_fraction() {
  if (word_or_end(out_.first + 1) && word_or_end(at_)) return;  // as most numbers: none of the signs follows
  const auto plain = [&](std::uint32_t i) {
    return same_sentence(i) && text_.token(i).is_number() && text_.word(i).size() <= 3 && !punctuated(text_.word(i));
  };
  const auto bar = [&](std::uint32_t i) {
    return i + 1 < text_.size() && glued(i) && glued(i + 1) &&
           (text_.token(i).is_mark('/') || text_.token(i).is_mark(0x2044));
  };
  const auto fraction = [&](std::uint32_t i) -> std::optional<Decimal> {
    if (!plain(i) || !bar(i + 1) || !plain(i + 2) || bar(i + 3)) return {};
    if (i + 3 < text_.size() && glued(i + 3) && text_.token(i + 3).is_word()) return {};
    if (text_.word(i)[0] == '0' || text_.word(i + 2)[0] == '0') return {};  // "01/05"
    const std::int64_t part = Decimal::parse(text_.word(i))->coefficient();
    const std::int64_t whole = Decimal::parse(text_.word(i + 2))->coefficient();
    const bool usual = whole > 1 && whole <= 128 && (whole <= 10 || whole % 4 == 0 || whole % 10 == 0);
    if (!usual || part == 0 || part >= whole) return {};
    return share_of(part, whole);
  };
  const std::uint32_t i = out_.first;
  if (const auto alone = fraction(i)) {
    sum_ = NumberSum();
    if (sum_.add_digits(*alone)) at_ = i + 3, out_.fraction = true;
    return;
  }
  if (!plain(i) || !same_sentence(at_)) return;
  if (const auto one = fraction_of(text_.token(at_).mark); one && sum_.add_share(*one)) {
    ++at_;
    return;
  }
  if (const auto more = fraction(at_); more && !glued(at_) && sum_.add_share(*more)) at_ += 3;
}

/// "2.998×10^8", "3 x 10^-6", "4×10−8": times a power of ten.
bool NumberReader::take_power_of_ten() {
  if (!same_sentence(at_ + 2)) return false;
  const Token& by = text_.token(at_);
  const bool letter = by.is_word() && by.span.size() == 1 && text_.word(at_)[0] == 'x';
  if (!by.is_mark(0xD7) && !by.is_mark('*') && !letter) return false;
  if (!text_.token(at_ + 1).is_number() || text_.word(at_ + 1) != "10" || !glued(at_ + 2)) return false;
  std::uint32_t i = at_ + 2;
  const bool raised = text_.token(i).is_mark('^');
  if (raised) ++i;
  const bool down = i < text_.size() && (text_.token(i).is_mark('-') || text_.token(i).is_mark(0x2212));
  if (down) ++i;
  if ((!raised && !down) || !same_sentence(i) || !glued(i) || !text_.token(i).is_number()) return false;
  return shift(i, down);
}

/// "2.5^-1": a small power, rounded as shares are.
bool NumberReader::take_power() {
  if (!glued(at_) || !same_sentence(at_ + 1) || !text_.token(at_).is_mark('^') || !glued(at_ + 1)) return false;
  std::uint32_t i = at_ + 1;
  const bool down = text_.token(i).is_mark('-');
  if (down || text_.token(i).is_mark('+')) ++i;
  if (!same_sentence(i) || !glued(i) || !text_.token(i).is_number() || text_.word(i).size() > 2) return false;
  const auto value = sum_.value();
  const auto power = Decimal::parse(text_.word(i));
  if (!value || !power || !power->is_whole()) return false;
  const double base = value->to_double();
  double product = 1;
  for (std::int64_t n = 0; n < power->coefficient(); ++n) product *= base;
  if (down) product = product != 0 ? 1 / product : 0;
  constexpr double places = 1e9, most = 9e6;
  if (product == 0 || product > most || product < -most) return false;
  sum_ = NumberSum();
  const auto rounded = static_cast<std::int64_t>(product * places + (product < 0 ? -0.5 : 0.5));
  if (!sum_.add_digits(Decimal::scaled(rounded, 9))) return false;
  at_ = i + 1;
  return true;
}

/// Moves the decimal sign by the digits at a token.
bool NumberReader::shift(std::uint32_t digits_at, bool down) {
  if (text_.word(digits_at).size() > 2) return false;
  const auto value = sum_.value();
  const auto power = Decimal::parse(text_.word(digits_at));
  if (!value || !power || !power->is_whole()) return false;
  const auto shifted = value->shifted(static_cast<int>(down ? -power->coefficient() : power->coefficient()));
  if (!shifted) return false;
  sum_ = NumberSum();
  if (!sum_.add_digits(*shifted)) return false;
  at_ = digits_at + 1;
  return true;
}

/// "1.3e6", "12e-1".
void NumberReader::take_exponent() {
  if (take_power_of_ten() || take_power()) return;
  if (!glued(at_) || !text_.token(at_).is_word() || text_.word(at_).size() != 1) return;
  if (const char e = text_.word(at_)[0]; e != 'e' && e != 'E') return;
  std::uint32_t i = at_ + 1;
  const bool down = glued(i) && text_.token(i).is_mark('-');
  if (down || (glued(i) && text_.token(i).is_mark('+'))) ++i;
  if (same_sentence(i) && glued(i) && text_.token(i).is_number()) shift(i, down);
}

/// "1 234 567", "10 000 people": groups of three behind blanks, where they can be nothing else.
void NumberReader::take_spaced_groups() {
  if (word_or_end(at_)) return;
  const std::string_view head = text_.word(out_.first);
  if (head.size() > 3 || head[0] == '0' || punctuated(head)) return;
  if (out_.first > 0 && text_.token(out_.first - 1).is_number()) return;
  const auto group = [&](std::uint32_t i) {
    return same_sentence(i) && text_.token(i).is_number() && !glued(i) && text_.token(i).lines_before == 0 &&
           text_.word(i).size() == 3 && !punctuated(text_.word(i));
  };
  std::uint32_t i = at_;
  while (group(i) && i < at_ + 4) ++i;
  const std::uint32_t groups = i - at_;
  // "10, 000": a group that opens in nought can be nothing else.
  if (groups == 0 && glued(at_) && text_.token(at_).is_mark(static_cast<char32_t>(numbers_.group)) && group(at_ + 1) &&
      text_.word(at_ + 1)[0] == '0' && !(same_sentence(at_ + 2) && text_.token(at_ + 2).is_number())) {
    const auto value = sum_.value();
    if (!value) return;
    const Decimal both = value->times(1000)->plus(*Decimal::parse(text_.word(at_ + 1))).value_or(*value);
    sum_ = NumberSum();
    if (sum_.add_digits(both)) at_ += 2;
    return;
  }
  if (groups == 0 || (same_sentence(i) && text_.token(i).is_number())) return;
  // "27 000 in X": a group of nothing but noughts is no number of its own.
  const bool others = same_sentence(i) && text_.is(i, GrammarRole::other);
  if (groups == 1 && !money_ && text_.word(at_) != "000" && !others && !counts_something(text_, i)) return;
  auto value = sum_.value();
  for (std::uint32_t g = at_; g < i && value; ++g) value = value->times(1000)->plus(*Decimal::parse(text_.word(g)));
  if (!value) return;
  sum_ = NumberSum();
  if (sum_.add_digits(*value)) at_ = i;
}

}  // namespace runut
