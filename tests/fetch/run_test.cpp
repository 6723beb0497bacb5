// A whole run without network, clock or chance: what is asked when, and the same bytes every time.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "fetch/fetch.h"

namespace runut {
namespace {

class FakeClock final : public Clock {
 public:
  std::int64_t seconds_since_1970() const override { return 1'767'225'600 + static_cast<std::int64_t>(now); }
  double steady() const override { return now; }
  double now = 0;
};

/// Serves what the test sets; every exchange takes a tenth of a second.
class FakeNetwork final : public Transport {
 public:
  explicit FakeNetwork(FakeClock& clock) : clock_(clock) {}

  void begin(std::size_t ticket, WireRequest request) override {
    asked.emplace_back(clock_.now, request.url);
    Exchange e;
    e.request = "GET " + request.url + "\r\n\r\n";
    e.address = "192.0.2.1";
    auto& answers = pages[request.url];
    const std::string answer = answers.empty() ? "HTTP/1.1 404 Not Found\r\n\r\n" : answers.front();
    if (answers.size() > 1) answers.erase(answers.begin());
    const std::size_t end = answer.find("\r\n\r\n") + 4;
    e.head = answer.substr(0, end);
    e.body = answer.substr(end);
    e.status = std::stoi(answer.substr(9));
    under_way_.emplace(clock_.now + 0.1, std::make_pair(ticket, std::move(e)));
  }

  std::vector<std::pair<std::size_t, Exchange>> wait(double seconds) override {
    if (under_way_.empty() || under_way_.begin()->first > clock_.now + seconds) {
      clock_.now += std::max(seconds, 0.001);
      return {};
    }
    clock_.now = std::max(clock_.now, under_way_.begin()->first);
    std::vector<std::pair<std::size_t, Exchange>> ended;
    ended.push_back(std::move(under_way_.begin()->second));
    under_way_.erase(under_way_.begin());
    return ended;
  }

  std::map<std::string, std::vector<std::string>> pages;
  std::vector<std::pair<double, std::string>> asked;

 private:
  FakeClock& clock_;
  std::multimap<double, std::pair<std::size_t, Exchange>> under_way_;
};

struct Told {
  std::vector<FetchedPage> pages;
  std::vector<std::pair<double, std::string>> asked;
  std::string bytes;
};

Told run_with(FetchOptions options, const std::map<std::string, std::vector<std::string>>& served) {
  options.software = options.agent = "runut/0";
  FakeClock clock;
  FakeNetwork network(clock);
  network.pages = served;
  std::uint8_t last = 0;
  const FetchWorld world{network, clock, [&] { return std::array<std::uint8_t, 16>{++last}; }, [] { return false; }};
  const std::string path =
      (std::filesystem::temp_directory_path() / ("runut_fetch_" + std::to_string(getpid()) + ".warc")).string();
  Told out;
  {
    auto file = WarcFile::create(path);
    EXPECT_TRUE(file);
    EXPECT_TRUE(fetch(options, world, {}, {}, *file, "x.warc", [&](FetchedPage&& p) { out.pages.push_back(p); }));
  }
  out.asked = network.asked;
  std::ifstream in(path, std::ios::binary);
  out.bytes.assign(std::istreambuf_iterator<char>(in), {});
  std::filesystem::remove(path);
  return out;
}

const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>A pier.";

TEST(FetchRun, KeepsHostsApartAndInOrder) {
  FetchOptions options;
  options.pages = {"http://a.example/1", "http://b.example/1", "http://a.example/2", "http://b.example/2"};
  std::map<std::string, std::vector<std::string>> served;
  for (const std::string& url : options.pages) served[url] = {ok};
  served["http://a.example/robots.txt"] = {"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nCrawl-delay: 10"};
  const Told first = run_with(options, served);
  ASSERT_EQ(first.pages.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(first.pages[i].url, options.pages[i]);
    EXPECT_EQ(first.pages[i].outcome, FetchOutcome::fetched);
  }
  std::map<std::string, double> when;
  for (const auto& [time, url] : first.asked) when[url] = time;
  EXPECT_LT(when["http://b.example/2"], 2) << "b waits for a";
  EXPECT_GE(when["http://a.example/2"] - when["http://a.example/1"], 10) << "a's delay is not kept";
  EXPECT_EQ(run_with(options, served).bytes, first.bytes) << "a second run gives other bytes";
}

TEST(FetchRun, DoublesItsWaitsAndHonoursTheServers) {
  FetchOptions options;
  options.pages = {"http://a.example/1"};
  const std::string busy = "HTTP/1.1 503 Busy\r\n\r\n";
  const Told r =
      run_with(options, {{"http://a.example/1", {busy, busy, "HTTP/1.1 429 X\r\nRetry-After: 30\r\n\r\n", ok}}});
  ASSERT_EQ(r.asked.size(), 5U);
  const auto gap = [&](std::size_t i) { return r.asked[i].first - r.asked[i - 1].first; };
  EXPECT_NEAR(gap(2), 1.1, 0.3);
  EXPECT_NEAR(gap(3), 2.1, 0.3);
  EXPECT_NEAR(gap(4), 30.1, 0.3);
  EXPECT_EQ(r.pages[0].outcome, FetchOutcome::fetched);
  EXPECT_EQ(r.pages[0].requests, 4U);
}

TEST(FetchRun, LeavesAloneWhoAsksForIt) {
  FetchOptions options;
  options.pages = {"http://a.example/1", "http://a.example/2", "http://b.example/1"};
  const Told r = run_with(options, {{"http://a.example/1", {"HTTP/1.1 429 X\r\nRetry-After: 600\r\n\r\n"}},
                                    {"http://a.example/2", {ok}},
                                    {"http://b.example/1", {ok}}});
  EXPECT_EQ(r.pages[0].outcome, FetchOutcome::http_error);
  EXPECT_EQ(r.pages[1].outcome, FetchOutcome::left);
  EXPECT_EQ(r.pages[2].outcome, FetchOutcome::fetched);
}

TEST(FetchRun, TriesRobotsAgainAndThenStaysAway) {
  FetchOptions options;
  options.pages = {"http://a.example/1", "http://a.example/2"};
  const Told r = run_with(options, {{"http://a.example/robots.txt", {"HTTP/1.1 500 X\r\n\r\n"}},
                                    {"http://a.example/1", {ok}},
                                    {"http://a.example/2", {ok}}});
  EXPECT_EQ(r.asked.size(), 4U) << "one try and three more, and no page";
  for (const FetchedPage& page : r.pages) EXPECT_EQ(page.outcome, FetchOutcome::disallowed);
}

TEST(FetchRun, HoldsLittleWhileAnEarlierPageIsLate) {
  FetchOptions options;
  options.jobs = 1;
  options.pages = {"http://a.example/1"};
  std::map<std::string, std::vector<std::string>> served;
  served["http://a.example/1"] = {"HTTP/1.1 503 X\r\nRetry-After: 50\r\n\r\n", ok};
  const std::string large = ok + std::string(std::size_t{24} << 20, 'x');
  for (int i = 0; i < 5; ++i) {
    options.pages.push_back("http://h" + std::to_string(i) + ".example/");
    served[options.pages.back()] = {large};
  }
  const Told r = run_with(options, served);
  std::size_t early = 0;
  for (const auto& [time, url] : r.asked) early += time < 50 && url.ends_with(".example/") ? 1 : 0;
  EXPECT_LE(early, 4U) << "pages pile up behind one that is late";
  EXPECT_EQ(r.pages.size(), 6U);
  for (const FetchedPage& page : r.pages) EXPECT_EQ(page.outcome, FetchOutcome::fetched);
}

}  // namespace
}  // namespace runut
