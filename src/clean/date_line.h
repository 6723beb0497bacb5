// Date lines: the date, clock time and zone that a line of a page states, and what is left of the line.
#pragma once

#include <optional>

#include "clean/page.h"

namespace runut {

struct DateLine {
  StatedDate stated;
  std::uint32_t first = 0, last = 0;  ///< its tokens
  bool conflict = false;              ///< the weekday written is not the date's
};

/// The first full date (day, month and year, in words or digits) among tokens [first, last), with the
/// clock time and zone behind it. "Monday, 2 December 2024 | 15:30 WIB". Impossible dates are none.
/// Cost: linear in the tokens.
[[nodiscard]] std::optional<DateLine> read_date_line(const Page& page, std::uint32_t first, std::uint32_t last);

/// Minutes east of Greenwich as "+07:00".
[[nodiscard]] std::string zone_text(int minutes);

}  // namespace runut
