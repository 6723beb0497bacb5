// Tree, blocks, metadata, main content, and out of the kept blocks the text with its map.
#include "clean/web_page.h"

#include <algorithm>

#include "clean/blocks.h"
#include "clean/live_blog.h"
#include "clean/main_content.h"
#include "clean/page_metadata.h"

namespace runut {
namespace {

/// Appends the kept blocks to the document's text, one a line, and the map back to the markup.
void take_text(const BlockList& list, const MainContent& content, Document& document) {
  PageFacts& page = *document.page;
  std::vector<RawOffset> map;
  std::size_t run = 0;
  for (std::size_t b = 0; b < list.blocks.size(); ++b) {
    const Block& block = list.blocks[b];
    if (content.why[b]) {
      const Span raw = list.raw(block.text, block.text + block.size);
      // Neighbours that are left out for one reason are one stretch.
      if (!page.left_out.empty() && page.left_out.back().why == *content.why[b] && b > 0 && content.why[b - 1])
        page.left_out.back().raw.end = std::max(page.left_out.back().raw.end, raw.end);
      else
        page.left_out.push_back({raw, *content.why[b]});
      continue;
    }
    if (!document.text.empty()) document.text += '\n';
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += list.of(block);
    page.blocks.push_back({{begin, static_cast<std::uint32_t>(document.text.size())}, block.kind, block.level});
    while (run < list.runs.size() && list.runs[run].text < block.text) ++run;
    for (; run < list.runs.size() && list.runs[run].text < block.text + block.size; ++run) {
      const BlockRun& r = list.runs[run];
      RawOffset o{begin + r.text - block.text, r.raw, 1, 1};
      if (r.text_size != r.raw_size) {
        o.text_bytes = static_cast<std::uint16_t>(std::min<std::uint32_t>(r.text_size, 0xFFFF));
        o.raw_bytes = static_cast<std::uint16_t>(std::min<std::uint32_t>(r.raw_size, 0xFFFF));
      }
      map.push_back(o);
    }
  }
  document.raw_map = std::move(map);
}

/// The fields that need no choice but the best statement.
void take_fields(const PageMetadata& metadata, const OutletHints* outlet, Document& document) {
  PageFacts& page = *document.page;
  const auto take = [&](PageField field, const char* name, std::string& to) {
    if (to.empty()) to = metadata.best(field);
    bool first = true;
    for (const Stated& s : metadata.of(field)) {
      if (page.evidence.size() < 200) page.evidence.push_back({name, s.from, s.value.substr(0, 200), first});
      first = false;
    }
  };
  if (document.outlet.empty() && outlet != nullptr) document.outlet = outlet->name;
  take(PageField::outlet, "outlet", document.outlet);
  take(PageField::section, "section", page.section);
  take(PageField::url, "url", document.url);
  take(PageField::language, "language", document.language);
}

}  // namespace

void WebPageReader::read(Document& document) {
  const std::string markup = std::move(document.markup);
  document.markup.clear();
  document.text.clear();
  document.page.emplace();
  parse_html(markup, tree_);
  for (const std::string& note : tree_.notes) document.notes.push_back(note);
  const BlockList blocks = make_blocks(tree_);
  const OutletHints* outlet = cues_.outlet_of(document.url);
  PageMetadata metadata = read_page_metadata(tree_, cues_);
  if (document.title.empty()) document.title = choose_title(metadata);
  const MainContent content = find_main_content(
      tree_, blocks, cues_, {document.title, metadata.best(PageField::description), metadata.linked.body, outlet});
  take_text(blocks, content, document);
  const PageView page = view_of(tree_, blocks, content, cues_, document.url, outlet, metadata);
  read_page_dates(page, metadata, document);
  read_page_authors(page, metadata, document);
  find_live_updates(page, metadata, document);
  take_fields(metadata, outlet, document);
}

}  // namespace runut
