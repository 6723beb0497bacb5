// Quantity: a number as the words bound it, with its unit or counted noun.
#pragma once

#include <optional>
#include <string>

#include "runut/decimal.h"
#include "runut/span.h"

namespace runut {

/// How the words bound the number (the record's `bound`).
enum class Bound { exact, about, at_least, more_than, at_most, less_than, range, magnitude, share };

enum class Change { none, up, down };

struct Quantity {
  Span span;                         ///< number with hedge and unit or counted noun
  Span number;                       ///< the number alone, with its scale word; of a range, both ends
  std::optional<Decimal> low, high;  ///< inclusive; absent where open. Shares are fractions of one.
  Bound bound = Bound::exact;
  std::string unit;  ///< ISO 4217 code, SI symbol, "percent", or an English singular; empty: bare
  std::string noun;  ///< the counted noun as written; empty where there is none
  Change change = Change::none;
  std::optional<Decimal> other_reading;  ///< where the punctuation could mean another number
};

}  // namespace runut
