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

}  // namespace runut
