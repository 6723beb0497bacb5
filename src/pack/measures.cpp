// measures.toml: tables of cues per measure and per kind.
#include "pack/measures.h"

#include <algorithm>
#include <array>

#include "runut/record_names.h"

namespace runut {
namespace {

constexpr std::array<std::string_view, 10> class_names{"people", "groups",    "things",      "animals", "places",
                                                       "events", "abstracts", "classifiers", "money",   "measurement"};

/// Abbreviations hold only as written: in small letters they are other words.
Result<Done> add_cues(const std::vector<std::string>& surfaces, std::uint32_t index, LexiconBuilder& lexicon) {
  for (const std::string& surface : surfaces)
    if (auto added = lexicon.add(surface, {SenseKind::measure_cue, casing_of(surface), index}); !added) return added;
  return Done{};
}

Result<Done> load_measure(const Node& entry, Measures& out, LexiconBuilder& lexicon) {
  if (auto known =
          entry.only({"measure", "fits", "subject", "object", "noun", "weak", "reach", "units", "except", "own"});
      !known)
    return known;
  auto name = entry.get_text("measure");
  if (!name) return std::move(name).failure();
  if (name->empty()) return entry.wrong("a measure needs its name");
  auto fits = entry.get_texts("fits");
  if (!fits) return std::move(fits).failure();
  auto weak = entry.get_boolean("weak");
  if (!weak) return std::move(weak).failure();
  auto own = entry.get_boolean("own");
  if (!own) return std::move(own).failure();
  auto reach = entry.get_integer("reach", 255);
  if (!reach) return std::move(reach).failure();
  if (*reach < 1 || *reach > 255) return entry.wrong("a reach lies between 1 and 255");
  MeasureCue cue;
  for (const auto& [key, list] : {std::pair{"units", &cue.units}, std::pair{"except", &cue.except}}) {
    auto units = entry.get_texts(key);
    if (!units) return std::move(units).failure();
    if (units->empty()) continue;
    out.unit_lists.push_back(*std::move(units));
    *list = static_cast<std::uint16_t>(out.unit_lists.size());
  }
  cue.measure = out.measure(*name);
  cue.weak = *weak;
  cue.own = *own;
  cue.reach = static_cast<std::uint8_t>(*reach);
  for (const std::string& wanted : *fits) {
    std::size_t bit = 0;
    while (bit < class_names.size() && class_names[bit] != wanted) ++bit;
    if (bit == class_names.size()) return entry.wrong("no such class of nouns: " + wanted);
    cue.fits = static_cast<std::uint16_t>(cue.fits | (1U << bit));
  }
  for (const auto& [key, role] : {std::pair{"subject", MeasureRole::subject}, std::pair{"object", MeasureRole::object},
                                  std::pair{"noun", MeasureRole::noun}}) {
    auto surfaces = entry.get_texts(key);
    if (!surfaces) return std::move(surfaces).failure();
    cue.role = role;
    const auto index = static_cast<std::uint32_t>(out.cues.size());
    out.cues.push_back(cue);
    if (auto added = add_cues(*surfaces, index, lexicon); !added) return added;
  }
  return Done{};
}

Result<Done> load_nothing(const Node& entry, Measures& out, LexiconBuilder& lexicon) {
  if (auto known = entry.only({"words"}); !known) return known;
  auto words = entry.get_texts("words");
  if (!words) return std::move(words).failure();
  const auto index = static_cast<std::uint32_t>(out.cues.size());
  out.cues.push_back({.role = MeasureRole::nothing});
  return add_cues(*words, index, lexicon);
}

Result<Done> load_kind(const Node& entry, Measures& out, LexiconBuilder& lexicon) {
  if (auto known = entry.only({"kind", "before", "after"}); !known) return known;
  auto name = entry.get_text("kind");
  if (!name) return std::move(name).failure();
  const auto kind = value_of<Kind>(*name);
  if (!kind) return entry.wrong("no such kind: " + *name);
  for (const auto& [key, before] : {std::pair{"before", true}, std::pair{"after", false}}) {
    auto surfaces = entry.get_texts(key);
    if (!surfaces) return std::move(surfaces).failure();
    const auto index = static_cast<std::uint32_t>(out.kind_cues.size());
    out.kind_cues.push_back({*kind, before, !before, CountNote::none});
    if (auto added = lexicon.add_all(*surfaces, {SenseKind::kind_cue, Casing::any, index}); !added) return added;
  }
  return Done{};
}

Result<Done> load_count(const Node& entry, Measures& out, LexiconBuilder& lexicon) {
  if (auto known = entry.only({"note", "words"}); !known) return known;
  auto name = entry.get_text("note");
  if (!name) return std::move(name).failure();
  auto words = entry.get_texts("words");
  if (!words) return std::move(words).failure();
  const auto index = static_cast<std::uint32_t>(out.kind_cues.size());
  for (const auto& [note, value] : {std::pair{"found", CountNote::found}, std::pair{"initial", CountNote::initial},
                                    std::pair{"revised", CountNote::revised}, std::pair{"earlier", CountNote::earlier},
                                    std::pair{"so_far", CountNote::so_far}, std::pair{"number", CountNote::number}})
    if (*name == note) out.kind_cues.push_back({.note = value});
  if (out.kind_cues.size() == index) return entry.wrong("no such note: " + *name);
  return lexicon.add_all(*words, {SenseKind::kind_cue, Casing::any, index});
}

Result<Done> load_harm(const Node& entry, Measures& out) {
  if (auto known = entry.only({"measures", "together"}); !known) return known;
  auto names = entry.get_texts("measures");
  if (!names) return std::move(names).failure();
  auto together = entry.get_text("together");
  if (!together) return std::move(together).failure();
  for (const std::string& name : *names) out.harms.push_back(out.measure(name));
  out.together = out.measure(*together);
  return Done{};
}

}  // namespace

bool Measures::allows(const MeasureCue& cue, std::string_view unit) const {
  const auto listed = [&](std::uint16_t list) {
    return std::ranges::find(unit_lists[list - 1U], unit) != unit_lists[list - 1U].end();
  };
  return (cue.units == 0 || listed(cue.units)) && (cue.except == 0 || !listed(cue.except));
}

bool Measures::is_harm(std::uint32_t measure) const {
  return std::find(harms.begin(), harms.end(), measure) != harms.end();
}

std::uint32_t Measures::measure(std::string_view name) {
  for (std::uint32_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return i;
  names.emplace_back(name);
  return static_cast<std::uint32_t>(names.size() - 1);
}

Result<Done> load_measures(const Node& file, Measures& out, LexiconBuilder& lexicon) {
  const auto each = [&](std::string_view key, auto load) -> Result<Done> {
    auto entries = file.get_tables(key);
    if (!entries) return std::move(entries).failure();
    for (const Node* entry : *entries)
      if (Result<Done> done = load(*entry); !done) return done;
    return Done{};
  };
  if (auto done = each("measure", [&](const Node& n) { return load_measure(n, out, lexicon); }); !done) return done;
  if (auto done = each("nothing", [&](const Node& n) { return load_nothing(n, out, lexicon); }); !done) return done;
  if (auto done = each("kind", [&](const Node& n) { return load_kind(n, out, lexicon); }); !done) return done;
  if (auto done = each("count", [&](const Node& n) { return load_count(n, out, lexicon); }); !done) return done;
  if (auto done = each("harm", [&](const Node& n) { return load_harm(n, out); }); !done) return done;
  auto inverted = file.get_boolean("inverted", true);
  if (!inverted) return std::move(inverted).failure();
  out.inverted = *inverted;
  return file.only({"measure", "inverted", "nothing", "kind", "count", "harm", "example"});
}

}  // namespace runut
