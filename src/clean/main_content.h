// Main content: which blocks of a page are its article, and why each of the others is not.
//
// Three kinds of evidence, none of which is enough alone: what an element is called (tags, classes, ids), what its text
// is like (sentences, links), and what stands together. First what is furniture by its name goes, then the element that
// holds most of the prose with least else is the article's, then its blocks are looked at one by one.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "clean/blocks.h"
#include "pack/pages.h"
#include "source/html.h"

namespace runut {

struct MainContent {
  static constexpr std::uint8_t article = 0xFF;
  std::uint32_t root = 0;                        ///< node of the article's element
  std::vector<std::optional<FurnitureWhy>> why;  ///< per block: nothing, or why it is left out
  std::uint32_t title = 0xFFFFFFFF;              ///< block of the headline
  std::vector<std::uint8_t> furniture;           ///< per node: the FurnitureWhy that names say, or `article`
  std::vector<std::uint64_t> roles;              ///< per node: bits of the cues of its class, id and the like
};

/// What is known of the article beside its markup.
struct ContentHints {
  std::string_view title;        ///< best known headline
  std::string_view description;  ///< of the metadata
  std::string_view body;         ///< the article's text as the linked data has it
  const OutletHints* outlet = nullptr;
};

[[nodiscard]] MainContent find_main_content(const HtmlTree& tree, const BlockList& blocks, const PageCues& cues,
                                            const ContentHints& hints);

}  // namespace runut
