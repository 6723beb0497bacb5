// throughput [--mb N] [--claims N] [--stages] [--linear] [PATH...] : how fast text becomes claims, on one core.
//
// The articles of the inputs (default: examples/) are read once to count their claims, then copied until
// N megabytes of text have been read. Every copy must give the same number of claims as the first
// (and, with --claims, that number): a wrong count fails before any speed is printed. Timed is read()
// and writing the claim records; loading packs and decoding files is not.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "engine/packs.h"
#include "engine/records.h"
#include "engine/stages.h"
#include "source/source.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Options {
  std::vector<std::string> paths;
  double megabytes = 100;
  std::optional<std::size_t> claims;
  bool stages = false, linear = false;
};

std::optional<Options> parse(int argc, char** argv) {
  Options o;
  for (int i = 1; i < argc; ++i) {
    const std::string a = argv[i];
    if (a == "--stages") {
      o.stages = true;
    } else if (a == "--linear") {
      o.linear = true;
    } else if (a == "--mb" && i + 1 < argc) {
      o.megabytes = std::atof(argv[++i]);
    } else if (a == "--claims" && i + 1 < argc) {
      o.claims = std::strtoull(argv[++i], nullptr, 10);
    } else if (a.starts_with("--")) {
      return std::nullopt;
    } else {
      o.paths.push_back(a);
    }
  }
  if (o.paths.empty()) o.paths.emplace_back(RUNUT_EXAMPLES_FOLDER);
  return o;
}

std::vector<runut::Document> articles(const Options& options) {
  runut::InputOptions input;
  input.paths = options.paths;
  std::vector<runut::Document> out;
  std::size_t bytes = 0;
  runut::each_document(
      input, [&](runut::Document&& d) { out.push_back(std::move(d)); },
      [](runut::Rejection&& r) { std::fprintf(stderr, "throughput: %s: %s\n", r.uri.c_str(), r.reason.c_str()); },
      bytes);
  return out;
}

/// Claims of one pass over all articles; -1 and a message where one cannot be read.
long pass(runut::Reader& reader, std::vector<runut::Document>&& all, std::string& records, runut::StageWatch* watch) {
  long claims = 0;
  for (runut::Document& d : all) {
    auto reading = reader.read(std::move(d), watch);
    if (!reading) {
      std::fprintf(stderr, "throughput: %s\n", reading.error().message().c_str());
      return -1;
    }
    claims += static_cast<long>(reading->claims.size());
    records.clear();
    runut::append_claim_records(*reading, records);
  }
  return claims;
}

double seconds(Clock::duration d) { return std::chrono::duration<double>(d).count(); }

/// Time of `copies` passes; exits with 1 when a pass has another number of claims.
double timed(runut::Reader& reader, const std::vector<runut::Document>& all, std::size_t copies, long expected,
             runut::StageWatch* watch) {
  std::string records;
  Clock::duration spent{};
  for (std::size_t i = 0; i < copies; ++i) {
    std::vector<runut::Document> copy = all;  // reading takes the document
    const auto begin = Clock::now();
    const long claims = pass(reader, std::move(copy), records, watch);
    spent += Clock::now() - begin;
    if (claims != expected) {
      std::fprintf(stderr, "throughput: wrong count: copy %zu gives %ld claims, %ld expected\n", i, claims, expected);
      std::exit(1);
    }
  }
  return seconds(spent);
}

/// One document of n times the text of all articles, to see that time grows with it and no faster.
runut::Document joined(const std::vector<runut::Document>& all, std::size_t copies) {
  runut::Document d;
  d.id = "joined";
  d.language = all.front().language;
  for (std::size_t i = 0; i < copies; ++i)
    for (const runut::Document& a : all) d.text += a.text + "\n\n";
  return d;
}

double time_of_one(runut::Reader& reader, const runut::Document& d) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {  // the first one asks the system for memory
    runut::Document copy = d;
    const auto begin = Clock::now();
    const auto reading = reader.read(std::move(copy), nullptr);
    if (!reading) std::exit(1);
    best = std::min(best, seconds(Clock::now() - begin));
  }
  return best;
}

void print_stages(const runut::StageWatch& watch, double bytes) {
  std::printf("%-14s %10s %8s\n", "stage", "ns/byte", "share");
  double total = 0;
  for (const auto d : watch.spent) total += seconds(d);
  for (std::size_t i = 0; i < runut::stage_names.size(); ++i)
    std::printf("%-14s %10.2f %7.1f%%\n", runut::stage_names[i].data(), seconds(watch.spent[i]) * 1e9 / bytes,
                100 * seconds(watch.spent[i]) / total);
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = parse(argc, argv);
  if (!options) {
    std::fprintf(stderr, "usage: throughput [--mb N] [--claims N] [--stages] [--linear] [PATH...]\n");
    return 2;
  }
  const auto packs = runut::load_packs(RUNUT_PACKS_FOLDER);
  if (!packs) {
    std::fprintf(stderr, "throughput: %s\n", packs.error().message().c_str());
    return 2;
  }
  const auto all = articles(*options);
  std::size_t bytes = 0;
  for (const auto& d : all) bytes += d.text.size();
  if (bytes == 0) {
    std::fprintf(stderr, "throughput: no text in the inputs\n");
    return 2;
  }

  runut::Reader reader(**packs, {});  // as a thread of read_inputs keeps one
  std::string records;
  const long per_copy = pass(reader, std::vector<runut::Document>(all), records, nullptr);
  if (options->claims && per_copy != static_cast<long>(*options->claims)) {
    std::fprintf(stderr, "throughput: wrong count: %ld claims in a copy, %zu expected\n", per_copy, *options->claims);
    return 1;
  }
  const auto copies = static_cast<std::size_t>(options->megabytes * 1e6 / static_cast<double>(bytes)) + 1;
  runut::StageWatch watch;
  const double took = timed(reader, all, copies, per_copy, options->stages ? &watch : nullptr);
  const double total = static_cast<double>(bytes) * static_cast<double>(copies);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu articles, %zu bytes, %ld claims a copy, %zu copies: %.2f MB/s on one core, peak %ld MB\n",
              all.size(), bytes, per_copy, copies, total / 1e6 / took, usage.ru_maxrss / 1024);
  if (options->stages) print_stages(watch, total);
  if (options->linear) {
    const std::size_t n = 1'000'000 / bytes + 1;
    const double one = time_of_one(reader, joined(all, n)), ten = time_of_one(reader, joined(all, 10 * n));
    // By the clock one megabyte, whose tables fit the caches, is read fastest; what must not fall behind is the rate.
    const double in_articles = took / total * 10.0 * static_cast<double>(n * bytes);
    std::printf("one document of %.1f MB: %.3f s; ten times as long: %.3f s; as much in articles: %.3f s\n",
                static_cast<double>(n * bytes) / 1e6, one, ten, in_articles);
    if (ten > 1.1 * in_articles) return 1;
  }
  return 0;
}
