// Character references by libxml2's table; tags by their brackets.
#include "clean/entities.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD";

/// Appends what the reference at `i` ("&amp;", "&#8211;") stands for; returns its length, 0 where it is none.
std::size_t append_reference(std::string_view text, std::size_t i, std::string& out) {
  const std::size_t end = text.substr(i, 32).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  const std::string name(text.substr(i + 1, end - 1));
  if (name[0] == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    std::uint32_t value = 0;
    for (std::size_t k = hex ? 2 : 1; k < name.size(); ++k) {
      const char c = name[k];
      const int digit = c >= '0' && c <= '9'          ? c - '0'
                        : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                      : -1;
      if (digit < 0 || value > 0x10FFFF) return 0;
      value = value * (hex ? 16U : 10U) + static_cast<std::uint32_t>(digit);
    }
    if (value < 32 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = ' ';
    append_utf8(out, value);
    return end + 1;
  }
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  if (entity == nullptr) {
    if (name != "apos") return 0;
    out += '\'';
    return end + 1;
  }
  append_utf8(out, entity->value);
  return end + 1;
}

std::string plain(std::string_view value, bool lines) {
  std::string out;
  out.reserve(value.size());
  bool space = false, line = false;
  const auto put = [&](std::string_view piece) {
    if (!out.empty() && line) out += '\n';
    if (!out.empty() && space && !line) out += ' ';
    space = line = false;
    out += piece;
  };
  for (std::size_t i = 0; i < value.size();) {
    const char c = value[i];
    if (c == '<' && i + 1 < value.size() &&
        (value[i + 1] == '/' || value[i + 1] == '!' || (value[i + 1] | 32) >= 'a')) {
      const std::size_t size = value.substr(i, 4000).find('>');
      if (size != std::string_view::npos) {
        const std::size_t end = i + size;
        const std::string_view tag = value.substr(i, end - i);
        if (lines && (tag.starts_with("</p") || tag.starts_with("<br") || tag.starts_with("</li") ||
                      tag.starts_with("</h") || tag.starts_with("<p") || tag.starts_with("</div")))
          line = true;
        else if (!lines)
          space = true;
        i = end + 1;
        continue;
      }
    }
    if (c == '&') {
      std::string piece;
      if (const std::size_t length = append_reference(value, i, piece); length > 0) {
        if (piece == "\xC2\xA0" || piece == " ")
          space = true;
        else if (piece != soft_hyphen)
          put(piece);
        i += length;
        continue;
      }
    }
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      line |= lines && c == '\n';
      space = true;
      ++i;
      continue;
    }
    if (value.compare(i, 2, "\xC2\xA0") == 0) {
      space = true;
      i += 2;
      continue;
    }
    if (value.substr(i, 2) == soft_hyphen) {
      i += 2;
      continue;
    }
    std::size_t end = i + 1;
    while (end < value.size() && value[end] != '<' && value[end] != '&' && value[end] != ' ' && value[end] != '\n' &&
           value[end] != '\t' && value[end] != '\r' && value[end] != '\xC2')
      ++end;
    put(value.substr(i, end - i));
    i = end;
  }
  return out;
}

}  // namespace

std::string plain_text(std::string_view value) { return plain(value, false); }

std::string plain_lines(std::string_view value) { return plain(value, true); }

}  // namespace runut
