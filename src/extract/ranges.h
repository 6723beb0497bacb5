// Ranges: two numbers that are the ends of one quantity ("4-6 thousand", "between 10 and 20 dollars").
#pragma once

#include <vector>

#include "extract/numbers.h"
#include "text/text.h"

namespace runut {

enum class RangeFit : std::uint8_t {
  none,        ///< two numbers of their own
  range,       ///< low to high
  score,       ///< "2-1"
  years,       ///< "1999-2004"
  identifier,  ///< "021-555-1234"
};

struct RangeEnds {
  RangeFit fit = RangeFit::none;
  std::uint32_t first = 0;       ///< first token with "between" or "from" before it
  const Unit* unit = nullptr;    ///< the first end's own unit, behind it
  const Unit* second = nullptr;  ///< a currency before the second end
  Decimal low, high;             ///< with the scale shared; in each end's own unit
};

/// Looks at numbers `i` and `i + 1`. `first` is the first token of number `i` with its currency.
[[nodiscard]] RangeEnds read_range(const Text& text, const std::vector<NumberPhrase>& numbers, std::size_t i,
                                   std::uint32_t first, std::uint32_t floor);

/// `value` of unit `from` in units of `to`; nothing where they do not convert exactly.
[[nodiscard]] std::optional<Decimal> converted(Decimal value, const Unit& from, const Unit& to);

}  // namespace runut
