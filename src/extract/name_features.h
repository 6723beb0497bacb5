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

constexpr std::size_t name_feature_count = 10;
using NameFeatures = std::array<std::uint64_t, name_feature_count>;

/// What the features of a chunk's tokens are made of; a token's neighbours are looked up once.
class NameViews {
 public:
  /// Both must outlive this.
  NameViews(const Text& text, const NameTokens& tokens) : text_(text), tokens_(tokens) {}

  /// Turns to a chunk.
  void look(NameChunk chunk);
  /// The features of a token of the chunk. High bits are the best spread ones.
  void features(std::uint32_t token, NameFeatures& out) const;

 private:
  struct View {
    std::uint64_t word = 0, shape = 0, known = 0;
  };
  [[nodiscard]] View view(std::int64_t at) const;

  const Text& text_;
  const NameTokens& tokens_;
  NameChunk chunk_;
  Sentence sentence_;
  std::vector<View> views_;  ///< of the chunk's tokens and of one on either side
};

/// Labels by the pack's model; ascending and disjoint.
[[nodiscard]] std::vector<NameLabel> label_by_model(const Text& text, const NameTokens& tokens,
                                                    const std::vector<NameChunk>& chunks);

/// The labels, with those of the pack where it is surer than the model.
[[nodiscard]] std::vector<NameLabel> repair_labels(const Text& text, const NameTokens& tokens,
                                                   const std::vector<NameChunk>& chunks,
                                                   const std::vector<NameLabel>& labels);

/// The labels, with people whose name is also a town's. Cost: linear, times the towns that speak.
[[nodiscard]] std::vector<NameLabel> with_speakers(const Text& text, const NameTokens& tokens,
                                                   std::vector<NameLabel>&& labels);

}  // namespace runut
