// Name: a mention of a person, organisation or place, linked to one canonical entry where known.
#pragma once

#include <string>

#include "runut/span.h"

namespace runut {

enum class NameType { person, organisation, place, other };

struct Name {
  Span span;
  NameType type = NameType::other;
  std::string canonical;  ///< English name where the packs know one, else the longest form in the text
  std::string state;      ///< for a place or organisation: the state it belongs to, where known
  bool is_state = false;  ///< the canonical entry is a state ("North Korea", also through "Pyongyang")
  bool metonym = false;   ///< a capital or seat that may stand for its state ("Moskow", "Kremlin")
};

}  // namespace runut
