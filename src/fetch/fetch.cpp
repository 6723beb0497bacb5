// One thread and one loop: begin what is due, take what has come, write what is next in order.
#include "fetch/fetch.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_set>

#include "fetch/feed_links.h"
#include "fetch/host_queue.h"
#include "fetch/http_message.h"
#include "fetch/recorder.h"
#include "fetch/site_rules.h"
#include "fetch/web_address.h"

namespace runut {
namespace {

constexpr std::size_t most_held = std::size_t{64} << 20;  ///< of records that wait for earlier ones
constexpr std::size_t most_feed_bytes = std::size_t{64} << 20;
constexpr double longest_nap = 0.25;  ///< how late the user's wish to stop may be seen

/// A page on its way.
struct Page {
  FetchedPage result;
  bool feed = false, over = false;
  WebAddress at;  ///< the hop that is due
  unsigned hops = 0, tries = 0;
  std::set<std::string> visited;
  std::string records;
};

bool is_redirect(const Exchange& e) {
  const bool known = e.status == 301 || e.status == 302 || e.status == 303 || e.status == 307 || e.status == 308;
  return known && !header(e.head, "Location").empty();
}

bool is_passing(const Exchange& e) {
  return e.passing || e.status == 429 || e.status == 500 || e.status == 502 || e.status == 503 || e.status == 504;
}

class FetchRun {
 public:
  FetchRun(const FetchOptions& options, const FetchWorld& world, const KnownPages& known, const EarlierRun& earlier,
           WarcFile& file, const std::function<void(FetchedPage&&)>& on_page)
      : options_(options),
        world_(world),
        known_(known),
        earlier_(earlier),
        file_(file),
        on_page_(on_page),
        recorder_({options.software, options.agent, options.digest, file.compressed(), world.random}, known),
        rules_(options.agent) {}

  Result<Done> run(const std::string& filename);

 private:
  struct Asked {
    PageOrder place;
    bool rules;  ///< it is the site's robots.txt that was asked for
  };

  void add(const PageOrder& place, const std::string& url, bool feed, const WebAddress* base = nullptr);
  [[nodiscard]] bool was_done(const WebAddress& page) const;
  void add_links(const PageOrder& place, const Page& feed, const Exchange& e);

  void begin_due();
  [[nodiscard]] std::optional<PageOrder> next_place(double now);
  void begin(const PageOrder& place);
  void ask(const PageOrder& place, const std::string& url, bool rules, std::size_t most_bytes);

  void take(const Asked& asked, const Exchange& e);
  void take_rules(const PageOrder& place, Page& page, const Exchange& e);
  void take_page(const PageOrder& place, Page& page, const Exchange& e);
  void take_answer(const PageOrder& place, Page& page, const Exchange& e);
  void follow(const PageOrder& place, Page& page, const Exchange& e);
  [[nodiscard]] double wait_before_retry(unsigned tries, const Exchange& e) const;

  void finish(Page& page, FetchOutcome outcome, std::string reason);
  void leave(const std::string& reason);
  [[nodiscard]] std::string reason_to_end() const;
  [[nodiscard]] Result<Done> hand_over();

  const FetchOptions& options_;
  const FetchWorld& world_;
  const KnownPages& known_;
  const EarlierRun& earlier_;
  WarcFile& file_;
  const std::function<void(FetchedPage&&)>& on_page_;
  Recorder recorder_;
  SiteRules rules_;
  HostQueue queue_;
  std::map<PageOrder, Page> pages_;  ///< all that are not written yet
  std::map<std::size_t, Asked> in_flight_;
  std::map<std::string, unsigned> rule_tries_;  ///< by origin
  std::map<std::string, std::string> closed_;   ///< hosts that want to be left alone for long: why
  std::unordered_set<std::string> seen_;        ///< addresses that are fetched once
  std::size_t next_ticket_ = 0, held_ = 0;
  std::uint64_t taken_bytes_ = 0;
  double started_ = 0;
};

void FetchRun::add(const PageOrder& place, const std::string& url, bool feed, const WebAddress* base) {
  auto address = base == nullptr ? read_address(url) : resolve(*base, url);
  if (address && !seen_.insert(address->url).second) return;
  Page& page = pages_[place];
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

void FetchRun::add_links(const PageOrder& place, const Page& feed, const Exchange& e) {
  auto links = read_feed_links(content(e.head, e.body, most_feed_bytes), feed.at);
  Page& page = pages_.at(place);
  if (!links) return finish(page, FetchOutcome::http_error, "is no feed: " + links.error().what);
  finish(page, FetchOutcome::fetched, {});
  const std::size_t level = place[1] == 0 ? 1 : 2;
  PageOrder below = place;
  const WebAddress base = feed.at;
  if (level == 1)  // a sitemap of sitemaps of sitemaps is not allowed
    for (const std::string& url : links->sitemaps) {
      if (below[level] >= options_.max_items) break;
      ++below[level];
      add(below, url, true, &base);
    }
  for (const std::string& url : links->pages) {
    if (below[level] >= options_.max_items) break;
    ++below[level];
    add(below, url, false, &base);
  }
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
  Page& page = pages_.at(place);
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

double FetchRun::wait_before_retry(unsigned tries, const Exchange& e) const {
  const double doubled = std::min(std::ldexp(1.0, static_cast<int>(std::min(tries, 20U))), options_.longest_wait);
  return std::max(doubled, retry_after(e.head, static_cast<double>(world_.clock.seconds_since_1970())));
}

void FetchRun::take(const Asked& asked, const Exchange& e) {
  Page& page = pages_.at(asked.place);
  taken_bytes_ += e.body.size();
  if (asked.rules)
    take_rules(asked.place, page, e);
  else
    take_page(asked.place, page, e);
}

void FetchRun::take_rules(const PageOrder& place, Page& page, const Exchange& e) {
  const double now = world_.clock.steady();
  unsigned& tries = rule_tries_[page.at.origin];
  const double wait = wait_before_retry(tries, e);
  switch (rules_.take(page.at, e, tries < options_.retries && wait <= options_.longest_wait)) {
    case SiteRules::Step::known:
      return queue_.release(page.at.host, now);
    case SiteRules::Step::ask_on:
      return ask(place, rules_.next_request(page.at), true, robots_bytes);
    case SiteRules::Step::try_again:
      ++tries;
      return queue_.release(page.at.host, now + wait);
  }
}

void FetchRun::take_page(const PageOrder& place, Page& page, const Exchange& e) {
  const double now = world_.clock.steady();
  const std::string host = page.at.host;
  FetchedPage& r = page.result;
  ++r.requests;
  if (is_passing(e) && page.tries < options_.retries) {
    const double wait = wait_before_retry(page.tries, e);
    if (wait <= options_.longest_wait) {
      ++page.tries;
      return queue_.release(host, now + wait);
    }
    closed_[host] = host + " asks to be left alone for " + std::to_string(static_cast<long>(std::ceil(wait))) +
                    " s, longer than --max-wait";
  }
  queue_.remove(host, place);
  queue_.release(host, now + std::max(options_.delay, std::min(rules_.delay(page.at), options_.longest_wait)));
  r.final_url = page.at.url;
  r.status = e.status;
  r.bytes = e.body.size();
  if (e.head.empty())
    return finish(page, e.ending == Ending::refused ? FetchOutcome::refused : FetchOutcome::unreachable, e.reason);
  take_answer(place, page, e);
}

void FetchRun::take_answer(const PageOrder& place, Page& page, const Exchange& e) {
  FetchedPage& r = page.result;
  const std::int64_t today = world_.clock.seconds_since_1970();
  Recorder::Recorded recorded = recorder_.exchange(page.at.url, e, today);
  page.records += recorded.bytes;
  r.record_id = std::move(recorded.id);
  r.date = warc_date(today);
  if (is_redirect(e)) return follow(place, page, e);
  const bool ok = e.status >= 200 && e.status < 300;
  if (!ok && !recorded.unchanged) {
    const auto closed = closed_.find(page.at.host);
    return finish(page, FetchOutcome::http_error,
                  "HTTP " + std::to_string(e.status) + (closed == closed_.end() ? "" : ": " + closed->second));
  }
  if (e.ending != Ending::complete) return finish(page, FetchOutcome::cut, e.reason);
  if (page.feed) return add_links(place, page, e);
  if (recorded.unchanged)
    return finish(page, FetchOutcome::unchanged, "as in the record of " + known_.at(page.at.url).date);
  finish(page, FetchOutcome::fetched, {});
}

void FetchRun::follow(const PageOrder& place, Page& page, const Exchange& e) {
  page.visited.insert(page.at.url);
  auto to = resolve(page.at, header(e.head, "Location"));
  if (!to)
    return finish(page, FetchOutcome::refused, "it redirects to " + to.error().where + ", which " + to.error().what);
  page.result.final_url = to->url;
  if (page.visited.count(to->url) > 0) return finish(page, FetchOutcome::redirected, "its redirects run in a circle");
  if (++page.hops > options_.redirects)
    return finish(page, FetchOutcome::redirected, "more than " + std::to_string(options_.redirects) + " redirects");
  page.at = *std::move(to);
  page.tries = 0;
  queue_.add(page.at.host, place);
}

void FetchRun::finish(Page& page, FetchOutcome outcome, std::string reason) {
  const bool noted = outcome == FetchOutcome::disallowed || outcome == FetchOutcome::refused ||
                     outcome == FetchOutcome::redirected || outcome == FetchOutcome::unreachable;
  if (noted && !page.at.url.empty())
    page.records += recorder_.failure(page.at.url, name_of(outcome), reason, world_.clock.seconds_since_1970());
  page.result.outcome = outcome;
  page.result.reason = std::move(reason);
  page.over = true;
  held_ += page.records.size();
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
    Page& page = pages_.begin()->second;
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

}  // namespace

std::string_view name_of(FetchOutcome outcome) {
  constexpr std::array<std::string_view, 10> names{"fetched",    "unchanged", "done_before", "disallowed",  "refused",
                                                   "http_error", "cut",       "redirected",  "unreachable", "left"};
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
