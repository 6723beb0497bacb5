// Decimal: an exact decimal number, coefficient * 10^-scale, never a binary fraction.
//
// Counts, money and shares are compared and added as written; a double appears only where a number
// is shown to a program that wants one. Kept in lowest terms, so equal numbers are equal members.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runut {

class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t whole) : coefficient_(whole) {}  // NOLINT: implicit on purpose
  /// coefficient * 10^-scale, 0 <= scale <= 18.
  static Decimal scaled(std::int64_t coefficient, int scale);

  /// From digits with at most one '.', no sign ("1234.50"). Nothing when it does not fit
  /// (18 significant digits), or is no such number.
  static std::optional<Decimal> parse(std::string_view digits);

  /// Exact results, or nothing on overflow.
  [[nodiscard]] std::optional<Decimal> plus(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> minus(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> times(Decimal other) const;
  /// times 10^power; power may be negative.
  [[nodiscard]] std::optional<Decimal> shifted(int power) const;

  [[nodiscard]] constexpr std::int64_t coefficient() const { return coefficient_; }
  [[nodiscard]] constexpr int scale() const { return scale_; }
  [[nodiscard]] bool is_whole() const { return scale_ == 0; }
  /// For display and for record formats that want a binary number.
  [[nodiscard]] double to_double() const;
  /// Shortest plain form, '.' as the decimal sign, no exponent: "2.5", "10000".
  [[nodiscard]] std::string to_string() const;

  friend constexpr bool operator==(Decimal, Decimal) = default;
  friend std::strong_ordering operator<=>(Decimal a, Decimal b);

 private:
  std::int64_t coefficient_ = 0;
  std::int32_t scale_ = 0;
};

}  // namespace runut
