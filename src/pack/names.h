// Places, organisations, states, roles, and the words that open a name.
#pragma once

#include "pack/lexicon.h"
#include "pack/node.h"

namespace runut {

struct NameTables {};

/// Loads names.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_names(const Node& file, NameTables& out, LexiconBuilder& lexicon);

}  // namespace runut
