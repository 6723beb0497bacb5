// Page: the lines of a document, with what can be told from their form alone, and the marks put on them.
//
// Pasted pages are read line by line: a menu, a teaser or a credit has a line of its own nearly always.
// Lines are stretches of the scan's tokens, so nothing is tokenised twice.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "pack/scan.h"
#include "runut/document.h"

namespace runut {

/// Tokens [first, last) of one line that holds any.
struct Line {
  std::uint32_t first = 0, last = 0;
  std::uint32_t begin = 0, end = 0;  ///< the same without list marks, emphasis and quotation marks around it
  std::uint32_t words = 0;           ///< words and numbers
  std::uint32_t colons = 0;
  bool digits = false;
  bool blank_before = false;         ///< an empty line stands before it
  bool sentence_end = false;         ///< ends as a sentence does, brackets behind it aside
  std::optional<FurnitureWhy> mark;  ///< set when the whole line is furniture
};

class Page {
 public:
  /// All three must outlive this. Cost: linear in the tokens.
  Page(const Document& document, const Pack& pack, const Scan& scan);

  const Document& document;
  const Pack& pack;
  const Scan& scan;
  std::vector<Line> lines;
  std::vector<Furniture> pieces;  ///< furniture inside lines, in any order
  std::uint32_t title = none;     ///< line of the headline
  std::uint32_t body = 0;         ///< first line of the article's own text; lines.size() where there is none
  bool whole = false;             ///< a whole page with its menus, of which the main run is known
  std::uint32_t end = none;       ///< line that closes the article with its editors' initials

  static constexpr std::uint32_t none = 0xFFFFFFFF;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(lines.size()); }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return scan.tokens[i]; }
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return token(i).span.of(document.text); }
  [[nodiscard]] Span span(const Line& line) const { return scan.span(line.first, line.last); }
  [[nodiscard]] std::string_view words(std::uint32_t first, std::uint32_t last) const {
    return first < last ? scan.span(first, last).of(document.text) : std::string_view();
  }
  [[nodiscard]] bool is(std::uint32_t i, char32_t mark) const { return i < scan.size() && token(i).is_mark(mark); }
  [[nodiscard]] std::uint32_t bytes(const Line& line) const { return span(line).size(); }
  /// A line that reads like a headline: some words, no full stop, no list item, no label.
  [[nodiscard]] bool headline_like(const Line& line) const;
  /// A line of running text: a whole sentence, or a long line.
  [[nodiscard]] bool paragraph_like(const Line& line) const;
  /// The opening bracket of brackets that end right before a token, within a few tokens; `none`.
  [[nodiscard]] std::uint32_t bracket_before(std::uint32_t last, char32_t open, char32_t close) const;
  /// Whether a full stop or another end of sentence stands right before a token, quotes aside.
  [[nodiscard]] bool sentence_ends_before(std::uint32_t token, std::uint32_t first) const;
  void mark(std::uint32_t line, FurnitureWhy why) {
    if (!lines[line].mark) lines[line].mark = why;
  }
};

/// Marks that open and close quotations, and marks that decorate the ends of a line.
[[nodiscard]] bool is_quote(char32_t mark);
[[nodiscard]] bool is_sentence_end(char32_t mark);

}  // namespace runut
