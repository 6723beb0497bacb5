// Structure: furniture told by form alone, in any language: editors' initials, teasers behind the end of the
// article, lines that stand twice, addresses, dates of other stories.
#pragma once

#include "clean/page.h"

namespace runut {

/// Marks lines and pieces. After apply_cues. Cost: linear in the tokens.
void mark_structure(Page& page);

}  // namespace runut
