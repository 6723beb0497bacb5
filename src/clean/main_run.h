// The main run: where in a whole page that was pasted with its menus the article stands.
#pragma once

#include "clean/page.h"

namespace runut {

/// Marks what stands around the densest run of running text, and the short lines inside it that head nothing, on pages
/// that are mostly short lines; other texts are left alone. Last of all: lines marked before count as short ones.
/// Cost: linear in the lines.
void mark_outside_run(Page& page);

}  // namespace runut
