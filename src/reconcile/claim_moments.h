// Moments: when a report was printed, and as of when a claim of it counts.
#pragma once

#include <string_view>

#include "pack/pack.h"
#include "runut/reading.h"
#include "runut/series.h"

namespace runut {

/// The last reason of a field, or null.
[[nodiscard]] const Reason* reason_for(const Claim& claim, std::string_view field);

/// When a document was published; unknown where nothing bounds it on both sides.
[[nodiscard]] Moments published_of(const Document& document);

/// When a claim of it was: in a live blog, when its entry was.
[[nodiscard]] Moments published_of(const Claim& claim, const Document& document);

/// The stretch of minutes of an EDTF date or interval; unknown where it has none. Open ends are bounded by `until`.
[[nodiscard]] Moments moments_of(std::string_view edtf, const Moments& until);

/// As of when a claim counts: the time of its words, narrowed to their clock, or the print where they date the blow.
/// `said` where the words tell it. `published` is the claim's.
[[nodiscard]] Moments as_of(const Claim& claim, const Reading& reading, const Moments& published, const Pack& pack);

/// The day of the blow, where a toll's own sentence tells one before the print; else unknown.
[[nodiscard]] Moments event_of(const Claim& claim, const Moments& published, const Pack& pack);

}  // namespace runut
