// Links: whose name a label is: the pack's entry, the long form that the text itself introduces, the
// person whom a part of the name was given for before.
#pragma once

#include <vector>

#include "extract/located.h"
#include "extract/name_labels.h"

namespace runut {

/// Turns labels (ascending, disjoint) into names, and adds the states and seats among tokens without a
/// label, as names of type `other`. Cost: linear in tokens and names.
[[nodiscard]] std::vector<LocatedName> link_names(const Text& text, const std::vector<NameLabel>& labels);

}  // namespace runut
