// Units of measure, currencies, per cent.
#pragma once

#include "pack/lexicon.h"
#include "pack/node.h"

namespace runut {

struct Units {};

/// Loads units.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_units(const Node& file, Units& out, LexiconBuilder& lexicon);

}  // namespace runut
