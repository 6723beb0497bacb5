// Number gaps: why a number is no quantity: part of a name, a code, an address, a list, an age, a year.
#pragma once

#include <optional>

#include "extract/numbers.h"
#include "runut/claim.h"
#include "text/text.h"

namespace runut {

/// What was made of the number before: names and codes run on ("lanes 3, 8 and 13").
struct NumberBefore {
  std::uint32_t last = 0;     ///< end of its tokens, of a quantity with its noun; 0: none yet
  std::optional<GapWhy> gap;  ///< why it was no quantity
};

/// Why the number is no quantity, or nothing. Looks at a bounded window. Ordinals are left to the caller.
[[nodiscard]] std::optional<GapWhy> why_no_quantity(const Text& text, const NumberPhrase& number,
                                                    const NumberBefore& before);

/// Whether the sentence holds nothing but the tokens [first, last) and marks.
[[nodiscard]] bool stands_alone(const Text& text, std::uint32_t first, std::uint32_t last);

/// "Euro 2020": a word for a currency that names an event of a year.
[[nodiscard]] bool names_year(const Text& text, std::uint32_t word, const NumberPhrase& n);

}  // namespace runut
