// What a figure's sentence leaves unsaid and its document says: the parts of inherit().
#pragma once

#include <string>
#include <vector>

#include "extract/claim_draft.h"

namespace runut {

/// How many figures back something is taken over from.
constexpr std::size_t inheritance_reach = 40;

/// Units and measures of all drafts.
void inherit_counts(const Text& text, std::vector<Draft>& drafts);

/// Measures that neighbours in a sentence share: lists, causes, one count in two units.
void share_measures(const Text& text, std::vector<Draft>& drafts);

/// Whether the words that say what happened to one draft may be said of another.
[[nodiscard]] bool cue_allows(const Text& text, const Draft& from, const Draft& d);

/// The figure before in one list with this one ("385 planes, 209 helicopters and 404 launchers"), or null.
[[nodiscard]] const Draft* listed_before(const Text& text, const std::vector<Draft>& drafts, std::size_t i,
                                         const Draft& d);

/// Where a report's figures are that no words place.
struct ReportPlaces {
  const std::string& main;   ///< what the report is about
  const std::string& state;  ///< the one that it tells of
  bool narrow = false;       ///< `main` is a small place: whoever counts for a wider area counts there
};

/// The place of draft `i`, which is `d`.
void inherit_place(const ClaimContext& c, const std::vector<Draft>& drafts, std::size_t i, Draft& d,
                   const ReportPlaces& report);

/// The time of draft `i`, which is `d`.
void inherit_time(const ClaimContext& c, const std::vector<Draft>& drafts, std::size_t i, Draft& d);

}  // namespace runut
