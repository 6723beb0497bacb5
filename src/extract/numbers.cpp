// Walks the tokens once. A number begins at a digit string or at a number word; digits take what is glued to
// them before ("ke-15", a sign) and behind ("7.000-an", "21st").
#include "extract/numbers.h"

#include <algorithm>

#include "extract/counted.h"
#include "extract/number_gaps.h"
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
  const bool round = value->coefficient() % 10 == 0 && value->coefficient() > 0;
  if (!round && text_.token(suffix).span.size() == 1) return out_.approximate = false, void();  // "Model 3s"
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
      !punctuated(text_.word(i)) && text_.word(i).size() <= 9) {
    const auto below_one = Decimal::parse(text_.word(i))->shifted(-static_cast<int>(text_.word(i).size()));
    sum_ = NumberSum();
    decimals_ = true;
    if (below_one && sum_.add_digits(*below_one)) --out_.first;
  }
  // ".001": decimals without their nought.
  if (i == out_.first && text_.token(i - 1).is_mark('.') && glued(i) && text_.token(i - 1).space_before &&
      i - 1 >= floor && !punctuated(text_.word(i)) && text_.word(i).size() <= 9) {
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
  } else if (glued(sign) && mark > floor && !text_.token(mark - 1).is_number() &&
             (text_.token(mark).space_before || money_before(mark))) {  // "$-50bn"
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
    out_.fraction &= !out_.scaled;
    if (!vague_ && sum_.closed()) out_.scale = sum_.last_scale();
  }
  out_.last = at_;
  const Sentence& sentence = text_.sentences[sentence_];
  const Unit* unit = same_sentence(at_) ? unit_at(at_) : nullptr;
  const bool heat = unit != nullptr && unit->kind == UnitKind::temperature;
  if (out_.negative && !heat && out_.first == sentence.first && text_.token(out_.first).is_mark('-')) {
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
    if (!ready_) take_spaced_groups();
    if (!ready_) take_digit_fraction();
    if (!ready_) take_exponent();
    if (!ready_) take_prefixes(floor);
    if (!ready_) take_suffixes();
  } else if (const auto fraction = fraction_of(text_.token(i).mark)) {
    at_ = i + 1;
    out_.fraction = sum_.add_digits(*fraction);
  } else {
    if (text_.hit(i, SenseKind::number_word) == nullptr || !read_start(i)) return {};
  }
  if (!ready_) take_words();
  if (!finish()) return {};
  return out_;
}

namespace {

/// "one in five", "2 out of 3": a share in two numbers. Of the short word only where both are small and what
/// follows is no length of time.
void join_share(const Text& text, NumberReader& reader, NumberPhrase& part) {
  const Hit* hit = text.hit(part.last, SenseKind::number_word);
  if (hit == nullptr || text.pack.numbers.words[hit->index].role != NumberRole::out_of) return;
  if (hit->last >= text.size() || text.sentence_of[hit->last] != text.sentence_of[part.first]) return;
  if (!text.token(hit->last).is_number() && text.hit(hit->last, SenseKind::number_word) == nullptr) return;
  if (part.vague || part.ordinal || part.indefinite || part.scaled || !part.low.is_whole() || part.low < Decimal(1))
    return;
  const auto whole = reader.read(hit->last, hit->last);
  if (!whole || whole->vague || whole->ordinal || whole->indefinite || whole->fraction || !whole->low.is_whole() ||
      !(part.low < whole->low))
    return;
  const bool strict = text.pack.numbers.words[hit->index].value != 0;
  if (strict) {
    const Hit* unit = text.hit(whole->last, SenseKind::unit);
    const bool round = whole->low <= Decimal(12) || whole->low.coefficient() % 10 == 0 || whole->in_words;
    const bool year = !whole->in_words && whole->low >= Decimal(1000) && whole->low < Decimal(2200);
    if (unit != nullptr || part.low >= Decimal(10) || year || !round) return;
  }
  if (whole->low.coefficient() > 1000000000) return;
  part.low = part.high = share_of(part.low.coefficient(), whole->low.coefficient());
  part.fraction = true;
  part.last = whole->last;
}

/// "one one hundred fifth", or "1 over 121" alone in its sentence: a whole in words or digits over another.
void join_division(const Text& text, NumberReader& reader, NumberPhrase& part) {
  if (part.vague || part.ordinal || part.indefinite || part.fraction || part.scaled || !part.low.is_whole()) return;
  if (part.last >= text.size() || text.sentence_of[part.last] != text.sentence_of[part.first]) return;
  std::uint32_t at = part.last;
  const Hit* over = text.hit(at, SenseKind::hedge);
  const bool hedged = over != nullptr && text.pack.numbers.hedges[over->index].bound == Bound::more_than &&
                      text.pack.numbers.hedges[over->index].adjacent;
  if (hedged) at = over->last;
  if (at >= text.size() || (!hedged && (!part.in_words || part.low > Decimal(9)))) return;
  if (!text.token(at).is_number() && text.hit(at, SenseKind::number_word) == nullptr) return;
  const auto whole = reader.read(at, at);
  if (!whole || whole->vague || whole->indefinite || !whole->low.is_whole() || whole->low <= Decimal(1)) return;
  if (hedged ? whole->ordinal || !stands_alone(text, part.first, whole->last)
             : !whole->ordinal || !whole->in_words || whole->low < Decimal(100))
    return;
  if (part.low.coefficient() > 1000000000 || whole->low.coefficient() > 1000000000) return;
  part.low = part.high = share_of(part.low.coefficient(), whole->low.coefficient());
  part.fraction = true;
  part.last = whole->last;
}

}  // namespace

std::vector<NumberPhrase> read_numbers(const Text& text) {
  std::vector<NumberPhrase> out;
  out.reserve(text.size() / 32);
  NumberReader reader(text);
  // A fraction in one sign is a rare mark.
  constexpr std::uint64_t opens = Scan::number_bit | Scan::rare_mark_bit | Scan::bit(SenseKind::number_word);
  std::uint32_t floor = 0;
  for (const Sentence& sentence : text.sentences) {
    if ((sentence.kinds & opens) == 0) continue;
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
      auto phrase = text.scan.any(i, opens) ? reader.read(i, floor) : std::nullopt;
      if (!phrase) {
        ++i;
        continue;
      }
      join_share(text, reader, *phrase);
      if (text.pack.numbers.hyphen_joins) join_division(text, reader, *phrase);
      i = floor = phrase->last;
      out.push_back(*phrase);
    }
  }
  return out;
}

}  // namespace runut
