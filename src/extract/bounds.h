// Bounds: the words around a number that say how it is meant: hedges, neutral lead words, rise and fall.
#pragma once

#include "extract/quantities.h"
#include "text/text.h"

namespace runut {

/// What stands before a number, walked from the number outwards.
struct LeadWords {
  std::uint32_t first = 0;     ///< first token of the words; the number's own where there are none
  Bound bound = Bound::exact;  ///< open bounds win over "about", the inner over the outer
  bool hedged = false;         ///< a word binds the number
  bool lead = false;           ///< a neutral word belongs to it ("reaching 40")
  bool new_level = false;      ///< "becomes 40": a level, not a change
  Change change = Change::none;
};

/// Reads the words that end right before `first`, not beyond `floor`. `plain_words`: the number is in words
/// and has no unit, so that words which bind amounts only do not bind it. Bounded cost.
[[nodiscard]] LeadWords read_lead_words(const Text& text, std::uint32_t first, std::uint32_t floor, bool plain_words);

/// A hedge behind the number ("and more"), or null. It must be the end of the phrase or stand before what is counted.
[[nodiscard]] const Hit* hedge_behind(const Text& text, std::uint32_t at);

/// Sets low, high and bound of `q` from a number's ends and the words around it.
void apply_bound(Quantity& q, Decimal low, Decimal high, Bound bound, bool vague, bool share);

}  // namespace runut
