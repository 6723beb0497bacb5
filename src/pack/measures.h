// What is said to have happened to the counted: the catalogue of measures, and total, increment, part.
#pragma once

#include "pack/lexicon.h"
#include "pack/node.h"

namespace runut {

struct Measures {};

/// Loads measures.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_measures(const Node& file, Measures& out, LexiconBuilder& lexicon);

}  // namespace runut
