// The parts that containers are read with: lines, members, records, values, rows, names to ignore, dates.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "source/bytes.h"
#include "source/dates.h"
#include "source/formats.h"
#include "source/http.h"
#include "source/ignore.h"
#include "source/inflate.h"
#include "source/jsonl.h"
#include "source/table.h"
#include "source/warc.h"

namespace runut {
namespace {

using List = std::vector<std::string>;
constexpr std::size_t longest = std::size_t{1} << 20;

TEST(Dates, FormsOfPrograms) {
  const auto read = [](std::string_view text) {
    StatedDate d;
    return read_stated_date(text, d) ? iso_of(d) : std::string("none");
  };
  EXPECT_EQ(read("Thu, 22 Jan 2026 10:41:42 +0700"), "2026-01-22T10:41+07:00");
  EXPECT_EQ(read("22 Jan 2026 10:41:42 GMT"), "2026-01-22T10:41+00:00");
  EXPECT_EQ(read("20260122T104142Z"), "2026-01-22T10:41+00:00");
  EXPECT_EQ(read("20260122104142"), "2026-01-22T10:41");
  EXPECT_EQ(read("20260122"), "2026-01-22");
  EXPECT_EQ(read("2026/01/22 10:41"), "2026-01-22T10:41");
  EXPECT_EQ(read("1769053302"), "2026-01-22T03:41+00:00");
  EXPECT_EQ(read("1769053302000"), "2026-01-22T03:41+00:00");
  EXPECT_EQ(read("01/02/2026"), "none");
  EXPECT_EQ(read("32 Jan 2026"), "none");
  EXPECT_EQ(read("20269999"), "none");
}

List values_of(const std::string& json) {
  LineReader lines(bytes_in_memory(json), "x", longest);
  JsonCutter cutter(lines);
  List out;
  for (std::string_view value;;) {
    auto more = cutter.next(value);
    if (!more) {
      out.push_back("! " + more.error().what);
      if (more.error().code != ErrorCode::limit) return out;
      continue;
    }
    if (!*more) return out;
    out.emplace_back(value);
  }
}

TEST(JsonCutter, ListsAndRuns) {
  EXPECT_EQ(values_of("[{\"a\":[1,\"]}\\\"\"]}, {\"b\":2} ]"), (List{"{\"a\":[1,\"]}\\\"\"]}", "{\"b\":2}"}));
  EXPECT_EQ(values_of("{\"a\":1}\n{\n\"b\":{}}\n"), (List{"{\"a\":1}", "{\n\"b\":{}}"}));
  EXPECT_EQ(values_of("[]"), List{});
  EXPECT_EQ(values_of("[1, \"x\"]"), (List{"1", "\"x\""}));
  EXPECT_EQ(values_of("[{\"a\":1}"), (List{"{\"a\":1}", "! is cut off: the list has no end"}));
  const std::string large = "{\"a\":\"" + std::string(300'000, 'x') + "\"}";
  EXPECT_EQ(values_of("[" + large + "," + large + "]").size(), 2U);
  const List over = values_of("[{\"a\":\"" + std::string(3 * longest, 'x') + "\"},{\"b\":2}]");
  ASSERT_EQ(over.size(), 2U);
  EXPECT_TRUE(over[0].starts_with("! is longer"));
  EXPECT_EQ(over[1], "{\"b\":2}");
}

TEST(Rows, QuotedCells) {
  const std::string table = "a;\"b;\"\"x\"\"\r\nc\";\n1;;3\n\n";
  LineReader lines(bytes_in_memory(table), "x", longest);
  RowReader rows(lines, delimiter_of("a;b;c\n1;2;3\n"));
  List cells;
  ASSERT_TRUE(*rows.next(cells));
  EXPECT_EQ(cells, (List{"a", "b;\"x\"\r\nc", ""}));
  ASSERT_TRUE(*rows.next(cells));
  EXPECT_EQ(rows.line(), 3U);
  EXPECT_EQ(cells, (List{"1", "", "3"}));
  EXPECT_EQ(delimiter_of("a\tb\n1,5\t2\n"), '\t');
  EXPECT_EQ(delimiter_of("one line\n"), 0);
}

TEST(Ignore, RulesAsInGit) {
  IgnoreRules rules;
  for (const char* line : {"# none", "*.jpg", "/top", "deep/**/x.html", "drafts/", "!keep.jpg", ""})
    rules.add(line, "/f");
  EXPECT_TRUE(rules.ignores("/f/a/b.jpg", false));
  EXPECT_FALSE(rules.ignores("/f/a/keep.jpg", false));
  EXPECT_TRUE(rules.ignores("/f/top", false));
  EXPECT_FALSE(rules.ignores("/f/a/top", false));
  EXPECT_TRUE(rules.ignores("/f/deep/1/2/x.html", false));
  EXPECT_TRUE(rules.ignores("/f/deep/x.html", false));
  EXPECT_TRUE(rules.ignores("/f/a/drafts", true));
  EXPECT_FALSE(rules.ignores("/f/a/drafts", false));
  EXPECT_FALSE(rules.ignores("/elsewhere/b.jpg", false));
}

TEST(Http, HeadsAndBodies) {
  const HeadFields head("WARC/1.0\r\nA: 1\r\n two\r\nContent-TYPE:text/html; charset=\"utf-8\"\r\n");
  EXPECT_EQ(head.get("a"), "1\r\n two");
  EXPECT_EQ(head.get("content-type"), "text/html; charset=\"utf-8\"");
  EXPECT_EQ(media_type("Text/HTML ; x"), "text/html");
  EXPECT_EQ(charset_of("text/html; charset=\"utf-8\""), "utf-8");
  const auto chunks = read_http_response(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", longest);
  ASSERT_TRUE(chunks);
  EXPECT_EQ(chunks->body, "abcde");
  EXPECT_EQ(chunks->status, 200);
  const auto joined = read_http_response("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>x", longest);
  ASSERT_TRUE(joined);
  EXPECT_EQ(joined->body, "<p>x");
  EXPECT_FALSE(read_http_response("nothing", longest));
}

TEST(Warc, RecordsAndLengths) {
  const std::string good = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n";
  const std::string bad = "WARC/1.1\nContent-Length: 1\n\nabc\n\n";
  const std::string all = good + bad + good + "WARC/1.0\r\nContent-Length: 90\r\n\r\ncut";
  LineReader lines(bytes_in_memory(all), "x", longest);
  WarcReader reader(lines);
  WarcRecord record;
  List log;
  for (;;) {
    auto more = reader.next(record);
    log.push_back(std::to_string(record.offset) + ' ' + (more ? std::string(record.block) : "! " + more.error().what));
    if (more && !*more) break;
    ASSERT_LT(log.size(), 10U);
  }
  ASSERT_EQ(log.size(), 6U);
  EXPECT_EQ(log[0], "0 abc");
  EXPECT_EQ(log[1], std::to_string(good.size()) + " a");
  EXPECT_NE(log[2].find("no record begins here"), std::string::npos);
  EXPECT_EQ(log[3], std::to_string(good.size() + bad.size()) + " abc");
  EXPECT_NE(log[4].find("3 of 90 bytes"), std::string::npos);
}

TEST(Warc, LengthsThatTakeInTheNextRecord) {
  const std::string good = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n";
  const std::string quoting = "WARC/1.0\r\nContent-Length: 12\r\n\r\na\r\n\r\nWARC/1.\r\n\r\n";
  for (const char* const length : {"40", "90", "9000", "90000000000"}) {
    const std::string bad = "WARC/1.0\r\nContent-Length: " + std::string(length) + "\r\n\r\nabc\r\n\r\n";
    const std::string all = quoting + bad + good + good;
    LineReader lines(bytes_in_memory(all), "x", longest);
    WarcReader reader(lines);
    WarcRecord record;
    auto more = reader.next(record);
    ASSERT_TRUE(more && *more);
    EXPECT_EQ(record.block, "a\r\n\r\nWARC/1.");  // a block may quote one
    more = reader.next(record);
    ASSERT_FALSE(more);
    EXPECT_NE(more.error().what.find("another record begins after 7"), std::string::npos);
    for (int i = 0; i < 2; ++i) {
      more = reader.next(record);
      ASSERT_TRUE(more && *more);
      EXPECT_EQ(record.block, "abc");
    }
    more = reader.next(record);
    EXPECT_TRUE(more && !*more);
  }
}

TEST(Formats, NamesAndEndings) {
  EXPECT_EQ(ending_of("a.B.GZ"), ".gz");
  EXPECT_EQ(ending_of(".hidden"), "");
  EXPECT_EQ(stem_of("a.b.txt"), "a.b");
}

}  // namespace
}  // namespace runut
