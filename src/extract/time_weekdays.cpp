// Weeks and the days of weeks on the calendar: "week 31", "the first week of March", "Friday", "Friday 31".
#include <cstdlib>

#include "extract/time_resolver.h"

namespace runut {
namespace {

/// The last such weekday up to `now`, or the first after it.
Date weekday_near(int weekday, Date now, bool after) {
  const int back = (now.weekday() - weekday + 7) % 7;
  return after ? now.plus_days(7 - back) : now.plus_days(-back);
}

/// The first such weekday from `now` on: reports call their own day by its name too.
Date weekday_from(int weekday, Date now) { return now.plus_days((weekday - now.weekday() + 7) % 7); }

}  // namespace

/// Weeks by ISO 8601: a week is of the month or year that its Thursday is of.
void Resolver::iso_week_of(Date whole_of) {
  const Date first = whole_of.first_day(), last = whole_of.last_day();
  const Date opening = monday_of(first.plus_days(3)), closing = monday_of(last.plus_days(-3));
  const Date monday = p_.week == 9 ? closing : opening.plus_days(7 * (p_.week - 1));
  if (monday > closing) return;
  span(monday, monday.plus_days(6), iso_week(monday));
}

/// "week 31": of the year named, or this year.
void Resolver::week_of_year() {
  const int year = year_of();
  if (p_.year == 0) out_.basis = TimeBasis::relative;
  if (year <= 0) return;
  const Date monday = monday_of(day_in(year, 1, 4)).plus_days(7 * (p_.year_week - 1));
  out_.date = monday;
  if (monday.plus_days(3).year != year) return;  // a year of 52 weeks
  span(monday, monday.plus_days(6), iso_week(monday));
}

/// The month that a rank is counted in; year 0: unknown.
Date Resolver::month_of_week() {
  int year = year_of();
  if (p_.year == 0) {
    out_.basis = TimeBasis::relative;
    if (!p_.unit && a_.now.is_day() && !a_.narrative) year = nearest_year(p_.month, 0, a_.now, a_.future);
  }
  if (year <= 0) return {};
  if (times_.direction_first && p_.unit && p_.unit->unit == TimeUnit::month)
    return Date{a_.now.year, a_.now.month, 0}.plus_months(p_.offset);
  return day_in(year, p_.month, 0);
}

/// "the last Sunday of October"
void Resolver::weekday_of_month() {
  const Date month = month_of_week();
  if (month.year == 0) return;
  const Date first = month.first_day(), last = month.last_day();
  const Date opening = first.plus_days((p_.weekday - first.weekday() + 7) % 7);
  const Date day =
      p_.week == 9 ? last.plus_days(-((last.weekday() - p_.weekday + 7) % 7)) : opening.plus_days(7 * (p_.week - 1));
  if (day <= last) whole(day);
}

void Resolver::week_of_month() {
  const Date month = month_of_week();
  if (month.year == 0) return;
  out_.date = month;
  if (times_.direction_first) return iso_week_of(month);
  const Date last = month.last_day();
  if (p_.week == 9)
    span(last.plus_days(-6), last, month.iso());
  else
    span(month.first_day().plus_days(7 * (p_.week - 1)),
         p_.week == 5 ? last : month.first_day().plus_days(7 * p_.week - 1), month.iso());
}

void Resolver::weekday() {
  out_.basis = TimeBasis::weekday;
  // A weekday that the text has dated before is that day again.
  const Date named = a_.by_weekday[p_.weekday];
  if (named.is_day() && !p_.unit && (!a_.future || p_.part != nullptr) && (!p_.direction || p_.part != nullptr) &&
      (!a_.now.is_day() || (std::abs(named.days() - a_.now.days()) <= 10 && (a_.future || named <= a_.now)))) {
    return whole(named);
  }
  if (!a_.now.is_day()) {
    out_.value = padded("XXXX-WXX-%d", p_.weekday, 0);
    return;
  }
  Date day;
  if (p_.unit && p_.unit->unit == TimeUnit::week) {
    if (!base().is_day()) return;
    day = monday_of(base()).plus_days(7 * p_.offset + p_.weekday - 1);
  } else if (p_.direction == TimeDirection::present && (p_.part == nullptr || p_.part->clock)) {
    day = monday_of(a_.now).plus_days(p_.weekday - 1);
  } else if ((p_.direction == TimeDirection::past || p_.direction == TimeDirection::before) &&
             (p_.part == nullptr || p_.part->clock || p_.has_clock)) {
    day = weekday_near(p_.weekday, a_.now.plus_days(-1), false);
    // Of yesterday nobody says "last Wednesday".
    if (times_.direction_first && a_.now.days() - day.days() == 1) day = day.plus_days(-7);
  } else if (a_.planned && !p_.direction) {
    const Date back = weekday_near(p_.weekday, a_.now, false), on = weekday_from(p_.weekday, a_.now);
    day = on.days() - a_.now.days() < a_.now.days() - back.days() ? on : back;
  } else {
    day = a_.future && !p_.direction ? weekday_from(p_.weekday, a_.now)
                                     : weekday_near(p_.weekday, a_.now, p_.direction == TimeDirection::future);
    // "Next Friday", said on a Tuesday, is the one of the next week; of tomorrow nobody says it.
    if (times_.direction_first && p_.direction == TimeDirection::future &&
        (day.days() - a_.now.days() == 1 || monday_of(day) == monday_of(a_.now)))
      day = day.plus_days(7);
  }
  whole(day);
}

/// A day of the month with no month written. Returns whether its month is known.
bool Resolver::day_alone(Date& d) {
  out_.basis = TimeBasis::relative;
  Date from = a_.now;
  if (a_.narrative && a_.told.month != 0) from = a_.told;
  if (from.month == 0 || from.year < 0) {
    out_.value = padded("XXXX-XX-%02d", p_.day, 0);
    return false;
  }
  Date month{from.year, from.month, 0};
  if (p_.unit && p_.unit->unit == TimeUnit::month)
    month = month.plus_months(p_.offset);
  else if (from.day != 0 && p_.day > from.day && !a_.future && !a_.narrative && p_.direction != TimeDirection::future)
    month = month.plus_months(-1);
  d = {month.year, month.month, p_.day};
  // "Friday 31": the last month, or the next, in which that day is one; the next too where it is much nearer.
  if (p_.weekday == 0 || p_.unit) return true;
  std::int32_t least = 100000;
  for (int by = -14; by < 14; ++by) {
    const Date tried = month.plus_months(by);
    const Date day{tried.year, tried.month, p_.day};
    if (p_.day > days_in_month(tried.year, tried.month) || day.weekday() != p_.weekday) continue;
    const std::int32_t ahead = day.days() - from.first_day().days();
    const std::int32_t distance = ahead > 0 ? ahead * (a_.future ? 1 : 4) : -ahead * (a_.future ? 4 : 1);
    if (distance >= least) continue;
    least = distance;
    d = day;
  }
  return true;
}

/// "the week ended 4 May": seven days, named by the week of the calendar that most of them are in.
void Resolver::week_beside(Date d) {
  const Date first = p_.week_side == 1 ? d : p_.week_side < 0 ? d.plus_days(-6) : monday_of(d);
  span(first, first.plus_days(6), iso_week(first.plus_days(3)));
  out_.basis = TimeBasis::anchored;
}

}  // namespace runut
