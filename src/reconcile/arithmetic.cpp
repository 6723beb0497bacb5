// One function per kind of sum; all of them walk the claims of the subject report by report.
#include "reconcile/arithmetic.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "reconcile/breakdowns.h"
#include "reconcile/courses.h"
#include "reconcile/terms.h"

namespace runut {
namespace {

class Adder {
 public:
  Adder(const std::vector<DraftSeries>& series, Scope& scope, const Symbols& symbols)
      : series_(series), scope_(scope), symbols_(symbols), reports_(by_report(series)) {}

  Sums run() {
    for (const auto& report : reports_) {
      const std::size_t before = out_.checks.size();
      measures_that_add_up(report);
      shares(report);
      planned_totals(report);
      places(report);
      increments(report);
      find_breakdowns(report, scope_, before, out_.checks);
    }
    sums_across_reports();
    find_courses(series_, scope_, out_.checks);
    return std::move(out_);
  }

 private:
  /// killed + wounded of one sentence and origin against what others say of the casualties.
  void measures_that_add_up(const std::vector<SumTerm>& report) {
    for (const MeasureSum& m : scope_.sums()) {
      std::map<std::uint32_t, std::vector<SumTerm>> by_sentence;
      for (const SumTerm& t : report)
        if (t.series->status == Status::actual && !is_share(*t.claim.claim) &&
            std::find(m.parts.begin(), m.parts.end(), symbols_.text(t.series->measure)) != m.parts.end())
          by_sentence[t.claim.claim->sentence].push_back(t);
      for (auto& [sentence, all] : by_sentence)
        if (std::vector<SumTerm> terms = one_of_each(all); terms.size() == m.parts.size())
          hold_against_total(terms, m.total);
    }
  }

  /// The first claim of every measure, when all have the same unit.
  static std::vector<SumTerm> one_of_each(const std::vector<SumTerm>& all) {
    std::vector<SumTerm> out;
    for (const SumTerm& t : all)
      if (t.series->unit == all.front().series->unit && t.series->place == all.front().series->place &&
          std::none_of(out.begin(), out.end(),
                       [&](const SumTerm& o) { return o.series->measure == t.series->measure; }))
        out.push_back(t);
    return out;
  }

  void hold_against_total(const std::vector<SumTerm>& terms, const std::string& measure) {
    const Allowed parts = allowed_together(terms);
    const ClaimDigest& first = *terms.front().claim.claim;
    bool said = false;
    for (const DraftSeries& s : std::span(series_).first(std::min(series_.size(), most_rivals))) {
      if (symbols_.text(s.measure) != measure || s.status != Status::actual || s.kind == Kind::part) continue;
      if (scope_.units(s.unit, terms.front().series->unit) == ScopeOrder::apart) continue;
      if (scope_.places(s.place, terms.front().series->place) == ScopeOrder::apart) continue;
      for (const DraftFigure& f : last_figures(s)) {
        const bool same_time = f.figure.as_of.meets(first.as_of);
        const bool fits = parts.meets(allowed_by(f.figure.low, f.figure.high, f.figure.bound));
        const bool conflict = same_time && !fits;
        out_.checks.push_back(check_of("parts-and-total", terms, f.figure.claims.front(),
                                       fits        ? Verdict::consistent
                                       : same_time ? Verdict::inconsistent
                                                   : Verdict::cannot_tell));
        if (conflict) relate(RelationKind::conflicts, "sum-of-parts-against-total", f.figure.claims.front(), terms);
        said = true;
      }
    }
    if (!said) out_.checks.push_back(check_of("parts-and-total", terms, std::nullopt, Verdict::cannot_tell));
  }

  void relate(RelationKind kind, std::string_view rule, ClaimId from, const std::vector<SumTerm>& terms) {
    for (const SumTerm& t : terms) out_.relations.push_back({kind, Dimension::none, rule, from, t.claim.id});
  }

  /// "More than half" of the figure before it, of the same things in the same or the sentence before.
  void shares(const std::vector<SumTerm>& report) {
    for (const SumTerm& t : report) {
      const ClaimDigest& c = *t.claim.claim;
      if (!is_share(c) || !c.low) continue;
      const ClaimDigest* base = base_of(*t.claim.document, c);
      if (base == nullptr || !base->low) continue;
      SumCheck check;
      check.rule = "share-of-base";
      check.terms = {t.claim.id, {t.claim.id.document, base->claim}};
      check.low = base->low->times(*c.low);
      if (c.high && base->high) check.high = base->high->times(*c.high);
      hold_share_against_others(t, check);
      out_.checks.push_back(std::move(check));
    }
  }

  [[nodiscard]] const ClaimDigest* base_of(const DocumentDigest& d, const ClaimDigest& share) const {
    constexpr std::uint32_t back = 6;
    for (std::uint32_t i = share.claim, steps = 0; i > 0 && steps < back; ++steps) {
      const ClaimDigest& c = d.claims[--i];
      if (!is_share(c) && c.kind != Kind::part && scope_.units(c.unit, share.unit) == ScopeOrder::same &&
          c.actor == share.actor)
        return &c;
    }
    return nullptr;
  }

  /// A count that never falls and is higher than others' is later, if all are right.
  void hold_share_against_others(const SumTerm& share, const SumCheck& check) {
    for (const DraftSeries& s : std::span(series_).first(std::min(series_.size(), most_rivals))) {
      const ScopeOrder measures = scope_.measures(s.measure, share.series->measure);
      if ((measures != ScopeOrder::same && measures != ScopeOrder::inside) || s.unit != share.series->unit ||
          s.kind == Kind::part || s.status != Status::actual)
        continue;
      for (const DraftFigure& f : last_figures(s)) {
        const Allowed other = allowed_by(f.figure.low, f.figure.high, f.figure.bound);
        const bool higher = check.low && other.high && *other.high < *check.low;
        if (!higher) continue;
        const Moments &a = share.claim.claim->as_of, &b = f.figure.as_of;
        const bool same_time = a.said && b.said && a.meets(b);
        out_.relations.push_back({same_time ? RelationKind::conflicts : RelationKind::updates, Dimension::measure,
                                  same_time ? "share-of-base-against-total" : "share-of-base-higher-so-later",
                                  share.claim.id, f.figure.claims.front()});
      }
    }
  }

  /// "Would exceed 40,000 in all": what is there, what was added, and what is planned, by the same report.
  void planned_totals(const std::vector<SumTerm>& report) {
    for (const SumTerm& t : report) {
      const DraftSeries& s = *t.series;
      const bool total_to_come = s.kind == Kind::total && (s.status == Status::possible || s.status == Status::planned);
      if (!total_to_come || is_share(*t.claim.claim)) continue;
      std::vector<SumTerm> terms;
      std::set<std::pair<std::optional<Decimal>, std::optional<Decimal>>> taken;
      if (report.size() > longest_list) return;
      for (const SumTerm& o : report) {
        if (o.series->measure != s.measure || o.series->unit != s.unit || is_share(*o.claim.claim)) continue;
        const bool standing = o.series->status == Status::actual && o.series->kind == Kind::total;
        const bool added = o.series->kind == Kind::increment && o.series->status != Status::denied;
        if (!standing && !added) continue;
        if (scope_.places(o.series->place, s.place) == ScopeOrder::apart) continue;
        if (o.claim.claim->bound == Bound::magnitude || !taken.emplace(o.claim.claim->low, o.claim.claim->high).second)
          continue;
        terms.push_back(o);
      }
      const auto increments =
          std::count_if(terms.begin(), terms.end(), [](const SumTerm& o) { return o.series->kind == Kind::increment; });
      const auto standing = static_cast<std::ptrdiff_t>(terms.size()) - increments;
      if (increments == 0 || standing != 1) continue;
      const bool fits = allowed_together(terms).meets(allowed(*t.claim.claim));
      out_.checks.push_back(
          check_of("present-plus-planned", terms, t.claim.id, fits ? Verdict::consistent : Verdict::inconsistent));
    }
  }

  /// Figures for places inside a place, against the figure for the whole, in the order of the text: a known district is
  /// a part of the whole, and the unknown names behind it are parts of the district.
  void places(const std::vector<SumTerm>& report) {
    for (std::size_t i = 0; i < report.size(); ++i) {
      const SumTerm& whole = report[i];
      if (!whole_of_places(whole)) continue;
      std::vector<SumTerm> known, unknown;
      for (std::size_t j = i + 1; j < report.size() && j < i + longest_list; ++j) {
        const SumTerm& t = report[j];
        if (t.series->measure != whole.series->measure || t.series->unit != whole.series->unit ||
            t.series->status != whole.series->status)
          continue;
        if (scope_.are_of_one_rank(t.claim.claim->place, whole.claim.claim->place)) break;  // the next of its kind
        ScopeOrder order = scope_.places(t.series->place, whole.series->place);
        // A village is in the town it is listed under, whatever town has another of that name.
        if (order == ScopeOrder::apart && scope_.is_ranked(t.claim.claim->place)) order = ScopeOrder::unknown;
        if (t.series->place == whole.series->place) {
          if (known.empty() && unknown.empty()) continue;
          break;
        }
        if (!t.claim.claim->place_said) continue;
        if (order == ScopeOrder::apart || order == ScopeOrder::contains) break;
        add_new_place(order == ScopeOrder::inside && scope_.is_known(t.series->place) ? known : unknown, t);
      }
      const std::vector<SumTerm>& terms = known.size() >= 2 ? known : unknown;
      if (terms.size() >= 2 && is_first_of_its_figure(report, i)) hold_places_against(whole, terms);
    }
  }

  bool whole_of_places(const SumTerm& t) const {
    const bool size = t.claim.claim->sized && !t.series->specific;  // depths do not add up
    return !size && scope_.is_known(t.series->place) && t.claim.claim->kind != Kind::increment &&
           is_point(*t.claim.claim) && t.series->status == Status::actual;
  }

  static void add_new_place(std::vector<SumTerm>& terms, const SumTerm& t) {
    for (const SumTerm& o : terms)
      if (o.series->place == t.series->place) return;
    terms.push_back(t);
  }

  /// The figure said last before its parts stands for those who say it before.
  static bool is_first_of_its_figure(const std::vector<SumTerm>& report, std::size_t i) {
    for (std::size_t j = i + 1; j < report.size() && j < i + near; ++j) {
      if (report[j].series == report[i].series && report[j].claim.claim->low == report[i].claim.claim->low)
        return false;
      if (report[j].series->place != report[i].series->place && report[j].series->measure == report[i].series->measure)
        break;
    }
    return true;
  }

  void hold_places_against(const SumTerm& whole, const std::vector<SumTerm>& terms) {
    const Range range = total_of(terms);
    Verdict verdict = Verdict::cannot_tell;
    if (range.low && *range.low == *whole.claim.claim->low && range.high == range.low) verdict = Verdict::consistent;
    if (range.low && *whole.claim.claim->high < *range.low) verdict = Verdict::inconsistent;
    if (verdict == Verdict::cannot_tell && is_closed_list(whole, terms)) verdict = Verdict::inconsistent;
    out_.checks.push_back(check_of("places-and-total", terms, whole.claim.id, verdict));
  }

  /// "One more, nine in all": the figure before must be eight.
  void increments(const std::vector<SumTerm>& report) {
    for (std::size_t i = 0; i < report.size(); ++i) {
      const SumTerm& t = report[i];
      if (t.series->kind != Kind::increment || t.series->status != Status::actual || !is_point(*t.claim.claim))
        continue;
      const SumTerm* total = nullptr;
      const std::size_t begin = i > near ? i - near : 0, end = std::min(report.size(), i + near);
      for (const SumTerm& o : std::span(report).subspan(begin, end - begin))
        if (o.claim.claim->sentence == t.claim.claim->sentence && same_thing(*o.series, *t.series) &&
            o.series->kind == Kind::total && o.series->status == Status::actual && is_point(*o.claim.claim) &&
            *t.claim.claim->low < *o.claim.claim->low)
          total = &o;
      if (total != nullptr) hold_increment_against(t, *total);
    }
  }

  bool same_thing(const DraftSeries& a, const DraftSeries& b) const {
    return a.measure == b.measure && a.unit == b.unit && scope_.places(a.place, b.place) != ScopeOrder::apart;
  }

  void hold_increment_against(const SumTerm& added, const SumTerm& total) {
    const Decimal before = total.claim.claim->low->minus(*added.claim.claim->low).value_or(Decimal(0));
    for (const DraftSeries& s : series_) {
      if (&s != total.series && !(s.kind == Kind::part && s.status == Status::actual && same_thing(s, *total.series)))
        continue;
      for (const DraftFigure& f : last_figures(s)) {
        if (!f.figure.low || f.figure.low != f.figure.high || *f.figure.low != before) continue;
        out_.checks.push_back(
            check_of("increment-and-totals", {{f.claims.front(), &s}, added}, total.claim.id, Verdict::consistent));
        return;
      }
    }
    out_.checks.push_back(check_of("increment-and-totals", {added}, total.claim.id, Verdict::cannot_tell));
    out_.checks.back().low = out_.checks.back().high = before;
  }

  /// Figures of different things joined in one sentence that another report gives as one: to the digit, and no round
  /// accident, so that both likely rest on one origin.
  void sums_across_reports() {
    std::map<Decimal, std::vector<SumTerm>> points;
    for (const auto& report : reports_)
      for (const SumTerm& t : report)
        if (is_point(*t.claim.claim) && t.series->kind != Kind::part) points[*t.claim.claim->low].push_back(t);
    for (const auto& report : reports_)
      for (std::size_t i = 0; i < report.size(); ++i) {
        std::vector<SumTerm> terms{report[i]};
        for (std::size_t j = i + 1; j < report.size() && j < i + near && terms.size() < 4; ++j)
          if (joined(terms, report[j])) terms.push_back(report[j]);
        if (terms.size() < 2 || (i > 0 && joined({report[i - 1]}, report[i]))) continue;
        find_sum(terms, points);
      }
  }

  bool joined(const std::vector<SumTerm>& terms, const SumTerm& t) const {
    const SumTerm& a = terms.front();
    if (a.claim.claim->sentence != t.claim.claim->sentence || !is_point(*a.claim.claim) || !is_point(*t.claim.claim))
      return false;
    if (a.series->measure != t.series->measure || a.series->status != t.series->status ||
        a.series->place != t.series->place)
      return false;
    return std::all_of(terms.begin(), terms.end(), [&](const SumTerm& o) {
      return scope_.units(o.series->unit, t.series->unit) == ScopeOrder::apart;
    });
  }

  void find_sum(const std::vector<SumTerm>& terms, const std::map<Decimal, std::vector<SumTerm>>& points) {
    const Range range = total_of(terms);
    if (!range.low) return;
    const auto found = points.find(*range.low);
    if (found == points.end()) return;
    std::size_t tried = 0;
    for (const SumTerm& total : found->second) {
      if (++tried > most_rivals) return;
      if (total.claim.document == terms.front().claim.document) continue;
      if (total.series->measure != terms.front().series->measure ||
          total.series->status != terms.front().series->status)
        continue;
      if (scope_.places(total.series->place, terms.front().series->place) == ScopeOrder::apart) continue;
      SumCheck check = check_of("sum-across-reports", terms, total.claim.id, Verdict::consistent);
      check.one_origin = true;
      out_.checks.push_back(std::move(check));
      return;
    }
  }

  const std::vector<DraftSeries>& series_;
  Scope& scope_;
  const Symbols& symbols_;
  Reports reports_;
  Sums out_;
};

}  // namespace

Sums add_up(const std::vector<DraftSeries>& series, Scope& scope, const Symbols& symbols) {
  return Adder(series, scope, symbols).run();
}

}  // namespace runut
