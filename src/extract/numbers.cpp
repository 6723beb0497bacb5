// Walks the tokens once. A number begins at a digit string or at a number word; digits take what is glued to
// them before ("ke-15", a sign) and behind ("7.000-an", "21st").
#include "extract/numbers.h"

#include <algorithm>

#include "extract/number_reader.h"

namespace runut {
namespace {

bool contains(const std::vector<std::uint64_t>& hashes, std::uint64_t hash) {
  return std::find(hashes.begin(), hashes.end(), hash) != hashes.end();
}

}  // namespace

bool NumberReader::money_before(std::uint32_t i) const {
  if (i == 0) return false;
  const Hit* hit = text_.hit_before(i, SenseKind::unit);
  if (hit == nullptr && i > 1 && text_.token(i - 1).is_mark('.')) hit = text_.hit_before(i - 1, SenseKind::unit);
  return hit != nullptr && text_.pack.units.units[hit->index].kind == UnitKind::money;
}

bool NumberReader::take_digits(std::uint32_t i) {
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

/// "7.000-an", "21st", "7.000an".
void NumberReader::take_suffixes() {
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
void NumberReader::take_prefixes(std::uint32_t floor) {
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

bool NumberReader::finish() {
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

std::optional<NumberPhrase> NumberReader::read(std::uint32_t i, std::uint32_t floor) {
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

std::vector<NumberPhrase> read_numbers(const Text& text) {
  std::vector<NumberPhrase> out;
  NumberReader reader(text);
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
