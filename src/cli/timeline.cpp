// timeline: what the articles say happened when, in that order, with the words that date it.
#include "cli/timeline.h"

#include "cli/csv.h"
#include "cli/layout.h"
#include "cli/verbs.h"
#include "engine/json.h"

namespace runut {
namespace {

const StatementLine& line(const ReadPile& pile, StatementId id) {
  return pile.articles[id.document].statements[id.statement];
}

std::string name_of_event(const DateConflict& c) {
  std::string out = c.event;
  for (std::size_t i = 0; i < c.parties.size(); ++i) out += (i == 0 ? " (" : ", ") + shown(c.parties[i]);
  return c.parties.empty() ? out : out + ")";
}

void append_statement_json(const ReadPile& pile, StatementId id, Json& j) {
  const StatementLine& s = line(pile, id);
  j.open('{');
  j.field("doc", pile.articles[id.document].id);
  j.field("outlet", pile.articles[id.document].outlet);
  j.field("text", s.focus.of(s.words));
  j.field("sentence", shown(s.words));
  j.close('}');
}

void append_entry(const ReadPile& pile, const Dated& d, const Options& options, Console& console) {
  const StatementLine& s = line(pile, d.id);
  const ArticleLine& article = pile.articles[d.id.document];
  if (options.format == "csv") {
    append_csv_row({d.first ? d.first->iso() : "", d.last ? d.last->iso() : "", article.id, article.outlet,
                    article.published, s.focus.of(s.words), shown(s.words)},
                   console.out);
  } else if (options.format == "jsonl") {
    Json j(console.out);
    j.open('{');
    j.field_or_null("first", d.first ? d.first->iso() : "");
    j.field_or_null("last", d.last ? d.last->iso() : "");
    j.key("statement"), append_statement_json(pile, d.id, j);
    j.field("published", article.published);
    j.close('}');
    console.out += '\n';
  } else {
    console.out += console.bold(shown_days(d.first, d.last)) + "\n";
    append_statement(pile, d.id, 6, console);
  }
}

}  // namespace

std::string shown_days(const std::optional<Date>& first, const std::optional<Date>& last) {
  constexpr std::int64_t day = 24 * 60;
  if (first && last) {
    Moments stretch;
    stretch.first = first->first_day().days() * day, stretch.last = last->last_day().days() * day + day - 1;
    stretch.known = stretch.said = true;
    return shown_time(stretch);
  }
  if (first) return "since " + first->iso();
  return last ? "until " + last->iso() : "?";
}

void append_statement(const ReadPile& pile, StatementId id, std::size_t indent, Console& console) {
  const StatementLine& s = line(pile, id);
  append_excerpt(std::to_string(id.document + 1) + " " + pile.articles[id.document].outlet, s.words, s.focus, indent,
                 console);
}

void append_date_conflict(const ReadPile& pile, const DateConflict& c, Console& console) {
  std::string head = name_of_event(c) + " is dated differently:";
  for (std::size_t i = 0; i < c.camps.size(); ++i)
    head += (i == 0 ? " " : "; ") + shown_days(c.camps[i].first, c.camps[i].last) + " by " +
            counted(c.camps[i].statements.size(), "statement", "statements");
  append_wrapped(head + "  [dates-exclude-each-other]", 2, Look::warning, console);
  for (const DateCamp& camp : c.camps)
    for (std::size_t i = 0; i < camp.statements.size() && i < 3; ++i)
      append_statement(pile, camp.statements[i], 6, console);
  if (c.confused_with.empty()) return;
  append_wrapped("perhaps meant: another event of the same", 4, Look::plain, console);
  append_statement(pile, c.confused_with.front(), 6, console);
}

void append_date_conflict_json(const ReadPile& pile, const DateConflict& c, Json& j) {
  j.open('{');
  j.field("event", c.event);
  j.texts("parties", c.parties);
  j.key("camps"), j.open('[');
  for (const DateCamp& camp : c.camps) {
    j.open('{');
    j.field_or_null("first", camp.first ? camp.first->iso() : "");
    j.field_or_null("last", camp.last ? camp.last->iso() : "");
    j.key("statements"), j.open('[');
    for (const StatementId id : camp.statements) append_statement_json(pile, id, j);
    j.close(']');
    j.close('}');
  }
  j.close(']');
  j.key("confused_with"), j.open('[');
  for (const StatementId id : c.confused_with) append_statement_json(pile, id, j);
  j.close(']');
  j.close('}');
}

int run_timeline(const Options& options, Console& console) {
  ReadPile pile;
  if (!read_pile(options, console, pile)) return exit_status::usage;
  if (options.format == "csv")
    append_csv_row({"first", "last", "doc", "outlet", "published", "words", "sentence"}, console.out);
  for (const Dated& d : pile.together.timeline) {
    append_entry(pile, d, options, console);
    console.flow();
  }
  console.flush();
  if (pile.outcome.rejected > 0) return exit_status::inputs_failed;
  return pile.together.timeline.empty() ? exit_status::nothing_found : exit_status::found;
}

}  // namespace runut
