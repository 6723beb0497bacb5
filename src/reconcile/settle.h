// Settling: what claims leave open, by rules. A place that nobody said is one that the report is about, "people" of an
// actor are what else is counted of it, a figure told as one search's finds is a wave.
//
// Rules see the claims of one actor in one subject together, sorted by publication, and change only what each is
// filed under. Places come first, for kinds rest on them. Nothing depends on the numbers of symbols.
#pragma once

#include <compare>
#include <vector>

#include "reconcile/scope.h"
#include "reconcile/series.h"

namespace runut {

/// What makes claims one series.
struct SeriesKey {
  Symbol measure = 0, unit = 0, place = 0;
  Status status = Status::actual;
  Kind kind = Kind::total;
  friend auto operator<=>(const SeriesKey&, const SeriesKey&) = default;
};

/// What a claim is filed under, after what it leaves open has been settled.
struct Filed {
  ClaimOf claim;
  SeriesKey key;
};

/// Units and places.
void settle_scope(std::vector<Filed>& filed, Scope& scope, const Symbols& symbols);

/// Parts, waves and blows of their own among what claims call totals.
void settle_kinds(std::vector<Filed>& filed, Scope& scope);

}  // namespace runut
