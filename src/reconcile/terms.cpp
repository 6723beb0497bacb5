// Sums are kept as ranges: a term that is open at an end opens the sum there.
#include "reconcile/terms.h"

#include <algorithm>
#include <map>

namespace runut {
namespace {

Range sum(Range a, const ClaimDigest& c) {
  Range out;
  if (a.low && c.low) out.low = a.low->plus(*c.low);
  if (a.high && c.high) out.high = a.high->plus(*c.high);
  return out;
}

}  // namespace

Range total_of(const std::vector<SumTerm>& terms) {
  Range all{Decimal(0), Decimal(0)};
  for (const SumTerm& t : terms) all = sum(all, *t.claim.claim);
  return all;
}

Allowed allowed_together(const std::vector<SumTerm>& terms) {
  Allowed all{Decimal(0), Decimal(0)};
  for (const SumTerm& t : terms) {
    const Allowed one = allowed(*t.claim.claim);
    all.low = all.low && one.low ? all.low->plus(*one.low) : std::nullopt;
    all.high = all.high && one.high ? all.high->plus(*one.high) : std::nullopt;
  }
  return all;
}

Allowed allowed(const ClaimDigest& c) { return allowed_by(c.low, c.high, c.bound); }

SumCheck check_of(std::string_view rule, const std::vector<SumTerm>& terms, std::optional<ClaimId> total,
                  Verdict verdict) {
  SumCheck out;
  out.rule = rule, out.verdict = verdict, out.total = total;
  for (const SumTerm& t : terms) out.terms.push_back(t.claim.id);
  const Range range = total_of(terms);
  out.low = range.low, out.high = range.high;
  return out;
}

std::span<const DraftFigure> last_figures(const DraftSeries& s) {
  const std::size_t n = std::min(s.figures.size(), most_rivals);
  return std::span(s.figures).last(n);
}

Reports by_report(const std::vector<DraftSeries>& series) {
  std::map<const DocumentDigest*, std::size_t> numbers;
  Reports out;
  std::vector<SumTerm> all;
  for (const DraftSeries& s : series)
    for (const ClaimOf& c : s.claims) all.push_back({c, &s});
  std::stable_sort(all.begin(), all.end(),
                   [](const SumTerm& a, const SumTerm& b) { return earlier(a.claim, b.claim); });
  for (const SumTerm& t : all) {
    const auto [found, fresh] = numbers.try_emplace(t.claim.document, out.size());
    if (fresh) out.emplace_back();
    out[found->second].push_back(t);
  }
  return out;
}

}  // namespace runut
