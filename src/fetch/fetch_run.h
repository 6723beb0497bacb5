// One run of the fetching: pages on their way, from the first request to the written records.
//
// Split over two files: what is asked and written (fetch_run.cpp), and what is made of the answers (fetch_answers.cpp).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>

#include "fetch/fetch.h"
#include "fetch/host_queue.h"
#include "fetch/recorder.h"
#include "fetch/site_rules.h"
#include "fetch/web_address.h"

namespace runut {

/// A page on its way.
struct PageOnItsWay {
  FetchedPage result;
  bool feed = false, over = false;
  WebAddress at;  ///< the hop that is due
  unsigned hops = 0, tries = 0;
  std::set<std::string> visited;
  std::string records;
};

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
  void add_links(const PageOrder& place, const PageOnItsWay& feed, const Exchange& e);

  void begin_due();
  [[nodiscard]] std::optional<PageOrder> next_place(double now);
  void begin(const PageOrder& place);
  void ask(const PageOrder& place, const std::string& url, bool rules, std::size_t most_bytes);

  void take(const Asked& asked, const Exchange& e);
  void take_rules(const PageOrder& place, PageOnItsWay& page, const Exchange& e);
  void take_page(const PageOrder& place, PageOnItsWay& page, const Exchange& e);
  void take_answer(const PageOrder& place, PageOnItsWay& page, const Exchange& e);
  void follow(const PageOrder& place, PageOnItsWay& page, const Exchange& e);
  [[nodiscard]] double wait_before_retry(unsigned tries, const Exchange& e) const;

  void finish(PageOnItsWay& page, FetchOutcome outcome, std::string reason);
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
  std::map<PageOrder, PageOnItsWay> pages_;  ///< all that are not written yet
  std::map<std::size_t, Asked> in_flight_;
  std::map<std::string, unsigned> rule_tries_;  ///< by origin
  std::map<std::string, std::string> closed_;   ///< hosts that want to be left alone for long: why
  std::unordered_set<std::string> seen_;        ///< addresses that are fetched once
  std::size_t next_ticket_ = 0, held_ = 0;
  std::uint64_t taken_bytes_ = 0;
  double started_ = 0;
};

}  // namespace runut
