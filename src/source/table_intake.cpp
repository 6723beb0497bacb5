// Rows to documents: cells under known names make a record.
#include "source/intake.h"
#include "source/record.h"
#include "source/source.h"
#include "source/table.h"

namespace runut {
namespace {

/// Tables of spreadsheets come in UTF-16, too: such are decoded as a whole.
bool is_utf16(std::string_view b) { return b.starts_with("\xFF\xFE") || b.starts_with("\xFE\xFF"); }

/// What the cells of each column mean.
std::vector<std::vector<FieldNames::Use>> uses_of(const std::vector<std::string>& head, const FieldNames& names) {
  std::vector<std::vector<FieldNames::Use>> uses;
  for (const std::string& name : head) {
    std::string path;
    append_compared(name, path);
    const FieldNames::Meaning* meaning = names.find(path);
    uses.push_back(meaning == nullptr ? std::vector<FieldNames::Use>() : meaning->uses);
  }
  return uses;
}

bool holds_articles(const std::vector<std::vector<FieldNames::Use>>& uses, bool pages) {
  for (const auto& column : uses)
    for (const FieldNames::Use& use : column)
      if (use.field == RecordField::html || (use.field == RecordField::text && !pages)) return true;
  return false;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (std::size_t i = 0; i < names.size() && i < 30; ++i) all += (i > 0 ? ", " : "") + names[i].substr(0, 60);
  return all;
}

void read_rows(RowReader& rows, const Place& place, Intake& intake) {
  std::vector<std::string> head, cells;
  if (auto more = rows.next(head); !more || !*more)
    return more ? intake.reject(place.uri, ErrorCode::malformed, "holds no rows")
                : intake.reject(place.uri, more.error());
  const auto uses = uses_of(head, intake.names());
  const bool pages = intake.options().html;
  if (!holds_articles(uses, pages))
    return intake.reject(place.uri, ErrorCode::malformed,
                         "has no column that is known to hold a text (columns: " + joined(head) +
                             "; say which does: --columns text=NAME)");
  Record record;
  std::size_t number = 0;
  for (;;) {
    auto more = rows.next(cells);
    if (!more) {
      intake.reject(place.uri + ':' + std::to_string(rows.line()), more.error());
      if (more.error().code != ErrorCode::limit) return;
      continue;
    }
    if (!*more) break;
    if (cells.size() == 1 && cells[0].empty()) continue;
    ++number;
    record.clear();
    for (std::size_t i = 0; i < cells.size() && i < uses.size(); ++i)
      for (const FieldNames::Use& use : uses[i]) record.add(use.field, use.rank, std::string_view(cells[i]));
    Document document = place.piece(':', rows.line());
    const auto done = record.fill(pages, document);
    intake.take(std::move(document), done);
  }
  if (number == 0) intake.reject(place.uri, ErrorCode::malformed, "holds no rows but the names of its columns");
}

}  // namespace

void read_table(LineReader& bytes, const Place& place, Intake& intake) {
  auto beginning = bytes.peek(sniffed_bytes);
  if (!beginning) return intake.reject(place.uri, beginning.error());
  if (is_utf16(*beginning)) {
    auto all = bytes.rest();
    if (!all) return intake.reject(place.uri, all.error());
    Document decoded;
    if (auto done = decode_text(*all, decoded); !done) return intake.reject(place.uri, done.error());
    LineReader lines(bytes_in_memory(decoded.text), place.uri, intake.longest());
    return read_table(lines, place, intake);
  }
  if (beginning->starts_with("\xEF\xBB\xBF")) {
    (void)bytes.skip(3);
    beginning = bytes.peek(sniffed_bytes);
    if (!beginning) return intake.reject(place.uri, beginning.error());
  }
  char delimiter = ending_of(place.name) == ".tsv" || ending_of(place.name) == ".tab" ? '\t' : delimiter_of(*beginning);
  if (delimiter == 0) delimiter = ',';
  RowReader rows(bytes, delimiter);
  read_rows(rows, place, intake);
}

}  // namespace runut
