// Where: the place nearest to the quantity behind a locative preposition, the most specific first; a state that acts or
// owns is no place. Each name in reach is weighed; what its sentence does not say is taken over in a second pass.
#include <algorithm>

#include "extract/name_places.h"
#include "extract/place_names.h"

namespace runut {
namespace {

constexpr int too_far = 44;

/// "In X, Y said ...": a place that opens the sentence is the report's, though it stands outside what Y said.
bool opens_sentence_as_place(const Text& text, const LocatedName& n) {
  const Sentence& s = text.sentence_at(n.first);
  constexpr std::uint32_t reach = 10;
  if (!text.is(s.first, GrammarRole::at) || n.first > s.first + reach) return false;
  for (std::uint32_t t = s.first; t < n.first; ++t)
    if (text.token(t).kind == TokenKind::mark || (t > s.first + 4 && text.is(t, GrammarRole::relative))) return false;
  for (std::uint32_t t = n.last; t < n.last + 3 && t < s.last; ++t) {
    if (text.token(t).is_mark(',')) return true;
    if (text.hit(t, SenseKind::place_head) == nullptr) break;
  }
  return false;
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
  constexpr std::uint16_t people = bit_of(NounClass::people);
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

/// "X (30 people), Y (20)", "X with 30 cases, Y with 20": a row of a table in a sentence.
bool heads_row(const Text& text, const LocatedName& n, const LocatedQuantity& q) {
  return n.last + 1 == q.first && !n.is_state && (n.type == NameType::place || n.type == NameType::other) &&
         (text.token(n.last).is_mark('(') || text.is(n.last, GrammarRole::with));
}

/// What it costs that the word before the name says where to, wherefrom, or nothing.
int cost_of_locative(const Text& text, const Draft& draft, const LocatedName& n) {
  const LocatedQuantity& q = *draft.quantity;
  const bool behind = n.first >= q.last;
  int cost = 0;
  switch (locative_before(text, n.first)) {
    case Locative::at:
      break;
    case Locative::to:
      // "Killing 12, before it moved on to X": where it went afterwards.
      for (std::uint32_t t = q.last; behind && t < n.first && t < q.last + 12; ++t)
        if (text.is(t, GrammarRole::when)) cost += 14;
      break;
    case Locative::from:
      cost += 14;
      break;
    case Locative::none:
      // Without a preposition: the head of a list item or table row, or right behind the counted noun.
      if (draft.in_list && !behind) break;
      if (behind && !n.is_state && n.first <= q.last + 1) break;
      cost += n.is_state || n.metonym ? too_far : 10;
      if (n.first > 0 && text.is(n.first - 1, GrammarRole::agent) && text.hit(n.first, SenseKind::place) == nullptr &&
          text.hit(n.first, SenseKind::place_head) == nullptr)
        cost += 40;  // "saved by the X navy"
  }
  return cost;
}

/// What it costs that other words claim the place: those between it and the figure, and those around the name.
int cost_of_others(const ClaimContext& c, const Draft& draft, const LocatedName& n, bool sheltered) {
  const LocatedQuantity& q = *draft.quantity;
  const bool behind = n.first >= q.last;
  int cost = 0;
  if (is_wide(c.text, n)) cost += 6;
  if (lives_there(c.text, q, n)) cost += 30;
  // The place of a body ("Police of X") says whose it is.
  if (const Hit* head = n.first == 0 ? nullptr : c.text.hit_before(n.first, SenseKind::org_head);
      head != nullptr && !n.is_state && !sheltered)
    cost += 40;
  // Where the source sits is not where it happened.
  if (draft.attribution != nullptr &&
      (n.last <= draft.attribution->content_first || n.first >= draft.attribution->content_last))
    cost += opens_sentence_as_place(c.text, n) ? 8 : 40;
  // "40 in X and 20 in Y, 60 in all": a place right behind another figure is that one's.
  if (!behind && draft.said_kind && draft.claim.kind == Kind::total && stands_behind_a_figure(c, n, q)) cost += 40;
  // "five districts, namely X, Y": members of what is counted, not where it lies.
  if (behind) {
    const bool areas = !c.text.pack.nouns.head_last && draft.fits == bit_of(NounClass::places);
    for (std::uint32_t t = q.last; t < n.first && t < q.last + (areas ? 20 : 6); ++t)
      if (c.text.is(t, GrammarRole::copula) && (!c.text.pack.nouns.head_last || n.first <= t + 2))
        cost += areas ? too_far : 20;
  }
  // ... and the name that opens the next figure of such a table is that figure's.
  if (const std::uint32_t end = window_around(c.text, q).last; behind && n.last < end)
    if (c.text.token(n.last).is_number() ||
        (n.last + 1 < end && c.text.is(n.last, GrammarRole::with) && c.text.token(n.last + 1).is_number()))
      cost += 20;
  return cost;
}

/// "in Velmora, Utopia", "at X in Y": the second of two only says where the first lies.
bool places_the_one_before(const ClaimContext& c, NameIterator n) {
  if (n == c.names.begin()) return false;
  const LocatedName& before = *(n - 1);
  if (before.type == NameType::place && before.last == n->first) return true;  // "Mount X District Y"
  if (before.type != NameType::place || before.last + 1 != n->first) return false;
  return c.text.token(before.last).is_mark(',') ||
         (c.text.is(before.last, GrammarRole::at) && locative_before(c.text, before.first) == Locative::at &&
          !is_facility(c.text, before));
}

/// "Killed 19, including six children, outside X": whether a comma ends what is included from a token on, and a place
/// stands right behind.
bool closed_before(const ClaimContext& c, std::uint32_t included, std::uint32_t place) {
  const auto part = std::lower_bound(c.quantities.begin(), c.quantities.end(), included,
                                     [](const LocatedQuantity& q, std::uint32_t t) { return q.first < t; });
  if (part == c.quantities.end() || part->first >= place) return false;
  const std::uint32_t end = std::max(part->last, part->noun_last);
  return end < place && c.text.token(end).is_mark(',') && c.text.is(end + 1, GrammarRole::at) &&
         c.text.pack.nouns.head_last;
}

/// Whether the figure opens the next item of a list ("and another 23") behind a place that another figure stands
/// before.
bool of_figure_before(const ClaimContext& c, const LocatedQuantity& q, const LocatedName& n) {
  if (q.first < 2 || !c.text.is(q.first - 1, GrammarRole::conjunction) || !c.text.token(q.first - 2).is_mark(','))
    return false;
  const LocatedQuantity* first = c.quantities.data();
  for (const LocatedQuantity* other = &q; other != first && &q - other < 4;) {
    --other;
    if (c.text.sentence_of[other->first] != c.text.sentence_of[q.first]) return false;
    if (!other->measurement && other->last <= n.first) return true;
  }
  return false;
}

/// How far a name is from placing the figure.
int cost_of(const ClaimContext& c, const Draft& draft, NameIterator n, bool theirs, bool sheltered) {
  const LocatedQuantity& q = *draft.quantity;
  const bool behind = n->first >= q.last;
  int cost = behind ? distance(c.text, q.last, n->first) : distance(c.text, n->last, q.first) + 3;
  // "In X ..., while six died in Y": what the other clause names is its own.
  if (!behind && c.text.pack.nouns.head_last && q.first < n->last + 20)
    for (std::uint32_t t = n->last; t < q.first; ++t)
      if (c.text.is(t, GrammarRole::contrast)) cost += 10;
  // "... hurt five, as the toll in Y rose": what the next clause names is its own.
  if (behind)
    for (std::uint32_t t = q.last + 1; t < n->first && t < q.last + 12; ++t)
      if (c.text.token(t - 1).is_mark(',') && (c.text.is(t, GrammarRole::when) || c.text.is(t, GrammarRole::contrast)))
        cost += 14;
  // "81 people, of whom 70 in X": the place of the part.
  if (behind)
    for (std::uint32_t t = q.last; t < n->first && t < q.last + 12; ++t)
      if (const Hit* cue = c.text.hit(t, SenseKind::kind_cue);
          cue != nullptr && cue->last <= n->first && c.text.pack.measures.kind_cues[cue->index].kind == Kind::part) {
        if (!closed_before(c, t, n->first)) cost += too_far;
        break;
      }
  // "19 in X, and another 23 ... in Y": the place before is that of the figure before.
  if (!behind && c.text.pack.nouns.head_last && of_figure_before(c, q, *n)) cost += 8;
  cost = theirs ? 12 : cost + cost_of_locative(c.text, draft, *n);
  return cost + cost_of_others(c, draft, *n, sheltered) + (places_the_one_before(c, n) ? 12 : 0);
}

}  // namespace

void find_place(const ClaimContext& c, Draft& draft) {
  const LocatedQuantity& q = *draft.quantity;
  const Window w = window_around(c.text, q);
  const LocatedName* best = nullptr;
  int least = too_far;
  for (auto n = first_name_in(c, w.first); n != c.names.end() && n->first < w.last; ++n) {
    const bool row = heads_row(c.text, *n, q);
    const bool place =
        n->type == NameType::place || (all_over(c.text, n->first) && c.text.hit(n->first, SenseKind::place) != nullptr);
    if ((!place && !row) || in_source(draft, *n) || stands_in_dateline(c, *n)) continue;
    const bool theirs = counted_live_there(c, draft, *n);
    // "Utopia's population of 40,000"
    if (draft.cue_last == q.first && n->last == draft.cue_first && c.text.possessive(n->last - 1)) {
      best = &*n;
      break;
    }
    if ((is_counted(c, *n) && !theirs) || only_describes(c, *n) || repeats_in_brackets(c, *n)) continue;
    if ((n->last == q.first && !n->is_state) || row) {  // "X 30 people, Y 20 people"
      // "In X, West Y there are 30": the second only says where the first lies.
      const bool lies_there = !row && n != c.names.begin() && c.text.token((n - 1)->last).is_mark(',') &&
                              places_the_one_before(c, n) && locative_before(c.text, (n - 1)->first) == Locative::at &&
                              !stands_behind_a_figure(c, *(n - 1), q);
      best = lies_there ? &*(n - 1) : &*n;
      break;
    }
    // "217 people in the hall of X": where they are, not where somebody was taken
    const bool sheltered = n->first >= q.last && n->first <= q.last + 2 && c.text.is(q.last, GrammarRole::at);
    if (is_facility(c.text, *n) && !sheltered) continue;
    const int cost = cost_of(c, draft, n, theirs, sheltered);
    if (cost >= least) continue;
    least = cost;
    best = &*n;
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
    // "In X, men raided a post in the Y area": the scene of the whole sentence.
    if (c.text.pack.nouns.head_last && opens_sentence_as_place(c.text, *n)) return &*n;
    if (last != nullptr || first_of_several(c, *n)) several = true;
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

}  // namespace runut
