// Live blogs: the dated entries of which a page's text consists.
#pragma once

#include "clean/page_metadata.h"

namespace runut {

/// Fills the page's updates from the elements of its entries, or from what its linked data says of them.
/// After the text.
void find_live_updates(const PageView& page, const PageMetadata& metadata, Document& document);

}  // namespace runut
