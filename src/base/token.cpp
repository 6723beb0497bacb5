// One pass over the bytes; ASCII by table, everything else by ICU's character properties.
#include "base/token.h"

#include <unicode/uchar.h>

#include <array>
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
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return line;
  if (c == 0xA0 || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
      u_isUWhiteSpace(static_cast<UChar32>(c)))
    return space;
  const auto category = U_GET_GC_MASK(static_cast<UChar32>(c));
  if ((category & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return letter;
  return other;
}

/// FNV-1a with a final mix: short keys, and the low bits must be good for tables. The models of names are
/// built on these hashes: another function wants them trained again. Never 0, which marks empty slots.
struct Hasher {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  void add(unsigned char c) { h = (h ^ c) * 0x100000001b3ULL; }
  [[nodiscard]] std::uint64_t done() const {
    std::uint64_t x = h;
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93ULL;
    x ^= x >> 32;
    return x != 0 ? x : 1;
  }
};

std::uint64_t hash_of(const char* bytes, std::size_t size) {
  Hasher hash;
  for (std::size_t i = 0; i < size; ++i) hash.add(static_cast<unsigned char>(bytes[i]));
  return hash.done();
}

Capitals capitals_of(unsigned upper, unsigned letters, bool first_upper) {
  if (upper == 0) return Capitals::lower;
  if (upper == letters && letters > 1) return Capitals::all;
  return first_upper && upper == 1 ? Capitals::first : Capitals::mixed;
}

/// A word of ASCII letters alone: bit 5 tells capitals from small letters.
void finish_plain(const char* bytes, std::size_t size, Token& token) {
  Hasher hash;
  unsigned upper = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    hash.add(c | 0x20U);
    upper += (c & 0x20U) == 0;
  }
  token.hash = hash.done();
  token.capitals = capitals_of(upper, static_cast<unsigned>(size), (bytes[0] & 0x20) == 0);
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
  token.hash = hash_of(form.data(), form.size());
  token.capitals = capitals_of(upper, letters, first_upper);
  return i;
}

/// Reads a word from `at`; fills hash and capitals. Returns the end.
std::size_t read_word(std::string_view text, std::size_t at, Token& token) {
  const char* const bytes = text.data();
  std::size_t i = at;
  while (i < text.size() && static_cast<unsigned char>(bytes[i]) < 128 &&
         ascii[static_cast<unsigned char>(bytes[i])] == letter)
    ++i;
  const bool plain = i == text.size() || (static_cast<unsigned char>(bytes[i]) < 128 && bytes[i] != '\'');
  if (!plain) return read_folding(text, at, token);
  finish_plain(bytes + at, i - at, token);
  return i;
}

/// Digits with inner single '.' or ',' before another digit.
std::size_t read_number(std::string_view text, std::size_t at, Token& token) {
  std::size_t i = at;
  const auto is_digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
  while (is_digit(i) || (i < text.size() && (text[i] == '.' || text[i] == ',') && i > at && is_digit(i + 1))) ++i;
  token.hash = hash_of(text.data() + at, i - at);
  return i;
}

}  // namespace

std::uint64_t hash_folded(std::string_view form) { return hash_of(form.data(), form.size()); }

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
