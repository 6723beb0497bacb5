// scope.toml: small tables of who lies within whom. No surface goes into the lexicon: what is looked up
// here are the canonical names that claims carry.
#include "pack/scope.h"

#include <algorithm>

#include "base/utf8.h"

namespace runut {
namespace {

Result<Done> load_measure(const Node& table, ScopeTables& out) {
  auto name = table.get_text("name"), family = table.get_text("family"), counts = table.get_text("counts", "plain"),
       same = table.get_text("same"), within = table.get_text("within");
  for (auto* text : {&name, &family, &counts, &same, &within})
    if (!*text) return std::move(*text).failure();
  MeasureScope& m = out.measures[*name];
  m.family = *family, m.same = *same, m.within = *within;
  if (*counts == "cumulative")
    m.tally = Tally::cumulative;
  else if (*counts == "stock")
    m.tally = Tally::stock;
  else if (*counts != "plain")
    return table.wrong("counts must be cumulative, stock or plain");
  return table.only({"name", "family", "counts", "same", "within"});
}

/// wider = [narrower, ...]; tables inside are skipped.
Result<Done> load_pairs(const Node* table, std::unordered_map<std::string, std::string>& out) {
  if (table == nullptr) return Done{};
  for (const auto& [wider, value] : table->fields) {
    if (value.type == Node::Type::table) continue;
    auto narrower = table->get_texts(wider);
    if (!narrower) return std::move(narrower).failure();
    for (const std::string& n : *narrower)
      if (!out.emplace(n, wider).second && out[n] != wider)
        return value.wrong(n + " lies within " + out[n] + " already");
  }
  return Done{};
}

Result<Done> load_bodies(const Node& file, ScopeTables& out) {
  if (const Node* bodies = file.find("bodies"))
    for (const auto& [kind, value] : bodies->fields) {
      auto words = bodies->get_texts(kind);
      if (!words) return std::move(words).failure();
      for (const std::string& w : *words) out.bodies.emplace_back(folded(w), kind);
    }
  std::stable_sort(out.bodies.begin(), out.bodies.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  if (const Node* institutions = file.find("institutions"))
    for (const auto& [kind, table] : institutions->fields)
      for (const auto& [state, value] : table.fields) {
        auto name = table.get_text(state);
        if (!name) return std::move(name).failure();
        out.institutions[kind + "/" + state] = *name;
      }
  return Done{};
}

Result<Done> load_balances(const Node& file, ScopeTables& out) {
  auto balances = file.get_tables("balance");
  if (!balances) return std::move(balances).failure();
  for (const Node* b : *balances) {
    if (auto known = b->only({"whole", "parts", "perhaps"}); !known) return known;
    auto whole = b->get_text("whole");
    auto parts = b->get_texts("parts"), perhaps = b->get_texts("perhaps");
    if (!whole) return std::move(whole).failure();
    if (!parts) return std::move(parts).failure();
    if (!perhaps) return std::move(perhaps).failure();
    out.balances.push_back({*whole, *parts, *perhaps});
  }
  return Done{};
}

}  // namespace

Result<Done> load_scope(const Node& file, ScopeTables& out) {
  auto measures = file.get_tables("measure"), sums = file.get_tables("sum");
  if (!measures) return std::move(measures).failure();
  if (!sums) return std::move(sums).failure();
  for (const Node* m : *measures)
    if (auto done = load_measure(*m, out); !done) return done;
  for (const Node* s : *sums) {
    auto total = s->get_text("total");
    auto parts = s->get_texts("parts");
    if (!total) return std::move(total).failure();
    if (!parts) return std::move(parts).failure();
    out.sums.push_back({*total, *parts});
  }
  if (auto done = load_balances(file, out); !done) return done;
  const Node* units = file.find("units");
  if (auto done = load_pairs(units, out.unit_within); !done) return done;
  if (units != nullptr)
    if (auto done = load_pairs(units->find("same"), out.unit_same); !done) return done;
  if (auto done = load_pairs(file.find("places"), out.place_within); !done) return done;
  if (auto done = load_bodies(file, out); !done) return done;
  auto facilities = file.get_texts("facilities");
  if (!facilities) return std::move(facilities).failure();
  for (const std::string& f : *facilities) {
    out.facilities.push_back(folded(f));
    out.facility_words.push_back(hash_folded(out.facilities.back()));
  }
  std::sort(out.facility_words.begin(), out.facility_words.end());
  auto seats = file.get_texts("seats");
  if (!seats) return std::move(seats).failure();
  for (const std::string& s : *seats) out.seats.push_back(hash_folded(s));
  auto ranks = file.get_texts("ranks");
  if (!ranks) return std::move(ranks).failure();
  for (const std::string& r : *ranks) out.ranks.push_back(folded(r));
  for (const auto& [key, list] : {std::pair{"serving", &out.serving}, std::pair{"fighting", &out.fighting},
                                  std::pair{"arms", &out.arms}, std::pair{"taken", &out.taken}}) {
    auto names = file.get_texts(key);
    if (!names) return std::move(names).failure();
    list->insert(list->end(), names->begin(), names->end());
  }
  if (const Node* nationals = file.find("nationals"))
    for (const auto& [state, value] : nationals->fields) {
      auto words = nationals->get_texts(state);
      if (!words) return std::move(words).failure();
      for (const std::string& w : *words) out.nationals.emplace_back(hash_folded(w), state);
    }
  return file.only({"measure", "sum", "balance", "units", "places", "bodies", "institutions", "facilities", "seats",
                    "ranks", "serving", "fighting", "arms", "taken", "nationals", "example"});
}

void count_people_as_persons(const Nouns& nouns, ScopeTables& out) {
  for (const Noun& n : nouns.nouns)
    if (n.counts == NounClass::people && n.unit != "person" && !out.unit_same.contains(n.unit))
      out.unit_within.emplace(n.unit, "person");
}

}  // namespace runut
