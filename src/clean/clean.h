// Cleaning: what a pasted or stored page says about itself, and which of its stretches are furniture.
//
// The text is never changed: furniture is marked as spans with a reason, metadata is copied out.
#pragma once

#include "pack/pack.h"
#include "pack/scan.h"
#include "runut/document.h"

namespace runut {

/// Fills title, outlet, byline, dateline, publication date with its basis, original source (those that
/// are not given already) and the furniture. `scan` is the scan of `document.text` with the pack.
void clean(Document& document, const Pack& pack, const Scan& scan);

}  // namespace runut
