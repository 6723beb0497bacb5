// Scope: which measures, counted things and places lie within which, and how figures of a measure run on in time.
//
// Without it two figures can be compared only where every word is the same. scope.toml:
//   [[measure]]
//   name = "killed"             # from the catalogue of measures
//   family = "harm"             # measures that can be told apart or added, but stand in one table
//   counts = "cumulative"       # never falls; "stock": rises and falls; "plain": neither is known
//   same = "deployed"           # means the same as this one when figures are compared
//   within = "casualties"       # every one of these is one of those
//   [[sum]] total = "casualties"  parts = ["killed", "wounded"]
//   [[balance]] whole = "deployed"  parts = ["withdrawn", "present"]  perhaps = ["killed"]   # what became of them
//   [units]  "soldier" = ["engineer", "officer"]       # wider = narrower
//   [units.same] "person" = ["victim", "body"]         # counted alike
//   [places] "Jakarta" = ["West Jakarta"]              # wider = narrower
//   [bodies] intelligence = ["intelligence"]           # words for kinds of bodies, in the pack's language
//   [institutions.intelligence] "South Korea" = "National Intelligence Service"   # who is meant by a state's body
//   facilities = ["hospital"]   # words of a building's name where people are taken: no place of an affair
//   seats = ["office"]          # words of a body's name whose place is where it sits, not all that it counts for
//   serving = ["soldier"]       # units of people who serve a state: of the one where they are, unless a report says
//   whose ranks = ["regency"]         # words of a place's kind that may be left out of its name
//   fighting = ["rebel"]        # units of people who fight for a group of their own
//   arms = ["drone"]            # units of things that one side of a war shoots down or destroys of the other's
//   taken = ["intercepted"]     # measures of what is done to another's things
//   [nationals] "Utopia" = ["utopians"]   # nouns that by themselves say whose citizens are counted
// Left out: measures and units that the files do not name: they are comparable with themselves alone.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "pack/node.h"
#include "pack/nouns.h"
#include "runut/series.h"

namespace runut {

struct MeasureScope {
  std::string family, same, within;
  Tally tally = Tally::plain;
};

/// Measures that add up to another.
struct MeasureSum {
  std::string total;
  std::vector<std::string> parts;
};

/// What became of those that the whole counts: together no more than they were. `perhaps` may be among the parts
/// already.
struct Balance {
  std::string whole;
  std::vector<std::string> parts, perhaps;
};

struct ScopeTables {
  std::map<std::string, MeasureScope, std::less<>> measures;
  std::vector<MeasureSum> sums;
  std::vector<Balance> balances;
  std::unordered_map<std::string, std::string> unit_within, unit_same;  ///< narrower -> wider; another word -> the word
  std::unordered_map<std::string, std::string> place_within;            ///< narrower -> wider
  std::vector<std::pair<std::string, std::string>> bodies;              ///< folded words -> kind, longest words first
  std::map<std::string, std::string, std::less<>> institutions;         ///< "kind/state" -> canonical name
  std::vector<std::uint64_t> seats;           ///< hashes: words for bodies that sit in a place and count for more
  std::vector<std::string> facilities;        ///< folded: words for buildings that take people in
  std::vector<std::uint64_t> facility_words;  ///< their hashes, as tokens carry them, ascending
  std::vector<std::string> ranks;             ///< folded
  std::vector<std::string> serving;           ///< canonical units of people who serve a state
  std::vector<std::string> fighting;          ///< ... of people who fight for a group of their own
  std::vector<std::string> arms;              ///< ... of things that one side of a war takes from the other
  std::vector<std::string> taken;             ///< measures of what is done to another's things
  std::vector<std::pair<std::uint64_t, std::string>> nationals;  ///< hashes of nouns for people of one state -> it
};

/// Loads scope.toml; called for the shared file and for the language's.
[[nodiscard]] Result<Done> load_scope(const Node& file, ScopeTables& out);

/// Counts every noun for people as a kind of person, where scope.toml says nothing else of it.
void count_people_as_persons(const Nouns& nouns, ScopeTables& out);

}  // namespace runut
