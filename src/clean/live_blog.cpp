// An entry is an element that its class or microdata call one, with an element of its date in it; the linked data's
// entries are found in the text by their first words.
#include "clean/live_blog.h"

#include <algorithm>

#include "clean/page_dates.h"

namespace runut {
namespace {

constexpr std::size_t most_updates = 2000;

/// Whether an element is there to hold a date.
bool is_dated(const PageView& page, std::uint32_t node) {
  const HtmlNode& n = page.tree.nodes[node];
  return n.tag == Tag::time || (page.content.roles[node] & page.cues.with_role(PageRole::date)) != 0 ||
         (n.attributes > 0 && page.tree.get(n, Attribute::itemprop) == "datePublished");
}

bool is_update(const PageView& page, std::uint32_t node) {
  const HtmlNode& n = page.tree.nodes[node];
  if (n.tag == Tag::text) return false;
  return (page.content.roles[node] & page.cues.with_role(PageRole::update)) != 0 ||
         (n.attributes > 0 && page.tree.get(n, Attribute::itemprop) == "liveBlogUpdate");
}

/// The date of an entry's dated element; a bare clock time takes the page's day.
std::optional<StatedDate> time_in(const PageView& page, std::uint32_t node, const Document& document) {
  const auto& nodes = page.tree.nodes;
  for (std::uint32_t i = node; i < nodes[node].end; ++i) {
    if (nodes[i].tag == Tag::text || !is_dated(page, i)) continue;
    std::string_view value = page.tree.get(nodes[i], Attribute::datetime);
    if (value.empty()) value = page.tree.get(nodes[i], Attribute::content);
    const std::string words = page.tree.words_of(i, 100);
    if (value.empty()) value = words;
    if (const auto moment = read_moment(value, page.cues, page.month_first)) return moment->stated;
    const std::size_t colon = words.find_first_not_of("0123456789");
    if (!document.dated() || colon == std::string::npos || colon == 0 || colon > 2 || words.size() < colon + 3 ||
        (words[colon] != ':' && words[colon] != '.') || words.find_first_not_of("0123456789", colon + 1) < colon + 3)
      continue;
    StatedDate at = document.published;
    at.time = (colon == 1 ? "0" : "") + words.substr(0, colon) + ":" + words.substr(colon + 1, 2);
    return at;
  }
  return {};
}

void from_elements(const PageView& page, Document& document) {
  const auto& nodes = page.tree.nodes;
  PageFacts& facts = *document.page;
  std::uint32_t kept = 0;  // of the text's blocks, those that stand before `block`
  std::uint32_t block = 0;
  const auto pass = [&](std::uint32_t node) {
    while (block < page.blocks.blocks.size() && page.blocks.blocks[block].first < node)
      kept += !page.content.why[block++];
  };
  for (std::uint32_t i = 1; i < page.tree.size() && facts.updates.size() < most_updates; ++i) {
    if (!is_update(page, i)) continue;
    pass(i);
    const std::uint32_t first = kept;
    pass(nodes[i].end);
    if (const auto at = time_in(page, i, document); at && kept > first && kept <= facts.blocks.size())
      facts.updates.push_back({{facts.blocks[first].span.begin, facts.blocks[kept - 1].span.end}, *at});
    i = nodes[i].end - 1;
  }
}

void from_linked_data(const PageView& page, const PageMetadata& metadata, Document& document) {
  PageFacts& facts = *document.page;
  std::vector<std::pair<std::uint32_t, StatedDate>> starts;
  for (const LinkedUpdate& u : metadata.linked.updates) {
    const auto at = read_moment(u.published, page.cues, page.month_first);
    if (!at || starts.size() >= 200) continue;
    for (const std::string& words : {u.headline, u.body}) {
      if (words.size() < 12) continue;
      const std::size_t found = document.text.find(words.substr(0, 60));
      if (found == std::string::npos) continue;
      starts.emplace_back(static_cast<std::uint32_t>(found), at->stated);
      break;
    }
  }
  std::sort(starts.begin(), starts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const auto end = i + 1 < starts.size() ? starts[i + 1].first : static_cast<std::uint32_t>(document.text.size());
    if (end > starts[i].first) facts.updates.push_back({{starts[i].first, end}, starts[i].second});
  }
}

}  // namespace

void find_live_updates(const PageView& page, const PageMetadata& metadata, Document& document) {
  from_elements(page, document);
  if (document.page->updates.size() < 2) document.page->updates.clear();
  if (document.page->updates.empty() && metadata.linked.updates.size() > 1) from_linked_data(page, metadata, document);
}

}  // namespace runut
