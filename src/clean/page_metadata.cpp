// Meta elements by their rank in the pack's lists; linked data before them.
#include "clean/page_metadata.h"

#include <algorithm>
#include <array>

#include "clean/entities.h"
#include "source/jsonl.h"

namespace runut {
namespace {

constexpr std::array<std::string_view, 9> field_names{"title",   "authors",  "published", "modified",   "outlet",
                                                      "section", "language", "url",       "description"};

void read_metas(const HtmlTree& tree, const PageCues& cues, PageMetadata& out) {
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    const HtmlNode& n = tree.nodes[i];
    if (n.tag == Tag::meta) {
      const std::string_view content = tree.get(n, Attribute::content);
      if (content.empty()) continue;
      for (const Attribute key : {Attribute::property, Attribute::name}) {
        const std::string_view name = tree.get(n, key);
        if (name.empty()) continue;
        for (std::size_t f = 0; f < field_names.size(); ++f)
          if (const int rank = cues.rank(static_cast<PageField>(f), name); rank >= 0)
            out.fields[f].push_back({plain_text(content), "meta " + std::string(name), 100 + rank});
      }
    } else if (n.tag == Tag::link && tree.get(n, Attribute::rel) == "canonical") {
      out.of(PageField::url).push_back({std::string(tree.get(n, Attribute::href)), "link canonical", 50});
    } else if (n.tag == Tag::html) {
      if (const auto lang = tree.get(n, Attribute::lang); !lang.empty())
        out.of(PageField::language).push_back({std::string(lang), "html lang", 50});
    } else if (n.tag == Tag::title && n.depth < 6) {
      out.of(PageField::title).push_back({tree.words_of(i), "title", 400});
    } else if (n.tag == Tag::h1 && out.h1.empty()) {
      out.h1 = tree.words_of(i);
    }
  }
}

}  // namespace

PageMetadata read_page_metadata(const HtmlTree& tree, const BlockList&, const PageCues& cues, const OutletHints*) {
  PageMetadata out;
  out.linked = read_json_ld(tree);
  const LinkedArticle& l = out.linked;
  const auto state = [&](PageField field, const std::string& value, const char* from, int trust) {
    if (!value.empty()) out.of(field).push_back({value, from, trust});
  };
  state(PageField::title, l.headline, "json-ld headline", 10);
  if (l.is_article) state(PageField::published, l.published, "json-ld datePublished", 10);
  state(PageField::modified, l.modified, "json-ld dateModified", 10);
  state(PageField::outlet, l.publisher, "json-ld publisher", 120);
  state(PageField::section, l.section, "json-ld articleSection", 10);
  state(PageField::language, l.language, "json-ld inLanguage", 60);
  state(PageField::url, l.url, "json-ld mainEntityOfPage", 120);
  for (const LinkedAuthor& a : l.authors)
    state(PageField::authors, a.name, "json-ld author", a.person ? 10 : a.organisation ? 30 : 20);
  read_metas(tree, cues, out);
  for (auto& field : out.fields)
    std::stable_sort(field.begin(), field.end(), [](const Stated& a, const Stated& b) { return a.trust < b.trust; });
  return out;
}

std::string choose_title(const PageMetadata& metadata, std::vector<Evidence>&) {
  if (!metadata.h1.empty()) return metadata.h1;
  const auto& titles = metadata.of(PageField::title);
  return titles.empty() ? std::string() : titles.front().value;
}

void apply_page_metadata(const PageMetadata& metadata, const PageCues&, const OutletHints*, Document& document) {
  PageFacts& page = *document.page;
  if (document.title.empty()) document.title = choose_title(metadata, page.evidence);
  for (const Stated& s : metadata.of(PageField::published)) {
    if (document.published_basis != DateBasis::unknown) break;
    if (read_published(s.value, document.published)) document.published_basis = DateBasis::declared;
  }
  const auto& authors = metadata.of(PageField::authors);
  for (const Stated& s : authors)
    if (s.trust == authors.front().trust) page.authors.push_back(s.value);
  if (document.outlet.empty() && !metadata.of(PageField::outlet).empty())
    document.outlet = metadata.of(PageField::outlet).front().value;
}

}  // namespace runut
