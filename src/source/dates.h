// Dates of publication as programs write them: ISO 8601, mails' and feeds' form, digits alone, seconds since 1970.
//
// What has more than one reading (01/02/2026) is no date here; words of a language are for the cleaning to read.
#pragma once

#include <string>
#include <string_view>

#include "runut/page.h"

namespace runut {

/// Fills `published` from an ISO 8601 date or date-time ("2026-01-22T10:41:42+00:00"), with its clock
/// time and zone. False when it is none.
[[nodiscard]] bool read_published(std::string_view iso, StatedDate& published);

/// The same from any of the forms above: "Thu, 22 Jan 2026 10:41:42 +0700", "20260122104142", "20260122T104142Z",
/// "2026/01/22 10:41", "1769053302" (seconds, or thousandths of them).
[[nodiscard]] bool read_stated_date(std::string_view text, StatedDate& published);

/// "2026-01-22T10:41+07:00", as far as it is known.
[[nodiscard]] std::string iso_of(const StatedDate& date);

}  // namespace runut
