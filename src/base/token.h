// Tokens: the words, numbers and marks of a text, as spans; the text itself is never changed.
//
// A word is a run of letters with inner apostrophes, a number a run of digits with inner '.' and ','
// ("10.000", "38,9"), any other visible character a mark. Letters and digits that touch are two
// tokens ("Rp38,9"), hyphens are marks ("rata-rata" is three), so that packs and texts always agree
// on where words end. Left out: languages written without spaces between words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "runut/span.h"

namespace runut {

enum class TokenKind : std::uint8_t { word, number, mark };

/// How a word is capitalised. Numbers and marks, and letters without case, are `lower`.
enum class Capitals : std::uint8_t { lower, first, all, mixed };

struct Token {
  Span span;
  std::uint64_t hash = 0;  ///< of the case-folded form; equal forms have equal hashes
  std::uint32_t word = 0;  ///< the pack's number for it, 0 where no pack knows it
  TokenKind kind = TokenKind::mark;
  Capitals capitals = Capitals::lower;
  bool space_before = false;      ///< white space (or the start of the text) stands before it
  std::uint8_t lines_before = 0;  ///< line ends between the token before and this one, at most 255
  char32_t mark = 0;              ///< the character, for marks
  bool rare_mark = false;         ///< a mark that is none of the most common ones, which end and join clauses and quote

  [[nodiscard]] bool is_word() const { return kind == TokenKind::word; }
  [[nodiscard]] bool is_number() const { return kind == TokenKind::number; }
  [[nodiscard]] bool is_mark(char32_t c) const { return kind == TokenKind::mark && mark == c; }
  [[nodiscard]] bool capitalised() const { return kind == TokenKind::word && capitals != Capitals::lower; }
};

/// Appends the tokens of `text` to `out` (cleared first). Cost: linear, no allocation beyond `out`.
void tokenize(std::string_view text, std::vector<Token>& out);

/// The hash that tokens carry, of a form that is already folded.
[[nodiscard]] std::uint64_t hash_folded(std::string_view form);

}  // namespace runut
