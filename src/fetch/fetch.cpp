// The face of the fetching: names of outcomes, and one call for a whole run.
#include "fetch/fetch.h"

#include "fetch/fetch_run.h"

namespace runut {

std::string_view name_of(FetchOutcome outcome) {
  constexpr std::array<std::string_view, 11> names{"fetched",    "unchanged",   "done_before", "disallowed",
                                                   "refused",    "http_error",  "cut",         "no_feed",
                                                   "redirected", "unreachable", "left"};
  return names[static_cast<std::size_t>(outcome)];
}

bool is_good(FetchOutcome outcome) {
  return outcome == FetchOutcome::fetched || outcome == FetchOutcome::unchanged || outcome == FetchOutcome::done_before;
}

Result<Done> fetch(const FetchOptions& options, const FetchWorld& world, const KnownPages& known,
                   const EarlierRun& earlier, WarcFile& file, const std::string& filename,
                   const std::function<void(FetchedPage&&)>& on_page) {
  return FetchRun(options, world, known, earlier, file, on_page).run(filename);
}

}  // namespace runut
