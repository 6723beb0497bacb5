// Pairs of figures -> relations, by the order: time, then whether both can hold, then whose word it is.
#include "reconcile/relations.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::size_t short_series = 40;   // figures up to which every pair is looked at
constexpr std::size_t window = 12;         // else so many before each
constexpr std::size_t most_conflicts = 6;  // shown per figure

bool share_origin(const DraftFigure& a, const DraftFigure& b) {
  for (const std::uint32_t x : a.figure.origins)
    for (const std::uint32_t y : b.figure.origins)
      if (x == y) return true;
  return false;
}

Allowed allowed(const DraftFigure& f) { return allowed_by(f.figure.low, f.figure.high, f.figure.bound); }

/// Whether b says the same stretch more narrowly than a.
bool narrower(const Figure& a, const Figure& b) {
  if (a.low == b.low && a.high == b.high) return false;
  const bool low = !a.low || (b.low && *b.low >= *a.low), high = !a.high || (b.high && *b.high <= *a.high);
  return low && high;
}

/// What the second figure, which stands later in the series, is to the first.
struct Finding {
  RelationKind kind = RelationKind::agrees;
  std::string_view rule;
  bool from_second = true;  // the second is the relation's `from`
};

/// Two times known to the minute.
bool to_the_minute(const Moments& x, const Moments& y) {
  return x.known && y.known && x.first == x.last && y.first == y.last;
}

/// Figures of one origin that cannot both hold, in one report: a count says its parts too, and what it counts moves on.
Finding within_one_report(const DraftFigure& a, const DraftFigure& b, Tally tally) {
  const Moments &x = a.figure.as_of, &y = b.figure.as_of;
  if (tally == Tally::stock && !to_the_minute(x, y)) return {RelationKind::updates, "later-in-the-report"};
  if (tally == Tally::cumulative && allowed(b).below(allowed(a)))
    return {RelationKind::part_of, "smaller-in-one-report"};
  if (tally == Tally::cumulative && !(x.said && y.said)) return {RelationKind::updates, "later-in-the-report"};
  return {RelationKind::conflicts, "two-figures-in-one-report"};
}

/// Whether a figure's words, or all of them, say something of the counting.
bool any_claim(const DraftFigure& f, bool ClaimDigest::*note) {
  return std::any_of(f.claims.begin(), f.claims.end(), [&](const ClaimOf& c) { return c.claim->*note; });
}
bool every_claim(const DraftFigure& f, bool ClaimDigest::*note) {
  return std::all_of(f.claims.begin(), f.claims.end(), [&](const ClaimOf& c) { return c.claim->*note; });
}

/// A bound that a figure before it has met already says nothing new.
bool says_less(const DraftFigure& before, const DraftFigure& later) {
  return !later.figure.high && before.figure.low && later.figure.low && *later.figure.low <= *before.figure.low;
}

/// Whether the figure was printed while its own time still ran: more may have come in before that time was over.
bool printed_while_it_ran(const DraftFigure& f) {
  const Moments &as_of = f.figure.as_of, &printed = f.claims.front().document->published;
  return as_of.known && printed.known && as_of.first < as_of.last && printed.first <= as_of.last;
}

Finding of_one_origin(const DraftFigure& a, const DraftFigure& b, Tally tally, bool fits, bool b_published_later) {
  const Moments &x = a.figure.as_of, &y = b.figure.as_of;
  const bool one_report = a.claims.front().document == b.claims.front().document;
  if (fits && says_less(a, b)) return {RelationKind::echo, "same-origin-says-less"};
  if (x.before(y)) {
    if (!b_published_later && y.said && x.said) return {RelationKind::stale, "older-word-of-the-same-origin", false};
    const bool falls = tally == Tally::cumulative && allowed(b).below(allowed(a));
    // Dated by the event alone, and printed after the other: the higher count is the later one.
    if (falls && !x.said && !b_published_later) return {RelationKind::updates, "same-origin-within-the-time", false};
    if (falls)
      return one_report ? within_one_report(a, b, tally) : Finding{RelationKind::corrects, "same-origin-lower-later"};
    return {fits && narrower(a.figure, b.figure) ? RelationKind::refines : RelationKind::updates, "same-origin-later"};
  }
  if (fits) return {narrower(a.figure, b.figure) ? RelationKind::refines : RelationKind::echo, "same-origin-both-hold"};
  if (one_report) return within_one_report(a, b, tally);
  // Within a day a count grows and a stock moves without anybody taking anything back.
  const bool moves =
      tally == Tally::stock || (tally == Tally::cumulative && allowed(a).below(allowed(b)) == b_published_later);
  if (moves && !to_the_minute(x, y)) return {RelationKind::updates, "same-origin-within-the-time", b_published_later};
  return {RelationKind::corrects, "same-origin-same-time", b_published_later};
}

/// Figures of two origins for times that meet, which cannot both hold.
Finding at_one_time(const DraftFigure& a, const DraftFigure& b, Tally tally, bool b_published_later) {
  const Moments &x = a.figure.as_of, &y = b.figure.as_of;
  const bool falls = allowed(b).below(allowed(a));
  const bool one_report = a.claims.front().document == b.claims.front().document;
  const bool both_named = a.origin_kind == OriginKind::named && b.origin_kind == OriginKind::named;
  if (one_report && both_named && tally != Tally::stock) return {RelationKind::conflicts, "two-sources-in-one-report"};
  if (tally == Tally::cumulative && !(x.said && y.said) && x.last - x.first + y.last - y.first > 0 && !(x == y))
    return falls ? Finding{RelationKind::stale, "lower-within-the-time"}
                 : Finding{RelationKind::updates, "higher-within-the-time"};
  // Without an hour, of a day that was not over: what was printed later may have counted on.
  const DraftFigure &first = b_published_later ? a : b, &second = b_published_later ? b : a;
  const bool moves = tally == Tally::stock || (tally == Tally::cumulative && allowed(first).below(allowed(second)));
  const bool printed_apart = first.claims.front().document != second.claims.front().document;
  if (moves && printed_apart && !to_the_minute(x, y)) {
    if (printed_while_it_ran(first)) return {RelationKind::updates, "printed-later-the-same-day", b_published_later};
    if (first.figure.as_of.last < second.figure.as_of.last && second.figure.as_of.said)
      return {RelationKind::updates, "later-within-the-time", b_published_later};
  }
  return {RelationKind::conflicts, "same-time-cannot-both-hold"};
}

Finding of_two_origins(const DraftFigure& a, const DraftFigure& b, Tally tally, bool fits, bool b_published_later) {
  const Moments &x = a.figure.as_of, &y = b.figure.as_of;
  if (fits) {
    if (tally == Tally::stock && x.before(y) && y.said && x.said && a.figure.low != b.figure.low)
      return {RelationKind::updates, "later-stock"};
    return {narrower(a.figure, b.figure) ? RelationKind::refines : RelationKind::agrees, "both-can-hold"};
  }
  const bool falls = allowed(b).below(allowed(a));
  if (!x.known || !y.known) {
    // A count that never falls: the higher figure is the later one.
    if (tally == Tally::cumulative) return {RelationKind::updates, "higher-of-unknown-time", !falls};
    return {RelationKind::not_comparable, "time-unknown"};
  }
  if (x.before(y)) {
    if (tally != Tally::cumulative) return {RelationKind::updates, "later-time"};
    if (!falls) return {RelationKind::updates, "later-and-higher"};
    if (y.said) return {RelationKind::conflicts, "counts-do-not-fall"};
    return {RelationKind::stale, "later-print-lower-undated"};
  }
  return at_one_time(a, b, tally, b_published_later);
}

/// What the words themselves say of two figures that cannot both hold: that one takes the other's place, or that one is
/// what the other is taken from.
std::optional<Finding> by_their_words(const DraftFigure& a, const DraftFigure& b, Tally tally, bool b_published_later) {
  const bool one_report = a.claims.front().document == b.claims.front().document;
  const DraftFigure &first = b_published_later ? a : b, &second = b_published_later ? b : a;
  const auto takes_place = [&](const DraftFigure& new_one, const DraftFigure& old) {
    return any_claim(new_one, &ClaimDigest::revised) && !any_claim(new_one, &ClaimDigest::left) &&
           (any_claim(old, &ClaimDigest::left) || !any_claim(old, &ClaimDigest::revised));
  };
  if (takes_place(second, first) && (!one_report || any_claim(first, &ClaimDigest::left)) &&
      (share_origin(first, second) || second.origin_kind != OriginKind::named))
    return Finding{RelationKind::corrects, "said-to-be-revised", b_published_later};
  // "129 ..., which became 125": counts do not fall but by being corrected.
  const bool one_sentence = one_report && a.claims.front().claim->sentence == b.claims.front().claim->sentence;
  if (one_sentence && tally == Tally::cumulative && share_origin(a, b)) {
    const bool b_behind = a.claims.front().claim->claim < b.claims.front().claim->claim;
    const DraftFigure &before = b_behind ? a : b, &behind = b_behind ? b : a;
    if (any_claim(behind, &ClaimDigest::so_far) && allowed(behind).below(allowed(before)))
      return Finding{RelationKind::corrects, "became-less", b_behind};
  }
  if (one_report && takes_place(first, second) && any_claim(second, &ClaimDigest::left))
    return Finding{RelationKind::corrects, "said-to-be-revised", !b_published_later};
  const auto is_old = [&](const DraftFigure& f) {
    return every_claim(f, &ClaimDigest::initial) ||
           (one_report && tally != Tally::stock && every_claim(f, &ClaimDigest::before));
  };
  if (is_old(a) != is_old(b)) {
    const bool b_is_new = is_old(a);
    const bool grows = tally == Tally::cumulative && allowed(b_is_new ? a : b).below(allowed(b_is_new ? b : a));
    return Finding{grows ? RelationKind::updates : RelationKind::corrects, "first-figure-replaced", b_is_new};
  }
  if (every_claim(a, &ClaimDigest::base) != every_claim(b, &ClaimDigest::base))
    return Finding{RelationKind::part_of, "so-many-of-these", every_claim(a, &ClaimDigest::base)};
  // "Eight others": not all of them.
  const bool less = allowed(b).below(allowed(a));
  if (one_report && tally == Tally::cumulative && every_claim(less ? b : a, &ClaimDigest::others))
    return Finding{RelationKind::part_of, "others-are-not-all", less};
  return std::nullopt;
}

/// Affairs far apart in time, of which no report speaks of both: the later count goes on from nothing.
bool far_apart(const DraftFigure& a, const DraftFigure& b) {
  constexpr std::int64_t year = std::int64_t{366} * 24 * 60;
  const Moments &x = a.figure.as_of, &y = b.figure.as_of;
  if (!x.known || !y.known || y.first - x.last < year) return false;
  return std::none_of(a.claims.begin(), a.claims.end(), [&](const ClaimOf& c) {
    return std::any_of(b.claims.begin(), b.claims.end(), [&](const ClaimOf& o) { return o.document == c.document; });
  });
}

/// Parts may be of different wholes, and each wave counts its own: only one wave told twice can be in dispute.
bool counts_another(const DraftFigure& a, const DraftFigure& b, Kind kind) {
  if (kind == Kind::part) return true;
  if (kind != Kind::increment) return false;
  const bool one_report = a.claims.front().document == b.claims.front().document;
  return one_report || !a.figure.as_of.said || !b.figure.as_of.said || !(a.figure.as_of == b.figure.as_of);
}

Finding finding(const DraftFigure& a, const DraftFigure& b, const DraftSeries& s) {
  const bool fits = allowed(a).meets(allowed(b));
  if (!fits && counts_another(a, b, s.kind))
    return {RelationKind::not_comparable, s.kind == Kind::part ? "another-part" : "another-wave"};
  const Tally tally = s.kind == Kind::total ? s.tally : Tally::plain;
  const bool later = !earlier(b.claims.front(), a.claims.front());
  if (!fits)
    if (const auto said = by_their_words(a, b, tally, later)) return *said;
  if (!share_origin(a, b) && far_apart(a, b)) return {RelationKind::not_comparable, "far-apart-in-time"};
  return share_origin(a, b) ? of_one_origin(a, b, tally, fits, later) : of_two_origins(a, b, tally, fits, later);
}

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

/// Whether the words say the figure at all, and not only its size ("thousands").
bool has_figure(const DraftFigure& f) { return f.figure.bound != Bound::magnitude && f.figure.bound != Bound::share; }

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

}  // namespace

bool Allowed::meets(const Allowed& o) const { return !below(o) && !o.below(*this); }

Allowed allowed_by(const std::optional<Decimal>& low, const std::optional<Decimal>& high, Bound bound) {
  if (bound == Bound::magnitude) return {low, std::nullopt};  // "thousands" is said of tens of thousands too
  const bool point = low && high && *low == *high;
  if (!point || bound == Bound::share || low->coefficient() <= 0) return {low, high};
  std::int64_t digits = low->coefficient(), place = 1;
  while (digits % 10 == 0) digits /= 10, place *= 10;
  const bool about = bound == Bound::about;
  if (place == 1 && !about) return {low, high};
  // Half of the last digit's place, but no more than a twentieth of the number (a tenth with "about").
  const Decimal half = Decimal::scaled(place * 5, low->scale() + 1);
  const Decimal most = low->times(Decimal::scaled(about ? 10 : 5, 2)).value_or(Decimal(0));
  const Decimal slack =
      about && half < most ? std::max(half, low->times(Decimal::scaled(3, 2)).value_or(half)) : std::min(half, most);
  return {low->minus(slack).value_or(*low), high->plus(slack).value_or(*high)};
}

namespace {

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

}  // namespace

namespace {

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

}  // namespace

namespace {

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

void relate_series(const std::vector<DraftSeries>& all, Scope& scope, std::vector<Relation>& out) {
  constexpr std::size_t most = 24;
  const std::size_t n = std::min(all.size(), most);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j) {
      const DraftSeries &a = all[i], &b = all[j];
      if (!a.specific || !b.specific) continue;
      const Dimension dimension = difference(a, b);
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
      const Moments &x = w.claims.front().document->published, &y = p.claims.front().document->published;
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
