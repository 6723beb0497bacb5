// Timeline: the dated statements of all documents in order of when they happened, and events dated differently.
#pragma once

#include <vector>

#include "reconcile/digest.h"
#include "runut/timeline.h"

namespace runut {

/// A statement of the pile.
struct StatementOf {
  const DocumentDigest* document = nullptr;
  const StatementDigest* statement = nullptr;
  StatementId id;
};

/// By their first day, then the more precise, then by publication. Statements with no first day stand at their last.
[[nodiscard]] bool happened_before(const StatementOf& a, const StatementOf& b);

/// Events of one kind, object and parties whose dates exclude each other. `all` holds the statements about events
/// only, in any order. Cost: n log n.
[[nodiscard]] std::vector<DateConflict> date_conflicts(std::vector<StatementOf> all, const Symbols& symbols);

}  // namespace runut
