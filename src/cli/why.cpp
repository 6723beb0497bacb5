// why: for a claim, the words and the rule behind every field, and what the packs know of its sentence.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "cli/figures.h"
#include "cli/layout.h"
#include "cli/stream.h"
#include "cli/verbs.h"
#include "engine/explain.h"
#include "engine/json.h"
#include "engine/records.h"

namespace runut {
namespace {

/// Which claims the user asked for.
struct Wanted {
  std::size_t document = 0, claim = 0;  // 0: any
  std::string at;

  [[nodiscard]] bool holds(const Claim& c, const Document& d, std::size_t document_number, std::size_t number) const {
    if (document != 0 && document != document_number) return false;
    if (claim != 0 && claim != number) return false;
    return at.empty() || shown(c.span.of(d.text)).find(at) != std::string::npos;
  }
};

std::optional<std::size_t> positive(std::string_view digits) {
  std::size_t n = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
  if (failed != std::errc() || end != digits.data() + digits.size() || n == 0) return std::nullopt;
  return n;
}

/// Reads "N" or "D.N"; a bare N means the first article.
std::optional<Wanted> wanted(const Options& options) {
  Wanted out;
  out.at = shown(options.at);
  if (options.claim.empty()) return out;
  const std::string_view text = options.claim;
  const std::size_t point = text.find('.');
  const auto document =
      point == std::string_view::npos ? std::optional<std::size_t>(1) : positive(text.substr(0, point));
  const auto claim = positive(point == std::string_view::npos ? text : text.substr(point + 1));
  if (!document || !claim) return std::nullopt;
  out.document = *document, out.claim = *claim;
  return out;
}

/// The value of a claim's field as its record has it.
std::string value_of_field(const Claim& c, std::string_view field) {
  const auto listed = [](const std::vector<std::string>& values) {
    std::string out;
    for (const std::string& v : values) out += (out.empty() ? "" : ", ") + v;
    return out;
  };
  if (field == "quantity" || field == "low" || field == "high" || field == "bound") return figure_of(c.quantity);
  if (field == "unit") return c.unit;
  if (field == "measure") return c.measure;
  if (field == "status") return std::string(name_of(c.status));
  if (field == "kind") return std::string(name_of(c.kind));
  if (field == "actor") return c.actor;
  if (field == "place") return c.place;
  if (field == "time") return c.time;
  if (field == "origin") return listed(c.origin);
  if (field == "via") return listed(c.via);
  return {};
}

constexpr std::array<std::string_view, 9> fields{"unit",  "measure", "status", "kind", "actor",
                                                 "place", "time",    "origin", "via"};

/// A table row per field, and per further reason for the same field.
std::vector<std::vector<std::string>> field_rows(const Claim& c, const Document& d) {
  std::vector<std::vector<std::string>> rows;
  const auto reasons_for = [&](std::string_view name) {
    bool first = true;
    for (const Reason& r : c.reasons) {
      if (r.field != name) continue;
      rows.push_back({first ? std::string(name) : "", first ? shown(value_of_field(c, name)) : "", std::string(r.rule),
                      r.words.empty() ? "" : "“" + shown(r.words.of(d.text)) + "”"});
      first = false;
    }
    return !first;
  };
  rows.push_back(
      {"figure", figure_of(c.quantity), std::string(name_of(c.quantity.bound)), "“" + shown(c.span.of(d.text)) + "”"});
  for (const std::string_view field : fields)
    if (!reasons_for(field)) rows.push_back({std::string(field), shown(value_of_field(c, field)), "", ""});
  for (const Reason& r : c.reasons) {
    if (std::find(fields.begin(), fields.end(), r.field) != fields.end()) continue;
    rows.push_back({std::string(r.field), shown(value_of_field(c, r.field)), std::string(r.rule),
                    r.words.empty() ? "" : "“" + shown(r.words.of(d.text)) + "”"});
  }
  for (auto& row : rows)
    if (row[1].empty() && !row[0].empty()) row[1] = "—";
  return rows;
}

void append_rows(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows,
                 Console& console) {
  const auto widths = fitted(columns, rows, console.width() - 4);
  std::string line;
  append_headings(columns, widths, 4, line);
  console.out += console.faint(line) + "\n";
  for (const auto& row : rows) append_row(columns, widths, row, 4, console.out);
}

/// What `why` needs beside the reading: the hits of the article at hand, and where surfaces stand in the packs.
struct Lookup {
  std::string folder;
  std::map<std::string, SurfaceIndex> by_language;
  std::vector<LexiconHit> hits;

  const SurfaceIndex& index(const std::string& language) {
    return by_language.try_emplace(language, folder, language).first->second;
  }
};

void append_hits(const Claim& c, const Document& d, Lookup& lookup, Console& console) {
  std::vector<std::vector<std::string>> rows;
  const SurfaceIndex& index = lookup.index(d.language);
  const Span around = words_around(c, d.text);
  auto hit = std::lower_bound(lookup.hits.begin(), lookup.hits.end(), around.begin,
                              [](const LexiconHit& h, std::uint32_t begin) { return h.words.begin < begin; });
  for (; hit != lookup.hits.end() && hit->words.begin < around.end; ++hit) {
    const std::string words = shown(hit->words.of(d.text));
    const bool same = !rows.empty() && rows.back()[0] == words;
    if (same)
      rows.back()[1].append(", ").append(hit->kind);
    else
      rows.push_back({words, std::string(hit->kind), index.where(words)});
  }
  if (rows.empty()) return;
  console.out += "  " + console.bold("the packs' words in the sentence") + "\n";
  append_rows({{"words", 8, 30}, {"read as", 8, 40}, {"from", 8, 60}}, rows, console);
}

void append_claim(const Reading& r, std::size_t document, std::size_t number, Lookup& lookup, Console& console) {
  const Document& d = r.document;
  const Claim& c = r.claims[number - 1];
  console.out += console.heading(std::to_string(document) + "." + std::to_string(number) + " " + figure_of(c.quantity) +
                                 " " + counted_in(c) + " · " + c.measure) +
                 "  " + outlet_of(d) + "\n";
  const std::string sentence = shown(words_around(c, d.text).of(d.text));
  for (const std::string& line : wrapped(sentence, console.width() - 2)) console.out += "  " + line + "\n";
  console.out += console.faint("  " + shown(d.uri.empty() ? d.id : d.uri) + ", bytes " + std::to_string(c.span.begin) +
                               " to " + std::to_string(c.span.end)) +
                 "\n";
  append_rows({{"field", 6, 10}, {"value", 8, 30}, {"rule", 8, 40}, {"words", 8, 60}}, field_rows(c, d), console);
  append_hits(c, d, lookup, console);
  console.out += '\n';
}

}  // namespace

int run_why(const Options& options, Console& console) {
  if (!options.other.empty()) return run_why_related(options, console);
  const auto which = wanted(options);
  if (!which) {
    console.complain("--claim " + options.claim + ": not a claim (give N, or D.N for claim N of document D)");
    return exit_status::usage;
  }
  const auto packs = packs_for(options, console);
  if (!packs) return exit_status::usage;
  Lookup lookup{packs_folder(options), {}, {}};
  const Outcome outcome = stream(*packs, options, console, [&](Reading&& reading, std::size_t document) {
    std::size_t found = 0;
    CodePointCounter offsets(reading.document.text);
    if (options.format != "json") lookup.hits = lexicon_hits(*packs, reading.document);
    for (std::size_t number = 1; number <= reading.claims.size(); ++number) {
      if (!which->holds(reading.claims[number - 1], reading.document, document, number)) continue;
      ++found;
      if (options.format == "json")
        append_full_claim(reading, number, offsets, console.out);
      else
        append_claim(reading, document, number, lookup, console);
      console.flow();
    }
    return found;
  });
  console.flush();
  if (outcome.found == 0 && (!options.claim.empty() || !options.at.empty()))
    console.note("no claim fits (runut claims lists them; runut gaps lists numbers that made none)");
  return outcome.status();
}

}  // namespace runut
