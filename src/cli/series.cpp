// series: every series of comparable figures, each figure in time order with its origins and its words.
#include "cli/series.h"

#include "cli/csv.h"
#include "cli/estimates.h"
#include "cli/layout.h"
#include "cli/relations.h"
#include "cli/story_heading.h"
#include "cli/verbs.h"
#include "engine/json.h"

namespace runut {
namespace {

void append_figure_json(const ReadPile& pile, const Figure& f, Json& j) {
  j.open('{');
  j.key("low"), j.decimal(f.low);
  j.key("high"), j.decimal(f.high);
  j.field("bound", name_of(f.bound));
  j.field("as_of", shown_time(f.as_of));
  j.key("as_of_said"), j.flag(f.as_of.said);
  j.key("retired"), j.flag(f.retired);
  j.key("origins"), j.open('[');
  for (const std::uint32_t o : f.origins) j.text(pile.together.origins[o].name);
  j.close(']');
  j.key("claims"), j.open('[');
  for (const ClaimId id : f.claims) append_claim_json(pile, id, j);
  j.close(']');
  j.close('}');
}

void append_csv(const ReadPile& pile, std::string& out) {
  const auto decimal = [](const std::optional<Decimal>& v) { return v ? v->to_string() : std::string(); };
  append_csv_row({"series", "story", "measure", "unit", "actor", "place", "status", "kind", "as_of", "as_of_said",
                  "low", "high", "bound", "origins", "doc", "claim", "outlet", "published", "words"},
                 out);
  std::size_t number = 0;
  for (const Series& s : pile.together.series) {
    ++number;
    for (const Figure& f : s.figures)
      for (const ClaimId id : f.claims)
        append_csv_row({std::to_string(number), std::to_string(s.story + 1), s.measure, s.unit, s.actor, s.place,
                        name_of(s.status), name_of(s.kind), shown_time(f.as_of), f.as_of.said ? "yes" : "no",
                        decimal(f.low), decimal(f.high), name_of(f.bound), origins_of(f, pile.together),
                        pile.article(id).id, std::to_string(id.claim + 1), pile.article(id).outlet,
                        pile.article(id).published, shown(pile.line(id).words)},
                       out);
  }
}

}  // namespace

std::string title_of(const Series& s) {
  std::string out = s.measure + " · " + (s.unit.empty() ? "(bare number)" : shown(s.unit));
  if (!s.actor.empty()) out += " · " + shown(s.actor);
  if (!s.place.empty()) out += " · in " + shown(s.place);
  if (s.status != Status::actual) out.append(" · ").append(name_of(s.status));
  if (s.kind != Kind::total) out.append(" · ").append(name_of(s.kind));
  return out;
}

std::string support_of(const Series& s) {
  return counted(s.reports, "report", "reports") + ", " + counted(s.outlets, "outlet", "outlets") + ", " +
         counted(s.origins, "origin", "origins");
}

void append_series(const ReadPile& pile, std::size_t number, Console& console) {
  const Series& s = pile.together.series[number];
  console.out += '\n';
  append_wrapped("[" + std::to_string(number + 1) + "] " + title_of(s), 0, Look::heading, console);
  append_wrapped(support_of(s) + "; first in " + ReadPile::number(s.earliest) + " " + pile.article(s.earliest).outlet +
                     ", " + pile.article(s.earliest).published,
                 2, Look::plain, console);
  append_estimate(pile, s, console);
  const std::vector<Column> columns{{"as of", 10, 24}, {"figure", 8, 22, true}, {"said by", 10, 40}, {"in", 3, 24}};
  std::vector<std::vector<std::string>> rows;
  for (const Figure& f : s.figures) {
    std::string claims;
    for (std::size_t i = 0; i < f.claims.size() && i < 6; ++i)
      claims += (i > 0 ? " " : "") + ReadPile::number(f.claims[i]);
    if (f.claims.size() > 6) claims += " …";
    rows.push_back(
        {shown_time(f.as_of), figure_of(f) + (f.retired ? " (taken back)" : ""), origins_of(f, pile.together), claims});
  }
  const auto widths = fitted(columns, rows, console.width() - 2);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    append_row(columns, widths, rows[i], 2, console.out);
    append_words(pile, s.figures[i].claims.front(), 6, console);
  }
}

void append_series_json(const ReadPile& pile, std::size_t number, Json& j) {
  const Series& s = pile.together.series[number];
  j.open('{');
  j.key("series"), j.number(number + 1);
  j.key("subject"), j.number(s.subject + 1);
  j.key("story"), j.number(s.story + 1);
  j.field("measure", s.measure);
  j.field_or_null("unit", s.unit);
  j.field_or_null("actor", s.actor);
  j.field_or_null("place", s.place);
  j.field("status", name_of(s.status));
  j.field("kind", name_of(s.kind));
  j.field("tally", name_of(s.tally));
  j.key("reports"), j.number(s.reports);
  j.key("outlets"), j.number(s.outlets);
  j.key("origins"), j.number(s.origins);
  append_estimate_json(pile, s, j);
  j.key("figures"), j.open('[');
  for (const Figure& f : s.figures) append_figure_json(pile, f, j);
  j.close(']');
  j.close('}');
}

int run_series(const Options& options, Console& console) {
  ReadPile pile;
  if (!read_pile(options, console, pile)) return exit_status::usage;
  if (options.format == "csv") {
    append_csv(pile, console.out);
  } else {
    for (std::size_t i = 0; i < pile.together.series.size(); ++i) {
      if (options.format == "jsonl") {
        Json j(console.out);
        append_series_json(pile, i, j);
        console.out += '\n';
      } else {
        const auto& series = pile.together.series;
        if (pile.together.stories.size() > 1 && (i == 0 || series[i - 1].story != series[i].story))
          append_heading(pile, series[i].story, console);
        append_series(pile, i, console);
      }
      console.flow();
    }
  }
  console.flush();
  return pile.outcome.status();
}

}  // namespace runut
