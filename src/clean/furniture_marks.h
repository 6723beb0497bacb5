// Furniture marks: what a page's tags and names say of its parts, as far as they are believed.
//
// A name means what it says until it takes most of the page's prose: outlets name things for how they look.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "clean/blocks.h"
#include "clean/main_content.h"
#include "pack/pages.h"
#include "source/html.h"

namespace runut {

/// How much text an element holds.
struct TextMass {
  double prose = 0;  ///< bytes that read like prose, weighted
  double bytes = 0;  ///< all of them
  double links = 0;  ///< inside links
};

struct FurnitureMarks {
  std::vector<std::uint64_t> roles;  ///< per node: bits of the cues of its class, id and the like
  std::vector<std::uint8_t> why;     ///< per node: FurnitureWhy, its ancestors' included; or MainContent::article
  std::vector<TextMass> kept;        ///< per node: what is no furniture in it
};

/// Cost: linear in the tree, a few times.
[[nodiscard]] FurnitureMarks mark_furniture(const HtmlTree& tree, const BlockList& blocks, const PageCues& cues,
                                            std::string_view title);

/// Whether a name with these roles says that its element is the article's text.
[[nodiscard]] bool is_body(const HtmlTree& tree, const PageCues& cues, std::uint32_t node, std::uint64_t roles);

}  // namespace runut
