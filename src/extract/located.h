// Located<T>: a public value together with the tokens it was read from.
#pragma once

#include <cstdint>
#include <vector>

#include "runut/attribution.h"
#include "runut/name.h"
#include "runut/quantity.h"
#include "runut/time.h"

namespace runut {

/// Tokens [first, last).
template <class T>
struct Located : T {
  std::uint32_t first = 0, last = 0;
};

using LocatedTime = Located<TimeExpression>;
using LocatedName = Located<Name>;

/// Which reader owns a token: a span has one owner, so that a day of the month is never a quantity.
enum class Owner : std::uint8_t { none, time, quantity, name, identifier };
using Owners = std::vector<Owner>;  ///< one per token

}  // namespace runut
