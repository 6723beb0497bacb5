// Each cue is tried where it stands, by its shape; closing cues are applied last, when it is known how much
// of the article stands before them.
#include "clean/cues.h"

#include <algorithm>

#include "clean/date_line.h"
#include "clean/metadata.h"

namespace runut {
namespace {

constexpr std::uint32_t most_opener_words = 45;  ///< a longer line is a paragraph that begins with the cue
constexpr std::uint32_t most_holder_words = 60;
constexpr std::uint32_t least_words_before_close = 40;

class Cues {
 public:
  Cues(Page& page, Document& document) : page_(page), document_(document) {}
  void apply();

 private:
  void apply_at(std::uint32_t l, const Hit& hit, const FurnitureCue& cue);
  void opener(std::uint32_t l, const Hit& hit, const FurnitureCue& cue);
  void line(std::uint32_t l, const Hit& hit, const FurnitureCue& cue);
  void inside(std::uint32_t l, const Hit& hit, const FurnitureCue& cue);
  void stretch(std::uint32_t l, std::uint32_t first, std::uint32_t last, FurnitureWhy why);
  void bracket(std::uint32_t l, const Hit& hit, const FurnitureCue& cue);
  void box(std::uint32_t l, const Hit& hit);
  void appendix(std::uint32_t l, const Hit& hit, const FurnitureCue& cue);
  void take(std::uint32_t l, std::uint32_t value, const FurnitureCue& cue);
  void close_page();

  [[nodiscard]] bool marks_only(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool opens(const Line& line, const Hit& hit) const { return marks_only(line.first, hit.first); }
  /// The token behind the cue and its colon; `none` where the colon is asked for and missing.
  [[nodiscard]] std::uint32_t behind(const Line& line, const Hit& hit, bool colon) const;
  [[nodiscard]] bool holds_link(const Line& line) const;
  [[nodiscard]] std::uint32_t last_of(std::uint32_t first, std::uint32_t last) const;

  Page& page_;
  Document& document_;
  std::uint32_t closed_ = Page::none;
  bool appended_ = false;
};

bool Cues::marks_only(std::uint32_t first, std::uint32_t last) const {
  if (last - first > 6) return false;
  for (std::uint32_t i = first; i < last; ++i)
    if (page_.token(i).kind != TokenKind::mark) return false;
  return true;
}

std::uint32_t Cues::behind(const Line& line, const Hit& hit, bool colon) const {
  std::uint32_t i = hit.last;
  bool found = false;
  while (i < line.last && page_.token(i).kind == TokenKind::mark && !is_quote(page_.token(i).mark)) {
    if (page_.is(i, ':')) found = true;
    if (!page_.is(i, ':') && !page_.is(i, '*') && !page_.is(i, '_') && !page_.is(i, '-') && !page_.is(i, '|')) break;
    ++i;
  }
  return colon && !found ? Page::none : i;
}

bool Cues::holds_link(const Line& line) const {
  const std::string_view words = page_.words(line.first, line.last);
  return words.size() < 1000 && words.find("://") != std::string_view::npos;
}

void Cues::opener(std::uint32_t l, const Hit& hit, const FurnitureCue& cue) {
  const Line& line = page_.lines[l];
  if (cue.digits && !line.digits) return;
  const std::uint32_t value = behind(line, hit, cue.colon);
  if (value == Page::none) return;
  if (!opens(line, hit)) return inside(l, hit, cue);
  const std::uint32_t most = cue.words != 0 ? cue.words : most_opener_words;
  if (line.words > most && !holds_link(line)) return;
  // A whole sentence may begin with the word for a picture; a caption is none, or ends in its credit.
  if (cue.why == FurnitureWhy::caption && line.sentence_end &&
      page_.bracket_before(line.last, '(', ')') == Page::none && !cue.colon)
    return;
  page_.mark(l, cue.why);
  if (cue.closes) closed_ = std::min(closed_, l);
  if (cue.field != CueField::none) take(l, value, cue);
  if (!cue.takes_next || !marks_only(hit.last, line.last) || l + 1 >= page_.size()) return;
  // The announced headlines: as many as read like one, at least the next line unless it is running text.
  const Line& next = page_.lines[l + 1];
  if (!next.sentence_end || page_.headline_like(next)) page_.mark(l + 1, cue.why);
}

/// A cue with a colon inside a line, behind a sentence or in brackets: it takes what follows in the line.
void Cues::inside(std::uint32_t l, const Hit& hit, const FurnitureCue& cue) {
  const Line& line = page_.lines[l];
  if (!cue.colon || (cue.why != FurnitureWhy::related_link && cue.why != FurnitureWhy::caption)) return;
  std::uint32_t from = hit.first;
  while (from > line.first && (page_.is(from - 1, '*') || page_.is(from - 1, '_'))) --from;
  if (from > line.first && (page_.is(from - 1, '(') || page_.is(from - 1, '['))) {
    const char32_t close = page_.is(from - 1, '(') ? U')' : U']';
    const std::uint32_t stop = std::min(line.last, from + most_opener_words);
    for (std::uint32_t i = from; i < stop; ++i)
      if (page_.is(i, close)) return stretch(l, from - 1, i + 1, cue.why);
    return;
  }
  if (cue.why != FurnitureWhy::related_link || !page_.sentence_ends_before(from, line.first)) return;
  // Up to the next full stop, which a headline has not: where the line goes on behind one, only a guess.
  std::uint32_t last = from;
  while (last < line.last && last - from < most_opener_words && !page_.is(last, '.')) ++last;
  if (last == line.last) stretch(l, from, last, cue.why);
}

void Cues::line(std::uint32_t l, const Hit& hit, const FurnitureCue& cue) {
  const Line& line = page_.lines[l];
  // A count may stand before or behind: "5 comments", "Comments (5)".
  std::uint32_t first = hit.first, last = hit.last;
  if (first > line.first && page_.token(first - 1).is_number()) --first;
  if (last < line.last && page_.is(last, '(')) ++last;
  if (last < line.last && page_.token(last).is_number()) ++last;
  if (!marks_only(line.first, first) || !marks_only(last, line.last)) return;
  page_.mark(l, cue.why);
  if (cue.closes) closed_ = std::min(closed_, l);
  if (cue.takes_next && l + 1 < page_.size() && !page_.lines[l + 1].sentence_end) page_.mark(l + 1, cue.why);
}

void Cues::stretch(std::uint32_t l, std::uint32_t first, std::uint32_t last, FurnitureWhy why) {
  const Line& line = page_.lines[l];
  if (marks_only(line.first, first) && marks_only(last, line.last)) return page_.mark(l, why);
  page_.pieces.push_back({page_.scan.span(first, last), why});
}

void Cues::bracket(std::uint32_t l, const Hit& hit, const FurnitureCue& cue) {
  const Line& line = page_.lines[l];
  if (hit.first == line.first) return;
  std::uint32_t open = hit.first - 1;
  if (!page_.is(open, '[') && !page_.is(open, '(')) return;
  const char32_t close = page_.is(open, '[') ? U']' : U')';
  if (cue.words != 0 && line.words > cue.words && close == ')') return;
  const std::uint32_t stop = std::min(line.last, hit.last + most_opener_words);
  for (std::uint32_t i = hit.last; i < stop; ++i) {
    if (!page_.is(i, close)) continue;
    if (open > line.first && page_.is(open - 1, '\\')) --open;
    return stretch(l, open, i + 1, cue.why);
  }
}

/// A label, a teaser and the same teaser again; without the copy only the label.
void Cues::box(std::uint32_t l, const Hit& hit) {
  const Line& line = page_.lines[l];
  if (!marks_only(line.first, hit.first) || !marks_only(hit.last, line.last)) return;
  page_.mark(l, FurnitureWhy::navigation);
  if (l + 2 >= page_.size()) return;
  const auto words = [&](std::uint32_t i) { return page_.words(page_.lines[i].first, page_.lines[i].last); };
  if (words(l + 1) != words(l + 2)) return;
  page_.mark(l + 1, FurnitureWhy::other_story);
  page_.mark(l + 2, FurnitureWhy::other_story);
  page_.body = std::max(page_.body, l + 3);
}

void Cues::appendix(std::uint32_t l, const Hit& hit, const FurnitureCue& cue) {
  const Line& line = page_.lines[l];
  if (l == 0 || appended_ || !opens(line, hit)) return;
  const Line& rule = page_.lines[l - 1];
  if (rule.words > 0 || rule.last - rule.first < 3) return;
  appended_ = true;
  for (std::uint32_t i = l - 1; i < page_.size(); ++i) page_.mark(i, cue.why);
}

/// Text of tokens up to a bar or the line's end.
std::uint32_t Cues::last_of(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t i = first;
  while (i < last && !page_.is(i, '|') && !page_.is(i, 0x2022)) ++i;
  return i;
}

void Cues::take(std::uint32_t l, std::uint32_t value, const FurnitureCue& cue) {
  const Line& line = page_.lines[l];
  std::uint32_t last = last_of(value, line.last);
  while (last > value && page_.token(last - 1).kind == TokenKind::mark && !page_.is(last - 1, ')') &&
         !page_.is(last - 1, '.') && !page_.is(last - 1, '/'))
    --last;
  if (value >= last) return;
  const std::string_view words = page_.words(value, last);
  if (cue.field == CueField::byline && document_.byline.empty()) document_.byline = words;
  if (cue.field == CueField::original_source && document_.original_source.empty()) {
    const std::size_t link = words.find("http");
    document_.original_source =
        link == std::string_view::npos ? words : words.substr(link, words.find_first_of(" \t)", link) - link);
  }
  if (cue.field == CueField::published && document_.published_basis == DateBasis::unknown)
    if (const auto date = read_date_line(page_, value, line.last)) {
      document_.published = date->stated;
      document_.published_basis = DateBasis::stated;
    }
}

void Cues::apply_at(std::uint32_t l, const Hit& hit, const FurnitureCue& cue) {
  if (page_.lines[l].mark == FurnitureWhy::other_story || l == page_.title) return;
  switch (cue.shape) {
    case CueShape::opener:
      return opener(l, hit, cue);
    case CueShape::line:
      return line(l, hit, cue);
    case CueShape::anywhere: {
      const std::uint32_t most = cue.words != 0 ? cue.words : most_holder_words;
      if (page_.lines[l].words > most) return;
      page_.mark(l, cue.why);
      if (cue.closes) closed_ = std::min(closed_, l);
      return;
    }
    case CueShape::stretch:
      return stretch(l, hit.first, hit.last, cue.why);
    case CueShape::bracket:
      return bracket(l, hit, cue);
    case CueShape::box:
      return box(l, hit);
    case CueShape::appendix:
      return appendix(l, hit, cue);
    case CueShape::domain:
      return;
  }
}

/// What follows a closing line is no more of the article, if enough of it stands before.
void Cues::close_page() {
  // Where the main run is known, such a line may stand before a box inside the article.
  if (closed_ == Page::none || page_.whole) return;
  std::uint32_t words = 0;
  for (std::uint32_t l = 0; l < closed_; ++l)
    if (!page_.lines[l].mark && l != page_.title) words += page_.lines[l].words;
  if (words < least_words_before_close) return;
  for (std::uint32_t l = closed_ + 1; l < page_.size(); ++l) page_.mark(l, FurnitureWhy::other_story);
}

void Cues::apply() {
  std::uint32_t l = 0;
  for (const Hit& hit : page_.scan.hits) {
    if (hit.kind != SenseKind::furniture_cue) continue;
    while (l + 1 < page_.size() && page_.lines[l].last <= hit.first) ++l;
    if (hit.last > page_.lines[l].last) continue;  // it runs over the line's end
    apply_at(l, hit, page_.pack.furniture.cues[hit.index]);
  }
  close_page();
}

}  // namespace

void apply_cues(Page& page, Document& document) {
  if (page.size() > 0) Cues(page, document).apply();
}

}  // namespace runut
