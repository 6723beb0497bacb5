// The names that enumerations have in records, packs and tables: one spelling everywhere.
#pragma once

#include <optional>
#include <string_view>

#include "runut/attribution.h"
#include "runut/claim.h"
#include "runut/document.h"
#include "runut/name.h"
#include "runut/quantity.h"
#include "runut/time.h"

namespace runut {

[[nodiscard]] std::string_view name_of(Bound value);
[[nodiscard]] std::string_view name_of(Change value);
[[nodiscard]] std::string_view name_of(Status value);
[[nodiscard]] std::string_view name_of(Kind value);
[[nodiscard]] std::string_view name_of(GapWhy value);
[[nodiscard]] std::string_view name_of(TimeType value);
[[nodiscard]] std::string_view name_of(TimeBasis value);
[[nodiscard]] std::string_view name_of(TimeConflict value);
[[nodiscard]] std::string_view name_of(NameType value);
[[nodiscard]] std::string_view name_of(Modality value);
[[nodiscard]] std::string_view name_of(FurnitureWhy value);
[[nodiscard]] std::string_view name_of(DateBasis value);
[[nodiscard]] std::string_view name_of(BlockKind value);

/// The value that has this name ("more_than" as Bound); nothing when there is none.
template <class Enum>
[[nodiscard]] std::optional<Enum> value_of(std::string_view name);

}  // namespace runut
