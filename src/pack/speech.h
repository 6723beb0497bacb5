// Words of saying and reporting, carriers, relays, modality.
#pragma once

#include "pack/lexicon.h"
#include "pack/node.h"

namespace runut {

struct Speech {};

/// Loads speech.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_speech(const Node& file, Speech& out, LexiconBuilder& lexicon);

}  // namespace runut
