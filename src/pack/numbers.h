// Number words, digit punctuation, scales, hedges, ranges, and what blocks a number.
#pragma once

#include "pack/lexicon.h"
#include "pack/node.h"

namespace runut {

struct Numbers {};

/// Loads numbers.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_numbers(const Node& file, Numbers& out, LexiconBuilder& lexicon);

}  // namespace runut
