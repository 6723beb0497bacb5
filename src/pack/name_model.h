// NameModel: a linear model over hashed features that labels tokens as parts of names.
//
// Trained by tools/train_names.cpp, read from packs/<language>/names.model, all little-endian:
//   8 bytes   "RUNUTNM2"
//   u32 x 2   log2 of buckets, log2 of word bits
//   i16 x 64  transitions [from][to], 8 by 8; row 7 is the start; column and row 7 otherwise unused
//   bytes     word bits: two-hash Bloom filter of words that stand in lower case in ordinary text
//   8 x 2 per bucket: slots of seven signed weights, one per label, and one tag byte; all 0 if empty
// A pack without the file has an empty model.
#pragma once

#include <array>
#include <bit>
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
  /// One lane per tag and one that means nothing, so that scores of all tags are added in one go. Compilers
  /// know no portable type for it; this one is GCC's and Clang's.
  using Scores [[gnu::vector_size(16)]] = std::int16_t;
  /// Stands for steps that are not allowed; far below any score, and no sum of two with scores wraps.
  static constexpr std::int16_t never = -12000;

  [[nodiscard]] bool empty() const { return slots_.empty(); }
  /// Asks the memory for the weights of a feature that will be added soon.
  void fetch(std::uint64_t feature) const { __builtin_prefetch(&slots_[(feature >> shift_) * 2]); }
  /// Adds the weights of one feature. Cost: one cache line.
  void add(std::uint64_t feature, Scores& scores) const {
    using Bytes [[gnu::vector_size(16)]] = std::int8_t;
    using Words [[gnu::vector_size(16)]] = std::uint64_t;
    const std::uint64_t* bucket = &slots_[(feature >> shift_) * 2];
    const std::uint64_t tag = tag_of(feature), first = bucket[0], second = bucket[1];
    // Chosen without a branch: which slot holds, if any, cannot be foretold, and lookups then overlap.
    const std::uint64_t other = (second >> 56) == tag ? second : 0;
    const std::uint64_t found = (first >> 56) == tag ? first : other;
    // Every byte twice, then half of it shifted out: the cheapest way to widen with sign.
    const Bytes bytes = std::bit_cast<Bytes>(Words{found, 0});
    scores +=
        std::bit_cast<Scores>(__builtin_shufflevector(bytes, bytes, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7)) >>
        8;
  }
  /// The scores of steps from a tag (or the start) to each tag; lane 7 is `never`.
  [[nodiscard]] Scores steps(std::size_t from) const { return std::bit_cast<Scores>(transitions_[from]); }
  /// The scores of steps from each tag into a tag.
  [[nodiscard]] Scores steps_into(std::size_t to) const { return std::bit_cast<Scores>(into_[to]); }
  /// Whether ordinary text has this word in lower case. May err on one word in a hundred.
  [[nodiscard]] bool ordinary(std::uint64_t hash) const { return !word_bits_.empty() && bit(hash) && bit(hash >> 32); }

  /// Reads a file's bytes; `name` stands for the file in messages.
  [[nodiscard]] static Result<NameModel> parse(const std::string& bytes, const std::string& name);

  static constexpr std::uint64_t tag_of(std::uint64_t feature) { return (feature >> 24) & 0xFF; }
  static constexpr std::uint64_t bucket_of(std::uint64_t feature, unsigned log_buckets) {
    return feature >> (64 - log_buckets);
  }

 private:
  [[nodiscard]] bool bit(std::uint64_t h) const {
    const std::uint64_t at = h & word_mask_;
    return ((word_bits_[at >> 3] >> (at & 7)) & 1) != 0;
  }

  std::vector<std::uint64_t> slots_;  ///< weights of tags 0 to 6 from the lowest byte on, the tag byte highest
  std::vector<std::uint8_t> word_bits_;
  std::array<std::array<std::int16_t, 8>, 8> transitions_{}, into_{};  ///< [from][to], [to][from]
  std::uint64_t word_mask_ = 0;
  unsigned shift_ = 63;
};

}  // namespace runut
