// Inheritance: what a sentence leaves unsaid is taken from the document, in order of its sentences: what is counted and
// what befell it, then whose, when and where, last which figures are parts of others.
#include "extract/inheritance.h"

namespace runut {

void inherit(const ClaimContext& c, std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  inherit_counts(c.text, drafts);
  const std::string state = state_told_of(c);
  const MainPlaces place(c, state);
  const Actors actors(c, drafts, state);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    actors.find(drafts, i);
    inherit_time(c, drafts, i, drafts[i]);
    inherit_place(c, drafts, i, drafts[i], {place.for_figure(drafts[i]), state, place.narrow()});
  }
  find_parts(c.text, drafts);
}

}  // namespace runut
