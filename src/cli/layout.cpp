// Column arithmetic with ICU's East Asian widths; everything works on whole code points.
#include "cli/layout.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <numeric>

#include "base/utf8.h"

namespace runut {
namespace {

std::size_t columns_of(char32_t c) {
  if (c < 0x300) return c < 0x20 || c == 0x7F ? 0 : 1;
  const auto u = static_cast<UChar32>(c);
  const int category = u_charType(u);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(u, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// Whether a terminal could be steered by it: controls, and format characters such as direction marks.
bool steers(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  return c >= 0x200B && u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || u_isUWhiteSpace(static_cast<UChar32>(c));
}

/// Bytes of the longest head of `text` that fits into `width` columns.
std::size_t head_within(std::string_view text, std::size_t width) {
  std::size_t used = 0, i = 0;
  while (i < text.size()) {
    const CodePoint c = decode(text, i);
    used += columns_of(c.value);
    if (used > width) break;
    i += c.bytes;
  }
  return i;
}

/// First byte of the longest tail of `text` that fits into `width` columns.
std::size_t tail_within(std::string_view text, std::size_t width) {
  const std::size_t all = columns(text);
  if (all <= width) return 0;
  std::size_t skip = all - width, i = 0;
  while (i < text.size() && skip > 0) {
    const CodePoint c = decode(text, i);
    skip -= std::min(skip, columns_of(c.value));
    i += c.bytes;
  }
  return i;
}

/// As `cut`, but no part of a word is left before the "…" unless the word is very long.
std::string cut_at_word(std::string_view text, std::size_t width) {
  std::string out = cut(text, width);
  if (!out.ends_with("…") || out.size() > text.size() + 3) return out;
  const std::size_t kept = out.size() - 3;
  const std::size_t space = out.rfind(' ', kept);
  if (kept < text.size() && text[kept] != ' ' && space != std::string::npos && kept - space <= 15)
    out.replace(space, std::string::npos, "…");
  return out;
}

/// Columns of the longest piece of a cell that wrapping would not break.
std::size_t longest_word(std::string_view cell) {
  std::size_t longest = 0, begin = 0;
  for (std::size_t i = 0; i <= cell.size(); ++i) {
    if (i < cell.size() && cell[i] != ' ' && cell[i] != '/') continue;
    const std::size_t end = i < cell.size() && cell[i] == '/' ? i + 1 : i;
    longest = std::max(longest, columns(cell.substr(begin, end - begin)));
    begin = i + 1;
  }
  return longest;
}

/// Takes from the widest columns until all fit into `width` or none is above its floor.
void narrow(std::vector<std::size_t>& widths, const std::vector<std::size_t>& floors, std::size_t width) {
  for (std::size_t used = width_of(widths); used > width; --used) {
    std::size_t widest = widths.size();
    for (std::size_t c = 0; c < widths.size(); ++c)
      if (widths[c] > floors[c] && (widest == widths.size() || widths[c] > widths[widest])) widest = c;
    if (widest == widths.size()) return;
    --widths[widest];
  }
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    n += columns_of(c.value);
    i += c.bytes;
  }
  return n;
}

std::string shown(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    if (is_space(c.value)) {
      space = true;
    } else if (!steers(c.value)) {
      if (space && !out.empty()) out += ' ';
      space = false;
      append_utf8(out, c.value);
    }
    i += c.bytes;
  }
  return out;
}

std::string cut(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::string out(text.substr(0, head_within(text, width - 1)));
  while (out.ends_with(' ')) out.pop_back();
  return out + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  width = std::max<std::size_t>(width, 2);
  while (!text.empty()) {
    std::size_t end = head_within(text, width);
    if (end < text.size() && text[end] != ' ') {
      const std::size_t space = text.substr(0, end).rfind(' ');
      // An interval or a compound may also break behind its '/'.
      const std::size_t slash = text.substr(0, end).rfind('/');
      if (space != std::string_view::npos && space > 0)
        end = space;
      else if (slash != std::string_view::npos && slash > 0)
        end = slash + 1;
    }
    if (end == 0) end = decode(text, 0).bytes;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

std::string padded(std::string_view text, std::size_t width, bool right) {
  const std::size_t used = columns(text);
  const std::string gap(width > used ? width - used : 0, ' ');
  return right ? gap + std::string(text) : std::string(text) + gap;
}

Excerpt excerpt(std::string_view text, Span focus, std::size_t width) {
  const bool space_before = focus.begin > 0 && text[focus.begin - 1] <= ' ' && text[focus.begin - 1] >= 0;
  const bool space_after = focus.end < text.size() && text[focus.end] <= ' ' && text[focus.end] >= 0;
  Excerpt out{shown(text.substr(0, focus.begin)), shown(focus.of(text)), shown(text.substr(focus.end))};
  if (space_before && !out.before.empty()) out.before += ' ';
  if (space_after && !out.after.empty()) out.after.insert(0, " ");
  out.focus = cut(out.focus, width);
  const std::size_t left = width - std::min(width, columns(out.focus));
  const std::size_t before = columns(out.before), after = columns(out.after);
  if (before + after <= left) return out;
  // A reader wants what leads up to the figure as much as what follows; what one side does not need goes to the other.
  const std::size_t for_before = std::min(before, after < left / 2 ? left - after : left - left / 2);
  const std::size_t for_after = std::min(after, left - for_before);
  if (before > for_before) {
    const std::string_view tail =
        std::string_view(out.before).substr(tail_within(out.before, for_before > 0 ? for_before - 1 : 0));
    const std::size_t word = tail.find(' ');
    out.before = for_before == 0
                     ? ""
                     : "…" + std::string(word == std::string_view::npos || word > 15 ? tail : tail.substr(word + 1));
  }
  out.after = cut_at_word(out.after, for_after);
  return out;
}

std::string grouped_digits(std::string_view digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string out;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0 && digits[i - 1] != '-') out += ',';
    out += digits[i];
  }
  return out.append(digits.substr(point));
}

std::vector<std::size_t> fitted(const std::vector<Column>& columns_, const std::vector<std::vector<std::string>>& rows,
                                std::size_t width) {
  const std::size_t n = columns_.size();
  std::vector<std::size_t> widths(n, 0);
  for (const auto& row : rows)
    for (std::size_t c = 0; c < n; ++c) widths[c] = std::max(widths[c], columns(row[c]));
  for (std::size_t c = 0; c < n; ++c)
    if (widths[c] > 0) widths[c] = std::min(std::max(widths[c], columns(columns_[c].heading)), columns_[c].most);
  // Cells break at spaces first; inside words only where that is not enough.
  std::vector<std::size_t> words(n, 0), least(n, 0);
  for (std::size_t c = 0; c < n; ++c) {
    least[c] = std::min(columns_[c].least, widths[c]);
    for (const auto& row : rows) words[c] = std::max(words[c], longest_word(row[c]));
    words[c] = std::min(std::max(words[c], least[c]), widths[c]);
  }
  narrow(widths, words, width);
  narrow(widths, least, width);
  return widths;
}

std::size_t width_of(const std::vector<std::size_t>& widths) {
  std::size_t used = 0;
  for (const std::size_t w : widths) used += w > 0 ? w + (used > 0 ? 2 : 0) : 0;
  return used;
}

bool too_narrow(const std::vector<std::size_t>& widths, std::size_t width) {
  constexpr std::size_t scraps = 80;  // columns below which seven columns hold little more than a word each
  return width < scraps || width_of(widths) + 2 > width;
}

void append_parts(const std::vector<std::string>& parts, std::size_t indent, std::size_t width, std::string& out) {
  std::string line;
  for (const std::string& part : parts)
    if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
  if (line.empty()) return;
  for (const std::string& piece : wrapped(line, width - std::min(width, indent)))
    out.append(indent, ' ').append(piece).append("\n");
}

void append_headings(const std::vector<Column>& columns_, const std::vector<std::size_t>& widths, std::size_t indent,
                     std::string& out) {
  std::string line(indent, ' ');
  for (std::size_t c = 0; c < columns_.size(); ++c)
    if (widths[c] > 0) line += padded(cut(columns_[c].heading, widths[c]), widths[c], columns_[c].right) + "  ";
  line.erase(line.find_last_not_of(' ') + 1);
  out += line;
}

void append_row(const std::vector<Column>& columns_, const std::vector<std::size_t>& widths,
                const std::vector<std::string>& cells, std::size_t indent, std::string& out) {
  std::vector<std::vector<std::string>> lines(cells.size());
  std::size_t height = 0;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (widths[c] > 0) lines[c] = wrapped(cells[c], widths[c]);
    height = std::max(height, lines[c].size());
  }
  for (std::size_t l = 0; l < height; ++l) {
    std::string line(indent, ' ');
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (widths[c] == 0) continue;
      line += padded(l < lines[c].size() ? lines[c][l] : std::string(), widths[c], columns_[c].right);
      line += "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line;
    out += '\n';
  }
}

}  // namespace runut
