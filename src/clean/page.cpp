// One pass over the tokens cuts the lines; what their ends look like is told from a few tokens each.
#include "clean/page.h"

#include <algorithm>

namespace runut {
namespace {

/// What may stand around the words of a line without being part of them.
bool decorates(char32_t m) {
  switch (m) {
    case '*':
    case '_':
    case '#':
    case '>':
    case '~':
    case '\\':
    case '`':
    case '|':
    case '-':
    case '+':
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x00B7:
    case 0x25AA:
    case 0x25CF:
    case 0x203A:
    case 0x00BB:
      return true;
    default:
      return is_quote(m);
  }
}

}  // namespace

bool is_quote(char32_t m) {
  return m == '"' || m == '\'' || m == 0x201C || m == 0x201D || m == 0x2018 || m == 0x2019 || m == 0x201E ||
         m == 0x00AB || m == 0x00BB;
}

bool is_sentence_end(char32_t m) {
  return m == '.' || m == '!' || m == '?' || m == 0x2026 || m == 0x3002 || m == 0xFF01 || m == 0xFF1F || m == 0x061F ||
         m == 0x06D4 || m == 0x0964;
}

Page::Page(const Document& d, const Pack& p, const Scan& s) : document(d), pack(p), scan(s) {
  const auto n = scan.size();
  const auto decoration = [&](std::uint32_t i) { return token(i).kind == TokenKind::mark && decorates(token(i).mark); };
  lines.reserve(n / 24 + 4);
  auto next = scan.landmarks.begin();
  const auto last_landmark = scan.landmarks.end();
  for (std::uint32_t i = 0; i < n;) {
    Line line;
    line.first = i;
    line.blank_before = token(i).lines_before > 1;
    std::uint32_t marks = 0;
    for (; next != last_landmark && (*next == i || !scan.any(*next, Scan::line_bit)); ++next) {
      marks += scan.any(*next, Scan::mark_bit);
      line.digits |= scan.any(*next, Scan::number_bit);
      line.colons += token(*next).mark == ':';
    }
    i = next != last_landmark ? *next : n;
    line.words = i - line.first - marks;
    line.last = line.end = i;
    line.begin = line.first;
    while (line.begin < line.end && decoration(line.begin)) ++line.begin;
    while (line.end > line.begin && decoration(line.end - 1)) --line.end;
    if (line.begin == line.end) line.begin = line.first, line.end = line.last;
    std::uint32_t tail = line.last;
    for (std::uint32_t open = 0; (open = bracket_before(tail, '[', ']')) != none && open > line.first;) tail = open;
    if (const std::uint32_t open = bracket_before(tail, '(', ')'); open != none && open > line.first)
      line.sentence_end = sentence_ends_before(open, line.first);
    line.sentence_end |= sentence_ends_before(tail, line.first);
    lines.push_back(line);
  }
  body = size();
}

std::uint32_t Page::bracket_before(std::uint32_t last, char32_t open, char32_t close) const {
  if (last == 0 || !is(last - 1, close)) return none;
  for (std::uint32_t back = 2; back <= 24 && back <= last; ++back) {
    const std::uint32_t i = last - back;
    if (is(i, open)) return i;
    if (token(i + 1).lines_before > 0 || is(i, close)) return none;
  }
  return none;
}

bool Page::sentence_ends_before(std::uint32_t at, std::uint32_t first) const {
  while (at > first && token(at - 1).kind == TokenKind::mark) {
    const char32_t m = token(at - 1).mark;
    if (is_sentence_end(m)) return true;
    if (!is_quote(m) && m != ')' && m != '*' && m != '_' && m != '\\') return false;
    --at;
  }
  return false;
}

bool Page::headline_like(const Line& line) const {
  if (line.words < 3 || line.words > 30 || bytes(line) > 240) return false;
  if (line.begin != line.first && token(line.first).kind == TokenKind::mark && !is_quote(token(line.first).mark) &&
      !token(line.first).is_mark('#') && !token(line.first).is_mark('*'))
    return false;
  const Token& opens = token(line.begin);
  if (opens.is_word() ? !opens.capitalised() : opens.is_number() ? is(line.begin + 1, '.') : !opens.is_mark('['))
    return false;
  const Token& closes = token(line.last - 1);
  if (closes.kind == TokenKind::mark && (closes.mark == ',' || closes.mark == ';' || closes.mark == ':')) return false;
  // A full stop behind an ordinary word, and more behind it: sentences.
  for (std::uint32_t i = line.begin + 1; i + 1 < line.last; ++i)
    if (is(i, '.') && !token(i).space_before && token(i + 1).space_before && token(i - 1).capitals == Capitals::lower &&
        token(i - 1).is_word())
      return false;
  if (!line.sentence_end) return true;
  // A question, an exclamation or an ellipsis may end a headline; one full stop ends a sentence.
  std::uint32_t last = line.last - 1;
  while (last > line.first && token(last).kind == TokenKind::mark && is_quote(token(last).mark)) --last;
  return !is(last, '.') || is(last - 1, '.');
}

bool Page::paragraph_like(const Line& line) const { return (line.words >= 8 && line.sentence_end) || line.words >= 26; }

}  // namespace runut
