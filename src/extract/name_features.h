// Features: what the model of names sees of a token: the words around it, its form, and which names
// the pack knows there. All are hashes of hashes; no string is built.
//
// Spaces are no feature, so that text that was tokenised ("( X )") and text as printed read alike.
#pragma once

#include <array>
#include <vector>

#include "extract/name_labels.h"

namespace runut {

/// What is known of each token before any chunk is looked at. Made once per document.
class NameTokens {
 public:
  explicit NameTokens(const Text& text);

  /// Capitals as they count: in a headline that capitalises every word, ordinary words count as lower case.
  [[nodiscard]] bool capitalised(std::uint32_t i) const { return (senses[i] & capital_bit) != 0; }

  static constexpr std::uint32_t capital_bit = 1U << 31;
  std::vector<std::uint32_t> senses;  ///< per token: bits of what the pack knows there
};

constexpr std::size_t name_feature_count = 28;
using NameFeatures = std::array<std::uint64_t, name_feature_count>;

/// The features of one token of a chunk.
void name_features(const Text& text, const NameTokens& tokens, NameChunk chunk, std::uint32_t token, NameFeatures& out);

/// Labels by the pack's model; ascending and disjoint.
[[nodiscard]] std::vector<NameLabel> label_by_model(const Text& text, const NameTokens& tokens,
                                                    const std::vector<NameChunk>& chunks);

/// The labels, with those of the pack where it is surer than the model.
[[nodiscard]] std::vector<NameLabel> repair_labels(const Text& text, const NameTokens& tokens,
                                                   const std::vector<NameChunk>& chunks,
                                                   const std::vector<NameLabel>& labels);

}  // namespace runut
