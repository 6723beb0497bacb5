// The forms are the pack's calendar's; here only what joins date and time in a page's own lines.
#include "clean/date_line.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "pack/calendar.h"

namespace runut {
namespace {

/// Behind the date: at most a few marks or words of "at", then a clock time, and its half of the day.
void read_clock(const Page& page, std::uint32_t last, DateLine& line) {
  std::uint32_t at = line.last;
  for (int steps = 0; steps < 4 && at < last; ++steps) {
    const Token& t = page.token(at);
    if (t.is_number()) break;
    const Hit* marker = page.scan.hit_at(at, SenseKind::clock_marker);
    if (t.is_word() && marker == nullptr && t.span.size() > 3) return;
    at = marker != nullptr ? marker->last : at + 1;
  }
  if (at >= last) return;
  const auto clock = read_written_clock(page.scan, page.document.text, page.pack.times, at, false);
  if (!clock || clock->last > last) return;
  int hour = clock->hour;
  line.last = clock->last;
  if (line.last < last)
    if (const Hit* part = page.scan.hit_at(line.last, SenseKind::day_part)) {
      const std::string& code = page.pack.times.day_parts[part->index].code;
      if (code == "AM" || code == "PM") {
        hour = hour % 12 + (code == "PM" ? 12 : 0);
        line.last = part->last;
      }
    }
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", hour % 24, clock->minute);
  line.stated.time = text.data();
  if (clock->zone != nullptr && !clock->zone->local) line.stated.zone = zone_text(clock->zone->minutes);
}

}  // namespace

std::string zone_text(int minutes) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%c%02d:%02d", minutes < 0 ? '-' : '+', std::abs(minutes) / 60 % 100,
                std::abs(minutes) % 60);
  return text.data();
}

std::optional<DateLine> read_date_line(const Page& page, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    constexpr std::uint64_t dated = Scan::number_bit | Scan::bit(SenseKind::weekday) | Scan::bit(SenseKind::month);
    if (!page.scan.any(i, dated)) continue;
    const auto written = read_written_date(page.scan, page.document.text, page.pack.times, i);
    if (!written || written->year == 0 || written->month == 0 || written->day == 0 || written->last > last) continue;
    DateLine line;
    line.stated.date = {written->year, written->month, written->day};
    if (!line.stated.date.valid()) continue;
    line.first = written->first;
    line.last = written->last;
    line.conflict = written->weekday != 0 && written->weekday != line.stated.date.weekday();
    read_clock(page, last, line);
    line.stated.span = page.scan.span(line.first, line.last);
    return line;
  }
  return {};
}

}  // namespace runut
