// Values counted from the anchor ("three weeks ago", "that year"), clock times, lengths and sets.
#include <array>
#include <cstdlib>

#include "extract/time_resolver.h"

namespace runut {

/// "last year", "two decades later", "last decade".
void Resolver::counted_years(TimeUnitWord u) {
  const bool by_story = p_.anchored && a_.story_year != 0 && (!p_.known || a_.narrative);
  const int year = by_story ? a_.story_year : base().year;
  if (year == 0) return;
  if (u.count == 1 || p_.length_count != 0) {
    const int named = year + p_.offset * u.count;
    if (named == 0 || named < -9999 || named > 9999) return;
    if (p_.same_period && a_.spoken.month != 0) return whole(day_in(named, a_.spoken.month, 0));
    return whole(whole_year(named));
  }
  const int size = u.count >= 100 ? 100 : 10;
  if (year < 0) {
    out_.value = "BC" + padded("%04d", -year / size * size - p_.offset * size, 0).substr(0, size == 10 ? 3 : 2);
    return;
  }
  const int start = (year / size + p_.offset) * size;
  out_.date = whole_year(start);
  out_.first = day_in(start, 1, 1);
  out_.last = day_in(start + size - 1, 12, 31);
  out_.value = padded("%04d", start, 0).substr(0, size == 10 ? 3 : 2);
  out_.edtf = out_.value + (size == 10 ? "X" : "XX");
}

/// Days, weeks and weekends from a day.
void Resolver::counted_days(Date from) {
  const TimeUnitWord u = *p_.unit;
  if (u.unit == TimeUnit::day) return whole(from.plus_days(p_.offset * u.count));
  const Date monday = monday_of(from).plus_days(7 * p_.offset * u.count);
  if (u.unit == TimeUnit::week) {
    span(monday, monday.plus_days(7 * u.count - 1), iso_week(monday));
    if (p_.length_count != 0) out_.edtf = from.plus_days(7 * p_.offset * u.count).iso() + "~";
    return;
  }
  // A weekend with no direction is the last one that has begun.
  const bool pointed = p_.direction.has_value() || p_.offset != 0 || p_.length_count != 0;
  const Date week = !pointed && from.weekday() < 6 && !a_.future ? monday.plus_days(-7) : monday;
  span(week.plus_days(5), week.plus_days(6), iso_week(week) + "-WE");
}

/// "three weeks ago", "next month", "yesterday", "that day".
void Resolver::counted() {
  out_.basis = p_.anchored ? TimeBasis::anchored : TimeBasis::relative;
  const TimeUnitWord u = *p_.unit;
  if (p_.vague) {
    out_.value = p_.anchored && !times_.direction_first ? "" : p_.offset > 0 ? "FUTURE_REF" : "PAST_REF";
    return;
  }
  if (u.unit <= TimeUnit::hour) return counted_time();
  if (u.unit == TimeUnit::year) return counted_years(u);
  const Date from = base();
  if (from.month == 0 || from.year < 0) {
    if (from.year != 0 && u.unit == TimeUnit::day) out_.value = year_text(from.year) + "-XX-XX";
    return;
  }
  if (u.unit == TimeUnit::month) {
    whole(Date{from.year, from.month, 0}.plus_months(p_.offset));
    if (p_.length_count != 0 && from.is_day()) out_.edtf = months_on(from, p_.offset).iso() + "~";
    return;
  }
  if (u.unit == TimeUnit::quarter || u.unit == TimeUnit::half) {
    const int size = u.unit == TimeUnit::quarter ? 3 : 6;
    const Date begin = day_in(from.year, (from.month - 1) / size * size + 1, 0).plus_months(size * p_.offset);
    return span(begin.first_day(), begin.plus_months(size - 1).last_day(),
                padded(size == 3 ? "%04d-Q%d" : "%04d-H%d", begin.year, (begin.month - 1) / size + 1));
  }
  if (from.is_day()) return counted_days(from);
  if (u.unit == TimeUnit::day) out_.value = year_text(from.year) + "-XX-XX";
}

/// Minutes and hours from now, to the minute where the publication is dated so. Else the day is known where the count
/// stays inside it.
void Resolver::counted_time() {
  out_.type = TimeType::time;
  const Date from = base();
  if (!from.is_day()) return;
  const TimeUnit u = p_.unit->unit;
  if (a_.now_minutes >= 0 && from == a_.now && u != TimeUnit::second && times_.direction_first) {
    const std::int32_t at = a_.now_minutes + p_.offset * p_.unit->count * (u == TimeUnit::hour ? 60 : 1);
    const std::int32_t day = at >= 0 ? at / 1440 : -((1439 - at) / 1440);
    const std::int32_t minute = at - day * 1440;
    out_.date = from.plus_days(day);
    out_.first = out_.last = out_.date;
    out_.value = out_.date.iso() + padded("T%02d:%02d", minute / 60, minute % 60);
    out_.edtf = u == TimeUnit::hour ? out_.date.iso() : out_.value;
    return;
  }
  out_.first = out_.last = from;
  out_.edtf = from.iso();
}

void Resolver::clock() {
  out_.type = TimeType::time;
  out_.basis = TimeBasis::anchored;
  const std::string time = clock_text(p_);
  const Date day = a_.story && !(a_.story_far && a_.now.is_day()) ? *a_.story : a_.now;
  out_.value = a_.story && day == *a_.story ? day.iso() + time : time;
  if (!day.is_day()) return;
  out_.date = day;
  out_.first = out_.last = day;
  if (p_.has_clock && p_.hour == 24)
    out_.edtf = day.plus_days(1).iso() + "T00:00";
  else
    out_.edtf = p_.has_clock ? day.iso() + time : day.iso();
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
    const bool unknown = l.vague || l.alone;
    (timed ? time : date) += (unknown ? "X" : low.to_string()) + code;
    if (p.length_count == 1 && !unknown && low != high)
      both = std::string(timed ? "/PT" : "/P") + high.to_string() + code;
  }
  return "P" + date + (time.empty() ? "" : "T" + time) + both;
}

/// The days, minutes or quarters that a length takes up before or behind now, by rules of their own: working days leave
/// out weekends and today, quarters are whole ones, minutes need a clock. False: none of these.
bool Resolver::own_stretch(std::int32_t n, bool back) {
  const TimeUnit u = p_.lengths[0].unit.unit;
  if (p_.working && u == TimeUnit::day && n > 0 && n <= 400) {
    Date near, far = a_.now;
    for (std::int32_t left = n; left > 0;) {
      far = far.plus_days(back ? -1 : 1);
      if (far.weekday() > 5) continue;
      if (left-- == n) near = far;
    }
    out_.first = back ? far : near;
    out_.last = back ? near : far;
  } else if (u == TimeUnit::quarter && n > 0 && n <= 400) {
    const Date begin = day_in(a_.now.year, (a_.now.month - 1) / 3 * 3 + 1, 0);
    out_.first = begin.plus_months(back ? -3 * n : 3).first_day();
    out_.last = begin.plus_months(back ? -1 : 3 * n + 2).last_day();
  } else if (u <= TimeUnit::hour && u != TimeUnit::second && a_.now_minutes >= 0 && n > 0 && n <= 100000) {
    const std::int32_t by = n * (u == TimeUnit::hour ? 60 : 1);
    const auto at = [&](std::int32_t minutes, bool closing) {
      const std::int32_t day = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440);
      TimePhrase p;
      p.has_clock = true;
      p.hour = static_cast<std::uint8_t>((minutes - day * 1440) / 60);
      p.minute = static_cast<std::uint8_t>((minutes - day * 1440) % 60);
      const Date d = a_.now.plus_days(day);
      return closing ? last_second(d, p) : d.iso() + clock_text(p);
    };
    const std::int32_t from = a_.now_minutes - (back ? by : 0);
    out_.edtf = at(from, false) + "/" + at(from + by, true);
    return false;
  } else {
    return false;
  }
  out_.edtf = edtf_of_days(*out_.first, *out_.last);
  return true;
}

/// A length of time; one that ends or begins now is a stretch of days too.
void Resolver::duration() {
  out_.type = TimeType::duration;
  out_.value = length_value(p_);
  if (p_.rank != 0) return ranked_length();
  if (!p_.direction || !a_.now.is_day()) return;
  out_.basis = TimeBasis::relative;
  const Length& l = p_.lengths[0];
  const bool back = *p_.direction == TimeDirection::recent;
  if (!back && *p_.direction != TimeDirection::following) return;
  (back ? out_.last : out_.first) = a_.now;
  if (l.vague || l.alone || l.low != l.high || !l.low.is_whole() || l.low > Decimal(9999)) return;
  const int n = static_cast<int>(l.low.coefficient()) * l.unit.count * (back ? -1 : 1);
  if (p_.length_count == 1 && times_.direction_first && own_stretch(std::abs(n), back)) return;
  if (!out_.edtf.empty()) return;
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
  // The next three days begin with the day after this.
  if (!back && times_.direction_first && other > a_.now) out_.first = a_.now.plus_days(1);
  out_.edtf = edtf_of_days(*out_.first, *out_.last);
}

/// "the first two months of 1939": the days that open or close the whole.
void Resolver::ranked_length() {
  TimePhrase rest = p_;
  rest.shape = TimePhrase::Shape::calendar;
  rest.length_count = 0;
  rest.rank = 0;
  const TimeValue all = runut::resolve(rest, a_, times_);
  const Length& l = p_.lengths[0];
  out_.basis = all.basis;
  if (!all.first || !all.last || l.low != l.high || l.vague || l.alone || !l.low.is_whole() || l.low > Decimal(999))
    return;
  const int n = static_cast<int>(l.low.coefficient()) * l.unit.count;
  const TimeUnit u = l.unit.unit;
  if (u != TimeUnit::day && u != TimeUnit::week && u != TimeUnit::month && u != TimeUnit::quarter &&
      u != TimeUnit::year)
    return;
  const int months = u == TimeUnit::year ? 12 : u == TimeUnit::quarter ? 3 : 1;
  const bool by_days = u == TimeUnit::day || u == TimeUnit::week;
  const int days = u == TimeUnit::week ? 7 * n : n;
  out_.first = all.first;
  out_.last = all.last;
  if (p_.rank == 1)
    out_.last = by_days ? all.first->plus_days(days - 1) : months_on(*all.first, n * months).plus_days(-1);
  else
    out_.first = by_days ? all.last->plus_days(1 - days) : months_on(all.last->plus_days(1), -n * months);
  out_.edtf = edtf_of_days(*out_.first, *out_.last);
}

void Resolver::set() {
  out_.type = TimeType::set;
  const bool daily = p_.length_count == 1 && p_.lengths[0].unit.unit == TimeUnit::day;
  if (p_.day != 0) {
    out_.value = padded("XXXX-XX-%02d", p_.day, 0);
    return;
  }
  if (p_.unit && p_.unit->unit == TimeUnit::weekend) {
    out_.value = "XXXX-WXX-WE";
    return;
  }
  if (p_.has_clock && p_.minute == 0 && p_.second < 0 && p_.zone == nullptr &&
      (p_.weekday != 0 || daily || p_.length_count == 0)) {
    // What comes again at an hour is written to the hour.
    out_.value = (p_.weekday != 0 ? padded("XXXX-WXX-%d", p_.weekday, 0) : "") + padded("T%02d", p_.hour, 0);
    return;
  }
  if (p_.has_clock && daily) {
    out_.value = clock_text(p_);
    return;
  }
  if (p_.weekday != 0)
    out_.value = padded("XXXX-WXX-%d", p_.weekday, 0);
  else if (p_.length_count != 0)
    out_.value = length_value(p_);
  if (out_.value == "P1Q") out_.value = "P3M";  // ISO 8601 has no quarters
  if (p_.weekday != 0 || p_.length_count == 0) out_.value += clock_text(p_);
}

}  // namespace runut
