// States, places, organisations, people and roles, and the words that open a name.
//
// Entries are told apart by their canonical (English) name and state; surfaces of several languages
// lead to the same entry. Files: states.toml, places.toml and names.toml, all of one grammar, so that
// generated data and data kept by hand can live apart:
//   [states]   "North Korea" = ["Korea Utara", "Korut"]      English name = surfaces
//   [capitals] "North Korea" = ["Pyongyang | Pjöngjang"]     state = cities that may stand for it
//   [seats]    "Russia" = ["Kremlin"]                        state = buildings that stand for who sits there
//   [adjectives] "Russia" = ["Russian"]                      state = adjectives
//   [places]   "Indonesia" = ["Medan", "Riau Islands | Kepulauan Riau | Kepri"]
//   [regions]  names = ["Middle East | Timur Tengah"]        places that belong to no one state; with '=' its
//   adjectives [organisations.agency] "Indonesia" = ["canonical | surface | ..."]   a table per class; "-": no state
//   [people]   "Ukraine" = ["Volodymyr Zelenskyy | Volodymyr Zelensky | Zelensky"]
//   home = "Indonesia"   the state of the language's own news: its capital is a city and no metonym
//   possessive = "'s"    an ending that the names of states, capitals, seats and places take, of this file and those
//   before
// In a text with '|' the first part is the canonical name and, unless it begins with '=', a surface too.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "pack/lexicon.h"
#include "pack/node.h"
#include "runut/name.h"

namespace runut {

enum class NameClass : std::uint8_t {
  none,
  agency,    ///< of a state: intelligence, disaster, statistics, survey
  ministry,  ///< and other departments of a government
  police,
  military,
  parliament,
  court,
  party,
  outlet,  ///< newspapers, broadcasters, news agencies: they pass on
  company,
  bloc,   ///< alliances and unions of states, the United Nations
  group,  ///< armed and political movements, societies, NGOs
  school,
  club,
  seat,  ///< "Kremlin": stands for who sits there
  city,
  region,
  state,
  count_
};

struct NameEntry {
  std::string canonical;
  std::string state;  ///< empty: none, or not known
  NameType type = NameType::other;
  NameClass name_class = NameClass::none;
  bool is_state = false;
  bool metonym = false;    ///< a capital or seat
  bool adjective = false;  ///< "Russian": leads to the state
};

/// What a word before a person's name is. Index of SenseKind::role hits into NameTables::roles.
enum class RoleClass : std::uint8_t {
  office,  ///< president, minister, head of
  rank,    ///< of police and forces
  title,   ///< of address and learning: Mr, Dr, Haji
};

/// A word that opens a name. `pattern` makes the canonical name of a place from the rest ("Mount {}");
/// empty: the words as they stand.
struct NameHead {
  NameType type = NameType::other;
  std::string pattern;
  bool sure = false;    ///< what follows is a place, whatever it looks like ("district of")
  bool behind = false;  ///< stands behind the name ("X province")
};

/// Words inside names that are not capitalised. Index of SenseKind::name_particle hits.
enum class ParticleClass : std::uint8_t {
  person,        ///< bin, al, van
  organisation,  ///< and, of, for
  breaks,        ///< ends a name although it is capitalised (street numbers, clock)
};

struct NameTables {
  std::vector<NameEntry> entries;
  std::vector<RoleClass> roles;
  std::vector<NameHead> heads;
  std::vector<std::uint64_t> place_endings;                 ///< hashes of words that go on with a place's name: "East"
  std::string home;                                         ///< the state whose capital does not stand for it
  std::unordered_map<std::string, std::uint32_t> entry_of;  ///< "type/canonical/state" -> entry; while loading
  std::vector<std::pair<std::string, Sense>> surfaces;      ///< of places and seats; while loading
};

/// Loads one of the files. What it adds to the lexicon points into `out`. May be called again and again.
[[nodiscard]] Result<Done> load_names(const Node& file, NameTables& out, LexiconBuilder& lexicon);

}  // namespace runut
