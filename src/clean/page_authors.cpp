// Who wrote it: people as the linked data, the meta elements, the elements made for bylines, and lines that open with
// "by" name them. Who edited it is its author only where nobody else is.
#include <algorithm>
#include <set>

#include "clean/byline_names.h"

namespace runut {
namespace {

constexpr std::size_t longest_byline = 240, most_authors = 25;

/// Several links in one byline, or several elements that are all of it: a name each, with commas between. Empty where
/// there are not two.
std::string names_apart(const PageView& page, std::uint32_t byline, std::size_t size) {
  const auto& nodes = page.tree.nodes;
  std::vector<std::string> links, spans;
  std::size_t in_spans = 0;
  for (std::uint32_t k = byline + 1; k < nodes[byline].end; ++k) {
    if (nodes[k].tag != Tag::a && nodes[k].tag != Tag::span) continue;
    std::string name = page.tree.words_of(k, longest_name + 1);
    if (name.size() > longest_name || name.find(' ') == std::string::npos) continue;
    const bool leaf = nodes[k].end <= k + 2;
    if (leaf && nodes[k].tag == Tag::span) in_spans += name.size() + 1, spans.push_back(name);
    if (nodes[k].tag == Tag::a) links.push_back(std::move(name));
  }
  if (links.size() < 2 && in_spans >= size) links = std::move(spans);
  std::string out;
  if (links.size() > 1)
    for (const std::string& name : links) out += (out.empty() ? "" : ", ") + name;
  return out;
}

/// Bylines that the page shows, near the headline or right behind the text.
void from_elements(const PageView& page, PageMetadata& metadata) {
  const auto& nodes = page.tree.nodes;
  const std::uint64_t bylines = page.cues.with_role(PageRole::byline);
  for (std::uint32_t i = 1; i < page.tree.size(); ++i) {
    const HtmlNode& n = nodes[i];
    if (n.tag == Tag::text || (n.attributes == 0 && n.tag != Tag::address)) continue;
    const std::string_view property = page.tree.get(n, Attribute::itemprop);
    const std::string_view rel = page.tree.get(n, Attribute::rel);
    const bool own = property == "author" || rel == "author" || property == "creator";
    const bool named = (page.content.roles[i] & bylines) != 0;
    if (!own && !named) continue;
    const std::uint8_t why = page.content.furniture[i];
    if (why != MainContent::article) {
      const auto reason = static_cast<FurnitureWhy>(why);
      if (reason == FurnitureWhy::comments || reason == FurnitureWhy::related_link ||
          reason == FurnitureWhy::other_story)
        continue;
      if (reason == FurnitureWhy::legal && !own) continue;
    }
    const std::uint32_t block = page.block_at(i);
    if (block + 12 < page.title || block > page.last + 4) continue;
    std::string words;
    for (std::uint32_t k = i; k < n.end && words.empty(); ++k)
      if (page.tree.get(nodes[k], Attribute::itemprop) == "name") words = page.tree.words_of(k, 200);
    if (words.empty()) words = page.tree.words_of(i, longest_byline + 1);
    if (n.tag == Tag::meta) words = page.tree.get(n, Attribute::content);
    if (words.empty() || words.size() > longest_byline) continue;
    const bool head = block <= page.first + 3;
    if (!own)
      if (const std::string names = names_apart(page, i, words.size()); !names.empty()) words = names;
    metadata.state(PageField::authors, words, own ? "element of the author" : "byline",
                   (own                  ? 200
                    : words.size() > 100 ? 230
                                         : 210) +
                       (head ? 0 : 60));
    if (n.tag != Tag::meta) i = n.end - 1;
  }
}

void from_lines(const PageView& page, const BylineNames& names, PageMetadata& metadata) {
  const auto& list = page.blocks.blocks;
  const auto n = static_cast<std::uint32_t>(list.size());
  const std::uint32_t from = page.title > 4 ? page.title - 4 : 0;
  for (std::uint32_t b = from; b < n && b <= page.first + 4; ++b) {
    if (list[b].size > 160) continue;
    const std::string_view rest = names.opened(page.blocks.of(list[b]));
    if (!rest.empty()) metadata.state(PageField::authors, std::string(rest), "line", 240);
  }
  for (std::uint32_t b = page.last; b < n && b <= page.last + 3; ++b) {
    if (list[b].size > 100) continue;
    const std::string_view rest = names.opened(page.blocks.of(list[b]));
    if (!rest.empty()) metadata.state(PageField::authors, std::string(rest), "line", 320);
  }
}

}  // namespace

void read_page_authors(const PageView& page, PageMetadata& metadata, Document& document) {
  const BylineNames names(page, metadata);
  from_elements(page, metadata);
  from_lines(page, names, metadata);
  auto& all = metadata.of(PageField::authors);
  std::stable_sort(all.begin(), all.end(), [](const Stated& a, const Stated& b) { return a.trust < b.trust; });
  PageFacts& facts = *document.page;
  std::set<std::string> editors;
  for (const Stated& s : all)
    if (const std::string_view name = names.edited(s.value); !name.empty()) editors.insert(bare_form(name));
  if (!editors.empty())
    std::stable_partition(all.begin(), all.end(), [&](const Stated& s) {
      return editors.count(bare_form(s.value)) == 0 && names.edited(s.value).empty();
    });
  std::vector<bool> used(all.size(), false);
  const auto take = [&](bool freely) {
    int trust = -1;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Stated& s = all[i];
      if (!facts.authors.empty() && s.trust != trust) continue;
      for (std::string& name : names.in(s.value, s.trust < 210, s.trust < 100, freely)) {
        if (std::find(facts.authors.begin(), facts.authors.end(), name) == facts.authors.end() &&
            facts.authors.size() < most_authors)
          facts.authors.push_back(std::move(name));
        used[i] = true;
        trust = s.trust;
      }
    }
  };
  take(false);
  // Names that stand in one line with the date, and first names behind "by".
  if (facts.authors.empty()) take(true);
  for (std::size_t i = 0; i < all.size() && facts.evidence.size() < 200; ++i)
    facts.evidence.push_back({"authors", all[i].from, all[i].value.substr(0, 120), used[i]});
  if (document.byline.empty())
    for (const std::string& name : facts.authors) document.byline += (document.byline.empty() ? "" : ", ") + name;
}

}  // namespace runut
