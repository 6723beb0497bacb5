// Counted nouns and classifiers, with the English singular that names what is counted.
//
// nouns.toml groups surfaces under their English singular, by what kind of thing they are:
//   [people]  soldier = ["tentara", "prajurit"]
//   [forms]   suffixes = ["nya"], doubled_with = "-"
// The kind decides which measures fit: people are killed, things destroyed. A surface in capitals ("SIM")
// holds only when so written. Forms are endings that a noun takes, and the mark between its doubled head
// in the plural; classifiers take neither. Left out: inflection inside the word.
#pragma once

#include <string>
#include <vector>

#include "pack/lexicon.h"
#include "pack/node.h"

namespace runut {

enum class NounClass : std::uint8_t {
  people,  ///< persons by role, and bodies
  groups,  ///< of people: household, battalion
  things,  ///< what is made, moved, destroyed
  animals,
  places,       ///< districts, roads, houses, schools
  events,       ///< attacks, wars, cases, quakes
  abstracts,    ///< all else that is counted
  classifiers,  ///< counts the noun that follows; alone, its unit is what is counted ("orang": person)
};

struct Noun {
  std::string unit;  ///< English singular
  NounClass noun_class = NounClass::abstracts;
  /// What is counted: the noun's own class; of a classifier, that of the nouns with the same unit
  /// ("orang", person: people), `classifiers` where there are none ("unit").
  NounClass counts = NounClass::abstracts;
};

struct Nouns {
  std::vector<Noun> nouns;
};

/// Loads nouns.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_nouns(const Node& file, Nouns& out, LexiconBuilder& lexicon);

}  // namespace runut
