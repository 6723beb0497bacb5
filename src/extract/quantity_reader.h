// QuantityReader: reads the quantities of one text, each from its number outwards.
//
// Lives for one text. The walk and what is no quantity stand in quantities.cpp, the words around a number in
// quantity_words.cpp, amounts of several numbers in quantity_amounts.cpp, what one quantity lends another in
// quantity_sharing.cpp. Every step looks at a bounded number of tokens.
#pragma once

#include <algorithm>
#include <vector>

#include "extract/bounds.h"
#include "extract/counted.h"
#include "extract/number_gaps.h"
#include "extract/quantities.h"
#include "extract/ranges.h"

namespace runut {

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
  void to_main_currency(const Unit*& of);
  void add_hundredths(std::size_t& i);
  void finish(const NumberPhrase& n, bool in_time);
  void set_values(const NumberPhrase& n);
  void share_counted();
  bool behind_subject(std::uint32_t at) const;
  bool describes_noun(const NumberPhrase& n) const;
  bool signed_up(std::uint32_t first) const;
  std::uint32_t past_one(std::uint32_t at) const;
  [[nodiscard]] bool harmed_object(std::uint32_t first) const;
  [[nodiscard]] bool part_of_harmed(std::uint32_t last) const;
  [[nodiscard]] bool goes_on_counting() const;
  [[nodiscard]] bool stated_of_phrase(std::uint32_t first) const;
  [[nodiscard]] bool stated_behind_cue(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool next_of_list(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool says_where(std::uint32_t first) const;
  [[nodiscard]] std::uint32_t before_predicate(std::uint32_t floor) const;
  void take_over(LocatedQuantity& q) const;
  void take_over_change(LocatedQuantity& q) const;
  bool part_of(const LocatedQuantity& q, const LocatedQuantity& next) const;
  bool hangs_on(const LocatedQuantity& q, const LocatedQuantity& next) const;
  bool level_of(const LocatedQuantity& q, const LocatedQuantity& next) const;
  const LocatedQuantity* bracketed_like(std::size_t i) const;
  bool compared_with(const LocatedQuantity& q, const LocatedQuantity& before) const;

  /// Whether a unit stands at a token, or behind a hyphen there.
  bool measures(std::uint32_t at) const {
    if (at < text_.size() && text_.token(at).is_mark('-') && !text_.token(at).space_before) ++at;
    return unit_behind(text_, at) != nullptr;
  }
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
  std::size_t number_ = 0;  // of the quantity that is being read

  // The quantity that is being read.
  std::uint32_t first_ = 0, last_ = 0;  // its tokens so far
  std::uint32_t number_first_ = 0, number_last_ = 0;
  Decimal low_, high_;
  bool range_ = false;
  const Unit* unit_before_ = nullptr;
  std::uint32_t range_first_ = 0;
  Counted counted_;
  LeadWords lead_;
  bool age_ = false;
  Bound behind_ = Bound::exact;
};

}  // namespace runut
