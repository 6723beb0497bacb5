// The head of a page, from its first line to the first line of running text.
//
// The order of its parts differs between outlets (label, headline, picture, byline, date, or the other way
// round), so each line is asked what it is by its form; the headline is the first that reads like one.
#include "clean/metadata.h"

#include <algorithm>

#include "clean/date_line.h"

namespace runut {
namespace {

constexpr std::uint32_t most_head_lines = 24;
constexpr std::uint32_t most_date_line_words = 24;

/// Whether two stretches are the same but for white space; a few bytes more may follow in the first.
bool same_words(std::string_view line, std::string_view title, std::size_t may_follow) {
  std::size_t i = 0, k = 0;
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (k < title.size()) {
    if (space(title[k])) {
      while (k < title.size() && space(title[k])) ++k;
      if (k < title.size() && (i >= line.size() || !space(line[i]))) return false;
      while (i < line.size() && space(line[i])) ++i;
      continue;
    }
    if (i >= line.size() || line[i] != title[k]) return false;
    ++i, ++k;
  }
  return line.size() - i <= may_follow;
}

void find_given_title(Page& page, Document& document) {
  const std::uint32_t stop = std::min(page.size(), std::uint32_t{8});
  for (std::uint32_t l = 0; l < stop; ++l) {
    const Line& line = page.lines[l];
    const std::string_view words = page.words(line.begin, line.last);
    if (!same_words(words, document.title, l == 0 ? 40 : 4) &&
        !same_words(page.words(line.first, line.last), document.title, 4))
      continue;
    page.title = l;
    document.title_span = page.span(line);
    return;
  }
}

/// A line that tells a section or an action: a few words, no sentence.
bool label_like(const Line& line) { return line.words > 0 && line.words <= 3 && !line.sentence_end && !line.digits; }

bool has_date(const Page& page, const Line& line) {
  return line.digits && line.words <= most_date_line_words && read_date_line(page, line.first, line.last).has_value();
}

/// Brackets at the end of the line that hold a picture's credit: a bar, an address or letters, no numbers alone.
bool ends_in_credit(const Page& page, const Line& line) {
  const std::uint32_t open = page.bracket_before(line.last, '(', ')');
  if (open == Page::none || open <= line.first) return false;
  bool sign = false, word = false;
  for (std::uint32_t i = open + 1; i + 1 < line.last; ++i) {
    sign |= page.is(i, '/') || page.is(i, '@') || page.is(i, 0xA9);
    word |= page.token(i).is_word() && page.token(i).span.size() > 1;
    for (const Hit& h : page.scan.hits_at(i))
      if (h.kind == SenseKind::furniture_cue && page.pack.furniture.cues[h.index].why == FurnitureWhy::caption)
        sign = true;
  }
  return sign && word;
}

/// A line that opens with a cue of furniture: no headline.
bool announces(const Page& page, const Line& line) {
  for (std::uint32_t i = line.begin; i < line.last && i <= line.begin + 1; ++i) {
    for (const Hit& h : page.scan.hits_at(i)) {
      if (h.kind != SenseKind::furniture_cue) continue;
      const FurnitureCue& cue = page.pack.furniture.cues[h.index];
      if (cue.shape == CueShape::bracket ? i > line.first && page.token(i - 1).kind == TokenKind::mark
                                         : cue.shape == CueShape::opener && (!cue.colon || page.is(h.last, ':')))
        return true;
    }
    if (page.token(i).kind != TokenKind::mark) break;
  }
  return false;
}

bool never_title(const Page& page, const Line& line) {
  return has_date(page, line) || announces(page, line) || ends_in_credit(page, line);
}

void find_title(Page& page, Document& document) {
  if (!document.title.empty()) return find_given_title(page, document);
  if (page.size() < 2) return;
  const std::uint32_t stop = std::min(page.size() - 1, std::uint32_t{6});
  for (std::uint32_t l = 0; l < stop; ++l) {
    const Line& line = page.lines[l];
    if (label_like(line) || never_title(page, line)) continue;
    if (!page.headline_like(line) || line.colons > 1) return;
    // A section's label of three or four words may still stand before the headline itself.
    const Line& next = page.lines[l + 1];
    if (line.words <= 4 && l + 1 < stop && page.headline_like(next) && next.words >= 5 && !never_title(page, next))
      continue;
    // Running text must follow, else the line may be one of a list.
    const std::uint32_t near = std::min(page.size(), l + most_head_lines);
    if (std::none_of(page.lines.begin() + l + 1, page.lines.begin() + near,
                     [&](const Line& later) { return page.paragraph_like(later); }))
      return;
    page.title = l;
    document.title = page.words(line.begin, line.last);
    document.title_span = page.span(line);
    return;
  }
}

/// Two to five capitalised words and nothing else: a person's name, or an outlet's.
bool name_like(const Page& page, std::uint32_t first, std::uint32_t last) {
  std::uint32_t words = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& t = page.token(i);
    if (t.is_number()) return false;
    if (t.kind == TokenKind::mark) {
      if (t.mark != '.' && t.mark != '\'' && t.mark != 0x2019 && t.mark != ',' && t.mark != '/' && t.mark != '&')
        return false;
      continue;
    }
    if (!t.capitalised() && page.scan.hit_at(i, SenseKind::grammar) == nullptr) return false;
    ++words;
  }
  return words >= 2 && words <= 6 && page.token(first).capitalised();
}

bool holds_domain(const Page& page, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i)
    if (const Domain d = domain_at(page, i); d.first < d.last) return true;
  return false;
}

/// Whether a name is an outlet's: a domain, an organisation, or an abbreviation in it.
bool outlet_like(const Page& page, std::uint32_t first, std::uint32_t last) {
  if (holds_domain(page, first, last) || page.scan.hit_at(first, SenseKind::organisation) != nullptr) return true;
  return std::any_of(page.scan.tokens.begin() + first, page.scan.tokens.begin() + last,
                     [](const Token& t) { return t.capitals == Capitals::all && t.span.size() >= 2; });
}

void take_name(const Page& page, std::uint32_t first, std::uint32_t last, Document& document) {
  while (first < last && page.token(first).kind == TokenKind::mark) ++first;
  while (last > first && page.token(last - 1).kind == TokenKind::mark && !page.is(last - 1, '.')) --last;
  if (first >= last) return;
  if (outlet_like(page, first, last)) {
    if (document.outlet.empty() && last - first <= 6) document.outlet = page.words(first, last);
  } else if (document.byline.empty() && name_like(page, first, last)) {
    document.byline = page.words(first, last);
  }
}

/// Splits "Name - Outlet" at its dash or bar and takes both.
void take_names(const Page& page, std::uint32_t first, std::uint32_t last, Document& document) {
  std::uint32_t from = first;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& t = page.token(i);
    if (t.kind != TokenKind::mark || !t.space_before) continue;
    if (t.mark != '-' && t.mark != '|' && t.mark != 0x2013 && t.mark != 0x2014 && t.mark != 0x2022 && t.mark != 0xB7)
      continue;
    take_name(page, from, i, document);
    from = i + 1;
  }
  take_name(page, from, last, document);
}

/// A line that says when the page was published, perhaps with who wrote it. False where it is none.
bool take_date_line(Page& page, std::uint32_t l, Document& document) {
  const Line& line = page.lines[l];
  if (!line.digits || line.words > most_date_line_words) return false;
  const auto date = read_date_line(page, line.first, line.last);
  if (!date) return false;
  // What is left must be names, labels or signs; a sentence with a date in it is the article's.
  std::uint32_t small = 0, rest = 0;
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    if (i >= date->first && i < date->last) continue;
    const Token& t = page.token(i);
    rest += t.is_word();
    small += t.is_word() && !t.capitalised() && domain_at(page, i).first == domain_at(page, i).last;
  }
  if (small > 2 || rest > 10 || (line.sentence_end && rest > 3)) return false;
  if (document.published_basis == DateBasis::unknown) {
    document.published = date->stated;
    document.published_basis = DateBasis::stated;
    if (date->conflict)
      document.notes.push_back("the date line's weekday is not that of its date: " +
                               std::string(page.words(date->first, date->last)));
  }
  take_names(page, line.first, date->first, document);
  page.mark(l, FurnitureWhy::credit);
  return true;
}

/// "- Agency" above the text: the credit of a picture that was not copied along.
bool bare_credit(const Page& page, const Line& line) {
  const Token& t = page.token(line.first);
  return t.kind == TokenKind::mark && (t.mark == '-' || t.mark == 0x2013 || t.mark == 0x2014) &&
         line.begin > line.first && line.words <= 4 && !line.digits && !line.sentence_end &&
         page.token(line.begin).capitalised();
}

/// The line is an internet domain and nothing else.
bool domain_line(const Page& page, const Line& line) {
  if (line.words > 4) return false;
  const Domain d = domain_at(page, line.begin);
  return d.first < d.last && d.last >= line.end;
}

bool is_heading_of_text(const Page& page, std::uint32_t l) { return page.lines[l].mark.has_value() || l == page.title; }

/// One line of the head, above the text: names and dates out of it, furniture marked.
void take_head_line(Page& page, std::uint32_t l, Document& document) {
  const Line& line = page.lines[l];
  if (is_heading_of_text(page, l) || take_date_line(page, l, document)) return;
  if (domain_line(page, line)) {
    if (document.outlet.empty()) document.outlet = page.words(line.begin, line.end);
    return page.mark(l, FurnitureWhy::credit);
  }
  if (ends_in_credit(page, line)) return page.mark(l, FurnitureWhy::caption);
  if (bare_credit(page, line)) return page.mark(l, FurnitureWhy::credit);
  const bool dated =
      (l + 1 < page.size() && has_date(page, page.lines[l + 1])) || (l > 0 && has_date(page, page.lines[l - 1]));
  if (dated && page.title != Page::none && l > page.title && line.words <= 10 && !line.sentence_end) {
    const std::string before = document.byline + document.outlet;
    take_names(page, line.begin, line.end, document);
    if (before != document.byline + document.outlet) page.mark(l, FurnitureWhy::credit);
  }
}

}  // namespace

void read_head(Page& page, Document& document) {
  find_title(page, document);
  const std::uint32_t stop = std::min(page.size(), most_head_lines);
  std::uint32_t body = page.title == Page::none ? 0 : page.title + 1;
  // Running text begins at the first whole sentence that is no caption and no date line.
  std::uint32_t l = body;
  for (; l < stop; ++l) {
    const Line& line = page.lines[l];
    if (line.mark || ends_in_credit(page, line) || !page.paragraph_like(line)) continue;
    if (line.words <= most_date_line_words && take_date_line(page, l, document)) continue;
    break;
  }
  page.body = l < stop ? l : body;
  for (std::uint32_t i = 0; i < page.body; ++i) take_head_line(page, i, document);
}

}  // namespace runut
