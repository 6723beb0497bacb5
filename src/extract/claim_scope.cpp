// Scope: whose people or things they are, and where.
//
// Actor: the affiliation that follows the counted noun ("soldiers [of] X"), else the state or organisation
// that is the subject of the deed. Place: the place nearest to the quantity behind a locative
// preposition, the most specific first; a state that acts or owns is no place.
#include <algorithm>

#include "extract/claim_draft.h"

namespace runut {
namespace {

using NameIterator = std::vector<LocatedName>::const_iterator;

NameIterator first_name_in(const ClaimContext& c, std::uint32_t token) {
  return std::lower_bound(c.names.begin(), c.names.end(), token,
                          [](const LocatedName& n, std::uint32_t t) { return n.first < t; });
}

/// What an actor is called in records: the state behind a capital or seat, else the name itself.
std::string actor_name(const LocatedName& n) {
  return (n.is_state || n.metonym) && !n.state.empty() ? n.state : n.canonical;
}

bool can_act(const LocatedName& n) { return n.is_state || n.metonym || n.type == NameType::organisation; }

/// Whether a word that says where, where to or where from stands before the token; looks over at most
/// three words (a place's head, "the region of").
enum class Locative { none, at, to, from };
Locative locative_before(const Text& text, std::uint32_t token) {
  std::uint32_t reach = 3;
  for (std::uint32_t back = 1; back <= reach && back <= token; ++back) {
    const std::uint32_t t = token - back;
    if (back == 1 && t > 1 && text.is(t, GrammarRole::of) && text.hit(t - 1, SenseKind::place_head) != nullptr)
      reach = 7;  // "in X's coastal city of"
    // "Struck southern X": what happens to a place happens there.
    constexpr unsigned places = 1U << static_cast<unsigned>(NounClass::places);
    if (const Hit* deed = back <= 2 ? text.hit(t, SenseKind::measure_cue) : nullptr; deed != nullptr) {
      const MeasureCue& cue = text.pack.measures.cues[deed->index];
      if (cue.role == MeasureRole::object && (cue.fits & places) != 0 && deed->last <= token) return Locative::at;
    }
    if (text.is(t, GrammarRole::at)) return Locative::at;
    if (text.is(t, GrammarRole::to)) return Locative::to;
    if (text.is(t, GrammarRole::from)) return Locative::from;
    if (!text.token(t).is_word() || text.token(t).lines_before > 0 || text.is(t, GrammarRole::complementizer)) break;
  }
  return Locative::none;
}

/// Seas and parts of the world: they belong to no state, and say little of where a thing happened.
bool is_wide(const Text& text, const LocatedName& n) {
  const Hit* hit = text.hit(n.first, SenseKind::place);
  if (hit == nullptr || hit->last != n.last) return false;
  const NameEntry& entry = text.pack.names.entries[hit->index];
  return entry.state.empty() && !entry.is_state;
}

/// Whether a name only says where the report was written; the headline stands before that and says more.
bool stands_in_dateline(const ClaimContext& c, const LocatedName& n) {
  return n.last <= c.dateline_end && !c.text.sentence_at(n.first).headline;
}

/// Whether a hyphen and a word are glued to what ends at a token ("U.S.-led").
bool tied_to_next(const Text& text, std::uint32_t last) {
  if (last >= text.size()) return false;
  if (text.token(last).is_mark('.') && last + 1 < text.size()) ++last;
  return text.token(last).is_mark('-') && !text.token(last).space_before && last + 1 < text.size() &&
         !text.token(last + 1).space_before;
}

/// An adjective of a state says whose, not where ("in new Utopian attacks"), unless it is of a place ("in the Utopian
/// capital"); so does what a hyphen ties to another word ("U.S.-led").
bool only_describes(const ClaimContext& c, const LocatedName& n) {
  const Text& text = c.text;
  if (n.last >= text.size()) return false;
  if (tied_to_next(text, n.last)) return true;
  if (n.first > 0 && text.token(n.first - 1).is_mark('-') && !text.token(n.first).space_before) return true;
  const Hit* hit = text.hit(n.first, SenseKind::place);
  const bool adjective = hit != nullptr && hit->last == n.last && text.pack.names.entries[hit->index].adjective;
  if (!adjective && !text.possessive(n.last - 1)) return false;
  if (const auto next = first_name_in(c, n.last); next != c.names.end() && next->type == NameType::place) {
    const bool linked = next->first == n.last || text.is(next->first - 1, GrammarRole::of);
    if (linked && next->first <= n.last + 5) return true;  // "in X's Y region", "in X's coastal city of Y"
  }
  for (std::uint32_t t = n.last; t < n.last + 3 && t < text.size() && text.token(t).is_word(); ++t) {
    if (text.hit(t, SenseKind::place_head) != nullptr) return false;  // not "near the Utopian border"
  }
  return true;
}

/// "In X, Y said ...": a place that opens the sentence is the report's, though it stands outside what Y said.
bool opens_sentence_as_place(const Text& text, const LocatedName& n) {
  const Sentence& s = text.sentence_at(n.first);
  if (!text.is(s.first, GrammarRole::at) || n.first > s.first + 4) return false;
  for (std::uint32_t t = n.last; t < n.last + 3 && t < s.last; ++t) {
    if (text.token(t).is_mark(',')) return true;
    if (text.hit(t, SenseKind::place_head) == nullptr) break;
  }
  return false;
}

/// Whether a preposition right before the name makes it no subject ("with X", "of X", "by X").
bool ruled_by_preposition(const Text& text, std::uint32_t token) {
  if (token == 0) return false;
  for (const GrammarRole role : {GrammarRole::with, GrammarRole::of, GrammarRole::agent, GrammarRole::purpose,
                                 GrammarRole::between, GrammarRole::cause})
    if (text.is(token - 1, role)) return true;
  return false;
}

/// Whether the name is part of who said it rather than of what is said.
bool in_source(const Draft& d, const LocatedName& n) {
  if (d.attribution == nullptr) return false;
  for (const auto* spans : {&d.attribution->source, &d.attribution->cue})
    for (const Span s : *spans)
      if (s.overlaps(n.span)) return true;
  return false;
}

/// Whether the name stands outside what its sentence reports: it says where the speaker was.
bool says_where_it_was_said(const ClaimContext& c, const LocatedName& n, const Sentence& s) {
  if (c.innermost[n.first] != 0) return false;
  const std::uint32_t first = std::max(s.first, n.first > claim_reach ? n.first - claim_reach : 0);
  const std::uint32_t last = std::min(s.last, n.last + claim_reach);
  for (std::uint32_t t = first; t < last; ++t)
    if (c.innermost[t] != 0) return true;
  return false;
}

/// Whether the name belongs to the unit of some figure ("5 dollars of X") or names what it counts ("1 hospital
/// of X damaged"): neither acts, nor is it where things happen.
bool is_counted(const ClaimContext& c, const LocatedName& n) {
  auto q = std::lower_bound(c.quantities.begin(), c.quantities.end(), n.first,
                            [](const LocatedQuantity& l, std::uint32_t t) { return l.last <= t; });
  for (int steps = 0; q != c.quantities.end() && steps < 2 && q->first <= n.last; ++q, ++steps) {
    if (q->number_first == n.first && q->number_last == n.last) return true;  // a number that is a town's name too
    if (q->noun_first < n.last && q->noun_last > n.first) return true;
    if ((q->money || q->measurement) && q->first <= n.first && n.last <= q->last) return true;
  }
  return false;
}

/// A building that takes people in ("the hospital of X"): where they were brought, hardly where it happened.
bool is_facility(const Text& text, const LocatedName& n) {
  const auto& all = text.pack.scope.facility_words;
  return std::find(all.begin(), all.end(), text.token(n.first).hash) != all.end();
}

/// "Utopia (UT)": the short form of the name right before it.
bool repeats_in_brackets(const ClaimContext& c, const LocatedName& n) {
  if (n.first < 2 || !c.text.token(n.first - 1).is_mark('(')) return false;
  const auto at = first_name_in(c, n.first);
  return at != c.names.begin() && (at - 1)->last + 1 == n.first && (at - 1)->canonical == n.canonical;
}

/// "Ada (80), resident of X": where somebody lives who is no figure. Of figures it may be said ("two are residents
/// of").
bool lives_there(const Text& text, const LocatedQuantity& q, const LocatedName& n) {
  const Hit* who = n.first == 0 ? nullptr : text.hit_before(n.first, SenseKind::noun);
  if (who == nullptr && n.first > 0) who = text.hit(n.first - 1, SenseKind::noun);  // "residents-of-the-village X"
  return who != nullptr && (who->first < q.first || who->first >= std::max(q.last, q.noun_last)) &&
         text.pack.nouns.nouns[who->index].noun_class == NounClass::people &&
         !(who->first > 0 && text.is(who->first - 1, GrammarRole::copula));
}

/// "550 residents of X": whether the name is a part of the noun that counts people, behind its head.
bool counted_live_there(const ClaimContext& c, const Draft& draft, const LocatedName& n) {
  const LocatedQuantity& q = *draft.quantity;
  constexpr std::uint16_t people = 1U << static_cast<unsigned>(NounClass::people);
  return (draft.fits & people) != 0 && n.type == NameType::place && !n.is_state && !c.text.pack.nouns.head_last &&
         n.first > q.noun_first && n.last <= q.noun_last;
}

/// Whether a figure before the one at hand stands right before the name.
bool stands_behind_a_figure(const ClaimContext& c, const LocatedName& n, const LocatedQuantity& q) {
  constexpr std::uint32_t reach = 3;
  auto other = std::lower_bound(c.quantities.begin(), c.quantities.end(), n.first,
                                [](const LocatedQuantity& l, std::uint32_t t) { return l.last < t; });
  if (other == c.quantities.end() || other->first >= n.first) {
    if (other == c.quantities.begin()) return false;
    --other;
  }
  return &*other != &q && other->last <= n.first && other->last + reach >= n.first && n.last <= q.first;
}

/// "In X, Y and Z": the figure is for all of them together. Looks at the names behind, as long as only commas and "and"
/// stand between.
bool first_of_several(const ClaimContext& c, const LocatedName& name) {
  constexpr int most = 8;
  const LocatedName* before = &name;
  int steps = 0;
  for (auto n = first_name_in(c, name.last); n != c.names.end() && steps < most; ++n, ++steps) {
    std::uint32_t t = before->last;
    bool and_between = false;
    for (; t < n->first && t < before->last + 4; ++t) {
      and_between = and_between || c.text.is(t, GrammarRole::conjunction);
      if (!c.text.token(t).is_mark(',') && !c.text.is(t, GrammarRole::conjunction) && !c.text.is(t, GrammarRole::at))
        break;
    }
    if (t != n->first || n->type != NameType::place) return false;
    // The next figure's place is its own: "30 in X and Y 20".
    if (n->last < c.text.size() && c.text.token(n->last).is_number()) return false;
    if (and_between) return true;
    before = &*n;
  }
  return false;
}

}  // namespace

bool does_harm(const Measures& measures, std::string_view measure) {
  const auto name = std::find(measures.names.begin(), measures.names.end(), measure);
  return measures.is_harm(static_cast<std::uint32_t>(name - measures.names.begin()));
}

bool moves_forces(const Pack& pack, std::string_view measure) {
  const auto scope = pack.scope.measures.find(measure);
  return scope != pack.scope.measures.end() && scope->second.family == "forces";
}

/// The state whose body says what is told ("Utopia's air force said it shot down"); null: none.
const LocatedName* state_speaking(const ClaimContext& c, const Draft& draft) {
  if (draft.attribution == nullptr) return nullptr;
  for (const Span s : draft.attribution->source)
    for (auto n = first_name_in(c, c.text.token_at(s.begin)); n != c.names.end() && n->span.begin < s.end; ++n)
      if (n->is_state || n->metonym) return &*n;
  return nullptr;
}

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
  constexpr unsigned happenings = 1U << static_cast<unsigned>(NounClass::events);  // "cases of ABC" are nobody's
  for (auto n = first_name_in(c, noun_first); n != c.names.end() && n->first <= noun_end + 2; ++n) {
    if (!can_act(*n) || (draft.quantity->measurement && n->last <= q.last)) continue;
    if (n->first > 0 && c.text.token(n->first - 1).is_mark('(')) continue;  // short for the counted itself
    if (is_facility(c.text, *n)) continue;        // "1 hospital X": what is counted, not whose
    if (tied_to_next(c.text, n->last)) continue;  // "20 U.S.-backed guards"
    if (draft.fits == happenings && n->type == NameType::organisation && !n->metonym) continue;
    const bool plain = n->first < noun_end || n->first == noun_end;
    const bool of = n->first > noun_end && n->first <= noun_end + 1 &&
                    (c.text.is(n->first - 1, GrammarRole::of) || c.text.is(n->first - 1, GrammarRole::from));
    if (!plain && !of) continue;
    draft.affiliated = true;
    return take(*n, "affiliation");
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
  const bool takes = std::find(taken.begin(), taken.end(), draft.claim.measure) != taken.end();
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

void find_place(const ClaimContext& c, Draft& draft) {
  const LocatedQuantity& q = *draft.quantity;
  const Window w = window_around(c.text, q);
  const LocatedName* best = nullptr;
  int least = 44;
  for (auto n = first_name_in(c, w.first); n != c.names.end() && n->first < w.last; ++n) {
    // "X (30 people), Y (20)", "X with 30 cases, Y with 20"
    const bool row = n->last + 1 == q.first && !n->is_state &&
                     (n->type == NameType::place || n->type == NameType::other) &&
                     (c.text.token(n->last).is_mark('(') || c.text.is(n->last, GrammarRole::with));
    if ((n->type != NameType::place && !row) || in_source(draft, *n) || stands_in_dateline(c, *n)) continue;
    const bool theirs = counted_live_there(c, draft, *n);  // "550 residents of X"
    if ((is_counted(c, *n) && !theirs) || only_describes(c, *n) || repeats_in_brackets(c, *n)) continue;
    const bool behind = n->first >= q.last;
    if ((n->last == q.first && !n->is_state) || row) {  // "X 30 people, Y 20 people": a table in a sentence
      best = &*n;
      break;
    }
    int cost = behind ? distance(c.text, q.last, n->first) : distance(c.text, n->last, q.first) + 3;
    // "In X ..., while six died in Y": what the other clause names is its own.
    if (!behind && c.text.pack.nouns.head_last && q.first < n->last + 20)
      for (std::uint32_t t = n->last; t < q.first; ++t)
        if (c.text.is(t, GrammarRole::contrast)) cost += 10;
    if (theirs) cost = 12;
    if (!theirs) switch (locative_before(c.text, n->first)) {
        case Locative::at:
          break;
        case Locative::to:
          // "Killing 12, before it moved on to X": where it went afterwards.
          for (std::uint32_t t = q.last; behind && t < n->first && t < q.last + 12; ++t)
            if (c.text.is(t, GrammarRole::when)) cost += 14;
          break;
        case Locative::from:
          cost += 14;
          break;
        case Locative::none:
          // Without a preposition: the head of a list item or table row, or right behind the counted noun.
          if (draft.in_list && !behind) break;
          if (behind && !n->is_state && n->first <= q.last + 1) break;
          cost += n->is_state || n->metonym ? 44 : 10;
          if (n->first > 0 && c.text.is(n->first - 1, GrammarRole::agent) &&
              c.text.hit(n->first, SenseKind::place) == nullptr &&
              c.text.hit(n->first, SenseKind::place_head) == nullptr)
            cost += 40;  // "saved by the X navy"
      }
    if (is_wide(c.text, *n)) cost += 6;
    // "217 people in the hall of X": where they are, not where somebody was taken
    const bool sheltered = behind && n->first <= q.last + 2 && c.text.is(q.last, GrammarRole::at);
    if (is_facility(c.text, *n) && !sheltered) continue;
    if (lives_there(c.text, q, *n)) cost += 30;
    // The place of a body ("Police of X") says whose it is.
    if (const Hit* head = n->first == 0 ? nullptr : c.text.hit_before(n->first, SenseKind::org_head);
        head != nullptr && !n->is_state && !sheltered)
      cost += 40;
    // Where the source sits is not where it happened.
    if (draft.attribution != nullptr &&
        (n->last <= draft.attribution->content_first || n->first >= draft.attribution->content_last))
      cost += opens_sentence_as_place(c.text, *n) ? 8 : 40;
    // "40 in X and 20 in Y, 60 in all": a place right behind another figure is that one's.
    if (!behind && draft.said_kind && draft.claim.kind == Kind::total && stands_behind_a_figure(c, *n, q)) cost += 40;
    // "five districts, namely X, Y": members of what is counted, not where it lies.
    if (behind)
      for (std::uint32_t t = q.last; t < n->first && t < q.last + 6; ++t)
        if (c.text.is(t, GrammarRole::copula) && (!c.text.pack.nouns.head_last || n->first <= t + 2)) cost += 20;
    // ... and the name that opens the next figure of such a table is that figure's.
    if (behind && n->last < w.last && c.text.token(n->last).is_number()) cost += 20;
    // The second of two only says where the first lies.
    if (n != c.names.begin()) {
      const LocatedName& before = *(n - 1);
      // "in Kursk, Russia", "at X in Y"
      if (before.type == NameType::place && before.last + 1 == n->first &&
          (c.text.token(before.last).is_mark(',') ||
           (c.text.is(before.last, GrammarRole::at) && locative_before(c.text, before.first) == Locative::at &&
            !is_facility(c.text, before))))
        cost += 12;
    }
    if (cost < least) {
      least = cost;
      best = &*n;
    }
  }
  if (best == nullptr) return;
  draft.claim.place = best->canonical;
  draft.said_place = true;
  add_reason(draft, "place", first_of_several(c, *best) ? "first-of-several" : "nearest-locative", best->span);
}

namespace {

/// The one place that a sentence says something happens at; null: none, or several.
const LocatedName* sole_place_told(const ClaimContext& c, const Sentence& s, bool& several) {
  const LocatedName* last = nullptr;
  for (auto n = first_name_in(c, s.first); n != c.names.end() && n->first < s.last; ++n) {
    if (n->type != NameType::place || n->is_state || n->last <= c.dateline_end || is_facility(c.text, *n)) continue;
    if (locative_before(c.text, n->first) != Locative::at || only_describes(c, *n) || says_where_it_was_said(c, *n, s))
      continue;
    if (last != nullptr) several = true;
    last = &*n;
  }
  return several ? nullptr : last;
}

}  // namespace

const LocatedName* place_told_before(const ClaimContext& c, std::uint32_t sentence) {
  if (sentence == 0) return nullptr;
  const Sentence& before = c.text.sentences[sentence - 1];
  if (before.headline || before.furniture || before.paragraph != c.text.sentences[sentence].paragraph) return nullptr;
  bool several = false;
  const LocatedName* last = sole_place_told(c, before, several);
  // A sentence in between that names no place is still about the one before it.
  if (last == nullptr && !several && sentence > 1)
    if (const Sentence& earlier = c.text.sentences[sentence - 2];
        !earlier.headline && !earlier.furniture && earlier.paragraph == before.paragraph)
      last = sole_place_told(c, earlier, several);
  return several ? nullptr : last;
}

MainPlaces::MainPlaces(const ClaimContext& c) : text_(c.text) {
  auto& counts = places_;
  const auto letters_of = [](const std::string& name) {
    std::uint64_t out = 0;
    for (const char letter : name) out |= std::uint64_t{1} << (static_cast<unsigned char>(letter) % 64);
    return out;
  };
  std::size_t looked = 0;
  for (const LocatedName& n : c.names) {
    if (++looked > 400) break;  // the beginning of a document says what it is about
    // "X's earthquake" is told of X, an adjective of a state may be of who acts.
    if (n.type != NameType::place || (only_describes(c, n) && !c.text.possessive(n.last - 1))) continue;
    const Sentence& s = c.text.sentence_at(n.first);
    if (s.furniture) continue;
    if (stands_in_dateline(c, n)) {  // where it was written: the last resort
      if (counts.empty()) counts.push_back({&n, 1, letters_of(n.canonical), 0});
      continue;
    }
    if (says_where_it_was_said(c, n, s) || is_facility(c.text, n)) continue;
    const Locative where = locative_before(c.text, n.first);
    int weight = where == Locative::at ? 4 : where == Locative::to ? 2 : s.paragraph < 3 ? 2 : 1;
    if (s.headline) weight += 4;
    if (s.paragraph < 4) weight *= 2;
    if ((n.is_state || n.metonym) && where == Locative::none) weight = c.text.possessive(n.last - 1) ? 1 : 0;
    if (n.is_state) weight = where == Locative::from ? 0 : (weight + 1) / 2;
    if (is_wide(c.text, n)) weight /= 3;
    const std::uint64_t letters = letters_of(n.canonical);
    const auto known = std::find_if(counts.begin(), counts.end(), [&](const Counted& k) {
      return k.letters == letters && k.name->canonical == n.canonical;
    });
    if (known != counts.end()) {
      known->weight += weight;
      if (known->said == 0) known->said = n.last;
    } else if (counts.size() < 64) {
      counts.push_back({&n, weight, letters, n.last});
    }
  }
  // A part of a place named before speaks for the place too ("West Jakarta" for "Jakarta"). One that is first named
  // in full keeps its name ("York County", "York").
  std::vector<int> own(counts.size());
  std::transform(counts.begin(), counts.end(), own.begin(), [](const Counted& k) { return k.weight; });
  for (std::size_t whole = 0; whole < counts.size(); ++whole)
    for (std::size_t part = whole + 1; part < counts.size(); ++part)
      if ((counts[whole].letters & ~counts[part].letters) == 0 &&
          counts[part].name->canonical.find(counts[whole].name->canonical) != std::string::npos)
        counts[whole].weight += own[part];
}

/// The weightiest of the places said up to a token; null: none weighs anything.
const MainPlaces::Counted* MainPlaces::best(std::uint32_t until) const {
  const Counted* most = nullptr;
  for (const Counted& k : places_)
    if (k.said <= until && k.weight > 0 && (most == nullptr || most->weight < k.weight)) most = &k;
  return most;
}

std::string MainPlaces::for_figure(const Draft& draft) const {
  const Counted* most = best(text_.size());
  if (most == nullptr) return {};
  const bool written_only = most->said == 0;  // where the report was written says nothing of amounts
  if (written_only && draft.quantity->money && text_.pack.nouns.head_last) return {};
  const Sentence& s = text_.sentences[draft.sentence];
  // What is told before a town is first named is told of the state that was.
  if (!s.headline && most->said > s.last && !most->name->is_state && text_.pack.nouns.head_last)
    if (const Counted* before = best(s.last); before != nullptr && before->said != 0 && before->name->is_state)
      most = before;
  return most->name->canonical;
}

}  // namespace runut
