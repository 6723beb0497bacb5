// Counted nouns and classifiers, with the English singular that names what is counted.
//
// nouns.toml groups surfaces under their English singular, by what kind of thing they are:
//   [people]  soldier = ["tentara", "prajurit"]
//   [forms]   suffixes = ["nya"], doubled_with = "-", head = "last", plurals = [["ies", "y"]], singulars = ["ss"],
//             describing = ["sports"]
// The kind decides which measures fit: people are killed, things destroyed. A surface in capitals ("SIM")
// holds only when so written. Forms are endings that a noun takes, and the mark between its doubled head
// in the plural; classifiers take neither. A language whose phrases end in their head ("head") says by which
// endings a plural is known, so that the head of a phrase is found among words that no pack knows.
// Left out: inflection inside the word.
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

/// The bit of a class in sets of them (MeasureCue::fits).
[[nodiscard]] constexpr std::uint16_t bit_of(NounClass c) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(c));
}

struct Noun {
  std::string unit;  ///< English singular
  NounClass noun_class = NounClass::abstracts;
  /// What is counted: the noun's own class; of a classifier, that of the nouns with the same unit
  /// ("orang", person: people), `classifiers` where there are none ("unit").
  NounClass counts = NounClass::abstracts;
};

/// An ending of the plural and what stands for it in the singular.
struct PluralEnding {
  std::string plural, singular;
};

struct Nouns {
  std::vector<Noun> nouns;
  bool head_last = false;                 ///< what belongs to a counted noun stands before it ("40 armed men")
  std::vector<PluralEnding> plurals;      ///< the first that fits holds
  std::vector<std::string> singulars;     ///< endings that only look like a plural's
  std::vector<std::uint64_t> describing;  ///< hashes of plurals that describe another noun ("sports cars")

  /// The ending by which a word shows that it is a plural, or null. Cost: a few letters compared.
  [[nodiscard]] const PluralEnding* plural_ending(std::string_view word) const;
  /// The singular of a word, folded; of a word that shows no plural, the word itself.
  [[nodiscard]] std::string singular(std::string_view word) const;
};

/// Loads nouns.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_nouns(const Node& file, Nouns& out, LexiconBuilder& lexicon);

}  // namespace runut
