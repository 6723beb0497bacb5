// Fingerprints: a text as what is left of it when looks are forgotten, small enough to keep a million of them.
//
// Words become 15-bit codes in text order (digits keep a mark of their own, so that a text with other figures is
// still seen to be the same text). Left out: the words themselves; spans are bytes of the text they came from.
#pragma once

#include <cstdint>
#include <string_view>

namespace runut {

/// The code of a folded word by its 64-bit hash: 15 bits, never 0.
[[nodiscard]] std::uint16_t word_code(std::uint64_t hash);

}  // namespace runut
