// The marks that pasted text gets, as cuts. Kept pieces are copied in order, and every offset moves with its piece.
#include "clean/page_lines.h"

#include <algorithm>

#include "clean/cues.h"
#include "clean/page.h"
#include "clean/structure.h"

namespace runut {
namespace {

/// Stretches to cut, ascending and disjoint, grown to whole lines where they cover one.
std::vector<Furniture> cuts_of(const Page& page, std::string_view text) {
  std::vector<Furniture> all = page.pieces;
  for (const Line& line : page.lines)
    if (line.mark) all.push_back({page.span(line), *line.mark});
  std::sort(all.begin(), all.end(), [](const Furniture& a, const Furniture& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Furniture> out;
  for (Furniture f : all) {
    const auto space = [&](std::uint32_t i) { return text[i] == ' ' || text[i] == '\n'; };
    while (f.span.begin > 0 && text[f.span.begin - 1] == ' ') --f.span.begin;
    const bool opens = f.span.begin == 0 || text[f.span.begin - 1] == '\n';
    while (opens && f.span.end < text.size() && text[f.span.end] == ' ') ++f.span.end;
    // A whole line goes with one of its line ends.
    if (opens && f.span.end < text.size() && text[f.span.end] == '\n')
      ++f.span.end;
    else if (opens && f.span.end == text.size())
      while (f.span.begin > 0 && space(f.span.begin - 1)) --f.span.begin;
    if (!out.empty() && f.span.begin < out.back().span.end) {
      out.back().span.end = std::max(out.back().span.end, f.span.end);
      continue;
    }
    out.push_back(f);
  }
  return out;
}

/// A copy of the document's text without some stretches, and where everything went.
class Cutter {
 public:
  Cutter(Document& document, const std::vector<Furniture>& cuts) : document_(document), cuts_(cuts) {}
  void run() {
    std::uint32_t from = 0;
    for (const Furniture& cut : cuts_) {
      keep(from, cut.span.begin);
      document_.page->left_out.push_back(
          {{document_.raw_offset(cut.span.begin), document_.raw_offset(cut.span.end)}, cut.why});
      from = cut.span.end;
    }
    keep(from, static_cast<std::uint32_t>(document_.text.size()));
    move(document_.page->blocks);
    move(document_.page->updates);
    document_.text = std::move(text_);
    document_.raw_map = std::move(map_);
    std::sort(document_.page->left_out.begin(), document_.page->left_out.end(),
              [](const LeftOut& a, const LeftOut& b) { return a.raw.begin < b.raw.begin; });
  }

 private:
  void keep(std::uint32_t from, std::uint32_t to) {
    if (from >= to) return;
    const auto here = static_cast<std::uint32_t>(text_.size());
    text_.append(document_.text, from, to - from);
    const auto& old = document_.raw_map;
    while (next_ < old.size() && old[next_].text <= from) ++next_;
    RawOffset first = next_ > 0 ? old[next_ - 1] : RawOffset{from, from, 1, 1};
    first.raw = document_.raw_offset(from);
    first.text = here;
    map_.push_back(first);
    for (; next_ < old.size() && old[next_].text < to; ++next_) {
      map_.push_back(old[next_]);
      map_.back().text = old[next_].text - from + here;
    }
  }

  /// Where a byte of the old text went; one that was cut, to what follows it. Asked in ascending order.
  class Moved {
   public:
    explicit Moved(const std::vector<Furniture>& cuts) : cuts_(cuts) {}
    std::uint32_t operator()(std::uint32_t at) {
      while (next_ < cuts_.size() && cuts_[next_].span.end <= at) gone_ += cuts_[next_++].span.size();
      const std::uint32_t inside =
          next_ < cuts_.size() && cuts_[next_].span.begin < at ? at - cuts_[next_].span.begin : 0;
      return at - gone_ - inside;
    }

   private:
    const std::vector<Furniture>& cuts_;
    std::size_t next_ = 0;
    std::uint32_t gone_ = 0;
  };

  /// Spans that nothing is left of go.
  template <class T>
  void move(std::vector<T>& all) const {
    Moved moved(cuts_);
    std::vector<T> out;
    for (T& one : all) {
      const std::uint32_t begin = moved(one.span.begin);
      const std::uint32_t end = Moved(moved)(one.span.end);
      if (begin >= end) continue;
      one.span = {begin, std::min(end, static_cast<std::uint32_t>(text_.size()))};
      while (one.span.end > one.span.begin && text_[one.span.end - 1] == '\n') --one.span.end;
      if (!one.span.empty()) out.push_back(std::move(one));
    }
    all = std::move(out);
  }

  Document& document_;
  const std::vector<Furniture>& cuts_;
  std::string text_;
  std::vector<RawOffset> map_;
  std::size_t next_ = 0;
};

}  // namespace

bool leave_out_furniture(Document& document, const Pack& pack, const Scan& scan) {
  Page page(document, pack, scan);
  if (page.size() == 0) return false;
  page.body = 0;
  apply_cues(page, document);
  if (page.size() > 1) mark_structure(page);
  const std::vector<Furniture> cuts = cuts_of(page, document.text);
  std::size_t gone = 0;
  for (const Furniture& f : cuts) gone += f.span.size();
  // A page of which the words would leave next to nothing is read as it is: its cues mean something else there.
  if (cuts.empty() || gone * 10 > document.text.size() * 7) return false;
  Cutter(document, cuts).run();
  return true;
}

}  // namespace runut
