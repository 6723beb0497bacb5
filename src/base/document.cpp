// The way back from text to raw bytes.
#include "runut/document.h"

#include <algorithm>

namespace runut {

std::uint32_t Document::raw_offset(std::uint32_t text_offset) const {
  const auto after = std::upper_bound(raw_map.begin(), raw_map.end(), text_offset,
                                      [](std::uint32_t t, const RawOffset& o) { return t < o.text; });
  if (after == raw_map.begin()) return text_offset;
  const RawOffset& from = *(after - 1);
  const std::uint32_t raw = from.raw + (text_offset - from.text) / from.text_bytes * from.raw_bytes;
  // White space squeezed into one line end may be longer in the text than on the page, but never runs past what
  // follows.
  return after == raw_map.end() ? raw : std::min(raw, after->raw);
}

TextQuote quote_of(const Document& document, Span words) {
  const std::string_view text = document.text;
  const auto inner = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  TextQuote out;
  out.exact = words.of(text);
  for (const std::uint32_t around : {16U, 48U, 160U}) {
    std::uint32_t begin = words.begin > around ? words.begin - around : 0;
    std::uint32_t end = std::min(static_cast<std::uint32_t>(text.size()), words.end + around);
    while (inner(begin)) ++begin;
    while (inner(end)) ++end;
    out.prefix = text.substr(begin, words.begin - begin);
    out.suffix = text.substr(words.end, end - words.end);
    const std::string_view whole = text.substr(begin, end - begin);
    const std::size_t found = text.find(whole);
    if (found == begin && text.find(whole, found + 1) == std::string_view::npos) break;
  }
  return out;
}

}  // namespace runut
