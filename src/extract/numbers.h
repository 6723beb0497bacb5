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
  static constexpr std::uint32_t no_word = 0xFFFFFFFF;

  std::uint32_t first = 0, last = 0;  ///< tokens [first, last)
  Decimal low, high;                  ///< equal unless vague
  bool vague = false;                 ///< "ribuan": low and high are the magnitude's ends
  bool in_words = false;              ///< no digit in it
  bool decade = false;                ///< "1970-an"
  bool approximate = false;           ///< "7.000-an": that many and some
  bool scaled = false;                ///< a scale word is part of it
  bool ordinal = false;               ///< "ketiga", "ke-15", "21st": a rank, or all of so many
  bool collective = false;            ///< all of so many: "keduanya"
  bool elliptic = false;              ///< stands for the counted, no noun follows
  bool fraction = false;              ///< "sepertiga", "setengah": low is a share of one
  bool indefinite = false;            ///< "beberapa", "seorang": some or one, rather than so many
  bool zero = false;                  ///< a word for nought
  bool negative = false;              ///< low and high are below nought
  bool blocked = false;               ///< an unknown scale word stands next to it: not to be used
  bool too_long = false;              ///< more digits than a number has
  bool irregular = false;             ///< "12.3.4": digits that make no number
  std::int64_t scale = 0;             ///< of one mantissa and one scale word ("2.5 million"): the scale
  bool symbol = false;                ///< its scale is a letter ("3M")
  std::uint32_t word = no_word;       ///< of quantifiers and articles: index into Numbers::words
  std::optional<Decimal> other;       ///< the other reading of doubtful punctuation
};

/// All numbers of a text, ascending and disjoint. Punctuation is read by evidence: groups that can be
/// only one thing, a scale word or unit behind, the document's own habit, the language.
[[nodiscard]] std::vector<NumberPhrase> read_numbers(const Text& text);

}  // namespace runut
