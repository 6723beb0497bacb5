// Tables of record names, in the order of the enumerations. CLAIMS and ANNOTATIONS records use these words.
#include "runut/record_names.h"

#include <array>
#include <cstddef>

#include "runut/copies.h"
#include "runut/relation.h"

namespace runut {
namespace {

template <class Enum>
struct Names;

template <>
struct Names<Bound> {
  static constexpr std::array<std::string_view, 9> all{"exact",     "about", "at_least",  "more_than", "at_most",
                                                       "less_than", "range", "magnitude", "share"};
};

template <>
struct Names<Change> {
  static constexpr std::array<std::string_view, 3> all{"none", "up", "down"};
};

template <>
struct Names<Status> {
  static constexpr std::array<std::string_view, 4> all{"actual", "planned", "possible", "denied"};
};

template <>
struct Names<Kind> {
  static constexpr std::array<std::string_view, 3> all{"total", "increment", "part"};
};

template <>
struct Names<GapWhy> {
  static constexpr std::array<std::string_view, 15> all{
      "time",          "age",      "ordinal", "name",  "identifier", "furniture",  "score",  "coordinate",
      "unknown_scale", "too_long", "no_noun", "idiom", "heading",    "indefinite", "speaker"};
};

template <>
struct Names<TimeType> {
  static constexpr std::array<std::string_view, 4> all{"DATE", "TIME", "DURATION", "SET"};
};

template <>
struct Names<TimeBasis> {
  static constexpr std::array<std::string_view, 4> all{"stated", "relative", "weekday", "anchored"};
};

template <>
struct Names<TimeConflict> {
  static constexpr std::array<std::string_view, 5> all{"none", "weekday", "impossible", "order", "future"};
};

template <>
struct Names<NameType> {
  static constexpr std::array<std::string_view, 4> all{"PER", "ORG", "LOC", "OTHER"};
};

template <>
struct Names<Modality> {
  static constexpr std::array<std::string_view, 9> all{"asserted", "estimated", "opinion", "claimed",    "planned",
                                                       "possible", "hearsay",   "denied",  "unconfirmed"};
};

template <>
struct Names<FurnitureWhy> {
  static constexpr std::array<std::string_view, 16> all{
      "related_link", "navigation", "other_story", "promotion", "credit",  "caption", "counter", "embed",
      "source_link",  "legal",      "repeated",    "comments",  "consent", "gallery", "form",    "headline"};
};

template <>
struct Names<DateBasis> {
  static constexpr std::array<std::string_view, 5> all{"unknown", "given", "declared", "stated", "inferred"};
};

template <>
struct Names<RelationKind> {
  static constexpr std::array<std::string_view, 9> all{"echo",     "agrees",    "refines", "updates",       "stale",
                                                       "corrects", "conflicts", "part_of", "not_comparable"};
};

template <>
struct Names<Dimension> {
  static constexpr std::array<std::string_view, 8> all{"none",  "measure", "unit",   "actor",
                                                       "place", "time",    "status", "kind"};
};

template <>
struct Names<Verdict> {
  static constexpr std::array<std::string_view, 3> all{"consistent", "inconsistent", "cannot_tell"};
};

template <>
struct Names<Tally> {
  static constexpr std::array<std::string_view, 3> all{"plain", "cumulative", "stock"};
};

template <>
struct Names<OriginKind> {
  static constexpr std::array<std::string_view, 3> all{"named", "unnamed", "outlet"};
};

template <>
struct Names<CopyKind> {
  static constexpr std::array<std::string_view, 6> all{"exact", "cut", "edited", "recounted", "scanned", "excerpt"};
};

template <>
struct Names<BlockKind> {
  static constexpr std::array<std::string_view, 6> all{"paragraph", "heading", "list_item",
                                                       "table_row", "quote",   "preformatted"};
};

template <class Enum>
std::string_view name(Enum value) {
  return Names<Enum>::all[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(Bound value) { return name(value); }
std::string_view name_of(Change value) { return name(value); }
std::string_view name_of(Status value) { return name(value); }
std::string_view name_of(Kind value) { return name(value); }
std::string_view name_of(GapWhy value) { return name(value); }
std::string_view name_of(TimeType value) { return name(value); }
std::string_view name_of(TimeBasis value) { return name(value); }
std::string_view name_of(TimeConflict value) { return name(value); }
std::string_view name_of(NameType value) { return name(value); }
std::string_view name_of(Modality value) { return name(value); }
std::string_view name_of(FurnitureWhy value) { return name(value); }
std::string_view name_of(DateBasis value) { return name(value); }
std::string_view name_of(BlockKind value) { return name(value); }
std::string_view name_of(CopyKind value) { return name(value); }

std::string_view name_of(RelationKind value) { return name(value); }
std::string_view name_of(Dimension value) { return name(value); }
std::string_view name_of(Verdict value) { return name(value); }
std::string_view name_of(Tally value) { return name(value); }
std::string_view name_of(OriginKind value) { return name(value); }

template <class Enum>
std::optional<Enum> value_of(std::string_view name) {
  for (std::size_t i = 0; i < Names<Enum>::all.size(); ++i)
    if (Names<Enum>::all[i] == name) return static_cast<Enum>(i);
  return {};
}

template std::optional<Bound> value_of<Bound>(std::string_view);
template std::optional<Change> value_of<Change>(std::string_view);
template std::optional<Status> value_of<Status>(std::string_view);
template std::optional<Kind> value_of<Kind>(std::string_view);
template std::optional<GapWhy> value_of<GapWhy>(std::string_view);
template std::optional<TimeType> value_of<TimeType>(std::string_view);
template std::optional<TimeBasis> value_of<TimeBasis>(std::string_view);
template std::optional<TimeConflict> value_of<TimeConflict>(std::string_view);
template std::optional<NameType> value_of<NameType>(std::string_view);
template std::optional<Modality> value_of<Modality>(std::string_view);
template std::optional<FurnitureWhy> value_of<FurnitureWhy>(std::string_view);
template std::optional<DateBasis> value_of<DateBasis>(std::string_view);

}  // namespace runut
