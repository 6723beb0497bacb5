// Breakdowns: figures of one report that are the pieces of another, by the order in which it tells them: "six, of them
// four here and two there", "two others", a list of places under no total.
//
// Exact figures only. What stays below its total tells nothing, unless the list is said to be all.
#pragma once

#include <vector>

#include "reconcile/scope.h"
#include "reconcile/terms.h"

namespace runut {

/// Appends what the report's figures of one subject come to. Terms stand in the order of the text; the report's checks
/// so far begin at `first`: their terms are taken.
/// Cost: linear in the terms.
void find_breakdowns(const std::vector<SumTerm>& report, Scope& scope, std::size_t first, std::vector<SumCheck>& out);

/// Appends totals "so far" whose pieces right before are of other measures: "downed two and destroyed three: five in
/// all". Cost: linear in the report's claims.
void find_mixed_breakdowns(const DocumentDigest& report, std::uint32_t number, Scope& scope,
                           std::vector<SumCheck>& out);

/// Whether the words before the list say how many places are in it, and those that were left out of it cannot make up
/// what is missing from the total: no place holds twice what any of the listed does.
[[nodiscard]] bool is_closed_list(const SumTerm& whole, const std::vector<SumTerm>& terms);

}  // namespace runut
