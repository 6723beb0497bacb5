// The estimate beside the figures it rests on: figure, rule, who supports it, and the camps against it.
#include "cli/estimates.h"

#include "cli/figures.h"
#include "cli/layout.h"
#include "engine/json.h"

namespace runut {
namespace {

std::string shown_decimal(Decimal d) { return grouped_digits(d.to_string()); }

std::string shown_interval(const Interval& i) {
  if (!i.low && !i.high) return "anything";
  if (!i.high) return shown_decimal(*i.low) + " or more";
  if (!i.low) return shown_decimal(*i.high) + " or less";
  return *i.low == *i.high ? shown_decimal(*i.low) : shown_decimal(*i.low) + " to " + shown_decimal(*i.high);
}

/// What is kept apart because it clashes, where three or more claims are needed to see it. Pairs are relations.
std::vector<std::string> clashes_of(const SeriesView& v) {
  std::vector<std::string> out;
  for (const Conflict& c : v.estimate.conflicts) {
    if (c.claims.size() < 3) continue;
    std::string line = "cannot all hold:";
    for (const std::uint32_t claim : c.claims) line += " " + ReadPile::number(v.ledger.claims[claim]);
    out.push_back(line + " (" + std::string(name_of(c.why)) + ")");
  }
  return out;
}

void append_interval_json(std::string_view low, std::string_view high, const Interval& i, Json& j) {
  j.key(low), j.decimal(i.low);
  j.key(high), j.decimal(i.high);
}

void append_claims_json(std::string_view key, const std::vector<std::uint32_t>& claims, const SeriesView& v, Json& j) {
  j.key(key), j.open('[');
  for (const std::uint32_t c : claims) j.text(ReadPile::number(v.ledger.claims[c]));
  j.close(']');
}

void append_camps_json(const ReadPile& pile, const SeriesView& v, Json& j) {
  j.key("sides"), j.open('[');
  for (const Camp& camp : v.estimate.camps) {
    j.open('{');
    append_interval_json("low", "high", camp.range, j);
    j.key("figure"), j.decimal(camp.best);
    j.key("origins"), j.open('[');
    for (const std::uint32_t o : camp.origins) j.text(pile.together.origins[o].name);
    j.close(']');
    append_claims_json("claims", camp.claims, v, j);
    j.close('}');
  }
  j.close(']');
}

void append_history_json(const SeriesView& v, Json& j) {
  j.key("history"), j.open('[');
  for (const AsOf& a : v.estimate.history) {
    j.open('{');
    j.field("as_of", shown_time({a.moment, a.moment, true, true}));
    append_interval_json("low", "high", a.allowed, j);
    append_interval_json("said_low", "said_high", a.said, j);
    j.close('}');
  }
  j.close(']');
}

void append_conflicts_json(const SeriesView& v, Json& j) {
  j.key("cannot_hold"), j.open('[');
  for (const Conflict& c : v.estimate.conflicts) {
    j.open('{');
    j.field("why", name_of(c.why));
    append_claims_json("claims", c.claims, v, j);
    j.key("like"), j.number(c.like);
    j.close('}');
  }
  j.close(']');
}

}  // namespace

std::optional<SeriesView> view_of(const ReadPile& pile, const Series& series) {
  if (!can_be_estimated(series)) return {};
  SeriesView v;
  v.ledger = observations_of(series, pile.outlet_numbers);
  v.estimate = estimate(v.ledger.observations, v.ledger.course);
  ProfileSettings settings;
  settings.households = series.unit == "household", settings.household_size = pile.household_size;
  v.view = view_of(pile.profile, v.ledger.observations, v.ledger.course, v.estimate, settings);
  return v;
}

std::string figures_of(const ProfileView& view) {
  const bool open = !view.low || !view.high;
  if (!view.best && open) return "no figure";
  std::string out = view.best ? shown_decimal(*view.best) : "";
  const bool same = !open && view.best == view.low && view.best == view.high;
  if (!same && (view.low || view.high)) {
    const std::string range = shown_interval({view.low, view.high});
    out += out.empty() ? range : " (" + range + ")";
  }
  if (view.multiplied_by) out += " (times " + view.multiplied_by->to_string() + " to a household)";
  return out;
}

std::string support_of(const SeriesView& v) {
  return std::to_string(v.estimate.supporting_origins) + " of " + counted(v.estimate.origins, "origin", "origins") +
         ", " + counted(v.estimate.outlets, "outlet", "outlets");
}

std::vector<std::string> rivals_of(const ReadPile& pile, const SeriesView& v) {
  constexpr std::size_t most_named = 3, most_rivals = 5;
  std::vector<std::string> out;
  for (std::size_t i = 1; i < v.estimate.camps.size(); ++i) {
    if (out.size() == most_rivals) {
      out.push_back(std::to_string(v.estimate.camps.size() - i) + " more");
      break;
    }
    const Camp& camp = v.estimate.camps[i];
    std::string line = shown_interval(camp.range) + " by ";
    for (std::size_t o = 0; o < camp.origins.size() && o < most_named; ++o)
      line += (o > 0 ? ", " : "") + shown(pile.together.origins[camp.origins[o]].name);
    if (camp.origins.size() > most_named) line += " and " + std::to_string(camp.origins.size() - most_named) + " more";
    out.push_back(line);
  }
  return out;
}

void append_estimate(const ReadPile& pile, const Series& series, Console& console) {
  if (series.figures.size() < 2 && pile.profile == Profile::runut) return;
  const auto v = view_of(pile, series);
  if (!v) return;
  const std::string who = pile.profile == Profile::runut ? "" : std::string(name_of(pile.profile)) + ": ";
  append_wrapped("= " + who + figures_of(v->view) + "; " + support_of(*v) + " (" + std::string(v->view.rule) + ": " +
                     std::string(v->view.meaning) + ")",
                 2, Look::plain, console);
  for (const std::string& rival : rivals_of(pile, *v)) append_wrapped("against it: " + rival, 4, Look::plain, console);
  for (const std::string& clash : clashes_of(*v)) append_wrapped(clash, 4, Look::warning, console);
}

void append_estimate_json(const ReadPile& pile, const Series& series, Json& j) {
  j.key("estimate");
  const auto v = view_of(pile, series);
  if (!v) return j.raw("null");
  j.open('{');
  j.field("profile", name_of(pile.profile));
  j.key("best"), j.decimal(v->view.best);
  append_interval_json("low", "high", {v->view.low, v->view.high}, j);
  j.field("rule", v->view.rule);
  j.field("meaning", v->view.meaning);
  j.key("household_size"), j.decimal(v->view.multiplied_by);
  j.key("supporting_origins"), j.number(v->estimate.supporting_origins);
  j.key("origins"), j.number(v->estimate.origins);
  j.key("outlets"), j.number(v->estimate.outlets);
  j.key("reports"), j.number(v->estimate.reports);
  append_claims_json("supporting", v->estimate.supporting, *v, j);
  append_claims_json("opposing", v->estimate.opposing, *v, j);
  append_camps_json(pile, *v, j);
  append_conflicts_json(*v, j);
  append_history_json(*v, j);
  j.close('}');
}

}  // namespace runut
