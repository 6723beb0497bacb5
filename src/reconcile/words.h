// Words of a text with its looks forgotten: capitals, marks, layout.
//
// Unlike the tokens of reading these need no pack and serve every script: where words are written without
// spaces (Han, Kana, Thai and its neighbours) every letter is a word. Left out: what the words mean.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "runut/span.h"

namespace runut {

struct FoldedWord {
  Span span;
  std::uint64_t hash = 0;          ///< of the folded letters; of a number, its digits without what separates them
  std::uint32_t first_letter = 0;  ///< where it begins in the letters of the text
  bool number = false;
  bool alone = false;    ///< a letter of a script that writes no spaces
  bool capital = false;  ///< begins with a capital letter
};

/// A text as words and as one run of folded letters and digits.
struct FoldedText {
  std::vector<FoldedWord> words;
  std::vector<char32_t> letters;
};

/// Appends nothing to what was there: `folded` is cleared first, its memory reused. Stretches in `left_out`
/// (ascending, disjoint) are passed over. Cost: linear.
void fold_text(std::string_view text, const std::vector<Span>& left_out, FoldedText& folded);

}  // namespace runut
