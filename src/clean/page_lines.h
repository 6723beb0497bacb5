// Lines of a page's text that are furniture by their words ("read also: ...", editors' initials): left out of the text.
#pragma once

#include "pack/pack.h"
#include "pack/scan.h"
#include "runut/document.h"

namespace runut {

/// Takes out of the text of a page what the pack's cues and the lines' form tell to be furniture, and lists it in
/// `page->left_out`; the maps and blocks follow. `scan` is the scan of `document.text` with the pack, and stale
/// afterwards. False where nothing had to go. Cost: linear.
bool leave_out_furniture(Document& document, const Pack& pack, const Scan& scan);

}  // namespace runut
