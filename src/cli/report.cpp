// report: the ledger of a pile of articles. First what was read, with every doubt about dates; then one
// table for each measure and counted thing, in order of time, every figure with the words it came from.
//
// Holds the claims of all articles, because they are sorted; `claims` streams, for piles that do not fit.
// Left out: whether two rows tell the same thing. The table puts them next to each other, no more.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/utf8.h"
#include "cli/figures.h"
#include "cli/layout.h"
#include "cli/stream.h"
#include "cli/verbs.h"
#include "engine/records.h"

namespace runut {
namespace {

/// The order in which measures are shown: people, forces, things, money, the rest.
constexpr std::array<std::string_view, 28> measure_order{
    "killed",   "wounded",   "missing",  "captured", "casualties", "displaced",   "rescued",
    "affected", "infected",  "deployed", "arrived",  "present",    "engaged",     "withdrawn",
    "trained",  "recruited", "supplied", "received", "launched",   "intercepted", "destroyed",
    "damaged",  "seized",    "produced", "cost",     "paid",       "lost",        "other"};

/// A claim as a row of the ledger, with what it needs of its article.
struct Row {
  std::string measure, unit, time, place, actor, said_by, note, figure;
  std::string number;  // "2.5": the fifth claim of the second article
  std::string outlet;
  std::optional<Decimal> low, high;
  std::string words;  // the sentence around the claim
  Span focus;         // the claim in it
};

/// An article as a line of the overview.
struct Article {
  std::string published, basis, outlet, title;
  std::vector<std::string> doubts;  // times that conflict, and notes of the reading
  std::size_t claims = 0;
};

struct Ledger {
  std::vector<Article> articles;
  std::vector<Row> rows;
  std::set<std::string> outlets;
  std::size_t gaps = 0;
};

std::size_t place_in_order(std::string_view measure) {
  return static_cast<std::size_t>(std::find(measure_order.begin(), measure_order.end(), measure) -
                                  measure_order.begin());
}

Row row_of(const Claim& c, const Document& d, std::size_t document, std::size_t claim) {
  Row row;
  row.measure = c.measure, row.unit = counted_in(c);
  row.time = shown(c.time), row.place = shown(c.place), row.actor = shown(c.actor), row.said_by = said_by(c);
  row.note = note_of(c), row.figure = figure_of(c.quantity);
  row.low = c.quantity.low, row.high = c.quantity.high;
  row.number = std::to_string(document) + "." + std::to_string(claim);
  row.outlet = outlet_of(d);
  const Span around = words_around(c, d.text);
  row.words = around.of(d.text);
  row.focus = {c.span.begin - around.begin, c.span.end - around.begin};
  return row;
}

void add(Ledger& ledger, const Reading& r) {
  const Document& d = r.document;
  Article article;
  article.published = published_of(d), article.basis = name_of(d.published_basis);
  article.outlet = d.outlet.empty() && d.url.empty() ? "—" : outlet_of(d);
  article.title = shown(d.title.empty() ? d.uri.substr(d.uri.rfind('/') + 1) : d.title);
  article.claims = r.claims.size();
  for (const TimeExpression& t : r.times)
    if (t.conflict != TimeConflict::none) article.doubts.push_back(conflict_of(t, d));
  for (const std::string& note : r.notes) article.doubts.push_back(shown(note));
  ledger.articles.push_back(std::move(article));
  if (!d.outlet.empty()) ledger.outlets.insert(folded(d.outlet));
  ledger.gaps += r.gaps.size();
  for (std::size_t i = 0; i < r.claims.size(); ++i)
    ledger.rows.push_back(row_of(r.claims[i], d, ledger.articles.size(), i + 1));
}

/// Groups by measure and counted thing, the fuller groups of a measure first; within them by time, then size.
void sort(std::vector<Row>& rows) {
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> sizes;
  for (const Row& r : rows) ++sizes[{r.measure, r.unit}];
  std::vector<std::pair<std::size_t, std::size_t>> group(rows.size());  // measure's place, claims in the group
  for (std::size_t i = 0; i < rows.size(); ++i)
    group[i] = {place_in_order(rows[i].measure), sizes[{rows[i].measure, rows[i].unit}]};
  std::vector<std::size_t> order(rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Row &x = rows[a], &y = rows[b];
    if (group[a].first != group[b].first) return group[a].first < group[b].first;
    if (x.measure != y.measure) return x.measure < y.measure;
    if (group[a].second != group[b].second) return group[a].second > group[b].second;
    if (x.unit != y.unit) return x.unit < y.unit;
    if (x.time.empty() != y.time.empty()) return y.time.empty();
    if (x.time != y.time) return x.time < y.time;
    const Decimal low_x = x.low ? *x.low : x.high.value_or(Decimal(0)),
                  low_y = y.low ? *y.low : y.high.value_or(Decimal(0));
    return low_x < low_y;
  });
  std::vector<Row> sorted;
  sorted.reserve(rows.size());
  for (const std::size_t i : order) sorted.push_back(std::move(rows[i]));
  rows = std::move(sorted);
}

std::string counted(std::size_t n, const char* one, const char* many) {
  return grouped_digits(std::to_string(n)) + " " + (n == 1 ? one : many);
}

void append_overview(const Ledger& ledger, const Outcome& outcome, Console& console) {
  std::string line = counted(ledger.articles.size(), "article", "articles");
  if (!ledger.outlets.empty()) line += " from " + counted(ledger.outlets.size(), "outlet", "outlets");
  line += ", " + counted(ledger.rows.size(), "claim", "claims");
  if (ledger.gaps > 0) line += ", " + counted(ledger.gaps, "number", "numbers") + " without a claim (runut gaps)";
  if (outcome.rejected > 0) line += ", " + counted(outcome.rejected, "input", "inputs") + " rejected";
  for (const std::string& part : wrapped(line, console.width())) console.out += console.bold(part) + "\n";
  console.out += '\n';
}

void append_articles(const Ledger& ledger, Console& console) {
  const std::vector<Column> columns{{"#", 1, 6, true}, {"published", 10, 24},  {"basis", 5, 8},
                                    {"outlet", 8, 24}, {"claims", 6, 6, true}, {"title", 10, 300}};
  std::vector<std::vector<std::string>> rows;
  for (const Article& a : ledger.articles)
    rows.push_back({std::to_string(rows.size() + 1), a.published, a.basis == "unknown" ? "" : a.basis, a.outlet,
                    std::to_string(a.claims), a.title});
  const auto widths = fitted(columns, rows, console.width() - 2);
  const bool narrow = too_narrow(widths, console.width());
  std::string line;
  append_headings(columns, widths, 2, line);
  if (!narrow) console.out += console.faint(line) + "\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (narrow) {
      rows[i][4] = counted(ledger.articles[i].claims, "claim", "claims");
      append_parts(rows[i], 2, console.width(), console.out);
    } else {
      rows[i].back() = cut(rows[i].back(), widths.back());
      append_row(columns, widths, rows[i], 2, console.out);
    }
    for (const std::string& doubt : ledger.articles[i].doubts)
      for (const std::string& part : wrapped("! " + doubt, console.width() - 6))
        console.out += "      " + console.warning(part) + "\n";
  }
}

/// The rows of one ledger all have the same columns; what they hold decides how wide those are. The words
/// stand beside the row where the terminal is wide, else under it, behind the outlet.
class Table {
 public:
  Table(const std::vector<Row>& rows, Console& console) : console_(console), wide_(console.width() >= 150) {
    for (const Row& r : rows) {
      cells_.push_back({r.number, r.figure, r.note, r.actor, r.place, r.time, r.said_by});
      if (wide_) cells_.back().push_back(cut(r.outlet, longest_outlet));
    }
    if (wide_) columns_.push_back({"outlet", 14, longest_outlet});
    const std::size_t width = console.width() - 2;
    widths_ = fitted(columns_, cells_, wide_ ? width - 60 : width);
    used_ = width_of(widths_) + 2;
    narrow_ = too_narrow(widths_, console_.width());
  }

  void append(const std::vector<Row>& rows) {
    if (!rows.empty() && !narrow_) append_heading();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == 0 || rows[i].measure != rows[i - 1].measure || rows[i].unit != rows[i - 1].unit)
        console_.out += "\n" + console_.heading(rows[i].measure + " · " + rows[i].unit) + "\n";
      append_claim(rows[i], cells_[i]);
    }
  }

 private:
  static constexpr std::size_t longest_outlet = 18;

  void append_heading() {
    std::string line;
    append_headings(columns_, widths_, 2, line);
    if (wide_) line = padded(line, 2 + used_) + "words";
    console_.out += "\n" + console_.faint(line) + "\n";
  }

  [[nodiscard]] std::string words(const Row& row, std::size_t room) const {
    const Excerpt e = excerpt(row.words, row.focus, room);
    return console_.faint(e.before) + console_.bold(e.focus) + console_.faint(e.after);
  }

  void append_claim(const Row& row, const std::vector<std::string>& cells) {
    std::string lines;
    if (narrow_) {
      append_parts({row.number, row.figure, row.note, row.time}, 2, console_.width(), lines);
      append_parts(
          {row.actor, row.place.empty() ? "" : "in " + row.place, row.said_by == "—" ? "" : "said by " + row.said_by},
          6, console_.width(), lines);
    } else {
      append_row(columns_, widths_, cells, 2, lines);
    }
    if (wide_) {
      const std::size_t end = lines.find('\n');
      console_.out +=
          padded(lines.substr(0, end), 2 + used_) + words(row, console_.width() - 2 - used_) + lines.substr(end);
    } else {
      const std::string outlet = cut(row.outlet, std::min(longest_outlet, console_.width() / 5));
      console_.out +=
          lines + "      " + console_.faint(outlet + ": ") + words(row, console_.width() - 8 - columns(outlet)) + "\n";
    }
  }

  Console& console_;
  bool wide_, narrow_ = false;
  std::vector<Column> columns_{{"#", 3, 8},      {"figure", 10, 24, true}, {"note", 6, 10},   {"actor", 8, 20},
                               {"place", 7, 20}, {"as of", 10, 21},        {"said by", 8, 34}};
  std::vector<std::vector<std::string>> cells_;
  std::vector<std::size_t> widths_;
  std::size_t used_ = 0;
};

int report_json(const Packs& packs, const Options& options, Console& console) {
  console.out += "{\"articles\":[";
  std::size_t claims = 0;
  const Outcome outcome = stream(
      packs, options, console,
      [&](Reading&& reading, std::size_t number) {
        console.out += number > 1 ? ",\n" : "\n";
        append_article(reading, number, console.out);
        claims += reading.claims.size();
        return reading.claims.size();
      },
      true);
  console.out += "\n],\"rejections\":[";
  for (std::size_t i = 0; i < outcome.rejections.size(); ++i) {
    if (i > 0) console.out += ',';
    append_rejection(outcome.rejections[i], console.out);
  }
  console.out += "],\"totals\":{\"articles\":" + std::to_string(outcome.documents) +
                 ",\"claims\":" + std::to_string(claims) + ",\"rejected\":" + std::to_string(outcome.rejected) + "}}\n";
  console.flush();
  return outcome.status();
}

}  // namespace

int run_report(const Options& options, Console& console) {
  const auto packs = packs_for(options, console);
  if (!packs) return exit_status::usage;
  if (options.format == "json") return report_json(*packs, options, console);
  Ledger ledger;
  const Outcome outcome = stream(
      *packs, options, console,
      [&](Reading&& reading, std::size_t) {
        add(ledger, reading);
        return reading.claims.size();
      },
      true);
  if (ledger.articles.empty()) return outcome.status();
  sort(ledger.rows);
  append_overview(ledger, outcome, console);
  append_articles(ledger, console);
  Table(ledger.rows, console).append(ledger.rows);
  console.flush();
  return outcome.status();
}

}  // namespace runut
