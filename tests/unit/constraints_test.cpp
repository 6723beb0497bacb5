// What words allow over time, against trying every course of the count on small inputs.
#include "reconcile/constraints.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace runut {
namespace {

constexpr int moments = 3, highest = 12;

Observation level(Moment m, std::optional<Decimal> low, std::optional<Decimal> high) {
  Observation o;
  o.value = {low, high}, o.exact = true, o.first = o.last = m;
  return o;
}

Observation increment(Moment since, Moment last, int by) {
  Observation o = level(last, Decimal(by), Decimal(by));
  o.since = since;
  return o;
}

/// Every level and increment that matters on three moments with figures up to 3.
std::vector<Observation> catalogue() {
  std::vector<Observation> all;
  for (Moment m = 0; m < moments; ++m) {
    for (int v = 0; v < 4; ++v) all.push_back(level(m, Decimal(v), Decimal(v)));
    all.push_back(level(m, Decimal(1), {})), all.push_back(level(m, Decimal(3), {}));
    all.push_back(level(m, {}, Decimal(0))), all.push_back(level(m, {}, Decimal(2)));
  }
  for (const auto& [s, t] : {std::pair{0, 1}, {1, 2}, {0, 2}})
    for (int by = 0; by < 3; ++by) all.push_back(increment(s, t, by));
  return all;
}

using Counts = std::array<int, moments>;

bool holds(const Observation& o, const Counts& x) {
  const auto at = static_cast<std::size_t>(*o.last);
  return o.value.holds(Decimal(o.since ? x[at] - x[static_cast<std::size_t>(*o.since)] : x[at]));
}

/// Every course of a count that never falls, up to `highest`.
std::vector<Counts> possible() {
  std::vector<Counts> all;
  for (int a = 0; a <= highest; ++a)
    for (int b = a; b <= highest; ++b)
      for (int c = b; c <= highest; ++c) all.push_back({a, b, c});
  return all;
}

std::vector<Counts> possible_with(const std::vector<Observation>& set, const std::vector<std::uint32_t>& claims) {
  std::vector<Counts> left;
  for (const Counts& x : possible())
    if (std::all_of(claims.begin(), claims.end(), [&](std::uint32_t c) { return holds(set[c], x); })) left.push_back(x);
  return left;
}

History allowed_of(const std::vector<Observation>& set, const std::vector<Word>& words) {
  std::vector<std::size_t> ranking;
  for (std::size_t i = 0; i < words.size(); ++i) ranking.push_back(i);
  EXPECT_EQ(words.size(), set.size());
  return allowed_by(words, ranking, Course::cumulative);
}

void expect_smallest(const std::vector<Observation>& set, const Conflict& c) {
  EXPECT_TRUE(possible_with(set, c.claims).empty());
  for (std::size_t i = 0; i < c.claims.size(); ++i) {
    std::vector<std::uint32_t> rest = c.claims;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_FALSE(possible_with(set, rest).empty());
  }
}

/// `history` is exact for what was accepted: its ends are the least and greatest count that any course has.
void expect_tight(const History& allowed, const std::vector<Counts>& left) {
  for (const AsOf& a : allowed.history) {
    const auto at = static_cast<std::size_t>(a.moment);
    int least = highest, most = 0;
    for (const Counts& x : left) least = std::min(least, x[at]), most = std::max(most, x[at]);
    EXPECT_EQ(a.allowed.low.value_or(Decimal(0)), Decimal(least));
    if (a.allowed.high)
      EXPECT_EQ(*a.allowed.high, Decimal(most));
    else
      EXPECT_GE(most, highest - 4);  // increments behind it
  }
}

void check(std::vector<Observation> set) {
  for (std::uint32_t i = 0; i < set.size(); ++i) set[i].origin = set[i].claim = i;
  const std::vector<Word> words = words_of(set, Course::cumulative);
  const History allowed = allowed_of(set, words);
  std::vector<std::uint32_t> accepted, rejected;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool out = std::binary_search(allowed.rejected.begin(), allowed.rejected.end(), i);
    (out ? rejected : accepted).push_back(words[i].claims.front());
  }
  const std::vector<Counts> left = possible_with(set, accepted);
  ASSERT_FALSE(left.empty());
  expect_tight(allowed, left);
  for (const Conflict& c : allowed.conflicts) expect_smallest(set, c);
  for (const std::uint32_t r : rejected)
    EXPECT_TRUE(std::any_of(allowed.conflicts.begin(), allowed.conflicts.end(), [&](const Conflict& c) {
      return std::find(c.claims.begin(), c.claims.end(), r) != c.claims.end();
    }));
}

TEST(Constraints, AgreeWithEveryCourseOfTheCountForAllSetsOfUpToThree) {
  const std::vector<Observation> all = catalogue();
  for (std::size_t i = 0; i < all.size(); ++i) {
    check({all[i]});
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      check({all[i], all[j]});
      for (std::size_t k = j + 1; k < all.size(); ++k) check({all[i], all[j], all[k]});
    }
    if (HasFailure()) return;
  }
}

TEST(Constraints, AgreeForManySetsOfSix) {
  const std::vector<Observation> all = catalogue();
  std::uint64_t state = 42;
  const auto draw = [&] {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return all[static_cast<std::size_t>(state >> 33U) % all.size()];
  };
  for (int round = 0; round < 3000 && !HasFailure(); ++round) check({draw(), draw(), draw(), draw(), draw(), draw()});
}

TEST(Constraints, OfAStockBindNoOtherMoment) {
  std::vector<Observation> set{level(0, Decimal(9), Decimal(9)), level(1, Decimal(4), Decimal(4)),
                               level(1, Decimal(5), Decimal(5))};
  for (std::uint32_t i = 0; i < set.size(); ++i) set[i].origin = set[i].claim = i;
  const std::vector<Word> words = words_of(set, Course::stock);
  const std::vector<std::size_t> ranking{0, 1, 2};
  const History allowed = allowed_by(words, ranking, Course::stock);
  ASSERT_EQ(allowed.conflicts.size(), 1U);
  EXPECT_EQ(allowed.conflicts[0].claims, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(allowed.conflicts[0].why, Clash::disjoint);
}

TEST(Constraints, NameTheTotalAndBothPartsOfItsGrowth) {
  std::vector<Observation> set{level(0, Decimal(100), Decimal(100)), increment(0, 1, 30), level(1, {}, Decimal(110))};
  for (std::uint32_t i = 0; i < set.size(); ++i) set[i].origin = set[i].claim = i;
  const std::vector<Word> words = words_of(set, Course::cumulative);
  const History allowed = allowed_of(set, words);
  ASSERT_EQ(allowed.conflicts.size(), 1U);
  EXPECT_EQ(allowed.conflicts[0].claims, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(allowed.conflicts[0].why, Clash::increment);
}

}  // namespace
}  // namespace runut
