// Fetching: addresses in, a WARC out, with what became of each.
//
// This is the only part of runut that touches the network, a clock or chance, and all three come in from outside. What
// it leaves behind is a file; reading and reconciling start from that file and never come back here.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "fetch/digest.h"
#include "fetch/known_pages.h"
#include "fetch/transport.h"
#include "fetch/warc_file.h"

namespace runut {

struct FetchOptions {
  std::vector<std::string> pages;  ///< addresses
  std::vector<std::string> feeds;  ///< feeds and sitemaps, fetched first: what they link to is fetched too
  std::string software;            ///< "runut/1.0"
  std::string agent;               ///< the user agent string; its product token is looked up in robots.txt
  std::size_t max_items = 100;     ///< links taken of one feed
  std::size_t page_bytes = std::size_t{32} << 20;  ///< a longer body is cut
  std::uint64_t total_bytes = 0;                   ///< of bodies in all; 0: no limit
  double total_seconds = 0;                        ///< of the run; 0: no limit
  double timeout = 60;                             ///< seconds for one exchange
  double delay = 1;                                ///< seconds between two requests to one host
  double longest_wait = 60;                        ///< no Retry-After and no Crawl-delay is waited for longer
  unsigned retries = 3;                            ///< further tries of what may pass
  unsigned redirects = 10;                         ///< hops of one page
  unsigned jobs = 8;                               ///< hosts that are asked at the same time
  DigestKind digest = DigestKind::sha256;
};

enum class FetchOutcome {
  fetched,
  unchanged,    ///< an earlier archive has it: a revisit record
  done_before,  ///< the file that is gone on with has it
  disallowed,   ///< by robots.txt, or because that could not be read
  refused,      ///< an address that is not asked: another scheme, a private machine, a user name
  http_error,   ///< the server's answer is an error, and is kept
  cut,          ///< only a part came, and is kept
  no_feed,      ///< what was named as a feed is none, and is kept
  redirected,   ///< redirects that lead nowhere: a circle, too many
  unreachable,  ///< no answer
  left,         ///< the run ended before: a limit, or the user
};
/// "fetched", "unchanged", ...: as the enumeration spells it.
[[nodiscard]] std::string_view name_of(FetchOutcome outcome);
/// Whether the page is there: fetched, unchanged or done before.
[[nodiscard]] bool is_good(FetchOutcome outcome);

struct FetchedPage {
  std::string url;        ///< as it was asked for, in normal form
  std::string final_url;  ///< where the redirects led
  std::string feed;       ///< what linked to it; empty: the input did
  FetchOutcome outcome = FetchOutcome::left;
  int status = 0;               ///< of the last answer, 0 without any
  std::size_t bytes = 0;        ///< of the last body, as served
  unsigned requests = 0;        ///< made for it, retries and redirects included
  std::string date, record_id;  ///< of the last response; empty without any
  std::string reason;           ///< in words, where it is not good, and where it is unchanged
};

/// What the fetching needs of the world.
struct FetchWorld {
  Transport& transport;
  Clock& clock;
  std::function<std::array<std::uint8_t, 16>()> random;
  std::function<bool()> stopped;  ///< the user wants it to end: what is done is written, the rest is left
};

/// Fetches everything into `file`. `on_page` hears of each page in the order of the input, each feed before its links,
/// once its records are written. `known` is asked about with conditional requests; what `earlier` has is not fetched
/// again. Fails only where the file cannot be written. Memory: what waits for its turn to be written, some 64 MB and
/// the pages under way.
[[nodiscard]] Result<Done> fetch(const FetchOptions& options, const FetchWorld& world, const KnownPages& known,
                                 const EarlierRun& earlier, WarcFile& file, const std::string& filename,
                                 const std::function<void(FetchedPage&&)>& on_page);

}  // namespace runut
