// fetch: the addresses together, the files opened, then one line for each page as it is done.
#include "fetch/fetch.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "cli/layout.h"
#include "cli/verbs.h"
#include "engine/json.h"

namespace runut {
namespace {

std::atomic<bool> stop_wanted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void want_stop(int signal) {
  stop_wanted = true;
  std::signal(signal, SIG_DFL);  // a second time ends it at once
}

bool read_addresses(std::istream& in, std::vector<std::string>& to) {
  for (std::string line; std::getline(in, line);) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos || line[begin] == '#') continue;
    to.push_back(line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1));
  }
  return !in.bad();
}

/// What cannot be asked for; empty where all is well.
std::string mistake_in(const Options& o) {
  const FetchFiles& files = o.fetch_files;
  if (o.fetch.pages.empty() && o.fetch.feeds.empty() && files.from.empty())
    return "name pages to fetch, or --from FILE, or --feed URL";
  if (files.output.empty() && files.resume) return "--resume: name the file to go on with by --output";
  if (files.output.empty() && isatty(STDOUT_FILENO) == 1)
    return "name a file by --output: a WARC is nothing for a terminal";
  if (o.fetch.agent.find_first_of("\r\n") != std::string::npos) return "--user-agent: is more than one line";
  return {};
}

Result<WarcFile> open_output(const FetchFiles& files, EarlierRun& earlier) {
  if (files.output.empty()) return WarcFile::create("-");
  std::error_code failed;
  if (!files.resume || !std::filesystem::exists(files.output, failed)) return WarcFile::create(files.output);
  auto done = read_earlier_run(files.output);
  if (!done) return std::move(done).failure();
  earlier = *std::move(done);
  return WarcFile::extend(files.output, earlier.whole);
}

void append_line(const FetchedPage& page, Console& console) {
  std::string status = page.status > 0 ? std::to_string(page.status) : "";
  std::string bytes = page.status > 0 ? grouped_digits(std::to_string(page.bytes)) : "";
  std::string outcome(name_of(page.outcome));
  std::replace(outcome.begin(), outcome.end(), '_', ' ');
  outcome.resize(std::max<std::size_t>(outcome.size(), 11), ' ');
  status.insert(0, 3 - std::min<std::size_t>(status.size(), 3), ' ');
  bytes.insert(0, 11 - std::min<std::size_t>(bytes.size(), 11), ' ');
  std::string line = outcome + "  " + status + "  " + bytes + "  " + shown(page.url);
  if (!page.final_url.empty() && page.final_url != page.url) line += " -> " + shown(page.final_url);
  if (!page.reason.empty()) line += "  (" + shown(page.reason) + ")";
  console.out += (is_good(page.outcome) ? line : console.warning(line)) + "\n";
}

void append_record(const FetchedPage& page, std::string& out) {
  Json json(out);
  json.open('{');
  json.field("url", page.url);
  json.field("outcome", name_of(page.outcome));
  json.key("status");
  json.raw(page.status > 0 ? std::to_string(page.status) : "null");
  json.field_or_null("reason", page.reason);
  json.field_or_null("final_url", page.final_url);
  json.field_or_null("feed", page.feed);
  json.field_or_null("date", page.date);
  json.field_or_null("record", page.record_id);
  json.key("bytes");
  json.number(page.bytes);
  json.key("requests");
  json.number(page.requests);
  json.close('}');
  out += '\n';
}

/// Shows the pages as they come, on standard output where the WARC is not, and counts them.
class Listing {
 public:
  Listing(const Options& options, Console& console)
      : console_(console), lists_(!options.fetch_files.output.empty()), json_(options.format == "jsonl") {}

  void take(const FetchedPage& page) {
    ++(is_good(page.outcome) ? good_ : bad_);
    if (!lists_) {
      if (!is_good(page.outcome)) console_.complain(page.url + ": " + page.reason);
      return;
    }
    if (json_)
      append_record(page, console_.out);
    else
      append_line(page, console_);
    console_.flush();
  }

  int end() {
    if (bad_ > 0)
      console_.note(std::to_string(bad_) + " of " + std::to_string(good_ + bad_) + " pages could not be fetched" +
                    (stop_wanted ? "; --resume goes on with the file" : ""));
    if (bad_ > 0) return exit_status::inputs_failed;
    return good_ > 0 ? exit_status::found : exit_status::nothing_found;
  }

 private:
  Console& console_;
  bool lists_, json_;
  std::size_t good_ = 0, bad_ = 0;
};

int mistake(Console& console, const std::string& text) {
  console.complain(text + " (see runut fetch --help)");
  return exit_status::usage;
}

}  // namespace

int run_fetch(const Options& options, Console& console) {
  const FetchFiles& files = options.fetch_files;
  if (const std::string wrong = mistake_in(options); !wrong.empty()) return mistake(console, wrong);
  FetchOptions asked = options.fetch;
  asked.software = "runut/" RUNUT_VERSION;
  if (asked.agent.empty()) asked.agent = asked.software;
  asked.digest = files.digest == "sha1" ? DigestKind::sha1 : DigestKind::sha256;
  if (!files.from.empty()) {
    std::ifstream in(files.from);
    if (!(files.from == "-" ? read_addresses(std::cin, asked.pages) : in && read_addresses(in, asked.pages))) {
      console.complain(files.from + ": cannot be read");
      return exit_status::inputs_failed;
    }
  }
  KnownPages known;
  for (const std::string& path : files.since)
    if (auto done = read_known_pages(path, known); !done) {
      console.complain(done.error().message());
      return exit_status::inputs_failed;
    }
  EarlierRun earlier;
  auto file = open_output(files, earlier);
  if (!file) {
    console.complain(file.error().message());
    return file.error().code == ErrorCode::invalid ? exit_status::usage : exit_status::inputs_failed;
  }
  std::signal(SIGINT, want_stop);
  std::signal(SIGTERM, want_stop);
  const auto transport = network(files.wire);
  const auto clock = system_clock();
  Listing listing(options, console);
  const FetchWorld world{*transport, *clock, system_random, [] { return stop_wanted.load(); }};
  const auto done = fetch(asked, world, known, earlier, *file, std::filesystem::path(files.output).filename().string(),
                          [&](FetchedPage&& page) { listing.take(page); });
  if (!done) {
    console.complain(done.error().message() + " (the output is incomplete)");
    return exit_status::inputs_failed;
  }
  return listing.end();
}

}  // namespace runut
