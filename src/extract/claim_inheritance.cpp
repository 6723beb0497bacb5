// Inheritance: what a sentence leaves unsaid is taken from the document, in order of its sentences: what is counted and
// what befell it, then whose, when and where, last which figures are parts of others.
#include <algorithm>

#include "extract/inheritance.h"

namespace runut {
namespace {

/// "In X 30 people or 10 households": one count in two units is in one place, which stands before both.
void share_places(const Text& text, std::vector<Draft>& drafts) {
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    const Draft& before = drafts[i - 1];
    Draft& d = drafts[i];
    const std::uint32_t end = std::max(before.quantity->last, before.quantity->noun_last);
    if (!before.said_place || before.sentence != d.sentence || end + 1 != d.quantity->first ||
        !text.is(end, GrammarRole::disjunction) || before.claim.place == d.claim.place)
      continue;
    const bool ahead = std::any_of(before.claim.reasons.begin(), before.claim.reasons.end(), [&](const Reason& r) {
      return r.field == "place" && r.words.end <= before.claim.span.begin;
    });
    if (!ahead) continue;
    d.claim.place = before.claim.place;
    d.said_place = true;
    add_reason(d, "place", "of-the-other-unit", before.claim.span);
  }
}

}  // namespace

void inherit(const ClaimContext& c, std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  inherit_counts(c.text, drafts);
  share_places(c.text, drafts);
  const std::string state = state_told_of(c);
  const MainPlaces place(c, state);
  // Without any place, the state whose people and bodies the report names again and again ("the Utopian death toll").
  const auto names_it = [&](const LocatedName& n) { return n.is_state && n.canonical == state; };
  const bool told =
      c.text.pack.nouns.head_last && !state.empty() && std::count_if(c.names.begin(), c.names.end(), names_it) > 1;
  const Actors actors(c, drafts, state);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    actors.find(drafts, i);
    inherit_time(c, drafts, i, drafts[i]);
    const std::string& main = place.for_figure(drafts[i]);
    const bool by_its_people = main.empty() && told && !drafts[i].quantity->money;
    inherit_place(c, drafts, i, drafts[i], {by_its_people ? state : main, state, place.narrow()});
  }
  find_parts(c.text, drafts);
}

}  // namespace runut
