// What a feed or a sitemap links to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fetch/web_address.h"

namespace runut {

struct FeedLinks {
  std::vector<std::string> pages;     ///< in the feed's order, each once
  std::vector<std::string> sitemaps;  ///< of a sitemap index
};

/// Reads RSS, Atom, JSON Feed and sitemaps as they come over the wire, their coding undone; `base` is where they were
/// found. Fails with what is wrong in one clause. Cost: linear.
[[nodiscard]] Result<FeedLinks> read_feed_links(std::string_view bytes, const WebAddress& base);

}  // namespace runut
