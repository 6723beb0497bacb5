// Figures -> observations: one for every claim and origin. A count since the beginning is cumulative; of what is
// not known to run on, each moment stands for itself.
#include "runut/series_estimate.h"

namespace runut {

SeriesObservations observations_of(const Series& series, std::span<const std::uint32_t> outlets) {
  SeriesObservations out;
  out.course = series.tally == Tally::cumulative ? Course::cumulative : Course::stock;
  for (const Figure& f : series.figures) {
    if (f.retired) continue;
    for (const ClaimId id : f.claims) {
      Observation o;
      o.value = {f.low, f.high};
      o.about = f.bound == Bound::about;
      if (f.as_of.known) o.first = f.as_of.first, o.last = f.as_of.last;
      o.outlet = id.document < outlets.size() ? outlets[id.document] : id.document + 0x80000000U;
      o.claim = static_cast<std::uint32_t>(out.claims.size());
      out.claims.push_back(id);
      for (const std::uint32_t origin : f.origins) {
        o.origin = origin;
        out.observations.push_back(o);
      }
    }
  }
  return out;
}

bool can_be_estimated(const Series& series) {
  return series.kind == Kind::total && series.measure != "other" && !series.figures.empty();
}

}  // namespace runut
