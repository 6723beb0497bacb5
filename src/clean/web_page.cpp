// Tree, blocks, metadata, main content, and out of the kept blocks the text with its map.
#include "clean/web_page.h"

#include <algorithm>

#include "clean/blocks.h"
#include "clean/linked_body.h"
#include "clean/live_blog.h"
#include "clean/main_content.h"
#include "clean/page_dates.h"
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

/// The linked data's text, where the page itself shows next to none of it: behind a paywall, or written by a script.
void take_linked_text(std::string_view body, std::string_view markup, Document& document) {
  document.text = body;
  PageFacts& page = *document.page;
  page.blocks.clear();
  for (std::size_t from = 0; from < body.size();) {
    const std::size_t end = std::min(body.find('\n', from), body.size());
    if (end > from)
      page.blocks.push_back(
          {{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)}, BlockKind::paragraph, 0});
    from = end + 1;
  }
  // Words of a script are escaped: all of them stand somewhere in it.
  const std::size_t at = markup.find("\"articleBody\"");
  const auto size = static_cast<std::uint16_t>(std::min<std::size_t>(body.size(), 0xFFFF));
  document.raw_map = {{0, static_cast<std::uint32_t>(at == std::string_view::npos ? 0 : at), size,
                       static_cast<std::uint16_t>(size - 1)}};
  document.notes.emplace_back("the page shows no text: it was taken from the page's linked data");
}

/// Lines around the text that say when and by whom, and nothing else: they have been told as metadata.
void drop_head_lines(const PageView& page, const PageFacts& facts, MainContent& content) {
  std::vector<std::string> authors;
  for (const std::string& name : facts.authors) authors.push_back(bare_form(name));
  for (std::uint32_t b = page.first; b <= page.last && b < page.blocks.blocks.size(); ++b) {
    if (b > page.first + 5 && b + 3 < page.last) b = page.last - 3;
    const Block& block = page.blocks.blocks[b];
    if (content.why[b] || block.size > 120 || block.kind == BlockKind::table_row) continue;
    const std::string_view words = page.blocks.of(block);
    std::uint32_t dated = 0;
    for (const PageDate& d : find_dates(words, page.cues, page.month_first)) dated += d.end - d.begin;
    bool told = dated > 0 && 2 * dated + 24 > block.size && block.form.words <= 12;
    const std::string form = bare_form(words);
    for (const std::string& name : authors)
      told |= name.size() >= 6 && block.form.words <= 9 && form.size() <= name.size() + 16 &&
              form.find(name) != std::string::npos;
    if (told) content.why[b] = FurnitureWhy::credit;
  }
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

/// The text's map into the markup, led on into the bytes that the markup was decoded from.
void lead_to_bytes(const Document& decoded, Document& document) {
  if (decoded.raw_map.empty()) return;
  const auto& units = decoded.raw_map;
  std::vector<RawOffset> out;
  std::size_t unit = 0;
  for (std::size_t i = 0; i < document.raw_map.size(); ++i) {
    RawOffset o = document.raw_map[i];
    const auto end = i + 1 < document.raw_map.size() ? document.raw_map[i + 1].text
                                                     : static_cast<std::uint32_t>(document.text.size());
    const std::uint32_t from = o.raw;
    while (unit < units.size() && units[unit].text <= from) ++unit;
    o.raw = decoded.raw_offset(from);
    if (o.text_bytes != o.raw_bytes) {
      o.raw_bytes =
          static_cast<std::uint16_t>(std::min<std::uint32_t>(decoded.raw_offset(from + o.raw_bytes) - o.raw, 0xFFFF));
      out.push_back(o);
      continue;
    }
    if (unit > 0) o.text_bytes = units[unit - 1].text_bytes, o.raw_bytes = units[unit - 1].raw_bytes;
    out.push_back(o);
    for (std::size_t u = unit; u < units.size() && units[u].text - from < end - o.text; ++u)
      out.push_back({o.text + units[u].text - from, units[u].raw, units[u].text_bytes, units[u].raw_bytes});
  }
  document.raw_map = std::move(out);
  for (LeftOut& l : document.page->left_out) l.raw = {decoded.raw_offset(l.raw.begin), decoded.raw_offset(l.raw.end)};
}

}  // namespace

void WebPageReader::read(Document& document) {
  Document decoded;
  decoded.raw_map = std::move(document.raw_map);
  document.raw_map.clear();
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
  MainContent content = find_main_content(
      tree_, blocks, cues_, {document.title, metadata.best(PageField::description), metadata.linked.body, outlet});
  const std::string_view body = metadata.linked.body;
  const double found = hold_against_body(body, blocks, content);
  const PageView page = view_of(tree_, blocks, content, cues_, document.url, outlet, metadata);
  read_page_dates(page, metadata, document);
  read_page_authors(page, metadata, document);
  // The page may be no more than the body that a feed holds: then who wrote it is what the feed says.
  if (document.page->authors.empty() && !document.byline.empty()) document.page->authors = {document.byline};
  drop_head_lines(page, *document.page, content);
  take_text(blocks, content, document);
  if (found < 0.1 && document.text.size() * 2 < body.size()) take_linked_text(body, markup, document);
  lead_to_bytes(decoded, document);
  find_live_updates(page, metadata, document);
  take_fields(metadata, outlet, document);
}

}  // namespace runut
