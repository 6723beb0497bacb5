// Series: the claims of one subject sorted into what can be compared, and each such series into figures.
//
// A subject is a family of measures of one root of counted things, of one actor, in one story. Within it claims
// stand together when measure, counted thing, place, status and kind are the same, or are taken for the same by a
// rule: a place nobody said is the place of the subject, "people" of an actor are what else is counted of it.
#pragma once

#include <cstdint>
#include <vector>

#include "reconcile/digest.h"
#include "reconcile/scope.h"
#include "runut/reconciliation.h"

namespace runut {

/// A claim of the pile, with its document. Both are owned by the pile.
struct ClaimOf {
  const DocumentDigest* document = nullptr;
  const ClaimDigest* claim = nullptr;
  ClaimId id;
};

/// A series under construction: figures name origins by symbol.
struct DraftFigure {
  Figure figure;                // its origins are symbols
  std::vector<ClaimOf> claims;  // parallel to figure.claims
  OriginKind origin_kind = OriginKind::named;
};

struct DraftSeries {
  Symbol measure = 0, unit = 0, actor = 0, place = 0;  // classes and keys
  std::string place_name;                              // as most claims write it
  Status status = Status::actual;
  Kind kind = Kind::total;
  Tally tally = Tally::plain;
  bool specific = true;         // the measure says what happened; else figures of it only repeat each other
  std::vector<ClaimOf> claims;  // by publication
  std::vector<DraftFigure> figures;
};

/// The order of the pile that does not depend on the order of adding: publication, document, place in it.
[[nodiscard]] bool earlier(const ClaimOf& a, const ClaimOf& b);

/// Splits claims by whose people or things they count. An actor that was only inherited, or is not named, is the one
/// that is said, where there is but one.
[[nodiscard]] std::vector<std::vector<ClaimOf>> by_actor(const std::vector<ClaimOf>& claims, const Symbols& symbols);

/// Sorts the claims of one subject into series, the fuller first, and those into figures.
/// Cost: n log n in the claims.
[[nodiscard]] std::vector<DraftSeries> series_of(std::vector<ClaimOf> claims, Scope& scope, const Symbols& symbols);

}  // namespace runut
