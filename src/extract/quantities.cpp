// Walks the numbers once: what is no quantity goes to the gaps, the rest takes up the words around it, from the
// number outwards: the other end of a range, a repetition in words, unit or noun, hedges. A last pass lets
// neighbours share what only one of them says.
#include "extract/quantities.h"

#include "extract/quantity_reader.h"

namespace runut {

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

/// What follows a subject: the quantity right before stands for those it speaks of ("both were found").
bool QuantityReader::behind_subject(std::uint32_t at) const {
  return text_.is(at, GrammarRole::copula) || text_.is(at, GrammarRole::already) || text_.is(at, GrammarRole::still) ||
         text_.hit(at, SenseKind::measure_cue) != nullptr;
}

/// A number in words that is tied to its noun describes another noun ("a four-door car", "the two-month truce").
bool QuantityReader::describes_noun(const NumberPhrase& n) const {
  if (!n.in_words || !text_.pack.nouns.head_last || n.last >= text_.size()) return false;
  if (!text_.token(n.last).is_mark('-') || text_.token(n.last).space_before || counted_.last <= n.last) return false;
  // "a five-year, 2 billion-mile trip": two amounts of one thing.
  const std::uint32_t next = counted_.last;
  if (counted_.unit != nullptr && next + 1 < text_.size() && text_.token(next).is_mark(',') &&
      text_.token(next + 1).is_number())
    return false;
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
  number_ = i;
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
  // "to both families and firms": both this and that.
  if (n.collective && text_.pack.nouns.head_last && !counted_.nothing() &&
      text_.is(counted_.last, GrammarRole::conjunction))
    return add_gap(n, GapWhy::indefinite);
  const bool in_words = n.in_words && !range_;
  const bool plain_words = in_words && counted_.unit == nullptr && unit_before_ == nullptr;
  lead_ = LeadWords();
  lead_.first = range_first_;
  const bool article = n.word != NumberPhrase::no_word;
  if (!article) lead_ = read_lead_words(text_, range_first_, floor, plain_words);
  if (says_where(range_first_)) {
    lead_ = LeadWords();
    lead_.first = range_first_;
  }
  first_ = lead_.first;
  if (counted_.nothing() && unit_before_ == nullptr && !counted_.elliptic && !stands_alone(text_, first_, last_)) {
    counted_.elliptic = goes_on_counting();
    const bool said = counted_.elliptic || lead_.lead || lead_.hedged || behind_ != Bound::exact || n.fraction ||
                      (n.first > s.first && text_.is(n.first - 1, GrammarRole::relative) && n.low != Decimal(1)) ||
                      n.elliptic || n.negative || Decimal(12) < n.low || !n.low.is_whole() || harmed_object(first_) ||
                      stated_of_phrase(first_) || part_of_harmed(last_) || stated_behind_cue(first_, last_) ||
                      next_of_list(first_, last_);
    const NumberWord* word = article ? &text_.pack.numbers.words[n.word] : nullptr;
    if (n.collective && text_.pack.nouns.head_last && !behind_subject(last_)) return add_gap(n, GapWhy::no_noun);
    if (word != nullptr && word->role == NumberRole::article && word->unit.empty())
      return add_gap(n, GapWhy::indefinite);
    const bool subject = n.zero && text_.is(last_, GrammarRole::copula);
    if (in_words && !said && !n.indefinite && !subject && !text_.is(last_, GrammarRole::from))
      return add_gap(n, GapWhy::no_noun);
    if (n.zero && !text_.is(last_, GrammarRole::copula)) return;
  }
  out_.push_back(std::move(start));
  finish(n, in_time);
  if (text_.pack.nouns.head_last) {
    take_over(out_.back());
    take_over_change(out_.back());
  }
  before_ = {last_, {}};
}

void QuantityReader::read_number(std::size_t& i) {
  const NumberPhrase& n = numbers_[i];
  // "six 500-pound bombs": the measure inside is an amount of its own, "the 15 Boeing 737 jets" holds a name.
  if (!out_.empty() && n.first < out_.back().last && n.first >= out_.back().first &&
      (n.first < out_.back().number_last || n.last > out_.back().noun_first || !measures(n.last)))
    return add_gap(n, GapWhy::name);
  if (text_.sentence_at(n.first).furniture) return add_gap(n, GapWhy::furniture);
  bool duration = false;
  if (owned_by_time(n, duration) && !duration) return add_gap(n, GapWhy::time);
  if (n.zero && !stands_alone(text_, n.first, n.last) && unit_behind(text_, n.last) == nullptr &&
      !text_.is(n.last, GrammarRole::copula))  // "zero is a start"
    return;
  if (before_.last > n.first) before_.last = n.first;
  const auto why = why_no_quantity(text_, n, before_);
  // "aged 5 and 8": amounts too, where the pack names their unit; "Lea (42)" says whose age it is and no more.
  const bool enclosed = n.first > 0 && (text_.token(n.first - 1).is_mark('(') ||
                                        (text_.token(n.first - 1).is_mark(',') && before_.gap != GapWhy::age));
  const bool range = text_.hit(n.last, SenseKind::range_mark) != nullptr ||
                     (n.first > 0 && text_.hit_before(n.first, SenseKind::range_mark) != nullptr);
  age_ = why == GapWhy::age && !text_.pack.numbers.age_unit.empty() && !enclosed && !range;
  if (why && !age_) return add_gap(n, *why);
  read_quantity(i, duration);
  if (age_) before_ = {last_, GapWhy::age};
}

std::vector<LocatedQuantity> QuantityReader::read() {
  out_.reserve(numbers_.size());
  gaps_.reserve(gaps_.size() + numbers_.size());
  for (std::size_t i = 0; i < numbers_.size(); ++i) read_number(i);
  share_counted();
  return std::move(out_);
}

std::vector<LocatedQuantity> read_quantities(const Text& text, const std::vector<NumberPhrase>& numbers,
                                             const std::vector<LocatedTime>& times, Owners& owners,
                                             std::vector<Gap>& gaps) {
  return QuantityReader(text, numbers, times, owners, gaps).read();
}

}  // namespace runut
