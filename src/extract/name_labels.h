// Labels: which tokens of a text make a name, and of what type, before anyone asks whose name it is.
//
// Only chunks are looked at: runs of capitalised words with the marks and particles between them. The
// statistical model labels them where the pack has one, else the rules do.
#pragma once

#include <vector>

#include "runut/name.h"
#include "text/text.h"

namespace runut {

/// Tokens [first, last) with at least one capitalised word, within one sentence.
struct NameChunk {
  std::uint32_t first = 0, last = 0;
};

/// Tokens [first, last) are a name of this type.
struct NameLabel {
  std::uint32_t first = 0, last = 0;
  NameType type = NameType::other;
};

class NameTokens;

/// All chunks, ascending and disjoint. Cost: linear.
[[nodiscard]] std::vector<NameChunk> find_chunks(const Text& text, const NameTokens& tokens);

/// Labels by pack hits and by the words that open names; ascending and disjoint.
[[nodiscard]] std::vector<NameLabel> label_by_rules(const Text& text, const std::vector<NameChunk>& chunks);

/// Whether the words before a token say that a place follows ("in", "to", "from").
[[nodiscard]] bool locative(const Text& text, std::uint32_t token);

/// Whether a word of a sentence in capitals is an ordinary one, whatever abbreviation is written so ("TELL US NOW").
[[nodiscard]] bool lost_in_capitals(const Text& text, std::uint32_t token);

/// A word without the ending of possession that it may have ("Ayala's": Ayala).
[[nodiscard]] std::string_view without_possession(const Text& text, std::uint32_t token);

}  // namespace runut
