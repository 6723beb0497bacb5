// What is said to have happened to the counted: the words of each measure of the catalogue, and the
// words that make a figure a total, an increment or a part.
//
// measures.toml:
//   [[measure]]
//   measure = "killed"              # from the catalogue (CLAIMS record)
//   fits = ["people", "animals"]    # classes of nouns, "money", "measurement"; absent: all
//   units = ["body"]                # holds only of these units; absent: of all
//   except = ["body", "victim"]     # holds of all units but these
//   subject = ["tewas"]             # the counted is its subject: stands before, or right behind it
//   object = ["menewaskan"]         # the counted is its object or what the deed is done to: stands behind
//   noun = ["korban tewas"]         # says it of the phrase it heads: "9 korban tewas", "korban tewas mencapai 9"
//   weak = true                     # holds only where nothing better stands in the sentence
//   own = true                      # what stands before it as its subject is whose the counted is ("lost 40 tanks")
//   reach = 4                       # holds only so near: words between, more for clause boundaries; absent: any
//
//   [[kind]]
//   kind = "increment"
//   before = ["tambahan"]           # stands before the number
//   after = ["lagi"]                # stands behind the counted noun
//
//   inverted = false                # what happened never stands before its subject ("there died nine")
//
//   [[count]]
//   note = "found"                  # or "initial", "revised", "so_far": what the words say of the counting
//   words = ["recovered", ...]
//
//   [[nothing]] words = ["rumah sakit"]   # a fixed phrase: its words are no cues there
//
//   [[harm]] measures = ["killed", "wounded"] together = "casualties"   # joined by "and"/"or" they are one
#pragma once

#include <string>
#include <vector>

#include "pack/lexicon.h"
#include "pack/node.h"
#include "pack/nouns.h"
#include "runut/claim.h"

namespace runut {

/// Where the counted thing stands.
enum class MeasureRole : std::uint8_t {
  subject,
  object,
  noun,
  nothing,  ///< a fixed phrase that says no measure
};

struct MeasureCue {
  std::uint32_t measure = 0;  ///< index into Measures::names
  MeasureRole role = MeasureRole::subject;
  std::uint16_t fits = 0;  ///< bits 1 << NounClass, and the two below; 0: all
  bool weak = false;
  bool own = false;          ///< its subject is whose the counted is ("lost 40 tanks")
  std::uint16_t units = 0;   ///< index into Measures::unit_lists plus 1: only these; 0: all
  std::uint16_t except = 0;  ///< the same: all but these
  std::uint8_t reach = 255;  ///< the cost up to which it holds, exclusive

  /// Whether it befalls people and animals and nothing else, whatever they are counted in.
  [[nodiscard]] bool of_the_living() const {
    constexpr unsigned living = bit_of(NounClass::people) | bit_of(NounClass::groups) | bit_of(NounClass::animals);
    return fits != 0 && (fits & ~living) == 0 && units == 0;
  }
};

constexpr std::uint16_t fits_money = 1U << 8;
constexpr std::uint16_t fits_measurement = 1U << 9;

/// What words next to a figure say of the counting, beside its kind.
enum class CountNote : std::uint8_t {
  none,
  found,    ///< what one search brought up
  initial,  ///< a first figure, before it was known better
  revised,  ///< a figure that takes another's place
  earlier,  ///< what was said before
  so_far,   ///< all that was counted up to now
  number,   ///< what is counted follows, and its figure far behind
};

struct KindCue {
  Kind kind = Kind::total;
  bool before = false, after = false;
  CountNote note = CountNote::none;  ///< else the cue says nothing of the kind
};

struct Measures {
  std::vector<std::string> names;  ///< in order of appearance
  std::vector<std::vector<std::string>> unit_lists;
  std::vector<MeasureCue> cues;      ///< SenseKind::measure_cue
  std::vector<KindCue> kind_cues;    ///< SenseKind::kind_cue
  std::vector<std::uint32_t> harms;  ///< measures that, joined, are `together`
  bool inverted = true;              ///< a word of what happened may stand before its subject ("died 9 people")
  std::uint32_t together = 0;        ///< meaningful where `harms` is not empty

  /// Whether the cue may be said of what is counted in this unit.
  [[nodiscard]] bool allows(const MeasureCue& cue, std::string_view unit) const;
  /// Whether a measure does harm, by its index.
  [[nodiscard]] bool is_harm(std::uint32_t measure) const;
  /// Index of a measure's name, adding it.
  std::uint32_t measure(std::string_view name);
};

/// Loads measures.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_measures(const Node& file, Measures& out, LexiconBuilder& lexicon);

}  // namespace runut
