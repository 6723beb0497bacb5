// Story keys: what of a reading tells its story in every language, and what the story is called after.
//
// Canonical names are the same in all languages, and so are figures: "killed person 27" of one place hardly happens
// twice. States are named everywhere, so they weigh less. Left out: figures below ten, sizes ("thousands"), shares.
#pragma once

#include <vector>

#include "reconcile/symbols.h"
#include "runut/reading.h"
#include "runut/stories.h"

namespace runut {

/// A name as often as the document mentions it.
struct NameTally {
  Symbol name = 0;
  std::uint16_t mentions = 0;
  bool is_state = false, is_place = false;
};

/// The names outside of furniture, but for the outlet's own: the most mentioned first, at most `most`.
[[nodiscard]] std::vector<NameTally> names_of(const Reading& reading, Symbols& symbols, std::size_t most = 40);

/// Names and figures as keys.
[[nodiscard]] std::vector<StoryKey> story_keys(const Reading& reading, const std::vector<NameTally>& names,
                                               const Symbols& symbols);

}  // namespace runut
