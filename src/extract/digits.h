// Digits: one number token as an exact value, its '.' and ',' read by evidence.
//
// "1.234.567" and "12,5" can be one thing only. "1.234" cannot: then speak, in this order, a scale word or
// unit behind it, the habit of the document's other numbers, and the language. The other reading is kept
// where the evidence disagrees.
#pragma once

#include <optional>
#include <string_view>

#include "runut/decimal.h"
#include "text/text.h"

namespace runut {

/// What stands around a number token.
struct DigitContext {
  bool scale_follows = false;
  bool money = false;       ///< a currency stands before or behind it
  bool counted = false;     ///< a counted noun follows: counts are whole
  bool coordinate = false;  ///< degrees, seconds of a clock: decimals
  bool round = false;       ///< ends in nought: nobody writes a nought as third decimal (set by `read_digits`)
};

struct DigitReading {
  std::optional<Decimal> value;  ///< nothing: no number (see the flags)
  std::optional<Decimal> other;
  bool too_long = false;   ///< more digits than a number has
  bool irregular = false;  ///< "12.3.4": a date, a version, an address
  bool decimals = false;
};

/// How the document writes its unambiguous numbers. Counts on first use.
class DigitHabit {
 public:
  explicit DigitHabit(const Text& text) : text_(text) {}
  /// Whether unambiguous numbers use `mark` as decimal sign more often than to part groups.
  [[nodiscard]] bool decimal(char mark);
  /// Whether they part groups with it more often.
  [[nodiscard]] bool groups(char mark);

 private:
  void count();
  const Text& text_;
  bool counted_ = false;
  int dot_decimal_ = 0, dot_group_ = 0, comma_decimal_ = 0, comma_group_ = 0;
};

/// Whether a number's digits have a '.' or ',' in them.
[[nodiscard]] inline bool punctuated(std::string_view digits) {
  for (const char c : digits)
    if (c == '.' || c == ',') return true;
  return false;
}

/// The value of a character that is a fraction ("½"); nothing of others.
[[nodiscard]] std::optional<Decimal> fraction_of(char32_t character);

/// `part` of `whole`, in thousand millionths; `whole` is above nought.
[[nodiscard]] Decimal share_of(std::int64_t part, std::int64_t whole);

/// `token` is digits with inner '.' and ',' (a number token). Cost: linear in it, at most 30 characters read.
[[nodiscard]] DigitReading read_digits(std::string_view token, const Numbers& numbers, const DigitContext& context,
                                       DigitHabit& habit);

}  // namespace runut
