// The measure: which of the sentence's words for what happened belongs to this quantity.
//
// Every cue in reach is weighed by how far it stands and whether the counted stands where the cue wants
// it (as subject, object, or in the phrase it heads); the nearest wins, a weak one only where nothing
// else fits. Left out: full parsing. Cues joined by "and"/"or" that all do harm make one measure.
#include <algorithm>
#include <limits>

#include "extract/bare_figures.h"
#include "extract/deed_clauses.h"

namespace runut {
namespace {

constexpr int too_far = 34;

bool fits(const Measures& measures, const MeasureCue& cue, const Draft& draft) {
  if (!measures.allows(cue, draft.claim.unit)) return false;
  return cue.fits == 0 || draft.fits == 0 || (cue.fits & draft.fits) != 0;
}

/// Whether another quantity's number lies between two tokens and is not joined to ours by "and" or a comma.
int quantities_between(const ClaimContext& c, std::uint32_t from, std::uint32_t to) {
  int count = 0;
  auto it = std::lower_bound(c.quantities.begin(), c.quantities.end(), from,
                             [](const LocatedQuantity& q, std::uint32_t t) { return q.first < t; });
  for (; it != c.quantities.end() && it->last <= to; ++it) count += !it->measurement;
  return count;
}

/// "Prices at several markets rose to 9": figures between that only tell where.
int scenes_between(const ClaimContext& c, std::uint32_t from, std::uint32_t to) {
  int count = 0;
  auto it = std::lower_bound(c.quantities.begin(), c.quantities.end(), from,
                             [](const LocatedQuantity& q, std::uint32_t t) { return q.first < t; });
  for (; it != c.quantities.end() && it->last <= to; ++it) count += !it->measurement && names_the_scene(c.text, *it);
  return count;
}

/// Whether a figure stands right at a token.
bool begins_figure(const ClaimContext& c, std::uint32_t token) {
  const auto q = std::lower_bound(c.quantities.begin(), c.quantities.end(), token,
                                  [](const LocatedQuantity& l, std::uint32_t t) { return l.first < t; });
  return q != c.quantities.end() && q->first == token;
}

/// Whether the words of a cue count another figure ("beside seven dead"): they say nothing of this one.
bool of_another_figure(const ClaimContext& c, const LocatedQuantity& q, const Hit& hit) {
  auto other = std::lower_bound(c.quantities.begin(), c.quantities.end(), hit.first,
                                [](const LocatedQuantity& l, std::uint32_t t) { return l.last < t; });
  return other != c.quantities.end() && &*other != &q && other->number_last <= hit.last &&
         other->number_first < hit.last && other->last >= hit.first && other->first < hit.last;
}

/// Whether a figure may count what another does: its noun is of that class, or left out.
bool counts_alike(const Text& text, const LocatedQuantity& q, std::uint16_t fits) {
  const Hit* noun = q.noun_first < q.noun_last ? text.hit(q.noun_first, SenseKind::noun) : nullptr;
  if (noun == nullptr) return q.elliptic;
  const Noun& counted = text.pack.nouns.nouns[noun->index];
  const unsigned bits = bit_of(counted.noun_class) | bit_of(counted.counts);
  return fits == 0 || (fits & bits) != 0;
}

/// How many figures of its like stand between ours and a verb behind them without being listed with it ("20 boarded
/// there, and 30 here, and 3 died"): the verb is said of the last.
int unlisted_between(const ClaimContext& c, const Draft& draft, std::uint32_t cue) {
  const LocatedQuantity& q = *draft.quantity;
  const auto joins = [&](std::uint32_t t) {
    return c.text.token(t).is_mark(',') || c.text.token(t).is_mark('/') || c.text.is(t, GrammarRole::conjunction) ||
           c.text.is(t, GrammarRole::disjunction) || c.text.hit_before(t + 1, SenseKind::kind_cue) != nullptr;
  };
  int count = 0;
  const LocatedQuantity* before = &q;
  for (auto it = c.quantities.begin() + (&q - c.quantities.data()) + 1; it != c.quantities.end() && it->last <= cue;
       ++it) {
    if (q.part && before == &q && it->noun_first == q.noun_first) continue;  // the whole that it is a part of
    if (it->measurement || names_the_scene(c.text, *it) || !counts_alike(c.text, *it, draft.fits)) continue;
    const std::uint32_t end = std::max(before->last, before->noun_last);
    // "12 villages of 40 villages were struck"
    const bool whole = end + 1 == it->first && before->unit == it->unit &&
                       (c.text.is(end, GrammarRole::from) || c.text.is(end, GrammarRole::of));
    const bool listed =
        whole || end >= it->first || (it->first - end <= 4 && joins(it->first - 1)) || whole_behind(c, *before) == &*it;
    count += !listed;
    before = &*it;
  }
  return count;
}

/// Names between a transitive word and the quantity: its object is said already.
int names_between(const ClaimContext& c, std::uint32_t from, std::uint32_t to) {
  int count = 0;
  auto it = std::lower_bound(c.names.begin(), c.names.end(), from,
                             [](const LocatedName& n, std::uint32_t t) { return n.first < t; });
  for (; it != c.names.end() && it->last <= to; ++it) ++count;
  return count;
}

/// "Two of nine", "12 of the ship's 40 sailors": whether the part of this whole stands right before it.
bool part_right_before(const ClaimContext& c, const LocatedQuantity& q) {
  const auto at = c.quantities.begin() + (&q - c.quantities.data());
  constexpr std::uint32_t owner = 5;
  return at != c.quantities.begin() && !at[-1].measurement &&
         (at[-1].last + 2 >= q.first || (at[-1].part && !at[-1].money && at[-1].last + owner >= q.first &&
                                         at[-1].noun_first == q.noun_first && at[-1].unit == q.unit));
}

/// "Of 57 passengers, 10 died", "24 are missing of 277": what a share is taken of; what happened to the share did not
/// happen to it.
bool is_base(const ClaimContext& c, const Draft& draft) {
  const LocatedQuantity& q = *draft.quantity;
  std::uint32_t before = q.first;
  if (part_right_before(c, q) && c.quantities[static_cast<std::size_t>(&q - c.quantities.data()) - 1].part) return true;
  if (before > 0 && c.text.is(before - 1, GrammarRole::article)) --before;
  if (before == 0 || !(c.text.is(before - 1, GrammarRole::from) || c.text.is(before - 1, GrammarRole::of)))
    return false;
  // "200 people, made up of 40 men and": a word of parts
  if (const Hit* kind = c.text.hit_before(before, SenseKind::kind_cue);
      kind != nullptr && c.text.pack.measures.kind_cues[kind->index].kind == Kind::part && kind->last > kind->first + 1)
    return false;
  constexpr std::uint32_t near = 10;
  const auto at = c.quantities.begin() + (&q - c.quantities.data());
  const auto of_its_like = [&](const LocatedQuantity& other) {
    return !other.measurement && c.text.sentence_of[other.first] == draft.sentence &&
           (counts_alike(c.text, other, draft.fits) || whole_behind(c, other) == &q);
  };
  if (at != c.quantities.begin() && of_its_like(at[-1]) && at[-1].last + near >= q.first) return true;
  const bool opens = before - 1 == c.text.sentences[draft.sentence].first || c.text.token(before - 2).is_mark(',');
  if (c.text.is(before - 1, GrammarRole::of) && !opens) return false;
  return at + 1 != c.quantities.end() && of_its_like(at[1]) && at[1].first <= q.last + near;
}

/// Cost of tying the cue to the quantity, whose main clause goes on at `main` (0: not told); too_far or more: not tied.
int cost_of(const ClaimContext& c, const Draft& draft, const Hit& hit, const MeasureCue& cue, std::uint32_t main) {
  const LocatedQuantity& q = *draft.quantity;
  if (cue.role == MeasureRole::nothing) return too_far;
  constexpr std::uint16_t people = bit_of(NounClass::people);
  const bool own_word = hit.first >= q.noun_first && hit.last <= q.noun_last && c.text.pack.nouns.head_last;
  if ((draft.fits & people) == 0 && !own_word && names_the_scene(c.text, q) && hit.first != q.last &&
      (cue.role != MeasureRole::object || hit.last + 1 < q.first))
    return too_far;
  if (q.behind_cue && hit.last == q.first && cue.role != MeasureRole::object) return 0;
  // What hedges the number ("estimated at") says least of all what happened.
  if (hit.first >= q.first && hit.last <= q.number_first) return 9;
  const bool inside = hit.first < std::max(q.last, q.noun_last) && hit.last > q.first;
  if (inside && cue.role == MeasureRole::object && hit.first >= q.noun_first) return too_far;  // "three fires"
  if (inside && c.text.pack.measures.is_harm(cue.measure)) return cue.role == MeasureRole::noun ? -1 : 0;
  // "500 refugees landed": what they did says more than what they are
  if (inside) return cue.role != MeasureRole::noun ? 1 : (draft.fits & people) != 0 ? 3 : 0;
  const bool behind = hit.first >= q.last;  // the cue stands behind the quantity
  int cost = behind ? distance(c.text, q.last, hit.first) : distance(c.text, hit.last, q.first);
  int others = behind ? quantities_between(c, q.last, hit.first) : quantities_between(c, hit.last, q.first);
  if (draft.base && (others > 0 || (!behind && cue.role == MeasureRole::subject))) return too_far;
  // ... but "of the 38 that were launched" tells of the 38
  const bool told = hit.first > 0 && c.text.is(hit.first - 1, GrammarRole::relative);
  if (draft.base && behind && !told && part_right_before(c, q))
    return too_far;  // "two of nine were found": the two were
  switch (cue.role) {
    case MeasureRole::subject:
      cost += others * (behind ? 1 : 6);
      if (behind && others > 0) cost += 30 * unlisted_between(c, draft, hit.first);
      if (behind && others > 0 && contrast_between(c.text, q.last, hit.first)) return too_far;
      if (behind && hit.first > 0 && c.text.is(hit.first - 1, GrammarRole::cause)) cost += 12;  // why, not what
      if (behind && aim_between(c.text, q.last, hit.first)) return too_far;
      if (behind && others == 0 && of_another_figure(c, q, hit)) return too_far;  // "114 cases, 8 deaths"
      if (behind && main != 0) cost = hit.first < main ? cost + 14 : distance(c.text, main, hit.first) + others;
      // "affected four people hurt": the harm right behind the counted says more than what it is the object of.
      if (behind && hit.first == std::max(q.last, q.noun_last) && c.text.pack.measures.is_harm(cue.measure)) cost -= 1;
      if (behind && main == 0 && harmed_behind_clause(c.text, q, hit, cue)) cost += 20;
      if (behind && describes_another(c.text, q, hit.first)) cost += 5;
      if (behind && describes_the_scene(c.text, q.last, hit.first)) return too_far;
      if (behind && c.text.pack.nouns.head_last && does_it_itself(c.text, q, hit)) return too_far;
      // "dead 16 people, contracts ended 856 people": what stands right before another figure is said of that.
      if (!behind && others > 0 && !c.text.pack.nouns.head_last && begins_figure(c, hit.last)) cost += 30;
      // inverted: "there were killed 9 people"
      if (!behind)
        cost += hit.last + 2 >= q.first && !c.text.token(hit.last).is_mark(',') ? 2
                : c.text.pack.measures.inverted                                 ? 9
                                                                                : 26;
      break;
    case MeasureRole::object:
      if (behind) return too_far;
      cost += others * 2 + names_between(c, hit.last, q.first) * 6;
      if (c.text.is(hit.last, GrammarRole::conjunction)) cost += 8;  // each clause has a verb
      break;
    case MeasureRole::noun:
      // "The number of X killed ... reached 9": the phrase governs the figure however far it stands.
      if (!behind && of_another_figure(c, q, hit)) {
        cost += 12;
      } else if (!behind && led(c.text, q)) {
        if (others > 0) others -= scenes_between(c, hit.last, q.first);
        if (others == 0) cost = std::min(cost, 1);
      }
      if (behind && (aim_between(c.text, q.last, hit.first) || of_another_figure(c, q, hit))) return too_far;
      cost += others * 5 + (behind ? 4 : 1);
      break;
    case MeasureRole::nothing:
      break;
  }
  return cost;
}

/// Whether two cues are joined by nothing but commas and conjunctions.
bool joined(const Text& text, std::uint32_t from, std::uint32_t to) {
  if (to > from + 3) return false;
  for (std::uint32_t t = from; t < to; ++t)
    if (!text.token(t).is_mark(',') && !text.token(t).is_mark('/') && !text.is(t, GrammarRole::conjunction) &&
        !text.is(t, GrammarRole::disjunction))
      return false;
  return to > from;
}

/// The cues of other harms that are joined to the chosen one, directly or through each other.
std::vector<const Hit*> harms_joined(const Text& text, const Window& w, const Hit& chosen, std::uint32_t measure) {
  const Measures& m = text.pack.measures;
  std::vector<const Hit*> out;
  if (!m.is_harm(measure)) return out;
  std::uint32_t first = chosen.first, last = chosen.last;
  const auto joins = [&](const Hit& other) {
    return joined(text, last, other.first) || joined(text, other.last, first);
  };
  constexpr int most = 3;
  for (int found = -1; found != static_cast<int>(out.size()) && static_cast<int>(out.size()) < most;) {
    found = static_cast<int>(out.size());
    const std::uint32_t begin = std::max(w.first, first > 12 ? first - 12 : 0), end = std::min(w.last, last + 6);
    for (std::uint32_t t = begin; t < end; ++t) {
      if (!text.scan.any(t, Scan::bit(SenseKind::measure_cue))) continue;
      for (const Hit& other : text.scan.hits_at(t)) {
        if (other.kind != SenseKind::measure_cue || (other.first >= first && other.last <= last)) continue;
        const std::uint32_t second = m.cues[other.index].measure;
        if (second == measure || !m.is_harm(second) || !joins(other)) continue;
        out.push_back(&other);
        first = std::min(first, other.first), last = std::max(last, other.last);
        break;
      }
    }
  }
  return out;
}

/// "The total of victims hurt", "the number of passengers who were saved": the verb right behind a phrase that tells no
/// harm of its own says which.
const Hit* made_precise(const Text& text, const Hit* chosen) {
  const Measures& m = text.pack.measures;
  const MeasureCue& phrase = m.cues[chosen->index];
  if (phrase.role != MeasureRole::noun || chosen->last >= text.size()) return chosen;
  if (m.is_harm(phrase.measure) && m.together != phrase.measure) return chosen;
  std::uint32_t verb = chosen->last;
  if (text.is(verb, GrammarRole::relative)) ++verb;
  for (; verb < chosen->last + 3 && verb < text.size(); ++verb) {
    for (const Hit& next : text.scan.hits_at(verb)) {
      if (next.kind != SenseKind::measure_cue) continue;
      const MeasureCue& cue = m.cues[next.index];
      if (cue.role == MeasureRole::subject && !cue.weak) return &next;
    }
    if (verb == chosen->last || text.roles[verb] == 0) break;
  }
  return chosen;
}

/// Whether the words are part of a longer noun ("infantry fighting vehicle") and say nothing of what happened.
bool inside_noun(const Text& text, const Hit& cue) {
  for (std::uint32_t back = 0; back <= 4 && back <= cue.first; ++back) {
    const Hit* noun = text.hit(cue.first - back, SenseKind::noun);
    const bool people = noun != nullptr && text.pack.nouns.nouns[noun->index].noun_class == NounClass::people;
    if (noun != nullptr && !people && noun->last >= cue.last && noun->last - noun->first > cue.last - cue.first)
      return true;
  }
  return false;
}

/// Whether the words stand inside the name of a body ("Agency for Refugees").
bool inside_body(const ClaimContext& c, const Hit& cue) {
  if (!c.text.token(cue.first).capitalised()) return false;
  const auto n = std::lower_bound(c.names.begin(), c.names.end(), cue.first,
                                  [](const LocatedName& name, std::uint32_t t) { return name.last <= t; });
  return n != c.names.end() && n->first < cue.first && cue.last <= n->last && n->type == NameType::organisation;
}

}  // namespace

void find_measure(const ClaimContext& c, Draft& draft) {
  const Measures& measures = c.text.pack.measures;
  const Window w = window_around(c.text, *draft.quantity);
  if (draft.fits == 0 && draft.quantity->elliptic) draft.fits = class_of_bare(c, *draft.quantity, w.first);
  if (draft.quantity->behind_cue)
    if (const Hit* said = c.text.hit_before(draft.quantity->first, SenseKind::measure_cue))
      draft.fits = measures.cues[said->index].fits;
  draft.base = is_base(c, draft);
  const std::uint32_t main = main_clause_behind(c.text, *draft.quantity, w.last);
  const Hit *best = nullptr, *best_weak = nullptr;
  int best_cost = too_far, best_weak_cost = too_far;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    if (!c.text.scan.any(t, Scan::bit(SenseKind::measure_cue))) continue;
    for (const Hit& hit : c.text.scan.hits_at(t)) {
      if (hit.kind != SenseKind::measure_cue || inside_noun(c.text, hit) || inside_body(c, hit)) continue;
      const MeasureCue& cue = measures.cues[hit.index];
      if (!fits(measures, cue, draft)) continue;
      const int cost = cost_of(c, draft, hit, cue, main);
      if (cost >= cue.reach) continue;
      int& least = cue.weak ? best_weak_cost : best_cost;
      // Of phrases that each could govern the figure the one right before it does.
      const bool nearer = cost == least && cue.role == MeasureRole::noun && hit.last <= draft.quantity->first;
      if (cost < least || nearer) {
        least = cost;
        (cue.weak ? best_weak : best) = &hit;
      }
    }
  }
  const Hit* chosen = best != nullptr ? best : best_weak;
  if (chosen == nullptr) return;
  chosen = made_precise(c.text, chosen);
  const MeasureCue& cue = measures.cues[chosen->index];
  const std::vector<const Hit*> others = harms_joined(c.text, w, *chosen, cue.measure);
  const bool together = !others.empty();
  draft.claim.measure = measures.names[together ? measures.together : cue.measure];
  draft.said_measure = best != nullptr;
  draft.weak_measure = best == nullptr;
  draft.owned = cue.own;
  draft.cue_first = chosen->first;
  draft.cue_last = chosen->last;
  const char* rule = together                           ? "harms-joined"
                     : cue.role == MeasureRole::subject ? "subject-of-cue"
                     : cue.role == MeasureRole::object  ? "object-of-cue"
                                                        : "noun-phrase";
  add_reason(draft, "measure", rule, c.text.scan.span(chosen->first, chosen->last));
  for (const Hit* other : others)
    add_reason(draft, "count", "harm-joined", c.text.scan.span(other->first, other->last));
}

}  // namespace runut
