// Single tokens as dates see them: plain numbers, years, months, those in small letters that are other words too.
#include <initializer_list>

#include "pack/calendar.h"
#include "pack/grammar.h"

namespace runut {

MonthWord month_at(const Scan& scan, std::string_view text, const Times& times, std::uint32_t i) {
  if (i >= scan.size()) return {};
  if (const Hit* m = scan.hit_at(i, SenseKind::month)) return {&times.months[m->index], m->last};
  const Hit* m = scan.hit_at(i, SenseKind::time_marker);
  if (m == nullptr || m->index < small_months) return {};
  const MonthWord month{&times.months[m->index - small_months], m->last};
  const auto here = [&](std::uint32_t at) { return at < scan.size() && scan.tokens[at].lines_before == 0; };
  const auto role = [&](std::uint32_t at, std::initializer_list<GrammarRole> roles) {
    if (scan.any(at, Scan::bit(SenseKind::grammar)))
      for (const Hit& h : scan.hits_at(at))
        for (const GrammarRole r : roles)
          if (h.kind == SenseKind::grammar && h.index == static_cast<std::uint32_t>(r)) return true;
    return false;
  };
  const auto day = [&](std::uint32_t at) {
    const std::int32_t n = here(at) ? plain_number(scan, text, at) : -1;
    return n >= 1 && n <= 31;
  };
  const auto suffixed = [&](std::uint32_t at) {
    const Hit* s = here(at) && !scan.tokens[at].space_before ? scan.hit_at(at, SenseKind::time_marker) : nullptr;
    return s != nullptr && s->index == static_cast<std::uint32_t>(TimeMarker::day_suffix);
  };
  if (i == 0 || !here(i)) return {};
  if (day(month.last) && suffixed(month.last + 1)) return month;
  const std::uint32_t before = i - 1;
  if (role(before, {GrammarRole::of})) return month;
  const bool year = here(month.last) && written_year(scan, text, month.last) != 0;
  const bool ends = !here(month.last) || scan.tokens[month.last].kind == TokenKind::mark;
  if (suffixed(before) && (year || ends)) return month;
  // "on 19 march 2024", "on 3 may."
  const bool after_day = day(before) && before > 0;
  if (after_day && (year || (ends && role(before - 1, {GrammarRole::at, GrammarRole::since, GrammarRole::until}))))
    return month;
  const bool weekday = (scan.ends[i] & Scan::bit(SenseKind::weekday)) != 0;
  if (weekday && (day(month.last) || (here(month.last) && scan.hit_at(month.last, SenseKind::number_word) != nullptr)))
    return month;
  const bool placed = role(before, {GrammarRole::at, GrammarRole::since, GrammarRole::until, GrammarRole::agent});
  return placed && (day(month.last) || year || ends) ? month : MonthWord{};
}

std::int32_t plain_number(const Scan& scan, std::string_view text, std::uint32_t i) {
  if (i >= scan.size() || !scan.tokens[i].is_number()) return -1;
  const std::string_view word = scan.tokens[i].span.of(text);
  if (word.size() > 9) return -1;
  std::int32_t value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::int16_t written_year(const Scan& scan, std::string_view text, std::uint32_t i) {
  const std::int32_t value = plain_number(scan, text, i);
  return value >= 1000 && value <= 2999 && scan.tokens[i].span.size() == 4 ? static_cast<std::int16_t>(value)
                                                                           : std::int16_t{0};
}

}  // namespace runut
