// The lines of a pasted page as its main run needs them: which read like running text by form alone, how often a line
// stands on the page, and how many of its words another stretch shares.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "clean/page.h"

namespace runut {

struct LineForm {
  std::uint32_t words = 0;    ///< in scripts without spaces reckoned from bytes
  std::uint32_t inner = 0;    ///< ends of sentences before the line's end
  std::uint32_t times = 1;    ///< how often the line stands on the page
  bool prose = false;         ///< running text
  bool lower = false;         ///< begins with a small letter
  bool heading_like = false;  ///< short, and neither a credit nor a button
  bool colon = false;         ///< ends with one
};

/// All lines of a page. Cost: linear in its tokens.
class LineForms {
 public:
  explicit LineForms(const Page& page);
  [[nodiscard]] const LineForm& operator[](std::uint32_t line) const { return forms_[line]; }
  [[nodiscard]] std::uint32_t prose_before(std::uint32_t line) const { return before_[line]; }
  /// Reads the words of all lines, which take() and shared() need.
  void read_words();
  /// Counts the words of a line as the article's.
  void take(std::uint32_t line);
  /// The share of a line's words, weighted by rarity on the page, that the lines taken have.
  [[nodiscard]] double shared(std::uint32_t line) const;

 private:
  void read_words(std::uint32_t line);
  void read_form(std::uint32_t line);
  void find_templates();

  const Page& page_;
  std::vector<LineForm> forms_;
  std::vector<std::uint32_t> before_;                       // lines of prose before each
  std::vector<std::vector<std::uint64_t>> words_;           // of each line, each once; empty until asked for
  std::vector<bool> template_;                              // lines that repeat each other's phrases
  std::unordered_map<std::uint64_t, std::uint32_t> lines_;  // of each word
  std::unordered_map<std::uint64_t, bool> taken_;
};

}  // namespace runut
