// One thread and one loop: begin what is due, take what has come, write what is next in order.
#include "fetch/fetch_run.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::size_t most_held = std::size_t{64} << 20;  ///< of records that wait for earlier ones
constexpr double longest_nap = 0.25;                      ///< how late the user's wish to stop may be seen

}  // namespace

void FetchRun::add(const PageOrder& place, const std::string& url, bool feed, const WebAddress* base) {
  auto address = base == nullptr ? read_address(url) : resolve(*base, url);
  if (address && !seen_.insert(address->url).second) return;
  PageOnItsWay& page = pages_[place];
  page.feed = feed;
  page.result.url = address ? address->url : url;
  if (base != nullptr) page.result.feed = base->url;
  if (!address) return finish(page, FetchOutcome::refused, address.error().what);
  page.at = *std::move(address);
  if (!feed && was_done(page.at)) return finish(page, FetchOutcome::done_before, {});
  queue_.add(page.at.host, place);
}

bool FetchRun::was_done(const WebAddress& page) const {
  std::string url = page.url;
  for (unsigned hops = 0; hops <= options_.redirects; ++hops) {
    const auto found = earlier_.answered.find(url);
    if (found == earlier_.answered.end()) return false;
    if (found->second.empty()) return true;
    url = found->second;
  }
  return false;
}

std::optional<PageOrder> FetchRun::next_place(double now) {
  if (held_ <= most_held) return queue_.take(now);
  const auto& [place, page] = *pages_.begin();  // nothing else may grow before this one is written
  return queue_.take(page.at.host, place, now);
}

void FetchRun::begin_due() {
  while (in_flight_.size() < options_.jobs && !pages_.empty()) {
    const auto place = next_place(world_.clock.steady());
    if (!place) return;
    begin(*place);
  }
}

void FetchRun::begin(const PageOrder& place) {
  PageOnItsWay& page = pages_.at(place);
  const auto verdict = rules_.judge(page.at);
  if (!verdict) return ask(place, rules_.next_request(page.at), true, robots_bytes);
  const auto closed = closed_.find(page.at.host);
  if (verdict->outcome == FetchOutcome::fetched && closed == closed_.end())
    return ask(place, page.at.url, false, options_.page_bytes);
  const std::string host = page.at.host;
  queue_.remove(host, place);
  queue_.release(host, 0);
  if (verdict->outcome != FetchOutcome::fetched)
    finish(page, verdict->outcome, verdict->reason);
  else
    finish(page, FetchOutcome::left, closed->second);
}

void FetchRun::ask(const PageOrder& place, const std::string& url, bool rules, std::size_t most_bytes) {
  WireRequest request{url, {"User-Agent: " + options_.agent}, most_bytes, options_.timeout};
  request.headers.emplace_back(
      rules ? "Accept: text/plain,*/*;q=0.5"
            : "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,application/feed+json;q=0.9,*/*;q=0.8");
  request.headers.emplace_back("Accept-Encoding: gzip");
  const auto known = known_.find(url);
  // A feed is always asked for in full: pages of it may be missing still.
  if (!rules && known != known_.end() && !pages_.at(place).feed) {
    if (!known->second.etag.empty()) request.headers.push_back("If-None-Match: " + known->second.etag);
    if (!known->second.last_modified.empty())
      request.headers.push_back("If-Modified-Since: " + known->second.last_modified);
  }
  in_flight_[++next_ticket_] = {place, rules};
  world_.transport.begin(next_ticket_, std::move(request));
}

std::string FetchRun::reason_to_end() const {
  if (world_.stopped()) return "the run was stopped";
  if (options_.total_bytes > 0 && taken_bytes_ >= options_.total_bytes)
    return "the run's limit of " + std::to_string(options_.total_bytes) + " bytes is reached";
  if (options_.total_seconds > 0 && world_.clock.steady() - started_ >= options_.total_seconds)
    return "the run's time is over";
  return {};
}

void FetchRun::leave(const std::string& reason) {
  for (auto& [place, page] : pages_)
    if (!page.over) finish(page, FetchOutcome::left, reason);
}

Result<Done> FetchRun::hand_over() {
  while (!pages_.empty() && pages_.begin()->second.over) {
    PageOnItsWay& page = pages_.begin()->second;
    if (auto written = file_.append(page.records); !written) return written;
    held_ -= page.records.size();
    on_page_(std::move(page.result));
    pages_.erase(pages_.begin());
  }
  return Done{};
}

Result<Done> FetchRun::run(const std::string& filename) {
  if (auto written = file_.append(recorder_.opening(filename, world_.clock.seconds_since_1970())); !written)
    return written;
  started_ = world_.clock.steady();
  PageOrder place{};
  for (const std::string& url : options_.pages) ++place[0], add(place, url, false);
  for (const std::string& url : options_.feeds) ++place[0], add(place, url, true);
  for (;;) {
    if (auto written = hand_over(); !written) return written;
    if (pages_.empty()) return Done{};
    if (const std::string reason = reason_to_end(); !reason.empty()) {
      leave(reason);
      continue;
    }
    begin_due();
    double nap = longest_nap;
    if (const auto turn = queue_.next_turn(); turn && in_flight_.size() < options_.jobs && held_ <= most_held)
      nap = std::clamp(*turn - world_.clock.steady(), 0.0, longest_nap);
    for (auto& [ticket, exchange] : world_.transport.wait(nap)) {
      const Asked asked = in_flight_.at(ticket);
      in_flight_.erase(ticket);
      take(asked, exchange);
    }
  }
}

}  // namespace runut
