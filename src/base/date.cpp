// Calendar arithmetic. The day count is Howard Hinnant's days_from_civil
// (https://howardhinnant.github.io/date_algorithms.html), exact over the proleptic Gregorian calendar.
#include "runut/date.h"

namespace runut {

int days_in_month(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool Date::valid() const {
  if (year < 1 || year > 9999 || month > 12) return false;
  if (month == 0) return day == 0;
  return day <= days_in_month(year, month);
}

std::int32_t Date::days() const {
  const int m = month == 0 ? 1 : month, d = day == 0 ? 1 : day;
  const int y = year - (m <= 2 ? 1 : 0);
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Date Date::from_days(std::int32_t days) {
  const int z = days + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int month = mp < 10 ? mp + 3 : mp - 9;
  return {static_cast<std::int16_t>(yoe + era * 400 + (month <= 2 ? 1 : 0)), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(doy - (153 * mp + 2) / 5 + 1)};
}

int Date::weekday() const {
  const int w = (days() + 3) % 7;  // 1970-01-01 was a Thursday
  return (w < 0 ? w + 7 : w) + 1;
}

Date Date::plus_months(int n) const {
  const int index = year * 12 + (month == 0 ? 0 : month - 1) + n;
  return {static_cast<std::int16_t>(index / 12), static_cast<std::uint8_t>(index % 12 + 1), 0};
}

Date Date::first_day() const {
  return {year, static_cast<std::uint8_t>(month == 0 ? 1 : month), static_cast<std::uint8_t>(day == 0 ? 1 : day)};
}

Date Date::last_day() const {
  if (day != 0) return *this;
  const int m = month == 0 ? 12 : month;
  return {year, static_cast<std::uint8_t>(m), static_cast<std::uint8_t>(days_in_month(year, m))};
}

std::string Date::iso() const {
  char out[16];
  std::size_t n = 0;
  const auto put = [&](int value, int digits) {
    for (int place = digits; place-- > 0; value /= 10)
      out[n + static_cast<std::size_t>(place)] = static_cast<char>('0' + value % 10);
    n += static_cast<std::size_t>(digits);
  };
  put(year < 0 ? 0 : year, 4);
  if (month != 0) out[n++] = '-', put(month, 2);
  if (month != 0 && day != 0) out[n++] = '-', put(day, 2);
  return {out, n};
}

std::optional<Date> Date::parse(std::string_view iso) {
  const auto number = [&](std::size_t at, std::size_t n) {
    if (iso.size() < at + n) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + n; ++i) {
      if (iso[i] < '0' || iso[i] > '9') return -1;
      value = value * 10 + (iso[i] - '0');
    }
    return value;
  };
  Date d;
  const int y = number(0, 4);
  if (y < 1) return {};
  d.year = static_cast<std::int16_t>(y);
  if (iso.size() > 4 && iso[4] == '-') {
    const int m = number(5, 2);
    if (m < 1 || m > 12) return {};
    d.month = static_cast<std::uint8_t>(m);
    if (iso.size() > 7 && iso[7] == '-') {
      const int day = number(8, 2);
      if (day < 1) return {};
      d.day = static_cast<std::uint8_t>(day);
    }
  }
  if (!d.valid()) return {};
  return d;
}

}  // namespace runut
