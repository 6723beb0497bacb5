// report: what a pile of articles says together. First what was read, with every doubt about dates; then story by story
// what does not hold together, and subject by subject the series with their figures, origins, relations and sums, every
// line with the words it rests on.
//
// Holds a line for every claim of all articles, because they are put together; `claims` streams, for piles that do not
// fit.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "cli/layout.h"
#include "cli/page.h"
#include "cli/pile.h"
#include "cli/relations.h"
#include "cli/series.h"
#include "cli/story_heading.h"
#include "cli/sums.h"
#include "cli/timeline.h"
#include "cli/verbs.h"
#include "engine/json.h"
#include "engine/records.h"

namespace runut {
namespace {

void append_overview(const ReadPile& pile, Console& console) {
  for (const std::string& part : wrapped(overview_of(pile), console.width())) console.out += console.bold(part) + "\n";
  console.out += '\n';
}

void append_articles(const ReadPile& pile, Console& console) {
  const std::vector<Column> columns{{"#", 1, 6, true},     {"published", 10, 24},  {"basis", 5, 8},   {"outlet", 8, 24},
                                    {"story", 5, 6, true}, {"claims", 6, 6, true}, {"title", 10, 300}};
  const std::vector<std::uint32_t> stories = story_numbers_of(pile);
  const bool several = pile.together.stories.size() > 1;
  std::vector<std::vector<std::string>> rows;
  for (const ArticleLine& a : pile.articles)
    rows.push_back({std::to_string(rows.size() + 1), a.published, a.basis == "unknown" ? "" : a.basis, a.outlet,
                    several ? std::to_string(stories[rows.size()] + 1) : "", std::to_string(a.claims.size()), a.title});
  const auto widths = fitted(columns, rows, console.width() - 2);
  const bool narrow = too_narrow(widths, console.width());
  std::string line;
  append_headings(columns, widths, 2, line);
  if (!narrow) console.out += console.faint(line) + "\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (narrow) {
      if (several) rows[i][4] = "story " + rows[i][4];
      rows[i][5] = counted(pile.articles[i].claims.size(), "claim", "claims");
      append_parts(rows[i], 2, console.width(), console.out);
    } else {
      rows[i].back() = cut(rows[i].back(), widths.back());
      append_row(columns, widths, rows[i], 2, console.out);
    }
    for (const std::string& doubt : pile.articles[i].doubts)
      for (const std::string& part : wrapped("! " + doubt, console.width() - 6))
        console.out += "      " + console.warning(part) + "\n";
  }
}

/// What does not hold together in one story.
struct StoryConflicts {
  std::vector<std::vector<const Relation*>>
      relations;  ///< those of the same two figures of the same two articles together
  std::vector<const SumCheck*> sums;
  std::vector<const DateConflict*> dates;
};

/// By the story of the articles that the claims stand in.
std::map<std::uint32_t, StoryConflicts> conflicts_of(const ReadPile& pile, const std::vector<std::uint32_t>& stories) {
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::string, std::string>;
  std::map<Key, std::size_t> places;
  std::map<std::uint32_t, StoryConflicts> out;
  for (const Relation& r : pile.together.relations) {
    if (r.kind != RelationKind::conflicts) continue;
    auto& relations = out[stories[r.from.document]].relations;
    const auto [place, fresh] = places.try_emplace(
        Key{r.from.document, r.to.document, pile.line(r.from).figure, pile.line(r.to).figure}, relations.size());
    if (fresh) relations.emplace_back();
    relations[place->second].push_back(&r);
  }
  for (const SumCheck& c : pile.together.sums)
    if (c.verdict == Verdict::inconsistent) out[stories[c.terms.front().document]].sums.push_back(&c);
  for (const DateConflict& d : pile.together.dates)
    out[stories[d.camps.front().statements.front().document]].dates.push_back(&d);
  return out;
}

/// The other claims of the same figures, below the first.
void append_likewise(const std::vector<const Relation*>& same, Console& console) {
  std::set<ClaimId> others;
  for (const Relation* r : same)
    for (const ClaimId id : {r->from, r->to})
      if (id != same.front()->from && id != same.front()->to) others.insert(id);
  if (others.empty()) return;
  std::string line = "likewise";
  for (const ClaimId id : others) line += " " + ReadPile::number(id);
  append_wrapped(line, 6, Look::plain, console);
}

void append_conflicts(const ReadPile& pile, const StoryConflicts& conflicts, Console& console) {
  console.out += "\n" + console.heading("What does not hold together") + "\n";
  for (const auto& same : conflicts.relations) {
    append_relation(pile, *same.front(), console);
    append_likewise(same, console);
  }
  for (const SumCheck* c : conflicts.sums) append_sum(pile, *c, console);
  for (const DateConflict* d : conflicts.dates) append_date_conflict(pile, *d, console);
}

/// The subject of every claim, to put relations and sums under theirs.
class Subjects {
 public:
  explicit Subjects(const ReadPile& pile) {
    for (const Series& s : pile.together.series)
      for (const Figure& f : s.figures)
        for (const ClaimId id : f.claims) of_[id] = s.subject;
    for (const Relation& r : pile.together.relations)
      if (r.kind != RelationKind::conflicts) relations_[of_[r.from]].push_back(&r);
    for (const SumCheck& c : pile.together.sums) sums_[of_[c.terms.front()]].push_back(&c);
  }

  /// Relations (but for conflicts, which stand first) and sums of a subject.
  void append(const ReadPile& pile, std::uint32_t subject, Console& console) {
    const auto& relations = relations_[subject];
    const auto& sums = sums_[subject];
    if (relations.empty() && sums.empty()) return;
    console.out += "\n";
    for (const Relation* r : relations) append_relation(pile, *r, console);
    for (const SumCheck* c : sums) append_sum(pile, *c, console);
  }

 private:
  std::map<ClaimId, std::uint32_t> of_;
  std::map<std::uint32_t, std::vector<const Relation*>> relations_;
  std::map<std::uint32_t, std::vector<const SumCheck*>> sums_;
};

void append_stories(const ReadPile& pile, Console& console) {
  Subjects subjects(pile);
  const std::vector<std::uint32_t> stories = story_numbers_of(pile);
  const std::map<std::uint32_t, StoryConflicts> conflicts = conflicts_of(pile, stories);
  const auto& series = pile.together.series;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (i == 0 || series[i - 1].story != series[i].story) {
      append_heading(pile, series[i].story, console);
      if (const auto found = conflicts.find(series[i].story); found != conflicts.end())
        append_conflicts(pile, found->second, console);
    }
    append_series(pile, i, console);
    if (i + 1 == series.size() || series[i + 1].subject != series[i].subject)
      subjects.append(pile, series[i].subject, console);
    console.flow();
  }
}

/// Everything after the articles of the JSON form.
void append_together_json(const ReadPile& pile, std::string& out) {
  Json j(out);
  out += "\n],\"stories\":";
  Json h(out);
  h.open('[');
  for (std::size_t i = 0; i < pile.together.stories.size(); ++i) append_story_json(pile, i, h);
  h.close(']');
  out += ",\n\"series\":";
  j.open('[');
  for (std::size_t i = 0; i < pile.together.series.size(); ++i) append_series_json(pile, i, j);
  j.close(']');
  out += ",\n\"relations\":";
  Json k(out);
  k.open('[');
  for (const Relation& r : pile.together.relations) append_relation_json(pile, r, k);
  k.close(']');
  out += ",\n\"dates\":";
  Json m(out);
  m.open('[');
  for (const DateConflict& d : pile.together.dates) append_date_conflict_json(pile, d, m);
  m.close(']');
  out += ",\n\"sums\":";
  Json l(out);
  l.open('[');
  for (const SumCheck& c : pile.together.sums) append_sum_json(pile, c, l);
  l.close(']');
}

int report_json(const Options& options, Console& console) {
  console.out += "{\"articles\":[";
  ReadPile pile;
  const auto append = [&](const Reading& reading, std::size_t number) {
    console.out += number > 1 ? ",\n" : "\n";
    append_article(reading, number, console.out);
  };
  if (!read_pile(options, console, pile, append)) return exit_status::usage;
  append_together_json(pile, console.out);
  console.out += ",\n\"rejections\":[";
  for (std::size_t i = 0; i < pile.outcome.rejections.size(); ++i) {
    if (i > 0) console.out += ',';
    append_rejection(pile.outcome.rejections[i], console.out);
  }
  console.out += "],\"totals\":{\"articles\":" + std::to_string(pile.articles.size()) +
                 ",\"stories\":" + std::to_string(pile.together.stories.size()) +
                 ",\"claims\":" + std::to_string(pile.claims) +
                 ",\"series\":" + std::to_string(pile.together.series.size()) +
                 ",\"rejected\":" + std::to_string(pile.outcome.rejected) + "}}\n";
  console.flush();
  return pile.outcome.status();
}

}  // namespace

int run_report(const Options& options, Console& console) {
  if (options.format == "json") return report_json(options, console);
  ReadPile pile;
  if (!read_pile(options, console, pile)) return exit_status::usage;
  if (pile.articles.empty()) return pile.outcome.status();
  if (options.format == "html") {
    append_page(pile, console.out);
    console.flush();
    return pile.outcome.status();
  }
  append_overview(pile, console);
  append_articles(pile, console);
  append_stories(pile, console);
  console.flush();
  return pile.outcome.status();
}

}  // namespace runut
