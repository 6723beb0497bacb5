// Between the series of a subject: which lies within which, whether a part can be, and what makes two incomparable.
#include <algorithm>

#include "reconcile/findings.h"
#include "reconcile/relations.h"

namespace runut {
namespace {

/// The last figure that is more than a size.
const Figure& last_figure(const DraftSeries& s) {
  for (auto f = s.figures.rbegin(); f != s.figures.rend(); ++f)
    if (f->figure.bound != Bound::magnitude) return f->figure;
  return s.figures.back().figure;
}

/// The first dimension, in order of weight, in which two series of a subject differ.
Dimension difference(const DraftSeries& a, const DraftSeries& b) {
  if (a.status != b.status) return Dimension::status;
  if (a.kind != b.kind) return Dimension::kind;
  if (a.measure != b.measure) return Dimension::measure;
  if (a.unit != b.unit) return Dimension::unit;
  if (a.place != b.place) return Dimension::place;
  return Dimension::none;
}

/// How a lies to b when everything in which they differ is looked at together.
ScopeOrder order_of(const DraftSeries& a, const DraftSeries& b, Scope& scope) {
  ScopeOrder all = ScopeOrder::same;
  for (const ScopeOrder o :
       {scope.measures(a.measure, b.measure), scope.units(a.unit, b.unit), scope.places(a.place, b.place)}) {
    if (o == ScopeOrder::same) continue;
    if (o == ScopeOrder::apart || o == ScopeOrder::unknown) return o;
    if (all != ScopeOrder::same && all != o) return ScopeOrder::unknown;
    all = o;
  }
  return all;
}

/// Open bounds far apart can both hold and still mean different things: "at least 10" is not what "over 60,000" says.
bool of_one_size(const DraftFigure& part, const DraftFigure& whole) {
  const auto& p = part.figure.high ? part.figure.high : part.figure.low;
  const auto& w = whole.figure.low ? whole.figure.low : whole.figure.high;
  if (!p || !w) return false;
  const auto twice = p->plus(*p);
  return !twice || !(*twice < *w);
}

/// The figure of a whole that a part may be all of: one that both can hold, of another origin, the most precise first.
const DraftFigure* whole_for(const DraftFigure& part, const DraftSeries& whole, std::size_t most) {
  const DraftFigure* best = nullptr;
  for (std::size_t j = 0; j < whole.figures.size() && j < most; ++j) {
    const DraftFigure& w = whole.figures[j];
    if (!has_figure(w) || share_origin(part, w) || !allowed(part).meets(allowed(w)) || !of_one_size(part, w)) continue;
    if (best == nullptr || (!best->figure.high && w.figure.high)) best = &w;
  }
  return best;
}

/// A report that tells more of the part than of the whole means others by the whole ("2,000 houses, 4 buildings").
bool told_beside(const DraftSeries& part, const DraftFigure& whole) {
  for (const DraftFigure& p : part.figures)
    for (const ClaimOf& c : p.claims)
      for (const ClaimOf& w : whole.claims)
        if (c.document == w.document && allowed(whole).below(allowed(p))) return true;
  return false;
}

/// A part and its whole: they agree where both can hold as the same figure, the part may be all of it.
void relate_part(const DraftSeries& part, const DraftSeries& whole, Dimension dimension, std::vector<Relation>& out) {
  constexpr std::size_t most = 24;
  bool said = false;
  for (std::size_t i = 0; i < part.figures.size() && i < most; ++i) {
    const DraftFigure& p = part.figures[i];
    if (!has_figure(p) || !p.figure.low) continue;
    if (const DraftFigure* w = whole_for(p, whole, most)) {
      out.push_back({RelationKind::agrees, dimension, "part-may-be-the-whole", p.figure.claims.front(),
                     w->figure.claims.front()});
      said = true;
    }
    for (std::size_t j = 0; j < whole.figures.size() && j < most && whole.tally == Tally::cumulative; ++j) {
      const DraftFigure& w = whole.figures[j];
      if (!has_figure(w) || !allowed(w).below(allowed(p)) || !p.figure.as_of.meets(w.figure.as_of)) continue;
      if (!p.figure.as_of.said || !w.figure.as_of.said || p.figure.retired || w.figure.retired) continue;
      if (dimension == Dimension::unit && told_beside(part, w)) continue;
      out.push_back({RelationKind::conflicts, dimension, "part-exceeds-the-whole", p.figure.claims.front(),
                     w.figure.claims.front()});
      said = true;
    }
  }
  if (said) return;
  const Figure &p = last_figure(part), &w = last_figure(whole);
  // More than its whole, of another time: not of this whole.
  const bool exceeds = p.low && w.high && *w.high < *p.low && p.bound != Bound::magnitude;
  if (exceeds)
    out.push_back(
        {RelationKind::not_comparable, dimension, "exceeds-it-so-another", p.claims.front(), w.claims.front()});
  else
    out.push_back({RelationKind::part_of, dimension, "scope-within", p.claims.front(), w.claims.front()});
}

/// Waves and parts of what a series counts in all: each is said to be within the nearest total that can hold it, of the
/// same report if there is one.
void relate_waves(const DraftSeries& waves, const DraftSeries& whole, std::vector<Relation>& out) {
  constexpr std::size_t most = 24;
  for (std::size_t i = 0; i < waves.figures.size() && i < most; ++i) {
    const DraftFigure& p = waves.figures[i];
    const DraftFigure* best = nullptr;
    const auto in_its_report = [&](const DraftFigure& w) {
      return std::any_of(w.claims.begin(), w.claims.end(),
                         [&](const ClaimOf& c) { return c.document == p.claims.front().document; });
    };
    for (const DraftFigure& w : whole.figures) {
      if (!has_figure(w) || allowed(w).below(allowed(p)) || w.figure.as_of.before(p.figure.as_of)) continue;
      if (best == nullptr || (in_its_report(w) && !in_its_report(*best))) best = &w;
    }
    if (best == nullptr) {
      out.push_back({RelationKind::not_comparable, Dimension::kind, "kind-differs", p.figure.claims.front(),
                     last_figure(whole).claims.front()});
      continue;
    }
    ClaimId of = best->figure.claims.front();
    for (const ClaimOf& c : best->claims)
      if (c.document == p.claims.front().document) of = c.id;
    out.push_back({RelationKind::part_of, Dimension::kind,
                   waves.kind == Kind::part ? "part-of-the-total" : "wave-of-the-total", p.figure.claims.front(), of});
  }
}

/// A figure that one report gives as a part and another, a few hours apart, as all there is, in the same words for what
/// is counted: perhaps one set told in two states ("700 bodies buried", "700 bodies unidentified"), and never two sets
/// for certain.
void relate_same_figures(const DraftSeries& part, const DraftSeries& whole, std::vector<Relation>& out) {
  constexpr std::size_t most = 24;
  constexpr std::int64_t near = std::int64_t{24} * 60;
  constexpr std::int64_t least = 10;  // smaller figures are alike by accident
  for (std::size_t i = 0; i < part.figures.size() && i < most; ++i)
    for (std::size_t j = 0; j < whole.figures.size() && j < most; ++j) {
      const DraftFigure &p = part.figures[i], &w = whole.figures[j];
      const ClaimOf &a = p.claims.front(), &b = w.claims.front();
      if (!has_figure(p) || !has_figure(w) || !p.figure.low || p.figure.low != w.figure.low ||
          *p.figure.low < Decimal(least) || a.claim->unit != b.claim->unit || share_origin(p, w))
        continue;
      const Moments &x = a.document->published, &y = b.document->published;
      if (a.document == b.document || !x.known || !y.known || x.first - y.last > near || y.first - x.last > near)
        continue;
      out.push_back({RelationKind::agrees, Dimension::kind, "same-figure-perhaps-one-set", a.id, b.id});
    }
}

}  // namespace

void relate_series(const std::vector<DraftSeries>& all, Scope& scope, std::vector<Relation>& out) {
  constexpr std::size_t most = 24;
  const std::size_t n = std::min(all.size(), most);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j) {
      const DraftSeries &a = all[i], &b = all[j];
      if (!a.specific || !b.specific) continue;
      const Dimension dimension = difference(a, b);
      if (a.kind == Kind::total && b.kind == Kind::part && a.measure == b.measure && a.unit == b.unit &&
          a.status == b.status && scope.places(a.place, b.place) != ScopeOrder::apart)
        relate_same_figures(b, a, out);
      if (dimension == Dimension::kind && a.kind == Kind::total && a.measure == b.measure && a.unit == b.unit &&
          (a.place == b.place || scope.places(b.place, a.place) == ScopeOrder::inside) &&
          has_figure(b.figures.back())) {
        relate_waves(b, a, out);
        continue;
      }
      const bool sense = dimension == Dimension::status || dimension == Dimension::kind;
      const ScopeOrder order = sense ? ScopeOrder::apart : order_of(a, b, scope);
      if (order == ScopeOrder::inside) {
        relate_part(a, b, dimension, out);
      } else if (order == ScopeOrder::contains) {
        relate_part(b, a, dimension, out);
      } else if (i == 0) {
        // Why it stands apart is said once, against the subject's main series.
        const std::string_view rule = dimension == Dimension::status ? "status-differs"
                                      : dimension == Dimension::kind ? "kind-differs"
                                                                     : "scope-differs";
        out.push_back({RelationKind::not_comparable, dimension, rule, last_figure(b).claims.front(),
                       last_figure(a).claims.front()});
      }
    }
}

void relate_joined(const DraftSeries& member, const DraftSeries& joined, std::vector<Relation>& out) {
  constexpr std::int64_t near = std::int64_t{3} * 24 * 60;
  for (const DraftFigure& w : joined.figures)
    for (const DraftFigure& p : member.figures) {
      const Moments &x = w.claims.front().claim->published, &y = p.claims.front().claim->published;
      const bool together = x.known && y.known && x.first - y.last <= near && y.first - x.last <= near;
      if (!has_figure(w) || !has_figure(p) || !together || share_origin(w, p) || !allowed(w).below(allowed(p)))
        continue;
      out.push_back({RelationKind::conflicts, Dimension::measure, "part-exceeds-the-whole", p.figure.claims.front(),
                     w.figure.claims.front()});
      return;
    }
  out.push_back({RelationKind::part_of, Dimension::measure, "scope-within", last_figure(member).claims.front(),
                 last_figure(joined).claims.front()});
}

}  // namespace runut
