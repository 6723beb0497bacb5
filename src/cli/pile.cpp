// Articles -> lines and digests; the texts themselves go.
#include "cli/pile.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "cli/figures.h"
#include "cli/layout.h"
#include "engine/records.h"
#include "runut/reconciler.h"

namespace runut {
namespace {

ClaimLine line_of(const Claim& c, const Document& d) {
  ClaimLine line;
  line.figure = figure_of(c.quantity), line.note = note_of(c), line.counted = counted_in(c);
  line.said_by = said_by(c), line.time = shown(c.time), line.place = shown(c.place), line.actor = shown(c.actor);
  line.measure = c.measure;
  const Span around = words_around(c, d.text);
  line.words = around.of(d.text);
  line.focus = {c.span.begin - around.begin, c.span.end - around.begin};
  return line;
}

/// The words that date it, with as much around them as a line can show.
StatementLine line_of(const Statement& s, const Document& d) {
  constexpr std::uint32_t around = 240;  // bytes
  Span piece = s.sentence;
  if (s.time.begin > piece.begin + around) piece.begin = s.time.begin - around;
  if (piece.end > s.time.end + around) piece.end = s.time.end + around;
  const auto inside = [&](std::uint32_t at) { return (static_cast<unsigned char>(d.text[at]) & 0xC0) == 0x80; };
  while (piece.begin < s.time.begin && inside(piece.begin)) ++piece.begin;
  while (piece.end > s.time.end && piece.end < d.text.size() && inside(piece.end)) --piece.end;
  return {std::string(piece.of(d.text)), {s.time.begin - piece.begin, s.time.end - piece.begin}};
}

ArticleLine article_of(const Reading& r) {
  const Document& d = r.document;
  ArticleLine out;
  out.id = d.id;
  out.published = published_of(d), out.basis = name_of(d.published_basis);
  out.outlet = d.outlet.empty() && d.url.empty() ? "—" : outlet_of(d);
  out.title = shown(d.title.empty() ? d.uri.substr(d.uri.rfind('/') + 1) : d.title);
  for (const TimeExpression& t : r.times)
    if (t.conflict != TimeConflict::none) out.doubts.push_back(conflict_of(t, d));
  for (const std::string& note : r.notes) out.doubts.push_back(shown(note));
  out.claims.reserve(r.claims.size());
  for (const Claim& c : r.claims) out.claims.push_back(line_of(c, d));
  for (const Statement& s : r.statements) out.statements.push_back(line_of(s, d));
  return out;
}

/// Whether the article was out on the day. One without a date is not known to be.
bool was_known(const Document& d, Date day) {
  if (d.dated()) return d.published.date.days() <= day.last_day().days();
  return d.published_before && d.published_before->days() <= day.last_day().days();
}

std::string clock(std::int64_t minutes) {
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

/// Every article's outlet as a number; of an unknown outlet, its own.
std::vector<std::uint32_t> outlet_numbers_of(const std::vector<ArticleLine>& articles) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> out;
  for (const ArticleLine& a : articles) {
    const std::string name = a.outlet == "—" ? "— " + std::to_string(out.size()) : folded(a.outlet);
    out.push_back(numbers.emplace(name, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return out;
}

}  // namespace

std::string ReadPile::number(ClaimId id) {
  return std::to_string(id.document + 1) + "." + std::to_string(id.claim + 1);
}

bool read_pile(const Options& options, Console& console, ReadPile& out,
               const std::function<void(const Reading&, std::size_t)>& also) {
  const auto packs = packs_for(options, console);
  if (!packs) return false;
  const auto as_of = options.as_of.empty() ? std::optional<Date>() : Date::parse(options.as_of);
  if (!options.as_of.empty() && (!as_of || !as_of->valid())) {
    console.complain("--as-of " + options.as_of + ": not a date (give YYYY-MM-DD)");
    return false;
  }
  Reconciler reconciler(packs);
  reconciler.follow_copies();
  std::set<std::string> outlets;
  std::size_t later = 0;
  out.outcome = stream(
      *packs, options, console,
      [&](Reading&& reading, std::size_t) {
        if (as_of && !was_known(reading.document, *as_of)) {
          ++later;
          return std::size_t{0};
        }
        reconciler.add(reading);
        if (also) also(reading, out.articles.size() + 1);
        if (!reading.document.outlet.empty()) outlets.insert(folded(reading.document.outlet));
        out.gaps += reading.gaps.size(), out.claims += reading.claims.size();
        out.articles.push_back(article_of(reading));
        return reading.claims.size();
      },
      true);
  if (!out.outcome.ready) return false;
  if (later > 0)
    console.note(counted(later, "article", "articles") + " not known to be out by " + options.as_of + " left out");
  out.outlets = outlets.size();
  out.outlet_numbers = outlet_numbers_of(out.articles);
  out.profile = profile_named(options.profile).value_or(Profile::runut);
  if (!options.household_size.empty()) out.household_size = Decimal::parse(options.household_size);
  out.together = reconciler.reconcile();
  return true;
}

std::size_t conflicts_in(const Reconciliation& r) {
  const auto is_conflict = [](const Relation& x) { return x.kind == RelationKind::conflicts; };
  const auto is_wrong = [](const SumCheck& c) { return c.verdict == Verdict::inconsistent; };
  return static_cast<std::size_t>(std::count_if(r.relations.begin(), r.relations.end(), is_conflict) +
                                  std::count_if(r.sums.begin(), r.sums.end(), is_wrong)) +
         r.dates.size();
}

std::string overview_of(const ReadPile& pile) {
  std::string line = counted(pile.articles.size(), "article", "articles");
  if (pile.outlets > 0) line += " from " + counted(pile.outlets, "outlet", "outlets");
  line += ", " + counted(pile.together.stories.size(), "story", "stories");
  line += ", " + counted(pile.claims, "claim", "claims") + " in " +
          counted(pile.together.series.size(), "series", "series");
  line += ", " + counted(pile.together.origins.size(), "origin", "origins");
  line += ", " + counted(conflicts_in(pile.together), "conflict", "conflicts");
  if (pile.gaps > 0) line += ", " + counted(pile.gaps, "number", "numbers") + " without a claim (runut gaps)";
  if (pile.outcome.rejected > 0) line += ", " + counted(pile.outcome.rejected, "input", "inputs") + " rejected";
  return line;
}

std::string shown_time(const Moments& as_of) {
  constexpr std::int64_t day = 24 * 60;
  if (!as_of.known) return "?";
  const auto day_of = [](std::int64_t m) { return static_cast<std::int32_t>(m >= 0 ? m / day : (m - day + 1) / day); };
  const Date first = Date::from_days(day_of(as_of.first)), last = Date::from_days(day_of(as_of.last));
  const std::int64_t from = as_of.first - std::int64_t{first.days()} * day,
                     to = as_of.last - std::int64_t{last.days()} * day;
  const bool whole_days = from == 0 && to == day - 1;
  std::string out;
  if (first == last) {
    out = first.iso();
    if (from == to)
      out += " " + clock(from);
    else if (!whole_days)
      out += " " + clock(from) + "–" + clock(to);
  } else if (whole_days && first.day == 1 && last == first.last_day() && first.month == last.month) {
    out = Date{first.year, first.month, 0}.iso();
  } else if (whole_days && first.day == 1 && last.day == days_in_month(last.year, last.month) &&
             first.year == last.year && first.month == last.month) {
    out = Date{first.year, first.month, 0}.iso();
  } else if (whole_days && first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31 &&
             first.year == last.year) {
    out = Date{first.year, 0, 0}.iso();
  } else {
    out = first.iso() + " to " + last.iso();
  }
  return as_of.said ? out : "(" + out + ")";
}

std::string figure_of(const Figure& figure) {
  Quantity q;
  q.low = figure.low, q.high = figure.high, q.bound = figure.bound;
  return figure_of(q);
}

std::string origins_of(const Figure& figure, const Reconciliation& together) {
  std::string out;
  for (const std::uint32_t o : figure.origins) {
    const Origin& origin = together.origins[o];
    if (!out.empty()) out += ", ";
    out += origin.kind == OriginKind::unnamed  ? "unnamed"
           : origin.kind == OriginKind::outlet ? "own voice of " + shown(origin.name)
                                               : shown(origin.name);
  }
  return out;
}

void append_excerpt(const std::string& head, std::string_view words, Span focus, std::size_t indent, Console& console) {
  const std::string start = cut(head, console.width() / 4) + ": ";
  const std::size_t used = indent + columns(start);
  const Excerpt e = excerpt(words, focus, console.width() > used + 10 ? console.width() - used : 10);
  console.out += std::string(indent, ' ') + console.faint(start) + console.faint(e.before) + console.bold(e.focus) +
                 console.faint(e.after) + "\n";
}

void append_words(const ReadPile& pile, ClaimId id, std::size_t indent, Console& console) {
  const ClaimLine& line = pile.line(id);
  append_excerpt(ReadPile::number(id) + " " + pile.article(id).outlet, line.words, line.focus, indent, console);
}

void append_wrapped(std::string_view text, std::size_t indent, Look look, Console& console) {
  std::size_t in = indent;
  for (const std::string& line : wrapped(text, console.width() - indent - 2)) {
    const std::string shown_line = look == Look::heading   ? console.heading(line)
                                   : look == Look::warning ? console.warning(line)
                                                           : line;
    console.out += std::string(in, ' ') + shown_line + "\n";
    in = indent + 2;
  }
}

std::string counted(std::size_t n, const char* one, const char* many) {
  return grouped_digits(std::to_string(n)) + " " + (n == 1 ? one : many);
}

}  // namespace runut
