// The engine's promises: the same records whatever the threads, nothing dropped, spans that find their words.
#include "runut/engine.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "engine/cases.h"
#include "engine/records.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

const Packs& packs() {
  static const auto loaded = load_packs(RUNUT_PACKS_FOLDER);
  EXPECT_TRUE(loaded) << loaded.error().message();
  return **loaded;
}

std::string records(const std::vector<std::string>& paths, unsigned jobs) {
  InputOptions options;
  options.paths = paths;
  options.jobs = jobs;
  std::string out;
  const auto counts = read_inputs(
      packs(), options,
      [&](Reading&& r) {
        append_annotation_record(r, out);
        append_claim_records(r, out);
      },
      [&](Rejection&& r) { out += "rejected " + r.uri + ": " + r.reason + "\n"; });
  EXPECT_GT(counts.documents, 0U);
  return out;
}

/// The articles of all golden cases as one file of JSONL, with a broken line among them.
std::string golden_articles() {
  const fs::path path = fs::temp_directory_path() / ("runut_golden_" + std::to_string(::getpid()) + ".jsonl");
  std::ofstream out(path, std::ios::binary);
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(RUNUT_TESTS_FOLDER) / "golden"))
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const auto cases = parse_cases(text, file.string(), file.parent_path().filename().string());
    EXPECT_TRUE(cases);
    for (const Case& c : *cases) {
      std::string escaped;
      for (const char ch : c.article.text) {
        if (ch == '\n') {
          escaped += "\\n";
        } else if (ch == '\t') {
          escaped += "\\t";
        } else {
          if (ch == '"' || ch == '\\') escaped += '\\';
          escaped += ch;
        }
      }
      out << R"({"id":")" << c.article.id << R"(","lang":")" << c.article.language << R"(","text":")" << escaped
          << "\"}\n";
    }
    out << "{\"id\":\n";
  }
  return path.string();
}

TEST(Engine, GivesTheSameRecordsWithOneAndFourThreads) {
  const std::string golden = golden_articles();
  const std::vector<std::string> paths{RUNUT_EXAMPLES_FOLDER, golden};
  const std::string one = records(paths, 1);
  EXPECT_FALSE(one.empty());
  EXPECT_EQ(one, records(paths, 4));
  EXPECT_EQ(one, records(paths, 1));
  fs::remove(golden);
}

TEST(Engine, KeepsEverySpanOfTheExamples) {
  InputOptions options;
  options.paths = {RUNUT_EXAMPLES_FOLDER};
  const auto counts = read_inputs(
      packs(), options,
      [](Reading&& r) {
        for (const std::string& broken : broken_spans(r)) ADD_FAILURE() << r.document.uri << ": " << broken;
      },
      [](Rejection&& r) { ADD_FAILURE() << r.uri << ": " << r.reason; });
  EXPECT_GE(counts.documents, 6U);
}

TEST(Engine, RejectsWhatItCannotReadAndGoesOn) {
  InputOptions options;
  options.paths = {"/no/such/file", RUNUT_EXAMPLES_FOLDER};
  std::vector<std::string> rejected;
  const auto counts = read_inputs(
      packs(), options, [](Reading&&) {}, [&](Rejection&& r) { rejected.push_back(r.uri); });
  EXPECT_EQ(rejected, std::vector<std::string>{"/no/such/file"});
  EXPECT_EQ(counts.rejected, 1U);
  EXPECT_GE(counts.documents, 6U);
}

TEST(Engine, RejectsALongDocument) {
  Document document;
  document.uri = "long";
  document.language = languages(packs()).front();
  document.text.assign(2000, 'a');
  Limits limits;
  limits.document_bytes = 1000;
  const auto reading = read(packs(), document, limits);
  ASSERT_FALSE(reading);
  EXPECT_EQ(reading.error().code, ErrorCode::limit);
}

TEST(Engine, RejectsAnUnknownLanguage) {
  Document document;
  document.uri = "klingon";
  document.language = "tlh";
  document.text = "Qapla'";
  const auto reading = read(packs(), document);
  ASSERT_FALSE(reading);
  EXPECT_EQ(reading.error().code, ErrorCode::unsupported);
}

}  // namespace
}  // namespace runut
