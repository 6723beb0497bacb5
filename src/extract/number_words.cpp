// The arithmetic: one open group, a closed total, and how much room is left.
#include "extract/number_words.h"

namespace runut {
namespace {

/// The power of ten of the lowest digit that is not zero: what may be added below.
std::int64_t room_below(std::int64_t value) {
  if (value < 20) return 1;
  if (value % 100 == 0) return 100;
  return value % 10 == 0 ? 10 : 1;
}

}  // namespace

bool NumberSum::add(std::int64_t value) {
  if (exact_tail_ || value <= 0 || value >= room_) return false;
  const auto sum = group_.plus(value);
  if (!sum) return false;
  group_ = *sum;
  group_open_ = true;
  room_before_ = room_;
  room_ = room_below(value);
  last_ = value;
  return true;
}

bool NumberSum::add_digits(Decimal value) {
  if (group_open_) return false;
  digits_ = true;
  group_ = value;
  group_open_ = true;
  room_before_ = 1000;
  room_ = 1;
  last_ = value.is_whole() && value.coefficient() < 10 ? value.coefficient() : 0;
  return true;
}

bool NumberSum::teen() {
  if (last_ < 1 || last_ > 9 || last_ + 10 >= room_before_) return false;
  group_ = *group_.plus(10);
  room_ = 1;
  last_ = 0;
  return true;
}

bool NumberSum::times(std::int64_t multiplier) {
  if (last_ < 1) return false;
  const bool alone = group_ == Decimal(last_);  // "twelve hundred"
  if (!alone && multiplier == 100 && group_ < Decimal(100) && Decimal(20) < group_ && !digits_) {
    group_ = *group_.times(100);  // "ninety-five hundred"
    room_ = 100;
    last_ = 0;
    return true;
  }
  const std::int64_t product = last_ * multiplier;
  if (product >= room_before_ && !(alone && product < 10000)) return false;
  const auto sum = group_.plus(product - last_);
  if (!sum) return false;
  group_ = *sum;
  room_ = multiplier % 10 == 0 ? multiplier : 1;
  last_ = 0;
  return true;
}

bool NumberSum::half() {
  if (exact_tail_) return false;
  const auto sum = group_.plus(Decimal::scaled(5, 1));
  if (!sum) return false;
  group_ = *sum;
  group_open_ = exact_tail_ = true;
  last_ = 0;
  return true;
}

bool NumberSum::add_decimals(Decimal below_one) {
  const auto sum = group_.plus(below_one);
  if (!sum || exact_tail_) return false;
  group_ = *sum;
  group_open_ = exact_tail_ = true;
  last_ = 0;
  return true;
}

bool NumberSum::add_share(Decimal share) {
  if (exact_tail_ || empty()) return false;
  if (group_open_) return add_decimals(share);
  const auto more = share.times(scale_room_);
  const auto sum = more ? total_.plus(*more) : std::nullopt;
  if (!sum) return false;
  total_ = *sum;
  exact_tail_ = true;
  return true;
}

/// What the smaller scale before and the open group say, together, times a larger scale.
bool NumberSum::scale_all(std::int64_t multiplier) {
  if (digits_ || exact_tail_ || multiplier == scale_room_ || (above_room_ != 0 && multiplier >= above_room_))
    return false;
  const auto below = total_.minus(above_);
  const auto all = below ? below->plus(group_) : std::nullopt;
  const auto product = all ? all->times(multiplier) : std::nullopt;
  const auto sum = product ? above_.plus(*product) : std::nullopt;
  if (!sum) return false;
  total_ = *sum;
  group_ = 0;
  group_open_ = false;
  room_ = 1000;
  last_ = 0;
  scale_room_ = multiplier;
  return true;
}

bool NumberSum::scale(std::int64_t multiplier) {
  if (!group_open_) {  // "a thousand billion": a scale right behind a scale multiplies all
    if (scale_room_ == 0 || multiplier <= scale_room_) return false;
    const bool inner = above_room_ != 0;  // "a billion two thousand million": the billion stays
    if (inner && multiplier >= above_room_) return false;
    const auto below = inner ? total_.minus(above_) : std::optional(total_);
    const auto product = below ? below->times(multiplier) : std::nullopt;
    const auto sum = product ? above_.plus(*product) : std::nullopt;
    if (!sum) return false;
    total_ = *sum;
    scale_room_ = multiplier;
    return true;
  }
  if (scale_room_ != 0 && multiplier >= scale_room_) return scale_all(multiplier);
  const auto product = group_.times(multiplier);
  const auto sum = product ? total_.plus(*product) : std::nullopt;
  if (!sum) return false;
  if (scale_room_ != 0) {
    above_ = total_;
    above_room_ = scale_room_;
  }
  total_ = *sum;
  group_ = 0;
  group_open_ = exact_tail_ = false;
  room_ = 1000;
  last_ = 0;
  scale_room_ = multiplier;
  return true;
}

std::optional<Decimal> NumberSum::value() const { return total_.plus(group_); }

}  // namespace runut
