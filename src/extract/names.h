// Names: people with their roles, organisations, places and states, linked to canonical entries.
#pragma once

#include <vector>

#include "extract/located.h"
#include "text/text.h"

namespace runut {

/// All names, ascending and disjoint, furniture included. "Long Name (ABBR)" introduces ABBR for the
/// whole document; a person's second mention by part of the name is linked to the first.
[[nodiscard]] std::vector<LocatedName> read_names(const Text& text);

}  // namespace runut
