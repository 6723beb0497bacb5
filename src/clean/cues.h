// Cues: the pack's furniture cues where they stand on the page, and what they take with them.
#pragma once

#include "clean/page.h"

namespace runut {

/// Marks lines and pieces that the pack's cues announce; fills byline, date and original source from the
/// lines that state them, where they are not given. After read_head. Cost: linear in the hits.
void apply_cues(Page& page, Document& document);

}  // namespace runut
