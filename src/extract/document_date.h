// The document's date: the local day of publication, or what the text's own dates say of an undated one.
#pragma once

#include <optional>
#include <vector>

#include "extract/numbers.h"
#include "runut/document.h"
#include "text/text.h"

namespace runut {

/// From when relative words of the document count: the publication date on the clocks of the place
/// where the language's pages are usually dated; of an undated document what its bounds agree on (year,
/// or year and month); year 0: unknown.
[[nodiscard]] Date reference_date(const Document& document, const Times& times);

/// The same for the words at a byte of the text: an entry of a live blog has its own day.
[[nodiscard]] Date reference_date(const Document& document, const Times& times, std::uint32_t byte);
/// The time of day at which those words were published, on those clocks, in minutes; -1 where only the day is known.
[[nodiscard]] std::int16_t reference_minutes(const Document& document, const Times& times, std::uint32_t byte);

/// Bounds for the date of an undated document.
struct DateBounds {
  std::optional<Date> after, before;
};

/// Reads the bounds from the dates that the text names in full. Nothing where the document is dated.
[[nodiscard]] DateBounds infer_date_bounds(const Text& text);

}  // namespace runut
