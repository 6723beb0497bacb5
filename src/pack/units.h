// Units of measure, currencies, per cent.
//
// packs/common defines units once with their symbol, name and kind; a language adds its words for them.
#pragma once

#include <string>
#include <vector>

#include "pack/lexicon.h"
#include "pack/node.h"

namespace runut {

enum class UnitKind : std::uint8_t {
  money,
  percent,
  length,
  area,
  volume,
  mass,
  temperature,
  speed,
  energy,
  data,
  duration,
  coordinate,
  magnitude,
  ratio,  ///< basis points, points
  age,    ///< years old
  count_
};

struct Unit {
  std::string symbol;  ///< ISO 4217 code, SI symbol, "percent"
  std::string name;    ///< English singular
  UnitKind kind = UnitKind::length;
  Decimal factor = 1;   ///< in `base`
  std::string base;     ///< symbol of the unit that others of its kind convert to; empty: itself
  bool before = false;  ///< may stand before the number although it is no currency
};

struct Units {
  std::vector<Unit> units;
  std::vector<std::uint64_t> symbol_hashes;  ///< of each unit, so that finding one looks at few strings
  void add(Unit&& unit);
  /// Number of the unit with that symbol, or -1.
  [[nodiscard]] int find(std::string_view symbol) const;
};

/// Loads units.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_units(const Node& file, Units& out, LexiconBuilder& lexicon);

}  // namespace runut
