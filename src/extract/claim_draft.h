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
  bool affiliated = false;                    ///< the actor is whose people or things they are said to be
  bool base = false;                          ///< what a share beside it is taken of
  bool in_list = false;                       ///< an item of a list or table
  bool known_time = false;                    ///< said, or taken over from where it was said
  std::uint32_t cue_first = 0, cue_last = 0;  ///< the measure's cue; equal: none
  const LocatedAttribution* attribution = nullptr;
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

/// Whether a draft counts something (no money, no measurement, no share).
[[nodiscard]] bool countable(const Draft& draft);

/// The last draft before `i` for which `fits` holds, at most `steps` back.
template <class Test>
const Draft* last_where(const std::vector<Draft>& drafts, std::size_t i, std::size_t steps, Test fits) {
  for (std::size_t k = i; k-- > 0 && steps > 0; --steps)
    if (fits(drafts[k])) return &drafts[k];
  return nullptr;
}

/// Fills what sentences left unsaid, in document order: elliptic units, measures of the same unit, parts
/// and totals, place, time and actor.
void inherit(const ClaimContext& context, std::vector<Draft>& drafts);

/// The one place that the sentence before, in its paragraph, says that something happens at; null: none, or several.
[[nodiscard]] const LocatedName* place_told_before(const ClaimContext& context, std::uint32_t sentence);

/// The place that a document is about: the one most often said to be where things happen; empty: none.
[[nodiscard]] std::string main_place(const ClaimContext& context);

/// Whether a time lies behind the publication, and the figure does not: "extended for 14 days".
[[nodiscard]] bool is_to_come(const LocatedTime& t, const Draft& d, const Document& document);

/// "Since the war began on 24 February": the date opens the stretch that was counted over. Looks back to `from`.
[[nodiscard]] bool opens_stretch(const Text& text, const LocatedTime& t, std::uint32_t from);

/// An EDTF date or interval of days for a time, empty where it has none.
[[nodiscard]] std::string edtf_of(const LocatedTime& time, const Document& document);

}  // namespace runut
