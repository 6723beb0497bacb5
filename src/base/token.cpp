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

/// Reads a word from `at`; fills hash and capitals. Returns the end.
std::size_t read_word(std::string_view text, std::size_t at, Token& token) {
  Hasher hash;
  unsigned upper = 0, letters = 0;
  bool first_upper = false;
  std::size_t i = at;
  while (i < text.size()) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 128) {
      if (ascii[c] == letter) {
        const bool is_upper = c <= 'Z';
        upper += is_upper;
        if (letters++ == 0) first_upper = is_upper;
        hash.add(static_cast<unsigned char>(is_upper ? c + 32 : c));
        ++i;
        continue;
      }
      // An apostrophe between letters belongs to the word.
      if (c == '\'' && i > at && i + 1 < text.size() && class_of(decode(text, i + 1).value) == letter) {
        hash.add(c);
        ++i;
        continue;
      }
      break;
    }
    const CodePoint p = decode(text, i);
    if (p.value == 0x2019 && i > at && i + 3 < text.size() &&
        class_of(decode(text, i + 3).value) == letter) {  // the typographic apostrophe
      hash.add('\'');
      i += p.bytes;
      continue;
    }
    if (class_of(p.value) != letter) break;
    const auto lower = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(p.value), U_FOLD_CASE_DEFAULT));
    const bool is_upper = u_isupper(static_cast<UChar32>(p.value)) != 0;
    upper += is_upper;
    if (letters++ == 0) first_upper = is_upper;
    std::string form;
    append_utf8(form, lower);
    for (char b : form) hash.add(static_cast<unsigned char>(b));
    i += p.bytes;
  }
  token.hash = hash.done();
  token.capitals = upper == 0                        ? Capitals::lower
                   : upper == letters && letters > 1 ? Capitals::all
                   : first_upper && upper == 1       ? Capitals::first
                                                     : Capitals::mixed;
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
