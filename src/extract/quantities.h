// Quantities: numbers with their hedge, their unit or counted noun, and ranges joined.
#pragma once

#include <vector>

#include "extract/located.h"
#include "extract/numbers.h"
#include "runut/claim.h"
#include "text/text.h"

namespace runut {

struct LocatedQuantity : Located<Quantity> {
  std::uint32_t number_first = 0, number_last = 0;  ///< the number itself (both ends of a range)
  std::uint32_t noun_first = 0, noun_last = 0;      ///< the counted noun phrase; equal: none
  bool classifier_only = false;  ///< the noun is a bare classifier ("orang", "unit"): a better one may be near
  bool elliptic = false;         ///< "2.700 lainnya", "yang lima": what is counted stands elsewhere
  bool behind_cue = false;       ///< elliptic, right behind what befell the counted: "the dead 22"
  bool indefinite = false;       ///< an article or "some" rather than a count ("sebuah", "salah satu", "sejumlah")
  bool measurement = false;      ///< a length, weight, duration, temperature: measures, does not count
  bool money = false;
  bool part = false;  ///< counted from a whole that the words name ("six of their members")
};

/// All quantities outside furniture, ascending; their tokens get Owner::quantity. Numbers that are no
/// quantity go to `gaps` with the reason, those in times and furniture too.
[[nodiscard]] std::vector<LocatedQuantity> read_quantities(const Text& text, const std::vector<NumberPhrase>& numbers,
                                                           const std::vector<LocatedTime>& times, Owners& owners,
                                                           std::vector<Gap>& gaps);

}  // namespace runut
