// UTF-8: decoding one code point, counting, and the few character classes that reading needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

/// Turns byte offsets into code point offsets, in any order: linear over a document the first time, then at
/// most `stride` bytes a call. `text` must outlive it.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  /// Code points before byte `offset`; an offset past the end counts as the end.
  [[nodiscard]] std::uint32_t at(std::uint32_t offset);

 private:
  static constexpr std::uint32_t stride = 512;
  std::string_view text_;
  std::vector<std::uint32_t> before_{0};  // code points before byte stride * i, as far as was asked for
};

}  // namespace runut
