// Events: words for what happens once, and what it happens to, so that two dates of one event can be held together.
//
// events.toml:
//   [[event]]
//   name = "sign"                    # one word for all languages
//   words = ["signed", "signing of"]
//   [[object]]
//   name = "pact"
//   words = ["treaty", "agreement"]
// Left out: events that happen again and again (attacks, meetings): two dates of those are two events.
#pragma once

#include <string>
#include <vector>

#include "pack/lexicon.h"
#include "pack/node.h"

namespace runut {

struct Events {
  std::vector<std::string> events, objects;  ///< SenseKind::event_word, SenseKind::event_object
};

/// Loads events.toml.
[[nodiscard]] Result<Done> load_events(const Node& file, Events& out, LexiconBuilder& lexicon);

}  // namespace runut
