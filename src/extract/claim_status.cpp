// Status and kind: whether the words say it happened, is meant to, may, or did not; and whether the figure
// is a total, that many more, or a part of another.
//
// Status is read from the modal words that govern the clause: those between its beginning and the
// quantity, and right before the measure's cue. Kind is read from the words next to the quantity.
#include <algorithm>

#include "extract/claim_draft.h"

namespace runut {
namespace {

/// Where the quantity's clause begins: behind the nearest boundary before it and its cue.
std::uint32_t clause_begin(const Text& text, const Window& w, std::uint32_t from) {
  for (std::uint32_t t = from; t > w.first; --t) {
    const std::uint32_t before = t - 1;
    if (text.token(before).is_mark(';') || text.is(before, GrammarRole::contrast) ||
        text.is(before, GrammarRole::complementizer) || (t == from && text.is(before, GrammarRole::with)))
      return t;
    // "will be shut after six people died": what has happened beside what is to come.
    if (before > w.first && (text.is(before, GrammarRole::when) || text.is(before, GrammarRole::as)) &&
        !text.set_off(before))
      return t;
  }
  return w.first;
}

std::optional<Status> status_of(Modality modality) {
  switch (modality) {
    case Modality::planned:
      return Status::planned;
    case Modality::possible:
      return Status::possible;
    case Modality::denied:
      return Status::denied;
    default:
      return {};
  }
}

bool begins_name(const ClaimContext& c, std::uint32_t token) {
  const auto n = std::lower_bound(c.names.begin(), c.names.end(), token,
                                  [](const LocatedName& name, std::uint32_t t) { return name.first < t; });
  return n != c.names.end() && n->first == token;
}

/// "27 are feared buried and two died": what stands right behind another figure, with "and" before ours, is said of
/// that.
bool of_figure_before(const ClaimContext& c, const LocatedQuantity& q, const Hit& modal) {
  constexpr std::uint32_t near = 2;
  const LocatedQuantity* first = c.quantities.data();
  if (&q == first) return false;
  const LocatedQuantity& other = *(&q - 1);
  const std::uint32_t end = std::max(other.last, other.noun_last);
  return modal.first >= end && modal.first <= end + near && q.first > 0 &&
         c.text.is(q.first - 1, GrammarRole::conjunction) &&
         c.text.sentence_of[other.first] == c.text.sentence_of[q.first];
}

/// "At the end of May": a month that is written like a modal.
bool names_month(const Text& text, std::uint32_t t) {
  if (text.hit(t, SenseKind::month) == nullptr) return false;
  // In a text printed in capitals its day tells: "AND MAY 23".
  return text.token(t).capitals == Capitals::first ||
         (text.token(t).capitalised() && t + 1 < text.size() &&
          (text.token(t + 1).is_number() || (t > 0 && text.token(t - 1).is_number())));
}

/// "more" in "more than 40" belongs to the next figure.
bool longer_hedge(const Text& text, const Hit& cue) {
  const Hit* hedge = text.hit(cue.first, SenseKind::hedge);
  return hedge != nullptr && hedge->last > cue.last;
}

/// Whether what stands right behind says that something has not happened yet.
bool still_open(const Text& text, std::uint32_t from, std::uint32_t last) {
  constexpr std::uint32_t reach = 3;
  for (std::uint32_t t = from; t < std::min(last, from + reach); ++t)
    if (text.is(t, GrammarRole::still) || text.is(t, GrammarRole::negation)) return true;
  return false;
}

/// "According to official projections": a source behind the figure that only says what may be.
const Hit* unsure_source_behind(const Text& text, std::uint32_t from, std::uint32_t last) {
  constexpr std::uint32_t reach = 12, between = 3;  // tokens
  for (std::uint32_t t = from; t < std::min(last, from + reach); ++t) {
    const Hit* cue = text.hit(t, SenseKind::source_cue);
    if (cue == nullptr) continue;
    for (std::uint32_t i = cue->last; i < std::min(last, cue->last + between); ++i)
      if (const Hit* modal = text.hit(i, SenseKind::modal))
        return text.pack.speech.modals[modal->index].modality == Modality::possible ? modal : nullptr;
    return nullptr;
  }
  return nullptr;
}

/// "Rose to five from two": whether a figure is a level that was reached, and no part of what stands behind it.
bool is_level(const Text& text, const LocatedQuantity& q, const Window& w) {
  if (q.change != Change::none) return true;
  for (std::uint32_t t = q.first > w.first + 2 ? q.first - 2 : w.first; t < q.number_first; ++t) {
    const Hit* hedge = text.hit(t, SenseKind::hedge);
    if (text.hit(t, SenseKind::change) != nullptr ||
        (hedge != nullptr && text.pack.numbers.hedges[hedge->index].lead && text.is(q.number_last, GrammarRole::from)))
      return true;
  }
  return false;
}

}  // namespace

void find_status(const ClaimContext& c, Draft& draft) {
  const LocatedQuantity& q = *draft.quantity;
  const Window w = window_around(c.text, q);
  // Nearest first: from the measure's cue (where it stands behind) or the quantity back to the clause's head.
  if (!Text::has(c.text.sentence_at(q.first), SenseKind::modal)) return;
  const bool cue_behind = draft.cue_last > draft.cue_first && draft.cue_first >= q.last;
  const std::uint32_t end = cue_behind ? draft.cue_last : q.first;
  const std::uint32_t begin = clause_begin(c.text, w, q.first);
  // "And up to 270,000 could follow": no measure stands behind, so what does governs the figure.
  if (!cue_behind && q.last < w.last)
    if (const Hit* modal = c.text.hit(q.last, SenseKind::modal))
      if (const auto status = status_of(c.text.pack.speech.modals[modal->index].modality)) {
        draft.claim.status = *status;
        return add_reason(draft, "status", "modal-word", c.text.scan.span(modal->first, modal->last));
      }
  if (const Hit* modal = unsure_source_behind(c.text, std::max(end, q.last), w.last)) {
    draft.claim.status = Status::possible;
    return add_reason(draft, "status", "modal-source", c.text.scan.span(modal->first, modal->last));
  }
  // "It is not true that 9 died": what is said of the whole clause.
  if (begin > w.first + 1 && c.text.is(begin - 1, GrammarRole::complementizer))
    if (const Hit* modal = c.text.hit_before(begin - 1, SenseKind::modal);
        modal != nullptr && c.text.pack.speech.modals[modal->index].modality == Modality::denied) {
      draft.claim.status = Status::denied;
      return add_reason(draft, "status", "modal-word", c.text.scan.span(modal->first, modal->last));
    }
  int commas = 0;
  for (std::uint32_t t = end; t-- > begin;) {
    if (c.text.token(t).is_mark(',') && ++commas > 2) return;
    // A finished deed between the modal and the figure is not governed by it.
    if (t < q.first && commas == 0 && c.text.is(t, GrammarRole::already)) return;
    const Hit* hit = c.text.hit(t, SenseKind::modal);
    if (hit == nullptr) continue;
    if (t >= q.last && t > draft.cue_first) continue;
    if (names_month(c.text, t)) continue;
    if (t < q.first && of_figure_before(c, q, *hit)) continue;
    if (begins_name(c, hit->last)) continue;  // "targets X in a raid": its object, not the deed
    const auto modality = [&](const Hit& modal) { return c.text.pack.speech.modals[modal.index].modality; };
    // "may be going to": the weaker of two that stand together decides.
    if (const Hit* before = c.text.hit_before(t, SenseKind::modal); before != nullptr && status_of(modality(*before)))
      hit = before;
    if (const auto status = status_of(modality(*hit))) {
      draft.claim.status = *status;
      add_reason(draft, "status", "modal-word", c.text.scan.span(hit->first, hit->last));
      return;
    }
  }
}

void find_kind(const ClaimContext& c, Draft& draft) {
  const LocatedQuantity& q = *draft.quantity;
  if (q.bound == Bound::share) {
    draft.claim.kind = Kind::part;
    draft.said_kind = true;
    add_reason(draft, "kind", "share-of-another", q.span);
    return;
  }
  const Window w = window_around(c.text, q);
  const auto take = [&](const Hit& hit, const char* rule) {
    draft.claim.kind = c.text.pack.measures.kind_cues[hit.index].kind;
    draft.said_kind = true;
    add_reason(draft, "kind", rule, c.text.scan.span(hit.first, hit.last));
  };
  // "two of five": the first is a part of the second.
  const bool level = is_level(c.text, q, w);
  if (!level && (c.text.is(q.number_last, GrammarRole::from) || c.text.is(q.number_last, GrammarRole::of)) &&
      q.number_last + 1 < w.last &&
      (c.text.token(q.number_last + 1).is_number() ||
       (!q.money && c.text.hit(q.number_last + 1, SenseKind::number_word) != nullptr))) {
    draft.claim.kind = Kind::part;
    draft.said_kind = true;
    return add_reason(draft, "kind", "so-many-of", c.text.scan.span(q.number_last, q.number_last + 2));
  }
  // "12 villages of 40 villages"
  if (const auto next = c.quantities.begin() + (&q - c.quantities.data()) + 1;
      !level && !q.money && next != c.quantities.end() && next->first == q.last + 1 && next->unit == q.unit &&
      !q.unit.empty() && q.low && next->low && *q.low < *next->low &&
      (c.text.is(q.last, GrammarRole::from) || c.text.is(q.last, GrammarRole::of))) {
    draft.claim.kind = Kind::part;
    draft.said_kind = true;
    return add_reason(draft, "kind", "so-many-of", next->span);
  }
  if (q.measurement && !q.money) return;  // a depth or a speed is no part of another
  if (q.part && !level) {
    draft.claim.kind = Kind::part;
    draft.said_kind = true;
    return add_reason(draft, "kind", "so-many-of", q.span);
  }
  // "Six each over X and Y": so many in every place, or for everybody.
  if (!q.money && c.text.pack.nouns.head_last && c.text.is(q.last, GrammarRole::each) &&
      c.text.is(q.last + 1, GrammarRole::at)) {
    draft.claim.kind = Kind::part;
    draft.said_kind = true;
    return add_reason(draft, "kind", "each", c.text.scan.span(q.last, q.last + 1));
  }
  if (!Text::has(c.text.sentence_at(q.first), SenseKind::kind_cue)) return;
  // "Up 26 people": so many more, where the word stands right before the number.
  if (!q.money && !q.measurement && q.change == Change::up && q.first == q.number_first)
    if (const Hit* up = c.text.hit_before(q.first, SenseKind::change); up != nullptr && !c.text.pack.nouns.head_last) {
      draft.claim.kind = Kind::increment;
      draft.said_kind = true;
      return add_reason(draft, "kind", "change-before", c.text.scan.span(up->first, up->last));
    }
  for (std::uint32_t t = q.number_last;
       t < std::min(w.last, q.last + 3) && !c.text.token(t).is_mark(',') && !c.text.token(t).is_number(); ++t)
    for (const Hit& hit : c.text.scan.hits_at(t))
      if (hit.kind == SenseKind::kind_cue && c.text.pack.measures.kind_cues[hit.index].after &&
          !longer_hedge(c.text, hit)) {
        // "One more is still missing": none is added.
        const bool left = c.text.is(t, GrammarRole::more) && still_open(c.text, hit.last, w.last);
        return left ? void() : take(hit, "cue-behind");
      }
  const std::uint32_t from = q.number_first > w.first + 5 ? q.number_first - 5 : w.first;
  for (std::uint32_t t = q.number_first; t-- > from;) {
    if (c.text.token(t).is_mark(',') || c.text.token(t).is_number()) break;
    if (c.text.is(t, GrammarRole::complementizer)) break;  // "adding that 8,000 ..." adds nothing
    // "X adds 9 died": what is said is added.
    if (draft.attribution != nullptr && draft.attribution->cue_first <= t && t < draft.attribution->cue_last) break;
    for (const Hit& hit : c.text.scan.hits_at(t))
      if (hit.kind == SenseKind::kind_cue && hit.last <= q.number_first &&
          c.text.pack.measures.kind_cues[hit.index].before)
        return take(hit, "cue-before");
  }
}

void find_origin(const ClaimContext& c, Draft& draft) {
  const LocatedQuantity& q = *draft.quantity;
  const std::uint32_t number = c.innermost[q.number_first];
  const LocatedAttribution* best = number == 0 ? nullptr : &c.attributions[number - 1];
  if (best == nullptr) return;
  draft.attribution = best;
  // "Is suspected to": a doubt that nobody utters is no report.
  if (best->agentless && best->modality == Modality::possible && best->origin.size() == 1 &&
      best->origin.front() == "unnamed" && best->via.empty())
    return;
  draft.claim.origin = best->origin;
  draft.claim.via = best->via;
  add_reason(draft, "origin",
             best->agentless ? "agentless-report"
             : best->direct  ? "direct-speech"
                             : "reported",
             best->cue);
}

}  // namespace runut
