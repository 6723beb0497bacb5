// Stretches of days: their spelling in EDTF, the parts of one, and the calendar arithmetic of all values.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "extract/time_resolver.h"

namespace runut {

std::string padded(const char* format, int a, int b) {
  char out[32];
  std::snprintf(out, sizeof out, format, a, b);
  return out;
}

std::string year_text(int year) { return year < 0 ? padded("BC%04d", -year, 0) : padded("%04d", year, 0); }

std::string iso_week(Date day) {
  const Date thursday = monday_of(day).plus_days(3);
  const Date january{thursday.year, 1, 1};
  return padded("%04d-W%02d", thursday.year, (thursday.days() - january.days()) / 7 + 1);
}

Date months_on(Date day, int n) {
  Date out = day.plus_months(n);
  const int most = days_in_month(out.year, out.month);
  out.day = static_cast<std::uint8_t>(day.day > most ? most : day.day);
  return out;
}

std::string zone_text(const TimePhrase& p) {
  if (p.zone == nullptr || p.zone->local) return {};
  const int m = std::abs(p.zone->minutes);
  return p.zone->minutes == 0 ? "Z" : (p.zone->minutes < 0 ? "-" : "+") + padded("%02d:%02d", m / 60, m % 60);
}

std::string last_second(Date day, const TimePhrase& p) {
  int at = (p.hour * 60 + p.minute) * 60 + std::max<int>(p.second, 0) - 1;
  if (at < 0) {
    day = day.plus_days(-1);
    at += 24 * 3600;
  }
  return day.iso() + padded("T%02d:%02d", at / 3600, at / 60 % 60) + padded(":%02d", at % 60, 0) + zone_text(p);
}

std::string clock_text(const TimePhrase& p) {
  std::string out;
  if (p.has_clock) {
    out = padded("T%02d:%02d", p.hour, p.minute);
    if (p.second >= 0) out += padded(":%02d", p.second, 0);
    out += zone_text(p);
  } else if (p.part != nullptr) {
    out = "T" + p.part->code;
  }
  return out;
}

/// The first, middle or last part of the stretch: thirds of a month, quarters of a year, by whole months
/// where the stretch has several.
void Resolver::edge() {
  if (!out_.first || !out_.last || out_.type != TimeType::date) return;
  const Date first = *out_.first, last = *out_.last;
  const int months = (last.year - first.year) * 12 + last.month - first.month + 1;
  const TimePart part = *p_.edge;
  if (part == TimePart::earlier || part == TimePart::later) {
    if (!a_.now.is_day() || a_.now < first || a_.now > last) return;
    (part == TimePart::earlier ? out_.last : out_.first) = a_.now;
    out_.edtf = edtf_of_days(*out_.first, *out_.last);
    return;
  }
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

}  // namespace runut
