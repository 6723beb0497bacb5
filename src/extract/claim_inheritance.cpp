// Inheritance: what a sentence leaves unsaid is taken from the document, in order of its sentences.
//
// "2,700 others wounded": others of what the last figure counted. A list under a total: the items are its
// parts and share its measure, time and source. A figure repeated: the same measure, place and actor. What
// nothing says is taken from what the document is about: its main place, its publication date.
#include <algorithm>

#include "extract/claim_draft.h"

namespace runut {
namespace {

/// The last draft before `i` for which `fits` holds, at most 40 back.
template <class Test>
const Draft* last_where(const std::vector<Draft>& drafts, std::size_t i, Test fits) {
  for (std::size_t k = i, steps = 0; k-- > 0 && steps < 40; ++steps)
    if (fits(drafts[k])) return &drafts[k];
  return nullptr;
}

bool countable(const Draft& d) {
  return !d.quantity->money && !d.quantity->measurement && d.claim.quantity.bound != Bound::share;
}

void inherit_unit(const std::vector<Draft>& drafts, std::size_t i, Draft& d) {
  if (!d.claim.unit.empty() && !d.quantity->elliptic &&
      !(d.quantity->bound == Bound::share && d.claim.unit == "percent"))
    return;
  if (!d.claim.unit.empty() && d.claim.unit != "percent" && !d.quantity->elliptic) return;
  const Draft* from = last_where(drafts, i, [&](const Draft& e) { return countable(e) && !e.claim.unit.empty(); });
  if (from == nullptr) return;
  d.claim.unit = from->claim.unit;
  if (d.fits == 0) d.fits = from->fits;
  add_reason(d, "unit", "of-the-figure-before", from->claim.span);
  if (!d.said_actor && !from->claim.actor.empty()) {
    d.claim.actor = from->claim.actor;
    d.said_actor = true;
    add_reason(d, "actor", "of-the-figure-before", from->claim.span);
  }
}

void inherit_measure(const std::vector<Draft>& drafts, std::size_t i, Draft& d) {
  if (d.said_measure) return;
  if (d.quantity->measurement || d.quantity->money) return;
  const auto same_unit = [&](const Draft& e) {
    return e.claim.unit == d.claim.unit && !e.claim.measure.empty() && (e.said_measure || !e.weak_measure);
  };
  const Draft* from = last_where(drafts, i, same_unit);
  // Another unit's measure holds for the items of the same list, or the same sentence.
  if (from == nullptr && d.claim.measure.empty())
    from = last_where(drafts, i, [&](const Draft& e) {
      return e.sentence == d.sentence && e.said_measure && countable(e) && (e.fits & d.fits) != 0;
    });
  if (from == nullptr) return;
  d.claim.measure = from->claim.measure;
  add_reason(d, "measure", "of-the-same-unit-before", from->claim.span);
}

/// Consecutive drafts of the same unit and measure whose numbers add up to an earlier one are its parts.
void mark_parts(std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& first = drafts[i];
    if (!countable(first) || !first.claim.quantity.low || first.claim.quantity.bound != Bound::exact) continue;
    Decimal sum = *first.claim.quantity.low;
    for (std::size_t k = i + 1; k < drafts.size() && k < i + 8; ++k) {
      const Draft& d = drafts[k];
      if (!countable(d) || !d.claim.quantity.low || d.claim.quantity.bound != Bound::exact) break;
      if (d.sentence > drafts[k - 1].sentence + 1) break;
      const auto more = sum.plus(*d.claim.quantity.low);
      if (!more) break;
      sum = *more;
      const Draft* total = last_where(drafts, i, [&](const Draft& e) {
        return countable(e) && e.claim.quantity.low == sum && e.claim.quantity.high == sum &&
               e.claim.unit == d.claim.unit;
      });
      if (total == nullptr) continue;
      for (std::size_t p = i; p <= k; ++p) {
        if (drafts[p].said_kind && drafts[p].claim.kind != Kind::total) continue;
        drafts[p].claim.kind = Kind::part;
        add_reason(drafts[p], "kind", "adds-up-to", total->claim.span);
      }
      break;
    }
  }
}

void inherit_kind(const std::vector<Draft>& drafts, std::size_t i, Draft& d) {
  if (d.said_kind || !d.in_list || !countable(d)) return;
  const Draft* total = last_where(drafts, i, [&](const Draft& e) {
    return e.claim.unit == d.claim.unit && e.claim.kind == Kind::total && e.claim.quantity.low &&
           d.claim.quantity.low && *e.claim.quantity.low >= *d.claim.quantity.low;
  });
  if (total == nullptr) return;
  d.claim.kind = Kind::part;
  add_reason(d, "kind", "item-under-total", total->claim.span);
}

void inherit_scope(const ClaimContext& c, const std::vector<Draft>& drafts, std::size_t i, Draft& d,
                   const std::string& place) {
  const auto same = [&](const Draft& e) { return e.claim.unit == d.claim.unit || e.claim.measure == d.claim.measure; };
  if (!d.said_place) {
    const Draft* near =
        last_where(drafts, i, [&](const Draft& e) { return e.said_place && same(e) && d.sentence - e.sentence <= 1; });
    if (near != nullptr) {
      d.claim.place = near->claim.place;
      add_reason(d, "place", "of-the-sentence-before", near->claim.span);
    } else if (!place.empty() && d.claim.actor.empty()) {
      d.claim.place = place;
      add_reason(d, "place", "main-place-of-the-report");
    }
  }
  if (!d.said_time) {
    const Draft* near = last_where(drafts, i, [&](const Draft& e) {
      return e.said_time && same(e) && (d.in_list || d.sentence - e.sentence <= 2);
    });
    const Document& document = c.text.document;
    if (near != nullptr) {
      d.claim.time = near->claim.time;
      add_reason(d, "time", "of-the-sentence-before", near->claim.span);
    } else if (document.published_basis == DateBasis::given || document.published_basis == DateBasis::stated) {
      d.claim.time = document.published.date.iso();
      add_reason(d, "time", "publication-date");
    }
  }
  if (!d.said_actor) {
    const Draft* near =
        last_where(drafts, i, [&](const Draft& e) { return !e.claim.actor.empty() && e.claim.unit == d.claim.unit; });
    if (near != nullptr) {
      d.claim.actor = near->claim.actor;
      add_reason(d, "actor", "of-the-same-unit-before", near->claim.span);
    }
  }
}

}  // namespace

void inherit(const ClaimContext& c, std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  const std::string place = main_place(c);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& d = drafts[i];
    inherit_unit(drafts, i, d);
    inherit_measure(drafts, i, d);
    inherit_kind(drafts, i, d);
  }
  mark_parts(drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) inherit_scope(c, drafts, i, drafts[i], place);
}

}  // namespace runut
