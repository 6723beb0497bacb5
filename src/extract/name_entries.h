// Which of the pack's entries a name means, by its words and by what stands around it.
#pragma once

#include "text/text.h"

namespace runut {

/// The pack's entry for exactly these tokens, of one kind, or null. Of several places the first, unless the
/// names around speak for another.
[[nodiscard]] const NameEntry* entry_of(const Text& text, std::uint32_t first, std::uint32_t last, SenseKind kind);

}  // namespace runut
