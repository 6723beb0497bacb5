// Metadata of a page: every field from every place that states it, best first, with the evidence kept.
#pragma once

#include <string>
#include <vector>

#include "clean/blocks.h"
#include "clean/json_ld.h"
#include "pack/pages.h"
#include "runut/document.h"
#include "source/html.h"

namespace runut {

/// One statement of a field.
struct Stated {
  std::string value, from;
  int trust = 0;  ///< smaller is better
};

/// What a page's head, linked data and marked-up elements state.
struct PageMetadata {
  std::vector<Stated> fields[static_cast<std::size_t>(PageField::count_)];
  LinkedArticle linked;
  std::string h1;
  std::vector<Stated>& of(PageField field) { return fields[static_cast<std::size_t>(field)]; }
  [[nodiscard]] const std::vector<Stated>& of(PageField field) const { return fields[static_cast<std::size_t>(field)]; }
};

[[nodiscard]] PageMetadata read_page_metadata(const HtmlTree& tree, const BlockList& blocks, const PageCues& cues,
                                              const OutletHints* outlet);

/// The headline: what the page's places agree on, less the outlet's name.
[[nodiscard]] std::string choose_title(const PageMetadata& metadata, std::vector<Evidence>& evidence);

/// Fills the document's fields that are not given.
void apply_page_metadata(const PageMetadata& metadata, const PageCues& cues, const OutletHints* outlet,
                         Document& document);

}  // namespace runut
