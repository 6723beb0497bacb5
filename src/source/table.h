// Tables: rows of named columns (RFC 4180), between commas, semicolons, tabs or bars; the first row names them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/field_names.h"
#include "source/bytes.h"

namespace runut {

/// What stands between the cells of a table that begins so: the one that its first rows agree on. 0 where none does.
[[nodiscard]] char delimiter_of(std::string_view beginning);

/// Cuts a stream into rows. Memory: the longest row.
class RowReader {
 public:
  RowReader(LineReader& bytes, char delimiter) : bytes_(bytes), delimiter_(delimiter) {}
  /// The next row, its cells without their quotation marks; false at the end. Fails on a row that is longer than the
  /// limit, behind which it goes on. Bytes that are no UTF-8 are decoded row by row.
  [[nodiscard]] Result<bool> next(std::vector<std::string>& cells);
  /// The line that the last row began on, from 1.
  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  [[nodiscard]] std::size_t length_in(std::string_view ahead);
  void cut(std::string_view row, std::vector<std::string>& cells) const;

  LineReader& bytes_;
  char delimiter_;
  std::size_t line_ = 0, lines_ = 0;
  // Of the row being measured:
  std::size_t measured_ = 0;
  bool quoted_ = false, fresh_ = true;
};

/// Whether text is a table with a column that holds articles, and another that is known.
[[nodiscard]] bool looks_like_table(std::string_view beginning, const FieldNames& names);

}  // namespace runut
