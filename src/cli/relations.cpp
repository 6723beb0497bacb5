// conflicts, echoes: the relations of one sort, each with both quotes.
#include "cli/relations.h"

#include <array>

#include "cli/csv.h"
#include "cli/layout.h"
#include "cli/sums.h"
#include "cli/timeline.h"
#include "cli/verbs.h"
#include "engine/json.h"

namespace runut {
namespace {

struct Wording {
  RelationKind kind;
  const char* words;
};

/// What the kind says of the first claim to the second.
constexpr std::array<Wording, 9> wordings{{{RelationKind::echo, "repeats"},
                                           {RelationKind::agrees, "agrees with"},
                                           {RelationKind::refines, "says more narrowly"},
                                           {RelationKind::updates, "updates"},
                                           {RelationKind::stale, "is older than"},
                                           {RelationKind::corrects, "corrects"},
                                           {RelationKind::conflicts, "conflicts with"},
                                           {RelationKind::part_of, "is part of"},
                                           {RelationKind::not_comparable, "cannot be compared with"}}};

/// Sums that do not come out and dates that exclude each other; how many there are.
std::size_t append_further_conflicts(const ReadPile& pile, const Options& options, Console& console) {
  std::size_t found = 0;
  for (const SumCheck& c : pile.together.sums) {
    if (c.verdict != Verdict::inconsistent) continue;
    ++found;
    if (options.format == "table") append_sum(pile, c, console);
    if (options.format != "jsonl") continue;
    Json j(console.out);
    append_sum_json(pile, c, j);
    console.out += '\n';
  }
  for (const DateConflict& d : pile.together.dates) {
    ++found;
    if (options.format == "table") append_date_conflict(pile, d, console);
    if (options.format != "jsonl") continue;
    Json j(console.out);
    append_date_conflict_json(pile, d, j);
    console.out += '\n';
  }
  return found;
}

int run_relations(const Options& options, Console& console, RelationKind kind) {
  ReadPile pile;
  if (!read_pile(options, console, pile)) return exit_status::usage;
  std::size_t found = 0;
  if (options.format == "csv")
    append_csv_row({"kind", "rule", "dimension", "from_doc", "from_claim", "from_figure", "from_words", "to_doc",
                    "to_claim", "to_figure", "to_words"},
                   console.out);
  for (const Relation& r : pile.together.relations) {
    if (r.kind != kind) continue;
    ++found;
    if (options.format == "jsonl") {
      Json j(console.out);
      append_relation_json(pile, r, j);
      console.out += '\n';
    } else if (options.format == "csv") {
      append_csv_row(
          {name_of(r.kind), r.rule, name_of(r.dimension), pile.article(r.from).id, std::to_string(r.from.claim + 1),
           pile.line(r.from).figure, shown(pile.line(r.from).words), pile.article(r.to).id,
           std::to_string(r.to.claim + 1), pile.line(r.to).figure, shown(pile.line(r.to).words)},
          console.out);
    } else {
      append_relation(pile, r, console);
    }
    console.flow();
  }
  if (kind == RelationKind::conflicts) found += append_further_conflicts(pile, options, console);
  console.flush();
  if (pile.outcome.rejected > 0) return exit_status::inputs_failed;
  return found > 0 ? exit_status::found : exit_status::nothing_found;
}

}  // namespace

std::string headline_of(const ReadPile& pile, const Relation& r) {
  std::string out = ReadPile::number(r.from) + " " + pile.line(r.from).figure + " " +
                    wordings[static_cast<std::size_t>(r.kind)].words + " " + ReadPile::number(r.to) + " " +
                    pile.line(r.to).figure;
  out += "  [" + std::string(r.rule);
  if (r.dimension != Dimension::none) out.append("; ").append(name_of(r.dimension));
  return out + "]";
}

void append_relation(const ReadPile& pile, const Relation& r, Console& console) {
  append_wrapped(headline_of(pile, r), 2, r.kind == RelationKind::conflicts ? Look::warning : Look::plain, console);
  append_words(pile, r.from, 6, console);
  append_words(pile, r.to, 6, console);
}

void append_claim_json(const ReadPile& pile, ClaimId id, Json& j) {
  const ClaimLine& line = pile.line(id);
  j.open('{');
  j.field("claim", ReadPile::number(id));
  j.field("doc", pile.article(id).id);
  j.field("outlet", pile.article(id).outlet);
  j.field("figure", line.figure);
  j.field("said_by", line.said_by);
  j.field("text", line.focus.of(line.words));
  j.field("sentence", shown(line.words));
  j.close('}');
}

void append_relation_json(const ReadPile& pile, const Relation& r, Json& j) {
  j.open('{');
  j.field("kind", name_of(r.kind));
  j.field("rule", r.rule);
  j.field_or_null("dimension", r.dimension == Dimension::none ? std::string_view() : name_of(r.dimension));
  j.key("from"), append_claim_json(pile, r.from, j);
  j.key("to"), append_claim_json(pile, r.to, j);
  j.close('}');
}

int run_conflicts(const Options& options, Console& console) {
  return run_relations(options, console, RelationKind::conflicts);
}

int run_echoes(const Options& options, Console& console) { return run_relations(options, console, RelationKind::echo); }

}  // namespace runut
