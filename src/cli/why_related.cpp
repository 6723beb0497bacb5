// why --claim A --to B: how two claims stand to each other: the relations and sums that hold both, by rule; and where
// none does, the series in which each stands.
#include <charconv>
#include <optional>

#include "cli/layout.h"
#include "cli/relations.h"
#include "cli/series.h"
#include "cli/sums.h"
#include "cli/verbs.h"
#include "engine/json.h"

namespace runut {
namespace {

/// "2.5" as a claim; nothing where it is none.
std::optional<ClaimId> claim_of(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return std::nullopt;
  const auto number = [](std::string_view digits) -> std::uint32_t {
    std::uint32_t n = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    return failed == std::errc() && end == digits.data() + digits.size() ? n : 0;
  };
  const std::uint32_t document = number(text.substr(0, point)), claim = number(text.substr(point + 1));
  if (document == 0 || claim == 0) return std::nullopt;
  return ClaimId{document - 1, claim - 1};
}

bool holds(const ReadPile& pile, ClaimId id) {
  return id.document < pile.articles.size() && id.claim < pile.articles[id.document].claims.size();
}

/// The figure's first claim stands for all that say the same.
struct Place {
  std::size_t series = 0;
  ClaimId first;
};

std::optional<Place> place_of(const ReadPile& pile, ClaimId id) {
  for (std::size_t i = 0; i < pile.together.series.size(); ++i)
    for (const Figure& f : pile.together.series[i].figures)
      for (const ClaimId c : f.claims)
        if (c == id) return Place{i, f.claims.front()};
  return std::nullopt;
}

bool joins(const Relation& r, ClaimId a, ClaimId b) { return (r.from == a && r.to == b) || (r.from == b && r.to == a); }

bool joins(const SumCheck& c, ClaimId a, ClaimId b) {
  const auto has = [&](ClaimId id) {
    for (const ClaimId t : c.terms)
      if (t == id) return true;
    return c.total && *c.total == id;
  };
  return has(a) && has(b);
}

}  // namespace

int run_why_related(const Options& options, Console& console) {
  const auto a = claim_of(options.claim), b = claim_of(options.other);
  if (!a || !b) {
    console.complain("--claim and --to: give D.N for claim N of document D");
    return exit_status::usage;
  }
  ReadPile pile;
  if (!read_pile(options, console, pile)) return exit_status::usage;
  if (!holds(pile, *a) || !holds(pile, *b)) {
    console.note("no such claim (runut claims lists them)");
    return exit_status::nothing_found;
  }
  const auto x = place_of(pile, *a), y = place_of(pile, *b);
  std::size_t found = 0;
  const bool json = options.format == "json";
  Json j(console.out);
  for (const Relation& r : pile.together.relations) {
    if (!joins(r, *a, *b) && !(x && y && joins(r, x->first, y->first))) continue;
    ++found;
    if (json) {
      append_relation_json(pile, r, j);
      console.out += '\n';
    } else {
      append_relation(pile, r, console);
    }
  }
  for (const SumCheck& c : pile.together.sums) {
    if (!joins(c, *a, *b)) continue;
    ++found;
    if (json) {
      append_sum_json(pile, c, j);
      console.out += '\n';
    } else {
      append_sum(pile, c, console);
    }
  }
  if (!json && x && y) {
    if (found == 0) append_wrapped("No relation joins the two directly.", 2, Look::plain, console);
    append_series(pile, x->series, console);
    if (x->series != y->series) append_series(pile, y->series, console);
  }
  console.flush();
  return found > 0 ? exit_status::found : exit_status::nothing_found;
}

}  // namespace runut
