// units.toml: [[unit]] defines a unit; [words] adds a language's surfaces to units that are defined;
// [scaled_codes] puts scale letters before currency codes ("MEUR"); `per` and [per_words] say what makes a price or
// rate of an amount.
#include "pack/units.h"

#include <algorithm>
#include <array>

namespace runut {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(UnitKind::count_)> kind_names{
    "money",  "percent", "length",   "area",       "volume",    "mass",  "temperature", "speed",
    "energy", "data",    "duration", "coordinate", "magnitude", "ratio", "age"};

/// A surface of one or two letters is matched as written: "m" is a metre, "M" is not.
Casing casing_of(std::string_view surface) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (surface.empty() || surface.size() > 2) return Casing::any;
  if (lower(surface[0])) return surface.size() == 2 && capital(surface[1]) ? Casing::any : Casing::lower;
  if (!capital(surface[0])) return Casing::any;
  return surface.size() == 2 && capital(surface[1]) ? Casing::upper : Casing::capital;
}

Result<Done> add_surfaces(const std::vector<std::string>& surfaces, std::uint32_t index, LexiconBuilder& lexicon) {
  for (const std::string& surface : surfaces)
    if (auto added = lexicon.add(surface, {SenseKind::unit, casing_of(surface), index}); !added) return added;
  return Done{};
}

Result<Done> add_unit(const Node& node, Units& out, LexiconBuilder& lexicon) {
  Unit unit;
  auto symbol = node.get_text("symbol"), name = node.get_text("name"), kind = node.get_text("kind");
  auto base = node.get_text("base");
  auto factor = node.get_decimal("factor", 1);
  auto before = node.get_boolean("before");
  auto surfaces = node.get_texts("surfaces");
  for (auto* text : {&symbol, &name, &kind, &base})
    if (!*text) return std::move(*text).failure();
  if (!factor) return std::move(factor).failure();
  if (!before) return std::move(before).failure();
  if (!surfaces) return std::move(surfaces).failure();
  const auto at = std::find(kind_names.begin(), kind_names.end(), *kind);
  if (at == kind_names.end()) return node.wrong("no such kind of unit: " + *kind);
  if (symbol->empty()) return node.wrong("a unit needs a symbol");
  if (out.find(*symbol) >= 0) return node.wrong("the unit is already defined: " + *symbol);
  unit.symbol = *symbol;
  unit.name = name->empty() ? *symbol : *name;
  unit.kind = static_cast<UnitKind>(at - kind_names.begin());
  unit.factor = *factor;
  unit.base = *base;
  unit.before = *before;
  const auto index = static_cast<std::uint32_t>(out.units.size());
  out.add(std::move(unit));
  if (auto added = add_surfaces(*surfaces, index, lexicon); !added) return added;
  return node.only({"symbol", "name", "kind", "base", "factor", "before", "surfaces"});
}

/// "MEUR": letters that scale, before the codes of currencies.
Result<Done> add_scaled(const Node& node, Units& out, LexiconBuilder& lexicon) {
  auto codes = node.get_texts("codes");
  if (!codes) return std::move(codes).failure();
  for (const auto& [letter, value] : node.fields) {
    if (letter == "codes") continue;
    auto factor = node.get_decimal(letter, 1);
    if (!factor) return std::move(factor).failure();
    for (const std::string& code : *codes) {
      if (out.find(code) < 0) return node.wrong("no such unit: " + code);
      const auto index = static_cast<std::uint32_t>(out.units.size());
      out.add({letter + code, letter + code, UnitKind::money, *factor, code, false});
      if (auto added = lexicon.add(letter + code, {SenseKind::unit, Casing::upper, index}); !added) return added;
    }
  }
  return Done{};
}

}  // namespace

void Units::add(Unit&& unit) {
  symbol_hashes.push_back(hash_folded(unit.symbol));
  units.push_back(std::move(unit));
}

int Units::find(std::string_view symbol) const {
  const std::uint64_t hash = hash_folded(symbol);
  for (std::size_t i = 0; i < symbol_hashes.size(); ++i)
    if (symbol_hashes[i] == hash && units[i].symbol == symbol) return static_cast<int>(i);
  return -1;
}

Result<Done> load_units(const Node& file, Units& out, LexiconBuilder& lexicon) {
  auto defined = file.get_tables("unit");
  if (!defined) return std::move(defined).failure();
  for (const Node* node : *defined)
    if (auto added = add_unit(*node, out, lexicon); !added) return added;
  if (const Node* scaled = file.find("scaled_codes"))
    if (auto added = add_scaled(*scaled, out, lexicon); !added) return added;
  if (const Node* words = file.find("words")) {
    for (const auto& [symbol, value] : words->fields) {
      const int index = out.find(symbol);
      if (index < 0) return value.wrong("no such unit: " + symbol);
      auto surfaces = words->get_texts(symbol);
      if (!surfaces) return std::move(surfaces).failure();
      if (auto added = add_surfaces(*surfaces, static_cast<std::uint32_t>(index), lexicon); !added) return added;
    }
  }
  if (auto per = file.get_texts("per"); !per)
    return std::move(per).failure();
  else if (auto added = lexicon.add_all(*per, {SenseKind::unit_per, Casing::any, 0}); !added)
    return added;
  if (const Node* words = file.find("per_words")) {
    for (const auto& [symbol, value] : words->fields) {
      const int index = out.find(symbol);
      if (index < 0) return value.wrong("no such unit: " + symbol);
      auto surfaces = words->get_texts(symbol);
      if (!surfaces) return std::move(surfaces).failure();
      const Sense sense{SenseKind::unit_per, Casing::any, static_cast<std::uint32_t>(index) + 1};
      if (auto added = lexicon.add_all(*surfaces, sense); !added) return added;
    }
  }
  return file.only({"unit", "words", "per", "per_words", "scaled_codes", "example"});
}

}  // namespace runut
