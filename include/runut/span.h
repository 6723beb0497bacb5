// Span: a half-open stretch of bytes [begin, end) of a document's text. Never of a normalised copy.
#pragma once

#include <cstdint>
#include <string_view>

namespace runut {

struct Span {
  std::uint32_t begin = 0, end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool overlaps(Span o) const { return begin < o.end && o.begin < end; }
  [[nodiscard]] constexpr bool contains(Span o) const { return begin <= o.begin && o.end <= end; }
  /// The words themselves. `text` must be the text that the span was made for.
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  friend constexpr bool operator==(Span, Span) = default;
};

}  // namespace runut
