// Told from a few words on either side of the name, and from the pack's entry for it.
#include "extract/place_names.h"

#include <algorithm>

#include "extract/name_places.h"

namespace runut {
NameIterator first_name_in(const ClaimContext& c, std::uint32_t token) {
  return std::lower_bound(c.names.begin(), c.names.end(), token,
                          [](const LocatedName& n, std::uint32_t t) { return n.first < t; });
}

Locative locative_before(const Text& text, std::uint32_t token) {
  if (all_over(text, token)) return Locative::at;
  std::uint32_t reach = 3;
  for (std::uint32_t back = 1; back <= reach && back <= token; ++back) {
    const std::uint32_t t = token - back;
    if (back == 1 && t > 1 && text.is(t, GrammarRole::of) && text.hit(t - 1, SenseKind::place_head) != nullptr)
      reach = 7;  // "in X's coastal city of"
    // "Struck southern X": what happens to a place happens there.
    constexpr unsigned places = bit_of(NounClass::places);
    const bool near = back <= 2 || (back == 3 && text.hit(t + 1, SenseKind::place_head) != nullptr);
    if (const Hit* deed = near ? text.hit(t, SenseKind::measure_cue) : nullptr; deed != nullptr) {
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

bool is_wide(const Text& text, const LocatedName& n) {
  const Hit* hit = text.hit(n.first, SenseKind::place);
  if (hit == nullptr || hit->last != n.last) return false;
  const NameEntry& entry = text.pack.names.entries[hit->index];
  return entry.state.empty() && !entry.is_state;
}

bool stands_in_dateline(const ClaimContext& c, const LocatedName& n) {
  return n.last <= c.dateline_end && !c.text.sentence_at(n.first).headline;
}

bool tied_to_next(const Text& text, std::uint32_t last) {
  if (last >= text.size()) return false;
  if (text.token(last).is_mark('.') && last + 1 < text.size()) ++last;
  return text.token(last).is_mark('-') && !text.token(last).space_before && last + 1 < text.size() &&
         !text.token(last + 1).space_before;
}

bool only_describes(const ClaimContext& c, const LocatedName& n) {
  const Text& text = c.text;
  if (n.last >= text.size()) return false;
  if (tied_to_next(text, n.last)) return true;
  if (n.first > 0 && text.token(n.first - 1).is_mark('-') && !text.token(n.first).space_before)
    return !all_over(text, n.first);
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

bool says_where_it_was_said(const ClaimContext& c, const LocatedName& n, const Sentence& s) {
  if (c.innermost[n.first] != 0) return false;
  const std::uint32_t first = std::max(s.first, n.first > claim_reach ? n.first - claim_reach : 0);
  const std::uint32_t last = std::min(s.last, n.last + claim_reach);
  for (std::uint32_t t = first; t < last; ++t)
    if (c.innermost[t] != 0) return true;
  return false;
}

bool is_facility(const Text& text, const LocatedName& n) {
  const auto& all = text.pack.scope.facility_words;
  if (std::binary_search(all.begin(), all.end(), text.token(n.first).hash)) return true;
  // "Castle View Hospital"
  return text.pack.nouns.head_last && n.last > n.first + 1 &&
         std::binary_search(all.begin(), all.end(), text.token(n.last - 1).hash);
}

bool in_source(const Draft& d, const LocatedName& n) {
  return d.attribution != nullptr && (d.attribution->source.overlaps(n.span) || d.attribution->cue.overlaps(n.span));
}

bool is_counted(const ClaimContext& c, const LocatedName& n) {
  auto q = std::lower_bound(c.quantities.begin(), c.quantities.end(), n.first,
                            [](const LocatedQuantity& l, std::uint32_t t) { return l.last <= t; });
  for (int steps = 0; q != c.quantities.end() && steps < 2 && q->first <= n.last; ++q, ++steps) {
    if (q->number_first == n.first && q->number_last == n.last) return true;  // a number that is a town's name too
    if (q->noun_first < n.last && q->noun_last > n.first) return true;
    const bool within = q->first <= n.first && n.last <= q->last;
    if (within && (q->money || q->measurement || c.text.pack.nouns.head_last)) return true;
  }
  return false;
}

}  // namespace runut
