// Time reading.
#include "extract/times.h"

namespace runut {

std::vector<LocatedTime> read_times(const Text&, const std::vector<NumberPhrase>&, Owners&) { return {}; }

}  // namespace runut
