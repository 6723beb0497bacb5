// One entry per origin: scheme, host and port, since each may have a robots.txt of its own.
#include "fetch/site_rules.h"

#include "fetch/http_message.h"
#include "source/http.h"

namespace runut {
namespace {

constexpr unsigned most_hops = 5;                                 // RFC 9309, 2.3.1.2
constexpr std::size_t most_robots_bytes = std::size_t{16} << 20;  // unpacked; only the first 500 KiB are read

bool is_redirect(int status) { return status >= 300 && status < 400 && status != 304; }

bool allows_nothing(int status) { return status >= 500 || status == 429; }

}  // namespace

std::optional<SiteRules::Verdict> SiteRules::judge(const WebAddress& page) const {
  const auto found = sites_.find(page.origin);
  if (found == sites_.end() || !found->second.known) return std::nullopt;
  const Site& site = found->second;
  if (site.all.outcome != FetchOutcome::fetched) return site.all;
  const Robots::Verdict verdict = site.robots.judge(page.target);
  if (verdict.allowed) return Verdict{};
  return Verdict{FetchOutcome::disallowed, "robots.txt disallows it (" + verdict.rule + ")"};
}

std::string SiteRules::next_request(const WebAddress& page) const {
  const auto found = sites_.find(page.origin);
  return found != sites_.end() && found->second.hops > 0 ? found->second.at.url : page.origin + "/robots.txt";
}

SiteRules::Step SiteRules::take(const WebAddress& page, const Exchange& answer, bool tries_left) {
  const std::string asked = next_request(page);
  Site& site = sites_[page.origin];
  site.at.url = asked;
  if (is_redirect(answer.status) && answer.ending == Ending::complete && site.hops < most_hops) {
    if (auto to = resolve(site.at, HeadFields(answer.head).get("location")); to) {
      site.at = *std::move(to);
      ++site.hops;
      return Step::ask_on;
    }
  }
  if (tries_left && (answer.passing || allows_nothing(answer.status))) {
    site.hops = 0;
    return Step::try_again;
  }
  site.known = true;
  settle(site, answer);
  return Step::known;
}

void SiteRules::settle(Site& site, const Exchange& answer) const {
  if (answer.ending == Ending::refused) {
    site.all = {FetchOutcome::refused, answer.reason};
  } else if (answer.status == 0) {
    site.all = {FetchOutcome::unreachable, "robots.txt cannot be read: " + answer.reason};
  } else if (allows_nothing(answer.status)) {
    site.all = {FetchOutcome::disallowed, "robots.txt cannot be read: HTTP " + std::to_string(answer.status)};
  } else if (answer.ending == Ending::too_slow || answer.ending == Ending::broken_off) {
    site.all = {FetchOutcome::disallowed, "robots.txt cannot be read: " + answer.reason};
  } else if (answer.status >= 200 && answer.status < 300) {
    if (const auto bytes = content(answer.head, answer.body, most_robots_bytes); bytes)
      site.robots = Robots(*bytes, agent_);
    else
      site.all = {FetchOutcome::disallowed, "robots.txt cannot be read: " + bytes.error().what};
  }
}

double SiteRules::delay(const WebAddress& page) const {
  const auto found = sites_.find(page.origin);
  return found == sites_.end() ? 0 : found->second.robots.crawl_delay().value_or(0);
}

}  // namespace runut
