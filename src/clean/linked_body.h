// The article's text as the linked data has it, held against what was found on the page: a check, and the last resort
// where the page shows no text at all. Never a second copy.
#pragma once

#include <string_view>

#include "clean/blocks.h"
#include "clean/main_content.h"

namespace runut {

/// Takes back blocks that were left out although the body has their words, and leaves out what was kept where the body
/// stands elsewhere. Returns the share of the body's phrases that the kept blocks have; 1 where the body is too short
/// to tell. Cost: linear in the body and the blocks.
[[nodiscard]] double hold_against_body(std::string_view body, const BlockList& blocks, MainContent& content);

}  // namespace runut
