// Date: a day of the proleptic Gregorian calendar, possibly known only to the month or year.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runut {

struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;  ///< 1 to 12; 0: unknown
  std::uint8_t day = 0;    ///< 1 to 31; 0: unknown

  /// Whether such a day (or month, or year from 1 to 9999) exists.
  [[nodiscard]] bool valid() const;
  [[nodiscard]] bool is_day() const { return day != 0; }
  /// Days since 1970-01-01; unknown parts count as the first.
  [[nodiscard]] std::int32_t days() const;
  static Date from_days(std::int32_t days);
  /// 1 = Monday to 7 = Sunday (ISO 8601). Needs a full date.
  [[nodiscard]] int weekday() const;
  [[nodiscard]] Date plus_days(std::int32_t n) const { return from_days(days() + n); }
  /// The month n months on, with no day.
  [[nodiscard]] Date plus_months(int n) const;
  /// First and last day of what is known ("2024-02" ends on the 29th).
  [[nodiscard]] Date first_day() const;
  [[nodiscard]] Date last_day() const;
  /// "2024-12-02", "2024-12" or "2024".
  [[nodiscard]] std::string iso() const;
  /// The date at the head of an ISO 8601 date or date-time.
  static std::optional<Date> parse(std::string_view iso);

  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Days in a month; month 1 to 12.
[[nodiscard]] int days_in_month(int year, int month);

}  // namespace runut
