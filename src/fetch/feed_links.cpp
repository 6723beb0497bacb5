#include "fetch/feed_links.h"
namespace runut {
Result<FeedLinks> read_feed_links(std::string_view, const WebAddress&) { return FeedLinks{}; }
}  // namespace runut
