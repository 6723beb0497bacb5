// The words behind a number (hedge, repetition, unit or noun), and what all of them make of it.
#include "extract/place_rows.h"
#include "extract/quantity_reader.h"

namespace runut {

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

/// "The toll in X at 5,300": a bare number behind a preposition that a phrase for those harmed stands before;
/// "including ten".
bool QuantityReader::stated_of_phrase(std::uint32_t first) const {
  if (first == 0) return false;
  if (text_.is(first - 1, GrammarRole::including)) return true;
  if (!text_.is(first - 1, GrammarRole::at)) return false;
  constexpr std::uint32_t reach = 8;
  const std::uint32_t floor = std::max(text_.sentence_at(first).first, first > reach ? first - reach : 0);
  for (std::uint32_t t = first - 1; t-- > floor;) {
    if (text_.token(t).is_number() || text_.token(t).kind == TokenKind::mark) return false;
    if (const Hit* hit = text_.hit(t, SenseKind::measure_cue)) {
      const MeasureCue& cue = text_.pack.measures.cues[hit->index];
      return cue.role == MeasureRole::noun && text_.pack.measures.is_harm(cue.measure);
    }
  }
  return false;
}

/// "12 houses in X, five in Y, Z three": a bare number that counts in another place what the one before counted.
bool QuantityReader::goes_on_counting() const {
  if (out_.empty() || before_.gap || text_.pack.nouns.head_last) return false;
  const LocatedQuantity& before = out_.back();
  if (before.last != before_.last || before.money || before.measurement || before.unit == "percent" ||
      text_.sentence_of[before.first] != text_.sentence_of[first_])
    return false;
  if (closes_place_row(text_, first_, last_, before_)) return true;
  const bool joined = text_.token(first_ - 1).is_mark(',') || text_.is(first_ - 1, GrammarRole::conjunction);
  constexpr std::uint32_t far = 9;
  return joined && first_ <= before.last + far && last_ + 1 < text_.size() && text_.is(last_, GrammarRole::at) &&
         (text_.token(last_ + 1).capitalised() || text_.hit(last_ + 1, SenseKind::place_head) != nullptr);
}

/// "wounding six", "killed 17 in the fighting": a bare number right behind what harms people counts people.
bool QuantityReader::harmed_object(std::uint32_t first) const {
  const Measures& measures = text_.pack.measures;
  constexpr unsigned people = bit_of(NounClass::people);
  for (std::uint32_t back = 1; back <= 4 && back <= first; ++back)
    for (const Hit& hit : text_.scan.hits_at(first - back)) {
      if (hit.kind != SenseKind::measure_cue || hit.last != first) continue;
      const MeasureCue& cue = measures.cues[hit.index];
      // "those who died 27": the clause stands for the people.
      const bool those = cue.role == MeasureRole::subject && hit.first > 0 &&
                         text_.is(hit.first - 1, GrammarRole::relative) && !text_.pack.nouns.head_last;
      // "forcing hundreds to flee", "rescued 40": what is done to people alone.
      const bool of_people = text_.pack.nouns.head_last && cue.of_the_living();
      if ((cue.role == MeasureRole::object || those) && !cue.weak && (cue.fits & people) != 0 &&
          (measures.is_harm(cue.measure) || of_people || text_.is(hit.last - 1, GrammarRole::of)))  // "a town of 8,000"
        return true;
    }
  return false;
}

/// "The dead 22 and 8 missing", "slightly damaged 3,093": a bare number right behind what befell the counted, where
/// nothing follows that it could count.
bool QuantityReader::stated_behind_cue(std::uint32_t first, std::uint32_t last) const {
  if (text_.pack.nouns.head_last || first == 0) return false;
  const bool ends = last >= text_.size() || text_.token(last).kind == TokenKind::mark ||
                    text_.token(last).lines_before > 0 || text_.is(last, GrammarRole::conjunction) ||
                    text_.is(last, GrammarRole::contrast);
  if (!ends || (last < text_.size() && (text_.token(last).is_mark('/') || text_.token(last).is_mark(':'))))
    return false;
  constexpr unsigned counted = bit_of(NounClass::people) | bit_of(NounClass::places);
  const Hit* hit = text_.hit_before(first, SenseKind::measure_cue);
  if (hit == nullptr) return false;
  const MeasureCue& cue = text_.pack.measures.cues[hit->index];
  return cue.role != MeasureRole::object && !cue.weak && (cue.fits & counted) != 0;
}

/// "52 died in X, 45 in Y and eight in Z": a bare number with a place of its own, in a list of such figures.
bool QuantityReader::next_of_list(std::uint32_t first, std::uint32_t last) const {
  if (!text_.pack.nouns.head_last || out_.empty() || first == 0) return false;
  const LocatedQuantity& before = out_.back();
  constexpr std::uint32_t reach = 12;
  if (text_.sentence_of[before.first] != text_.sentence_of[first] || before.last + reach < first) return false;
  if (before.money || before.measurement || before.bound == Bound::share) return false;
  if (!text_.token(first - 1).is_mark(',') && !text_.is(first - 1, GrammarRole::conjunction)) return false;
  if (text_.is(last, GrammarRole::each)) ++last;
  if (!text_.is(last, GrammarRole::at)) return false;
  std::uint32_t place = last + 1;
  while (place < last + 4 && place < text_.size() && !text_.token(place).capitalised() && text_.token(place).is_word())
    ++place;
  if (place >= text_.size() || !text_.token(place).capitalised()) return false;
  // "Two bombs went off, one at the Town Hall": of things that are told one by one.
  const bool bare = before.noun_first == before.noun_last;
  if (bare) return true;
  for (std::uint32_t t = before.last; t < first; ++t)
    if (text_.is(t, GrammarRole::at)) return !(low_ == Decimal(1));
  return false;
}

/// "Shot down all 29 drones over eight regions": whether the word before a number of places says where.
bool QuantityReader::says_where(std::uint32_t first) const {
  if (!lead_.hedged || lead_.first + 1 != first || first < 2 || !text_.is(lead_.first, GrammarRole::at)) return false;
  if (before_.last != lead_.first && text_.hit_before(lead_.first, SenseKind::noun) == nullptr) return false;
  const Hit* noun = counted_.nothing() ? nullptr : text_.hit(counted_.noun_first, SenseKind::noun);
  return noun != nullptr && text_.pack.nouns.nouns[noun->index].noun_class == NounClass::places;
}

/// "Three of those killed", "twelve of the wounded": a bare number of what happened to people counts people.
bool QuantityReader::part_of_harmed(std::uint32_t last) const {
  constexpr unsigned people = bit_of(NounClass::people);
  if (!text_.is(last, GrammarRole::of)) return false;
  const std::uint32_t at = last + 2;
  if (!text_.is(last + 1, GrammarRole::article) && !text_.is(last + 1, GrammarRole::demonstrative)) return false;
  const Hit* hit = text_.hit(at, SenseKind::measure_cue);
  if (hit == nullptr || text_.sentence_of[at] != text_.sentence_of[last - 1]) return false;
  const MeasureCue& cue = text_.pack.measures.cues[hit->index];
  return !cue.weak && (cue.fits & people) != 0;
}

/// "Houses damaged, namely heavily damaged 15 units": where what is said of the counted begins.
std::uint32_t QuantityReader::before_predicate(std::uint32_t floor) const {
  const Hit* cue = text_.hit_before(first_, SenseKind::measure_cue);
  if (cue == nullptr || cue->first < floor) return first_;
  std::uint32_t at = cue->first;
  while (at > floor && (text_.is(at - 1, GrammarRole::copula) || text_.token(at - 1).is_mark(',') ||
                        text_.token(at - 1).is_mark(':')))
    --at;
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
                            owners_,
                            high_ == low_ && numbers_[i].word == NumberPhrase::no_word &&
                                (low_ == Decimal(1) || (n_fraction && !numbers_[i].in_words)));
    if (!joined || !counted_.nothing()) last_ = counted_.last;
    choose_unit(numbers_[i]);
    take_late_scale();
    add_durations(i);
    add_hundredths(i);
  }
  // "rmb 10 usd 20": the currency behind belongs to the next number.
  const bool sign = counted_.unit != nullptr && counted_.unit->kind == UnitKind::money &&
                    counted_.first < text_.size() && !text_.token(counted_.last - 1).is_word();
  const bool number_behind =
      counted_.last > counted_.first && counted_.last < text_.size() && text_.token(counted_.last).is_number();
  const bool of_the_next = unit_before_ != nullptr && unit_before_->kind == UnitKind::money && number_behind &&
                           (unit_before_ != counted_.unit || sign);
  // "3 $10 notes", "1 $ 10 dollar note": a sign that belongs to the number behind it.
  const auto named = [&](std::uint32_t at) {
    const Hit* hit = at < text_.size() ? text_.hit(at, SenseKind::unit) : nullptr;
    return hit != nullptr && unit(*hit).kind == UnitKind::money && text_.token(at).is_word();
  };
  if (unit_before_ == nullptr && sign && number_behind && text_.token(counted_.first).space_before &&
      (!text_.token(counted_.last).space_before || named(counted_.last + 1))) {
    last_ = counted_.first;
    counted_ = Counted();
    counted_.first = counted_.last = counted_.noun_first = counted_.noun_last = last_;
  }
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
  to_main_currency(counted_.unit);
  to_main_currency(unit_before_);
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
    if (counted_.noun_per) q.unit += counted_.per;
  } else if (age_) {
    q.unit = text_.pack.numbers.age_unit;
    q.measurement = true;
  } else if (word != nullptr) {
    q.unit = word->unit;
  }
  q.elliptic |= counted_.elliptic && counted_.nothing();
  q.elliptic |= counted_.elliptic && counted_.classifier_only;
  const Sentence& s = text_.sentence_at(n.first);
  if (counted_.nothing() && u == nullptr && !q.elliptic) {
    const bool relative = first_ > s.first && text_.is(first_ - 1, GrammarRole::relative);
    q.part |= part_of_harmed(last_);
    q.behind_cue = stated_behind_cue(first_, last_);
    q.elliptic = q.part || relative || lead_.lead || lead_.hedged || harmed_object(first_) ||
                 stated_of_phrase(first_) || q.behind_cue;
  }
  // "houses damaged 15 units": the noun stands before.
  if (q.classifier_only) {
    const std::uint32_t floor = std::max(s.first, before_.last);
    const Hit* noun = noun_before(text_, first_, floor);
    if (noun == nullptr) noun = noun_before(text_, before_predicate(floor), floor);
    const NounClass kind = noun == nullptr ? NounClass::abstracts : text_.pack.nouns.nouns[noun->index].noun_class;
    const bool named = noun != nullptr && noun->last < text_.size() && text_.token(noun->last).capitalised();
    const bool thing = !named && (kind == NounClass::things || kind == NounClass::animals || kind == NounClass::places);
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

}  // namespace runut
