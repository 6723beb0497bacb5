// The options of `fetch`: what to fetch, whereto, and how gently.
#include <CLI/CLI.hpp>

#include "cli/command_line.h"

namespace runut {
namespace {

void define_what(CLI::App& app, Options& o) {
  app.add_option("URL", o.fetch.pages, "Pages to fetch: http or https");
  app.add_option("--from", o.fetch_files.from,
                 "A file of addresses, one a line (# begins a note); - for standard input")
      ->type_name("FILE");
  app.add_option("--feed", o.fetch.feeds, "A feed or sitemap: it, and the pages that it links to")
      ->type_name("URL")
      ->allow_extra_args(false);
  app.add_option("--max-items", o.fetch.max_items, "Links taken of one feed (default: 100)")->type_name("N");
}

void define_archive(CLI::App& app, Options& o) {
  app.add_option("-o,--output", o.fetch_files.output,
                 "The WARC to write, compressed unless it ends in .warc (default: standard output)")
      ->type_name("FILE");
  app.add_flag("--resume", o.fetch_files.resume, "Go on with the output: what it holds is not fetched again");
  app.add_option("--since", o.fetch_files.since, "An earlier WARC: pages that have not changed since are only noted")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--digest", o.fetch_files.digest, "Digests of the records (default: sha256)")
      ->check(CLI::IsMember({"sha256", "sha1"}));
}

void define_limits(CLI::App& app, Options& o) {
  const auto size = CLI::AsSizeValue(false);
  app.add_option("--max-bytes", o.fetch.page_bytes, "A longer body is cut (default: 32MB)")
      ->transform(size)
      ->type_name("BYTES");
  app.add_option("--total-bytes", o.fetch.total_bytes, "End the run after so many (default: no limit)")
      ->transform(size)
      ->type_name("BYTES");
  app.add_option("--timeout", o.fetch.timeout, "For one exchange (default: 60)")
      ->check(CLI::Range(0.1, 86400.0))
      ->type_name("SECONDS");
  app.add_option("--total-time", o.fetch.total_seconds, "End the run after so long (default: no limit)")
      ->check(CLI::NonNegativeNumber)
      ->type_name("SECONDS");
  app.add_option("--redirects", o.fetch.redirects, "Hops of one page (default: 10)")->type_name("N");
}

void define_manners(CLI::App& app, Options& o) {
  app.add_option("--user-agent", o.fetch.agent, "How to introduce oneself; robots.txt is read for its first word")
      ->type_name("TEXT");
  app.add_option("--delay", o.fetch.delay, "Between two requests to one host; a longer Crawl-delay counts (default: 1)")
      ->check(CLI::Range(0.0, 86400.0))
      ->type_name("SECONDS");
  app.add_option("--max-wait", o.fetch.longest_wait,
                 "No Retry-After and no Crawl-delay is waited for longer (default: 60)")
      ->check(CLI::Range(0.0, 86400.0))
      ->type_name("SECONDS");
  app.add_option("--retries", o.fetch.retries, "Further tries after 429, 5xx and lost connections (default: 3)")
      ->check(CLI::Range(0U, 20U))
      ->type_name("N");
  app.add_option("-j,--jobs", o.fetch.jobs, "Hosts asked at the same time, each one thing at a time (default: 8)")
      ->check(CLI::Range(1U, 256U))
      ->type_name("N");
  app.add_flag("--allow-private", o.fetch_files.wire.allow_private,
               "Ask addresses of the own network too; a page of the web could lead there");
  app.add_option("--proxy", o.fetch_files.wire.proxy, "Go through it: socks5h://127.0.0.1:9050 (default: none)")
      ->type_name("URL");
  app.add_flag("-q,--quiet", o.quiet, "No notes on standard error");
}

}  // namespace

void define_fetch(CLI::App& app, Options& o) {
  define_what(app, o);
  define_archive(app, o);
  define_limits(app, o);
  define_manners(app, o);
}

}  // namespace runut
