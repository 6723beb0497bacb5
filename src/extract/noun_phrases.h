// Noun phrases whose head stands last: "40 armed men", "two upstream dams".
//
// In languages that put what describes a noun before it, the counted noun is not the word behind the number.
// The phrase is walked from the number on: a plural among words that may describe is its head. Words that no
// pack knows are told apart by their ending only. Left out: parsing; a phrase ends at every function word.
#pragma once

#include <optional>

#include "extract/located.h"
#include "text/text.h"

namespace runut {

struct NounPhrase {
  std::uint32_t head_first = 0, last = 0;  ///< the head, which ends the phrase
  const Noun* known = nullptr;             ///< the head, where the pack knows it
  bool plural = false;                     ///< its form says that there are several
};

/// The phrase that begins at token `at`, within its sentence. `one`: the number before it is one, so that the
/// head is a singular. Nothing where no noun is found. `owners` may be null. Cost: bounded.
[[nodiscard]] std::optional<NounPhrase> read_noun_phrase(const Text& text, std::uint32_t at, bool one,
                                                         const Owners* owners);

/// The singular of the phrase's head, as records name it.
[[nodiscard]] std::string unit_of(const Text& text, const NounPhrase& phrase);

}  // namespace runut
