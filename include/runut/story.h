// Story: the reports on one affair, and what tells it from others.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runut/series.h"

namespace runut {

struct Story {
  std::vector<std::uint32_t> documents;  ///< by publication; never empty
  std::uint32_t outlets = 0;             ///< how many distinct ones
  std::size_t claims = 0;
  Moments published;                  ///< from the first to the last dated report; unknown where none is dated
  std::vector<std::string> names;     ///< at most four, the most telling first: places, persons, bodies
  std::vector<std::string> measures;  ///< at most three, the most counted first: "killed person"
};

}  // namespace runut
