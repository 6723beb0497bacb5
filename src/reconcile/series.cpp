// Claims -> series -> figures. Everything is sorted by text and time, nothing by the numbers of symbols.
#include "reconcile/series.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "reconcile/origins.h"
#include "reconcile/settle.h"

namespace runut {
namespace {

/// Harms that words join are a measure of their own, unless it is the one that the catalogue has for them.
Symbol measure_of(const ClaimDigest& c, Scope& scope) {
  const Symbol measure = scope.measure_class(c.measure);
  return c.joined == 0 || scope.measures(c.joined, measure) == ScopeOrder::same ? measure : c.joined;
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
  settle_scope(filed, scope, symbols);
  settle_kinds(filed, scope);
  Symbol actor = 0;
  for (const ClaimOf& c : claims)
    if (c.claim->actor_said) actor = c.claim->actor;
  std::map<SeriesKey, std::size_t> numbers;
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
