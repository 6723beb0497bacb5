// Each kind of phrase becomes a stretch of days; the value's spelling follows from the stretch's grain.
#include "extract/time_values.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

Date day_in(std::int16_t year, int month, int day) {
  return {year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

Date whole_year(int year) { return {static_cast<std::int16_t>(year), 0, 0}; }

/// The last such weekday up to `now`, or the first after it.
Date weekday_near(int weekday, Date now, bool after) {
  const int back = (now.weekday() - weekday + 7) % 7;
  return after ? now.plus_days(7 - back) : now.plus_days(-back);
}

Date monday_of(Date day) { return day.plus_days(1 - day.weekday()); }

std::string padded(const char* format, int a, int b) {
  char out[32];
  std::snprintf(out, sizeof out, format, a, b);
  return out;
}

/// ISO 8601 week ("2026-W04").
std::string iso_week(Date day) {
  const Date thursday = monday_of(day).plus_days(3);
  const Date january{thursday.year, 1, 1};
  return padded("%04d-W%02d", thursday.year, (thursday.days() - january.days()) / 7 + 1);
}

/// The same day n months on; the month's last day where it is shorter.
Date months_on(Date day, int n) {
  Date out = day.plus_months(n);
  const int most = days_in_month(out.year, out.month);
  out.day = static_cast<std::uint8_t>(day.day > most ? most : day.day);
  return out;
}

void add_clock(std::string& out, const TimePhrase& p) {
  if (p.has_clock) {
    out += padded("T%02d:%02d", p.hour, p.minute);
    if (p.second >= 0) out += padded(":%02d", p.second, 0);
    if (p.zone != nullptr && !p.zone->local) {
      const int m = std::abs(p.zone->minutes);
      out += p.zone->minutes == 0 ? "Z" : (p.zone->minutes < 0 ? "-" : "+") + padded("%02d:%02d", m / 60, m % 60);
    }
  } else if (p.part != nullptr) {
    out += 'T';
    out += p.part->code;
  }
}

std::string clock_only(const TimePhrase& p) {
  std::string out;
  add_clock(out, p);
  return out;
}

class Resolver {
 public:
  Resolver(const TimePhrase& p, const TimeAnchor& a, const Times& times) : p_(p), a_(a), times_(times) {}
  TimeValue resolve();

 private:
  void calendar();
  void years();
  void feast();
  void counted();
  void counted_time();
  void part_of_year();
  void season(std::int16_t year);
  void week_of_month();
  void weekday();
  void dated();
  void clock();
  void reference();
  void duration();
  void set();
  void edge();
  [[nodiscard]] std::int16_t year_of() const;
  /// Whether a month without a year belongs to years long past that the text is telling of.
  [[nodiscard]] bool in_a_tale() const {
    return a_.told.year != 0 && p_.weekday == 0 && !p_.numeric && !p_.direction &&
           (a_.now.year == 0 || a_.told.year <= a_.now.year - 2);
  }
  [[nodiscard]] Date base() const {
    if (!p_.anchored || !a_.story) return a_.now;
    return a_.story_far ? Date{} : *a_.story;
  }
  void span(Date first, Date last, std::string value) {
    out_.first = first;
    out_.last = last;
    out_.value = std::move(value);
    out_.edtf = edtf_of_days(first, last);
  }
  void whole(Date d) {
    out_.date = d;
    span(d.first_day(), d.last_day(), d.iso());
  }

  const TimePhrase& p_;
  const TimeAnchor& a_;
  const Times& times_;
  TimeValue out_;
};

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

void Resolver::calendar() {
  if (p_.years > 1) return years();
  if (p_.feast != nullptr && p_.day == 0) return feast();
  if (p_.quarter != 0 || p_.half != 0 || p_.season >= 0 || p_.first_months != 0) return part_of_year();
  if (p_.week != 0) return week_of_month();
  if (p_.only_weekday())
    weekday();
  else if (p_.day != 0 || p_.month != 0 || p_.year != 0)
    dated();
  else
    counted();
  if (!p_.has_clock && p_.part == nullptr) return;
  out_.type = TimeType::time;
  if (out_.date.is_day() || out_.value.size() == 10) add_clock(out_.value, p_);
  if (p_.has_clock && !out_.edtf.empty()) add_clock(out_.edtf, p_);
}

void Resolver::years() {
  const auto from = static_cast<std::int16_t>(p_.year), to = static_cast<std::int16_t>(p_.year + p_.years - 1);
  const std::string digits = padded("%04d", from, 0);
  const std::size_t known = p_.years == 10 ? 3 : 2;
  out_.date = {from, 0, 0};
  out_.first = Date{from < 1 ? std::int16_t{1} : from, 1, 1};
  out_.last = Date{to, 12, 31};
  out_.value = digits.substr(0, known);
  out_.edtf = out_.value + std::string(4 - known, 'X');
}

void Resolver::feast() {
  const Feast& f = *p_.feast;
  std::optional<Date> day;
  if (f.month != 0) {
    const std::int16_t year = p_.year != 0      ? p_.year
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
  whole(day->plus_days(p_.offset));
}

/// The year of a month, quarter or season that has none of its own; 0: unknown.
std::int16_t Resolver::year_of() const {
  if (p_.year != 0) return p_.year;
  if (p_.unit && p_.unit->unit == TimeUnit::year) {
    const std::int16_t from = p_.anchored && a_.story_year != 0 ? a_.story_year : a_.now.year;
    return from == 0 ? std::int16_t{0} : static_cast<std::int16_t>(from + p_.offset * p_.unit->count);
  }
  return a_.now.year;
}

void Resolver::part_of_year() {
  const std::int16_t year = year_of();
  out_.basis = p_.year != 0 ? TimeBasis::stated : TimeBasis::relative;
  if (year == 0) return;
  if (p_.season >= 0) return season(year);
  if (p_.first_months != 0) {
    out_.date = whole_year(year);
    const Date january{year, 1, 0}, end{year, p_.first_months, 0};
    return span(january.first_day(), end.last_day(), january.iso() + "/" + end.iso());
  }
  const int months = p_.quarter != 0 ? 3 : 6, number = p_.quarter != 0 ? p_.quarter : p_.half;
  const int from = (number - 1) * months + 1;
  out_.date = whole_year(year);
  span(day_in(year, from, 1), Date{year, static_cast<std::uint8_t>(from + months - 1), 0}.last_day(),
       padded(p_.quarter != 0 ? "%04d-Q%d" : "%04d-H%d", year, number));
}

/// Seasons of the northern half of the world; a winter ends in the year after.
void Resolver::season(std::int16_t year) {
  const std::string& code = times_.seasons[static_cast<std::size_t>(p_.season)];
  const int from = code == "SP" ? 3 : code == "SU" ? 6 : code == "FA" ? 9 : 12;
  const Date begin{year, static_cast<std::uint8_t>(from), 0};
  out_.date = whole_year(year);
  span(begin.first_day(), begin.plus_months(2).last_day(), padded("%04d-", year, 0) + code);
}

void Resolver::week_of_month() {
  std::int16_t year = year_of();
  if (p_.year == 0) {
    out_.basis = TimeBasis::relative;
    if (!p_.unit && a_.now.is_day()) year = nearest_year(p_.month, 0, a_.now, a_.future);
  }
  if (year == 0) return;
  const Date month{year, p_.month, 0};
  out_.date = month;
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
  if (named.is_day() && !p_.unit && (!p_.direction || p_.part != nullptr) &&
      (!a_.now.is_day() || std::abs(named.days() - a_.now.days()) <= 10)) {
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
  } else if (p_.direction == TimeDirection::present && p_.part == nullptr) {
    day = monday_of(a_.now).plus_days(p_.weekday - 1);
  } else if (p_.direction == TimeDirection::past && p_.part == nullptr) {
    day = weekday_near(p_.weekday, a_.now.plus_days(-1), false);
  } else {
    day = weekday_near(p_.weekday, a_.now, p_.direction == TimeDirection::future || (a_.future && !p_.direction));
  }
  whole(day);
}

/// Day, month and year, any of them unwritten.
void Resolver::dated() {
  Date d{p_.year, p_.month, p_.day};
  const Date now = a_.now;
  if (p_.month == 0 && p_.day != 0) {  // a day of the month alone
    out_.basis = TimeBasis::relative;
    if (now.month == 0) {
      out_.value = padded("XXXX-XX-%02d", p_.day, 0);
      return;
    }
    Date month{now.year, now.month, 0};
    if (p_.unit && p_.unit->unit == TimeUnit::month)
      month = month.plus_months(p_.offset);
    else if (now.day != 0 && p_.day > now.day && !a_.future && p_.direction != TimeDirection::future)
      month = month.plus_months(-1);
    d = {month.year, month.month, p_.day};
  } else if (d.year == 0) {
    out_.inferred_year = true;
    out_.basis = TimeBasis::weekday;
    if (p_.unit && p_.unit->unit == TimeUnit::year) {
      d.year = year_of();
      out_.basis = TimeBasis::relative;
    } else if (p_.direction == TimeDirection::present) {
      d.year = now.year;
    } else if (in_a_tale()) {
      d.year = a_.told.year;
      if (d.month + 6 < a_.told.month) ++d.year;  // the tale went on over the turn of the year
      out_.basis = TimeBasis::anchored;
    } else if (now.year != 0 && (now.is_day() || now.month != 0)) {
      const Date from = now.is_day() ? now : now.last_day();
      const bool ahead = p_.direction == TimeDirection::future || (a_.future && !p_.direction);
      d.year = nearest_year(d.month, d.day, from, ahead);
      if (p_.direction == TimeDirection::past && Date{d.year, d.month, d.day}.days() > from.days()) --d.year;
    } else {
      d.year = now.year;
    }
  }
  if (p_.feast != nullptr && p_.year != 0) out_.basis = TimeBasis::stated;
  out_.date = d;
  if (d.day != 0 && d.month != 0 && d.day > days_in_month(d.year != 0 ? d.year : 2000, d.month)) {
    out_.impossible = true;
    return;
  }
  if (d.year == 0) {
    out_.value = d.day != 0 ? padded("XXXX-%02d-%02d", d.month, d.day) : padded("XXXX-%02d", d.month, 0);
    return;
  }
  whole(d);
}

/// "three weeks ago", "next month", "yesterday".
void Resolver::counted() {
  out_.basis = p_.anchored ? TimeBasis::anchored : TimeBasis::relative;
  const TimeUnitWord u = *p_.unit;
  if (p_.vague) {
    out_.value = p_.anchored ? "" : p_.offset > 0 ? "FUTURE_REF" : "PAST_REF";
    return;
  }
  const Date from = base();
  if (u.unit <= TimeUnit::hour) return counted_time();
  if (u.unit == TimeUnit::year) {
    const std::int16_t year = p_.anchored && a_.story_year != 0 ? a_.story_year : from.year;
    if (year == 0) return;
    if (u.count > 1 && p_.length_count == 0) {  // "last decade"
      const int size = u.count >= 100 ? 100 : 10;
      const int start = (year / size + p_.offset) * size;
      out_.date = whole_year(start);
      out_.first = day_in(static_cast<std::int16_t>(start), 1, 1);
      out_.last = day_in(static_cast<std::int16_t>(start + size - 1), 12, 31);
      out_.value = padded("%04d", start, 0).substr(0, size == 10 ? 3 : 2);
      out_.edtf = out_.value + (size == 10 ? "X" : "XX");
      return;
    }
    const int back = year + p_.offset * u.count;
    if (back < 1 || back > 9999) return;
    return whole(whole_year(back));
  }
  if (from.month == 0) return;
  if (u.unit == TimeUnit::month) return whole(Date{from.year, from.month, 0}.plus_months(p_.offset));
  if (u.unit == TimeUnit::quarter || u.unit == TimeUnit::half) {
    const int size = u.unit == TimeUnit::quarter ? 3 : 6;
    const Date begin =
        Date{from.year, static_cast<std::uint8_t>((from.month - 1) / size * size + 1), 0}.plus_months(size * p_.offset);
    return span(begin.first_day(), begin.plus_months(size - 1).last_day(),
                padded(size == 3 ? "%04d-Q%d" : "%04d-H%d", begin.year, (begin.month - 1) / size + 1));
  }
  if (!from.is_day()) return;
  if (u.unit == TimeUnit::day) return whole(from.plus_days(p_.offset));
  const Date monday = monday_of(from).plus_days(7 * p_.offset);
  if (u.unit == TimeUnit::week) return span(monday, monday.plus_days(6), iso_week(monday));
  // A weekend with no direction is the last one that has begun.
  const bool pointed = p_.direction.has_value() || p_.offset != 0 || p_.length_count != 0;
  const Date week = !pointed && from.weekday() < 6 && !a_.future ? monday.plus_days(-7) : monday;
  span(week.plus_days(5), week.plus_days(6), iso_week(week) + "-WE");
}

/// Hours and minutes ago: the day is known where the count stays inside it; the clock is not.
void Resolver::counted_time() {
  out_.type = TimeType::time;
  const Date from = base();
  if (!from.is_day()) return;
  out_.first = out_.last = from;
  out_.edtf = from.iso();
}

void Resolver::clock() {
  out_.type = TimeType::time;
  out_.basis = TimeBasis::anchored;
  const Date day = a_.story ? *a_.story : a_.now;
  out_.value = a_.story ? day.iso() + clock_only(p_) : clock_only(p_);
  if (!day.is_day()) return;
  out_.date = day;
  out_.first = out_.last = day;
  out_.edtf = p_.has_clock ? day.iso() + clock_only(p_) : day.iso();
}

void Resolver::reference() {
  out_.basis = TimeBasis::relative;
  out_.value = p_.point->reference;
  if (p_.point->reference != "PRESENT_REF" || !a_.now.is_day()) return;
  out_.first = out_.last = a_.now;
  out_.edtf = a_.now.iso();
}

/// "P2Y6M", "PT84M", "PXD"; a range keeps both ends.
std::string length_value(const TimePhrase& p) {
  std::string date, time, both;
  for (std::size_t i = 0; i < p.length_count; ++i) {
    const Length& l = p.lengths[i];
    constexpr std::array<const char*, static_cast<std::size_t>(TimeUnit::count_)> codes{"S",  "M", "H", "D", "W",
                                                                                        "WE", "M", "Q", "H", "Y"};
    Decimal low = l.low, high = l.high;
    if (l.unit.count > 1) {
      low = low.times(Decimal(l.unit.count)).value_or(low);
      high = high.times(Decimal(l.unit.count)).value_or(high);
    }
    std::string code = codes[static_cast<std::size_t>(l.unit.unit)];
    if (l.unit.unit == TimeUnit::half) {
      low = low.times(Decimal(6)).value_or(low);
      high = high.times(Decimal(6)).value_or(high);
      code = "M";
    }
    const bool timed = l.unit.unit <= TimeUnit::hour;
    (timed ? time : date) += (l.vague ? "X" : low.to_string()) + code;
    if (p.length_count == 1 && !l.vague && low != high)
      both = std::string(timed ? "/PT" : "/P") + high.to_string() + code;
  }
  return "P" + date + (time.empty() ? "" : "T" + time) + both;
}

/// A length of time; one that ends or begins now is a stretch of days too.
void Resolver::duration() {
  out_.type = TimeType::duration;
  out_.value = length_value(p_);
  if (!p_.direction || !a_.now.is_day()) return;
  out_.basis = TimeBasis::relative;
  const Length& l = p_.lengths[0];
  const bool back = *p_.direction == TimeDirection::recent;
  if (!back && *p_.direction != TimeDirection::following) return;
  (back ? out_.last : out_.first) = a_.now;
  if (l.vague || l.low != l.high || !l.low.is_whole() || l.low > Decimal(9999)) return;
  const int n = static_cast<int>(l.low.coefficient()) * l.unit.count * (back ? -1 : 1);
  Date other = a_.now;
  if (l.unit.unit == TimeUnit::day)
    other = a_.now.plus_days(n);
  else if (l.unit.unit == TimeUnit::week)
    other = a_.now.plus_days(7 * n);
  else if (l.unit.unit == TimeUnit::month && std::abs(n) < 1200)
    other = months_on(a_.now, n);
  else if (l.unit.unit == TimeUnit::year && std::abs(n) < 1000)
    other = months_on(a_.now, 12 * n);
  (back ? out_.first : out_.last) = other;
  out_.edtf = edtf_of_days(*out_.first, *out_.last);
}

void Resolver::set() {
  out_.type = TimeType::set;
  out_.value = p_.weekday != 0 ? padded("XXXX-WXX-%d", p_.weekday, 0) : length_value(p_);
}

/// The first, middle or last part of the stretch: thirds of a month, quarters of a year, by whole months
/// where the stretch has several.
void Resolver::edge() {
  if (!out_.first || !out_.last || out_.type != TimeType::date) return;
  const Date first = *out_.first, last = *out_.last;
  const int months = (last.year - first.year) * 12 + last.month - first.month + 1;
  const TimePart part = *p_.edge;
  const int days = last.days() - first.days() + 1;
  if (first.day == 1 && months >= 3 && last == Date{last.year, last.month, 0}.last_day()) {
    const int size = months >= 12 ? months / 4 : months / 3;
    const int from = part == TimePart::start ? 0 : part == TimePart::end ? months - size : (months - size) / 2;
    const int width = part == TimePart::mid && months == 12 ? 4 : size;
    out_.first = Date{first.year, first.month, 0}.plus_months(from).first_day();
    out_.last = Date{first.year, first.month, 0}.plus_months(from + width - 1).last_day();
  } else if (days >= 3) {
    const int size = days / 3;
    if (part == TimePart::start) out_.last = first.plus_days(size - 1);
    if (part == TimePart::mid) {
      out_.first = first.plus_days(size);
      out_.last = first.plus_days(2 * size - 1);
    }
    if (part == TimePart::end) out_.first = first.plus_days(2 * size);
  }
  out_.edtf = edtf_of_days(*out_.first, *out_.last);
}

}  // namespace

std::string edtf_of_days(Date first, Date last) {
  if (first == last) return first.iso();
  if (first.day == 1 && last == Date{last.year, last.month, 0}.last_day()) {
    if (first.month == 1 && last.month == 12)
      return first.year == last.year ? whole_year(first.year).iso()
                                     : whole_year(first.year).iso() + "/" + whole_year(last.year).iso();
    const Date a{first.year, first.month, 0}, b{last.year, last.month, 0};
    return a == b ? a.iso() : a.iso() + "/" + b.iso();
  }
  return first.iso() + "/" + last.iso();
}

std::int16_t nearest_year(std::uint8_t month, std::uint8_t day, Date now, bool future) {
  std::int16_t best = now.year;
  std::int32_t least = 100000;
  for (int year = now.year - 1; year <= now.year + 1; ++year) {
    const Date d{static_cast<std::int16_t>(year), month, day};
    std::int32_t distance = 0;
    if (d.first_day().days() > now.days())
      distance = (d.first_day().days() - now.days()) * (future ? 1 : 4);
    else if (d.last_day().days() < now.days())
      distance = (now.days() - d.last_day().days()) * (future ? 4 : 1);
    if (distance < least) {
      least = distance;
      best = static_cast<std::int16_t>(year);
    }
  }
  return best;
}

TimeValue resolve(const TimePhrase& phrase, const TimeAnchor& anchor, const Times& times) {
  return Resolver(phrase, anchor, times).resolve();
}

}  // namespace runut
