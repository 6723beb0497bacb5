// Units, then places: areas before spots, and of those what most claims say.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "reconcile/settle.h"

namespace runut {
namespace {

/// Persons of an actor of whom mostly one kind is counted are of that kind.
void settle_units(std::vector<Filed>& filed, Scope& scope, const Symbols& symbols) {
  std::map<Symbol, std::size_t> votes;
  std::size_t all = 0;
  Symbol best = 0;
  for (const Filed& f : filed)
    if (scope.unit_root(f.key.unit) != f.key.unit) ++votes[f.key.unit], ++all;
  for (const auto& [unit, n] : votes)
    if (best == 0 || n > votes[best] || (n == votes[best] && symbols.text(unit) < symbols.text(best))) best = unit;
  if (best == 0 || votes[best] * 2 <= all) return;
  for (Filed& f : filed)
    if (f.claim.claim->actor != 0 && scope.units(best, f.key.unit) == ScopeOrder::inside) f.key.unit = best;
}

/// The places of the subject that claims say (or, where none does, inherit): areas before spots, then the
/// most often said first.
std::vector<Symbol> main_places(const std::vector<Filed>& filed, const std::set<Symbol>& areas,
                                const Symbols& symbols) {
  std::map<Symbol, std::size_t> said, inherited;
  for (const Filed& f : filed)
    if (f.key.place != 0) ++(f.claim.claim->place_said ? said : inherited)[f.key.place];
  const auto& votes = said.empty() ? inherited : said;
  std::vector<Symbol> out;
  for (const auto& [place, n] : votes) out.push_back(place);
  std::sort(out.begin(), out.end(), [&](Symbol a, Symbol b) {
    if (areas.contains(a) != areas.contains(b)) return areas.contains(a);
    return votes.at(a) != votes.at(b) ? votes.at(a) > votes.at(b) : symbols.text(a) < symbols.text(b);
  });
  return out;
}

/// Which of the subject's main places a report is about: those it names, and those whose reports name some small place
/// that it names too. Bits of the main places.
class ReportPlaces {
 public:
  static constexpr std::size_t most = 40;

  ReportPlaces(const std::vector<Filed>& filed, const std::vector<Symbol>& mains, Scope& scope) : scope_(scope) {
    for (std::size_t i = 0; i < mains.size(); ++i) {
      near_[mains[i]] |= std::uint64_t{1} << i;
      for (const Filed& f : filed) {
        if (f.key.place != mains[i] || !f.claim.claim->place_said) continue;
        said_in_[f.claim.document] |= std::uint64_t{1} << i;
        for (const Symbol p : f.claim.document->places)
          if (const Symbol key = scope_.place_key(p); !scope_.is_known(key)) near_[key] |= std::uint64_t{1} << i;
      }
    }
  }
  [[nodiscard]] std::uint64_t about(const DocumentDigest& d) {
    const auto [found, fresh] = about_.try_emplace(&d, 0);
    if (fresh)
      for (const Symbol p : d.places)
        if (const auto near = near_.find(scope_.place_key(p)); near != near_.end()) found->second |= near->second;
    return found->second;
  }
  /// The main places that the report itself gives figures for.
  [[nodiscard]] std::uint64_t said_in(const DocumentDigest& d) const {
    const auto found = said_in_.find(&d);
    return found == said_in_.end() ? 0 : found->second;
  }

 private:
  Scope& scope_;
  std::unordered_map<Symbol, std::uint64_t> near_;
  std::unordered_map<const DocumentDigest*, std::uint64_t> about_, said_in_;
};

/// Settles places that nobody said, and such as the tables cannot tell from another: each is the first of the
/// subject's main places that its own report is about. Without that they stay what they are: two accidents of one day
/// are not one because neither place is known. What one report tells apart stays apart.
void settle_places(std::vector<Filed>& filed, Scope& scope, const Symbols& symbols) {
  std::set<Symbol> areas, ranked;  // where people live, and not only somewhere
  for (const Filed& f : filed)
    if (scope.is_ranked(f.claim.claim->place)) ranked.insert(f.key.place);
  for (const Filed& f : filed)
    if (scope.is_known(f.key.place) || ranked.contains(f.key.place)) areas.insert(f.key.place);
  std::vector<Symbol> mains = main_places(filed, areas, symbols);
  std::set<Symbol> facilities;
  for (const Filed& f : filed)
    if (scope.is_facility(f.claim.claim->place)) facilities.insert(f.key.place);
  std::erase_if(mains, [&](Symbol p) { return facilities.contains(p); });
  if (mains.size() > ReportPlaces::most) mains.resize(ReportPlaces::most);
  ReportPlaces reports(filed, mains, scope);
  std::vector<Symbol> settled;
  settled.reserve(filed.size());
  for (const Filed& f : filed) {
    const ClaimDigest& c = *f.claim.claim;
    const bool open = f.key.place == 0 || !c.place_said;
    const std::uint64_t about = reports.about(*f.claim.document), own = reports.said_in(*f.claim.document);
    settled.push_back(f.key.place);
    if (!open && (c.kind == Kind::part || c.place_listed || facilities.contains(f.key.place))) continue;
    // An area of which several parts are told has a figure of its own.
    const auto inside = std::count_if(
        mains.begin(), mains.end(), [&](Symbol main) { return scope.places(main, f.key.place) == ScopeOrder::inside; });
    // A report that gives no figure for an area that the tables know tells of the area that the others tell of.
    bool homeless = open && !scope.is_known(f.key.place) && !mains.empty() && areas.contains(mains.front());
    for (std::size_t i = 0; i < mains.size() && homeless; ++i)
      homeless = (own >> i & 1U) == 0 || !scope.is_known(mains[i]);
    for (std::size_t i = 0; i < mains.size() && mains[i] != f.key.place; ++i) {
      const ScopeOrder order = scope.places(f.key.place, mains[i]);
      if (open && order == ScopeOrder::contains && (inside > 1 || (own >> i & 1U) == 0)) continue;
      if (open ? order == ScopeOrder::inside : order != ScopeOrder::unknown || (own >> i & 1U) != 0) continue;
      if (!open && ranked.contains(f.key.place) && ranked.contains(mains[i])) continue;  // two districts
      if ((about >> i & 1U) == 0 && !(homeless && i == 0)) continue;
      // What the report is about is no other place that it names too, where others speak of it as well.
      const bool known_main = open && scope.is_known(f.key.place) && order == ScopeOrder::apart &&
                              std::find(mains.begin(), mains.end(), f.key.place) != mains.end();
      if (known_main) continue;
      settled.back() = mains[i];
      break;
    }
  }
  for (std::size_t i = 0; i < filed.size(); ++i) filed[i].key.place = settled[i];
}

/// Whether two reports name enough of the same places and persons to be about one affair.
bool share_names(const DocumentDigest& a, const DocumentDigest& b, Scope& scope) {
  constexpr int enough = 3;
  int shared = 0;
  bool rare = false;
  for (const Symbol p : a.places)
    if (std::binary_search(b.places.begin(), b.places.end(), p)) {
      ++shared;
      rare = rare || !scope.is_known(scope.place_key(p));
    }
  return rare && shared >= enough;
}

/// The same figure in reports of one affair, which neither time says a place for: they mean one.
void settle_places_of_repeated(std::vector<Filed>& filed, Scope& scope) {
  constexpr std::size_t most = 8;
  using Said = std::tuple<Symbol, Symbol, std::optional<Decimal>, std::optional<Decimal>>;
  std::map<Said, std::vector<const Filed*>> settled;
  for (Filed& f : filed) {
    const ClaimDigest& c = *f.claim.claim;
    if (c.place_said || !c.place_open || !c.low || c.bound == Bound::magnitude) continue;
    auto& same = settled[{f.key.measure, f.key.unit, c.low, c.high}];
    const auto of_one_affair = [&](const Filed* o) {
      return o->claim.document != f.claim.document && o->key.place != f.key.place &&
             share_names(*o->claim.document, *f.claim.document, scope);
    };
    const auto first = std::find_if(same.begin(), same.end(), of_one_affair);
    if (first != same.end()) f.key.place = (*first)->key.place;
    if (same.size() < most) same.push_back(&f);
  }
}

}  // namespace

void settle_scope(std::vector<Filed>& filed, Scope& scope, const Symbols& symbols) {
  settle_units(filed, scope, symbols);
  // A depth here is no depth there.
  const bool sizes = std::all_of(filed.begin(), filed.end(), [&](const Filed& f) {
    return f.claim.claim->sized && symbols.text(f.key.measure) == "other";
  });
  if (!sizes) settle_places(filed, scope, symbols);
  settle_places_of_repeated(filed, scope);
}

}  // namespace runut
