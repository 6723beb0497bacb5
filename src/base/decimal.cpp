// Exact decimal arithmetic on 64-bit coefficients, with 128-bit intermediates to see an overflow.
#include "runut/decimal.h"

namespace runut {
namespace {

constexpr int max_scale = 18;

__extension__ using Wide = __int128;

constexpr Wide power_of_ten(int n) {
  Wide p = 1;
  while (n-- > 0) p *= 10;
  return p;
}

/// Lowest terms, or nothing when the coefficient does not fit.
std::optional<Decimal> normal(Wide coefficient, int scale) {
  while (scale > 0 && coefficient % 10 == 0) coefficient /= 10, --scale;
  if (coefficient == 0) scale = 0;
  while (scale < 0) {
    if (coefficient > INT64_MAX || coefficient < INT64_MIN) return {};
    coefficient *= 10, ++scale;
  }
  if (scale > max_scale || coefficient > INT64_MAX || coefficient < INT64_MIN) return {};
  return Decimal::scaled(static_cast<std::int64_t>(coefficient), scale);
}

}  // namespace

Decimal Decimal::scaled(std::int64_t coefficient, int scale) {
  while (scale > 0 && coefficient % 10 == 0) coefficient /= 10, --scale;
  Decimal d;
  d.coefficient_ = coefficient;
  d.scale_ = coefficient == 0 ? 0 : scale;
  return d;
}

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  Wide coefficient = 0;
  int scale = 0, seen = 0;
  bool point = false;
  for (char c : digits) {
    if (c == '.' && !point) {
      point = true;
    } else if (c >= '0' && c <= '9') {
      coefficient = coefficient * 10 + (c - '0');
      if (coefficient > INT64_MAX) return {};
      ++seen;
      if (point && ++scale > max_scale) return {};
    } else {
      return {};
    }
  }
  if (seen == 0) return {};
  return scaled(static_cast<std::int64_t>(coefficient), scale);
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
  const int scale = scale_ > other.scale_ ? scale_ : other.scale_;
  return normal(
      Wide{coefficient_} * power_of_ten(scale - scale_) + Wide{other.coefficient_} * power_of_ten(scale - other.scale_),
      scale);
}

std::optional<Decimal> Decimal::minus(Decimal other) const {
  if (other.coefficient_ == INT64_MIN) return {};
  other.coefficient_ = -other.coefficient_;
  return plus(other);
}

std::optional<Decimal> Decimal::times(Decimal other) const {
  return normal(Wide{coefficient_} * other.coefficient_, scale_ + other.scale_);
}

std::optional<Decimal> Decimal::shifted(int power) const { return normal(Wide{coefficient_}, scale_ - power); }

double Decimal::to_double() const {
  return static_cast<double>(coefficient_) / static_cast<double>(power_of_ten(scale_));
}

std::string Decimal::to_string() const {
  std::string out = std::to_string(coefficient_);
  if (scale_ == 0) return out;
  const bool negative = out[0] == '-';
  if (negative) out.erase(0, 1);
  const auto places = static_cast<std::size_t>(scale_);
  if (out.size() <= places) out.insert(0, places + 1 - out.size(), '0');
  out.insert(out.size() - places, 1, '.');
  return negative ? "-" + out : out;
}

std::strong_ordering operator<=>(Decimal a, Decimal b) {
  const int scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
  const Wide x = Wide{a.coefficient_} * power_of_ten(scale - a.scale_);
  const Wide y = Wide{b.coefficient_} * power_of_ten(scale - b.scale_);
  return x < y ? std::strong_ordering::less : x > y ? std::strong_ordering::greater : std::strong_ordering::equal;
}

}  // namespace runut
