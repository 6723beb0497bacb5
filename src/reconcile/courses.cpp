// Parts are held against each other report by report; waves are added up in the order of their days.
#include "reconcile/courses.h"

#include <algorithm>
#include <map>

#include "reconcile/terms.h"

namespace runut {
namespace {

constexpr std::size_t most_figures = 24, most_series = 200, most_reports = 4;

bool is_point(const DraftFigure& f) { return f.figure.low && f.figure.low == f.figure.high && has_figure(f); }

bool same_thing(const DraftSeries& a, const DraftSeries& b) {
  return a.measure == b.measure && a.unit == b.unit && a.status == b.status;
}

/// What one report gives for each of the places, by the place.
using Table = std::map<Symbol, SumTerm>;

class PartCourse {
 public:
  PartCourse(const DraftSeries& whole, const std::vector<DraftSeries>& all, Scope& scope) : whole_(whole) {
    for (std::size_t i = 0; i < all.size() && i < most_series; ++i) {
      const DraftSeries& s = all[i];
      if (&s != &whole && s.kind == Kind::total && same_thing(s, whole) && scope.is_known(s.place) &&
          scope.places(s.place, whole.place) == ScopeOrder::inside)
        parts_.push_back(&s);
    }
  }
  [[nodiscard]] bool has_parts() const { return parts_.size() > 2; }

  /// Whether one part makes all the difference between two figures of the whole; the others are the same in both.
  void hold(const DraftFigure& before, const DraftFigure& after, std::vector<SumCheck>& out) const {
    if (*before.figure.low == *after.figure.low) return;
    const bool falls = *after.figure.low < *before.figure.low;
    const DraftFigure &more = falls ? before : after, &less = falls ? after : before;
    for (std::size_t i = 0; i < more.claims.size() && i < most_reports; ++i)
      for (std::size_t j = 0; j < less.claims.size() && j < most_reports; ++j) {
        const ClaimOf &a = more.claims[i], &b = less.claims[j];
        const SumTerm* part =
            a.document == b.document ? nullptr : only_in_first(table_of(*a.document), table_of(*b.document));
        if (part == nullptr) continue;
        const auto sum = less.figure.low->plus(*part->claim.claim->low);
        if (!sum || *sum != *more.figure.low) continue;
        out.push_back(
            check_of(falls ? "one-part-gone" : "one-part-more", {{b, &whole_}, *part}, a.id, Verdict::consistent));
        return;
      }
  }

 private:
  [[nodiscard]] const Table& table_of(const DocumentDigest& report) const {
    const auto [found, fresh] = tables_.try_emplace(&report);
    if (fresh)
      for (const DraftSeries* s : parts_)
        for (const ClaimOf& c : s->claims)
          if (c.document == &report && runut::is_point(*c.claim)) found->second.emplace(s->place, SumTerm{c, s});
    return found->second;
  }

  /// The one part that the second table lacks, where it has all others as they are, two at least.
  [[nodiscard]] static const SumTerm* only_in_first(const Table& first, const Table& second) {
    if (second.size() < 2 || first.size() != second.size() + 1) return nullptr;
    const SumTerm* only = nullptr;
    for (const auto& [place, term] : first) {
      const auto other = second.find(place);
      if (other == second.end()) {
        if (only != nullptr) return nullptr;
        only = &term;
      } else if (other->second.claim.claim->low != term.claim.claim->low) {
        return nullptr;
      }
    }
    return only;
  }

  const DraftSeries& whole_;
  std::vector<const DraftSeries*> parts_;
  mutable std::map<const DocumentDigest*, Table> tables_;
};

void find_part_courses(const std::vector<DraftSeries>& series, Scope& scope, std::vector<SumCheck>& out) {
  for (const DraftSeries& whole : series) {
    if (whole.kind != Kind::total || whole.status != Status::actual || !whole.specific || whole.figures.size() < 2 ||
        !scope.is_known(whole.place))
      continue;
    const PartCourse course(whole, series, scope);
    if (!course.has_parts()) continue;
    const std::size_t n = whole.figures.size();
    for (std::size_t i = n > most_figures ? n - most_figures : 0; i + 1 < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j)
        if (is_point(whole.figures[i]) && is_point(whole.figures[j]))
          course.hold(whole.figures[i], whole.figures[j], out);
  }
}

/// Waves of several reports and days, none of them told twice: figures whose times do not meet.
std::vector<const DraftFigure*> waves_of(const DraftSeries& s) {
  std::vector<const DraftFigure*> out;
  for (const DraftFigure& f : s.figures) {
    if (!is_point(f) || f.figure.retired || !f.figure.as_of.known) return {};
    if (!out.empty() && !out.back()->figure.as_of.before(f.figure.as_of)) {
      if (out.back()->figure.low == f.figure.low) continue;  // the same wave by another
      return {};
    }
    out.push_back(&f);
  }
  return out;
}

void find_wave_courses(const std::vector<DraftSeries>& series, Scope& scope, std::vector<SumCheck>& out) {
  for (const DraftSeries& s : series) {
    if (s.kind != Kind::increment || s.status != Status::actual || !s.specific || s.figures.size() > most_figures)
      continue;
    const std::vector<const DraftFigure*> waves = waves_of(s);
    if (waves.size() < 2) continue;
    for (const DraftSeries& whole : series) {
      if (whole.kind != Kind::total || !same_thing(whole, s) || scope.places(s.place, whole.place) == ScopeOrder::apart)
        continue;
      for (const DraftFigure& total : last_figures(whole)) {
        if (!is_point(total) || total.figure.as_of.before(waves.back()->figure.as_of)) continue;
        std::vector<SumTerm> terms;
        for (const DraftFigure* w : waves) terms.push_back({w->claims.front(), &s});
        const Range sum = total_of(terms);
        if (!sum.low || *sum.low != *total.figure.low) continue;
        out.push_back(check_of("waves-and-total", terms, total.figure.claims.front(), Verdict::consistent));
        break;
      }
    }
  }
}

}  // namespace

void find_courses(const std::vector<DraftSeries>& series, Scope& scope, std::vector<SumCheck>& out) {
  find_part_courses(series, scope, out);
  find_wave_courses(series, scope, out);
}

}  // namespace runut
