// What makes one amount of several numbers or names its currency: ranges, "13 dollars and 45 cents", "9 years 6
// months", "4 (four)", and which of two units a word means.
#include "extract/quantity_reader.h"

namespace runut {

void QuantityReader::read_money_before(std::uint32_t floor) {
  unit_before_ = nullptr;
  std::uint32_t at = number_first_;
  if (at <= floor) return;
  const auto money_or_unit = [&](std::uint32_t end) {
    const Hit* found = text_.hit_before(end, SenseKind::unit);
    if (found == nullptr || unit(*found).kind == UnitKind::money) return found;
    for (const Hit& other : text_.scan.hits_at(found->first))  // a surface of two units
      if (other.kind == SenseKind::unit && other.last == end && unit(other).kind == UnitKind::money) return &other;
    return found;
  };
  const Hit* hit = money_or_unit(at);
  if (hit == nullptr && at > floor + 1 && (text_.token(at - 1).is_mark('.') || text_.token(at - 1).is_mark(':')))
    hit = text_.token(at - 1).is_mark(':') && counts_something(text_, last_) ? nullptr : money_or_unit(at - 1);
  // "magnitude (M) 6.9"
  const bool bracket =
      hit == nullptr && at > floor + 3 && text_.token(at - 1).is_mark(')') && text_.token(at - 3).is_mark('(');
  if (bracket) hit = text_.hit_before(at - 1, SenseKind::unit);
  if (hit == nullptr || hit->first < floor || (bracket && unit(*hit).kind != UnitKind::magnitude)) return;
  const Unit& u = unit(*hit);
  if (names_year(text_, hit->first, numbers_[number_])) return;
  const bool magnitude = u.before && u.kind != UnitKind::money && low_ < Decimal(12) && Decimal(0) < low_;
  if (u.kind != UnitKind::money && !magnitude) return;
  unit_before_ = &u;
  first_ = hit->first;
}

void QuantityReader::join_range(std::size_t& i, std::uint32_t floor) {
  const RangeEnds ends = read_range(text_, numbers_, i, first_, floor);
  range_first_ = first_;
  if (ends.fit != RangeFit::range) return;
  bool duration = false;
  if (owned_by_time(numbers_[i + 1], duration) && !duration) return;
  low_ = ends.low;
  high_ = ends.high;
  range_ = true;
  range_first_ = ends.first;
  ++i;
  number_last_ = last_ = numbers_[i].last;
  if (unit_before_ == nullptr && ends.second != nullptr) unit_before_ = ends.second;
  counted_ = read_counted(text_, last_, owners_);
  if (ends.unit != nullptr) {
    // `high` is in the first end's unit.
    if (counted_.unit == nullptr) counted_.first = counted_.last = last_;
    counted_.unit = ends.unit;
  }
  last_ = counted_.last;
}

/// A word that names a currency and a weight ("pounds") is money where the number has a large scale or a deed
/// done with money stands near.
void QuantityReader::choose_unit(const NumberPhrase& n) {
  if (counted_.unit == nullptr) return;
  const Unit *money = nullptr, *other = nullptr;
  const bool hyphen = counted_.first < text_.size() && text_.token(counted_.first).is_mark('-');
  for (const Hit& hit : text_.scan.hits_at(counted_.first + (hyphen ? 1 : 0)))
    if (hit.kind == SenseKind::unit) (unit(hit).kind == UnitKind::money ? money : other) = &unit(hit);
  if (money == nullptr || other == nullptr) return;
  const Sentence& s = text_.sentence_at(first_);
  const auto paid_at = [&](std::uint32_t i) {
    const Hit* cue = text_.hit(i, SenseKind::measure_cue);
    return cue != nullptr && (text_.pack.measures.cues[cue->index].fits & fits_money) != 0;
  };
  bool paid = n.scale >= 1000000;
  for (std::uint32_t back = 1; back <= 6 && !paid && first_ >= s.first + back; ++back) paid = paid_at(first_ - back);
  for (std::uint32_t i = counted_.last; i < counted_.last + 4 && !paid && i < s.last; ++i) paid = paid_at(i);
  counted_.unit = paid ? money : other;
}

/// "48 MEUR": a code that holds its scale.
void QuantityReader::to_main_currency(const Unit*& of) {
  if (of == nullptr || of->kind != UnitKind::money || of->base.empty() || !(Decimal(1) < of->factor)) return;
  const int main = text_.pack.units.find(of->base);
  const auto low = low_.times(of->factor), high = high_.times(of->factor);
  if (main < 0 || !low || !high) return;
  low_ = *low;
  high_ = *high;
  of = &text_.pack.units.units[static_cast<std::size_t>(main)];
}

/// "75 USD million": the scale behind the currency.
void QuantityReader::take_late_scale() {
  if (counted_.unit == nullptr || counted_.unit->kind != UnitKind::money || last_ >= text_.size()) return;
  const Hit* hit = text_.hit(last_, SenseKind::number_word);
  if (hit == nullptr || text_.sentence_of[last_] != text_.sentence_of[first_]) return;
  const NumberWord& scale = text_.pack.numbers.words[hit->index];
  if (scale.role != NumberRole::scale || scale.value < 1000000) return;
  const auto low = low_.times(scale.value), high = high_.times(scale.value);
  if (!low || !high) return;
  low_ = *low;
  high_ = *high;
  number_last_ = last_ = counted_.last = hit->last;
}

/// "13 dollars and 45 cents", "15 dollars 50": hundredths behind the whole.
void QuantityReader::add_hundredths(std::size_t& i) {
  const Unit* whole = counted_.unit != nullptr || !counted_.nothing() ? counted_.unit : unit_before_;
  if (whole == nullptr || whole->kind != UnitKind::money || range_ || low_ != high_) return;
  if (!low_.is_whole() || i + 1 >= numbers_.size() || !counted_.per.empty()) return;
  if (unit_before_ != nullptr && unit_before_ != whole) return;
  const NumberPhrase& cents = numbers_[i + 1];
  const bool joined = last_ < text_.size() && text_.is(last_, GrammarRole::conjunction);
  if (cents.first != last_ + (joined ? 1 : 0) || cents.low != cents.high || !cents.low.is_whole()) return;
  if (!(cents.low < Decimal(100)) || cents.low < Decimal(1) || cents.ordinal) return;
  const Counted own = read_counted(text_, cents.last, owners_);
  const bool hundredth = own.unit != nullptr && own.unit->base == whole->symbol && own.per.empty();
  if (counted_.unit == nullptr && !(joined && cents.in_words)) return;  // "$100 and fifty"
  const bool two_digits = cents.in_words ? joined || Decimal(9) < cents.low
                                         : cents.last == cents.first + 1 && text_.token(cents.first).is_number() &&
                                               text_.word(cents.first).size() == 2;
  const bool ends = cents.last >= text_.size() || text_.token(cents.last).kind == TokenKind::mark ||
                    (joined && cents.in_words && text_.is(cents.last, GrammarRole::conjunction));
  const bool bare = own.nothing() && two_digits && ends;
  if (!hundredth && !bare) return;
  const auto sum = low_.plus(*cents.low.shifted(-2));
  if (!sum) return;
  low_ = high_ = *sum;
  ++i;
  number_last_ = cents.last;
  last_ = counted_.last = hundredth ? own.last : cents.last;
}

/// "9 years 6 months" is one duration, in the smaller unit.
void QuantityReader::add_durations(std::size_t& i) {
  for (int more = 0; more < 3; ++more) {
    if (counted_.unit == nullptr || counted_.unit->kind != UnitKind::duration || range_ || low_ != high_) return;
    if (i + 1 >= numbers_.size() || numbers_[i + 1].low != numbers_[i + 1].high) return;
    const bool joined = last_ < text_.size() && text_.is(last_, GrammarRole::conjunction);  // "an hour and 5 minutes"
    if (numbers_[i + 1].first != last_ + (joined ? 1 : 0)) return;
    const std::size_t start = i++;
    const Decimal low = low_, part = numbers_[i].low;
    const std::uint32_t last = last_;
    const Counted counted = counted_;
    low_ = high_ = part;
    last_ = numbers_[i].last;
    skip_repetition(i);
    counted_ = read_counted(text_, last_, owners_);
    std::optional<Decimal> sum;
    if (counted_.unit != nullptr && counted_.unit->kind == UnitKind::duration && counted_.unit != counted.unit)
      if (const auto same = converted(low, *counted.unit, *counted_.unit); same && *same > part) sum = same->plus(part);
    if (!sum) {
      i = start;
      low_ = high_ = low;
      last_ = last;
      counted_ = counted;
      return;
    }
    low_ = high_ = *sum;
    number_last_ = numbers_[i].last;
    last_ = counted_.last;
  }
}

/// "4 (four) years": the same number again in brackets, and whatever else the bracket spells out.
void QuantityReader::skip_repetition(std::size_t& i) {
  if (last_ >= text_.size() || !text_.token(last_).is_mark('(') || i + 1 >= numbers_.size()) return;
  const NumberPhrase& again = numbers_[i + 1];
  if (again.first != last_ + 1 || again.vague || again.fraction) return;
  const auto rest = low_.minus(again.low);
  if (!rest || *rest < Decimal(0) || !(*rest < Decimal(1))) return;
  if (again.low != low_ && !again.in_words) return;
  for (std::uint32_t at = last_ + 1; at < text_.size() && at < last_ + 48; ++at) {
    if (!text_.token(at).is_mark(')')) continue;
    last_ = at + 1;
    while (i + 1 < numbers_.size() && numbers_[i + 1].first < last_) ++i;
    return;
  }
}

}  // namespace runut
