// Stripping: markup without the bytes that no article stands in, for the parser, with the way back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/html.h"

namespace runut {

/// Where a piece of the stripped bytes stands in the markup: ascending in both.
struct StrippedPiece {
  std::uint32_t at, raw;
};

struct Stripped {
  std::string bytes;
  std::vector<StrippedPiece> pieces;
  std::vector<HtmlScript> scripts;  ///< views into the markup
  std::size_t bare_tags = 0;        ///< tags that lost their attributes to a limit
};

/// Takes out scripts, styles, comments, drawings and what may stand in form fields, and turns control bytes into
/// spaces. The contents of scripts that hold data are handed over. A tag that is very long or has very many
/// attributes loses them: the parser needs time quadratic in their number. Cost: linear.
[[nodiscard]] Stripped strip_html(std::string_view markup);

}  // namespace runut
