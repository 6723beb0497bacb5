// Inside a series: which pairs of figures are looked at, and which of what is found is told.
#include "reconcile/relations.h"

#include <algorithm>

#include "reconcile/findings.h"

namespace runut {
namespace {

constexpr std::size_t short_series = 40;   // figures up to which every pair is looked at
constexpr std::size_t window = 12;         // else so many before each
constexpr std::size_t most_conflicts = 6;  // shown per figure

void emit(const DraftFigure& a, const DraftFigure& b, const Finding& f, std::vector<Relation>& out) {
  const ClaimId first = a.figure.claims.front(), second = b.figure.claims.front();
  const Dimension dimension = f.rule == std::string_view("far-apart-in-time") ? Dimension::time : Dimension::none;
  out.push_back({f.kind, dimension, f.rule, f.from_second ? second : first, f.from_second ? first : second});
}

/// Later claims of one figure repeat its first.
void emit_echoes(const DraftFigure& f, std::vector<Relation>& out) {
  for (std::size_t i = 1; i < f.claims.size(); ++i) {
    const bool one_report = f.claims[i].document == f.claims.front().document;
    if (one_report) continue;
    out.push_back(
        {RelationKind::echo, Dimension::none, "same-origin-same-figure", f.figure.claims[i], f.figure.claims.front()});
  }
}

/// Relations of the figure at `i` to those before it: every conflict, and of the rest the nearest of each kind.
void relate_to_earlier(DraftSeries& s, std::size_t i, std::vector<Relation>& out) {
  const std::size_t back = s.figures.size() <= short_series ? i : std::min(i, window);
  bool agreed = false, updated = false;
  std::size_t conflicts = 0;
  for (std::size_t j = i; j-- > i - back;) {
    DraftFigure &a = s.figures[j], &b = s.figures[i];
    // Taken back: no rival any more, but of what was said at its time.
    const bool retired = a.figure.retired || b.figure.retired;
    if (retired && (share_origin(a, b) || !a.figure.as_of.meets(b.figure.as_of))) continue;
    const Finding f = finding(a, b, s);
    if (retired && f.kind != RelationKind::conflicts) continue;
    switch (f.kind) {
      case RelationKind::conflicts:
        if (++conflicts > most_conflicts) continue;
        break;
      case RelationKind::corrects:
        (f.from_second ? a : b).figure.retired = true;
        break;
      case RelationKind::updates:
      case RelationKind::stale:
        if (updated) continue;
        updated = true;
        break;
      case RelationKind::part_of:
        break;
      default:
        if (agreed || a.figure.bound == Bound::magnitude || b.figure.bound == Bound::magnitude) continue;
        agreed = true;
    }
    emit(a, b, f, out);
  }
}

/// "From 27 to 19": the figure that it was, wherever it stands, is taken back; a figure that grew is updated.
void relate_revisions(DraftSeries& series, std::vector<Relation>& out) {
  for (DraftFigure& b : series.figures)
    for (const ClaimOf& c : b.claims) {
      if (!c.claim->revised_from) continue;
      for (DraftFigure& a : series.figures) {
        if (&a == &b || a.figure.low != c.claim->revised_from || a.figure.high != a.figure.low) continue;
        const bool down = b.figure.high && *b.figure.high < *a.figure.low;
        const bool back = down && series.tally != Tally::stock;
        a.figure.retired = a.figure.retired || back;
        out.push_back({back ? RelationKind::corrects : RelationKind::updates, Dimension::none,
                       back ? "revised-from" : "changed-from", c.id, a.figure.claims.front()});
      }
      break;
    }
}

/// A report tells how a stock went from one figure to the next within a day; another figure of the same origin between
/// the two lies outside of that course: one account leaves out what the other saw.
void relate_courses(const DraftSeries& series, std::vector<Relation>& out) {
  constexpr std::int64_t day = std::int64_t{24} * 60;
  const std::size_t n = series.figures.size();
  if (series.tally != Tally::stock || series.kind != Kind::total || n < 3 || n > short_series) return;
  const auto claim_in = [](const DraftFigure& f, const DocumentDigest* d) -> const ClaimOf* {
    for (const ClaimOf& c : f.claims)
      if (c.document == d) return &c;
    return nullptr;
  };
  for (const DraftFigure& c : series.figures)
    for (std::size_t i = 0; i < n; ++i) {
      const DraftFigure& a = series.figures[i];
      const Moments &x = a.figure.as_of, &z = c.figure.as_of;
      if (&a == &c || !x.said || !z.said || !share_origin(a, c) || !has_figure(c) || !has_figure(a)) continue;
      for (const ClaimOf& told : a.claims) {
        // The next that the same report tells.
        const DraftFigure* b = nullptr;
        for (std::size_t j = i + 1; j < n && b == nullptr; ++j)
          if (claim_in(series.figures[j], told.document) != nullptr && has_figure(series.figures[j]))
            b = &series.figures[j];
        if (b == nullptr || b == &c || claim_in(c, told.document) != nullptr) continue;
        const Moments& y = b->figure.as_of;
        const bool between = x.before(y) && y.last - x.first <= day && x.first <= z.first && z.last <= y.last;
        const bool above = allowed(a).below(allowed(c)) && allowed(*b).below(allowed(c));
        const bool below = allowed(c).below(allowed(a)) && allowed(c).below(allowed(*b));
        if (!between || !(above || below)) continue;
        for (const ClaimId other : {told.id, claim_in(*b, told.document)->id})
          out.push_back(
              {RelationKind::conflicts, Dimension::none, "outside-the-told-course", c.figure.claims.front(), other});
        return;
      }
    }
}

/// "Corrected its earlier figure of 129": whoever says that says what it is now nearby; the old figure is gone, whoever
/// gave it.
void relate_left(DraftSeries& series, std::vector<Relation>& out) {
  if (series.kind != Kind::total) return;
  for (DraftFigure& old : series.figures)
    for (const ClaimOf& c : old.claims) {
      if (!c.claim->left || old.figure.retired) continue;
      const ClaimOf* now = nullptr;
      std::uint32_t least = 8;
      for (const DraftFigure& f : series.figures)
        for (const ClaimOf& o : f.claims) {
          if (o.document != c.document || o.claim->left || allowed(f).meets(allowed(old))) continue;
          const std::uint32_t away =
              o.claim->claim > c.claim->claim ? o.claim->claim - c.claim->claim : c.claim->claim - o.claim->claim;
          if (away < least) now = &o, least = away;
        }
      if (now == nullptr) continue;
      for (DraftFigure& f : series.figures)
        if (f.figure.low == old.figure.low && f.figure.high == old.figure.high && !earlier(c, f.claims.front()))
          f.figure.retired = true;
      old.figure.retired = true;
      out.push_back({RelationKind::corrects, Dimension::none, "said-to-be-revised", now->id, c.id});
      break;
    }
}

}  // namespace

void relate_figures(DraftSeries& series, std::vector<Relation>& out) {
  if (series.specific) relate_revisions(series, out);
  if (series.specific) relate_left(series, out);
  for (std::size_t i = 0; i < series.figures.size(); ++i) {
    emit_echoes(series.figures[i], out);
    if (series.specific) relate_to_earlier(series, i, out);
  }
  if (series.specific) relate_courses(series, out);
}

}  // namespace runut
