// What is found again in archives and feeds: known pages, a run cut off at every byte, links.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "fetch/feed_links.h"
#include "fetch/known_pages.h"
#include "fetch/recorder.h"

namespace runut {
namespace {

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& ending)
      : path((std::filesystem::temp_directory_path() / ("runut_archive_" + std::to_string(getpid()) + ending))
                 .string()) {}
  ~TemporaryFile() { std::filesystem::remove(path); }
  void write(std::string_view bytes) const {
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  const std::string path;
};

Exchange answer(int status, const std::string& headers, const std::string& body) {
  Exchange e;
  e.status = status;
  e.head = "HTTP/1.1 " + std::to_string(status) + " X\r\n" + headers + "\r\n";
  e.body = body;
  e.request = "GET / HTTP/1.1\r\n\r\n";
  e.address = "192.0.2.1";
  return e;
}

/// Records of a small run, one string each page, the opening first.
std::vector<std::string> small_run(bool compressed, const KnownPages& known = {}) {
  std::uint8_t last = 0;
  Recorder recorder(
      {"runut/0", "runut/0", DigestKind::sha256, compressed, [&] { return std::array<std::uint8_t, 16>{++last}; }},
      known);
  std::vector<std::string> out{recorder.opening("x", 0)};
  out.push_back(
      recorder.exchange("http://h/a", answer(200, "ETag: \"1\"\r\nLast-Modified: x\r\n", "first page"), 1).bytes);
  out.push_back(recorder.exchange("http://h/b", answer(302, "Location: c\r\n", ""), 2).bytes +
                recorder.exchange("http://h/c", answer(200, "", "third page"), 3).bytes);
  out.push_back(recorder.exchange("http://h/d", answer(503, "", ""), 4).bytes);
  out.push_back(recorder.exchange("http://h/e", answer(404, "", ""), 5).bytes);
  out.push_back(recorder.failure("http://h/f", "unreachable", "no such host", 6));
  return out;
}

std::string joined(const std::vector<std::string>& pieces) {
  std::string all;
  for (const std::string& piece : pieces) all += piece;
  return all;
}

TEST(KnownPages, FindWhatIsNeededToAskAgain) {
  for (const bool compressed : {false, true}) {
    const TemporaryFile file(compressed ? ".warc.gz" : ".warc");
    file.write(joined(small_run(compressed)));
    KnownPages known;
    ASSERT_TRUE(read_known_pages(file.path, known));
    ASSERT_EQ(known.size(), 2U);
    const KnownPage& a = known.at("http://h/a");
    EXPECT_EQ(a.etag, "\"1\"");
    EXPECT_EQ(a.last_modified, "x");
    EXPECT_EQ(a.date, "1970-01-01T00:00:01Z");
    EXPECT_TRUE(has_digest("first page", a.payload_digest));
    // A later run that finds it unchanged says the same of it.
    const TemporaryFile later(compressed ? "-later.warc.gz" : "-later.warc");
    later.write(joined(small_run(compressed, known)));
    KnownPages again;
    ASSERT_TRUE(read_known_pages(later.path, again));
    EXPECT_EQ(again.at("http://h/a").record_id, a.record_id);
    EXPECT_EQ(again.at("http://h/a").payload_digest, a.payload_digest);
    EXPECT_EQ(again.at("http://h/a").etag, a.etag);
  }
}

TEST(EarlierRun, IsReadWhereverItWasCut) {
  const std::set<std::string> all{"http://h/a", "http://h/b", "http://h/c", "http://h/e"};
  for (const bool compressed : {false, true}) {
    const std::string whole = joined(small_run(compressed));
    const TemporaryFile file(compressed ? ".warc.gz" : ".warc");
    for (std::size_t size = 0; size <= whole.size(); size += size < 12 || size + 12 > whole.size() ? 1 : 29) {
      file.write(std::string_view(whole).substr(0, size));
      const auto run = read_earlier_run(file.path);
      ASSERT_TRUE(run) << size << run.error().message();
      ASSERT_LE(run->whole, size);
      // What it calls whole is: cut there, the same is found, and nothing is cut again.
      file.write(std::string_view(whole).substr(0, run->whole));
      const auto again = read_earlier_run(file.path);
      ASSERT_TRUE(again);
      EXPECT_EQ(again->whole, run->whole) << size;
      EXPECT_EQ(again->answered, run->answered) << size;
      // And what goes on behind it is found.
      file.write(std::string(whole, 0, run->whole) + whole);
      const auto on = read_earlier_run(file.path);
      ASSERT_TRUE(on) << size << " " << run->whole << on.error().message();
      std::set<std::string> found;
      for (const auto& [url, to] : on->answered) found.insert(url);
      EXPECT_EQ(found, all) << size;
      EXPECT_EQ(on->whole, run->whole + whole.size());
    }
    file.write(whole);
    const auto run = read_earlier_run(file.path);
    EXPECT_EQ(run->answered.at("http://h/b"), "http://h/c");
    EXPECT_EQ(run->answered.at("http://h/a"), "");
  }
}

TEST(EarlierRun, CutsNothingThatIsNoArchive) {
  const TemporaryFile file(".txt");
  for (const std::string& bytes :
       {std::string("some words"), gzip_member("some words, zipped"), "\x1F\x8B\x08\x03" + std::string(300, 'x')}) {
    file.write(bytes);
    EXPECT_FALSE(read_earlier_run(file.path)) << bytes;
    KnownPages known;
    EXPECT_FALSE(read_known_pages(file.path, known)) << bytes;
  }
  EXPECT_FALSE(read_earlier_run("/nowhere/a.warc"));
}

TEST(FeedLinks, ComeInOrderAndOnce) {
  const WebAddress base = *read_address("https://example.org/feeds/all");
  const auto links = [&](std::string_view bytes) {
    auto read = read_feed_links(bytes, base);
    EXPECT_TRUE(read) << bytes << read.error().message();
    return read ? read->pages : std::vector<std::string>{};
  };
  using Links = std::vector<std::string>;
  EXPECT_EQ(links("<rss><channel><link>/</link><item><link>/a</link><guid>x</guid></item><item><link>/b</link></item>"
                  "<item><link>/a</link></item></channel></rss>"),
            (Links{"/a", "/b"}));
  EXPECT_EQ(links("\xEF\xBB\xBF<?xml version='1.0'?>\n<feed><entry><link rel='enclosure' href='x'/>"
                  "<link href='y'/></entry></feed>"),
            Links{"y"});
  EXPECT_EQ(links("<rdf:RDF xmlns:rdf='r'><item><link>z</link></item></rdf:RDF>"), Links{"z"});
  EXPECT_EQ(links("<urlset><url><loc>https://h/1</loc></url><url><loc>https://h/2</loc></url></urlset>"),
            (Links{"https://h/1", "https://h/2"}));
  EXPECT_EQ(links(R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"https://h/j"}]})"),
            Links{"https://h/j"});
  const auto index = read_feed_links("<sitemapindex><sitemap><loc>https://h/m</loc></sitemap></sitemapindex>", base);
  ASSERT_TRUE(index);
  EXPECT_EQ(index->sitemaps, Links{"https://h/m"});
  EXPECT_TRUE(index->pages.empty());
  for (const std::string_view bytes : {"", "<html><a href='x'>", "no feed", "<rss"})
    EXPECT_FALSE(read_feed_links(bytes, base)) << bytes;
}

}  // namespace
}  // namespace runut
