// Whose people or things they are: the affiliation that follows the counted noun ("soldiers [of] X"), else the state or
// organisation that is the subject of the deed.
#include <algorithm>

#include "extract/place_names.h"

namespace runut {
namespace {

/// What an actor is called in records: the state behind a capital or seat, else the name itself.
std::string actor_name(const LocatedName& n) {
  return (n.is_state || n.metonym) && !n.state.empty() ? n.state : n.canonical;
}

bool can_act(const LocatedName& n) { return n.is_state || n.metonym || n.type == NameType::organisation; }

/// Whether a preposition right before the name makes it no subject ("with X", "of X", "by X").
bool ruled_by_preposition(const Text& text, std::uint32_t token) {
  if (token == 0) return false;
  for (const GrammarRole role : {GrammarRole::with, GrammarRole::of, GrammarRole::agent, GrammarRole::purpose,
                                 GrammarRole::between, GrammarRole::cause})
    if (text.is(token - 1, role)) return true;
  return false;
}

/// The state whose nationals a noun counts by itself; null: none.
const std::string* national_of(const ClaimContext& c, const LocatedQuantity& q) {
  if (q.noun_first >= q.noun_last) return nullptr;
  for (const auto& [word, state] : c.text.pack.scope.nationals)
    if (word == c.text.token(q.noun_first).hash) return &state;
  return nullptr;
}

/// The state whose body says what is told ("Utopia's air force said it shot down"); null: none.
const LocatedName* state_speaking(const ClaimContext& c, const Draft& draft) {
  if (draft.attribution == nullptr) return nullptr;
  const Span source = draft.attribution->source;
  if (source.empty()) return nullptr;
  for (auto n = first_name_in(c, c.text.token_at(source.begin)); n != c.names.end() && n->span.begin < source.end; ++n)
    if (n->is_state || n->metonym) return &*n;
  return nullptr;
}

}  // namespace

void find_actor(const ClaimContext& c, Draft& draft) {
  const LocatedQuantity& q = *draft.quantity;
  const Window w = window_around(c.text, q);
  const auto take = [&](const LocatedName& n, const char* rule) {
    draft.claim.actor = actor_name(n);
    draft.said_actor = true;
    add_reason(draft, "actor", rule, n.span);
  };
  // Inside or right behind the counted noun: the affiliation.
  const std::uint32_t noun_first = c.text.pack.nouns.head_last ? q.number_last : std::max(q.noun_first, q.number_last);
  const std::uint32_t noun_end = std::max(q.last, q.noun_last);
  constexpr unsigned happenings = bit_of(NounClass::events);  // "cases of ABC" are nobody's
  for (auto n = first_name_in(c, noun_first); n != c.names.end() && n->first <= noun_end + 2; ++n) {
    if (c.text.sentence_of[n->first] != draft.sentence) break;
    if (!can_act(*n) || (draft.quantity->measurement && n->last <= q.last)) continue;
    if (n->first > 0 && c.text.token(n->first - 1).is_mark('(')) continue;  // short for the counted itself
    if (is_facility(c.text, *n)) continue;        // "1 hospital X": what is counted, not whose
    if (tied_to_next(c.text, n->last)) continue;  // "20 U.S.-backed guards"
    if (draft.fits == happenings && n->type == NameType::organisation && !n->metonym) continue;
    const bool plain = n->first <= noun_end;
    const bool of = n->first > noun_end && n->first <= noun_end + 1 &&
                    (c.text.is(n->first - 1, GrammarRole::of) || c.text.is(n->first - 1, GrammarRole::from));
    if (!plain && !of) continue;
    if (n->first == q.noun_first && national_of(c, q) != nullptr) continue;
    draft.affiliated = true;
    return take(*n, "affiliation");
  }
  if (const std::string* state = national_of(c, q)) {
    draft.claim.actor = *state;
    draft.said_actor = true;
    return add_reason(draft, "actor", "nationals", c.text.scan.span(q.noun_first, q.noun_last));
  }
  // "93 drones that were launched by X": who did it, where no harm to people is meant.
  if (draft.cue_first >= q.last && draft.cue_last > draft.cue_first && draft.cue_last < w.last &&
      c.text.is(draft.cue_last, GrammarRole::agent) && !does_harm(c.text.pack.measures, draft.claim.measure))
    if (const auto n = first_name_in(c, draft.cue_last);
        n != c.names.end() && n->first == draft.cue_last + 1 && (n->is_state || n->metonym))
      return take(*n, "agent");
  // The subject of the deed: the last actor before the cue and the quantity. Who does harm is not whose
  // people they are.
  if (does_harm(c.text.pack.measures, draft.claim.measure)) return;
  const auto& taken = c.text.pack.scope.taken;
  const bool takes = !draft.owned && std::find(taken.begin(), taken.end(), draft.claim.measure) != taken.end();
  const bool deed = draft.cue_last > draft.cue_first && draft.cue_first < q.first;
  const std::uint32_t end = deed ? draft.cue_first : q.first;
  const LocatedName* subject = nullptr;
  for (auto n = first_name_in(c, w.first); n != c.names.end() && n->first < end; ++n) {
    if (!can_act(*n) || (n->type == NameType::organisation && !n->metonym) || in_source(draft, *n) || is_counted(c, *n))
      continue;
    if (locative_before(c.text, n->first) != Locative::none || ruled_by_preposition(c.text, n->first)) continue;
    // "in X, Utopia": the state only says where X lies.
    if (n != c.names.begin() && (n - 1)->type == NameType::place && (n - 1)->last + 1 == n->first &&
        c.text.token((n - 1)->last).is_mark(',') && n->last < c.text.size() &&
        c.text.token(n->last).kind == TokenKind::mark)
      continue;
    subject = &*n;
  }
  if (takes && subject == nullptr) subject = state_speaking(c, draft);
  if (takes)
    draft.taker = subject;  // whose they were is told elsewhere, if at all
  else if (subject != nullptr)
    take(*subject, "subject");
}

}  // namespace runut
