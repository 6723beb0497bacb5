// Months, weekdays, units and directions of time.
#pragma once

#include "pack/lexicon.h"
#include "pack/node.h"

namespace runut {

struct Times {};

/// Loads times.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_times(const Node& file, Times& out, LexiconBuilder& lexicon);

}  // namespace runut
