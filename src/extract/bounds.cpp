// Walks outwards over hedges and lead words, one lexicon hit at a time, at most eight of them.
#include "extract/bounds.h"

namespace runut {
namespace {

bool open_ended(Bound b) {
  return b == Bound::at_least || b == Bound::more_than || b == Bound::at_most || b == Bound::less_than;
}

/// The hedge that ends right before `end` and stands before its number; null: none.
const Hit* hedge_in_front(const Text& text, std::uint32_t end) {
  if ((text.scan.ends[end] & Scan::bit(SenseKind::hedge)) == 0) return nullptr;
  for (std::uint32_t back = 1; back <= 5 && back <= end; ++back)
    for (const Hit& hit : text.scan.hits_at(end - back))
      if (hit.kind == SenseKind::hedge && hit.last == end && !text.pack.numbers.hedges[hit.index].after) return &hit;
  return nullptr;
}

}  // namespace

LeadWords read_lead_words(const Text& text, std::uint32_t first, std::uint32_t floor, bool plain_words) {
  const auto& hedges = text.pack.numbers.hedges;
  LeadWords out;
  out.first = first;
  for (int steps = 0; steps < 8 && out.first > floor; ++steps) {
    const Hit* hit = hedge_in_front(text, out.first);
    if (hit == nullptr || hit->first < floor) break;
    const Hedge& hedge = hedges[hit->index];
    if ((hedge.money && plain_words) || (hedge.adjacent && out.hedged)) break;
    if (hedge.bound == Bound::exact) {
      out.lead = true;
    } else if (!out.hedged || (open_ended(hedge.bound) && !open_ended(out.bound))) {
      out.bound = hedge.bound;
      out.hedged = true;
    }
    out.new_level |= hedge.lead;
    out.first = hit->first;
  }
  if (out.first > floor && !out.new_level) {
    const Hit* hit = text.hit_before(out.first, SenseKind::change);
    if (hit == nullptr && out.first > floor + 1 && text.is(out.first - 1, GrammarRole::agent))
      hit = text.hit_before(out.first - 1, SenseKind::change);  // "sank by"
    if (hit != nullptr && hit->first >= floor) out.change = static_cast<Change>(hit->index);
  }
  return out;
}

const Hit* hedge_behind(const Text& text, std::uint32_t at) {
  if (at >= text.size()) return nullptr;
  const Hit* hit = nullptr;
  if (!text.scan.any(at, Scan::bit(SenseKind::hedge))) return nullptr;
  for (const Hit& h : text.scan.hits_at(at))
    if (h.kind == SenseKind::hedge && text.pack.numbers.hedges[h.index].after) hit = &h;
  if (hit == nullptr) return nullptr;
  const std::uint32_t next = hit->last;
  if (next >= text.size() || text.sentence_of[next] != text.sentence_of[at]) return hit;
  const Token& t = text.token(next);
  const bool ends = t.kind == TokenKind::mark || t.is_number() || text.hit(next, SenseKind::grammar) != nullptr;
  const bool counted = text.hit(next, SenseKind::noun) != nullptr || text.hit(next, SenseKind::unit) != nullptr;
  return ends || counted ? hit : nullptr;
}

void apply_bound(Quantity& q, Decimal low, Decimal high, Bound bound, bool vague, bool share) {
  q.low = low;
  q.high = high;
  const Bound plain = vague ? Bound::magnitude : low == high ? Bound::exact : Bound::range;
  q.bound = bound;
  switch (bound) {
    case Bound::at_least:
    case Bound::more_than:
      q.high.reset();
      break;
    case Bound::at_most:
    case Bound::less_than:
      // "up to 10 to 20": the words give a range, and its end is open below only for single numbers.
      if (plain == Bound::range)
        q.bound = plain;
      else
        q.low.reset();
      break;
    case Bound::about:
      if (plain != Bound::exact) q.bound = plain;
      break;
    default:
      q.bound = plain;
  }
  if (share) q.bound = Bound::share;
}

}  // namespace runut
