// Profile: how a desk that counts for its living would render a series: other figures from the same ledger,
// each by a named rule. A profile never changes what was said, only what is put in front.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "runut/estimate.h"

namespace runut {

enum class Profile : std::uint8_t {
  runut,  ///< the estimate as it is
  ucdp,   ///< best, low, high: the most reliable report, the lowest and the highest
  acled,  ///< one conservative figure: the lower end of what was said last; tens 10, dozens 12, hundreds 100
  ibc,    ///< minimum and maximum, only from two independent origins
  idmc,   ///< a recommended figure: marked by an analyst, else where origins meet; households by their size
};

struct ProfileSettings {
  std::optional<Decimal> household_size;  ///< people to a household; without it households stay households
  bool households = false;                ///< the series counts households
  std::optional<std::uint32_t> marked;    ///< the claim that an analyst recommends
};

/// What a profile puts in front. Absent where its rule gives none.
struct ProfileView {
  std::optional<Decimal> best, low, high;
  std::string_view rule;                 ///< stable across versions
  std::string_view meaning;              ///< the rule in one clause
  std::optional<Decimal> multiplied_by;  ///< the household size that was used
};

[[nodiscard]] std::string_view name_of(Profile profile);
[[nodiscard]] std::optional<Profile> profile_named(std::string_view name);

/// `estimate` must be that of the same observations. Cost: n log n.
[[nodiscard]] ProfileView view_of(Profile profile, std::span<const Observation> observations, Course course,
                                  const Estimate& estimate, const ProfileSettings& settings = {});

}  // namespace runut
