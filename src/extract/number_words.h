// NumberSum: the arithmetic of number words. Words go in one by one, from left to right; a word that
// cannot stand there is refused and the number ends before it.
//
// A number is a sum of groups below a thousand, each closed by a scale ("two hundred thousand" = 200 * 10^3),
// the scales falling. Within a group the room that is left shrinks: after a hundred there is room for what
// is below 100, after ones there is none. Exact decimals; refuses what does not fit.
#pragma once

#include <cstdint>
#include <optional>

#include "runut/decimal.h"

namespace runut {

class NumberSum {
 public:
  /// Adds ones, teens, tens, or a ready hundred; 1 <= value <= 999.
  bool add(std::int64_t value);
  /// Adds a number in digits; opens a group of its own.
  bool add_digits(Decimal value);
  /// "dua|belas": ten more than the ones just added.
  bool teen();
  /// "dua|puluh": the ones just added, times 10, 100, or 12.
  bool times(std::int64_t multiplier);
  /// Half of one more, of what the next scale counts.
  bool half();
  /// Closes the group. A scale above the one before counts, in words, all that stands behind the last larger one
  /// ("two thousand five hundred million").
  bool scale(std::int64_t multiplier);
  /// A closed group of one ("seribu").
  bool one_scale(std::int64_t multiplier) { return group_open_ ? false : (add(1) && scale(multiplier)); }
  /// Adds decimals below one to the open group.
  bool add_decimals(Decimal below_one);

  /// Adds a share of one more of what was counted last ("three and a quarter", "3 million and a half").
  bool add_share(Decimal share);

  [[nodiscard]] std::optional<Decimal> value() const;
  [[nodiscard]] bool empty() const { return !group_open_ && scale_room_ == 0; }
  /// Whether ones were added last, so that a teen or times word may follow.
  [[nodiscard]] bool ends_in_ones() const { return last_ > 0; }
  /// Whether a scale closed the last group.
  [[nodiscard]] bool closed() const { return !group_open_ && scale_room_ != 0; }
  /// The scale that closed the last group, 0 where none did.
  [[nodiscard]] std::int64_t last_scale() const { return scale_room_; }
  [[nodiscard]] bool scaled() const { return scale_room_ != 0; }

 private:
  Decimal total_, group_;
  std::int64_t room_ = 1000;      // what is added next must be below
  std::int64_t room_before_ = 0;  // the room before the last addition
  std::int64_t last_ = 0;         // the ones just added; 0 where no multiplier may follow
  std::int64_t scale_room_ = 0;   // the next scale must be below; 0: none yet
  Decimal above_;                 // of the total, what a scale larger than the last one closed
  std::int64_t above_room_ = 0;   // that scale; 0: none
  bool group_open_ = false, exact_tail_ = false, digits_ = false;

  bool scale_all(std::int64_t multiplier);
};

}  // namespace runut
