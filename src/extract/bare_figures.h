// What figures without a noun count: "others", "of them", "nine were hurt", "the toll rose to 75".
#pragma once

#include "extract/claim_draft.h"

namespace runut {

/// The class of what a bare figure counts, as the bits of Draft::fits; 0: nothing tells. Looks back to `from`.
[[nodiscard]] std::uint16_t class_of_bare(const ClaimContext& c, const LocatedQuantity& q, std::uint32_t from);

/// Whether words lead up to the number as to a level ("rose to 75", "put at 75").
[[nodiscard]] bool led(const Text& text, const LocatedQuantity& q);

}  // namespace runut
