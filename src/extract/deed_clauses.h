// The clauses between a figure and the words for what happened: whether they tell of the counted, or of where, of
// another or of what is meant to come. Each looks at a bounded stretch of one sentence.
#pragma once

#include "extract/quantities.h"

namespace runut {

/// "machines at work in the flooded area": the word describes where, not what is counted.
[[nodiscard]] bool describes_the_scene(const Text& text, std::uint32_t from, std::uint32_t cue);

/// "24 passengers of the ferry Sea Star which burnt": the word describes a name behind the counted.
[[nodiscard]] bool describes_another(const Text& text, const LocatedQuantity& q, std::uint32_t cue);

/// "14 students who were kidnapped from X were freed": where the main clause goes on behind a relative clause right
/// behind the counted, by its own copula or perfect; 0: no such clause, or its end is not told.
[[nodiscard]] std::uint32_t main_clause_behind(const Text& text, const LocatedQuantity& q, std::uint32_t last);

/// "Thirty others who lived nearby were hurt": whether a harm follows the relative clause that the word opens.
[[nodiscard]] bool harmed_behind_clause(const Text& text, const LocatedQuantity& q, const Hit& hit,
                                        const MeasureCue& cue);

/// "Three teams to find those missing": what stands behind a word of aim has not happened to what stands before it.
[[nodiscard]] bool aim_between(const Text& text, std::uint32_t from, std::uint32_t cue);

/// A new clause set against the first ("while 20 others were hurt") tells of its own figures only.
[[nodiscard]] bool contrast_between(const Text& text, std::uint32_t from, std::uint32_t to);

/// "Two gunmen killed three officers": whether the word right behind the counted is its own deed, done to others, whom
/// a number or an article opens.
[[nodiscard]] bool does_it_itself(const Text& text, const LocatedQuantity& q, const Hit& hit);

/// "in 15 regions", "at two hospitals": the counted is where it happened, not what it happened to.
[[nodiscard]] bool names_the_scene(const Text& text, const LocatedQuantity& q);

}  // namespace runut
