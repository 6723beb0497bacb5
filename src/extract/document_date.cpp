// An undated report was written after the latest day that it tells of. "This year" beside a dated month
// fixes the year: it is that month's; a year named by its number alone is not this year.
#include "extract/document_date.h"

#include <algorithm>

#include "base/moment_of_text.h"
#include "pack/calendar.h"

namespace runut {
namespace {

/// Minutes from "+07:00"; nothing from anything else.
std::optional<int> zone_minutes(std::string_view zone) {
  if (zone == "Z") return 0;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-')) return {};
  const int minutes = ((zone[1] - '0') * 10 + zone[2] - '0') * 60 + (zone[4] - '0') * 10 + zone[5] - '0';
  return zone[0] == '-' ? -minutes : minutes;
}

std::optional<int> clock_minutes(std::string_view time) {
  if (time.size() < 5 || time[2] != ':') return {};
  for (const std::size_t i : {0U, 1U, 3U, 4U})
    if (time[i] < '0' || time[i] > '9') return {};
  return ((time[0] - '0') * 10 + time[1] - '0') * 60 + (time[3] - '0') * 10 + time[4] - '0';
}

/// The day on the clocks of the place where the language's pages are usually dated.
Date local_day(const StatedDate& p, const Times& times) {
  const auto clock = clock_minutes(p.time), zone = zone_minutes(p.zone);
  if (!clock || !zone || !p.date.is_day()) return p.date;
  const int local = *clock - *zone + times.zone;
  return local < 0 ? p.date.plus_days(-1) : local >= 24 * 60 ? p.date.plus_days(1) : p.date;
}

}  // namespace

Date reference_date(const Document& document, const Times& times) {
  if (document.published_basis == DateBasis::unknown || document.published_basis == DateBasis::inferred) {
    if (!document.published_after) return {};
    Date now = *document.published_after;
    const auto& before = document.published_before;
    // A bound on a year's first day comes of a bare year: an old affair's, as like as not.
    if (!before && now.month == 1 && now.day == 1) return {};
    if (!before || before->year != now.year || before->month != now.month) now.month = 0;
    now.day = 0;
    return now;
  }
  return local_day(document.published, times);
}

Date reference_date(const Document& document, const Times& times, std::uint32_t byte) {
  const LiveUpdate* update = update_at(document, byte);
  return update != nullptr ? local_day(update->at, times) : reference_date(document, times);
}

std::int16_t reference_minutes(const Document& document, const Times& times, std::uint32_t byte) {
  if (!dated_at(document, byte)) return -1;
  const StatedDate& p = published_at(document, byte);
  if (!p.date.is_day()) return -1;
  const auto clock = clock_minutes(p.time), zone = zone_minutes(p.zone);
  if (!clock || *clock == 0) return -1;  // midnight is how many write a day alone
  if (!zone) return static_cast<std::int16_t>(*clock);
  return static_cast<std::int16_t>((*clock - *zone + times.zone + 2 * 24 * 60) % (24 * 60));
}

DateBounds infer_date_bounds(const Text& text) {
  if (text.document.published_basis != DateBasis::unknown) return {};
  const Times& times = text.pack.times;
  Date latest_day, latest_month;
  std::int16_t latest_year = 0;
  std::optional<Date> yearless;  // year 0
  bool this_year = false, this_month = false;
  for (std::uint32_t i = 0; i < text.size();) {
    const Sentence& s = text.sentence_at(i);
    if (s.furniture) {
      i = s.last;
      continue;
    }
    constexpr std::uint64_t dated = Scan::number_bit | Scan::bit(SenseKind::weekday) | Scan::bit(SenseKind::month);
    if (!text.scan.any(i, dated | Scan::bit(SenseKind::time_unit))) {
      ++i;
      continue;
    }
    if (const Hit* unit = text.hit(i, SenseKind::time_unit)) {
      const Hit* d = text.hit(unit->last, SenseKind::time_direction);
      if (d != nullptr && static_cast<TimeDirection>(d->index) == TimeDirection::present) {
        this_year |= times.units[unit->index].unit == TimeUnit::year && times.units[unit->index].count == 1;
        this_month |= times.units[unit->index].unit == TimeUnit::month;
      }
      if (times.units[unit->index].unit == TimeUnit::year)
        latest_year = std::max(latest_year, written_year(text.scan, text.document.text, unit->last));
    }
    std::uint32_t next = i + 1;
    if (text.scan.any(i, dated)) {
      if (const auto d = read_written_date(text.scan, text.document.text, times, i)) {
        next = d->last;
        const Date date{d->year, d->month, d->day};
        if (d->year != 0 && d->day != 0 && date.valid())
          latest_day = std::max(latest_day, date);
        else if (d->year != 0 && d->month != 0)
          latest_month = std::max(latest_month, date);
        else if (d->month != 0 && d->day != 0 && !d->numeric && (!yearless || date > *yearless))
          yearless = date;
      } else if (const std::int16_t year = written_year(text.scan, text.document.text, i);
                 year >= 1990 && year <= 2099 && text.hit(i + 1, SenseKind::noun) == nullptr) {
        latest_year = std::max(latest_year, year);
      }
    }
    i = next;
  }
  Date after = std::max(latest_day, latest_month);
  if (latest_year != 0) {
    if (this_year && latest_year >= after.year) ++latest_year;
    if (latest_year > after.year) after = Date{latest_year, 0, 0};
  }
  DateBounds out;
  if (after.year == 0) return out;
  if (this_year && yearless && (after.year == latest_year || after.month != 0)) {
    const Date day{after.year, yearless->month, yearless->day};
    if (day.valid() && day > after) after = day;
  }
  out.after = after.first_day();
  if (this_month && after.day != 0)
    out.before = Date{after.year, after.month, 0}.last_day();
  else if (this_year)
    out.before = Date{after.year, 12, 31};
  return out;
}

}  // namespace runut
