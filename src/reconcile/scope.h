// Scope: how two measures, counted things or places lie to each other, by the packs' tables.
//
// The tables of all packs are taken together, so that reports of several languages compare. Places are known by
// the chain city, province, state; a name that holds another as whole words ("Hospital of X") lies within it.
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
  [[nodiscard]] Symbol measure_class(Symbol measure);
  [[nodiscard]] Symbol family(Symbol measure);
  [[nodiscard]] Tally tally(Symbol measure);
  /// The same for the counted: the word that stands for all that are counted alike, and the widest around it.
  [[nodiscard]] Symbol unit_class(Symbol unit);
  [[nodiscard]] Symbol unit_root(Symbol unit);
  /// A place's name without words for its kind; names that differ in spaces alone are one.
  [[nodiscard]] Symbol place_key(Symbol place);

  /// Whether the tables know the place at all.
  [[nodiscard]] bool is_known(Symbol place_name) { return place_name != 0 && place(place_name).known; }

  /// Of classes and keys as above. No place at all is `unknown` to every place.
  [[nodiscard]] ScopeOrder measures(Symbol a, Symbol b);
  [[nodiscard]] ScopeOrder units(Symbol a, Symbol b);
  [[nodiscard]] ScopeOrder places(Symbol a, Symbol b);

  /// The sums of the catalogue ("killed + wounded = casualties").
  [[nodiscard]] const std::vector<MeasureSum>& sums() const { return tables_.sums; }

 private:
  struct Place {
    bool made = false, known = false, ranked = false;
    Symbol key = 0, wider = 0;       // keys
    std::vector<std::string> words;  // folded, without ranks
  };
  [[nodiscard]] const MeasureScope* measure_of(Symbol measure) const;
  Place& place(Symbol name);
  [[nodiscard]] bool place_inside(Symbol a, Symbol b);
  [[nodiscard]] Symbol wider_unit(Symbol unit) const;

  Symbols& symbols_;
  ScopeTables tables_;
  std::unordered_map<std::string, std::string> state_of_;  // places of one state alone
  std::unordered_map<std::string, Symbol> first_of_;       // compact name -> the symbol that stands for it
  std::unordered_map<Symbol, Place> places_;
};

}  // namespace runut
