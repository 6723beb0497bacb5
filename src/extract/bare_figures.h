// What figures without a noun count: "others", "of them", "nine were hurt", "the toll rose to 75".
#pragma once

#include "extract/claim_draft.h"
#include "extract/noun_phrases.h"

namespace runut {

/// The class of what a bare figure counts, as the bits of Draft::fits; 0: nothing tells. Looks back to `from`.
[[nodiscard]] std::uint16_t class_of_bare(const ClaimContext& c, const LocatedQuantity& q, std::uint32_t from);

/// Whether words lead up to the number as to a level ("rose to 75", "put at 75").
[[nodiscard]] bool led(const Text& text, const LocatedQuantity& q);

/// "The number of households without power stood at 34,000": the counted that a bare figure's clause names so before
/// it; nothing where none does. Looks back over a few dozen tokens without another number.
[[nodiscard]] std::optional<NounPhrase> numbered_before(const Text& text, const LocatedQuantity& q);

}  // namespace runut
