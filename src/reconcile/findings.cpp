// Time decides first, then whether both can hold, then whose word it is; the words of the reports before all of it.
#include "reconcile/findings.h"

#include <algorithm>

namespace runut {

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

bool share_origin(const DraftFigure& a, const DraftFigure& b) {
  for (const std::uint32_t x : a.figure.origins)
    for (const std::uint32_t y : b.figure.origins)
      if (x == y) return true;
  return false;
}

Allowed allowed(const DraftFigure& f) { return allowed_by(f.figure.low, f.figure.high, f.figure.bound); }

bool has_figure(const DraftFigure& f) { return f.figure.bound != Bound::magnitude && f.figure.bound != Bound::share; }

namespace {

/// Whether b says the same stretch more narrowly than a.
bool narrower(const Figure& a, const Figure& b) {
  if (a.low == b.low && a.high == b.high) return false;
  const bool low = !a.low || (b.low && *b.low >= *a.low), high = !a.high || (b.high && *b.high <= *a.high);
  return low && high;
}

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

/// Whether both were first printed in one report; entries of a live blog are reports of their own.
bool printed_together(const DraftFigure& a, const DraftFigure& b) {
  const ClaimOf &x = a.claims.front(), &y = b.claims.front();
  return x.document == y.document && x.claim->published == y.claim->published;
}

/// Whether the figure was printed while its own time still ran: more may have come in before that time was over.
bool printed_while_it_ran(const DraftFigure& f) {
  const Moments &as_of = f.figure.as_of, &printed = f.claims.front().claim->published;
  return as_of.known && printed.known && as_of.first < as_of.last && printed.first <= as_of.last;
}

Finding of_one_origin(const DraftFigure& a, const DraftFigure& b, Tally tally, bool fits, bool b_published_later) {
  const Moments &x = a.figure.as_of, &y = b.figure.as_of;
  const bool one_report = printed_together(a, b);
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

/// Two named sources whom one report sets against each other; a stock may have moved between them.
bool are_side_by_side(const DraftFigure& a, const DraftFigure& b, Tally tally) {
  return a.claims.front().document == b.claims.front().document && a.origin_kind == OriginKind::named &&
         b.origin_kind == OriginKind::named && tally != Tally::stock;
}

/// Figures of two origins for times that meet, which cannot both hold.
Finding at_one_time(const DraftFigure& a, const DraftFigure& b, Tally tally, bool b_published_later) {
  const Moments &x = a.figure.as_of, &y = b.figure.as_of;
  const bool falls = allowed(b).below(allowed(a));
  const bool one_report = printed_together(a, b);
  const bool both_named = a.origin_kind == OriginKind::named && b.origin_kind == OriginKind::named;
  if (one_report && both_named && tally != Tally::stock) return {RelationKind::conflicts, "two-sources-in-one-report"};
  if (tally == Tally::cumulative && !(x.said && y.said) && x.last - x.first + y.last - y.first > 0 && !(x == y))
    return falls ? Finding{RelationKind::stale, "lower-within-the-time"}
                 : Finding{RelationKind::updates, "higher-within-the-time"};
  // Without an hour, of a day that was not over: what was printed later may have counted on.
  const DraftFigure &first = b_published_later ? a : b, &second = b_published_later ? b : a;
  const bool moves = tally == Tally::stock || (tally == Tally::cumulative && allowed(first).below(allowed(second)));
  const bool printed_apart = !printed_together(first, second);
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
    if (are_side_by_side(a, b, tally)) return {RelationKind::conflicts, "two-sources-in-one-report"};
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
  const bool one_report = printed_together(a, b);
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
  const bool one_report = printed_together(a, b);
  return one_report || !a.figure.as_of.said || !b.figure.as_of.said || !(a.figure.as_of == b.figure.as_of);
}

}  // namespace

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

}  // namespace runut
