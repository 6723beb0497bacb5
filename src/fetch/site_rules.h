// What each site asks of programs, learnt once a run: its robots.txt, fetched before its first page.
//
// RFC 9309: no such file (4xx) allows all, a site that cannot say (5xx, no answer) allows nothing. 429 counts as the
// latter: a site that is asked too often has said no.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "fetch/fetch.h"
#include "fetch/robots.h"
#include "fetch/web_address.h"

namespace runut {

class SiteRules {
 public:
  explicit SiteRules(std::string agent) : agent_(std::move(agent)) {}

  /// Why the page must not be asked for; outcome `fetched` where it may be. Nothing while the rules are not known.
  struct Verdict {
    FetchOutcome outcome = FetchOutcome::fetched;
    std::string reason;
  };
  [[nodiscard]] std::optional<Verdict> judge(const WebAddress& page) const;
  /// Where the rules of the page's site are to be read next: its robots.txt, or where that redirects to.
  [[nodiscard]] std::string next_request(const WebAddress& page) const;

  enum class Step {
    known,      ///< pages can be judged
    ask_on,     ///< a redirect: ask `next_request` at once
    try_again,  ///< the same later
  };
  /// Takes the answer to `next_request`. `tries_left`: whether one that may pass is tried again.
  [[nodiscard]] Step take(const WebAddress& page, const Exchange& answer, bool tries_left);
  /// Seconds between requests that the site asks for, 0 where none.
  [[nodiscard]] double delay(const WebAddress& page) const;

 private:
  struct Site {
    bool known = false;
    Robots robots;
    Verdict all;    ///< for every page, where the rules could not be read
    WebAddress at;  ///< where they are looked for
    unsigned hops = 0;
  };
  void settle(Site& site, const Exchange& answer) const;

  std::string agent_;
  std::map<std::string, Site> sites_;
};

}  // namespace runut
