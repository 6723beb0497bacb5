// Digests -> subjects -> series -> relations; the result is put in an order that no order of adding can change.
#include "reconcile/reconcile.h"

#include <algorithm>
#include <set>

namespace runut {

void Pile::add(const Reading& reading, const Pack& pack) {
  const auto number = static_cast<std::uint32_t>(documents_.size());
  documents_.push_back(std::make_unique<DocumentDigest>(digester_.digest(reading, pack)));
  const DocumentDigest& d = *documents_.back();
  for (const ClaimDigest& c : d.claims) {
    const SubjectKey key{d.story, scope_.family(c.measure), scope_.unit_root(c.unit)};
    Subject& subject = subjects_[key];
    subject.claims.push_back({&d, &c, {number, c.claim}});
    subject.changed = true;
  }
  for (std::uint32_t i = 0; i < d.statements.size(); ++i) statements_.push_back({&d, &d.statements[i], {number, i}});
}

void Pile::append_timeline(Reconciliation& out) {
  const auto middle = statements_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  std::sort(middle, statements_.end(), happened_before);
  std::inplace_merge(statements_.begin(), middle, statements_.end(), happened_before);
  sorted_ = statements_.size();
  std::vector<StatementOf> events;
  for (const StatementOf& s : statements_) {
    out.timeline.push_back({s.statement->first, s.statement->last, s.id});
    if (s.statement->event != 0) events.push_back(s);
  }
  out.dates = date_conflicts(std::move(events), symbols_);
}

namespace {

/// What is known to be a term of a sum is no rival of the total: it is a part of it.
void tell_terms_from_totals(const std::vector<SumCheck>& checks, std::vector<Relation>& relations) {
  std::set<std::pair<ClaimId, ClaimId>> parts;
  for (const SumCheck& c : checks)
    if (c.total && c.verdict == Verdict::consistent)
      for (const ClaimId term : c.terms) parts.emplace(term, *c.total);
  if (parts.empty()) return;
  for (Relation& r : relations) {
    if (parts.contains({r.to, r.from})) std::swap(r.from, r.to);
    if (parts.contains({r.from, r.to})) r.kind = RelationKind::part_of, r.rule = "term-of-the-sum";
  }
}

}  // namespace

void Pile::work_out(Subject& subject) {
  subject.parts.clear();
  for (auto& claims : by_actor(subject.claims, symbols_)) {
    Part& part = subject.parts.emplace_back();
    part.series = series_of(std::move(claims), scope_, symbols_);
    for (DraftSeries& s : part.series) relate_figures(s, part.relations);
    relate_series(part.series, scope_, part.relations);
    part.sums = add_up(part.series, scope_, symbols_);
    tell_terms_from_totals(part.sums.checks, part.relations);
  }
  subject.changed = false;
}

namespace {

/// The name that most claims of the series use; of equals the first.
std::string usual_name(const DraftSeries& s, Symbol ClaimDigest::*field, const Symbols& symbols) {
  std::map<std::string, std::size_t> votes;
  for (const ClaimOf& c : s.claims)
    if (c.claim->*field != 0) ++votes[symbols.text(c.claim->*field)];
  const auto best =
      std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == votes.end() ? std::string() : best->first;
}

}  // namespace

void Pile::append(const Part& part, std::uint32_t number, Reconciliation& out) {
  for (const DraftSeries& s : part.series) {
    Series& series = out.series.emplace_back();
    series.measure = symbols_.text(s.measure), series.unit = symbols_.text(s.unit),
    series.actor = symbols_.text(s.actor);
    if (s.place != 0) series.place = usual_name(s, &ClaimDigest::place, symbols_);
    series.status = s.status, series.kind = s.kind, series.tally = s.tally;
    series.subject = number;
    series.story = s.claims.front().document->story;
    series.earliest = s.claims.front().id;
    std::set<const DocumentDigest*> reports;
    std::set<Symbol> outlets, origins;
    for (const ClaimOf& c : s.claims) reports.insert(c.document), outlets.insert(c.document->outlet);
    for (const DraftFigure& f : s.figures) {
      Figure figure = f.figure;
      for (std::uint32_t& o : figure.origins) {
        origins.insert(o);
        if (origin_of_.size() <= o) origin_of_.resize(o + 1);
        if (origin_of_[o] == 0) {
          out.origins.push_back({symbols_.text(o), f.origin_kind});
          origin_of_[o] = static_cast<std::uint32_t>(out.origins.size());
        }
        o = origin_of_[o] - 1;
      }
      series.figures.push_back(std::move(figure));
    }
    series.reports = static_cast<std::uint32_t>(reports.size());
    series.outlets = static_cast<std::uint32_t>(outlets.size());
    series.origins = static_cast<std::uint32_t>(origins.size());
  }
  out.relations.insert(out.relations.end(), part.relations.begin(), part.relations.end());
  out.relations.insert(out.relations.end(), part.sums.relations.begin(), part.sums.relations.end());
  out.sums.insert(out.sums.end(), part.sums.checks.begin(), part.sums.checks.end());
}

/// Things of one family that are counted in different units, by different reports: said once for each pair, as long as
/// they are few.
void Pile::relate_subjects(std::span<const Part* const> family, Reconciliation& out) const {
  constexpr std::size_t most = 6;
  if (family.size() < 2 || family.size() > most) return;
  for (std::size_t i = 0; i < family.size(); ++i)
    for (std::size_t j = i + 1; j < family.size(); ++j) {
      const DraftSeries &a = family[i]->series.front(), &b = family[j]->series.front();
      if (!a.specific || !b.specific || a.claims.front().document == b.claims.front().document) continue;
      const Dimension d = a.measure != b.measure ? Dimension::measure
                          : a.unit != b.unit     ? Dimension::unit
                                                 : Dimension::actor;
      out.relations.push_back({RelationKind::not_comparable, d, "scope-differs", b.figures.back().figure.claims.front(),
                               a.figures.back().figure.claims.front()});
    }
}

Reconciliation Pile::reconcile() {
  Reconciliation out;
  origin_of_.clear();
  std::vector<std::pair<const SubjectKey, Subject>*> order;
  for (auto& entry : subjects_) {
    if (entry.second.changed) work_out(entry.second);
    order.push_back(&entry);
  }
  const auto name = [&](const auto* e) -> const std::string& { return symbols_.text(e->first.family); };
  std::sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
    if (a->second.claims.size() != b->second.claims.size()) return a->second.claims.size() > b->second.claims.size();
    if (a->first.story != b->first.story) return a->first.story < b->first.story;
    if (a->first.family != b->first.family) return name(a) < name(b);
    return symbols_.text(a->first.unit) < symbols_.text(b->first.unit);
  });
  append_timeline(out);
  std::map<std::pair<std::uint32_t, std::string_view>, std::vector<const Part*>> families;
  std::uint32_t number = 0;
  for (const auto* entry : order)
    for (const Part& part : entry->second.parts) {
      append(part, number++, out);
      families[{entry->first.story, symbols_.text(entry->first.family)}].push_back(&part);
    }
  for (const auto& [key, family] : families) relate_subjects(family, out);
  std::stable_sort(out.relations.begin(), out.relations.end(), [](const Relation& a, const Relation& b) {
    return (a.kind == RelationKind::conflicts) > (b.kind == RelationKind::conflicts);
  });
  return out;
}

}  // namespace runut
