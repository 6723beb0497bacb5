// A claim while it is being made, and what its makers look at.
//
// Each maker fills its fields of a draft from the words around the quantity and leaves a Reason; what
// the sentence does not say is taken over from earlier drafts of the document afterwards (inheritance).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/attributions.h"
#include "extract/names.h"
#include "extract/outline.h"
#include "extract/quantities.h"
#include "extract/times.h"
#include "runut/claim.h"
#include "text/text.h"

namespace runut {

/// All that was read in a document before its claims.
struct ClaimContext {
  const Text& text;
  const std::vector<LocatedQuantity>& quantities;
  const std::vector<LocatedTime>& times;
  const std::vector<LocatedName>& names;
  const std::vector<LocatedAttribution>& attributions;
  std::vector<std::uint32_t>
      innermost;                     ///< per token: the attribution with the shortest content there, plus 1; 0: none
  std::vector<OutlineLine> outline;  ///< per sentence
  std::uint32_t dateline_end = 0;    ///< tokens before this one only say where and by whom it was written
};

struct Draft {
  Claim claim;
  const LocatedQuantity* quantity = nullptr;
  std::uint32_t sentence = 0;
  std::uint16_t fits = 0;     ///< the counted noun's class, as bits of MeasureCue::fits; 0: any
  bool said_measure = false;  ///< the sentence's own words say the measure (not weakly)
  bool weak_measure = false;
  bool said_place = false, said_time = false, said_actor = false, said_kind = false;
  bool owned = false;                         ///< the subject of the measure's cue is whose the counted is
  bool affiliated = false;                    ///< the actor is whose people or things they are said to be
  bool base = false;                          ///< what a share beside it is taken of
  bool former = false;                        ///< the level that a change left, with a time of its own
  bool in_list = false;                       ///< an item of a list or table
  bool year_long = false;                     ///< counted over a year or more, by its own time
  bool known_time = false;                    ///< said, or taken over from where it was said
  std::uint32_t cue_first = 0, cue_last = 0;  ///< the measure's cue; equal: none
  const LocatedAttribution* attribution = nullptr;
  const LocatedName* taker = nullptr;  ///< the state that does it to another's things; null: none, or not told
};

/// How far makers look around a quantity, in tokens: keeps the cost linear on any text.
constexpr std::uint32_t claim_reach = 60;

/// The part of the quantity's sentence within reach.
struct Window {
  std::uint32_t first, last;
};
[[nodiscard]] Window window_around(const Text& text, const LocatedQuantity& quantity);

/// How hard it is to get from one token to another: one per word, more for each clause boundary between.
/// Symmetric. Cost: linear in the distance.
[[nodiscard]] int distance(const Text& text, std::uint32_t from, std::uint32_t to);

/// `field` and `rule` must be of static lifetime.
void add_reason(Draft& draft, std::string_view field, std::string_view rule, Span words = {});

/// The makers, each for its fields. They expect the quantity, unit and fits to be set.
void find_measure(const ClaimContext& context, Draft& draft);
void find_status(const ClaimContext& context, Draft& draft);
void find_kind(const ClaimContext& context, Draft& draft);
void find_origin(const ClaimContext& context, Draft& draft);
void find_actor(const ClaimContext& context, Draft& draft);
void find_place(const ClaimContext& context, Draft& draft);
void find_time(const ClaimContext& context, Draft& draft);
/// Whether a time stands in a clause that only tells of a name: "Crimea, which was annexed in 2014".
[[nodiscard]] bool describes_name(const Text& text, const LocatedTime& time);
/// Whether a time is a year inside commas with words of its own, which tell of what stands before them: "the boat,
/// built in 1987, was carrying 120".
[[nodiscard]] bool stands_in_aside(const Text& text, const LocatedTime& time);
/// "Up from 830 the year before": the level that a change left, where a time only dates that; null: it does not.
[[nodiscard]] const LocatedQuantity* former_level_dated_by(const ClaimContext& context, const LocatedTime& time);
/// Whether it is years that something is held against, and in which nothing was counted.
[[nodiscard]] bool is_held_against(const Text& text, const LocatedTime& t);
void find_notes(const ClaimContext& context, Draft& draft);

/// What an item of a list says by its label and its headings.
void read_outline(const ClaimContext& context, Draft& draft);

/// Sets the kind of figures that are parts of others: items under a total, figures that add up to one,
/// "of them", "the other N".
void find_parts(const Text& text, std::vector<Draft>& drafts);

/// Whether a measure does harm to what it counts.
[[nodiscard]] bool does_harm(const Measures& measures, std::string_view measure);

/// Whether a measure is of forces: what they are sent, or are somewhere, to do.
[[nodiscard]] bool moves_forces(const Pack& pack, std::string_view measure);

/// "Nine Utopians": whether an adjective of a state stands for its people.
[[nodiscard]] bool counts_natives(const Text& text, const LocatedQuantity& q);

/// "Half of the 480 houses": the figure right behind a share that it is taken of; null: none.
[[nodiscard]] const LocatedQuantity* whole_behind(const ClaimContext& context, const LocatedQuantity& share);

/// Whether a draft counts something (no money, no measurement, no share).
[[nodiscard]] bool countable(const Draft& draft);

/// The last draft before `i` for which `fits` holds, at most `steps` back.
template <class Test>
const Draft* last_where(const std::vector<Draft>& drafts, std::size_t i, std::size_t steps, Test fits) {
  for (std::size_t k = i; k-- > 0 && steps > 0; --steps)
    if (fits(drafts[k])) return &drafts[k];
  return nullptr;
}

/// Whose people and things they are where their own sentence does not say it.
class Actors {
 public:
  /// Looks through the document once; `state` is the one that it tells of, or empty. Cost: linear.
  Actors(const ClaimContext& context, const std::vector<Draft>& drafts, std::string state);
  /// Sets the actor of a draft that names none, after those before it.
  void find(std::vector<Draft>& drafts, std::size_t i) const;

 private:
  [[nodiscard]] std::string armed_group() const;
  [[nodiscard]] std::string enemy_of(const std::string& state) const;
  void take_of_those_fighting(Draft& d) const;
  void take_of_the_enemy(Draft& d) const;

  const ClaimContext& context_;
  std::string state_, main_of_things_, main_, main_of_people_, group_;
};

/// The one state that the places of a report lie in or are; empty where two contend.
[[nodiscard]] std::string state_told_of(const ClaimContext& context);

/// Fills what sentences left unsaid, in document order: elliptic units, measures of the same unit, parts
/// and totals, place, time and actor.
void inherit(const ClaimContext& context, std::vector<Draft>& drafts);

/// The one place that the sentence before, in its paragraph, says that something happens at; null: none, or several.
[[nodiscard]] const LocatedName* place_told_before(const ClaimContext& context, std::uint32_t sentence);

/// The places that a document is about, by how often things are said to happen there.
class MainPlaces {
 public:
  /// Counts the places of the document's beginning; `state` is the one that it tells of, or empty. Cost: linear.
  MainPlaces(const ClaimContext& context, std::string state);
  /// Where a figure is that no words place; empty: nowhere told. Valid as long as this and the names of the context.
  [[nodiscard]] const std::string& for_figure(const Draft& draft) const;
  /// Whether the report opens with one small place (a district, a village, a mountain), where its figures are.
  [[nodiscard]] bool narrow() const;

 private:
  struct Counted {
    const LocatedName* name;
    int weight;
    std::uint64_t letters;  ///< a bit for each that the name has: what has others is no part of it
    std::uint32_t said;     ///< the end of its first mention behind the dateline; 0: it stands there alone
    bool alone;             ///< the headline or the opening paragraph says that it happens there, and nowhere else
  };
  [[nodiscard]] const Counted* best(std::uint32_t until) const;
  [[nodiscard]] bool spread() const;
  [[nodiscard]] std::ptrdiff_t rivals_of(const Counted& most) const;

  const Text& text_;
  std::string state_;
  bool listed_ = false;  ///< the opening paragraph names several places together
  bool spread_ = false;
  const NameEntry* area_of_ = nullptr;  ///< of the first body that is of a place; null: none
  std::vector<Counted> places_;
  const Counted* most_ = nullptr;  ///< the weightiest of all
  std::ptrdiff_t rivals_ = 0;      ///< of that
};

/// Whether a time lies behind the publication, and the figure does not: "extended for 14 days".
[[nodiscard]] bool is_to_come(const LocatedTime& t, const Draft& d, const Document& document);

/// "Since the war began on 24 February": the date opens the stretch that was counted over. Looks back to `from`.
[[nodiscard]] bool opens_stretch(const Text& text, const LocatedTime& t, std::uint32_t from);

/// "Compared with 2023 ...": whether a word of comparison opens the time's clause. Looks back to `from`.
[[nodiscard]] bool opens_comparison(const Text& text, const LocatedTime& t, std::uint32_t from);

/// An EDTF date or interval of days for a time, empty where it has none.
[[nodiscard]] std::string edtf_of(const LocatedTime& time, const Document& document);

}  // namespace runut
