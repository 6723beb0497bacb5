// Cases: rows of plain text that say what must be read in a few lines of news, and their runner.
//
// One notation serves the golden files (tests/golden/<language>/*.case) and the examples inside pack
// files, so that whoever adds a rule writes down, in words, what it must and must not read. Rows are
// compared with the interchange records, not with the C++ types: what is tested is what users get.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runut/engine.h"
#include "runut/result.h"

namespace runut {

/// One expectation: "quantity: WORDS | field=value", or "no quantity: WORDS".
struct CaseRow {
  std::string kind;   ///< quantity, time, name, attribution, claim, gap, furniture or document; of several articles
                      ///< together series, relation, sum or dates
  bool none = false;  ///< that there be none
  std::string words;  ///< exactly the words read; empty: any
  std::vector<std::pair<std::string, std::string>> fields;
  std::uint32_t line = 0;
  std::string written;  ///< the row as it stands in the file
};

/// One small article with what must be read in it.
struct Case {
  std::string name;  ///< its first comment line
  std::string file;
  std::uint32_t line = 0;
  Document article;
  std::vector<Document> earlier;  ///< of a case of several articles, those before the last, in the order of the file
  bool tells_together = false;    ///< has rows about what the articles say together
  std::vector<CaseRow> rows;
};

/// A row, or a whole case, that did not hold.
struct CaseFailure {
  std::string file;
  std::uint32_t line = 0;
  std::string name;    ///< of the case
  std::string wanted;  ///< the row, or the rule that was broken
  std::string got;     ///< what came instead, one record a line
  /// "file:line: name", then what was wanted and what came.
  [[nodiscard]] std::string message() const;
};

struct CaseReport {
  std::size_t cases = 0, rows = 0;
  std::vector<CaseFailure> failures;
};

/// Parses a text of cases. `language` is that of cases that name none, `first_line` the number of the
/// text's first line in `file`. Fails on a line that is neither comment, input nor row.
[[nodiscard]] Result<std::vector<Case>> parse_cases(std::string_view text, const std::string& file,
                                                    const std::string& language, std::uint32_t first_line = 1);

/// Reads the article of each case and holds its rows, and the rules for spans, against the reading.
[[nodiscard]] CaseReport run_cases(const Packs& packs, const std::vector<Case>& cases);

/// Runs the cases of one file, in a folder named after its language.
[[nodiscard]] Result<CaseReport> run_case_file(const Packs& packs, const std::string& path);

/// Runs every `[[example]]` of every file under `folder`/`language` (which may be "common": its examples
/// name their language).
[[nodiscard]] Result<CaseReport> check_pack_examples(const Packs& packs, const std::string& folder,
                                                     const std::string& language);

/// What breaks the rules for spans: every span lies in the text, begins and ends between code points,
/// and the records' offsets find the records' words. Empty when all is well.
[[nodiscard]] std::vector<std::string> broken_spans(const Reading& reading);

}  // namespace runut
