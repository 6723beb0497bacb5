// For every figure of a whole the terms that go with it; of those who may be counted twice both sums are tried.
#include "reconcile/balances.h"

#include <algorithm>
#include <optional>

#include "reconcile/findings.h"

namespace runut {
namespace {

constexpr std::size_t most_series = 48, most_figures = 3;

/// A figure with the claim that says it in the report at hand, if one does.
struct Said {
  const DraftFigure* figure = nullptr;
  ClaimId claim;
  bool in_report = false;
};

bool can_be_added(const DraftFigure& f) {
  return !f.figure.retired && f.figure.bound != Bound::magnitude && f.figure.bound != Bound::share && f.figure.low;
}

Said said_in(const DraftFigure& f, const DocumentDigest* report) {
  for (const ClaimOf& c : f.claims)
    if (c.document == report) return {&f, c.id, true};
  return {&f, f.claims.front().id, false};
}

class Balancer {
 public:
  Balancer(std::span<const DraftSeries* const> people, Scope& scope, const Symbols& symbols, std::vector<SumCheck>& out)
      : people_(people.first(std::min(people.size(), most_series))), scope_(scope), symbols_(symbols), out_(out) {}

  void run(const Balance& balance) {
    for (const DraftSeries* s : people_) {
      if (symbols_.text(s->measure) != balance.whole || !counts(*s)) continue;
      const std::size_t n = s->figures.size();
      for (std::size_t i = n > most_figures ? n - most_figures : 0; i < n; ++i)
        if (can_be_added(s->figures[i])) hold(balance, *s, s->figures[i]);
    }
  }

 private:
  [[nodiscard]] static bool counts(const DraftSeries& s) {
    return s.status == Status::actual && s.kind != Kind::increment;
  }

  /// The last word on a measure, of the whole's own report if that has one.
  [[nodiscard]] std::optional<Said> last_word(const std::string& measure, const DraftSeries& whole,
                                              const DocumentDigest* report, const DraftFigure& most) {
    std::optional<Said> best;
    for (const DraftSeries* s : people_) {
      if (symbols_.text(s->measure) != measure || !counts(*s)) continue;
      const ScopeOrder places = scope_.places(s->place, whole.place);
      if (places == ScopeOrder::apart || places == ScopeOrder::contains) continue;
      for (const DraftFigure& f : s->figures) {
        if (!can_be_added(f) || (most.figure.high && *most.figure.high < *f.figure.low)) continue;
        const Said said = said_in(f, report);
        if (s->kind == Kind::part && !said.in_report) continue;
        if (best && best->in_report && !said.in_report) continue;
        const bool later =
            !best || (said.in_report && !best->in_report) || best->figure->figure.as_of.last <= f.figure.as_of.last;
        if (later) best = said;
      }
    }
    return best;
  }

  void hold(const Balance& balance, const DraftSeries& series, const DraftFigure& whole) {
    const DocumentDigest* report = whole.claims.front().document;
    std::vector<Said> sure, all;
    for (const std::string& m : balance.parts)
      if (const auto said = last_word(m, series, report, whole)) sure.push_back(*said);
    all = sure;
    for (const std::string& m : balance.perhaps)
      if (const auto said = last_word(m, series, report, whole)) all.push_back(*said);
    for (const std::vector<Said>* terms : {&all, &sure}) {
      if (terms->size() < 2 || !meets_report(*terms, report)) continue;
      const Verdict verdict = verdict_of(*terms, whole);
      if (verdict == Verdict::consistent) return add(*terms, whole, verdict);
    }
    if (sure.size() >= 2 && meets_report(sure, report)) add(sure, whole, verdict_of(sure, whole));
  }

  /// Of figures that no report joins nothing is said.
  [[nodiscard]] static bool meets_report(const std::vector<Said>& terms, const DocumentDigest* report) {
    if (std::any_of(terms.begin(), terms.end(), [](const Said& s) { return s.in_report; })) return true;
    const DocumentDigest* first = terms.front().figure->claims.front().document;
    return report != nullptr &&
           std::all_of(terms.begin(), terms.end(), [&](const Said& s) { return said_in(*s.figure, first).in_report; });
  }

  [[nodiscard]] static Verdict verdict_of(const std::vector<Said>& terms, const DraftFigure& whole) {
    Allowed sum{Decimal(0), Decimal(0)};
    bool later = false, points = true;
    Decimal exact(0);
    for (const Said& s : terms) {
      const Figure& f = s.figure->figure;
      const Allowed one = allowed_by(f.low, f.high, f.bound);
      sum.low = sum.low && one.low ? sum.low->plus(*one.low) : std::nullopt;
      sum.high = sum.high && one.high ? sum.high->plus(*one.high) : std::nullopt;
      points = points && f.low == f.high;
      exact = exact.plus(*f.low).value_or(exact);
      later = later || (!s.in_report && whole.figure.as_of.before(f.as_of));
    }
    if (points && whole.figure.low == whole.figure.high && exact == *whole.figure.low) return Verdict::consistent;
    const Allowed most = allowed_by(whole.figure.low, whole.figure.high, whole.figure.bound);
    if (!later && sum.low && most.high && *most.high < *sum.low) return Verdict::inconsistent;
    return Verdict::cannot_tell;
  }

  void add(const std::vector<Said>& terms, const DraftFigure& whole, Verdict verdict) {
    SumCheck& check = out_.emplace_back();
    check.rule = "balance", check.verdict = verdict, check.total = whole.claims.front().id;
    check.low = check.high = Decimal(0);
    for (const Said& s : terms) {
      check.terms.push_back(s.claim);
      const Figure& f = s.figure->figure;
      check.low = check.low && f.low ? check.low->plus(*f.low) : std::nullopt;
      check.high = check.high && f.high ? check.high->plus(*f.high) : std::nullopt;
    }
  }

  std::span<const DraftSeries* const> people_;
  Scope& scope_;
  const Symbols& symbols_;
  std::vector<SumCheck>& out_;
};

}  // namespace

void find_balances(std::span<const DraftSeries* const> people, Scope& scope, const Symbols& symbols,
                   std::vector<SumCheck>& out) {
  Balancer balancer(people, scope, symbols, out);
  for (const Balance& b : scope.balances()) balancer.run(b);
}

}  // namespace runut
