// Times: dates, clock times, durations and sets, with TIMEX3 value and EDTF interval.
#pragma once

#include <vector>

#include "extract/located.h"
#include "extract/numbers.h"
#include "text/text.h"

namespace runut {

/// All time expressions outside furniture, ascending and disjoint. Their tokens get Owner::time.
/// Relative words count from the document's publication date; where it is unknown they have no value.
[[nodiscard]] std::vector<LocatedTime> read_times(const Text& text, const std::vector<NumberPhrase>& numbers,
                                                  Owners& owners);

}  // namespace runut
