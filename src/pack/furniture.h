// What opens, makes up or closes the furniture of a page, and the lines that say who wrote it and when.
//
// furniture.toml is a list of cues. A cue is some surfaces, what kind of furniture they announce, and how
// much of the page they take with them (its shape):
//   [[cue]]
//   why = "related_link"          # a name of FurnitureWhy
//   shape = "opener"              # see CueShape
//   surfaces = ["..."]
// Packs know the words; where a cue may stand, and what it takes with it, is the cleaning's to say.
#pragma once

#include <cstdint>
#include <vector>

#include "pack/lexicon.h"
#include "pack/node.h"
#include "runut/document.h"

namespace runut {

/// What a cue takes with it.
enum class CueShape : std::uint8_t {
  opener,    ///< the line that begins with it
  line,      ///< the line that consists of it (and of a count in brackets, or a colon)
  anywhere,  ///< the line that holds it
  stretch,   ///< itself
  bracket,   ///< the brackets that begin with it
  box,       ///< the line that consists of it, and the line that follows twice (a teaser and its copy)
  appendix,  ///< all from a line of dashes on, when the line after the dashes begins with it
  domain,    ///< the end of an internet domain, with its full stop: marks the word before as an outlet's address
};

/// What a line says about the document, besides being furniture.
enum class CueField : std::uint8_t { none, byline, published, original_source };

struct FurnitureCue {
  FurnitureWhy why = FurnitureWhy::navigation;
  CueShape shape = CueShape::opener;
  CueField field = CueField::none;
  bool colon = false;       ///< only with a colon behind it
  bool digits = false;      ///< only in a line with a number
  bool takes_next = false;  ///< alone on its line, it takes the next line with it: the headline it announces
  bool closes = false;      ///< behind the article's body nothing after it is the article's
  std::uint8_t words = 0;   ///< most words that the line may have; 0: no bound of its own
};

struct FurnitureCues {
  std::vector<FurnitureCue> cues;
};

/// Loads furniture.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_furniture(const Node& file, FurnitureCues& out, LexiconBuilder& lexicon);

}  // namespace runut
