// Feeds: RSS 0.9 to 2.0, RDF, Atom and sitemaps, item by item.
//
// libxml2's reader streams the file; nothing is fetched, no entity from outside is read, and those from inside are
// bounded by libxml2's own limits.
#pragma once

#include <string_view>

namespace runut {

/// Whether text opens as XML whose outermost element is that of a feed or a sitemap.
[[nodiscard]] bool looks_like_feed(std::string_view beginning);

}  // namespace runut
