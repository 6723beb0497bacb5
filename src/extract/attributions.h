// Attributions: who said what, direct and indirect, with chains of sources.
#pragma once

#include <string>
#include <vector>

#include "extract/located.h"
#include "text/text.h"

namespace runut {

struct LocatedAttribution : Attribution {
  std::uint32_t cue_first = 0, cue_last = 0;
  std::uint32_t content_first = 0, content_last = 0;  ///< hull of the content's pieces, in tokens
  /// The chain in two parts: who is said to know it (several when they are named together: "US, Ukraine
  /// and South Korea"), and who passed it on, nearest to the reader last.
  std::vector<std::string> origin, via;
  bool agentless = false;  ///< "it is reported": no source in the sentence
  bool vouches = true;     ///< false: somebody's attitude, or a denial of having said it; no claim rests on it
};

/// All attributions outside furniture, by the first token of their content.
[[nodiscard]] std::vector<LocatedAttribution> read_attributions(const Text& text,
                                                                const std::vector<LocatedName>& names);

}  // namespace runut
