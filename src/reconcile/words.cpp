// One pass; what a letter is and folds to is looked up for the first 2048 code points (Latin, Greek, Cyrillic,
// Hebrew, Arabic), and asked of ICU for the others.
#include "reconcile/words.h"

#include <unicode/uchar.h>

#include <array>

#include "base/utf8.h"

namespace runut {
namespace {

enum class Letter : std::uint8_t { none, letter, digit, alone };

struct Folding {
  char32_t folded = 0;
  Letter letter = Letter::none;
  bool capital = false;
};

Folding folding_of(char32_t c) {
  const auto u = static_cast<UChar32>(c);
  if (const std::int32_t digit = u_charDigitValue(u);
      digit >= 0 && digit <= 9 && u_charType(u) == U_DECIMAL_DIGIT_NUMBER)
    return {U'0' + static_cast<char32_t>(digit), Letter::digit, false};
  if ((U_GET_GC_MASK(u) & (U_GC_L_MASK | U_GC_M_MASK)) == 0) return {};
  const auto folded = static_cast<char32_t>(u_foldCase(u, U_FOLD_CASE_DEFAULT));
  Letter letter = Letter::letter;
  if (c >= 0x0E00) {
    const auto breaks = static_cast<ULineBreak>(u_getIntPropertyValue(u, UCHAR_LINE_BREAK));
    if (breaks == U_LB_IDEOGRAPHIC || breaks == U_LB_COMPLEX_CONTEXT || breaks == U_LB_CONDITIONAL_JAPANESE_STARTER)
      letter = Letter::alone;
  }
  return {folded, letter, u_isupper(u) != 0};
}

const Folding& known_folding(char32_t c) {
  static const std::array<Folding, 2048> table = [] {
    std::array<Folding, 2048> t;
    for (std::size_t i = 0; i < t.size(); ++i) t[i] = folding_of(static_cast<char32_t>(i));
    return t;
  }();
  return table[c];
}

/// FNV-1a over code points with a final mix; never 0.
struct WordHash {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  void add(char32_t c) { h = (h ^ c) * 0x100000001b3ULL; }
  [[nodiscard]] std::uint64_t done() const {
    std::uint64_t x = h ^ (h >> 32U);
    x *= 0xd6e8feb86659fd93ULL;
    x ^= x >> 32U;
    return x != 0 ? x : 1;
  }
};

class Folder {
 public:
  Folder(std::string_view text, FoldedText& out) : text_(text), out_(out) {}

  void stretch(std::size_t at, std::size_t end) {
    while (at < end) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      const CodePoint p = byte < 0x80 ? CodePoint{byte, 1} : decode(text_, at);
      step(p.value < 2048 ? known_folding(p.value) : folding_of(p.value), at, at + p.bytes);
      at += p.bytes;
    }
    close();
  }

 private:
  void step(const Folding& f, std::size_t at, std::size_t end) {
    switch (f.letter) {
      case Letter::letter:
        if (open_ && number_) close();
        if (!open_) begin(at, false, f.capital);
        put(f.folded, end);
        return;
      case Letter::digit:
        if (open_ && !number_) close();
        if (!open_) begin(at, true, false);
        put(f.folded, end);
        return;
      case Letter::alone:
        close();
        begin(at, false, false);
        out_.words.back().alone = true;
        put(f.folded, end);
        close();
        return;
      case Letter::none:
        // "10.000" is one number; "2024." is one and a full stop.
        if (open_ && number_ && (text_[at] == '.' || text_[at] == ',') && end < text_.size() && text_[end] >= '0' &&
            text_[end] <= '9')
          return;
        break;
    }
    close();
  }

  void begin(std::size_t at, bool number, bool capital) {
    open_ = true;
    number_ = number;
    hash_ = {};
    FoldedWord& w = out_.words.emplace_back();
    w.span.begin = static_cast<std::uint32_t>(at);
    w.first_letter = static_cast<std::uint32_t>(out_.letters.size());
    w.number = number;
    w.capital = capital;
  }
  void put(char32_t c, std::size_t end) {
    hash_.add(c);
    out_.letters.push_back(c);
    out_.words.back().span.end = static_cast<std::uint32_t>(end);
  }
  void close() {
    if (open_) out_.words.back().hash = hash_.done();
    open_ = false;
  }

  std::string_view text_;
  FoldedText& out_;
  WordHash hash_;
  bool open_ = false, number_ = false;
};

}  // namespace

void fold_text(std::string_view text, const std::vector<Span>& left_out, FoldedText& folded) {
  folded.words.clear();
  folded.letters.clear();
  Folder folder(text, folded);
  std::size_t at = 0;
  for (const Span& s : left_out) {
    if (s.begin > at) folder.stretch(at, std::min<std::size_t>(s.begin, text.size()));
    at = std::max<std::size_t>(at, s.end);
  }
  if (at < text.size()) folder.stretch(at, text.size());
}

}  // namespace runut
