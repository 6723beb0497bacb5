// Notes on the counting: what the words around a figure say of how it came about, beside what it counts.
//
// They change no field of a claim; reconciling rests on them: what one search found is no toll, a first figure yields
// to a later one, a figure said to be revised takes another's place. Each note is a reason of the field "count".
#include <algorithm>

#include "extract/claim_draft.h"

namespace runut {
namespace {

CountNote note_of(const Text& text, const Hit& hit) { return text.pack.measures.kind_cues[hit.index].note; }

/// Whether the words right before a cue make it a count up to now: a perfect, a limit of time, a word for a total.
bool up_to_now(const Text& text, const Window& w, std::uint32_t cue) {
  constexpr std::uint32_t back = 6;
  for (std::uint32_t t = cue > w.first + back ? cue - back : w.first; t < cue; ++t) {
    if (text.is(t, GrammarRole::until) || (t + 2 >= cue && text.is(t, GrammarRole::already))) return true;
    const Hit* hit = text.hit(t, SenseKind::kind_cue);
    if (hit == nullptr) continue;
    const KindCue& cue_there = text.pack.measures.kind_cues[hit->index];
    if (cue_there.note == CountNote::so_far || (cue_there.note == CountNote::none && cue_there.kind == Kind::total))
      return true;
  }
  return false;
}

/// The word of finding next to the figure, with no other figure between; of the ten in "nine of ten" only behind it.
const Hit* finding_near(const Text& text, const Window& w, const LocatedQuantity& q, bool only_behind) {
  constexpr std::uint32_t near = 6;
  if (!Text::has(text.sentence_at(q.first), SenseKind::kind_cue)) return nullptr;
  for (std::uint32_t t = only_behind ? w.first : q.first; t-- > w.first && t + near > q.first;) {
    if (text.token(t).is_number() || text.token(t).is_mark(',') || text.token(t).is_mark(';')) break;
    if (const Hit* hit = text.hit(t, SenseKind::kind_cue); hit != nullptr && note_of(text, *hit) == CountNote::found)
      return hit;
  }
  for (std::uint32_t t = q.number_last; t < std::min(w.last, q.last + near); ++t) {
    if (text.token(t).is_number() || text.token(t).is_mark(',') || text.token(t).is_mark(';')) break;
    if (const Hit* hit = text.hit(t, SenseKind::kind_cue); hit != nullptr && note_of(text, *hit) == CountNote::found)
      return hit;
  }
  return nullptr;
}

/// Whether the figure is the one left behind: "from 27", "corrected what it had earlier given as 27".
bool left_behind(const Text& text, const Window& w, const LocatedQuantity& q, std::uint32_t revised) {
  for (std::uint32_t t = q.first; t-- > w.first && t + 4 > q.first;) {
    if (text.is(t, GrammarRole::from)) return true;
    if (!text.token(t).is_word()) break;
  }
  for (std::uint32_t t = revised; t < q.first; ++t) {
    if (text.token(t).is_number()) return false;
    const Hit* hit = text.hit(t, SenseKind::kind_cue);
    if (hit != nullptr && (note_of(text, *hit) == CountNote::earlier || note_of(text, *hit) == CountNote::initial))
      return true;
  }
  return false;
}

/// Whether the words say up to when it was counted, or that it still is so many.
bool counted_until(const Text& text, const Window& w) {
  const Sentence& s = text.sentence_at(w.first);
  if (!Text::has(s, GrammarRole::until) && !Text::has(s, SenseKind::kind_cue)) return false;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    if (text.is(t, GrammarRole::until)) return true;
    const Hit* hit = text.hit(t, SenseKind::kind_cue);
    if (hit != nullptr && note_of(text, *hit) == CountNote::so_far) return true;
  }
  return false;
}

/// "Nine of the ten": whether the figure is the ten. Narrower than Draft::base, which also stops at "from 10 to 12".
bool is_behind_its_part(const Text& text, const Window& w, const LocatedQuantity& q) {
  std::uint32_t t = q.first;
  while (t > w.first && t + 3 > q.first && (text.is(t - 1, GrammarRole::article) || text.is(t - 1, GrammarRole::all)))
    --t;
  if (t < w.first + 2 || !(text.is(t - 1, GrammarRole::from) || text.is(t - 1, GrammarRole::of))) return false;
  return text.token(t - 2).is_number() || text.hit_before(t - 1, SenseKind::number_word) != nullptr;
}

}  // namespace

void find_notes(const ClaimContext& c, Draft& draft) {
  const Text& text = c.text;
  const LocatedQuantity& q = *draft.quantity;
  if (q.measurement && !q.money) return;
  const Window w = window_around(text, q);
  const bool base = is_behind_its_part(text, w, q);
  if (base) add_reason(draft, "count", "base", q.span);
  const Hit* found = finding_near(text, w, q, base);
  if (found != nullptr && !up_to_now(text, w, found->first) && (base || !up_to_now(text, w, q.number_first)))
    add_reason(draft, "count", found->first < draft.cue_last && draft.cue_first < found->last ? "found-so" : "found",
               text.scan.span(found->first, found->last));
  if (counted_until(text, w)) add_reason(draft, "count", "until");
  for (std::uint32_t t = q.first > w.first + 3 ? q.first - 3 : w.first; t < q.number_first; ++t)
    if (text.is(t, GrammarRole::still)) {
      add_reason(draft, "count", "unchanged", text.scan.span(t, t + 1));
      break;
    }
  for (std::uint32_t t = q.number_first; t < std::min(w.last, std::max(q.last, q.noun_last) + 2); ++t)
    if (text.is(t, GrammarRole::other)) {
      add_reason(draft, "count", "other-ones", text.scan.span(t, t + 1));
      break;
    }
  if (!Text::has(text.sentence_at(q.first), SenseKind::kind_cue)) return;  // nothing below is said without one
  for (std::uint32_t t = q.first; t-- > w.first && t + 12 > q.first && !text.token(t).is_number();)
    if (const Hit* hit = text.hit(t, SenseKind::kind_cue);
        hit != nullptr && note_of(text, *hit) == CountNote::earlier) {
      add_reason(draft, "count", "before", text.scan.span(hit->first, hit->last));
      break;
    }
  bool initial = false, revised = false;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const Hit* hit = text.hit(t, SenseKind::kind_cue);
    if (hit == nullptr) continue;
    const CountNote note = note_of(text, *hit);
    const Span words = text.scan.span(hit->first, hit->last);
    // "As reported before, ...": the comma makes it a reminder, which takes no figure back.
    const bool reminds = hit->last < w.last && text.token(hit->last).is_mark(',');
    if (note == CountNote::initial && !initial && t < q.first && !reminds)
      initial = true, add_reason(draft, "count", "initial", words);
    if (note == CountNote::revised && !revised)
      revised = true,
      add_reason(draft, "count", left_behind(text, w, q, hit->last) ? "revised-from" : "revised", words);
  }
}

}  // namespace runut
