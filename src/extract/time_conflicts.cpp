// The weekday is a checksum of the date. Where it fails, one of the parts was mistyped; which one is
// told by the publication date: its own day, its own year, or the nearest day of that name.
#include "extract/time_conflicts.h"

#include <cstdlib>

namespace runut {
namespace {

bool in_doubt_of_year(const TimePhrase& p, const TimeAnchor& a) { return p.year == 0 && !p.unit && !a.now.is_day(); }

/// The day of that name nearest to `day`, not after `latest` where that is known.
Date nearest_weekday(int weekday, Date day, std::optional<Date> latest) {
  const int back = (day.weekday() - weekday + 7) % 7;
  const Date before = day.plus_days(-back), after = day.plus_days(7 - back);
  const bool later = 7 - back < back && (!latest || after <= *latest);
  return later ? after : before;
}

std::string likely_day(const TimePhrase& p, Date written, const TimeAnchor& a) {
  const Date now = a.now;
  if (now.is_day()) {
    if (now.weekday() == p.weekday && std::abs(now.days() - written.days()) <= 3) return now.iso();
    // A year mistyped: the same day of the publication's year, or of the year before, has that name.
    if (p.year != 0 && p.year != now.year)
      for (const int year : {int{now.year}, now.year - 1}) {
        const Date other{static_cast<std::int16_t>(year), p.month, p.day};
        if (other.valid() && other.weekday() == p.weekday && std::abs(other.days() - now.days()) <= 60)
          return other.iso();
      }
    const bool past = written <= now.plus_days(1);
    return nearest_weekday(p.weekday, written, past ? std::optional(now) : std::nullopt).iso();
  }
  return nearest_weekday(p.weekday, written, {}).iso();
}

/// Whether the day and month fall on the weekday in any year that the document may be from.
bool some_year_fits(const TimePhrase& p, const TimeAnchor& a, const Times& times) {
  int from = times.undated_from, to = times.undated_to;
  if (a.now.year != 0) {
    from = a.now.year - 3;
    to = a.now.year + 3;
  }
  if (from == 0) return true;
  for (int year = from; year <= to; ++year) {
    const Date d{static_cast<std::int16_t>(year), p.month, p.day};
    if (d.valid() && d.weekday() == p.weekday) return true;
  }
  return false;
}

}  // namespace

Contradiction find_contradiction(const TimePhrase& p, const TimeValue& v, const TimeAnchor& a, const Times& times) {
  if (p.shape != TimePhrase::Shape::calendar) return {};
  if (v.impossible) return {TimeConflict::impossible, ""};
  if (p.day == 0 || p.month == 0) return {};
  if (p.feast != nullptr && p.feast_day) {
    // "H-4 of the feast or 27 April": both name a day.
    TimePhrase counted = p;
    counted.day = counted.month = 0;
    counted.year = v.date.year;
    const TimeValue by_feast = resolve(counted, a, times);
    if (by_feast.date.is_day() && v.date.is_day() && std::abs(by_feast.date.days() - v.date.days()) > 2)
      return {TimeConflict::weekday, by_feast.date.iso()};
    return {};
  }
  if (p.weekday == 0) return {};
  if (in_doubt_of_year(p, a))
    return some_year_fits(p, a, times) ? Contradiction{} : Contradiction{TimeConflict::weekday, ""};
  if (!v.date.is_day() || v.date.weekday() == p.weekday) return {};
  return {TimeConflict::weekday, likely_day(p, v.date, a)};
}

Contradiction find_contradiction(const TimePhrase& start, const TimeValue& start_value, const TimePhrase& end,
                                 const TimeValue& end_value, const TimeAnchor& a) {
  if (!start_value.first || !end_value.last || *start_value.first <= *end_value.last) return {};
  if (start_value.date.is_day() && end_value.date.is_day()) {
    Date first = start_value.date;
    const Date last = end_value.date;
    // The start's weekday, in the week before the end.
    if (start.weekday != 0)
      first = last.plus_days(-((last.weekday() - start.weekday + 7) % 7));
    else if (Date earlier = Date{first.year, first.month, 0}.plus_months(-1); earlier.year != 0) {
      earlier.day = first.day;
      if (!earlier.valid() || earlier > last) return {TimeConflict::order, ""};
      first = earlier;
    }
    return {TimeConflict::order, first.iso() + "/" + last.iso()};
  }
  static_cast<void>(end);
  static_cast<void>(a);
  return {TimeConflict::order, ""};
}

}  // namespace runut
