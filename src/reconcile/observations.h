// Step 1: claims of a series become observations by origin: echoes folded, each origin's last word found,
// corrections retired.
#pragma once

#include <span>
#include <vector>

#include "runut/estimate.h"

namespace runut {

/// What one origin said once: the same interval as of the same time, with all claims that relay it.
struct Word {
  Interval said, around;  ///< as said; widened by its rounding
  bool about = false, exact = false;
  std::optional<Moment> first, last, since;
  std::optional<Moment> published;  ///< the first time
  std::uint32_t origin = 0, weight = 1;
  std::vector<std::uint32_t> claims, outlets;  ///< ascending
  bool retired = false;                        ///< corrected by the same origin, or by anyone explicitly
  bool live = false;                           ///< the last word of its origin
};

/// Words sorted by origin, then as-of, then print. Cost: n log n.
[[nodiscard]] std::vector<Word> words_of(std::span<const Observation> observations, Course course);

/// 10^p where p is the place of the last digit that is not zero: 1,200 → 100, 1.25 → 0.01; 0 → 1.
[[nodiscard]] Decimal place_of_last_digit(Decimal value);

}  // namespace runut
