// Support in a series that stands still: the figure that most origins allow. Where none has a majority the
// middle of the figures is nearer the truth than the largest party. Where sources with a record over many
// series stand in two camps, numbers prove nothing, for they may mean different things by one name; then
// the camp goes first whose sources agree more with the others where nothing is disputed.
#include "reconcile/support.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace runut {
namespace {

/// A figure to choose from: what an origin said, or for a bound the end it named.
struct Candidate {
  Decimal value;
  std::optional<Moment> last;
  std::uint32_t weight = 0;   ///< of the words that name it
  std::uint64_t support = 0;  ///< weight of all words that allow it
};

Decimal middle_of(const Interval& i) {
  if (!i.low) return *i.high;
  if (!i.high || *i.low == *i.high) return *i.low;
  const auto sum = i.low->plus(*i.high);
  const auto half = sum ? sum->times(Decimal::scaled(5, 1)) : std::nullopt;
  return half ? *half : *i.low;
}

std::vector<const Word*> live_of(std::span<const Word> words) {
  std::vector<const Word*> live;
  for (const Word& w : words)
    if (w.live) live.push_back(&w);
  return live;
}

/// Candidates by value, with the weight of the intervals that hold each: those begun less those ended.
std::vector<Candidate> candidates_of(const std::vector<const Word*>& live) {
  std::map<Decimal, Candidate> by_value;
  std::vector<std::pair<Decimal, std::uint32_t>> lows, highs;
  std::uint64_t running = 0;
  for (const Word* w : live) {
    const Decimal value = middle_of(w->said);
    Candidate& c = by_value[value];
    c.value = value, c.weight += w->weight, c.last = std::max(c.last, w->last);
    if (w->around.low)
      lows.emplace_back(*w->around.low, w->weight);
    else
      running += w->weight;
    if (w->around.high) highs.emplace_back(*w->around.high, w->weight);
  }
  std::sort(lows.begin(), lows.end());
  std::sort(highs.begin(), highs.end());
  std::vector<Candidate> out;
  std::size_t l = 0, h = 0;
  for (auto& [value, c] : by_value) {
    for (; l < lows.size() && lows[l].first <= value; ++l) running += lows[l].second;
    for (; h < highs.size() && highs[h].first < value; ++h) running -= highs[h].second;
    c.support = running;
    out.push_back(c);
  }
  return out;
}

/// The lower of the two middles, by weight.
Decimal median_of(const std::vector<Candidate>& candidates, std::uint64_t total) {
  std::uint64_t so_far = 0;
  for (const Candidate& c : candidates) {
    so_far += c.weight;
    if (2 * so_far >= total) return c.value;
  }
  return candidates.back().value;
}

Decimal distance(Decimal a, Decimal b) { return (a < b ? b.minus(a) : a.minus(b)).value_or(Decimal(INT64_MAX)); }

/// Most support first; then the later, the finer, nearer the middle, the lower.
const Candidate& first_of(const std::vector<Candidate>& candidates, Decimal middle) {
  const auto key = [&](const Candidate& c) {
    return std::tuple(place_of_last_digit(c.value), distance(c.value, middle), c.value);
  };
  return *std::min_element(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.support != b.support) return a.support > b.support;
    if (a.last != b.last) return a.last > b.last;
    return key(a) < key(b);
  });
}

/// Mean share of agreement of the families behind a figure: how many they are counts for nothing. In
/// millionths; 0 where no source has a record.
std::uint64_t care_of(const std::vector<const Word*>& live, Decimal figure, const SourceRecords& records) {
  std::map<std::uint32_t, std::pair<std::uint64_t, std::uint64_t>> families;  // sum of shares, sources
  for (const Word* w : live) {
    const auto found = records.find(w->origin);
    if (!w->said.is_point() || *w->said.low != figure || found == records.end() || found->second.settled == 0) continue;
    auto& [sum, sources] = families[found->second.family];
    sum += std::uint64_t{found->second.agreed} * 1'000'000 / found->second.settled, ++sources;
  }
  std::uint64_t sum = 0;
  for (const auto& [family, shares] : families) sum += shares.first / shares.second;
  return families.empty() ? 0 : sum / families.size();
}

/// Figures that a quarter of the origins give, and more than one origin: camps that may differ in what they mean.
std::vector<Candidate> parties_of(const std::vector<const Word*>& live, std::uint64_t total) {
  std::map<Decimal, std::pair<std::uint64_t, std::size_t>> parties;
  for (const Word* w : live)
    if (w->said.is_point()) parties[*w->said.low].first += w->weight, ++parties[*w->said.low].second;
  std::vector<Candidate> out;
  for (const auto& [value, party] : parties)
    if (4 * party.first >= total && party.second > 1) out.push_back({value, {}, 0, party.first});
  return out;
}

/// By definition, where two parties stand against each other and their sources have records.
std::optional<Choice> by_definition(const std::vector<const Word*>& live, std::uint64_t total,
                                    const SourceRecords* records) {
  if (records == nullptr || records->empty()) return {};
  const std::vector<Candidate> parties = parties_of(live, total);
  if (parties.size() < 2) return {};
  const Candidate* best = nullptr;
  std::uint64_t most = 0;
  for (const Candidate& p : parties) {
    const std::uint64_t care = care_of(live, p.value, *records);
    if (care == 0) return {};
    if (best == nullptr || std::pair(care, p.support) > std::pair(most, best->support)) best = &p, most = care;
  }
  return Choice{best->value, parties.front().value, parties.back().value, Rule::definition};
}

/// Hull of the figures that more than one origin supports, or of all where none does.
void set_hull(const std::vector<Candidate>& candidates, std::uint32_t one, Choice& choice) {
  bool shared = false;
  for (const Candidate& c : candidates) shared = shared || c.support > one;
  for (const Candidate& c : candidates) {
    if (shared && c.support <= one) continue;
    choice.low = choice.low ? std::min(*choice.low, c.value) : c.value;
    choice.high = choice.high ? std::max(*choice.high, c.value) : c.value;
  }
}

}  // namespace

bool moves(std::span<const Word> words, Course course) {
  if (course == Course::stock) return false;
  std::optional<Moment> seen;
  for (const Word& w : words) {
    if (w.since || !w.last) continue;
    if (seen && *seen != *w.last) return true;
    seen = w.last;
  }
  return false;
}

Choice most_supported(std::span<const Word> words, const SourceRecords* records) {
  const std::vector<const Word*> live = live_of(words);
  if (live.empty()) return {};
  std::uint64_t total = 0;
  std::uint32_t one = 0;
  for (const Word* w : live) total += w->weight, one = std::max(one, w->weight);
  if (live.size() == 1) {
    const Interval& said = live[0]->said;
    return {middle_of(said), said.low, said.high, Rule::sole};
  }
  if (auto choice = by_definition(live, total, records)) return *choice;
  const std::vector<Candidate> candidates = candidates_of(live);
  const Decimal middle = median_of(candidates, total);
  const Candidate& first = first_of(candidates, middle);
  Choice choice;
  choice.best = first.value;
  choice.rule = first.support == total      ? Rule::agreed
                : 2 * first.support > total ? Rule::majority
                : live.size() < 4           ? Rule::most
                                            : Rule::median;
  if (choice.rule == Rule::median) choice.best = middle;
  set_hull(candidates, one, choice);
  choice.low = std::min(*choice.low, *choice.best), choice.high = std::max(*choice.high, *choice.best);
  return choice;
}

Choice choice_of(std::span<const Word> words, Course course, const SourceRecords* records) {
  if (moves(words, course)) {
    Choice choice = densest(words);
    if (choice.rule != Rule::none) return choice;
  }
  return most_supported(words, records);
}

}  // namespace runut
