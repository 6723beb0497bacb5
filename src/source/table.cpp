// A quotation mark opens a cell only at its front; a doubled one inside is one; line ends inside are kept.
#include "source/table.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "runut/document.h"
#include "source/source.h"

namespace runut {
namespace {

constexpr std::size_t first_look = std::size_t{64} << 10;
constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};
constexpr std::size_t most_columns = 2000;
constexpr std::size_t rows_compared = 5;

/// Cells of each of the first whole rows, for one delimiter.
std::vector<std::size_t> cells_in_rows(std::string_view text, char delimiter) {
  std::vector<std::size_t> rows;
  bool quoted = false, fresh = true;
  std::size_t cells = 1;
  for (const char c : text) {
    if (quoted) {
      quoted = c != '"';
      continue;
    }
    if (c == '"' && fresh) {
      quoted = true;
    } else if (c == delimiter) {
      ++cells;
      fresh = true;
      continue;
    } else if (c == '\n') {
      rows.push_back(cells);
      if (rows.size() == rows_compared) break;
      cells = 1;
      fresh = true;
      continue;
    }
    // A doubled mark closes a cell and opens it again.
    fresh = c == '"';
  }
  return rows;
}

}  // namespace

char delimiter_of(std::string_view beginning) {
  char best = 0;
  std::size_t best_score = 0;
  for (const char d : delimiters) {
    const std::vector<std::size_t> rows = cells_in_rows(beginning, d);
    const std::size_t head =
        rows.empty() ? 1 + static_cast<std::size_t>(std::count(beginning.begin(), beginning.end(), d)) : rows.front();
    if (head < 2) continue;
    const auto agreeing = static_cast<std::size_t>(std::count(rows.begin(), rows.end(), head));
    const std::size_t score = 1 + (rows.empty() ? 0 : 1000 * agreeing / rows.size()) + std::min<std::size_t>(head, 50);
    if (score > best_score) best = d, best_score = score;
  }
  return best;
}

std::size_t RowReader::length_in(std::string_view ahead) {
  for (; measured_ < ahead.size(); ++measured_) {
    const char c = ahead[measured_];
    if (c == '\n') ++lines_;
    if (quoted_) {
      quoted_ = c != '"';
      fresh_ = !quoted_;
      continue;
    }
    if (c == '\n') return measured_ + 1;
    if (c == '"' && fresh_)
      quoted_ = true;
    else
      fresh_ = c == delimiter_;
  }
  return 0;
}

void RowReader::cut(std::string_view row, std::vector<std::string>& cells) const {
  cells.clear();
  while (!row.empty() && (row.back() == '\n' || row.back() == '\r')) row.remove_suffix(1);
  for (std::size_t at = 0; at <= row.size() && cells.size() < most_columns;) {
    std::string& cell = cells.emplace_back();
    if (at < row.size() && row[at] == '"') {
      for (++at; at < row.size(); ++at) {
        if (row[at] != '"')
          cell += row[at];
        else if (at + 1 < row.size() && row[at + 1] == '"')
          cell += row[at++];
        else
          break;
      }
      at = std::min(at + 1, row.size());
    }
    const std::size_t end = std::min(row.find(delimiter_, at), row.size());
    cell += row.substr(at, end - at);
    at = end + 1;
  }
}

Result<bool> RowReader::next(std::vector<std::string>& cells) {
  line_ = lines_ + 1;
  measured_ = 0, quoted_ = false, fresh_ = true;
  for (std::size_t look = first_look;; look *= 2) {
    auto ahead = bytes_.peek(look);
    if (!ahead) return std::move(ahead).failure();
    if (ahead->empty()) return false;
    std::size_t length = length_in(*ahead);
    if (length == 0 && ahead->size() < look) {
      if (auto fault = bytes_.fault(); !fault) return std::move(fault).failure();
      length = ahead->size();
    }
    if (length > bytes_.longest() || (length == 0 && ahead->size() > bytes_.longest())) {
      // A mark that is never closed swallows all that follows: behind the first line it goes on.
      const std::size_t line = ahead->find('\n');
      (void)bytes_.skip(line == std::string_view::npos ? ahead->size() : line + 1);
      lines_ = line_;
      return unexpected(ErrorCode::limit, {},
                        "is longer than the limit of " + std::to_string(bytes_.longest()) + " bytes for one document");
    }
    if (length == 0) continue;
    auto row = bytes_.take(length);
    if (!row) return std::move(row).failure();
    if (simdjson::validate_utf8(row->data(), row->size())) {
      cut(*row, cells);
    } else {
      Document decoded;
      if (auto done = decode_text(*row, decoded); !done) return std::move(done).failure();
      cut(decoded.text, cells);
    }
    return true;
  }
}

bool looks_like_table(std::string_view beginning, const FieldNames& names) {
  const std::string_view head = beginning.substr(0, beginning.find('\n'));
  if (head.size() == beginning.size() || head.size() > 2000) return false;
  const char delimiter = delimiter_of(beginning);
  if (delimiter == 0) return false;
  bool text = false, other = false;
  std::size_t unknown = 0;
  for (std::size_t at = 0; at <= head.size();) {
    const std::size_t end = std::min(head.find(delimiter, at), head.size());
    std::string_view name = head.substr(at, end - at);
    at = end + 1;
    while (!name.empty() && (name.front() == '"' || name.front() == ' ')) name.remove_prefix(1);
    while (!name.empty() && (name.back() == '"' || name.back() == ' ' || name.back() == '\r')) name.remove_suffix(1);
    std::string path;
    append_compared(name, path);
    const FieldNames::Meaning* meaning = names.find(path);
    if (meaning == nullptr || meaning->uses.empty()) {
      // A sentence with commas is no row of names.
      if (++unknown > 30 || name.size() > 60) return false;
      continue;
    }
    for (const FieldNames::Use& use : meaning->uses)
      (use.field == RecordField::text || use.field == RecordField::html ? text : other) = true;
  }
  return text && other;
}

}  // namespace runut
