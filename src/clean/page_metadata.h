// Metadata of a page: every field from every place that states it, best first, with the evidence kept.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "clean/blocks.h"
#include "clean/json_ld.h"
#include "clean/main_content.h"
#include "pack/pages.h"
#include "runut/document.h"
#include "source/html.h"

namespace runut {

/// One statement of a field.
struct Stated {
  std::string value, from;
  int trust = 0;  ///< smaller is better; equal: parts of one statement
};

/// What a page's head, linked data and marked-up elements state.
struct PageMetadata {
  std::array<std::vector<Stated>, static_cast<std::size_t>(PageField::count_)> fields;
  LinkedArticle linked;
  std::vector<std::string> h1;  ///< the page's first few
  std::string window_title;     ///< of <title>

  std::vector<Stated>& of(PageField field) { return fields[static_cast<std::size_t>(field)]; }
  [[nodiscard]] const std::vector<Stated>& of(PageField field) const { return fields[static_cast<std::size_t>(field)]; }
  /// The best statement's value; empty where there is none.
  [[nodiscard]] std::string_view best(PageField field) const {
    return of(field).empty() ? std::string_view() : std::string_view(of(field).front().value);
  }
  void state(PageField field, std::string value, std::string from, int trust);
};

/// A page with what was found out about it, as the readers of single fields need it.
struct PageView {
  const HtmlTree& tree;
  const BlockList& blocks;
  const MainContent& content;
  const PageCues& cues;
  std::string_view url;
  const OutletHints* outlet;
  bool month_first;

  /// The first block that begins at or behind a node.
  [[nodiscard]] std::uint32_t block_at(std::uint32_t node) const;
  /// First and last block of the article; first > last where it has none.
  std::uint32_t first = 0, last = 0;
  std::uint32_t title = 0;  ///< block of the headline, or `first` where it stands in none
  bool has_title = false;
};

[[nodiscard]] PageView view_of(const HtmlTree& tree, const BlockList& blocks, const MainContent& content,
                               const PageCues& cues, std::string_view url, const OutletHints* outlet,
                               const PageMetadata& metadata);

/// What the head of the page and its linked data say.
[[nodiscard]] PageMetadata read_page_metadata(const HtmlTree& tree, const PageCues& cues);

/// The headline: what most of the places that state it agree on, weighted, without the outlet's name.
[[nodiscard]] std::string choose_title(const PageMetadata& metadata);

/// Letters and digits alone, in lower case: what titles and names are compared by.
[[nodiscard]] std::string bare_form(std::string_view text);

/// Weighs the dates that the page states and shows, and fills `published` and the page's `modified`.
void read_page_dates(const PageView& page, const PageMetadata& metadata, Document& document);

/// Adds the bylines that the page shows, and fills the page's authors.
void read_page_authors(const PageView& page, PageMetadata& metadata, Document& document);

}  // namespace runut
