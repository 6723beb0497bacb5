// Plain text out of the values of metadata, which often hold markup of their own.
#pragma once

#include <string>
#include <string_view>

namespace runut {

/// The value without tags, its character references decoded, white space squeezed. Cost: linear.
[[nodiscard]] std::string plain_text(std::string_view value);

/// The same, but line ends and paragraphs' ends stay line ends.
[[nodiscard]] std::string plain_lines(std::string_view value);

}  // namespace runut
