// Splits a token at its marks, decides what they can be, and asks the context only where that leaves two readings.
#include "extract/digits.h"

#include <array>

namespace runut {
namespace {

constexpr std::size_t longest = 30;

/// A token's groups of digits and the marks between them.
struct Groups {
  std::array<std::uint8_t, 16> length{};
  std::array<char, 16> mark{};  // mark[i] stands before group i + 1
  std::size_t count = 0;        // groups
  bool overflow = false;

  explicit Groups(std::string_view token) {
    count = 1;
    for (char c : token) {
      if (c == '.' || c == ',') {
        if (count == length.size()) {
          overflow = true;
          return;
        }
        mark[count - 1] = c;
        ++count;
      } else {
        ++length[count - 1];
      }
    }
  }
  /// All groups behind the first, up to `end`, have three digits and the same mark before them.
  [[nodiscard]] bool grouped(std::size_t end) const {
    if (length[0] > 3) return false;
    for (std::size_t i = 1; i < end; ++i)
      if (length[i] != 3 || mark[i - 1] != mark[0]) return false;
    return true;
  }
};

/// "12,34,567": groups of two before the last of three, as India writes.
bool grouped_in_pairs(const Groups& g, std::size_t end) {
  if (end < 3 || g.length[0] > 2 || g.length[end - 1] != 3) return false;
  for (std::size_t i = 1; i < end; ++i)
    if (g.mark[i - 1] != ',' || (i + 1 < end && g.length[i] != 2)) return false;
  return true;
}

enum class Shape { whole, groups, decimal, groups_decimal, either, irregular };

Shape shape_of(const Groups& g, std::string_view token) {
  if (g.count == 1) return Shape::whole;
  const std::size_t last = g.count - 1;
  if (g.count == 2) {
    if (g.length[1] != 3 || g.length[0] > 3) return Shape::decimal;
    return token[0] == '0' ? Shape::decimal : Shape::either;
  }
  if (g.grouped(g.count)) return Shape::groups;
  // The last mark is the decimal sign: another mark than the rest, or a last group that is no group.
  if (g.grouped(last) && (g.mark[last - 1] != g.mark[0] || g.length[last] != 3)) {
    const bool other_mark = g.mark[last - 1] != g.mark[0];
    return other_mark || g.count > 3 ? Shape::groups_decimal : Shape::irregular;
  }
  if (grouped_in_pairs(g, g.count)) return Shape::groups;
  if (g.mark[last - 1] == '.' && grouped_in_pairs(g, last)) return Shape::groups_decimal;
  return Shape::irregular;
}

/// The digits, with a point before the last group where it holds decimals.
std::optional<Decimal> value_of_digits(std::string_view token, bool decimals) {
  std::array<char, longest + 1> plain{};
  std::size_t size = 0;
  const std::size_t last_mark = token.find_last_of(".,");
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '.' && token[i] != ',')
      plain[size++] = token[i];
    else if (decimals && i == last_mark)
      plain[size++] = '.';
  }
  return Decimal::parse({plain.data(), size});
}

/// Whether a group of three behind one mark holds decimals. `doubtful`: the evidence disagrees.
bool three_are_decimals(char mark, const Numbers& numbers, const DigitContext& context, DigitHabit& habit,
                        bool& doubtful) {
  doubtful = true;
  if (mark == numbers.decimal) {
    if (context.coordinate || context.scale_follows) return doubtful = false, true;
    if (context.money || context.counted || context.round) return false;
    return !habit.groups(mark);
  }
  if (context.coordinate) return true;
  if (habit.decimal(mark) && !context.counted && !context.money) return true;
  if (context.scale_follows && habit.decimal(mark)) return true;
  doubtful = context.scale_follows;
  return false;
}

}  // namespace

void DigitHabit::count() {
  counted_ = true;
  for (const Token& t : text_.scan.tokens) {
    if (!t.is_number() || t.span.size() > longest || t.span.size() < 3) continue;
    const std::string_view token = t.span.of(text_.document.text);
    if (!punctuated(token)) continue;
    const Groups g(token);
    if (g.overflow) continue;
    const Shape shape = shape_of(g, token);
    // "15.30" may be a clock time.
    if (shape == Shape::decimal && g.length[0] <= 2 && g.length[1] == 2) continue;
    const char last = g.mark[g.count - 2];
    if (shape == Shape::decimal || shape == Shape::groups_decimal) ++(last == '.' ? dot_decimal_ : comma_decimal_);
    if (shape == Shape::groups || shape == Shape::groups_decimal) ++(g.mark[0] == '.' ? dot_group_ : comma_group_);
  }
}

bool DigitHabit::decimal(char mark) {
  if (!counted_) count();
  return mark == '.' ? dot_decimal_ > dot_group_ + comma_decimal_ : comma_decimal_ > comma_group_ + dot_decimal_;
}

bool DigitHabit::groups(char mark) {
  if (!counted_) count();
  return mark == '.' ? dot_group_ > dot_decimal_ : comma_group_ > comma_decimal_;
}

std::optional<Decimal> fraction_of(char32_t character) {
  if (character < 0xBC) return {};
  struct Fraction {
    char32_t character;
    std::int8_t part, whole;
  };
  static constexpr std::array<Fraction, 18> all{{{0xBC, 1, 4},
                                                 {0xBD, 1, 2},
                                                 {0xBE, 3, 4},
                                                 {0x2150, 1, 7},
                                                 {0x2151, 1, 9},
                                                 {0x2152, 1, 10},
                                                 {0x2153, 1, 3},
                                                 {0x2154, 2, 3},
                                                 {0x2155, 1, 5},
                                                 {0x2156, 2, 5},
                                                 {0x2157, 3, 5},
                                                 {0x2158, 4, 5},
                                                 {0x2159, 1, 6},
                                                 {0x215A, 5, 6},
                                                 {0x215B, 1, 8},
                                                 {0x215C, 3, 8},
                                                 {0x215D, 5, 8},
                                                 {0x215E, 7, 8}}};
  if (character < 0xBC) return {};
  for (const Fraction& f : all)
    if (f.character == character) return share_of(f.part, f.whole);
  return {};
}

Decimal share_of(std::int64_t part, std::int64_t whole) {
  constexpr int places = 9;
  return Decimal::scaled((part * 2000000000 + whole) / (2 * whole), places);
}

DigitReading read_digits(std::string_view token, const Numbers& numbers, const DigitContext& context,
                         DigitHabit& habit) {
  DigitReading out;
  if (token.size() > longest) {
    out.too_long = true;
    return out;
  }
  const Groups g(token);
  Shape shape = g.overflow ? Shape::irregular : shape_of(g, token);
  if (shape == Shape::irregular) {
    out.irregular = true;
    return out;
  }
  bool doubtful = false;
  if (shape == Shape::either) {
    DigitContext with_end = context;
    with_end.round = token.back() == '0';
    const bool decimals = three_are_decimals(g.mark[0], numbers, with_end, habit, doubtful);
    shape = decimals ? Shape::decimal : Shape::groups;
  }
  out.decimals = shape == Shape::decimal || shape == Shape::groups_decimal;
  out.value = value_of_digits(token, out.decimals);
  if (doubtful) out.other = value_of_digits(token, !out.decimals);
  out.too_long = !out.value.has_value();
  return out;
}

}  // namespace runut
