// Claims -> series -> figures. Everything is sorted by text and time, nothing by the numbers of symbols.
#include "reconcile/series.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "reconcile/origins.h"

namespace runut {
namespace {

struct Key {
  Symbol measure = 0, unit = 0, place = 0;
  Status status = Status::actual;
  Kind kind = Kind::total;
  friend auto operator<=>(const Key&, const Key&) = default;
};

/// Harms that words join are a measure of their own, unless it is the one that the catalogue has for them.
Symbol measure_of(const ClaimDigest& c, Scope& scope) {
  const Symbol measure = scope.measure_class(c.measure);
  return c.joined == 0 || scope.measures(c.joined, measure) == ScopeOrder::same ? measure : c.joined;
}

/// What a claim is filed under, after what it leaves open has been settled.
struct Filed {
  ClaimOf claim;
  Key key;
};

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

/// A part of a name -> the one longer name of the subject that it is a part of.
using LongerNames = std::unordered_map<Symbol, Symbol>;

LongerNames longer_names_of(const std::vector<ClaimOf>& claims, const Symbols& symbols) {
  constexpr std::size_t most = 60;  // names; with more of them parts of names tell little
  std::set<Symbol> names;
  for (const ClaimOf& c : claims)
    if (c.claim->origin_kind == OriginKind::named) names.insert(c.claim->origins.begin(), c.claim->origins.end());
  LongerNames out;
  if (names.size() > most) return out;
  for (const Symbol name : names) {
    Symbol only = 0;
    std::size_t found = 0;
    for (const Symbol other : names)
      if (is_part_of_name(symbols.text(name), symbols.text(other))) only = other, ++found;
    if (found == 1) out.emplace(name, only);
  }
  return out;
}

std::vector<Symbol> longer_names(std::vector<Symbol> origins, const LongerNames& longer) {
  for (Symbol& o : origins)
    if (const auto found = longer.find(o); found != longer.end()) o = found->second;
  return origins;
}

/// Whether a claim says again what the figure says. The report's date only bounds when it held.
bool says_again(const DraftFigure& f, const ClaimDigest& c, const std::vector<Symbol>& origins) {
  if (f.figure.origins != origins) return false;
  const Moments &a = f.figure.as_of, &b = c.as_of;
  return !a.known || !b.known || !a.said || !b.said || a.meets(b);
}

void add_figure(
    DraftSeries& s, const ClaimOf& c, const std::vector<Symbol>& origins,
    std::map<std::tuple<std::optional<Decimal>, std::optional<Decimal>>, std::vector<std::size_t>>& by_value) {
  constexpr std::size_t looked_back = 8;
  auto& same = by_value[{c.claim->low, c.claim->high}];
  for (std::size_t i = same.size(), steps = 0; i > 0 && steps < looked_back; ++steps) {
    DraftFigure& f = s.figures[same[--i]];
    if (!says_again(f, *c.claim, origins)) continue;
    f.claims.push_back(c), f.figure.claims.push_back(c.id);
    const Moments& now = c.claim->as_of;
    const bool narrower = now.last - now.first < f.figure.as_of.last - f.figure.as_of.first;
    if (now.known && now.said && (!f.figure.as_of.said || narrower)) f.figure.as_of = now;
    return;
  }
  same.push_back(s.figures.size());
  DraftFigure& f = s.figures.emplace_back();
  f.figure.low = c.claim->low, f.figure.high = c.claim->high, f.figure.bound = c.claim->bound;
  f.figure.as_of = c.claim->as_of, f.figure.origins = origins;
  f.figure.claims = {c.id}, f.claims = {c};
  f.origin_kind = c.claim->origin_kind;
}

void make_figures(DraftSeries& s, const LongerNames& longer) {
  std::map<std::tuple<std::optional<Decimal>, std::optional<Decimal>>, std::vector<std::size_t>> by_value;
  for (const ClaimOf& c : s.claims) add_figure(s, c, longer_names(c.claim->origins, longer), by_value);
  std::stable_sort(s.figures.begin(), s.figures.end(), [](const DraftFigure& a, const DraftFigure& b) {
    const Moments &x = a.figure.as_of, &y = b.figure.as_of;
    if (x.known != y.known) return x.known;
    if (x.known && x.last != y.last) return x.last < y.last;
    if (x.known && x.first != y.first) return x.first < y.first;
    return earlier(a.claims.front(), b.claims.front());
  });
}

}  // namespace

bool earlier(const ClaimOf& a, const ClaimOf& b) {
  if (a.document == b.document) {
    const Moments &x = a.claim->published, &y = b.claim->published;  // entries of a live blog
    if (x.known != y.known) return y.known;
    if (x.known && x.first != y.first) return x.first < y.first;
    return a.claim->claim < b.claim->claim;
  }
  if (earlier_published(*a.document, *b.document)) return true;
  if (earlier_published(*b.document, *a.document)) return false;
  return a.id < b.id;
}

std::vector<std::vector<ClaimOf>> by_actor(const std::vector<ClaimOf>& claims, const Symbols& symbols) {
  const auto by_text = [&](Symbol a, Symbol b) { return symbols.text(a) < symbols.text(b); };
  std::map<Symbol, std::vector<ClaimOf>, decltype(by_text)> parts(by_text);
  for (const ClaimOf& c : claims)
    if (c.claim->actor_said && c.claim->actor != 0) parts[c.claim->actor];
  const Symbol only = parts.size() == 1 ? parts.begin()->first : 0;
  for (const ClaimOf& c : claims) {
    const Symbol actor = c.claim->actor;
    parts[parts.contains(actor) && actor != 0 ? actor : only].push_back(c);
  }
  std::vector<std::vector<ClaimOf>> out;
  for (auto& [actor, part] : parts)
    if (!part.empty()) out.push_back(std::move(part));
  return out;
}

std::vector<DraftSeries> series_of(std::vector<ClaimOf> claims, Scope& scope, const Symbols& symbols) {
  std::sort(claims.begin(), claims.end(), earlier);
  std::vector<Filed> filed;
  filed.reserve(claims.size());
  for (const ClaimOf& c : claims)
    filed.push_back({c,
                     {measure_of(*c.claim, scope), scope.unit_class(c.claim->unit), scope.place_key(c.claim->place),
                      c.claim->status, c.claim->kind}});
  settle_units(filed, scope, symbols);
  // A depth here is no depth there.
  const bool sizes = std::all_of(filed.begin(), filed.end(), [&](const Filed& f) {
    return f.claim.claim->sized && symbols.text(f.key.measure) == "other";
  });
  if (!sizes) settle_places(filed, scope, symbols);
  settle_places_of_repeated(filed, scope);
  settle_parts(filed);
  settle_others(filed, scope);
  settle_found(filed, scope);
  settle_later_blows(filed);
  settle_repeated(filed);
  Symbol actor = 0;
  for (const ClaimOf& c : claims)
    if (c.claim->actor_said) actor = c.claim->actor;
  std::map<Key, std::size_t> numbers;
  std::vector<DraftSeries> out;
  std::map<Symbol, std::map<std::string_view, std::size_t>> names;  // of places, as claims write them
  for (const Filed& f : filed)
    if (f.claim.claim->place != 0) ++names[scope.place_key(f.claim.claim->place)][symbols.text(f.claim.claim->place)];
  for (const Filed& f : filed) {
    const auto [found, fresh] = numbers.try_emplace(f.key, out.size());
    if (fresh) {
      DraftSeries& s = out.emplace_back();
      s.measure = f.key.measure, s.unit = f.key.unit, s.place = f.key.place;
      s.status = f.key.status, s.kind = f.key.kind, s.actor = actor;
      s.tally = scope.tally(f.key.measure);
      const auto& written = names[f.key.place];
      const auto usual = std::max_element(written.begin(), written.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
      if (usual != written.end()) s.place_name = usual->first;
      s.specific = symbols.text(f.key.measure) != "other";
    }
    out[found->second].claims.push_back(f.claim);
  }
  const LongerNames longer = longer_names_of(claims, symbols);
  for (DraftSeries& s : out) make_figures(s, longer);
  std::stable_sort(out.begin(), out.end(), [](const DraftSeries& a, const DraftSeries& b) {
    if (a.status != b.status) return a.status < b.status;
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.claims.size() > b.claims.size();
  });
  return out;
}

}  // namespace runut
