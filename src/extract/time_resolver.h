// Resolver: one phrase and its anchor, on the way to a value. Internal to time_values, time_counted, time_stretches.
#pragma once

#include "extract/time_values.h"

namespace runut {

class Resolver {
 public:
  Resolver(const TimePhrase& p, const TimeAnchor& a, const Times& times) : p_(p), a_(a), times_(times) {}
  TimeValue resolve();

 private:
  // time_values.cpp: named on the calendar
  void calendar();
  void years();
  void feast();
  void part_of_year();
  void season(int year);
  void dated();
  void infer_year(Date& d);
  [[nodiscard]] int year_of() const;
  // time_weekdays.cpp
  void week_of_month();
  void weekday_of_month();
  [[nodiscard]] Date month_of_week();
  void week_of_year();
  void week_beside(Date d);
  void iso_week_of(Date whole_of);
  void weekday();
  bool day_alone(Date& d);
  // time_counted.cpp: counted from the anchor, and lengths
  void counted();
  void counted_years(TimeUnitWord u);
  void counted_days(Date from);
  void counted_time();
  void clock();
  void reference();
  void duration();
  bool own_stretch(std::int32_t n, bool back);
  void ranked_length();
  void set();
  // time_stretches.cpp
  void edge();

  /// Whether a month without a year belongs to years long past that the text is telling of.
  [[nodiscard]] bool in_a_tale() const {
    if (a_.told.year == 0 || p_.weekday != 0 || p_.direction || (a_.future && !a_.narrative)) return false;
    return a_.narrative || (!p_.numeric && (a_.now.year == 0 || a_.told.year <= a_.now.year - 2));
  }
  [[nodiscard]] Date base() const;
  void span(Date first, Date last, std::string value) {
    out_.first = first;
    out_.last = last;
    out_.value = std::move(value);
    out_.edtf = edtf_of_days(first, last);
  }
  void whole(Date d);

  const TimePhrase& p_;
  const TimeAnchor& a_;
  const Times& times_;
  TimeValue out_;
};

// Calendar arithmetic and spelling that the parts share.

inline Date day_in(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}
inline Date whole_year(int year) { return {static_cast<std::int16_t>(year), 0, 0}; }
inline Date monday_of(Date day) { return day.plus_days(1 - day.weekday()); }
[[nodiscard]] std::string padded(const char* format, int a, int b);
/// "1940", "BC0490": years before the era are negative, and there is no year 0.
[[nodiscard]] std::string year_text(int year);
/// ISO 8601 week ("2026-W04").
[[nodiscard]] std::string iso_week(Date day);
/// The same day n months on; the month's last day where it is shorter.
[[nodiscard]] Date months_on(Date day, int n);
/// The second before a phrase's clock time on a day, with its zone: where a stretch that ends at that time ends.
[[nodiscard]] std::string last_second(Date day, const TimePhrase& p);
/// "T15:30:05+07:00", "TMO"; empty where the phrase names no time of day.
[[nodiscard]] std::string clock_text(const TimePhrase& p);

}  // namespace runut
