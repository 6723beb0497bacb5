// The estimate of a series: its figures as observations, with the way back from an observation to the claim.
#pragma once

#include <span>
#include <vector>

#include "runut/estimate.h"
#include "runut/series.h"

namespace runut {

/// A series as `estimate` and `view_of` take it. `Observation::claim` counts in `claims`; moments are minutes
/// since 1970.
struct SeriesObservations {
  std::vector<Observation> observations;
  std::vector<ClaimId> claims;
  Course course = Course::stock;
};

/// Figures that their origin took back are left out. `outlets` gives each document's outlet a number; those beyond its
/// end count as outlets of their own. Cost: linear.
[[nodiscard]] SeriesObservations observations_of(const Series& series, std::span<const std::uint32_t> outlets);

/// Whether the figures of the series are rival answers to one question: increments and parts are not, nor what has no
/// measure that says what happened.
[[nodiscard]] bool can_be_estimated(const Series& series);

}  // namespace runut
