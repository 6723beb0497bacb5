// When the words of a document were published: a live blog's entries have moments of their own, all else the page's.
#pragma once

#include <cstdint>

#include "runut/document.h"

namespace runut {

/// The dated entry of a live blog that a byte of the text stands in; null: none. Cost: logarithmic in the entries.
[[nodiscard]] const LiveUpdate* update_at(const Document& document, std::uint32_t byte);

/// Whether words at two bytes of the text were published at one moment.
[[nodiscard]] bool published_together(const Document& document, std::uint32_t a, std::uint32_t b);

/// Whether it is known when the words at a byte were published, and not only between which days.
[[nodiscard]] bool dated_at(const Document& document, std::uint32_t byte);

/// When they were; meaningful where `dated_at`.
[[nodiscard]] const StatedDate& published_at(const Document& document, std::uint32_t byte);

}  // namespace runut
