// Numbers: digit strings and number words, as exact values, before anyone asks what they count.
#pragma once

#include <optional>
#include <vector>

#include "extract/located.h"
#include "runut/decimal.h"
#include "text/text.h"

namespace runut {

/// One end of what may become a quantity, with its scale word ("2,5 juta", "dua puluh ribu", "ribuan").
struct NumberPhrase {
  std::uint32_t first = 0, last = 0;  ///< tokens [first, last)
  Decimal low, high;                  ///< equal unless vague
  bool vague = false;                 ///< "ribuan": low and high are the magnitude's ends
  bool in_words = false;              ///< no digit in it
  bool decade = false;                ///< "1970-an"
  bool approximate = false;           ///< "7.000-an": that many and some
  bool scaled = false;                ///< a scale word is part of it
  bool blocked = false;               ///< an unknown scale word stands next to it: not to be used
  bool too_long = false;              ///< more digits than a number has
  std::optional<Decimal> other;       ///< the other reading of doubtful punctuation
};

/// All numbers of a text, ascending and disjoint. Punctuation is read by evidence: groups that can be
/// only one thing, a scale word or unit behind, the document's own habit, the language.
[[nodiscard]] std::vector<NumberPhrase> read_numbers(const Text& text);

}  // namespace runut
