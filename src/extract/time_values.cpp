// Each kind of phrase becomes a stretch of days; the value's spelling follows from the stretch's grain.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "extract/time_resolver.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

}  // namespace

TimeValue Resolver::resolve() {
  switch (p_.shape) {
    case Shape::calendar:
      calendar();
      if (p_.edge) edge();
      break;
    case Shape::clock:
      clock();
      break;
    case Shape::reference:
      reference();
      break;
    case Shape::duration:
      duration();
      break;
    case Shape::set:
      set();
      break;
    case Shape::none:
      break;
  }
  return std::move(out_);
}

void Resolver::whole(Date d) {
  out_.date = d;
  if (d.year > 0) return span(d.first_day(), d.last_day(), d.iso());
  // Before the era there are no days to count with; EDTF has a year 0.
  const std::string rest = Date{2000, d.month, d.day}.iso().substr(4);
  out_.value = year_text(d.year) + rest;
  out_.edtf = padded(d.year == -1 ? "%04d" : "-%04d", -d.year - 1, 0) + rest;
}

/// From where the phrase counts; a date with parts unknown where the text has not named them.
Date Resolver::base() const {
  if (!p_.anchored) return a_.now;
  if (p_.known && !a_.narrative && (p_.unit->unit != TimeUnit::day || !a_.story)) return a_.now;
  if (a_.narrative && a_.told.year != 0) return a_.told;
  if (!a_.story) return a_.now;
  return a_.story_far ? Date{} : *a_.story;
}

void Resolver::calendar() {
  if (p_.years > 1)
    years();
  else if (p_.feast != nullptr && p_.day == 0)
    feast();
  else if (p_.quarter != 0 || p_.half != 0 || p_.season >= 0 || p_.first_months != 0)
    part_of_year();
  else if (p_.week != 0 && p_.weekday != 0)
    weekday_of_month();
  else if (p_.week != 0)
    week_of_month();
  else if (p_.year_week != 0)
    week_of_year();
  else if (p_.only_weekday())
    weekday();
  else if (p_.day != 0 || p_.month != 0 || p_.year != 0)
    dated();
  else
    counted();
  if (!p_.has_clock && p_.part == nullptr) return;
  out_.type = TimeType::time;
  if (out_.date.is_day() || out_.value.size() == 10) out_.value += clock_text(p_);
  if (!p_.has_clock || out_.edtf.empty()) return;
  if (p_.bound == TimePhrase::Bound::none) {
    const bool midnight = p_.hour == 24 && out_.date.is_day();
    out_.edtf = midnight ? out_.date.plus_days(1).iso() + "T00:00" : out_.edtf + clock_text(p_);
    return;
  }
  const bool opens = p_.bound == TimePhrase::Bound::after || p_.bound == TimePhrase::Bound::since;
  const bool outside = p_.bound == TimePhrase::Bound::before && out_.date.is_day();
  out_.edtf = opens ? out_.edtf + clock_text(p_) + "/.."
                    : "../" + (outside ? last_second(out_.date, p_) : out_.edtf + clock_text(p_));
}

void Resolver::years() {
  const int from = p_.year, to = p_.year + p_.years - 1;
  const std::string digits = padded("%04d", from, 0);
  const std::size_t known = p_.years == 10 ? 3 : 2;
  out_.value = (p_.before_era ? "BC" : "") + digits.substr(0, known);
  if (p_.before_era) {
    out_.date = whole_year(-to);
    return;
  }
  out_.date = whole_year(from);
  out_.first = day_in(from < 1 ? 1 : from, 1, 1);
  out_.last = day_in(to, 12, 31);
  out_.edtf = out_.value + std::string(4 - known, 'X');
}

void Resolver::feast() {
  const Feast& f = *p_.feast;
  std::optional<Date> day;
  if (f.month != 0) {
    const bool tale = a_.narrative && a_.told.year > 0;
    const std::int16_t year = p_.year != 0      ? p_.year
                              : tale            ? a_.told.year
                              : a_.now.is_day() ? nearest_year(f.month, f.day, a_.now, a_.future)
                                                : std::int16_t{0};
    if (year != 0) day = day_in(year, f.month, f.day);
  } else {
    std::int32_t least = 366;
    for (const Date& d : f.days) {
      if (p_.year != 0 ? d.year != p_.year : !a_.now.is_day()) continue;
      const std::int32_t distance = p_.year != 0 ? 0 : std::abs(d.days() - a_.now.days());
      if (distance < least) {
        least = distance;
        day = d;
      }
    }
  }
  out_.basis = TimeBasis::anchored;
  if (!day) {
    if (p_.year != 0) whole(whole_year(p_.year));
    return;
  }
  if (p_.festive_weekend) {  // the weekend beside it, and the feast where it lengthens that
    const bool late = day->weekday() >= 4;
    const Date monday = monday_of(*day).plus_days(late ? 0 : -7), saturday = monday.plus_days(5);
    out_.date = saturday;
    return span(std::min(saturday, *day), std::max(saturday.plus_days(1), day->weekday() == 1 ? *day : saturday),
                iso_week(monday) + "-WE");
  }
  whole(day->plus_days(p_.offset));
}

/// The year of a month, quarter or season that has none of its own; 0: unknown.
int Resolver::year_of() const {
  if (p_.year != 0) return p_.before_era ? -p_.year : p_.year;
  if (p_.unit && p_.unit->unit == TimeUnit::year) {
    const int from = p_.anchored && a_.story_year != 0 ? a_.story_year : a_.now.year;
    return from == 0 ? 0 : from + p_.offset * p_.unit->count;
  }
  if (a_.narrative && a_.told.year != 0 && !p_.direction) return a_.told.year;
  return a_.now.year;
}

void Resolver::part_of_year() {
  int year = year_of();
  out_.basis = p_.year != 0 ? TimeBasis::stated : TimeBasis::relative;
  if (year == 0) return;
  if (p_.season >= 0) return season(year);
  if (p_.first_months != 0) {
    out_.date = whole_year(year);
    const Date january = day_in(year, 1, 0), end = day_in(year, p_.first_months, 0);
    return span(january.first_day(), end.last_day(), january.iso() + "/" + end.iso());
  }
  const int months = p_.quarter != 0 ? 3 : 6, number = p_.quarter != 0 ? p_.quarter : p_.half;
  const int from = (number - 1) * months + 1;
  // One that has not begun is last year's, unless it is said to come.
  if (p_.year == 0 && !p_.unit && !p_.direction && times_.direction_first && !a_.narrative && from > a_.now.month &&
      a_.now.month != 0 && !a_.future)
    --year;
  out_.date = whole_year(year);
  if (year < 0) return;
  span(day_in(year, from, 1), day_in(year, from + months - 1, 0).last_day(),
       padded(p_.quarter != 0 ? "%04d-Q%d" : "%04d-H%d", year, number));
}

/// Seasons of the northern half of the world; a winter ends in the year after.
void Resolver::season(int year) {
  const std::string& code = times_.seasons[static_cast<std::size_t>(p_.season)].code;
  const int from = code == "SP" ? 3 : code == "SU" ? 6 : code == "FA" ? 9 : 12;
  if (p_.direction == TimeDirection::past && a_.now.month != 0 && from + 2 >= a_.now.month) --year;
  if (p_.direction == TimeDirection::future && a_.now.month != 0 && from <= a_.now.month) ++year;
  out_.date = whole_year(year);
  if (year < 0) {
    out_.value = year_text(year) + "-" + code;
    return;
  }
  const Date begin = day_in(year, from, 0);
  span(begin.first_day(), begin.plus_months(2).last_day(), padded("%04d-", year, 0) + code);
}

/// The year of a month that is written without.
void Resolver::infer_year(Date& d) {
  const Date now = a_.now;
  out_.inferred_year = true;
  out_.basis = TimeBasis::weekday;
  if (p_.unit && p_.unit->unit == TimeUnit::year) {
    d.year = static_cast<std::int16_t>(year_of());
    out_.basis = TimeBasis::relative;
  } else if (p_.direction == TimeDirection::present) {
    d.year = now.year;
  } else if (p_.direction == TimeDirection::before && a_.told.year != 0) {
    d.year = a_.told.year;
    if (d.month >= a_.told.month) --d.year;
    out_.basis = TimeBasis::anchored;
  } else if (in_a_tale()) {
    d.year = a_.told.year;
    if (d.month + 6 < a_.told.month) ++d.year;  // the tale went on over the turn of the year
    out_.basis = TimeBasis::anchored;
  } else if (now.year != 0 && (now.is_day() || now.month != 0)) {
    const Date from = now.is_day() ? now : now.last_day();
    const bool ahead = p_.direction == TimeDirection::future || (a_.future && !p_.direction);
    d.year = nearest_year(d.month, d.day, from, ahead);
    const bool before = p_.direction == TimeDirection::past || p_.direction == TimeDirection::before;
    if (before && Date{d.year, d.month, d.day}.days() > from.days()) --d.year;
    const bool passed = Date{d.year, d.month, d.day}.last_day().days() < from.days();
    if (passed && p_.direction == TimeDirection::future) ++d.year;
  } else {
    d.year = now.year;
  }
}

/// Day, month and year, any of them unwritten.
void Resolver::dated() {
  Date d{p_.before_era ? static_cast<std::int16_t>(-p_.year) : p_.year, p_.month, p_.day};
  if (p_.month == 0 && p_.day != 0) {
    if (!day_alone(d)) return;
  } else if (d.year == 0) {
    infer_year(d);
  }
  if (p_.feast != nullptr && p_.year != 0) out_.basis = TimeBasis::stated;
  out_.date = d;
  if (d.day != 0 && d.month != 0 && d.day > days_in_month(d.year != 0 ? d.year : 2000, d.month)) {
    out_.impossible = true;  // as written, and on no day
    out_.value = (p_.year != 0 ? year_text(d.year) : "XXXX") + padded("-%02d-%02d", d.month, d.day);
    return;
  }
  if (d.year == 0) {
    out_.value = d.day != 0 ? padded("XXXX-%02d-%02d", d.month, d.day) : padded("XXXX-%02d", d.month, 0);
    return;
  }
  whole(d);
  if (p_.week_side != 0 && d.is_day()) week_beside(d);
}

TimeValue resolve(const TimePhrase& phrase, const TimeAnchor& anchor, const Times& times) {
  return Resolver(phrase, anchor, times).resolve();
}

}  // namespace runut
