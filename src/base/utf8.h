// UTF-8: decoding one code point, counting, and the few character classes that reading needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace runut {

/// One decoded code point and how many bytes it took. Invalid bytes decode as U+FFFD, one byte each.
struct CodePoint {
  char32_t value;
  std::uint32_t bytes;
};

/// Decodes at `at` (< text.size()). Never reads past the end. Rejects overlong forms and surrogates.
[[nodiscard]] CodePoint decode(std::string_view text, std::size_t at);

/// Whether the whole text is valid UTF-8. Cost: one pass.
[[nodiscard]] bool is_utf8(std::string_view text);

void append_utf8(std::string& out, char32_t value);

/// Lower case by simple case folding, code point by code point; invalid bytes stay.
[[nodiscard]] std::string folded(std::string_view text);

/// Turns ascending byte offsets into code point offsets, remembering where it was: linear over a document.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  /// Code points before byte `offset`. Going backwards restarts from the beginning.
  [[nodiscard]] std::uint32_t at(std::uint32_t offset);

 private:
  std::string_view text_;
  std::uint32_t byte_ = 0, count_ = 0;
};

}  // namespace runut
