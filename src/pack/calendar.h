// Calendar forms: a date or clock time written out at a token, as written and unresolved.
//
// Word-free: which words are months, weekdays or zones is the pack's. Shared by the reader of date lines
// and the reader of times, so that both take the same forms. Nothing is filled in or checked here: an
// impossible day ("31/9") is returned as written, for the caller to flag.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "pack/scan.h"
#include "pack/times.h"

namespace runut {

/// Tokens [first, last). Parts that are not written are 0.
struct WrittenDate {
  std::uint32_t first = 0, last = 0;
  std::uint8_t weekday = 0;  ///< as ISO 8601 numbers them, from 1 to 7
  std::uint8_t day = 0, month = 0;
  std::int16_t year = 0;
  const DayPart* part = nullptr;  ///< between weekday and date
  bool numeric = false;           ///< the month is written in digits
  bool bracketed = false;         ///< the date stands in brackets behind the weekday, or alone
  bool open_bracket = false;      ///< ... and other words follow before the closing one
};

/// The date that begins at token i: weekday, part of the day, day, month, year, in brackets or not; any
/// of them may be missing, but a day needs a month. A lone abbreviation is none. A "(" at i counts where
/// it holds just the date. All in one line.
[[nodiscard]] std::optional<WrittenDate> read_written_date(const Scan& scan, std::string_view text, const Times& times,
                                                           std::uint32_t i);

/// A month's word in small letters that is another word as well is a time_marker: this and its row of Times::months.
inline constexpr std::uint32_t small_months = 64;

/// A month's word, and where it ends.
struct MonthWord {
  const CalendarWord* word = nullptr;
  std::uint32_t last = 0;
};

/// The month named at token i; none has no word. One in small letters that is another word as well ("may") counts
/// where its place leaves no doubt: before a day or a year behind a preposition or a weekday, behind a preposition at
/// the end of its phrase.
[[nodiscard]] MonthWord month_at(const Scan& scan, std::string_view text, const Times& times, std::uint32_t i);

struct WrittenClock {
  std::uint32_t first = 0, last = 0;
  std::uint8_t hour = 0, minute = 0;
  std::int8_t second = -1;  ///< -1: not written
  const Zone* zone = nullptr;
};

/// The clock time in digits that begins at token i: "15.30", "15:30:05", each with a zone behind it.
/// `bare_hour` takes "15" too (a marker stands before it). "5.50" without marker or zone may be another
/// number: the caller decides.
[[nodiscard]] std::optional<WrittenClock> read_written_clock(const Scan& scan, std::string_view text,
                                                             const Times& times, std::uint32_t i, bool bare_hour);

/// A number token of digits only, at most 9 of them; -1 otherwise, or past the end.
[[nodiscard]] std::int32_t plain_number(const Scan& scan, std::string_view text, std::uint32_t i);

/// A year in four digits (1000 to 2999) at a token; 0 otherwise.
[[nodiscard]] std::int16_t written_year(const Scan& scan, std::string_view text, std::uint32_t i);

}  // namespace runut
