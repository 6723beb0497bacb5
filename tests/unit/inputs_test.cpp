// Files, folders and JSONL: what becomes a document, what a rejection, and in which order.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "source/dates.h"
#include "source/source.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

class Inputs : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("runut_inputs_" + std::to_string(::getpid()) + "_" +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  void read(const std::vector<std::string>& paths) {
    options_.paths = paths;
    std::size_t bytes = 0;
    each_document(
        options_,
        [&](Document&& d) {
          log_.push_back(d.id);
          documents_.push_back(std::move(d));
        },
        [&](Rejection&& r) {
          log_.push_back("! " + r.reason);
          rejections_.push_back(std::move(r));
        },
        bytes);
  }

  fs::path folder_;
  InputOptions options_;
  std::vector<Document> documents_;
  std::vector<Rejection> rejections_;
  std::vector<std::string> log_;
};

using Log = std::vector<std::string>;

TEST_F(Inputs, FolderIsReadSortedWithoutHiddenFiles) {
  write("b.txt", "dua"), write("a.weird", "satu"), write("sub/c", "tiga"), write(".hidden", "x"), write(".git/d", "x");
  read({folder_.string()});
  EXPECT_EQ(log_, (Log{"a", "b", "c"}));
}

TEST_F(Inputs, RejectsWhatCannotBeRead) {
  fs::create_directories(folder_ / "none");
  read({(folder_ / "none").string(), (folder_ / "missing").string(), write("empty.txt", ""), write("ok.txt", "ya")});
  ASSERT_EQ(rejections_.size(), 3U);
  EXPECT_EQ(rejections_[0].reason, "holds no files");
  EXPECT_EQ(rejections_[1].code, ErrorCode::not_found);
  EXPECT_EQ(rejections_[2].reason, "is empty");
  EXPECT_EQ(log_.back(), "ok");
}

TEST_F(Inputs, JsonlFields) {
  read({write(
      "a.jsonl",
      "\xEF\xBB\xBF{\"id\":\"x\",\"text\":\"Satu\\ndua \\u2013\",\"title\":\"T\",\"outlet\":\"O\",\"lang\":\"id\","
      "\"published\":\"2026-01-22T10:41:42+07:00\",\"url\":\"https://example.org\",\"other\":[1,{}]}\r\n"
      "\n"
      "{\"id\":7,\"text\":\"a\",\"title\":null,\"published\":\"2026-01-23\"}\n"
      "{\"text\":\"ohne id\",\"published\":\"2023-06-05 10:31:32Z\"}")});
  ASSERT_EQ(documents_.size(), 3U);
  const Document& d = documents_[0];
  EXPECT_EQ(d.text, "Satu\ndua –");
  EXPECT_EQ(d.title + d.outlet + d.language + d.url, "TOidhttps://example.org");
  EXPECT_EQ(d.published.date.iso() + d.published.time + d.published.zone, "2026-01-2210:41+07:00");
  EXPECT_EQ(d.published_basis, DateBasis::given);
  EXPECT_EQ(documents_[1].id, "7");
  EXPECT_EQ(documents_[1].published.time, "");
  EXPECT_EQ(documents_[2].id, "a:4");
  EXPECT_TRUE(documents_[2].uri.ends_with("a.jsonl:4"));
  EXPECT_EQ(documents_[2].published.zone, "+00:00");
}

TEST_F(Inputs, BrokenLinesAreRejectedAndTheRunGoesOn) {
  read({write("a.jsonl",
              "{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\n{\"id\":\"2\"}\n{\"text\":[1]}\n{\"text\":5}\n[1]\n"
              "{\"text\":\" \"}\n{\"text\":\"a\",\"title\":{}}\n{\"text\":\"a\"} b\n{\"id\":\"9\",\"text\":\"z\"}\n")});
  EXPECT_EQ(log_.front(), "1");
  EXPECT_EQ(log_.back(), "9");
  ASSERT_EQ(rejections_.size(), 7U);
  EXPECT_TRUE(rejections_[0].uri.ends_with("a.jsonl:2"));
  EXPECT_EQ(rejections_[1].reason, "has no `text` (fields: id)");
  EXPECT_EQ(rejections_[2].reason, "`text` is a list, wanted a text");
  EXPECT_EQ(rejections_[3].reason, "`text` is a number, wanted a text");
  EXPECT_EQ(rejections_[4].reason, "is a list, wanted an object with a `text`");
  EXPECT_EQ(rejections_[5].reason, "has an empty `text`");
  EXPECT_EQ(documents_[1].notes, (Log{"`title` is an object, wanted a text: it was not used"}));
}

TEST_F(Inputs, LongLineIsPassedOver) {
  options_.limits.document_bytes = 1000;
  read({write("a.jsonl", "{\"id\":\"1\",\"text\":\"a\"}\n{\"text\":\"" + std::string(5'000'000, '9') +
                             "\"}\n{\"id\":\"3\",\"text\":\"c\"}\n")});
  ASSERT_EQ(log_.size(), 3U);
  EXPECT_EQ(log_[0], "1");
  EXPECT_EQ(log_[2], "3");
  EXPECT_EQ(rejections_[0].code, ErrorCode::limit);
  read({write("long.txt", std::string(5000, 'a'))});
  EXPECT_EQ(rejections_.back().code, ErrorCode::limit);
}

TEST_F(Inputs, BrokenUtf8InALineIsRepaired) {
  read({write("a.jsonl", "{\"id\":\"1\",\"text\":\"a \xFF b\"}\n")});
  ASSERT_EQ(documents_.size(), 1U);
  EXPECT_EQ(documents_[0].text, "a \uFFFD b");
  EXPECT_FALSE(documents_[0].notes.empty());
}

TEST_F(Inputs, UnreadableDateIsNotedAndLeftOut) {
  read({write("a.jsonl", "{\"id\":\"1\",\"text\":\"a\",\"published\":\"kemarin\"}\n")});
  ASSERT_EQ(documents_.size(), 1U);
  EXPECT_EQ(documents_[0].published_basis, DateBasis::unknown);
  EXPECT_FALSE(documents_[0].notes.empty());
}

TEST_F(Inputs, FormatByNameContentAndOption) {
  const std::string record = "{\"id\":\"1\",\"text\":\"a\"}\n";
  read({write("a.ndjson", record), write("noending", record),
        write("list.json", "[{\"id\":\"2\",\"text\":\"b\"}, {\"id\":\"3\"}]"),
        write("one.json", "{\n \"id\": \"4\",\n \"text\": \"d\"\n}\n")});
  EXPECT_EQ(log_, (Log{"1", "1", "2", "! has no `text` (fields: id)", "4"}));
  options_.format = "text";
  documents_.clear();
  read({write("b.jsonl", record)});
  ASSERT_EQ(documents_.size(), 1U);
  EXPECT_EQ(documents_[0].text, record);
}

TEST(Published, IsoForms) {
  const auto zone = [](std::string_view iso) {
    StatedDate d;
    return read_published(iso, d) ? d.date.iso() + " " + d.time + " " + d.zone : std::string("none");
  };
  EXPECT_EQ(zone("2026-01-22T10:41:42.123+0700"), "2026-01-22 10:41 +07:00");
  EXPECT_EQ(zone("2026-01-22T10:41Z"), "2026-01-22 10:41 +00:00");
  EXPECT_EQ(zone("2026-01-22 10:41"), "2026-01-22 10:41 ");
  EXPECT_EQ(zone("2026-01-22"), "2026-01-22  ");
  EXPECT_EQ(zone("22 Januari 2026"), "none");
  EXPECT_EQ(zone(""), "none");
}

}  // namespace
}  // namespace runut
