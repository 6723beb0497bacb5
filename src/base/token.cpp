// One pass over the bytes; ASCII by table, everything else by ICU's character properties.
#include "base/token.h"

#include <unicode/uchar.h>

#include <array>

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
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return line;
  if (c == 0xA0 || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
      u_isUWhiteSpace(static_cast<UChar32>(c)))
    return space;
  const auto category = U_GET_GC_MASK(static_cast<UChar32>(c));
  if ((category & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return letter;
  return other;
}

/// FNV-1a with a final mix: short keys, and the low bits must be good for tables.
struct Hasher {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  void add(unsigned char c) { h = (h ^ c) * 0x100000001b3ULL; }
  [[nodiscard]] std::uint64_t done() const {
    std::uint64_t x = h;
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93ULL;
    x ^= x >> 32;
    return x;
  }
};

/// Lower case of an ASCII letter, 0 for every other byte.
constexpr std::array<unsigned char, 256> ascii_lower() {
  std::array<unsigned char, 256> t{};
  for (int c = 'a'; c <= 'z'; ++c) t[static_cast<std::size_t>(c)] = static_cast<unsigned char>(c);
  for (int c = 'A'; c <= 'Z'; ++c) t[static_cast<std::size_t>(c)] = static_cast<unsigned char>(c + 32);
  return t;
}
constexpr auto lower_of = ascii_lower();

/// A word while it is read.
struct Word {
  Hasher hash;
  unsigned upper = 0, letters = 0;
  bool first_upper = false;

  void add(bool is_upper) {
    upper += is_upper;
    if (letters++ == 0) first_upper = is_upper;
  }
  [[nodiscard]] Capitals capitals() const {
    if (upper == 0) return Capitals::lower;
    if (upper == letters && letters > 1) return Capitals::all;
    return first_upper && upper == 1 ? Capitals::first : Capitals::mixed;
  }
};

/// The bytes of an apostrophe at `i` that stands between letters, else 0.
std::size_t inner_apostrophe(std::string_view text, std::size_t at, std::size_t i, CodePoint p) {
  if (p.value != '\'' && p.value != 0x2019) return 0;
  const std::size_t next = i + p.bytes;
  return i > at && next < text.size() && class_of(decode(text, next).value) == letter ? p.bytes : 0;
}

/// Reads a word from `at`; fills hash and capitals. Returns the end.
std::size_t read_word(std::string_view text, std::size_t at, Token& token) {
  Word word;
  std::size_t i = at;
  while (i < text.size()) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (const unsigned char lower = lower_of[c]; lower != 0) {  // nearly every byte of nearly every text
      word.hash.add(lower);
      word.add(lower != c);
      ++i;
      continue;
    }
    const CodePoint p = c < 128 ? CodePoint{c, 1} : decode(text, i);
    if (const std::size_t apostrophe = inner_apostrophe(text, at, i, p); apostrophe != 0) {
      word.hash.add('\'');
      i += apostrophe;
      continue;
    }
    if (c < 128 || class_of(p.value) != letter) break;
    const auto lower = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(p.value), U_FOLD_CASE_DEFAULT));
    std::string form;
    append_utf8(form, lower);
    for (const char b : form) word.hash.add(static_cast<unsigned char>(b));
    word.add(u_isupper(static_cast<UChar32>(p.value)) != 0);
    i += p.bytes;
  }
  token.hash = word.hash.done();
  token.capitals = word.capitals();
  return i;
}

/// Digits with inner single '.' or ',' before another digit.
std::size_t read_number(std::string_view text, std::size_t at, Token& token) {
  Hasher hash;
  std::size_t i = at;
  const auto is_digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
  while (is_digit(i) || ((text[i] == '.' || text[i] == ',') && i > at && is_digit(i + 1))) {
    hash.add(static_cast<unsigned char>(text[i]));
    if (++i >= text.size()) break;
  }
  token.hash = hash.done();
  return i;
}

}  // namespace

std::uint64_t hash_folded(std::string_view form) {
  Hasher hash;
  for (char c : form) hash.add(static_cast<unsigned char>(c));
  return hash.done();
}

void tokenize(std::string_view text, std::vector<Token>& out) {
  out.clear();
  bool gap = true;
  unsigned lines = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
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
      t.hash = hash_folded(text.substr(i, p.bytes));
    }
    t.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    i = end;
    gap = false;
    lines = 0;
  }
}

}  // namespace runut
