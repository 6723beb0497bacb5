// How the estimate of a series reads: under the series, as JSON, and as figures for the page.
#pragma once

#include "cli/pile.h"
#include "runut/profile.h"
#include "runut/series_estimate.h"

namespace runut {

class Json;

/// The estimate of a series under the pile's profile.
struct SeriesView {
  SeriesObservations ledger;
  Estimate estimate;
  ProfileView view;
};

/// Nothing where the series is none that has one answer.
[[nodiscard]] std::optional<SeriesView> view_of(const ReadPile& pile, const Series& series);

/// "12 (9 to 17)", "9 to 17" or "no figure".
[[nodiscard]] std::string figures_of(const ProfileView& view);

/// "2 of 3 origins, 4 outlets".
[[nodiscard]] std::string support_of(const SeriesView& view);

/// "4,000 or more by Zelenskyy (1 origin)" for each camp but the first.
[[nodiscard]] std::vector<std::string> rivals_of(const ReadPile& pile, const SeriesView& view);

/// Appends the estimate with its rule and the camps against it; nothing for a series of one figure, unless a profile
/// was asked for.
void append_estimate(const ReadPile& pile, const Series& series, Console& console);

/// Appends the key "estimate" with an object or null.
void append_estimate_json(const ReadPile& pile, const Series& series, Json& j);

}  // namespace runut
