// Quotations: which marks open and which close, told apart by what stands around them.
#pragma once

#include <cstdint>
#include <vector>

#include "pack/scan.h"

namespace runut {

/// Tokens [open, close]: the quotation marks and what stands between; an unclosed one ends with its paragraph.
struct Quotation {
  std::uint32_t open = 0, close = 0;
  bool closed = true;
};

/// A line that ends without a mark and goes on in lower case was broken by its width, not by its writer.
[[nodiscard]] bool wrapped_line(const std::vector<Token>& tokens, std::uint32_t i);

/// The outer quotations of a text, ascending and disjoint. None runs over the end of a paragraph; single
/// quotation marks are not counted. Cost: linear, also for marks without partners.
void find_quotations(const Scan& scan, std::vector<Quotation>& out);

}  // namespace runut
