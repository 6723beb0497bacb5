// Where the names of places end: a head, a state or a verb behind them opens something else, words like "North" go on
// with them, a person's name may follow a regency behind an office.
#pragma once

#include "extract/name_features.h"

namespace runut {

/// "Sari (42)": a name that no pack knows as a place, with an age behind it.
[[nodiscard]] bool has_age(const Text& text, const NameLabel& label);

/// "Landslide X", "Flood Y", as headlines write: where the name of the place begins behind a word for an event; the
/// label's beginning where it opens with none.
[[nodiscard]] std::uint32_t behind_event(const Text& text, const NameLabel& label);

/// "Long Name (Another Long Name/ABC)": where a label ends whose bracket it does not close.
[[nodiscard]] std::uint32_t before_open_bracket(const Text& text, const NameLabel& label);

/// "All-over-X" in a word of which X is the end.
[[nodiscard]] bool all_over(const Text& text, std::uint32_t token);
/// "River X Monday night" as one label: where its day begins; its end where there is none.
[[nodiscard]] std::uint32_t before_day(const Text& text, const NameLabel& label);
/// "Mount X District Y" as one label: where the second begins; its end where there is one.
[[nodiscard]] std::uint32_t split_at_head(const Text& text, const NameLabel& label);

/// "X Utopia", "X West Y": where in a place's name a state or town begins that the pack knows, in which the place lies;
/// `last` where none does.
[[nodiscard]] std::uint32_t before_container(const Text& text, std::uint32_t first, std::uint32_t last);

/// Whether a token behind the beginning of a place's name begins something else: another place's head, a state, or in a
/// headline an ordinary word that is formed like a verb ("Mount X Erupts").
[[nodiscard]] bool ends_place(const Text& text, std::uint32_t token);

/// Where a place's name ends that goes on in words like "North"; nothing at or behind `limit` is part of it.
[[nodiscard]] std::uint32_t with_place_endings(const Text& text, std::uint32_t end, std::uint32_t limit);

/// "Head of the Agency of X Regency Ada": the end of a regency's name that the pack knows, where a person's follows it
/// behind an office, looked for back to `from`; `last` where nothing tells.
[[nodiscard]] std::uint32_t known_regency(const Text& text, const Hit& head, std::uint32_t last, std::uint32_t from);

}  // namespace runut
