// Escapes what JSON must not hold bare. Bytes that are no UTF-8 (they can stand in file names) become U+FFFD,
// so that every line that runut writes can be parsed.
#include "engine/json.h"

#include <array>
#include <cstring>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::string_view hex = "0123456789abcdef";

void append_escape(std::string& out, unsigned char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += hex[c >> 4];
      out += hex[c & 15];
  }
}

/// Bytes that cannot go over as they are: control bytes, quotation mark, backslash, and what may be broken UTF-8.
constexpr std::array<bool, 256> careful_bytes() {
  std::array<bool, 256> t{};
  for (std::size_t c = 0; c < 256; ++c) t[c] = c < 0x20 || c == '"' || c == '\\' || c >= 0x7F;
  return t;
}
constexpr auto careful = careful_bytes();

/// Whether none of eight bytes is one of those, all at once; it may say no where it is so.
bool plain(const char* bytes) {
  constexpr std::uint64_t every = 0x0101010101010101ULL, high = every * 0x80;
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, 8);
  const auto zero = [&](std::uint64_t x) { return (x - every) & ~x; };  // high bits of zero bytes, and of some others
  const std::uint64_t control = (eight - every * 0x20) | (eight + every);  // below 0x20, and from 0x7F on
  return ((control | eight | zero(eight ^ every * '"') | zero(eight ^ every * '\\')) & high) == 0;
}

}  // namespace

void Json::quoted(std::string_view v) {
  out_ += '"';
  std::size_t from = 0;  // bytes from here to i go over as they are
  for (std::size_t i = 0; i < v.size();) {
    while (i + 8 <= v.size() && plain(v.data() + i)) i += 8;
    if (i == v.size()) break;
    const auto c = static_cast<unsigned char>(v[i]);
    if (!careful[c]) {
      ++i;
      continue;
    }
    if (c >= 0x80) {
      const CodePoint p = decode(v, i);
      if (p.value == 0xFFFD && p.bytes == 1) {
        out_.append(v, from, i - from);
        append_utf8(out_, 0xFFFD);
        from = i + 1;
      }
      i += p.bytes;
      continue;
    }
    out_.append(v, from, i - from);
    append_escape(out_, c);
    from = ++i;
  }
  out_.append(v, from);
  out_ += '"';
}

}  // namespace runut
