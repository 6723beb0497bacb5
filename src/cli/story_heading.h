// How a story is headed: what it is about, how many reports of how many outlets, from when to when.
#pragma once

#include "cli/pile.h"

namespace runut {

class Json;

/// "Ranupati, BNPB · killed person, missing person"; the earliest report's title where no name tells the story.
[[nodiscard]] std::string heading_of(const ReadPile& pile, const Story& story);

/// "9 reports, 5 outlets, 2026-02-10 to 2026-02-17".
[[nodiscard]] std::string extent_of(const Story& story);

/// Appends both, with the story's number where there are several. `number` from 0.
void append_heading(const ReadPile& pile, std::size_t number, Console& console);
void append_story_json(const ReadPile& pile, std::size_t number, Json& j);

/// The number of every article's story, by article.
[[nodiscard]] std::vector<std::uint32_t> story_numbers_of(const ReadPile& pile);

}  // namespace runut
