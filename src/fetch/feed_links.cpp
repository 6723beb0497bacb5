// The readers of feeds that every input goes through; here only what they say of addresses counts.
#include "fetch/feed_links.h"

#include <unordered_set>

#include "source/feed.h"
#include "source/intake.h"

namespace runut {

Result<FeedLinks> read_feed_links(std::string_view bytes, const WebAddress& base) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  bytes.remove_prefix(std::min(first, bytes.size()));
  if (!looks_like_feed(bytes) && !bytes.starts_with('{'))
    return unexpected(ErrorCode::malformed, base.url, "it is no feed and no sitemap");
  const std::string_view opening = bytes.substr(0, bytes.find_first_of(" \t\r\n>", bytes.find("<sitemapindex")));
  const bool index = opening.ends_with("<sitemapindex");
  FeedLinks out;
  std::unordered_set<std::string> seen;
  std::string fault;
  const auto take = [&](const std::string& url) {
    if (!url.empty() && seen.insert(url).second) (index ? out.sitemaps : out.pages).push_back(url);
  };
  const InputOptions options;
  FieldNames names;
  names.add(RecordField::list, "items");  // of a JSON Feed
  const Intake::OnDocument on_document = [&](Document&& document) { take(document.url); };
  const Intake::OnRejection on_rejection = [&](Rejection&& rejection) {
    take(rejection.url);
    if (!rejection.passed_over) fault = rejection.reason;
  };
  Intake intake(options, names, on_document, on_rejection);
  Place place;
  place.uri = place.name = base.url;
  intake.read(bytes, place);
  if (seen.empty() && !fault.empty()) return unexpected(ErrorCode::malformed, base.url, fault);
  return out;
}

}  // namespace runut
