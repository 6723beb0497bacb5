// Records of sources over many series: how often each agrees where nothing is disputed, and which sources are
// one, because they share their deviations.
//
// Agreeing on what most say shows nothing of copying; saying the same where one of the two leaves the
// majority does. Only sources with many series get a record: with few, the record would be chance.
#include <algorithm>
#include <map>

#include "runut/estimate.h"

namespace runut {
namespace {

constexpr std::size_t fewest_figures = 5;    // in a series from which anything is learnt
constexpr std::size_t most_regulars = 256;   // pairs of sources are counted: the most frequent ones only
constexpr std::uint32_t fewest_shared = 20;  // deviations that two sources must share to be one

struct Said {
  std::uint32_t origin;
  Decimal value;
  std::optional<Moment> last;
};

/// The last plain figure of each origin of a series.
std::vector<Said> last_figures(const std::vector<Observation>& series) {
  std::map<std::uint32_t, Said> last;
  for (const Observation& o : series) {
    if (!o.value.is_point() || o.since) continue;
    const auto [known, fresh] = last.try_emplace(o.origin, Said{o.origin, *o.value.low, o.last});
    if (!fresh && std::pair(o.last, *o.value.low) > std::pair(known->second.last, known->second.value))
      known->second = {o.origin, *o.value.low, o.last};
  }
  std::vector<Said> out;
  for (const auto& [origin, said] : last) out.push_back(said);
  return out;
}

/// The figure said most often, and how often; among equals the lower.
std::pair<Decimal, std::size_t> mode_of(const std::vector<Said>& figures) {
  std::map<Decimal, std::size_t> counts;
  for (const Said& s : figures) ++counts[s.value];
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return *most;
}

/// The sources with enough series, by number.
std::map<std::uint32_t, std::size_t> regulars_of(std::span<const std::vector<Observation>> series, std::size_t least) {
  std::unordered_map<std::uint32_t, std::size_t> seen;
  for (const auto& s : series)
    for (const Said& said : last_figures(s)) ++seen[said.origin];
  std::vector<std::pair<std::size_t, std::uint32_t>> frequent;
  for (const auto& [origin, n] : seen)
    if (n >= least) frequent.emplace_back(n, origin);
  std::sort(frequent.begin(), frequent.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (frequent.size() > most_regulars) frequent.resize(most_regulars);
  std::map<std::uint32_t, std::size_t> regulars;
  for (const auto& [n, origin] : frequent) regulars.emplace(origin, 0);
  std::size_t index = 0;
  for (auto& [origin, i] : regulars) i = index++;
  return regulars;
}

/// Pairs of sources: how often one of them left the majority, and how often both said the same then.
class Deviations {
 public:
  explicit Deviations(std::size_t sources)
      : sources_(sources), strayed_(sources * sources), together_(sources * sources) {}
  void add(std::size_t a, std::size_t b, bool same) {
    const std::size_t i = std::min(a, b) * sources_ + std::max(a, b);
    ++strayed_[i], together_[i] += same ? 1 : 0;
  }
  /// Nine times in ten the same.
  [[nodiscard]] bool one(std::size_t a, std::size_t b) const {
    const std::size_t i = a * sources_ + b;
    return strayed_[i] >= fewest_shared && 10 * std::uint64_t{together_[i]} >= 9 * std::uint64_t{strayed_[i]};
  }

 private:
  std::size_t sources_;
  std::vector<std::uint32_t> strayed_, together_;
};

struct Regular {
  std::size_t index;
  Decimal value;
};

void compare(const std::vector<Regular>& regulars, Decimal majority, Deviations& deviations) {
  for (std::size_t i = 0; i < regulars.size(); ++i)
    for (std::size_t j = i + 1; j < regulars.size(); ++j)
      if (regulars[i].value != majority || regulars[j].value != majority)
        deviations.add(regulars[i].index, regulars[j].index, regulars[i].value == regulars[j].value);
}

/// Each source's family: the least number among those it hangs together with.
std::vector<std::uint32_t> families_of(std::size_t sources, const Deviations& deviations) {
  std::vector<std::uint32_t> family(sources);
  for (std::size_t i = 0; i < sources; ++i) family[i] = static_cast<std::uint32_t>(i);
  for (std::size_t i = 0; i < sources; ++i)
    for (std::size_t j = i + 1; j < sources; ++j) {
      if (family[i] == family[j] || !deviations.one(i, j)) continue;
      const std::uint32_t keep = std::min(family[i], family[j]), drop = std::max(family[i], family[j]);
      std::replace(family.begin(), family.end(), drop, keep);
    }
  return family;
}

}  // namespace

SourceRecords learn_records(std::span<const std::vector<Observation>> series, std::size_t least) {
  const std::map<std::uint32_t, std::size_t> regulars = regulars_of(series, least);
  if (regulars.empty()) return {};
  std::vector<SourceRecord> records(regulars.size());
  Deviations deviations(regulars.size());
  for (const auto& s : series) {
    const std::vector<Said> figures = last_figures(s);
    if (figures.empty()) continue;
    const auto [mode, count] = mode_of(figures);
    std::vector<Regular> present;
    for (const Said& f : figures) {
      const auto found = regulars.find(f.origin);
      if (found == regulars.end()) continue;
      present.push_back({found->second, f.value});
      const bool agrees = f.value == mode;
      // Settled: four in five of the others say the same.
      if (figures.size() < fewest_figures || 5 * (count - (agrees ? 1 : 0)) < 4 * (figures.size() - 1)) continue;
      ++records[found->second].settled, records[found->second].agreed += agrees ? 1 : 0;
    }
    compare(present, mode, deviations);
  }
  const std::vector<std::uint32_t> families = families_of(regulars.size(), deviations);
  SourceRecords out;
  for (const auto& [origin, index] : regulars) {
    records[index].family = families[index];
    out.emplace(origin, records[index]);
  }
  return out;
}

}  // namespace runut
