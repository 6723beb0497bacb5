// What the packs know of the words of a stretch of text: the evidence before any rule weighs it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runut/engine.h"

namespace runut {

/// A surface of the pack that stands in the text.
struct LexiconHit {
  Span words;
  std::string_view kind;  ///< "hedge", "unit", "cue", ...
};

/// All hits of the document's text, by where they begin, then by kind. The document must have its language.
/// Cost: one scan of the text.
[[nodiscard]] std::vector<LexiconHit> lexicon_hits(const Packs& packs, const Document& document);

/// Where surfaces stand in the pack files of a language, for people who want to mend a pack.
/// Reads the TOML files as plain text: a surface that a loader derives is not found.
class SurfaceIndex {
 public:
  SurfaceIndex(const std::string& folder, const std::string& language);
  /// "id/hedges.toml:12", at most three of them; empty where none is found.
  [[nodiscard]] std::string where(std::string_view surface) const;

 private:
  std::vector<std::pair<std::string, std::string>> places_;  // folded surface -> "id/hedges.toml:12", sorted
};

}  // namespace runut
