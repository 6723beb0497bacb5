// What else the subject holds tells totals from parts and waves.
#include <algorithm>
#include <map>
#include <tuple>

#include "reconcile/settle.h"

namespace runut {
namespace {

/// A figure for a narrower place is that place's total, whatever whole it is a part of.
void settle_parts(std::vector<Filed>& filed) {
  for (Filed& f : filed)
    if (f.key.kind == Kind::part && f.claim.claim->place_said && f.claim.claim->bound != Bound::share)
      f.key.kind = Kind::total;
}

/// "Five killed and eight others missing": others than those of the figure before, and all of the missing.
bool others_than_before(const DocumentDigest& d, const ClaimDigest& c) {
  if (c.claim == 0) return false;
  const ClaimDigest& before = d.claims[c.claim - 1];
  return before.sentence == c.sentence && before.measure != c.measure;
}

/// "Eight others" beside a larger figure of the same report leave some of that out: a part of it.
void settle_others(std::vector<Filed>& filed, Scope& scope) {
  for (Filed& f : filed) {
    const ClaimDigest& c = *f.claim.claim;
    if (!c.others || f.key.kind != Kind::total || !c.low || others_than_before(*f.claim.document, c)) continue;
    const bool of_more = std::any_of(filed.begin(), filed.end(), [&](const Filed& o) {
      return o.claim.document == f.claim.document && !o.claim.claim->others && o.key.kind == Kind::total &&
             o.key.measure == f.key.measure && o.key.status == f.key.status && o.claim.claim->low &&
             *c.low < *o.claim.claim->low && scope.units(f.key.unit, o.key.unit) != ScopeOrder::apart &&
             (o.key.place == f.key.place || !c.place_said);
    });
    if (of_more) f.key.kind = Kind::part;
  }
}

/// What one search brought up is a wave where another figure of the subject is larger: the toll that it went into.
/// Held against the largest few totals of its measure.
void settle_found(std::vector<Filed>& filed, Scope& scope) {
  constexpr std::size_t most = 16;
  const auto is_find = [](const Filed& f) {
    const ClaimDigest& c = *f.claim.claim;
    return c.found && !c.so_far && f.key.kind == Kind::total && c.low;
  };
  if (std::none_of(filed.begin(), filed.end(), is_find)) return;
  std::map<std::pair<Symbol, Status>, std::vector<const Filed*>> totals;
  for (const Filed& f : filed)
    if (f.key.kind == Kind::total && !f.claim.claim->base && f.claim.claim->low &&
        f.claim.claim->bound != Bound::magnitude)
      totals[{f.key.measure, f.key.status}].push_back(&f);
  for (auto& [key, all] : totals)
    std::stable_sort(all.begin(), all.end(),
                     [](const Filed* a, const Filed* b) { return *b->claim.claim->low < *a->claim.claim->low; });
  std::vector<Filed*> waves;
  for (Filed& f : filed) {
    if (!is_find(f)) continue;
    const auto& all = totals[{f.key.measure, f.key.status}];
    for (std::size_t i = 0; i < all.size() && i < most; ++i)
      if (*f.claim.claim->low < *all[i]->claim.claim->low &&
          (!f.claim.claim->found_so || earlier_published(*all[i]->claim.document, *f.claim.document)) &&
          scope.places(f.key.place, all[i]->key.place) != ScopeOrder::apart) {
        waves.push_back(&f);
        break;
      }
  }
  for (Filed* f : waves) f->key.kind = Kind::increment;
}

/// The dead of a day that came after a larger toll was known are that day's own.
void settle_later_blows(std::vector<Filed>& filed) {
  using Toll = std::tuple<Symbol, Symbol, Symbol, Status>;
  const auto toll = [](const Filed& f) { return Toll{f.key.measure, f.key.unit, f.key.place, f.key.status}; };
  std::map<Toll, std::vector<const Filed*>> totals;
  for (const Filed& f : filed)
    if (f.key.kind == Kind::total && f.claim.claim->low && !f.claim.claim->event.known) totals[toll(f)].push_back(&f);
  for (auto& [key, all] : totals)
    std::stable_sort(all.begin(), all.end(), [](const Filed* a, const Filed* b) {
      return a->claim.claim->as_of.last < b->claim.claim->as_of.last;
    });
  constexpr std::size_t most = 16;
  for (Filed& f : filed) {
    const ClaimDigest& c = *f.claim.claim;
    if (!c.event.known || f.key.kind != Kind::total || !c.low) continue;
    const auto found = totals.find(toll(f));
    if (found == totals.end()) continue;
    for (std::size_t i = 0; i < found->second.size() && i < most; ++i) {
      const ClaimDigest& before = *found->second[i]->claim.claim;
      if (before.as_of.known && before.as_of.last < c.event.first && *c.low < *before.low) {
        f.key.kind = Kind::increment;
        break;
      }
    }
  }
}

/// A figure that the same report tells as a part or a wave elsewhere is that, wherever it forgets to say so.
void settle_repeated(std::vector<Filed>& filed) {
  using Said = std::tuple<const DocumentDigest*, Symbol, Symbol, std::optional<Decimal>, std::optional<Decimal>>;
  const auto said = [](const Filed& f) {
    return Said{f.claim.document, f.key.measure, f.key.unit, f.claim.claim->low, f.claim.claim->high};
  };
  std::map<Said, Kind> parts;
  std::map<std::tuple<const DocumentDigest*, Symbol, Symbol>, Decimal> largest;
  for (const Filed& f : filed) {
    if (f.claim.claim->bound == Bound::share || !f.claim.claim->low) continue;
    if (f.key.kind != Kind::total) parts.emplace(said(f), f.key.kind);
    auto& most = largest[{f.claim.document, f.key.measure, f.key.unit}];
    if (f.key.kind == Kind::total) most = std::max(most, *f.claim.claim->low);
  }
  if (parts.empty()) return;
  for (Filed& f : filed) {
    const auto found = parts.find(said(f));
    const bool is_most =
        !(f.claim.claim->low && *f.claim.claim->low < largest[{f.claim.document, f.key.measure, f.key.unit}]);
    if (found != parts.end() && f.key.kind == Kind::total && !is_most && !f.claim.claim->place_said)
      f.key.kind = found->second;
  }
}

}  // namespace

void settle_kinds(std::vector<Filed>& filed, Scope& scope) {
  settle_parts(filed);
  settle_others(filed, scope);
  settle_found(filed, scope);
  settle_later_blows(filed);
  settle_repeated(filed);
}

}  // namespace runut
