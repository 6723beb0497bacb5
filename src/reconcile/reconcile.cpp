// Digests -> subjects -> series -> relations; the result is put in an order that no order of adding can change.
#include "reconcile/reconcile.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "reconcile/balances.h"
#include "reconcile/breakdowns.h"
#include "reconcile/products.h"

namespace runut {

Pile::SubjectKey Pile::key_of(const DocumentDigest& d, const ClaimDigest& c) {
  return {d.story, scope_.family(c.measure), scope_.unit_root(c.unit)};
}

void Pile::add(const Reading& reading, const Pack& pack) {
  const auto number = static_cast<std::uint32_t>(documents_.size());
  documents_.push_back(std::make_unique<DocumentDigest>(digester_.digest(reading, pack)));
  const DocumentDigest& d = *documents_.back();
  hold_for_story(reading, d);
  if (follows_copies_) compare_text(reading, number);
  for (std::uint32_t i = 0; i < d.statements.size(); ++i) statements_.push_back({&d, &d.statements[i], {number, i}});
}

void Pile::compare_text(const Reading& reading, std::uint32_t number) {
  const bool dated = reading.document.dated();
  CopyInput text{reading.document.id, reading.document.text, {}, {}};
  if (dated) text.published = reading.document.published.date;
  for (const Furniture& f : reading.document.furniture) text.left_out.push_back(f.span);
  copy_numbers_.push_back(number);
  for (CopyLink& link : copies_.add(text)) {
    link.a = copy_numbers_[link.a], link.b = copy_numbers_[link.b];
    follow_copy(link);
  }
}

void Pile::follow_copy(const CopyLink& link) {
  const DocumentDigest& source = *documents_[link.a];
  for (ClaimDigest& c : documents_[link.b]->claims) {
    if (c.origin_kind != OriginKind::outlet && c.copied_from == 0) continue;
    const bool later = c.copied_from != 0 && !earlier_published(source, *documents_[c.copied_from - 1]);
    if (later) continue;
    const auto passage = std::find_if(link.passages.begin(), link.passages.end(),
                                      [&](const Passage& p) { return p.b.begin <= c.begin && c.begin < p.b.end; });
    if (passage == link.passages.end()) continue;
    for (const ClaimDigest& o : source.claims) {
      if (o.begin < passage->a.begin || o.begin >= passage->a.end || o.low != c.low || o.high != c.high ||
          o.unit != c.unit)
        continue;
      c.origins = o.origins, c.origin_kind = o.origin_kind;
      c.copied_from = link.a + 1;
      if (link.b < filed_) changed_.insert(key_of(*documents_[link.b], c));
      break;
    }
  }
}

void Pile::append_timeline(Reconciliation& out) {
  const auto middle = statements_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  std::sort(middle, statements_.end(), happened_before);
  std::inplace_merge(statements_.begin(), middle, statements_.end(), happened_before);
  sorted_ = statements_.size();
  std::unordered_map<std::uint32_t, std::vector<StatementOf>> events;  // by story
  for (const StatementOf& s : statements_) {
    out.timeline.push_back({s.statement->first, s.statement->last, s.id});
    if (s.statement->event != 0) events[s.document->story].push_back(s);
  }
  for (const Story& story : out.stories) {
    const auto found = events.find(documents_[story.documents.front()]->story);
    if (found == events.end()) continue;
    for (DateConflict& c : date_conflicts(std::move(found->second), symbols_)) out.dates.push_back(std::move(c));
  }
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

void Pile::work_out(Subject& subject, const std::vector<ClaimOf>& claims) {
  subject.parts.clear();
  for (auto& of_actor : by_actor(claims, symbols_)) {
    Part& part = subject.parts.emplace_back();
    part.series = series_of(std::move(of_actor), scope_, symbols_);
    for (DraftSeries& s : part.series) relate_figures(s, part.relations);
    relate_series(part.series, scope_, part.relations);
    part.sums = add_up(part.series, scope_, symbols_);
    tell_terms_from_totals(part.sums.checks, part.relations);
  }
}

void Pile::append(const Part& part, std::uint32_t number, std::uint32_t story, Reconciliation& out) {
  for (const DraftSeries& s : part.series) {
    Series& series = out.series.emplace_back();
    series.measure = symbols_.text(s.measure), series.unit = symbols_.text(s.unit),
    series.actor = symbols_.text(s.actor);
    series.place = s.place_name;
    series.status = s.status, series.kind = s.kind, series.tally = s.tally;
    series.subject = number;
    series.story = story;
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

/// Measures that the words join lie across families: each is held against its members elsewhere.
void Pile::relate_joined_measures(const std::vector<const DraftSeries*>& people, std::vector<Relation>& out) {
  for (const DraftSeries* joined : people) {
    if (symbols_.text(joined->measure).find('/') == std::string::npos || joined->status != Status::actual) continue;
    for (const DraftSeries* s : people)
      if (scope_.family(s->measure) != scope_.family(joined->claims.front().claim->measure) &&
          s->status == Status::actual && s->kind == Kind::total &&
          scope_.measures(s->measure, joined->measure) == ScopeOrder::inside &&
          scope_.places(s->place, joined->place) != ScopeOrder::apart)
        relate_joined(*s, *joined, out);
  }
}

/// What became of the same people, in whatever families that is counted.
void Pile::append_balances(const std::vector<const Entry*>& subjects, const std::vector<std::uint32_t>& place,
                           Reconciliation& out) {
  std::map<std::tuple<std::uint32_t, std::string_view, std::string_view>, std::vector<const DraftSeries*>> people;
  for (const Entry* entry : subjects)
    for (const Part& part : entry->second.parts)
      for (const DraftSeries& s : part.series)
        people[{place[entry->first.story], symbols_.text(entry->first.unit), symbols_.text(s.actor)}].push_back(&s);
  for (const auto& [key, series] : people) {
    find_balances(series, scope_, symbols_, out.sums);
    relate_joined_measures(series, out.relations);
  }
}

/// What reports say by two numbers, against the totals of what they say it of; and totals of several measures.
void Pile::append_products(const std::vector<std::uint32_t>& stories, Reconciliation& out) {
  for (const std::uint32_t story : stories)
    for (const std::uint32_t n : documents_of_[story]) {
      const DocumentDigest& d = *documents_[n];
      find_mixed_breakdowns(d, n, scope_, out.sums);
      for (const ProductDigest& p : d.products) {
        const ClaimDigest& c = d.claims[p.claim];
        std::vector<const DraftSeries*> subject;
        const auto found = subjects_.find({d.story, scope_.family(p.measure), scope_.unit_root(p.unit)});
        if (found != subjects_.end())
          for (const Part& part : found->second.parts)
            for (const DraftSeries& s : part.series) subject.push_back(&s);
        hold_product({&d, &c, {n, p.claim}}, p, subject, scope_, out.sums);
      }
    }
}

Reconciliation Pile::reconcile() {
  if (filed_ < documents_.size()) file(index_.stories(), 0);
  work_out_changed();
  std::vector<const Entry*> all;
  all.reserve(subjects_.size());
  for (const auto& entry : subjects_) all.push_back(&entry);
  std::vector<std::uint32_t> stories;
  for (std::uint32_t story = 0; story < documents_of_.size(); ++story)
    if (!documents_of_[story].empty()) stories.push_back(story);
  Reconciliation out = gathered(std::move(all), stories);
  append_timeline(out);
  return out;
}

void Pile::work_out_changed() {
  changed_.merge(owed_);
  owed_.clear();
  for (const SubjectKey& key : changed_)
    if (const auto found = subjects_.find(key); found != subjects_.end()) work_out(found->second, found->second.claims);
  changed_.clear();
}

/// The results of some subjects, in an order that no order of adding can change.
Reconciliation Pile::gathered(std::vector<const Entry*> subjects, const std::vector<std::uint32_t>& stories) {
  Reconciliation out;
  std::fill(origin_of_.begin(), origin_of_.end(), 0);
  std::vector<std::uint32_t> place;
  out.stories = stories_in(stories, place);
  const auto name = [&](const Entry* e) -> const std::string& { return symbols_.text(e->first.family); };
  std::sort(subjects.begin(), subjects.end(), [&](const Entry* a, const Entry* b) {
    if (a->first.story != b->first.story) return place[a->first.story] < place[b->first.story];
    if (a->second.claims.size() != b->second.claims.size()) return a->second.claims.size() > b->second.claims.size();
    if (a->first.family != b->first.family) return name(a) < name(b);
    return symbols_.text(a->first.unit) < symbols_.text(b->first.unit);
  });
  std::map<std::pair<std::uint32_t, std::string_view>, std::vector<const Part*>> families;
  std::uint32_t number = 0;
  for (const Entry* entry : subjects)
    for (const Part& part : entry->second.parts) {
      const std::uint32_t story = place[entry->first.story];
      append(part, number++, story, out);
      families[{story, symbols_.text(entry->first.family)}].push_back(&part);
    }
  for (const auto& [key, family] : families) relate_subjects(family, out);
  append_balances(subjects, place, out);
  append_products(stories, out);
  std::stable_sort(out.relations.begin(), out.relations.end(), [](const Relation& a, const Relation& b) {
    return (a.kind == RelationKind::conflicts) > (b.kind == RelationKind::conflicts);
  });
  return out;
}

}  // namespace runut
