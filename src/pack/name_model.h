// NameModel: a linear model over hashed features that labels tokens as parts of names.
//
// Trained by tools/train_names.cpp, read from packs/<language>/names.model, all little-endian:
//   8 bytes   "RUNUTNM1"
//   u32 x 2   log2 of buckets, log2 of word bits
//   i16 x 64  transitions [from][to], 8 by 8; row 7 is the start; column and row 7 otherwise unused
//   bytes     word bits: two-hash Bloom filter of words that stand in lower case in ordinary text
//   8 x 2 per bucket: slots of seven signed weights, one per label, and one tag byte (0: empty)
// A pack without the file has an empty model.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "runut/result.h"

namespace runut {

/// What a token is to a name: outside, or the beginning or inside of one of a type.
enum class NameTag : std::uint8_t {
  outside,
  person,
  person_inside,
  organisation,
  organisation_inside,
  place,
  place_inside,
  count_
};

class NameModel {
 public:
  static constexpr std::size_t tags = static_cast<std::size_t>(NameTag::count_), start = tags;
  /// One lane per tag and one that means nothing, so that a slot is added in one go.
  using Scores = std::array<std::int16_t, 8>;

  [[nodiscard]] bool empty() const { return slots_.empty(); }
  /// Asks for what `add` will read; the table is larger than the nearest caches.
  void prefetch(std::uint64_t feature) const { __builtin_prefetch(&slots_[(feature & mask_) * 2]); }
  /// Adds the weights of one feature. Cost: one cache line.
  void add(std::uint64_t feature, Scores& scores) const {
    const Slot* bucket = &slots_[(feature & mask_) * 2];
    const std::uint8_t tag = tag_of(feature);
    // Chosen without a branch: which slot holds, if any, cannot be foretold, and lookups then overlap.
    static constexpr Slot nothing{};
    const Slot* second = bucket[1].tag() == tag ? &bucket[1] : &nothing;
    const Slot* found = bucket[0].tag() == tag ? &bucket[0] : second;
    for (std::size_t l = 0; l < 8; ++l) scores[l] = static_cast<std::int16_t>(scores[l] + found->lanes[l]);
  }
  [[nodiscard]] std::int32_t transition(std::size_t from, std::size_t to) const { return transitions_[from * 8 + to]; }
  /// Whether ordinary text has this word in lower case. May err on one word in a hundred.
  [[nodiscard]] bool ordinary(std::uint64_t hash) const { return !word_bits_.empty() && bit(hash) && bit(hash >> 32); }

  /// Reads a file's bytes; `name` stands for the file in messages.
  [[nodiscard]] static Result<NameModel> parse(const std::string& bytes, const std::string& name);

  static constexpr std::uint8_t tag_of(std::uint64_t feature) {
    const auto tag = static_cast<std::uint8_t>(feature >> 48);
    return tag == 0 ? 1 : tag;
  }

 private:
  struct Slot {
    std::array<std::int8_t, 8> lanes;
    [[nodiscard]] std::uint8_t tag() const { return static_cast<std::uint8_t>(lanes[tags]); }
  };
  static_assert(sizeof(Slot) == 8);
  [[nodiscard]] bool bit(std::uint64_t h) const {
    const std::uint64_t at = h & word_mask_;
    return ((word_bits_[at >> 3] >> (at & 7)) & 1) != 0;
  }

  std::vector<Slot> slots_;
  std::vector<std::uint8_t> word_bits_;
  std::array<std::int16_t, 64> transitions_{};
  std::uint64_t mask_ = 0, word_mask_ = 0;
};

}  // namespace runut
