// Meta elements by their rank in the pack's lists; linked data before them.
#include "clean/page_metadata.h"

#include <algorithm>

#include "base/utf8.h"
#include "clean/entities.h"

namespace runut {
namespace {

constexpr std::size_t most_headlines = 6;
constexpr std::size_t longest_title = 600;

void read_meta(const HtmlTree& tree, const HtmlNode& n, const PageCues& cues, PageMetadata& out) {
  const std::string_view content = tree.get(n, Attribute::content);
  if (content.empty()) return;
  for (const Attribute key : {Attribute::property, Attribute::name}) {
    const std::string_view name = tree.get(n, key);
    if (name.empty()) continue;
    for (std::size_t f = 0; f < out.fields.size(); ++f)
      if (const int rank = cues.rank(static_cast<PageField>(f), name); rank >= 0)
        out.state(static_cast<PageField>(f), plain_text(content), "meta " + std::string(name), 100 + rank);
  }
}

/// The two pairs of label and value that cards of links show ("Written by", "Jane Doe").
void read_cards(const HtmlTree& tree, const PageCues& cues, PageMetadata& out) {
  std::array<std::string, 2> labels, values;
  for (const HtmlNode& n : tree.nodes) {
    if (n.tag != Tag::meta) continue;
    std::string_view name = tree.get(n, Attribute::name);
    if (name.empty()) name = tree.get(n, Attribute::property);
    if (!name.starts_with("twitter:") || (name.back() != '1' && name.back() != '2')) continue;
    const std::size_t which = name.back() == '1' ? 0 : 1;
    if (name.starts_with("twitter:label")) labels[which] = folded(tree.get(n, Attribute::content));
    if (name.starts_with("twitter:data")) values[which] = plain_text(tree.get(n, Attribute::content));
  }
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (!values[i].empty() &&
        std::find(cues.byline_openers.begin(), cues.byline_openers.end(), labels[i]) != cues.byline_openers.end())
      out.state(PageField::authors, values[i], "meta twitter:data", 150);
}

void read_elements(const HtmlTree& tree, const PageCues& cues, PageMetadata& out) {
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    const HtmlNode& n = tree.nodes[i];
    switch (n.tag) {
      case Tag::meta:
        read_meta(tree, n, cues, out);
        break;
      case Tag::link:
        if (tree.get(n, Attribute::rel) == "canonical")
          out.state(PageField::url, std::string(tree.get(n, Attribute::href)), "link canonical", 50);
        break;
      case Tag::html:
        out.state(PageField::language, std::string(tree.get(n, Attribute::lang)), "html lang", 50);
        break;
      case Tag::title:
        if (out.window_title.empty()) out.window_title = tree.words_of(i, longest_title);
        break;
      case Tag::h1:
        if (out.h1.size() < most_headlines)
          if (std::string words = tree.words_of(i, longest_title); !words.empty()) out.h1.push_back(std::move(words));
        break;
      default:
        break;
    }
  }
}

}  // namespace

void PageMetadata::state(PageField field, std::string value, std::string from, int trust) {
  auto& statements = of(field);
  if (value.empty() || statements.size() >= 60) return;
  statements.push_back({std::move(value), std::move(from), trust});
}

PageMetadata read_page_metadata(const HtmlTree& tree, const PageCues& cues) {
  PageMetadata out;
  out.linked = read_json_ld(tree);
  const LinkedArticle& l = out.linked;
  out.state(PageField::title, l.headline, "json-ld headline", 10);
  if (l.is_article) out.state(PageField::published, l.published, "json-ld datePublished", 10);
  if (!l.page_published.empty())
    out.state(PageField::published, l.page_published, "json-ld datePublished of the page", 160);
  out.state(PageField::modified, l.modified, "json-ld dateModified", 10);
  out.state(PageField::outlet, l.publisher, "json-ld publisher", 120);
  out.state(PageField::section, l.section, "json-ld articleSection", 10);
  out.state(PageField::language, l.language, "json-ld inLanguage", 60);
  out.state(PageField::url, l.url, "json-ld mainEntityOfPage", 120);
  out.state(PageField::description, l.description, "json-ld description", 120);
  for (const LinkedAuthor& a : l.authors)
    out.state(PageField::authors, a.name, "json-ld author", a.person ? 10 : a.organisation ? 90 : 20);
  read_elements(tree, cues, out);
  read_cards(tree, cues, out);
  for (auto& field : out.fields)
    std::stable_sort(field.begin(), field.end(), [](const Stated& a, const Stated& b) { return a.trust < b.trust; });
  return out;
}

std::uint32_t PageView::block_at(std::uint32_t node) const {
  const auto at = std::lower_bound(blocks.blocks.begin(), blocks.blocks.end(), node,
                                   [](const Block& b, std::uint32_t n) { return b.first < n; });
  return static_cast<std::uint32_t>(at - blocks.blocks.begin());
}

PageView view_of(const HtmlTree& tree, const BlockList& blocks, const MainContent& content, const PageCues& cues,
                 std::string_view url, const OutletHints* outlet, const PageMetadata& metadata) {
  PageView view{tree, blocks, content, cues, url, outlet, false};
  const auto n = static_cast<std::uint32_t>(blocks.blocks.size());
  view.first = n;
  for (std::uint32_t b = 0; b < n; ++b) {
    if (content.why[b]) continue;
    view.first = std::min(view.first, b);
    view.last = b;
  }
  view.has_title = content.title < n;
  view.title = view.has_title ? content.title : view.first;
  std::string language = folded(metadata.best(PageField::language));
  std::replace(language.begin(), language.end(), '_', '-');
  view.month_first = std::find(cues.month_first.begin(), cues.month_first.end(), language) != cues.month_first.end();
  return view;
}

std::string bare_form(std::string_view text) {
  std::string out;
  const std::string lower = folded(text);
  for (std::size_t i = 0; i < lower.size();) {
    const CodePoint c = decode(lower, i);
    const bool mark = c.value < 0x30 || (c.value > 0x39 && c.value < 0x61) || (c.value > 0x7A && c.value < 0xAA) ||
                      c.value == 0xAB || c.value == 0xAD || c.value == 0xBB || c.value == 0xB7 ||
                      (c.value >= 0x2000 && c.value <= 0x206F) || (c.value >= 0x3000 && c.value <= 0x303F) ||
                      c.value == 0xFFFD || (c.value >= 0xFF00 && c.value <= 0xFF0F);
    if (!mark) out.append(lower, i, c.bytes);
    i += c.bytes;
  }
  return out;
}

}  // namespace runut
