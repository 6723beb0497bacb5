// gaps: the numbers that made no claim, each with its reason and the words around it.
#include <algorithm>

#include "cli/csv.h"
#include "cli/figures.h"
#include "cli/layout.h"
#include "cli/stream.h"
#include "cli/verbs.h"
#include "engine/records.h"

namespace runut {
namespace {

constexpr std::uint32_t around = 200;  // bytes to either side that can be of any use in a table

/// The line of the text around a span, at most `around` bytes to either side, on whole code points.
Span line_around(std::string_view text, Span span) {
  const auto inner = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; };
  std::uint32_t begin = span.begin, end = span.end;
  while (begin > 0 && span.begin - begin < around && text[begin - 1] != '\n') --begin;
  while (begin < span.begin && inner(begin)) ++begin;
  while (end < text.size() && end - span.end < around && text[end] != '\n') ++end;
  while (end > span.end && end < text.size() && inner(end)) --end;
  return {begin, end};
}

/// Whether two stretches, ascending, stand close together on one line.
bool near(std::string_view text, Span a, Span b) {
  constexpr std::uint32_t close = 16;
  return b.begin >= a.begin && b.begin <= a.end + close &&
         (b.begin <= a.end || text.substr(a.end, b.begin - a.end).find('\n') == std::string_view::npos);
}

void append_table(const Reading& r, std::size_t number, Console& console) {
  const Document& d = r.document;
  std::string& out = console.out;
  if (number > 1) out += '\n';
  out += console.heading("[" + std::to_string(number) + "] " + cut(outlet_of(d), 30)) + "  " +
         cut(shown(d.title.empty() ? d.uri : d.title), console.width() - std::min<std::size_t>(console.width(), 40)) +
         "\n";
  const std::size_t width = console.width() - 2 - 15;
  for (std::size_t i = 0; i < r.gaps.size();) {
    const GapWhy why = r.gaps[i].why;
    Span words = r.gaps[i].span;
    // The day, month and year of one date are one row.
    for (++i; i < r.gaps.size() && r.gaps[i].why == why && near(d.text, words, r.gaps[i].span); ++i)
      words.end = std::max(words.end, r.gaps[i].span.end);
    const Span line = line_around(d.text, words);
    const Excerpt e = excerpt(line.of(d.text), {words.begin - line.begin, words.end - line.begin}, width);
    out += "  " + padded(name_of(why), 15) + console.faint(e.before) + console.bold(e.focus) + console.faint(e.after) +
           "\n";
  }
}

void append_csv(const Reading& r, std::string& out) {
  for (const Gap& gap : r.gaps) {
    const std::string_view text = r.document.text;
    append_csv_row({r.document.id, std::to_string(gap.span.begin), std::to_string(gap.span.end), gap.span.of(text),
                    name_of(gap.why), shown(line_around(text, gap.span).of(text))},
                   out);
  }
}

}  // namespace

int run_gaps(const Options& options, Console& console) {
  const auto packs = packs_for(options, console);
  if (!packs) return exit_status::usage;
  if (options.format == "csv") append_csv_row({"doc", "byte_begin", "byte_end", "text", "why", "around"}, console.out);
  const Outcome outcome = stream(*packs, options, console, [&](Reading&& reading, std::size_t number) {
    if (options.format == "csv")
      append_csv(reading, console.out);
    else if (options.format == "jsonl")
      append_gaps(reading, console.out);
    else if (!reading.gaps.empty())
      append_table(reading, number, console);
    return reading.gaps.size();
  });
  console.flush();
  return outcome.status();
}

}  // namespace runut
