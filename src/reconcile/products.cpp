// A rate is a claim whose unit ends in a stretch of time; the days are a length that its sentence or its total's names.
#include "reconcile/products.h"

#include <algorithm>
#include <charconv>

#include "reconcile/claim_moments.h"
#include "reconcile/terms.h"

namespace runut {
namespace {

/// The days of a stretch by its symbol ("d") or a TIMEX3 length ("P6D"); 0: no whole number of days.
std::int64_t days_of(std::string_view code) {
  std::int64_t count = 1;
  if (code.starts_with('P')) {
    code.remove_prefix(1);
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), count);
    if (error != std::errc()) return 0;
    code.remove_prefix(static_cast<std::size_t>(end - code.data()));
  }
  if (code == "D" || code == "d") return count;
  if (code == "W" || code == "wk") return count * 7;
  return 0;
}

/// What a rate is per, by the unit behind the stroke of its quantity; empty: it is none of days.
std::string_view per_of(const Quantity& q) {
  const std::size_t stroke = q.unit.find('/');
  return stroke == std::string::npos ? std::string_view() : std::string_view(q.unit).substr(stroke + 1);
}

/// The one length of two days and more that a sentence names; 0: none, or several.
std::int64_t days_in(const Reading& r, Span sentence) {
  std::int64_t only = 0;
  auto t = std::lower_bound(r.times.begin(), r.times.end(), sentence.begin,
                            [](const TimeExpression& time, std::uint32_t begin) { return time.span.begin < begin; });
  for (; t != r.times.end() && t->span.begin < sentence.end; ++t) {
    const std::int64_t days = t->type == TimeType::duration ? days_of(t->value) : 0;
    if (days < 2) continue;
    if (only != 0 && only != days) return 0;
    only = days;
  }
  return only;
}

void add_rate(const Reading& r, const std::vector<ClaimDigest>& claims, std::size_t i, std::int64_t per,
              std::vector<ProductDigest>& out) {
  constexpr std::size_t reach = 4;  // claims around the rate in whose sentences the days may stand
  const Symbol unit = claims[i].unit;
  const std::size_t begin = i > reach ? i - reach : 0, end = std::min(claims.size(), i + reach + 1);
  for (std::size_t k = begin; k < end; ++k) {
    if (claims[k].unit != unit) continue;
    const std::int64_t days = days_in(r, r.claims[k].sentence);
    const bool known = std::any_of(out.begin(), out.end(), [&](const ProductDigest& p) {
      return p.claim == claims[i].claim && p.factor == Decimal(days);
    });
    if (days < 2 || known || days % per != 0) continue;
    const Decimal times(days / per);
    const auto low = claims[i].low->times(times), high = claims[i].high->times(times);
    if (!low || !high) continue;
    ProductDigest& p = out.emplace_back();
    p.claim = claims[i].claim, p.measure = claims[i].measure, p.unit = unit, p.factor = times, p.low = *low,
    p.high = *high;
    p.sentence = r.claims[k].sentence.begin;
  }
}

/// Whether what happened is said of the share and not of its base: "of the 500 houses were damaged", unlike "of the 50
/// dead" and "of the damaged houses".
bool is_said_of_share(const Claim& base) {
  const Reason* why = reason_for(base, "measure");
  return why != nullptr && why->words.begin > base.span.end + 2;
}

void add_share(const Reading& r, std::vector<ClaimDigest>& claims, std::size_t i, Symbol nothing,
               std::vector<ProductDigest>& out) {
  constexpr std::uint32_t between = 12;  // bytes of "of the"
  if (i + 1 >= claims.size() || claims[i].bound != Bound::share || !claims[i].low || !claims[i].high) return;
  ClaimDigest& base = claims[i + 1];
  const Span a = r.claims[i].span, b = r.claims[i + 1].span;
  const bool behind = base.sentence == claims[i].sentence && b.begin >= a.end + 3 && b.begin <= a.end + between;
  if (!behind || base.bound == Bound::share || !base.low || base.low != base.high || base.sized) return;
  const auto low = base.low->times(*claims[i].low), high = base.low->times(*claims[i].high);
  if (!low || !high) return;
  ProductDigest& p = out.emplace_back();
  p.claim = base.claim, p.share = claims[i].claim, p.measure = base.measure, p.unit = base.unit;
  p.low = *low, p.high = *high;
  if (is_said_of_share(r.claims[i + 1])) base.measure = nothing;
}

}  // namespace

std::vector<ProductDigest> products_of(const Reading& reading, std::vector<ClaimDigest>& claims, const Pack& pack,
                                       Symbols& symbols) {
  std::vector<ProductDigest> out;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::string_view per = per_of(reading.claims[i].quantity);
    if (per.empty()) {
      add_share(reading, claims, i, symbols.of("other"), out);
      continue;
    }
    const std::int64_t days = days_of(per);
    if (days != 0 && is_point(claims[i])) add_rate(reading, claims, i, days, out);
  }
  // So many a day are never so many in all.
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::string_view per = per_of(reading.claims[i].quantity);
    if (days_of(per) == 0 || claims[i].unit == 0 || symbols.text(claims[i].unit).find('/') != std::string::npos)
      continue;
    const int unit = pack.units.find(per);
    const std::string name = unit < 0 ? std::string(per) : pack.units.units[static_cast<std::size_t>(unit)].name;
    claims[i].unit = symbols.of(symbols.text(claims[i].unit) + " per " + name);
  }
  return out;
}

void hold_product(const ClaimOf& claim, const ProductDigest& product, const std::vector<const DraftSeries*>& subject,
                  Scope& scope, std::vector<SumCheck>& out) {
  SumCheck check;
  check.rule = product.share ? "share-of-base" : "rate-times-days";
  if (product.share) check.terms.push_back({claim.id.document, *product.share});
  check.terms.push_back(claim.id);
  check.low = product.low, check.high = product.high;
  if (!product.share) check.factor = product.factor;
  const Allowed allows = allowed_by(product.low, product.high, Bound::exact);
  for (const DraftSeries* s : subject) {
    if (s->status != Status::actual || s->kind == Kind::increment || s->measure != scope.measure_class(product.measure))
      continue;
    if (scope.places(s->place, scope.place_key(claim.claim->place)) == ScopeOrder::apart) continue;
    for (const ClaimOf& c : s->claims) {
      if (c.id == claim.id || !is_point(*c.claim)) continue;
      const bool fits = allows.meets(allowed(*c.claim));
      const bool said = c.document == claim.document && c.claim->sentence == product.sentence;
      if (!fits && (product.share || !said)) continue;
      check.total = c.id;
      check.verdict = fits ? Verdict::consistent : Verdict::inconsistent;
      if (fits) {
        out.push_back(std::move(check));
        return;
      }
    }
  }
  out.push_back(std::move(check));
}

}  // namespace runut
