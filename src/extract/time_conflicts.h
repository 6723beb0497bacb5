// Conflicts: a time that contradicts itself or the publication date, with the likely reading beside it.
#pragma once

#include "extract/time_values.h"

namespace runut {

struct Contradiction {
  TimeConflict conflict = TimeConflict::none;
  std::string reading;  ///< the likely intended date; empty where nothing tells
};

/// What is wrong with one phrase: no such day, or a weekday that is not that day's.
[[nodiscard]] Contradiction find_contradiction(const TimePhrase& phrase, const TimeValue& value,
                                               const TimeAnchor& anchor, const Times& times);

/// What is wrong with an interval: it ends before it starts.
[[nodiscard]] Contradiction find_contradiction(const TimePhrase& start, const TimeValue& start_value,
                                               const TimePhrase& end, const TimeValue& end_value,
                                               const TimeAnchor& anchor);

}  // namespace runut
