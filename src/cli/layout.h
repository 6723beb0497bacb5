// Text on a terminal: how wide it is, fitting it to a width, and tables made of wrapped cells.
//
// Widths are columns: wide East Asian characters take two, combining marks none. Text from articles may
// hold control characters and marks that turn the writing direction; they never reach a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "runut/span.h"

namespace runut {

[[nodiscard]] std::size_t columns(std::string_view text);

/// The text on one line, safe to show: white space runs become one space, control and direction marks go.
[[nodiscard]] std::string shown(std::string_view text);

/// At most `width` columns, with "…" where something was cut off.
[[nodiscard]] std::string cut(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at spaces, and inside words that are longer than a line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// `text` with spaces after it (or before it, where `right`) up to `width` columns.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width, bool right = false);

/// As much of `text` around `focus` as fits into `width` columns, in three pieces: before, the focus, after.
struct Excerpt {
  std::string before, focus, after;
};
[[nodiscard]] Excerpt excerpt(std::string_view text, Span focus, std::size_t width);

/// "12,345" of "12345"; a fraction behind a '.' stays.
[[nodiscard]] std::string grouped_digits(std::string_view digits);

/// A column of a table: its heading, and how narrow and wide it may be.
struct Column {
  std::string heading;
  std::size_t least = 6, most = 30;
  bool right = false;
};

/// Gives each column a width: what its cells need, at most `most`, and where that is more than `width`
/// allows the widest columns give way first, down to `least`; `width_of` the result tells whether that was
/// enough. Columns without any content get none (0). Two spaces stand between columns.
[[nodiscard]] std::vector<std::size_t> fitted(const std::vector<Column>& columns,
                                              const std::vector<std::vector<std::string>>& rows, std::size_t width);

/// Columns that a row of these widths takes.
[[nodiscard]] std::size_t width_of(const std::vector<std::size_t>& widths);

/// Whether a table of these widths, indented by two, is better told in parts: it does not fit, or its cells
/// would be broken into scraps.
[[nodiscard]] bool too_narrow(const std::vector<std::size_t>& widths, std::size_t width);

/// The parts that are not empty, with " · " between them, on as many lines as they need: for terminals that are
/// too narrow for a table.
void append_parts(const std::vector<std::string>& parts, std::size_t indent, std::size_t width, std::string& out);

/// Appends the headings of the columns that have a width, without a line end.
void append_headings(const std::vector<Column>& columns, const std::vector<std::size_t>& widths, std::size_t indent,
                     std::string& out);

/// Appends one row, wrapped within its cells.
void append_row(const std::vector<Column>& columns, const std::vector<std::size_t>& widths,
                const std::vector<std::string>& cells, std::size_t indent, std::string& out);

}  // namespace runut
