// CSV by RFC 4180: commas, CRLF, quotes doubled, UTF-8 without a byte order mark.
//
// Cells are written as they are. A spreadsheet may take a cell that begins with '=', '+', '-' or '@' for a
// formula; whoever opens articles by strangers in one should import the columns as text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace runut {

void append_csv_row(std::initializer_list<std::string_view> cells, std::string& out);

}  // namespace runut
