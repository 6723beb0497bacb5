// One pass over the bytes: words of ASCII letters eight bytes at a time, other ASCII by table, everything else by ICU's
// character properties.
#include "base/token.h"

#include <unicode/uchar.h>

#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "base/utf8.h"

namespace runut {
namespace {

enum Class : std::uint8_t { other, letter, digit, space, line };

constexpr std::array<Class, 128> ascii_classes() {
  std::array<Class, 128> t{};
  for (int c = 'a'; c <= 'z'; ++c) t[static_cast<std::size_t>(c)] = letter;
  for (int c = 'A'; c <= 'Z'; ++c) t[static_cast<std::size_t>(c)] = letter;
  for (int c = '0'; c <= '9'; ++c) t[static_cast<std::size_t>(c)] = digit;
  for (int c = 0; c <= 32; ++c) t[static_cast<std::size_t>(c)] = space;
  t[127] = space;
  t['\n'] = line;
  return t;
}
constexpr auto ascii = ascii_classes();

Class class_of(char32_t c) {
  if (c < 128) return ascii[c];
  if (c >= 0x2010 && c <= 0x2027) return other;  // quotation marks and dashes, the most common by far
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return line;
  if (c == 0xA0 || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
      u_isUWhiteSpace(static_cast<UChar32>(c)))
    return space;
  const auto category = U_GET_GC_MASK(static_cast<UChar32>(c));
  if ((category & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return letter;
  return other;
}

/// Eight bytes at a time, the last ones filled up with zeros. The models of names are built on these hashes: another
/// function wants them trained again. Never 0, which marks empty slots.
struct Hasher {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  constexpr void add(std::uint64_t eight) {
    h = (h ^ eight) * 0xD6E8FEB86659FD93ULL;
    h ^= h >> 32;
  }
  [[nodiscard]] constexpr std::uint64_t done(std::size_t size) const {
    std::uint64_t x = (h + size) * 0xFF51AFD7ED558CCDULL;
    x ^= x >> 29;
    return x != 0 ? x : 1;
  }
};

/// Up to eight bytes, the first lowest.
constexpr std::uint64_t few_bytes(const char* bytes, std::size_t count) {
  std::uint64_t eight = 0;
  while (count-- > 0) eight = eight << 8 | static_cast<unsigned char>(bytes[count]);
  return eight;
}

/// Eight bytes from `at` on, the first lowest; what lies behind the end of the text is 0.
std::uint64_t eight_at(std::string_view text, std::size_t at) {
  if (at + 8 > text.size()) [[unlikely]]
    return few_bytes(text.data() + at, text.size() - at);
  if constexpr (std::endian::native != std::endian::little) return few_bytes(text.data() + at, 8);
  std::uint64_t eight = 0;
  std::memcpy(&eight, text.data() + at, 8);
  return eight;
}

/// Of [at, end) of a text.
std::uint64_t hash_within(std::string_view text, std::size_t at, std::size_t end) {
  Hasher hash;
  std::size_t i = at;
  for (; i + 8 <= end; i += 8) hash.add(eight_at(text, i));
  if (i < end) hash.add(eight_at(text, i) & ((std::uint64_t{1} << (8 * (end - i))) - 1));
  return hash.done(end - at);
}

constexpr std::uint64_t every_byte(std::uint64_t value) { return value * 0x0101010101010101ULL; }

/// The highest bit of each of eight bytes that is an ASCII letter.
constexpr std::uint64_t letters_of(std::uint64_t eight) {
  const std::uint64_t small = (eight | every_byte(0x20)) & every_byte(0x7F);
  const std::uint64_t from_a = small + every_byte(0x80 - 'a'), behind_z = small + every_byte(0x80 - 'z' - 1);
  return from_a & ~behind_z & ~eight & every_byte(0x80);
}

Capitals capitals_of(unsigned upper, unsigned letters, bool first_upper) {
  if (upper == 0) return Capitals::lower;
  if (upper == letters && letters > 1) return Capitals::all;
  return first_upper && upper == 1 ? Capitals::first : Capitals::mixed;
}

/// The bytes of an apostrophe at `i` that stands between letters, else 0.
std::size_t inner_apostrophe(std::string_view text, std::size_t at, std::size_t i, CodePoint p) {
  if (p.value != '\'' && p.value != 0x2019) return 0;
  const std::size_t next = i + p.bytes;
  return i > at && next < text.size() && class_of(decode(text, next).value) == letter ? p.bytes : 0;
}

/// A word with letters beyond ASCII or inner apostrophes, folded code point by code point.
std::size_t read_folding(std::string_view text, std::size_t at, Token& token) {
  std::string form;
  unsigned upper = 0, letters = 0;
  bool first_upper = false;
  std::size_t i = at;
  while (i < text.size()) {
    const CodePoint p = decode(text, i);
    if (const std::size_t apostrophe = inner_apostrophe(text, at, i, p); apostrophe != 0) {
      form += '\'';
      i += apostrophe;
      continue;
    }
    if (class_of(p.value) != letter) break;
    append_utf8(form, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(p.value), U_FOLD_CASE_DEFAULT)));
    const bool is_upper = u_isupper(static_cast<UChar32>(p.value)) != 0;
    upper += is_upper;
    if (letters++ == 0) first_upper = is_upper;
    i += p.bytes;
  }
  token.hash = hash_within(form, 0, form.size());
  token.capitals = capitals_of(upper, letters, first_upper);
  return i;
}

/// Whether a word of ASCII letters goes on behind them, with a letter beyond ASCII or an inner apostrophe.
bool goes_on(std::string_view text, std::size_t end) {
  if (end == text.size()) return false;
  const CodePoint p = decode(text, end);
  return class_of(p.value) == letter || inner_apostrophe(text, end - 1, end, p) != 0;
}

/// Whether a word whose ASCII letters end at `end`, before the byte `behind`, is to be read by its code points.
bool wants_folding(std::string_view text, std::size_t at, std::size_t end, unsigned char behind) {
  return end == at || ((behind >= 128 || behind == '\'') && goes_on(text, end));
}

/// A word of eight ASCII letters and more, or one that goes on beyond them.
std::size_t read_long_word(std::string_view text, std::size_t at, Token& token) {
  Hasher hash;
  std::uint64_t capitals = 0, capitals_behind = 0, small = 0;
  for (std::size_t i = at;; i += 8) {
    const std::uint64_t eight = eight_at(text, i), stops = ~letters_of(eight) & every_byte(0x80);
    const std::uint64_t first_stop = stops & (~stops + 1);
    // The bytes before the first stop: all, where there is none.
    const std::uint64_t word = (first_stop >> 7) - 1, bit5 = word & every_byte(0x20);
    if (word != 0) {
      hash.add((eight & word) | bit5);
      capitals |= ~eight & bit5;
      capitals_behind |= ~eight & bit5 & (i == at ? ~std::uint64_t{0x20} : ~std::uint64_t{0});
      small |= eight & bit5;
    }
    if (stops == 0) continue;
    const auto count = static_cast<unsigned>(std::countr_zero(stops)) / 8;
    const std::size_t end = i + count, size = end - at;
    if (wants_folding(text, at, end, static_cast<unsigned char>(eight >> (8 * count))))
      return read_folding(text, at, token);
    token.hash = hash.done(size);
    if (capitals != 0)
      token.capitals = small == 0 ? Capitals::all : capitals_behind != 0 ? Capitals::mixed : Capitals::first;
    return end;
  }
}

/// Reads a word from `at`; fills hash and capitals. Returns the end. Words of ASCII letters are read eight bytes at a
/// time, and most end within the first eight; bit 5 tells their capitals from small letters.
std::size_t read_word(std::string_view text, std::size_t at, Token& token) {
  const std::uint64_t eight = eight_at(text, at), stops = ~letters_of(eight) & every_byte(0x80);
  const auto count = static_cast<unsigned>(std::countr_zero(stops)) / 8;
  const std::size_t end = at + count;
  if (stops == 0) return read_long_word(text, at, token);
  if (wants_folding(text, at, end, static_cast<unsigned char>(eight >> (8 * count))))
    return read_folding(text, at, token);
  const std::uint64_t word = (std::uint64_t{1} << (8 * count)) - 1, bit5 = word & every_byte(0x20);
  Hasher hash;
  hash.add((eight & word) | bit5);
  token.hash = hash.done(count);
  const std::uint64_t capitals = ~eight & bit5;
  if (capitals != 0)
    token.capitals = capitals == 0x20 ? Capitals::first : capitals == bit5 ? Capitals::all : Capitals::mixed;
  return end;
}

/// Digits with inner single '.' or ',' before another digit.
std::size_t read_number(std::string_view text, std::size_t at, Token& token) {
  std::size_t i = at;
  const auto is_digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
  while (is_digit(i) || (i < text.size() && (text[i] == '.' || text[i] == ',') && i > at && is_digit(i + 1))) ++i;
  token.hash = hash_within(text, at, i);
  return i;
}

}  // namespace

std::uint64_t hash_folded(std::string_view form) { return hash_within(form, 0, form.size()); }

namespace {

/// The hashes of the marks of one byte, every sixth token being one.
constexpr std::array<std::uint64_t, 128> mark_hashes = [] {
  std::array<std::uint64_t, 128> out{};
  for (std::size_t c = 0; c < out.size(); ++c) {
    Hasher hash;
    hash.add(c);
    out[c] = hash.done(1);
  }
  return out;
}();

/// Marks that most readers pass over without a closer look.
constexpr bool is_common(char32_t mark) {
  return mark == ',' || mark == '.' || mark == '-' || mark == '"' || mark == ':' || mark == ';' || mark == '/' ||
         mark == ')' || mark == 0x201C || mark == 0x201D;
}

}  // namespace

void tokenize(std::string_view text, std::vector<Token>& out) {
  out.clear();
  bool gap = true;
  unsigned lines = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 128 && ascii[byte] >= space) {
      gap = true;
      lines += byte == '\n';
      ++i;
      continue;
    }
    const CodePoint p = byte < 128 ? CodePoint{byte, 1} : decode(text, i);
    const Class c = byte < 128 ? ascii[byte] : class_of(p.value);
    if (c == space || c == line) {
      gap = true;
      lines += c == line;
      i += p.bytes;
      continue;
    }
    Token& t = out.emplace_back();
    t.space_before = gap;
    t.lines_before = static_cast<std::uint8_t>(lines > 255 ? 255 : lines);
    std::size_t end = i + p.bytes;
    if (c == letter) {
      t.kind = TokenKind::word;
      end = read_word(text, i, t);
    } else if (c == digit) {
      t.kind = TokenKind::number;
      end = read_number(text, i, t);
    } else {
      t.kind = TokenKind::mark;
      t.mark = p.value;
      t.rare_mark = !is_common(p.value);
      t.hash = byte < 128 ? mark_hashes[byte] : hash_within(text, i, end);
    }
    t.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    i = end;
    gap = false;
    lines = 0;
  }
}

}  // namespace runut
