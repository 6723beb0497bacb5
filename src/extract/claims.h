// Claims: quantities with what happened to the counted, of whom, where, when, and on whose word.
#pragma once

#include <vector>

#include "extract/attributions.h"
#include "extract/names.h"
#include "extract/quantities.h"
#include "extract/times.h"
#include "runut/claim.h"

namespace runut {

/// Claims in text order. Quantities that make none go to `gaps` with the reason.
[[nodiscard]] std::vector<Claim> read_claims(const Text& text, const std::vector<LocatedQuantity>& quantities,
                                             const std::vector<LocatedTime>& times,
                                             const std::vector<LocatedName>& names,
                                             const std::vector<LocatedAttribution>& attributions,
                                             std::vector<Gap>& gaps);

}  // namespace runut
