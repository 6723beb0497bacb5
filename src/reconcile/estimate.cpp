// The estimate: the three steps in a row, and the names of rules.
#include "runut/estimate.h"

#include <algorithm>
#include <array>
#include <set>

#include "reconcile/constraints.h"
#include "reconcile/support.h"

namespace runut {
namespace {

constexpr std::array<std::string_view, 8> rule_names{"none", "sole",   "agreed",  "majority",
                                                     "most", "median", "density", "definition"};
constexpr std::array<std::string_view, 8> rule_meanings{
    "no figure",
    "one origin, one figure",
    "one figure that nobody contradicts",
    "more than half of the origins",
    "the most origins; among equals the later, then the finer figure",
    "no figure has a majority: the middle of the origins' figures",
    "last words carried to the last day; where they lie closest, and 90 % of what they make likely",
    "two camps over many series: the one whose sources agree more where nothing is disputed"};
constexpr std::array<std::string_view, 3> clash_names{"disjoint", "descending", "increment"};
constexpr int moving_slack = 5;  // per cent between figures that count as one, in a series that moves

bool holds(const Word& w, Decimal best, int slack) {
  if (w.around.holds(best)) return true;
  const auto near = [&](const std::optional<Decimal>& end, int percent) {
    const auto scaled = end ? end->times(Decimal::scaled(percent, 2)) : std::nullopt;
    return scaled ? scaled : end;
  };
  return slack > 0 && Interval{near(w.around.low, 100 - slack), near(w.around.high, 100 + slack)}.holds(best);
}

void tidy(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

void append(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

/// Who stands for the figure, who against it, and how many there are.
void count_voices(std::span<const Word> words, int slack, Estimate& e) {
  std::set<std::uint32_t> outlets;
  std::vector<std::uint32_t> claims;
  for (const Word& w : words) {
    append(claims, w.claims);
    outlets.insert(w.outlets.begin(), w.outlets.end());
    if (w.retired) append(e.retired, w.claims);
    if (!w.live) continue;
    ++e.origins;
    const bool supports = e.best && holds(w, *e.best, slack);
    e.supporting_origins += supports ? 1 : 0;
    append(supports ? e.supporting : e.opposing, w.claims);
  }
  tidy(claims);
  e.outlets = outlets.size(), e.reports = claims.size();
  tidy(e.supporting), tidy(e.opposing), tidy(e.retired);
}

/// Words in the order in which the history believes them: live ones that support the figure, live ones, the later.
std::vector<std::size_t> ranking_of(std::span<const Word> words, const Estimate& e, int slack) {
  std::vector<std::size_t> ranking;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!words[i].retired) ranking.push_back(i);
  const auto rank = [&](std::size_t i) {
    const Word& w = words[i];
    return !w.live ? 2 : e.best && holds(w, *e.best, slack) ? 0 : 1;
  };
  std::vector<int> ranks(words.size());
  for (const std::size_t i : ranking) ranks[i] = rank(i);
  std::stable_sort(ranking.begin(), ranking.end(), [&](std::size_t a, std::size_t b) {
    return ranks[a] != ranks[b] ? ranks[a] < ranks[b] : words[a].last > words[b].last;
  });
  return ranking;
}

void set_camps(std::span<const Word> words, int slack, Estimate& e) {
  e.camps = camps_of(words, slack);
  const auto has_best = [&](const Camp& c) {
    return e.best && (!c.range.low || *c.range.low <= *e.best) && (!c.range.high || *e.best <= *c.range.high);
  };
  std::stable_sort(e.camps.begin(), e.camps.end(), [&](const Camp& a, const Camp& b) {
    if (has_best(a) != has_best(b)) return has_best(a);
    return a.origins.size() > b.origins.size();
  });
}

void set_said(std::span<const Word> words, Estimate& e) {
  bool first = true;
  for (const Word& w : words) {
    if (!w.live) continue;
    if (first) e.said = w.said;
    e.said.low = e.said.low && w.said.low ? std::min(e.said.low, w.said.low) : std::nullopt;
    e.said.high = e.said.high && w.said.high ? std::max(e.said.high, w.said.high) : std::nullopt;
    first = false;
  }
}

}  // namespace

std::string_view name_of(Rule rule) { return rule_names[static_cast<std::size_t>(rule)]; }
std::string_view name_of(Clash clash) { return clash_names[static_cast<std::size_t>(clash)]; }
std::string_view meaning_of(Rule rule) { return rule_meanings[static_cast<std::size_t>(rule)]; }

Estimate estimate(std::span<const Observation> observations, Course course, const SourceRecords* records) {
  Estimate e;
  const std::vector<Word> words = words_of(observations, course);
  const int slack = moves(words, course) ? moving_slack : 0;
  const Choice choice = choice_of(words, course, records);
  e.best = choice.best, e.low = choice.low, e.high = choice.high, e.rule = choice.rule;
  set_said(words, e);
  count_voices(words, slack, e);
  set_camps(words, slack, e);
  History allowed = allowed_by(words, ranking_of(words, e, slack), course);
  e.history = std::move(allowed.history), e.conflicts = std::move(allowed.conflicts);
  if (e.conflicts.size() > max_conflicts) e.conflicts.resize(max_conflicts);
  for (const std::size_t w : allowed.rejected) append(e.set_aside, words[w].claims);
  tidy(e.set_aside);
  return e;
}

}  // namespace runut
