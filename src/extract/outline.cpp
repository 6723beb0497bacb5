// A line heads what follows when it ends with a colon, or is short and states nothing; prose ends the list.
#include "extract/outline.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::uint32_t short_line = 9;  // tokens of a heading that has no colon at its end

bool is_bullet(const Token& t) {
  return t.is_mark('-') || t.is_mark('*') || t.is_mark(0x2022) || t.is_mark(0x2013) || t.is_mark(0x2014) ||
         t.is_mark(0x25CF) || t.is_mark(0x25AA);
}

bool first_of_line(const Text& text, const Sentence& s) { return s.first == 0 || text.token(s.first).lines_before > 0; }

/// How many tokens of bullet or number open the line: "-", "1.", "a)".
std::uint32_t opener(const Text& text, const Sentence& s) {
  const Token& first = text.token(s.first);
  if (is_bullet(first)) return 1;
  if (s.first + 1 < s.last && (first.is_number() || (first.is_word() && first.span.size() == 1)) &&
      (text.token(s.first + 1).is_mark('.') || text.token(s.first + 1).is_mark(')')))
    return 2;
  return 0;
}

bool ends_like_prose(const Text& text, const Sentence& s) {
  const Token& last = text.token(s.last - 1);
  return s.last - s.first > short_line && !last.is_mark(':') &&
         (last.is_mark('.') || last.is_mark('!') || last.is_mark('?') || text.quotation_of[s.first] != 0);
}

}  // namespace

std::vector<OutlineLine> outline_of(const Text& text) {
  std::vector<OutlineLine> lines(text.sentences.size());
  std::uint32_t heading = 0;
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    const Sentence& s = text.sentences[i];
    OutlineLine& line = lines[i];
    if (s.furniture) continue;
    if (!first_of_line(text, s)) {  // a second sentence on the line: prose
      heading = 0;
      continue;
    }
    const std::uint32_t open = opener(text, s);
    const std::uint32_t begin = s.first + open;
    std::uint32_t colon = begin;
    while (colon < std::min(s.last, begin + 12) &&
           !(text.scan.any(colon, Scan::mark_bit) && text.token(colon).is_mark(':') && text.quotation_of[colon] == 0))
      ++colon;
    // A headline's colon sets off who speaks or what it is about, not an item of a list.
    const bool labelled = !s.headline && colon > begin && colon + 1 < s.last && text.token(colon).is_mark(':');
    line.opened = open > 0;
    line.item = open > 0 || labelled;
    // The headline heads a table right under it, not the prose of the report.
    const bool under_headline = heading != 0 && text.sentences[heading - 1].headline;
    line.heading = under_headline && !line.item && ends_like_prose(text, s) ? 0 : heading;
    if (labelled) {
      line.label_first = begin;
      line.label_last = colon;
    }
    const bool colon_at_end = text.token(s.last - 1).is_mark(':');
    const bool short_heading = s.last - s.first <= short_line && !labelled && !text.token(s.last - 1).is_mark('.');
    if (colon_at_end || short_heading)
      heading = i + 1;
    else if (ends_like_prose(text, s) && !line.item)
      heading = 0;
  }
  return lines;
}

}  // namespace runut
