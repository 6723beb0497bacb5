// Walks the numbers once: what is no quantity goes to the gaps, the rest takes up the words around it, from the
// number outwards: the other end of a range, a repetition in words, unit or noun, hedges. A last pass lets "two of
// the five boats" share what is counted.
#include "extract/quantities.h"

#include <algorithm>

#include "extract/bounds.h"
#include "extract/counted.h"
#include "extract/number_gaps.h"
#include "extract/ranges.h"

namespace runut {
namespace {

class QuantityReader {
 public:
  QuantityReader(const Text& text, const std::vector<NumberPhrase>& numbers, const std::vector<LocatedTime>& times,
                 Owners& owners, std::vector<Gap>& gaps)
      : text_(text), numbers_(numbers), times_(times), owners_(owners), gaps_(gaps) {}

  std::vector<LocatedQuantity> read();

 private:
  void read_number(std::size_t& i);
  bool read_ordinal(const NumberPhrase& n, LocatedQuantity& q);
  void read_quantity(std::size_t& i, bool in_time);
  void add_gap(const NumberPhrase& n, GapWhy why);
  void join_range(std::size_t& i, std::uint32_t floor);
  void skip_repetition(std::size_t& i);
  void read_money_before(std::uint32_t floor);
  void read_behind(std::size_t& i);
  void add_durations(std::size_t& i);
  void choose_unit(const NumberPhrase& n);
  void take_late_scale();
  void add_hundredths(std::size_t& i);
  void finish(const NumberPhrase& n, bool in_time);
  void set_values(const NumberPhrase& n);
  void share_counted();
  bool behind_subject(std::uint32_t at) const;
  bool describes_noun(const NumberPhrase& n) const;
  bool signed_up(std::uint32_t first) const;
  std::uint32_t past_one(std::uint32_t at) const;
  void take_over(LocatedQuantity& q) const;

  bool owned_by_time(const NumberPhrase& n, bool& duration);
  const Unit& unit(const Hit& hit) const { return text_.pack.units.units[hit.index]; }

  const Text& text_;
  const std::vector<NumberPhrase>& numbers_;
  const std::vector<LocatedTime>& times_;
  Owners& owners_;
  std::vector<Gap>& gaps_;
  std::vector<LocatedQuantity> out_;
  NumberBefore before_;
  std::size_t time_ = 0;

  // The quantity that is being read.
  std::uint32_t first_ = 0, last_ = 0;  // its tokens so far
  std::uint32_t number_first_ = 0, number_last_ = 0;
  Decimal low_, high_;
  bool range_ = false;
  const Unit* unit_before_ = nullptr;
  std::uint32_t range_first_ = 0;
  Counted counted_;
  LeadWords lead_;
  Bound behind_ = Bound::exact;
};

bool QuantityReader::owned_by_time(const NumberPhrase& n, bool& duration) {
  bool owned = false;
  for (std::uint32_t i = n.first; i < n.last && !owned; ++i) owned = owners_[i] == Owner::time;
  if (!owned) return false;
  while (time_ < times_.size() && times_[time_].last <= n.first) ++time_;
  duration = time_ < times_.size() && times_[time_].first < n.last && times_[time_].type == TimeType::duration;
  // "nine days later", "every 33 years": a length of time inside a date or set is an amount of its own.
  const Hit* unit_hit = duration ? nullptr : unit_behind(text_, n.last);
  duration |= unit_hit != nullptr && unit(*unit_hit).kind == UnitKind::duration && !n.ordinal;
  return true;
}

void QuantityReader::add_gap(const NumberPhrase& n, GapWhy why) {
  gaps_.push_back({text_.scan.span(n.first, n.last), why});
  before_ = {n.last, why};
}

/// "the 15 sailors", "both victims": a rank that stands where a count stands is all of so many.
bool QuantityReader::read_ordinal(const NumberPhrase& n, LocatedQuantity& q) {
  if (stands_alone(text_, n.first, n.last)) return true;
  if (text_.pack.numbers.ordinal_marks.empty() && !n.collective) return false;  // a language of ranks only
  if (n.low <= Decimal(1)) return false;
  if (text_.hit(n.last, SenseKind::noun) == nullptr) return false;
  const Sentence& s = text_.sentence_at(n.first);
  if (n.first > s.first) {
    const Token& p = text_.token(n.first - 1);
    // Behind a noun it ranks the noun ("day six").
    if (p.is_word() && (text_.hit_before(n.first, SenseKind::noun) != nullptr ||
                        text_.hit_before(n.first, SenseKind::time_unit) != nullptr))
      return false;
  }
  q.indefinite = true;
  return true;
}

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
    hit = money_or_unit(at - 1);
  if (hit == nullptr || hit->first < floor) return;
  const Unit& u = unit(*hit);
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

/// A word that names a currency and a weight ("pounds") is money where the number has a large scale or a deed
/// done with money stands near.
void QuantityReader::choose_unit(const NumberPhrase& n) {
  if (counted_.unit == nullptr) return;
  const Unit *money = nullptr, *other = nullptr;
  for (const Hit& hit : text_.scan.hits_at(counted_.first))
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
  if (counted_.unit == nullptr || counted_.unit->kind != UnitKind::money || range_ || low_ != high_) return;
  if (!low_.is_whole() || i + 1 >= numbers_.size() || !counted_.per.empty()) return;
  if (unit_before_ != nullptr && unit_before_ != counted_.unit) return;
  const NumberPhrase& cents = numbers_[i + 1];
  const bool joined = last_ < text_.size() && text_.is(last_, GrammarRole::conjunction);
  if (cents.first != last_ + (joined ? 1 : 0) || cents.low != cents.high || !cents.low.is_whole()) return;
  if (!(cents.low < Decimal(100)) || cents.low < Decimal(1) || cents.ordinal) return;
  const Counted own = read_counted(text_, cents.last, owners_);
  const bool hundredth = own.unit != nullptr && own.unit->base == counted_.unit->symbol && own.per.empty();
  const bool bare = own.nothing() && cents.last == cents.first + 1 && text_.token(cents.first).is_number() &&
                    text_.word(cents.first).size() == 2 &&
                    (cents.last >= text_.size() || text_.token(cents.last).kind == TokenKind::mark);
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

/// "half a mile", "1/16 of a pint": past "of" and the word for one, where a unit follows.
std::uint32_t QuantityReader::past_one(std::uint32_t at) const {
  const auto role = [&](std::uint32_t i, NumberRole wanted) {
    const Hit* hit = text_.hit(i, SenseKind::number_word);
    return hit != nullptr && text_.pack.numbers.words[hit->index].role == wanted;
  };
  std::uint32_t i = at;
  if (role(i, NumberRole::joiner)) ++i;
  if (!role(i, NumberRole::one)) return at;
  ++i;
  for (int more = 0; more < 2 && i < text_.size() && text_.sentence_of[i] == text_.sentence_of[first_]; ++more, ++i)
    if (unit_behind(text_, i) != nullptr) return i;
  return at;
}

/// What stands behind the number: hedge, repetition, unit or noun, hedge.
void QuantityReader::read_behind(std::size_t& i) {
  const bool vague = numbers_[i].vague;
  const bool n_fraction = numbers_[i].fraction;
  behind_ = Bound::exact;
  const auto hedge = [&] {
    if (const Hit* hit = hedge_behind(text_, last_);
        hit != nullptr && text_.sentence_of[last_] == text_.sentence_of[first_]) {
      behind_ = text_.pack.numbers.hedges[hit->index].bound;
      last_ = hit->last;
    }
  };
  if (!range_) {
    skip_repetition(i);
    hedge();
    // "thousands of people": the joiner belongs to neither.
    const Hit* word = vague ? text_.hit(last_, SenseKind::number_word) : nullptr;
    const bool joined = word != nullptr && text_.pack.numbers.words[word->index].role == NumberRole::joiner;
    const std::uint32_t whole = n_fraction ? past_one(last_) : last_;
    counted_ = read_counted(text_,
                            whole != last_ ? whole
                            : joined       ? word->last
                                           : last_,
                            owners_, low_ == Decimal(1) && high_ == low_ && numbers_[i].word == NumberPhrase::no_word);
    if (!joined || !counted_.nothing()) last_ = counted_.last;
    choose_unit(numbers_[i]);
    take_late_scale();
    add_durations(i);
    add_hundredths(i);
  }
  // "rmb 10 usd 20": the currency behind belongs to the next number.
  const bool of_the_next = unit_before_ != nullptr && unit_before_->kind == UnitKind::money &&
                           unit_before_ != counted_.unit && counted_.last > counted_.first &&
                           counted_.last < text_.size() && text_.token(counted_.last).is_number();
  if (unit_before_ != nullptr && (of_the_next || counted_.unit == nullptr || counted_.unit->kind != UnitKind::money)) {
    // A price is no count of the noun behind it.
    if (counted_.last > counted_.first) last_ = counted_.first;
    counted_ = Counted();
    counted_.first = counted_.last = counted_.noun_first = counted_.noun_last = last_;
    counted_.per = read_per(text_, last_);
    if (unit_before_->kind == UnitKind::money && last_ + 1 < text_.size() && text_.token(last_).is_mark(',') &&
        !text_.token(last_).space_before && !text_.token(last_ + 1).space_before &&
        (text_.token(last_ + 1).is_mark('-') || text_.token(last_ + 1).is_mark(0x2013)))
      last_ += 2;  // "5.000,-"
  }
  if (behind_ == Bound::exact) hedge();
}

/// "+0.2 %".
bool QuantityReader::signed_up(std::uint32_t first) const {
  return first > 0 && text_.token(first - 1).is_mark('+') && !text_.token(first).space_before;
}

void QuantityReader::set_values(const NumberPhrase& n) {
  LocatedQuantity& q = out_.back();
  const bool percent = counted_.unit != nullptr && counted_.unit->kind == UnitKind::percent;
  const bool measured = counted_.unit != nullptr && !percent;
  const NumberWord* word = n.word == NumberPhrase::no_word ? nullptr : &text_.pack.numbers.words[n.word];
  bool share = percent || (n.fraction && !measured && unit_before_ == nullptr);
  if (percent) {
    low_ = low_.shifted(-2).value_or(low_);
    high_ = high_.shifted(-2).value_or(high_);
  }
  Bound bound = behind_ != Bound::exact ? behind_ : lead_.bound;
  if (n.approximate && bound == Bound::exact) bound = Bound::about;
  apply_bound(q, low_, high_, bound, n.vague && !range_, share);
  if (n.approximate && !range_ && bound == Bound::about) q.bound = bound;
  if (word != nullptr && word->role == NumberRole::quantifier) {
    q.low = word->low;
    q.high = word->high;
    q.bound = word->bound;
  }
  if (n.other && !range_) q.other_reading = n.other;
  // "rose from 240 to 273": what it moves between, not by how much.
  q.change =
      range_ && range_first_ < number_first_ && text_.is(range_first_, GrammarRole::from) ? Change::none : lead_.change;
  if (signed_up(first_) && share) q.change = Change::up;
  q.indefinite |= n.indefinite;
  // What stands for the counted was named before, or is a band of so many that nobody named.
  if (n.collective && n.elliptic) q.elliptic = true;
}

void QuantityReader::finish(const NumberPhrase& n, bool in_time) {
  LocatedQuantity& q = out_.back();
  const NumberWord* word = n.word == NumberPhrase::no_word ? nullptr : &text_.pack.numbers.words[n.word];
  set_values(n);
  const Unit* u = counted_.unit != nullptr ? counted_.unit : unit_before_;
  if (u != nullptr) {
    q.unit = u->symbol + counted_.per;
    q.money = u->kind == UnitKind::money;
    q.measurement = !q.money && u->kind != UnitKind::percent;
  } else if (counted_.noun_last > counted_.noun_first) {
    q.unit = counted_.noun_unit;
    q.noun_first = counted_.noun_first;
    q.noun_last = counted_.noun_last;
    q.noun = std::string(text_.words(counted_.first, counted_.noun_per ? counted_.last : counted_.noun_last));
    q.classifier_only = counted_.classifier_only;
    q.part = counted_.part;
  } else if (word != nullptr) {
    q.unit = word->unit;
  }
  q.elliptic |= counted_.elliptic && counted_.nothing();
  q.elliptic |= counted_.elliptic && counted_.classifier_only;
  const Sentence& s = text_.sentence_at(n.first);
  if (counted_.nothing() && u == nullptr && !q.elliptic) {
    const bool relative = first_ > s.first && text_.is(first_ - 1, GrammarRole::relative);
    q.elliptic = relative || lead_.lead || lead_.hedged;
  }
  // "houses damaged 15 units": the noun stands before.
  if (q.classifier_only) {
    const Hit* noun = noun_before(text_, first_, std::max(s.first, before_.last));
    const NounClass kind = noun == nullptr ? NounClass::abstracts : text_.pack.nouns.nouns[noun->index].noun_class;
    const bool thing = kind == NounClass::things || kind == NounClass::animals || kind == NounClass::places;
    if (thing && counted_.noun_unit != text_.pack.numbers.person &&
        counted_.noun_unit != text_.pack.nouns.nouns[noun->index].unit) {
      q.unit = text_.pack.nouns.nouns[noun->index].unit;
      q.noun_first = noun->first;
      q.noun_last = noun->last;
    }
  }
  q.number_first = number_first_;
  q.number_last = number_last_;
  q.first = first_;
  q.last = last_;
  q.number = text_.scan.span(number_first_, number_last_);
  q.span = text_.scan.span(first_, last_);
  if (q.noun_first == q.noun_last) q.noun_first = q.noun_last = last_;
  for (std::uint32_t i = q.first; i < q.last; ++i)
    if (owners_[i] == Owner::none) owners_[i] = Owner::quantity;
  q.measurement |= in_time;
}

/// What follows a subject: the quantity right before stands for those it speaks of ("both were found").
bool QuantityReader::behind_subject(std::uint32_t at) const {
  return text_.is(at, GrammarRole::copula) || text_.is(at, GrammarRole::already) || text_.is(at, GrammarRole::still) ||
         text_.hit(at, SenseKind::measure_cue) != nullptr;
}

/// A number in words that is tied to its noun describes another noun ("a four-door car", "the two-month truce").
bool QuantityReader::describes_noun(const NumberPhrase& n) const {
  if (!n.in_words || !text_.pack.nouns.head_last || n.last >= text_.size()) return false;
  if (!text_.token(n.last).is_mark('-') || text_.token(n.last).space_before || counted_.last <= n.last) return false;
  return counted_.unit == nullptr || counted_.unit->kind == UnitKind::duration;
}

void QuantityReader::read_quantity(std::size_t& i, bool in_time) {
  const NumberPhrase& n = numbers_[i];
  if (n.word != NumberPhrase::no_word && text_.pack.numbers.words[n.word].weak) {
    gaps_.push_back({text_.scan.span(n.first, n.last), GapWhy::indefinite});  // "as many as 40": a hedge goes on
    return;
  }
  const Sentence& s = text_.sentence_at(n.first);
  const std::uint32_t floor = std::max(s.first, std::min(before_.last, n.first));
  LocatedQuantity start;
  if (n.ordinal && !read_ordinal(n, start)) return add_gap(n, GapWhy::ordinal);
  if (n.collective && !n.ordinal) start.indefinite = text_.pack.numbers.words.empty();
  first_ = number_first_ = n.first;
  last_ = number_last_ = n.last;
  low_ = n.low;
  high_ = n.high;
  range_ = false;
  counted_ = Counted();
  read_money_before(floor);
  if (!n.indefinite && !n.fraction) {
    const RangeEnds ends = read_range(text_, numbers_, i, first_, floor);
    if (ends.fit != RangeFit::none && ends.fit != RangeFit::range) {
      const GapWhy why = ends.fit == RangeFit::score   ? GapWhy::score
                         : ends.fit == RangeFit::years ? GapWhy::time
                                                       : GapWhy::identifier;
      add_gap(n, why);
      add_gap(numbers_[++i], why);
      return;
    }
    join_range(i, floor);
  } else {
    range_first_ = first_;
  }
  read_behind(i);
  if (describes_noun(n)) return add_gap(n, GapWhy::idiom);
  const bool in_words = n.in_words && !range_;
  const bool plain_words = in_words && counted_.unit == nullptr && unit_before_ == nullptr;
  lead_ = LeadWords();
  lead_.first = range_first_;
  const bool article = n.word != NumberPhrase::no_word;
  if (!article) lead_ = read_lead_words(text_, range_first_, floor, plain_words);
  first_ = lead_.first;
  if (counted_.nothing() && unit_before_ == nullptr && !counted_.elliptic && !stands_alone(text_, first_, last_)) {
    const bool said = lead_.lead || lead_.hedged || behind_ != Bound::exact || n.fraction ||
                      (n.first > s.first && text_.is(n.first - 1, GrammarRole::relative) && n.low != Decimal(1)) ||
                      n.elliptic || n.negative || Decimal(12) < n.low || !n.low.is_whole();
    const NumberWord* word = article ? &text_.pack.numbers.words[n.word] : nullptr;
    if (n.collective && text_.pack.nouns.head_last && !behind_subject(last_)) return add_gap(n, GapWhy::no_noun);
    if (word != nullptr && word->role == NumberRole::article && word->unit.empty())
      return add_gap(n, GapWhy::indefinite);
    if (in_words && !said && !n.indefinite && !text_.is(last_, GrammarRole::from)) return add_gap(n, GapWhy::no_noun);
    if (n.zero) return;
  }
  out_.push_back(std::move(start));
  finish(n, in_time);
  if (text_.pack.nouns.head_last) take_over(out_.back());
  before_ = {last_, {}};
}

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
  if (q.change == Change::none && q.bound != Bound::range) q.change = before.change;
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

void QuantityReader::read_number(std::size_t& i) {
  const NumberPhrase& n = numbers_[i];
  if (!out_.empty() && n.first < out_.back().last && n.first >= out_.back().first) return add_gap(n, GapWhy::name);
  if (text_.sentence_at(n.first).furniture) return add_gap(n, GapWhy::furniture);
  bool duration = false;
  if (owned_by_time(n, duration) && !duration) return add_gap(n, GapWhy::time);
  if (n.zero && !stands_alone(text_, n.first, n.last) && unit_behind(text_, n.last) == nullptr) return;
  if (before_.last > n.first) before_.last = n.first;
  if (const auto why = why_no_quantity(text_, n, before_)) return add_gap(n, *why);
  read_quantity(i, duration);
}

/// "two of the five boats", "9 of 10 victims": the first is counted in what the second counts.
void QuantityReader::share_counted() {
  for (std::size_t i = 0; i + 1 < out_.size(); ++i) {
    LocatedQuantity& q = out_[i];
    const LocatedQuantity& next = out_[i + 1];
    if (!q.unit.empty() || q.last + 1 != next.first || !text_.is(q.last, GrammarRole::from)) continue;
    if (next.unit.empty() || next.money || next.measurement) continue;
    q.unit = next.unit;
    q.noun = next.noun;
    q.noun_first = next.noun_first;
    q.noun_last = next.noun_last;
    q.elliptic = false;
  }
}

std::vector<LocatedQuantity> QuantityReader::read() {
  for (std::size_t i = 0; i < numbers_.size(); ++i) read_number(i);
  share_counted();
  return std::move(out_);
}

}  // namespace

std::vector<LocatedQuantity> read_quantities(const Text& text, const std::vector<NumberPhrase>& numbers,
                                             const std::vector<LocatedTime>& times, Owners& owners,
                                             std::vector<Gap>& gaps) {
  return QuantityReader(text, numbers, times, owners, gaps).read();
}

}  // namespace runut
