// Head first (headline, date, byline), then the pack's cues, then what form alone tells; marks become spans.
#include "clean/clean.h"

#include <algorithm>

#include "clean/cues.h"
#include "clean/main_run.h"
#include "clean/metadata.h"
#include "clean/page.h"
#include "clean/structure.h"

namespace runut {
namespace {

/// Marked lines and pieces as furniture, ascending and disjoint.
std::vector<Furniture> furniture_of(const Page& page) {
  std::vector<Furniture> all;
  all.reserve(page.pieces.size() + page.lines.size());
  all = page.pieces;
  for (const Line& line : page.lines)
    if (line.mark) all.push_back({page.span(line), *line.mark});
  // At one place the longer first: a line that is furniture swallows its pieces.
  std::sort(all.begin(), all.end(), [](const Furniture& a, const Furniture& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::size_t kept = 0;
  for (const Furniture& f : all)
    if (kept == 0 || f.span.begin >= all[kept - 1].span.end) all[kept++] = f;
  all.resize(kept);
  return all;
}

}  // namespace

void clean(Document& document, const Pack& pack, const Scan& scan) {
  Page page(document, pack, scan);
  if (!document.page) mark_outside_run(page);
  if (page.size() > 1) read_head(page, document);
  apply_cues(page, document);
  if (page.size() > 1) {
    read_dateline(page, document);
    mark_structure(page);
    guess_outlet(page, document);
  }
  document.furniture = furniture_of(page);
}

}  // namespace runut
