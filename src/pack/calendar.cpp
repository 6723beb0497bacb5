// A small recursive reader over tokens; every form has a bounded number of them.
#include "pack/calendar.h"

#include <array>

namespace runut {
namespace {

constexpr std::size_t shortest_dotted = 8;  // "1.2.2025"

/// Reads forward from a token; each step succeeds and moves on, or leaves the place as it was.
class DateReader {
 public:
  DateReader(const Scan& scan, std::string_view text, const Times& times, std::uint32_t at)
      : scan_(scan), text_(text), times_(times), first_(at), at_(at) {
    out_.first = at;
  }
  std::optional<WrittenDate> read();

 private:
  [[nodiscard]] bool here(std::uint32_t i) const {
    return i < scan_.size() && (i == first_ || scan_.tokens[i].lines_before == 0);
  }
  [[nodiscard]] bool mark(std::uint32_t i, char32_t c) const { return here(i) && scan_.tokens[i].is_mark(c); }
  [[nodiscard]] const Hit* hit(std::uint32_t i, SenseKind kind) const {
    return here(i) ? scan_.hit_at(i, kind) : nullptr;
  }
  [[nodiscard]] MonthWord month(std::uint32_t i) const {
    return here(i) ? month_at(scan_, text_, times_, i) : MonthWord{};
  }
  [[nodiscard]] std::int32_t number(std::uint32_t i) const { return here(i) ? plain_number(scan_, text_, i) : -1; }
  [[nodiscard]] std::int32_t digits(std::uint32_t i, std::size_t most) const {
    return here(i) && scan_.tokens[i].span.size() <= most ? number(i) : -1;
  }
  /// The marker at a token, or null.
  [[nodiscard]] const Hit* marker(std::uint32_t i, TimeMarker which) const {
    if (!here(i) || !scan_.any(i, Scan::bit(SenseKind::time_marker))) return nullptr;
    for (const Hit& h : scan_.hits_at(i))
      if (h.kind == SenseKind::time_marker && h.index == static_cast<std::uint32_t>(which)) return &h;
    return nullptr;
  }
  /// A day of the month with what is glued to its digits ("3rd"), and where it ends; -1: none.
  [[nodiscard]] std::int32_t day(std::uint32_t i, std::uint32_t& last) const;
  bool date();
  bool weekday();
  bool numeric();
  bool dotted();
  bool iso();
  bool day_month();
  bool month_day();
  bool year_month_day();
  bool day_of_weekday(std::uint32_t at);
  bool month_alone();
  void year(bool hyphen);
  bool full_year(std::uint32_t i, bool after_comma);

  const Scan& scan_;
  std::string_view text_;
  const Times& times_;
  std::uint32_t first_, at_;
  WrittenDate out_;
};

std::int16_t century(std::int32_t two_digits) {
  return static_cast<std::int16_t>(two_digits < 40 ? 2000 + two_digits : 1900 + two_digits);
}

std::optional<WrittenDate> DateReader::read() {
  const bool abbreviated = weekday();
  const bool has_weekday = out_.weekday != 0;
  const std::uint32_t after_weekday = at_;
  bool found = false;
  if (has_weekday && mark(at_, ',')) ++at_;
  if (const Hit* m = hit(at_, SenseKind::time_marker);
      has_weekday && m != nullptr && m->index == static_cast<std::uint32_t>(TimeMarker::date))
    at_ = m->last;
  const bool bracket = mark(at_, '(');
  if (bracket) ++at_;
  found = date();
  if (!found && has_weekday && !bracket) found = day_of_weekday(after_weekday);
  if (found && bracket) {
    out_.bracketed = true;
    if (mark(at_, ')'))
      ++at_;
    else
      out_.open_bracket = true;
    if (out_.open_bracket && !has_weekday) found = false;
    if (!has_weekday && out_.day == 0) found = false;  // "(2024)", "(May)" are left to the caller
  }
  if (!found) {
    if (!has_weekday || (abbreviated && out_.part == nullptr)) return {};  // "Thurs evening"
    at_ = after_weekday;
    out_.day = out_.month = 0;
    out_.year = 0;
    out_.bracketed = out_.open_bracket = out_.numeric = false;
  }
  out_.last = at_;
  return out_;
}

/// Returns whether the weekday is an abbreviation.
bool DateReader::weekday() {
  const Hit* w = hit(at_, SenseKind::weekday);
  if (w == nullptr) return false;
  const CalendarWord& word = times_.weekdays[w->index];
  out_.weekday = word.number;
  at_ = w->last;
  if (word.abbreviated && mark(at_, '.')) ++at_;
  if (const Hit* p = hit(at_, SenseKind::day_part)) {
    out_.part = &times_.day_parts[p->index];
    at_ = p->last;
  }
  return word.abbreviated;
}

bool DateReader::date() {
  return iso() || year_month_day() || dotted() || numeric() || day_month() || month_day() || month_alone();
}

std::int32_t DateReader::day(std::uint32_t i, std::uint32_t& last) const {
  const std::int32_t value = digits(i, 2);
  last = i + 1;
  if (value < 1 || value > 31) return -1;
  if (const Hit* suffix = marker(last, TimeMarker::day_suffix); suffix != nullptr && !scan_.tokens[last].space_before)
    last = suffix->last;
  return value;
}

/// 2025-07-28
bool DateReader::iso() {
  if (!mark(at_ + 1, '-') || !mark(at_ + 3, '-') || digits(at_, 4) < 1000) return false;
  const std::int32_t month = digits(at_ + 2, 2), day = digits(at_ + 4, 2);
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  out_.year = static_cast<std::int16_t>(number(at_));
  out_.month = static_cast<std::uint8_t>(month);
  out_.day = static_cast<std::uint8_t>(day);
  out_.numeric = true;
  at_ += 5;
  return true;
}

/// 28.7.2025, which is one token.
bool DateReader::dotted() {
  if (!here(at_) || !scan_.tokens[at_].is_number()) return false;
  const std::string_view word = scan_.tokens[at_].span.of(text_);
  if (word.size() < shortest_dotted || word.size() > 10) return false;
  std::array<int, 3> parts{};
  std::size_t part = 0, length = 0;
  for (const char c : word) {
    if (c == ',') return false;
    if (c == '.') {
      if (length > 2 || ++part > 2) return false;
      length = 0;
    } else {
      if (++length > 4) return false;
      parts[part] = parts[part] * 10 + (c - '0');
    }
  }
  if (part != 2 || length != 4 || parts[2] < 1000 || parts[2] > 2999) return false;
  // Dots go with the day first, but where that can be no month.
  const bool swapped = !times_.day_first && parts[1] > 12;
  const int day = swapped ? parts[1] : parts[0], month = swapped ? parts[0] : parts[1];
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  out_.day = static_cast<std::uint8_t>(day);
  out_.month = static_cast<std::uint8_t>(month);
  out_.year = static_cast<std::int16_t>(parts[2]);
  out_.numeric = true;
  ++at_;
  return true;
}

/// 28/7, 28/7/2025, 28/7/25, 28-7-2025
bool DateReader::numeric() {
  const bool slash = mark(at_ + 1, '/'), hyphen = mark(at_ + 1, '-');
  if (!slash && !hyphen) return false;
  const std::int32_t a = digits(at_, 2), b = digits(at_ + 2, 2);
  if (a < 1 || b < 1) return false;
  const char32_t sign = slash ? U'/' : U'-';
  std::int16_t year = 0;
  if (mark(at_ + 3, sign)) {
    year = here(at_ + 4) ? written_year(scan_, text_, at_ + 4) : std::int16_t{0};
    if (year == 0 && slash && here(at_ + 4) && scan_.tokens[at_ + 4].span.size() == 2 && digits(at_ + 4, 2) >= 0)
      year = century(digits(at_ + 4, 2));
    if (year == 0) return false;
  }
  if (hyphen && year == 0) return false;  // "3-4" is a score or a range
  std::int32_t day = times_.day_first ? a : b, month = times_.day_first ? b : a;
  if (month > 12 && day <= 12 && (year != 0 || out_.weekday != 0))
    std::swap(day, month);  // the other habit, and no doubt about it
  if (day > 31 || month > 12) return false;
  out_.day = static_cast<std::uint8_t>(day);
  out_.month = static_cast<std::uint8_t>(month);
  out_.year = year;
  out_.numeric = true;
  at_ += year != 0 ? 5 : 3;
  return true;
}

/// 28 July 2025, 28 Jul, 28th of July, 28-Jul-25
bool DateReader::day_month() {
  std::uint32_t next = at_;
  const std::int32_t number = day(at_, next);
  if (number < 0) return false;
  const bool hyphen = (mark(next, '-') || mark(next, '/')) && !scan_.tokens[next].space_before;
  if (hyphen)
    ++next;
  else if (const Hit* link = marker(next, TimeMarker::link))
    next = link->last;
  const MonthWord m = month(next);
  if (m.word == nullptr) return false;
  out_.day = static_cast<std::uint8_t>(number);
  out_.month = m.word->number;
  at_ = m.last;
  if (m.word->abbreviated && mark(at_, '.') && !scan_.tokens[at_].space_before &&
      (written_year(scan_, text_, at_ + 1) != 0))
    ++at_;
  year(hyphen);
  return true;
}

/// July 28, 2025; July 28th; Jul/28
bool DateReader::month_day() {
  if (!times_.month_before_day) return false;
  const MonthWord m = month(at_);
  if (m.word == nullptr) return false;
  std::uint32_t next = m.last;
  if (m.word->abbreviated && mark(next, '.')) ++next;
  const bool slash = mark(next, '/') && !scan_.tokens[next].space_before;
  // "Sep-23-2020": with its year only or in brackets, for "May-10" may be a range.
  const bool enclosed = at_ > 0 && scan_.tokens[at_ - 1].is_mark('(') && mark(next + 2, ')');
  const bool dated = mark(next + 2, '-') && here(next + 3) && written_year(scan_, text_, next + 3) != 0;
  const bool hyphen = mark(next, '-') && !scan_.tokens[next].space_before && (dated || enclosed);
  if (slash || hyphen) ++next;
  std::uint32_t last = next;
  const std::int32_t number = day(next, last);
  if (number < 0) return false;
  // "May 10:30": a clock time.
  // "May 8:30"; "May 8: the town falls" is a day.
  if (mark(last, ':') && !scan_.tokens[last].space_before && last + 1 < scan_.size() &&
      !scan_.tokens[last + 1].space_before && scan_.tokens[last + 1].is_number())
    return false;
  out_.day = static_cast<std::uint8_t>(number);
  out_.month = m.word->number;
  at_ = last;
  year(hyphen);
  return true;
}

/// 2025-Jul-28, 2025/Jul/28
bool DateReader::year_month_day() {
  const bool sign = mark(at_ + 1, '-') || mark(at_ + 1, '/');
  if (!sign || scan_.tokens[at_ + 1].space_before) return false;
  const std::int16_t y = written_year(scan_, text_, at_);
  if (y == 0) return false;
  const Hit* m = hit(at_ + 2, SenseKind::month);
  if (m == nullptr || !(mark(m->last, '-') || mark(m->last, '/'))) return false;
  std::uint32_t last = 0;
  const std::int32_t number = day(m->last + 1, last);
  if (number < 0) return false;
  out_.year = y;
  out_.month = times_.months[m->index].number;
  out_.day = static_cast<std::uint8_t>(number);
  at_ = last;
  return true;
}

/// Friday the 13th, Thu 14th: a rank behind a weekday is a day of the month that is spoken of.
bool DateReader::day_of_weekday(std::uint32_t at) {
  if (const Hit* article = marker(at, TimeMarker::determiner)) at = article->last;
  std::uint32_t last = at;
  const std::int32_t number = day(at, last);
  if (!times_.month_before_day || number < 0 || last == at + 1) return false;
  out_.day = static_cast<std::uint8_t>(number);
  at_ = last;
  return true;
}

/// July 2025, July
bool DateReader::month_alone() {
  const MonthWord m = month(at_);
  if (m.word == nullptr) return false;
  const bool abbreviated = m.word->abbreviated;
  out_.month = m.word->number;
  at_ = m.last;
  if (abbreviated && mark(at_, '.') && !scan_.tokens[at_].space_before && written_year(scan_, text_, at_ + 1) != 0)
    ++at_;
  year(false);
  return out_.year != 0 || !abbreviated;
}

bool DateReader::full_year(std::uint32_t i, bool after_comma) {
  if (!here(i)) return false;
  const std::int16_t y = written_year(scan_, text_, i);
  if (y == 0) return false;
  // "On 12 May, 2000 soldiers": behind a comma a counted noun makes it a number.
  if (after_comma && i + 1 < scan_.size() && scan_.tokens[i + 1].lines_before == 0 &&
      (scan_.hit_at(i + 1, SenseKind::noun) != nullptr || scan_.hit_at(i + 1, SenseKind::unit) != nullptr))
    return false;
  out_.year = y;
  at_ = i + 1;
  return true;
}

/// Takes the year behind a month, if there is one.
void DateReader::year(bool hyphen) {
  if (full_year(at_, false)) return;
  if (const Hit* link = marker(at_, TimeMarker::link); link != nullptr && full_year(link->last, true)) return;
  if (mark(at_, ',') && full_year(at_ + 1, true)) return;
  // "SAN SALVADOR, 12 Nov 89 (ACAN-EFE) --": two digits in a date line
  if (here(at_) && scan_.tokens[at_].span.size() == 2 && digits(at_, 2) >= 0 && here(at_ + 1) &&
      scan_.tokens[at_ + 1].space_before && (mark(at_ + 1, '(') || (mark(at_ + 1, '-') && mark(at_ + 2, '-')))) {
    out_.year = century(digits(at_, 2));
    ++at_;
    return;
  }
  if (hyphen && (mark(at_, '-') || mark(at_, '/')) && !scan_.tokens[at_].space_before) {
    if (full_year(at_ + 1, false)) return;
    if (here(at_ + 1) && scan_.tokens[at_ + 1].span.size() == 2 && digits(at_ + 1, 2) >= 0) {
      out_.year = century(digits(at_ + 1, 2));
      at_ += 2;
      return;
    }
  }
  if ((mark(at_, '\'') || mark(at_, 0x2019)) && here(at_ + 1) && !scan_.tokens[at_ + 1].space_before &&
      scan_.tokens[at_ + 1].span.size() == 2 && digits(at_ + 1, 2) >= 0) {
    out_.year = century(digits(at_ + 1, 2));
    at_ += 2;
    return;
  }
  if (const Hit* unit = hit(at_, SenseKind::time_unit);
      unit != nullptr && times_.units[unit->index].unit == TimeUnit::year && times_.units[unit->index].count == 1)
    full_year(unit->last, false);
}

}  // namespace

std::optional<WrittenDate> read_written_date(const Scan& scan, std::string_view text, const Times& times,
                                             std::uint32_t i) {
  if (i >= scan.size()) return {};
  // Most numbers are no dates, and the token behind them tells.
  if (const Token& first = scan.tokens[i]; first.is_number() && first.span.size() < shortest_dotted) {
    if (i + 1 == scan.size()) return {};
    const Token& next = scan.tokens[i + 1];
    constexpr std::uint64_t goes_on = Scan::bit(SenseKind::month) | Scan::bit(SenseKind::time_marker);
    if (!next.is_mark('-') && !next.is_mark('/') && !scan.any(i + 1, goes_on)) return {};
  }
  return DateReader(scan, text, times, i).read();
}

}  // namespace runut
