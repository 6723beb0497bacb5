// UTF-8 by the table of well-formed sequences (Unicode 15, table 3-7); case folding by ICU.
#include "base/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace runut {

CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const std::uint32_t a = byte(0);
  if (a < 0x80) return {a, 1};
  if (a >= 0xC2 && a <= 0xDF && tail(1)) return {((a & 0x1FU) << 6) | (byte(1) & 0x3FU), 2};
  if (a >= 0xE0 && a <= 0xEF && tail(1) && tail(2)) {
    const std::uint32_t v = ((a & 0x0FU) << 12) | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU);
    if (v >= 0x800 && (v < 0xD800 || v > 0xDFFF)) return {v, 3};
  }
  if (a >= 0xF0 && a <= 0xF4 && tail(1) && tail(2) && tail(3)) {
    const std::uint32_t v =
        ((a & 0x07U) << 18) | ((byte(1) & 0x3FU) << 12) | ((byte(2) & 0x3FU) << 6) | (byte(3) & 0x3FU);
    if (v >= 0x10000 && v <= 0x10FFFF) return {v, 4};
  }
  return {0xFFFD, 1};
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint c = decode(text, i);
    if (c.value == 0xFFFD && c.bytes == 1) return false;
    i += c.bytes;
  }
  return true;
}

void append_utf8(std::string& out, char32_t v) {
  const auto put = [&](std::uint32_t b) { out.push_back(static_cast<char>(b)); };
  if (v < 0x80) {
    put(v);
  } else if (v < 0x800) {
    put(0xC0U | (v >> 6)), put(0x80U | (v & 0x3FU));
  } else if (v < 0x10000) {
    put(0xE0U | (v >> 12)), put(0x80U | ((v >> 6) & 0x3FU)), put(0x80U | (v & 0x3FU));
  } else {
    put(0xF0U | (v >> 18)), put(0x80U | ((v >> 12) & 0x3FU)), put(0x80U | ((v >> 6) & 0x3FU)), put(0x80U | (v & 0x3FU));
  }
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      out.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
      ++i;
      continue;
    }
    const CodePoint p = decode(text, i);
    if (p.value == 0xFFFD && p.bytes == 1)
      out.push_back(text[i]);
    else
      append_utf8(out, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(p.value), U_FOLD_CASE_DEFAULT)));
    i += p.bytes;
  }
  return out;
}

std::uint32_t CodePointCounter::at(std::uint32_t offset) {
  const auto starts = [&](std::size_t from, std::size_t to) {
    const char* bytes = text_.data();
    to = std::min(to, text_.size());
    std::uint32_t n = 0;
    for (; from < to; ++from) n += (static_cast<unsigned char>(bytes[from]) & 0xC0U) != 0x80U;
    return n;
  };
  while (before_.size() <= offset / stride && before_.size() * stride <= text_.size())
    before_.push_back(before_.back() + starts((before_.size() - 1) * stride, before_.size() * stride));
  const std::size_t block = std::min<std::size_t>(offset / stride, before_.size() - 1);
  return before_[block] + starts(block * stride, offset);
}

}  // namespace runut
