// The end of an article is its surest sign: initials in brackets behind the last sentence. What follows them
// is other stories' teasers where it reads like teasers, and only then.
#include "clean/structure.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "clean/date_line.h"

namespace runut {
namespace {

constexpr std::uint32_t most_teaser_bytes = 420;
constexpr std::uint32_t least_repeated_words = 8;

/// The line's tokens without bracketed placeholders at its end.
std::uint32_t without_placeholders(const Page& page, const Line& line) {
  std::uint32_t last = line.last;
  for (std::uint32_t open = 0; (open = page.bracket_before(last, '[', ']')) != Page::none && open > line.first;)
    last = open;
  return last;
}

/// What stands between the brackets of editors' initials.
struct Initials {
  std::uint32_t words = 0, lower = 0, spaces = 0, joints = 0;
  bool fits = true;
};

Initials look_at_initials(const Page& page, std::uint32_t first, std::uint32_t last) {
  Initials n;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& t = page.token(i);
    if (t.is_word()) {
      ++n.words;
      n.lower += t.capitals == Capitals::lower;
      n.spaces += i > first && t.space_before;
      n.fits &= t.span.size() <= 14;
    } else if (t.is_number()) {
      n.fits &= t.span.size() <= 2 && i > first && page.is(i - 1, '-') && !t.space_before;
    } else {
      n.joints += t.mark == '/' || t.mark == '-' || t.mark == '*';
      n.fits &= t.mark == '/' || t.mark == '-' || t.mark == '.' || t.mark == ',' || t.mark == '*' || t.mark == '&';
    }
  }
  return n;
}

/// The opening bracket of initials that end the line: "(abc/def)", "(Ant/P-2)", "(xyz)"; `none`.
std::uint32_t initials_in(const Page& page, const Line& line) {
  const std::uint32_t last = without_placeholders(page, line);
  const std::uint32_t open = page.bracket_before(last, '(', ')');
  if (open == Page::none || open < line.first) return Page::none;
  const bool alone = open == line.first || (open == line.begin && open - line.first <= 2);
  if (!alone && !page.sentence_ends_before(open, line.first)) return Page::none;
  const Initials n = look_at_initials(page, open + 1, last - 1);
  if (!n.fits || n.words + n.joints == 0 || n.words > 6) return Page::none;
  if (n.joints > 0) return n.spaces <= 2 ? open : Page::none;
  if (n.words == 1) return open;
  // Names in brackets: only on a line of their own.
  return alone && n.lower == 0 && n.words <= 4 ? open : Page::none;
}

/// A teaser: one or two sentences, nobody speaking.
bool teaser_like(const Page& page, const Line& line) {
  if (page.bytes(line) > most_teaser_bytes) return false;
  std::uint32_t sentences = 0;
  for (std::uint32_t i = line.first; i + 1 < line.last; ++i)
    sentences +=
        page.token(i).kind == TokenKind::mark && is_sentence_end(page.token(i).mark) && page.token(i + 1).space_before;
  const Token& first = page.token(line.first);
  return sentences <= 1 && !(first.kind == TokenKind::mark && is_quote(first.mark));
}

/// Everything behind the article's end, if it reads like teasers and is no longer than the article.
void mark_behind_end(Page& page) {
  if (page.end == Page::none || page.end + 1 >= page.size()) return;
  std::uint32_t before = 0, after = 0, lines = 0, teasers = 0;
  for (std::uint32_t l = 0; l <= page.end; ++l)
    if (!page.lines[l].mark || l == page.end) before += page.bytes(page.lines[l]);
  for (std::uint32_t l = page.end + 1; l < page.size(); ++l) {
    const Line& line = page.lines[l];
    if (line.mark) continue;
    after += page.bytes(line);
    ++lines;
    teasers += teaser_like(page, line);
  }
  if (lines == 0 || teasers * 4 < lines * 3 || after > 2 * before) return;
  for (std::uint32_t l = page.end + 1; l < page.size(); ++l) page.mark(l, FurnitureWhy::other_story);
}

void mark_initials(Page& page) {
  for (std::uint32_t l = page.body; l < page.size(); ++l) {
    const Line& line = page.lines[l];
    if (line.mark || l == page.title) continue;
    const std::uint32_t open = initials_in(page, line);
    if (open == Page::none) continue;
    page.end = l;
    const std::uint32_t last = without_placeholders(page, line);
    if (open <= line.begin && last == line.last)
      page.mark(l, FurnitureWhy::credit);
    else
      page.pieces.push_back({page.scan.span(open, last), FurnitureWhy::credit});
  }
}

/// A line's ends and length, which tell most lines apart.
std::uint64_t ends_of(const Page& page, const Line& line) {
  constexpr std::uint32_t few = 6;  // tokens at each end
  std::uint64_t hash = line.end - line.begin;
  const auto add = [&](std::uint32_t i) { hash = (hash ^ page.token(i).hash) * 1099511628211ULL; };
  for (std::uint32_t i = line.begin; i < std::min(line.end, line.begin + few); ++i) add(i);
  for (std::uint32_t i = std::max(line.begin + few, line.end - std::min(line.end, few)); i < line.end; ++i) add(i);
  return hash;
}

bool same_words(const Page& page, const Line& a, const Line& b) {
  const auto& tokens = page.scan.tokens;
  return std::equal(tokens.begin() + a.begin, tokens.begin() + a.end, tokens.begin() + b.begin, tokens.begin() + b.end,
                    [](const Token& x, const Token& y) { return x.hash == y.hash; });
}

/// Lines that stand twice: the headline's copies, and long lines word for word. A short line or one with a
/// label may rightly stand in a list again and again.
void mark_repeated(Page& page) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> seen;  // ends and line
  seen.reserve(page.size());
  for (std::uint32_t l = 0; l < page.size(); ++l) {
    const Line& line = page.lines[l];
    const bool long_enough = line.words >= least_repeated_words && line.colons == 0;
    const bool like_title =
        page.title != Page::none && l > page.title && line.words >= 3 && line.words == page.lines[page.title].words;
    if (long_enough || like_title) seen.emplace_back(ends_of(page, line), l);
    if (like_title && same_words(page, line, page.lines[page.title])) page.mark(l, FurnitureWhy::repeated);
  }
  std::sort(seen.begin(), seen.end());
  for (std::size_t i = 1; i < seen.size(); ++i)
    if (seen[i].first == seen[i - 1].first && seen[i].second != page.title &&
        same_words(page, page.lines[seen[i].second], page.lines[seen[i - 1].second]))
      page.mark(seen[i].second, FurnitureWhy::repeated);
}

/// The line is an address of the web and nothing else.
bool is_link(const Page& page, const Line& line) {
  const std::string_view words = page.words(line.first, line.last);
  return words.size() < 2000 &&
         (words.starts_with("http://") || words.starts_with("https://") || words.starts_with("www.")) &&
         words.find_first_of(" \t") == std::string_view::npos;
}

/// Capitalised names between bars: the agencies behind a report, or a row of a menu.
bool is_bar_row(const Page& page, const Line& line) {
  std::uint32_t bars = 0;
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    const Token& t = page.token(i);
    bars += t.is_mark('|');
    if (t.is_number() || (t.is_word() && !t.capitalised()) || t.is_mark('.') || t.is_mark(':')) return false;
  }
  return bars > 0 && line.words >= 2 && line.words <= 30;
}

/// A line that is a date and, at most, a section's label.
bool is_bare_date(const Page& page, const Line& line) {
  if (!line.digits || line.words > 12) return false;
  const auto date = read_date_line(page, line.first, line.last);
  if (!date) return false;
  std::uint32_t rest = 0;
  for (std::uint32_t i = line.first; i < line.last; ++i)
    rest += page.token(i).is_word() && (i < date->first || i >= date->last);
  return rest <= 2;
}

/// Behind the text: dates, with the headlines they belong to, and rows between bars.
void mark_other_stories(Page& page) {
  std::uint32_t paragraphs = 0;
  for (std::uint32_t l = page.body; l < page.size(); ++l) {
    const Line& line = page.lines[l];
    if (is_link(page, line)) page.mark(l, FurnitureWhy::source_link);
    if (line.mark || l == page.title) continue;
    paragraphs += page.paragraph_like(line);
    if (paragraphs < 2) continue;
    if (is_bar_row(page, line)) {
      page.mark(l, FurnitureWhy::credit);
    } else if (is_bare_date(page, line)) {
      page.mark(l, FurnitureWhy::other_story);
      const Line& before = page.lines[l - 1];
      if (l - 1 > page.body && page.headline_like(before)) page.mark(l - 1, FurnitureWhy::other_story);
    }
  }
}

/// Between the page's own lines and the text: a picture's caption, which ends without a full stop.
void mark_bare_captions(Page& page) {
  for (std::uint32_t l = 1; l < page.body && l < page.size(); ++l) {
    const Line& line = page.lines[l];
    if (line.mark || l == page.title || line.sentence_end || line.digits || line.words < 5) continue;
    if (page.lines[l - 1].mark == FurnitureWhy::credit && page.title != Page::none && l > page.title)
      page.mark(l, FurnitureWhy::caption);
  }
}

}  // namespace

void mark_structure(Page& page) {
  mark_repeated(page);
  mark_initials(page);
  mark_behind_end(page);
  mark_other_stories(page);
  mark_bare_captions(page);
}

}  // namespace runut
