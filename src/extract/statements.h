// Statements: times with the sentences that they date.
#pragma once

#include <vector>

#include "extract/located.h"
#include "runut/statement.h"
#include "runut/time.h"
#include "text/text.h"

namespace runut {

/// One statement per dated time outside page furniture, in the order of the text. An event is dated by the time next to
/// its word, unless that is a length of time ("a week after the signing"). Cost: linear.
[[nodiscard]] std::vector<Statement> read_statements(const Text& text, const std::vector<LocatedTime>& times);

}  // namespace runut
