// Pieces first, then "others", then lists; a figure that has its pieces is not a piece of the next.
#include "reconcile/breakdowns.h"

#include <algorithm>
#include <set>

namespace runut {
namespace {

constexpr std::size_t most_pieces = 8;

bool counts(const SumTerm& t) {
  return is_point(*t.claim.claim) && t.series->status == Status::actual && t.series->specific &&
         Decimal(0) < *t.claim.claim->low;
}

/// Whether both may be counted together: things of one root, of one measure or one within the other's.
bool alike(const SumTerm& a, const SumTerm& b, Scope& scope) {
  const ScopeOrder units = scope.units(a.series->unit, b.series->unit);
  const bool one_unit =
      units != ScopeOrder::apart || scope.unit_root(a.series->unit) == scope.unit_root(b.series->unit);
  return one_unit && scope.family(a.series->measure) == scope.family(b.series->measure);
}

/// "Six: four here and two there": the pieces behind the figure at `i`, up to where they come to it. None: empty.
std::vector<SumTerm> pieces_of(const std::vector<SumTerm>& report, std::size_t i, Scope& scope) {
  const SumTerm& whole = report[i];
  std::vector<SumTerm> out;
  Decimal sum(0);
  for (std::size_t j = i + 1; j < report.size() && out.size() < most_pieces; ++j) {
    const SumTerm& t = report[j];
    if (!counts(t) || !alike(whole, t, scope) || !(*t.claim.claim->low < *whole.claim.claim->low)) break;
    out.push_back(t);
    const auto more = sum.plus(*t.claim.claim->low);
    if (!more || *whole.claim.claim->low < *more) break;
    sum = *more;
    if (sum == *whole.claim.claim->low) return out.size() >= 2 ? out : std::vector<SumTerm>();
  }
  return {};
}

/// "Four here and two there, six in all": the pieces before the figure at `i` in its sentence, if they come to it.
std::vector<SumTerm> pieces_before(const std::vector<SumTerm>& report, std::size_t i, Scope& scope) {
  const SumTerm& whole = report[i];
  std::vector<SumTerm> out;
  for (std::size_t j = i; j-- > 0 && out.size() < most_pieces;) {
    const SumTerm& t = report[j];
    if (t.claim.claim->sentence != whole.claim.claim->sentence || !counts(t) || !alike(whole, t, scope)) break;
    out.insert(out.begin(), t);
    const Range range = total_of(out);
    if (out.size() >= 2 && range.low && *range.low == *whole.claim.claim->low) return out;
  }
  return {};
}

/// What the report, or the series around, gives for a sum: to the digit, else the report's own larger total.
void hold_others(const std::vector<SumTerm>& report, const std::vector<SumTerm>& terms, std::vector<SumCheck>& out) {
  const Range range = total_of(terms);
  if (!range.low) return;
  const auto is_term = [&](const SumTerm& t) {
    return std::any_of(terms.begin(), terms.end(), [&](const SumTerm& o) { return o.claim.id == t.claim.id; });
  };
  const SumTerm* larger = nullptr;
  for (const SumTerm& t : report) {
    if (!counts(t) || is_term(t) || t.series->kind == Kind::increment) continue;
    if (*t.claim.claim->low == *range.low)
      return out.push_back(check_of("others-and-total", terms, t.claim.id, Verdict::consistent));
    if (*range.low < *t.claim.claim->low && (larger == nullptr || *t.claim.claim->low < *larger->claim.claim->low))
      larger = &t;
  }
  if (larger != nullptr) out.push_back(check_of("others-and-total", terms, larger->claim.id, Verdict::cannot_tell));
}

/// Places with their figures one after the other that no figure of the report sums up.
void find_list(const std::vector<SumTerm>& report, const std::set<ClaimId>& taken, std::vector<SumCheck>& out) {
  constexpr std::size_t least = 3;
  for (std::size_t i = 0; i < report.size();) {
    std::vector<SumTerm> list;
    std::size_t j = i;
    for (; j < report.size() && list.size() < longest_list; ++j) {
      const SumTerm& t = report[j];
      const bool item = counts(t) && t.claim.claim->place_said && t.series->place != 0 && !taken.contains(t.claim.id) &&
                        t.series->kind != Kind::increment;
      if (!item || (!list.empty() &&
                    (list.back().series->measure != t.series->measure || list.back().series->unit != t.series->unit)))
        break;
      const bool again =
          std::any_of(list.begin(), list.end(), [&](const SumTerm& o) { return o.series->place == t.series->place; });
      if (again) break;
      list.push_back(t);
    }
    if (list.size() >= least) {
      // "Hundreds" says the size of the sum, and that is all there is to hold it against.
      std::optional<ClaimId> size;
      Verdict verdict = Verdict::cannot_tell;
      for (const SumTerm& t : report) {
        const ClaimDigest& c = *t.claim.claim;
        if (c.bound != Bound::magnitude || t.series->measure != list.front().series->measure || !c.low) continue;
        size = t.claim.id;
        const Range range = total_of(list);
        const bool fits = range.low && !(*range.low < *c.low) && (!c.high || !(*c.high < *range.low));
        verdict = fits ? Verdict::consistent : Verdict::cannot_tell;
        break;
      }
      out.push_back(check_of("list-of-places", list, size, verdict));
    }
    i = std::max(j, i + 1);
  }
}

}  // namespace

void find_breakdowns(const std::vector<SumTerm>& report, Scope& scope, std::size_t first, std::vector<SumCheck>& out) {
  if (report.size() > longest_list * 2) return;
  std::set<ClaimId> taken;
  for (std::size_t i = first; i < out.size(); ++i) taken.insert(out[i].terms.begin(), out[i].terms.end());
  const SumTerm* before = nullptr;  // the last figure that is no piece of another
  for (std::size_t i = 0; i < report.size(); ++i) {
    const SumTerm& t = report[i];
    if (!counts(t)) continue;
    if (t.claim.claim->others && before != nullptr && alike(*before, t, scope) && !taken.contains(t.claim.id)) {
      hold_others(report, {*before, t}, out);
      taken.insert(t.claim.id);
      continue;
    }
    const bool free = !taken.contains(t.claim.id);
    std::vector<SumTerm> pieces =
        free && t.claim.claim->so_far ? pieces_before(report, i, scope) : std::vector<SumTerm>();
    const bool before_it = !pieces.empty();
    if (free && !before_it) pieces = pieces_of(report, i, scope);
    const bool fresh =
        std::none_of(pieces.begin(), pieces.end(), [&](const SumTerm& p) { return taken.contains(p.claim.id); });
    if (!pieces.empty() && fresh) {
      out.push_back(check_of("breakdown", pieces, t.claim.id, Verdict::consistent));
      for (const SumTerm& p : pieces) taken.insert(p.claim.id);
    }
    if (!taken.contains(t.claim.id)) before = &t;
    if (!before_it) i += pieces.size();
  }
  find_list(report, taken, out);
}

void find_mixed_breakdowns(const DocumentDigest& report, std::uint32_t number, Scope& scope,
                           std::vector<SumCheck>& out) {
  constexpr std::uint32_t reach = 400;  // bytes of the sentences before
  for (const ClaimDigest& total : report.claims) {
    if (!is_point(total) || total.status != Status::actual || total.claim < 2) continue;
    const std::uint32_t said_in = report.claims[total.claim - 1].sentence;  // all pieces stand in one sentence
    if (said_in == total.sentence && !total.so_far) continue;
    SumCheck check;
    check.rule = "breakdown", check.verdict = Verdict::consistent, check.total = ClaimId{number, total.claim};
    Decimal sum(0);
    bool mixed = false;
    for (std::uint32_t i = total.claim; i > 0 && check.terms.size() < most_pieces && sum < *total.low;) {
      const ClaimDigest& c = report.claims[--i];
      if (!is_point(c) || c.status != Status::actual || c.sentence != said_in || total.sentence - said_in > reach ||
          scope.unit_class(c.unit) != scope.unit_class(total.unit) || !(Decimal(0) < *c.low))
        break;
      sum = sum.plus(*c.low).value_or(*total.low);
      mixed = mixed || scope.family(c.measure) != scope.family(total.measure);
      check.terms.insert(check.terms.begin(), {number, c.claim});
    }
    if (!mixed || check.terms.size() < 2 || sum != *total.low) continue;
    check.low = check.high = sum;
    out.push_back(std::move(check));
  }
}

bool is_closed_list(const SumTerm& whole, const std::vector<SumTerm>& terms) {
  constexpr std::uint32_t back = 2;
  const ClaimDigest& first = *terms.front().claim.claim;
  const std::vector<ClaimDigest>& all = terms.front().claim.document->claims;
  Decimal most(0);
  for (const SumTerm& t : terms) most = std::max(most, *t.claim.claim->low);
  const auto listed = static_cast<std::int64_t>(terms.size());
  for (std::uint32_t k = first.claim; k > 0 && k + back > first.claim;) {
    const ClaimDigest& c = all[--k];
    if (!is_point(c) || c.unit == first.unit || c.low->scale() != 0) continue;
    const std::int64_t said = c.low->coefficient();
    if (said < listed || said > listed + 2) continue;
    const auto left_out = most.times(Decimal(2 * (said - listed)));
    const auto reach = left_out && total_of(terms).low ? total_of(terms).low->plus(*left_out) : std::nullopt;
    return reach && *reach < *whole.claim.claim->low;
  }
  return false;
}

}  // namespace runut
