// What opens or makes up a line of page furniture.
#pragma once

#include "pack/lexicon.h"
#include "pack/node.h"

namespace runut {

struct FurnitureCues {};

/// Loads furniture.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_furniture(const Node& file, FurnitureCues& out, LexiconBuilder& lexicon);

}  // namespace runut
