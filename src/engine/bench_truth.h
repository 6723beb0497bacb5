// bench-truth: claims of many sources on one item each in, the estimate of every item out.
#pragma once

#include <string>

#include "runut/result.h"

namespace runut {

/// Reads a file ("-": standard input) of one JSON object a line: `item`, `source`, and `value` or `low`/`high` (null =
/// open); where known `time` (day, month or year that the figure speaks of), `published` and `origin`. Appends one line
/// an item in order of first appearance: `item`, `best`, `low`, `high`, `rule`, and who supports it. All items count as
/// cumulative totals; records of sources are learnt where there are enough items. Fails on the first line
/// that is none of this. Cost: n log n.
[[nodiscard]] Result<Done> estimate_items(const std::string& path, std::string& out);

}  // namespace runut
