// The upper bits of the hash, which the final mix has made good.
#include "reconcile/fingerprints.h"

namespace runut {

std::uint16_t word_code(std::uint64_t hash) {
  const auto code = static_cast<std::uint16_t>(hash >> 49U);
  return code != 0 ? code : std::uint16_t{1};
}

}  // namespace runut
