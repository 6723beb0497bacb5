// Dates as pages write them: in metadata, in elements of their own, and in lines such as "12. March 2020, 10:30".
//
// Short texts in any language, where only the months' names are words. What the words around say is for the caller.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pack/pages.h"
#include "runut/page.h"

namespace runut {

struct PageDate {
  StatedDate stated;
  std::uint32_t begin = 0, end = 0;  ///< bytes of the text
  bool order_open = false;           ///< day and month may have changed places
  bool range = false;                ///< the end of a stretch of days
};

/// All full dates in a text, with the clock time and offset behind each, as far as they are written. `month_first`
/// reads 1/2/2020 as the second of January. Impossible days, and years before 1990 or after 2049, are none.
/// Cost: linear.
[[nodiscard]] std::vector<PageDate> find_dates(std::string_view text, const PageCues& cues, bool month_first);

/// The moment that a value of metadata states: ISO 8601 and its kin, seconds or milliseconds since 1970, or the first
/// date in it.
[[nodiscard]] std::optional<PageDate> read_moment(std::string_view value, const PageCues& cues, bool month_first);

/// The date in a page's address: /2020/03/12/, 2020-03-12, 20200312.
[[nodiscard]] std::optional<StatedDate> date_in_address(std::string_view url);

}  // namespace runut
