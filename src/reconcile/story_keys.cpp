#include "reconcile/story_keys.h"

#include <algorithm>
#include <unordered_map>

namespace runut {
namespace {

/// Of all documents, how many are expected to have such a key before any is counted.
constexpr float share_of_state = 0.03F, share_of_name = 0.002F, share_of_figure = 0.001F, share_of_placed = 0.0002F;

bool is_furniture(const Document& d, std::uint32_t at) {
  auto after = std::upper_bound(d.furniture.begin(), d.furniture.end(), at,
                                [](std::uint32_t a, const Furniture& f) { return a < f.span.begin; });
  return after != d.furniture.begin() && at < std::prev(after)->span.end;
}

void add_figure(const Claim& c, std::vector<StoryKey>& keys) {
  const Quantity& q = c.quantity;
  const bool point = q.low && q.high && *q.low == *q.high && q.bound != Bound::share && q.bound != Bound::magnitude;
  if (!point || *q.low < Decimal(10) || c.measure == "other") return;
  const std::string figure = c.measure + "|" + c.unit + "|" + q.low->to_string();
  keys.push_back({figure, share_of_figure});
  if (!c.place.empty()) keys.push_back({figure + "|" + c.place, share_of_placed});
}

}  // namespace

std::vector<NameTally> names_of(const Reading& reading, Symbols& symbols, std::size_t most) {
  std::vector<NameTally> out;
  std::unordered_map<Symbol, std::size_t> places;
  const Document& d = reading.document;
  for (const Name& n : reading.names) {
    if (n.canonical.empty() || n.canonical == d.outlet || is_furniture(d, n.span.begin)) continue;
    const auto [found, fresh] = places.try_emplace(symbols.of(n.canonical), out.size());
    if (fresh) out.push_back({found->first, 0, n.is_state, n.type == NameType::place});
    NameTally& tally = out[found->second];
    if (tally.mentions < 0xFFFF) ++tally.mentions;
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.mentions > b.mentions; });
  if (out.size() > most) out.resize(most);
  return out;
}

std::vector<StoryKey> story_keys(const Reading& reading, const std::vector<NameTally>& names, const Symbols& symbols) {
  constexpr std::uint16_t most_mentions = 8;
  std::vector<StoryKey> keys;
  for (const NameTally& n : names)
    for (std::uint16_t i = 0; i < std::min(n.mentions, most_mentions); ++i)
      keys.push_back({symbols.text(n.name), n.is_state ? share_of_state : share_of_name});
  for (const Claim& c : reading.claims) add_figure(c, keys);
  return keys;
}

}  // namespace runut
