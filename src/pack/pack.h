// Pack: everything runut knows of one language, loaded from a folder of closed data and compiled.
//
// A pack is immutable once loaded and shared by all threads. What languages share (states, currencies,
// SI units, places) lies in packs/common and is compiled into each pack. There is no list of languages:
// every folder beside `common` that holds a pack.toml is one.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "pack/events.h"
#include "pack/furniture.h"
#include "pack/grammar.h"
#include "pack/lexicon.h"
#include "pack/measures.h"
#include "pack/name_model.h"
#include "pack/names.h"
#include "pack/nouns.h"
#include "pack/numbers.h"
#include "pack/scope.h"
#include "pack/speech.h"
#include "pack/times.h"
#include "pack/units.h"
#include "runut/result.h"

namespace runut {

struct Pack {
  std::string language;     ///< BCP 47, the folder's name
  std::string name;         ///< in its own language
  bool is_default = false;  ///< reads texts too short to tell their language
  bool pages_only = false;  ///< knows what stands around articles, but does not read them
  std::string hash;         ///< of all its files and of the shared ones, 16 hex digits
  Lexicon lexicon;
  Numbers numbers;
  Units units;
  Nouns nouns;
  Measures measures;
  Times times;
  NameTables names;
  NameModel name_model;  ///< empty where the pack has none
  Speech speech;
  Events events;
  FurnitureCues furniture;
  ScopeTables scope;
};

/// Loads packs/<language>. `folder` is the folder that holds `common` and the languages.
[[nodiscard]] Result<std::shared_ptr<const Pack>> load_pack(const std::string& folder, const std::string& language);

/// Loads every language under the folder, by language.
[[nodiscard]] Result<std::map<std::string, std::shared_ptr<const Pack>>> load_all_packs(const std::string& folder);

}  // namespace runut
