// Case text -> cases -> readings -> records -> rows that hold or do not.
#include "engine/cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/case_entries.h"
#include "engine/story_cases.h"
#include "pack/node.h"
#include "runut/reconciler.h"
#include "source/dates.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

/// Cuts the next line off `text`, without its line end.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// "WORDS | field=value | ..." into the row.
bool parse_row(std::string_view rest, CaseRow& row) {
  for (bool first = true; first || !rest.empty(); first = false) {
    const std::size_t bar = rest.starts_with("| ") ? 0 : rest.find(" | ");
    const std::string_view part = trimmed(rest.substr(0, bar));
    rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + (bar == 0 ? 2 : 3));
    if (first) {
      row.words = part;
      continue;
    }
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) return false;
    row.fields.emplace_back(trimmed(part.substr(0, equals)), trimmed(part.substr(equals + 1)));
  }
  return true;
}

/// Takes an input line ("published: 2026-01-23"); false when the key is none.
bool take_input(std::string_view key, std::string_view value, bool first_text, Document& article, std::string& wrong) {
  if (key == "text") {
    if (!first_text) article.text += '\n';
    article.text += value;
    return true;
  }
  value = trimmed(value);
  if (key == "lang") {
    article.language = value;
  } else if (key == "title") {
    article.title = value;
  } else if (key == "outlet") {
    article.outlet = value;
  } else if (key == "published") {
    if (!read_published(value, article.published)) wrong = "published must be an ISO date or date-time";
    article.published_basis = DateBasis::given;
  } else {
    return false;
  }
  return true;
}

/// Whether the entry has all the row's fields.
bool fields_hold(const CaseRow& row, const CaseEntry& entry) {
  return std::all_of(row.fields.begin(), row.fields.end(),
                     [&](const auto& f) { return case_field_holds(entry, f.first, f.second); });
}

/// All places where the words stand in the text, as spans.
std::vector<Span> occurrences(std::string_view text, std::string_view words) {
  std::vector<Span> out;
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1))
    out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
  return out;
}

/// What came instead: the entries of the kind that touch the words, else all of them (up to a dozen).
std::string seen_instead(const CaseRow& row, const std::vector<CaseEntry>& entries, std::string_view text) {
  const auto places = row.words.empty() ? std::vector<Span>() : occurrences(text, row.words);
  const auto touches = [&](const CaseEntry& e) {
    return std::any_of(places.begin(), places.end(), [&](Span s) { return s.overlaps(e.span); });
  };
  std::string near, all;
  int listed = 0;
  for (const CaseEntry& e : entries) {
    if (e.kind != row.kind) continue;
    const std::string line = "\n    " + described(e);
    if (touches(e)) near += line;
    if (++listed <= 12) all += line;
  }
  if (!near.empty()) return near;
  return all.empty() ? " no " + row.kind + " at all" : " elsewhere only:" + all;
}

/// What came instead of a row about several articles.
std::string seen_together(const CaseRow& row, const std::vector<CaseEntry>& entries) {
  std::string all;
  for (const CaseEntry& e : entries)
    if (e.kind == row.kind) all += "\n    " + described(e);
  return all.empty() ? " no " + row.kind + " at all" : all;
}

/// Empty when a row about several articles holds, else what came. Entries have no place there: words are compared
/// whole.
std::string held_together(const CaseRow& row, const std::vector<CaseEntry>& entries) {
  for (const CaseEntry& e : entries) {
    if (e.kind != row.kind || !fields_hold(row, e)) continue;
    if (!row.words.empty() && case_words(row.words) != case_words(e.words)) continue;
    return row.none ? "\n    " + described(e) : std::string();
  }
  return row.none ? std::string() : seen_together(row, entries);
}

/// Empty when the row holds, else what came.
std::string held_against(const CaseRow& row, const std::vector<CaseEntry>& entries, std::string_view text) {
  if (row.none) {
    const auto places = occurrences(text, row.words);
    if (places.empty()) return " words that do not stand in the text";
    for (const CaseEntry& e : entries) {
      if (e.kind != row.kind || !fields_hold(row, e)) continue;
      if (row.words.empty() || std::any_of(places.begin(), places.end(), [&](Span s) { return s.overlaps(e.span); }))
        return "\n    " + described(e);
    }
    return {};
  }
  for (const CaseEntry& e : entries)
    if (e.kind == row.kind && (row.words.empty() || case_words(row.words) == case_words(e.words)) &&
        fields_hold(row, e))
      return {};
  return seen_instead(row, entries, text);
}

void run_case(const Packs& packs, const Case& c, CaseReport& report) {
  ++report.cases;
  report.rows += c.rows.size();
  const auto fail = [&](std::uint32_t line, std::string wanted, std::string got) {
    report.failures.push_back({c.file, line, c.name, std::move(wanted), std::move(got)});
  };
  std::vector<Document> articles = c.earlier;
  articles.push_back(c.article);
  std::vector<Reading> readings;
  Reconciler reconciler(std::shared_ptr<const Packs>(std::shared_ptr<const Packs>(), &packs));  // the caller owns them
  for (const Document& article : articles) {
    auto reading = read(packs, article);
    if (!reading) return fail(c.line, "a reading", " " + reading.error().message());
    for (const std::string& broken : broken_spans(*reading)) fail(c.line, "spans that find their words", " " + broken);
    if (c.tells_together) reconciler.add(*reading);
    readings.push_back(*std::move(reading));
  }
  const auto entries = case_entries(readings.back());
  const auto together = c.tells_together ? story_entries(readings, reconciler.reconcile()) : std::vector<CaseEntry>();
  for (const CaseRow& row : c.rows) {
    std::string got = is_story_kind(row.kind) ? held_together(row, together)
                                              : held_against(row, entries, readings.back().document.text);
    if (!got.empty()) fail(row.line, row.written, std::move(got));
  }
}

}  // namespace

std::string CaseFailure::message() const {
  return fmt::format("{}:{}: {}\n  wanted {}\n  got{}\n", file, line, name, wanted, got);
}

Result<std::vector<Case>> parse_cases(std::string_view text, const std::string& file, const std::string& language,
                                      std::uint32_t first_line) {
  std::vector<Case> cases;
  Case current;
  bool has_text = false;
  const auto finish = [&] {
    if (has_text) cases.push_back(std::move(current));
    current = {};
    has_text = false;
  };
  for (std::uint32_t line = first_line; !text.empty(); ++line) {
    const std::string_view written = next_line(text);
    const auto wrong = [&](std::string what) {
      return unexpected(ErrorCode::malformed, fmt::format("{}:{}", file, line), std::move(what));
    };
    if (trimmed(written).empty()) {
      finish();
      continue;
    }
    if (current.line == 0) {
      current.line = line;
      current.file = file;
      current.article.id = fmt::format("{}:{}", file, line);
      current.article.language = language;
    }
    if (written.front() == '#') {
      if (current.name.empty()) current.name = trimmed(written.substr(1));
      continue;
    }
    const std::size_t colon = written.find(':');
    if (colon == std::string_view::npos) return wrong("neither '# comment', 'input: value' nor 'kind: words'");
    std::string_view key = written.substr(0, colon);
    std::string_view value = written.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    if (key == "article") {  // another one begins
      if (!current.article.text.empty()) current.earlier.push_back(std::move(current.article));
      current.article = {};
      current.article.id = fmt::format("{}:{}", file, line);
      current.article.language = language;
      continue;
    }
    std::string fault;
    if (take_input(key, value, current.article.text.empty(), current.article, fault)) {
      if (!fault.empty()) return wrong(fault);
      has_text = has_text || key == "text";
      continue;
    }
    CaseRow row{.kind = {}, .none = key.starts_with("no "), .words = {}, .fields = {}, .line = line, .written = {}};
    row.kind = row.none ? key.substr(3) : key;
    row.written = written;
    current.tells_together = current.tells_together || is_story_kind(row.kind);
    if (!is_case_kind(row.kind) && !is_story_kind(row.kind)) return wrong("no such input or kind: " + row.kind);
    if (!parse_row(value, row)) return wrong("after the first ' | ' every part is field=value");
    if (!has_text) return wrong("a row before the text that it is about");
    current.rows.push_back(std::move(row));
  }
  finish();
  return cases;
}

CaseReport run_cases(const Packs& packs, const std::vector<Case>& cases) {
  CaseReport report;
  for (const Case& c : cases) run_case(packs, c, report);
  return report;
}

Result<CaseReport> run_case_file(const Packs& packs, const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return unexpected(ErrorCode::not_found, path, "cannot be opened");
  const std::string text(std::istreambuf_iterator<char>(in), {});
  auto cases = parse_cases(text, path, fs::path(path).parent_path().filename().string());
  if (!cases) return std::move(cases).failure();
  return run_cases(packs, *cases);
}

Result<CaseReport> check_pack_examples(const Packs& packs, const std::string& folder, const std::string& language) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(fs::path(folder) / language, failed))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  if (failed) return unexpected(ErrorCode::not_found, folder, "holds no pack " + language);
  std::sort(files.begin(), files.end());
  CaseReport report;
  for (const fs::path& file : files) {
    auto node = load_toml(file.string());
    if (!node) return std::move(node).failure();
    auto examples = node->get_tables("example");
    if (!examples) return std::move(examples).failure();
    for (const Node* example : *examples) {
      if (auto known = example->only({"case"}); !known) return std::move(known).failure();
      auto text = example->get_text("case");
      if (!text) return std::move(text).failure();
      const Node* value = example->find("case");
      auto cases = parse_cases(*text, file.string(), language, (value == nullptr ? example : value)->line + 1);
      if (!cases) return std::move(cases).failure();
      for (const Case& c : *cases) run_case(packs, c, report);
    }
  }
  return report;
}

}  // namespace runut
