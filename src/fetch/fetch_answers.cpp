// What is made of an answer: another try, another hop, the links of a feed, or the end of a page.
#include <algorithm>
#include <cmath>

#include "fetch/feed_links.h"
#include "fetch/fetch_run.h"
#include "fetch/http_message.h"
#include "source/http.h"

namespace runut {
namespace {

constexpr std::size_t most_feed_bytes = std::size_t{64} << 20;

bool is_redirect(const Exchange& e) {
  const bool known = e.status == 301 || e.status == 302 || e.status == 303 || e.status == 307 || e.status == 308;
  return known && !HeadFields(e.head).get("location").empty();
}

bool is_passing(const Exchange& e) {
  return e.passing || e.status == 429 || e.status == 500 || e.status == 502 || e.status == 503 || e.status == 504;
}

}  // namespace

void FetchRun::add_links(const PageOrder& place, const PageOnItsWay& feed, const Exchange& e) {
  const auto bytes = content(e.head, e.body, most_feed_bytes);
  if (!bytes) return finish(pages_.at(place), FetchOutcome::no_feed, bytes.error().what);
  auto links = read_feed_links(*bytes, feed.at);
  PageOnItsWay& page = pages_.at(place);
  if (!links) return finish(page, FetchOutcome::no_feed, links.error().what);
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

double FetchRun::wait_before_retry(unsigned tries, const Exchange& e) const {
  const double doubled = std::min(std::ldexp(1.0, static_cast<int>(std::min(tries, 20U))), options_.longest_wait);
  return std::max(doubled, retry_after(e.head, static_cast<double>(world_.clock.seconds_since_1970())));
}

void FetchRun::take(const Asked& asked, const Exchange& e) {
  PageOnItsWay& page = pages_.at(asked.place);
  taken_bytes_ += e.body.size();
  if (asked.rules)
    take_rules(asked.place, page, e);
  else
    take_page(asked.place, page, e);
}

void FetchRun::take_rules(const PageOrder& place, PageOnItsWay& page, const Exchange& e) {
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

void FetchRun::take_page(const PageOrder& place, PageOnItsWay& page, const Exchange& e) {
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

void FetchRun::take_answer(const PageOrder& place, PageOnItsWay& page, const Exchange& e) {
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

void FetchRun::follow(const PageOrder& place, PageOnItsWay& page, const Exchange& e) {
  page.visited.insert(page.at.url);
  auto to = resolve(page.at, HeadFields(e.head).get("location"));
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

void FetchRun::finish(PageOnItsWay& page, FetchOutcome outcome, std::string reason) {
  const bool noted = outcome == FetchOutcome::disallowed || outcome == FetchOutcome::refused ||
                     outcome == FetchOutcome::redirected || outcome == FetchOutcome::unreachable;
  if (noted && !page.at.url.empty())
    page.records += recorder_.failure(page.at.url, name_of(outcome), reason, world_.clock.seconds_since_1970());
  page.result.outcome = outcome;
  page.result.reason = std::move(reason);
  page.over = true;
  held_ += page.records.size();
}

}  // namespace runut
