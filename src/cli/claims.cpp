// claims: article by article, as a table for people or as JSONL and CSV for programs. Streams.
#include "base/moment_of_text.h"
#include "cli/csv.h"
#include "cli/figures.h"
#include "cli/layout.h"
#include "cli/stream.h"
#include "cli/verbs.h"
#include "engine/records.h"

namespace runut {
namespace {

const std::vector<Column>& columns_of_claims() {
  static const std::vector<Column> columns{{"#", 1, 6, true},  {"figure", 8, 22, true}, {"counted", 7, 22},
                                           {"measure", 7, 12}, {"note", 6, 10},         {"actor", 8, 18},
                                           {"place", 7, 18},   {"as of", 11, 21},       {"said by", 8, 30}};
  return columns;
}

std::vector<std::string> cells(const Claim& c, std::size_t number) {
  return {std::to_string(number), figure_of(c.quantity), counted_in(c), c.measure, note_of(c),
          shown(c.actor),         shown(c.place),        shown(c.time), said_by(c)};
}

void append_table(const Reading& r, std::size_t number, Console& console) {
  const Document& d = r.document;
  std::string& out = console.out;
  if (number > 1) out += '\n';
  std::string head = "[" + std::to_string(number) + "] " + outlet_of(d) + " · " + published_of(d);
  const std::string title = shown(d.title.empty() ? d.uri : d.title);
  if (!title.empty()) head += " · " + title;
  out += console.heading(cut(head, console.width())) + "\n";
  for (const TimeExpression& t : r.times)
    if (t.conflict != TimeConflict::none) out += "  " + console.warning("! " + conflict_of(t, d)) + "\n";
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < r.claims.size(); ++i) rows.push_back(cells(r.claims[i], i + 1));
  if (rows.empty()) return;
  const auto& columns = columns_of_claims();
  const auto widths = fitted(columns, rows, console.width() - 2);
  const bool narrow = too_narrow(widths, console.width());
  std::string line;
  append_headings(columns, widths, 2, line);
  if (!narrow) out += console.faint(line) + "\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (narrow)
      append_parts(rows[i], 2, console.width(), out);
    else
      append_row(columns, widths, rows[i], 2, out);
    const Claim& c = r.claims[i];
    const Span around = words_around(c, d.text);
    const Excerpt e =
        excerpt(around.of(d.text), {c.span.begin - around.begin, c.span.end - around.begin}, console.width() - 6);
    out += "      " + console.faint(e.before) + console.bold(e.focus) + console.faint(e.after) + "\n";
  }
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& v : values) out += (out.empty() ? "" : "; ") + v;
  return out;
}

void append_csv(const Reading& r, std::string& out) {
  const Document& d = r.document;
  const auto decimal = [](const std::optional<Decimal>& v) { return v ? v->to_string() : std::string(); };
  std::size_t number = 0;
  for (const Claim& c : r.claims)
    append_csv_row({d.id,
                    std::to_string(++number),
                    d.outlet,
                    update_at(d, c.span.begin) != nullptr     ? published_at(d, c.span.begin).date.iso()
                    : d.published_basis == DateBasis::unknown ? ""
                                                              : published_of(d),
                    decimal(c.quantity.low),
                    decimal(c.quantity.high),
                    name_of(c.quantity.bound),
                    c.unit,
                    c.measure,
                    name_of(c.status),
                    name_of(c.kind),
                    c.actor,
                    c.place,
                    c.time,
                    joined(c.origin),
                    joined(c.via),
                    c.span.of(d.text),
                    std::to_string(c.span.begin),
                    std::to_string(c.span.end),
                    shown(words_around(c, d.text).of(d.text))},
                   out);
}

}  // namespace

int run_claims(const Options& options, Console& console) {
  const auto packs = packs_for(options, console);
  if (!packs) return exit_status::usage;
  if (options.format == "csv")
    append_csv_row(
        {"doc",  "claim", "outlet", "published", "low",    "high", "bound", "unit",       "measure",  "status",
         "kind", "actor", "place",  "time",      "origin", "via",  "text",  "byte_begin", "byte_end", "sentence"},
        console.out);
  const Outcome outcome = stream(*packs, options, console, [&](Reading&& reading, std::size_t number) {
    if (options.format == "csv")
      append_csv(reading, console.out);
    else if (options.format == "jsonl")
      append_full_claims(reading, console.out);
    else if (options.format == "record")
      append_claim_records(reading, console.out);
    else
      append_table(reading, number, console);
    return reading.claims.size();
  });
  console.flush();
  return outcome.status();
}

}  // namespace runut
