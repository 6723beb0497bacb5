// Story cases: what several articles say together, as flat rows of named fields.
//
//   story:    | docs=3 | outlets=2 | about=Ranupati       (its most telling place, else name)
//   series:   WORDS OF ITS LAST FIGURE | measure=killed | docs=3 | origins=1 | distinct=3
//   relation: WORDS ~ WORDS | kind=updates | rule=same-origin-later | dimension=place
//   sum:      WORDS + WORDS = WORDS | verdict=consistent | rule=sum-across-reports
//   dates:    sign pact | actor=A, B | distinct=2
#pragma once

#include <vector>

#include "engine/case_entries.h"
#include "runut/reconciliation.h"

namespace runut {

/// Whether rows of this kind are about several articles.
[[nodiscard]] bool is_story_kind(std::string_view kind);

/// Every story, series, relation, sum and conflict of dates. The readings stand in the order in which they were added.
[[nodiscard]] std::vector<CaseEntry> story_entries(const std::vector<Reading>& readings,
                                                   const Reconciliation& together);

}  // namespace runut
