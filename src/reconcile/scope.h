// Scope: how two measures, counted things or places lie to each other, by the packs' tables.
//
// The tables of all packs are taken together, so that reports of several languages compare. Places are known by
// the chain city, province, state; a name that begins or ends with another
// ("Hospital of X") lies within it.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "pack/pack.h"
#include "reconcile/symbols.h"
#include "runut/series.h"

namespace runut {

/// How the first lies to the second.
enum class ScopeOrder : std::uint8_t {
  same,
  inside,    ///< every one of the first is one of the second
  contains,  ///< the other way round
  apart,     ///< none of the first is one of the second
  unknown,   ///< the tables do not say
};

class Scope {
 public:
  Scope(std::span<const Pack* const> packs, Symbols& symbols);

  /// What stands for the measure when figures are compared; its family; how it runs on.
  /// Measures that words join ("killed/captured") are one of that name, and as wide as its members together.
  [[nodiscard]] Symbol measure_class(Symbol measure);
  [[nodiscard]] Symbol family(Symbol measure);
  [[nodiscard]] Tally tally(Symbol measure);
  /// The same for the counted: the word that stands for all that are counted alike, and the widest around it.
  [[nodiscard]] Symbol unit_class(Symbol unit);
  [[nodiscard]] Symbol unit_root(Symbol unit);
  /// What stands for a place: its name folded, without spaces and words for its kind, so that spellings are one.
  [[nodiscard]] Symbol place_key(Symbol place);
  /// Whether the name has a word for its kind ("district of X").
  [[nodiscard]] bool is_ranked(Symbol place);
  /// Whether the name is of a building where people are taken or counted: no affair is known by it.
  [[nodiscard]] bool is_facility(Symbol place);
  /// Whether both names have a word for the same kind of place, written out or short.
  [[nodiscard]] bool are_of_one_rank(Symbol a, Symbol b);
  /// Whether the tables know the place at all. Takes a key.
  [[nodiscard]] bool is_known(Symbol key) const { return known_.contains(key); }

  /// The place around a known one; 0: none, or the tables do not know. Of keys.
  [[nodiscard]] Symbol around(Symbol key) const;

  /// Of classes and keys as above. No place at all is `unknown` to every place.
  [[nodiscard]] ScopeOrder measures(Symbol a, Symbol b);
  [[nodiscard]] ScopeOrder units(Symbol a, Symbol b);
  [[nodiscard]] ScopeOrder places(Symbol a, Symbol b);

  /// The sums of the catalogue ("killed + wounded = casualties").
  [[nodiscard]] const std::vector<MeasureSum>& sums() const { return tables_.sums; }
  /// What becomes of those who were there ("killed, missing and rescued of those aboard").
  [[nodiscard]] const std::vector<Balance>& balances() const { return tables_.balances; }

 private:
  /// A name's key, and the word for its kind that was left out of it.
  struct PlaceName {
    Symbol key = 0;
    bool facility = false;
    std::string rank;  ///< empty where there is none, or where it is all of the name
  };
  [[nodiscard]] std::vector<std::string_view> members_of(Symbol measure) const;
  [[nodiscard]] const MeasureScope* measure_of(Symbol measure) const;
  [[nodiscard]] ScopeOrder list_and_place(Symbol list, Symbol place);
  [[nodiscard]] PlaceName read_name(std::string_view name);
  const PlaceName& place_name(Symbol name);
  void load_places(std::span<const Pack* const> packs);
  [[nodiscard]] bool place_inside(Symbol a, Symbol b) const;
  [[nodiscard]] Symbol wider_unit(Symbol unit) const;

  Symbols& symbols_;
  ScopeTables tables_;
  std::unordered_map<Symbol, Symbol> known_;  ///< key -> key of the place around it, 0 where it lies in none
  std::unordered_map<Symbol, PlaceName> names_;
  std::unordered_map<Symbol, std::vector<Symbol>> lists_;  ///< key of several places -> theirs
};

}  // namespace runut
