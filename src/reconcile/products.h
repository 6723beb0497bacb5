// Products: figures that a report says by two numbers: so many a day for so many days, so many per cent of so many.
//
// They are worked out report by report and held against totals of the story. A product that fits a total to what its
// words allow supports it; one that does not tells little, for rates change and shares round, so that is said only
// where rate, days and total stand in one sentence.
#pragma once

#include <string_view>
#include <vector>

#include "reconcile/digest.h"
#include "reconcile/scope.h"
#include "reconcile/series.h"
#include "runut/relation.h"

namespace runut {

/// The products of a report whose claims have been digested. Gives rates a unit of their own ("parcel per day").
/// Cost: linear.
[[nodiscard]] std::vector<ProductDigest> products_of(const Reading& reading, std::vector<ClaimDigest>& claims,
                                                     const Pack& pack, Symbols& symbols);

/// Appends what the product comes to, held against the totals of its subject in its story.
void hold_product(const ClaimOf& claim, const ProductDigest& product, const std::vector<const DraftSeries*>& subject,
                  Scope& scope, std::vector<SumCheck>& out);

}  // namespace runut
