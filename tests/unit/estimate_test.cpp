// The estimate: each rule, what it must not depend on, and inputs made to break it.
#include "runut/estimate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "reconcile/density.h"
#include "reconcile/support.h"

namespace runut {
namespace {

using Claims = std::vector<std::uint32_t>;

/// A claim by an origin of a plain figure as of a day. Numbered when put into a series.
Observation said(std::uint32_t origin, std::int64_t value, std::optional<Moment> day = {}) {
  Observation o;
  o.value = {Decimal(value), Decimal(value)};
  o.origin = o.outlet = origin, o.first = o.last = o.published = day;
  return o;
}

Observation relayed(Observation o, std::uint32_t outlet, Moment published) {
  o.outlet = outlet, o.published = published;
  return o;
}

Observation at_least(std::uint32_t origin, std::int64_t value, std::optional<Moment> day = {}) {
  Observation o = said(origin, value, day);
  o.value.high.reset();
  return o;
}

Observation at_most(std::uint32_t origin, std::int64_t value, std::optional<Moment> day = {}) {
  Observation o = said(origin, value, day);
  o.value.low.reset();
  return o;
}

Estimate estimate_of(std::vector<Observation> series, Course course = Course::cumulative) {
  for (std::uint32_t i = 0; i < series.size(); ++i) series[i].claim = i;
  return estimate(series, course);
}

TEST(Rounding, FollowsTheLastDigitThatIsNotZero) {
  EXPECT_EQ(rounded(said(0, 1234)), (Interval{Decimal(1234), Decimal(1234)}));
  EXPECT_EQ(rounded(said(0, 1200)), (Interval{Decimal(1150), Decimal(1250)}));
  EXPECT_EQ(rounded(said(0, 3000)), (Interval{Decimal(2850), Decimal(3150)}));  // at most 5 per cent
  Observation about = said(0, 3000);
  about.about = true;
  EXPECT_EQ(rounded(about), (Interval{Decimal(2700), Decimal(3300)}));
  Observation exact = said(0, 3000);
  exact.exact = true;
  EXPECT_EQ(rounded(exact), (Interval{Decimal(3000), Decimal(3000)}));
}

TEST(Estimate, OfNothingIsNothing) {
  const Estimate e = estimate_of({});
  EXPECT_FALSE(e.best || e.low || e.high);
  EXPECT_EQ(e.rule, Rule::none);
  EXPECT_TRUE(e.camps.empty() && e.history.empty() && e.conflicts.empty());
}

TEST(Estimate, OfOneOriginIsItsFigureHoweverOftenItIsPrinted) {
  const Estimate e = estimate_of({said(1, 37), relayed(said(1, 37), 5, 3), relayed(said(1, 37), 6, 4)});
  EXPECT_EQ(e.rule, Rule::sole);
  EXPECT_EQ(e.best, Decimal(37));
  EXPECT_EQ(e.origins, 1U);
  EXPECT_EQ(e.outlets, 3U);
  EXPECT_EQ(e.reports, 3U);
  EXPECT_EQ(e.supporting, (Claims{0, 1, 2}));
}

TEST(Estimate, TakesTheMajorityOfOriginsNotOfReports) {
  const Estimate e =
      estimate_of({said(1, 37), said(2, 37), said(3, 90), relayed(said(3, 90), 7, 1), relayed(said(3, 90), 8, 1)});
  EXPECT_EQ(e.rule, Rule::majority);
  EXPECT_EQ(e.best, Decimal(37));
  EXPECT_EQ(e.supporting_origins, 2U);
  EXPECT_EQ(e.opposing, (Claims{2, 3, 4}));
  ASSERT_EQ(e.camps.size(), 2U);
  EXPECT_EQ(e.camps[1].origins, (std::vector<std::uint32_t>{3}));
}

TEST(Estimate, LetsARoundFigureSupportACount) {
  const Estimate e = estimate_of({said(1, 11000), said(2, 11437), said(3, 5200)});
  EXPECT_EQ(e.best, Decimal(11437));
  EXPECT_EQ(e.supporting_origins, 2U);
}

TEST(Estimate, TakesTheMiddleWhereNobodyHasAMajority) {
  const Estimate e = estimate_of({said(1, 11), said(2, 14), said(3, 14), said(4, 19), said(5, 23), said(6, 29)});
  EXPECT_EQ(e.rule, Rule::median);
  EXPECT_EQ(e.best, Decimal(14));
}

TEST(Estimate, KeepsCampsThatCannotBothBeRight) {
  const Estimate e = estimate_of({said(1, 3000), at_least(2, 4000), said(3, 2950)});
  ASSERT_EQ(e.camps.size(), 2U);
  EXPECT_EQ(e.camps[0].origins, (std::vector<std::uint32_t>{1, 3}));
  EXPECT_EQ(e.camps[1].origins, (std::vector<std::uint32_t>{2}));
  EXPECT_FALSE(e.camps[1].range.high);
}

TEST(Estimate, NamesTheClaimsThatCannotBothHoldWhenCountsDoNotFall) {
  const Estimate e = estimate_of({at_least(1, 4100, 9), said(2, 3212, 13), said(3, 3211, 12)});
  ASSERT_EQ(e.conflicts.size(), 1U);
  EXPECT_EQ(e.conflicts[0].why, Clash::descending);
  EXPECT_EQ(e.conflicts[0].claims, (Claims{0, 2}));
  EXPECT_EQ(e.conflicts[0].between, (Interval{Decimal(3211), Decimal(4100)}));
  EXPECT_EQ(e.set_aside, (Claims{0}));
}

TEST(Estimate, TakesAnOriginsLowerFigureForACorrection) {
  const Estimate e = estimate_of({said(1, 84, 1), relayed(said(1, 84, 1), 7, 3), said(1, 71, 2), said(2, 72, 3)});
  EXPECT_EQ(e.retired, (Claims{0, 1}));
  EXPECT_TRUE(e.conflicts.size() <= 1);
  EXPECT_TRUE(e.best == Decimal(71) || e.best == Decimal(72));
}

TEST(Estimate, RetiresARevisedFigureEverywhere) {
  Observation revision = said(1, 60, 4);
  revision.revised_from = Decimal(75);
  const Estimate e = estimate_of({said(2, 75, 3), said(1, 75, 3), revision});
  EXPECT_EQ(e.retired, (Claims{0, 1}));
  EXPECT_EQ(e.best, Decimal(60));
}

TEST(Estimate, DoesNotTakeALateReprintOfAnOldCountForAFall) {
  const Estimate e = estimate_of({said(1, 12, 1), relayed(said(1, 12, 1), 9, 8), said(1, 30, 5), said(2, 30, 6)});
  EXPECT_TRUE(e.conflicts.empty());
  EXPECT_TRUE(e.retired.empty());
  EXPECT_EQ(e.best, Decimal(30));
}

TEST(Estimate, OfAMovingCountLeansToWhereLastWordsLieClose) {
  std::vector<Observation> series;
  for (Moment day = 1; day <= 6; ++day) {
    series.push_back(said(1, 100 * day + 1, day)), series.push_back(said(2, 100 * day + 3, day));
    series.push_back(said(3, 171 * day, day));
  }
  const Estimate e = estimate_of(series);
  EXPECT_EQ(e.rule, Rule::density);
  EXPECT_TRUE(e.best == Decimal(601) || e.best == Decimal(603));
  EXPECT_LT(*e.high, Decimal(900));
}

TEST(Estimate, CarriesAnOriginThatFellSilent) {
  std::vector<Observation> series;
  for (Moment day = 1; day <= 8; ++day) {
    series.push_back(said(1, 100 * day, day));
    if (day <= 4) series.push_back(said(2, 101 * day, day)), series.push_back(said(3, 99 * day, day));
  }
  const Estimate e = estimate_of(series);
  EXPECT_GE(*e.best, Decimal(780));
  EXPECT_LE(*e.best, Decimal(820));
}

TEST(Estimate, TellsHistoryMomentByMoment) {
  const Estimate e = estimate_of({at_least(1, 40, 2), said(2, 61, 3), at_most(3, 90, 5)});
  ASSERT_EQ(e.history.size(), 3U);
  EXPECT_EQ(e.history[0].allowed, (Interval{Decimal(40), Decimal(61)}));
  EXPECT_EQ(e.history[2].allowed, (Interval{Decimal(61), Decimal(90)}));
  EXPECT_EQ(e.history[0].said, (Interval{Decimal(40), {}}));
}

/// A series with everything in it.
std::vector<Observation> mixed(std::size_t size, std::uint64_t state, std::uint32_t origins) {
  std::vector<Observation> series;
  const auto draw = [&](std::uint64_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::int64_t>((state >> 33U) % below);
  };
  for (std::size_t i = 0; i < size; ++i) {
    const auto origin = static_cast<std::uint32_t>(draw(origins));
    const Moment day = draw(40);
    Observation o = said(origin, draw(300) * (draw(4) == 0 ? 10 : 1), day);
    if (draw(6) == 0) o.value.high.reset();
    if (draw(6) == 0 && o.value.high) o.value.low.reset();
    if (draw(9) == 0) o.since = day - 1 - draw(5);
    if (draw(12) == 0) o.first.reset(), o.last.reset();
    o.outlet = static_cast<std::uint32_t>(draw(9)), o.about = draw(5) == 0;
    o.claim = static_cast<std::uint32_t>(i);
    series.push_back(o);
  }
  return series;
}

void expect_same(const Estimate& a, const Estimate& b) {
  EXPECT_EQ(a.best, b.best);
  EXPECT_EQ(a.low, b.low);
  EXPECT_EQ(a.high, b.high);
  EXPECT_EQ(a.rule, b.rule);
  EXPECT_EQ(a.supporting, b.supporting);
  EXPECT_EQ(a.opposing, b.opposing);
  EXPECT_EQ(a.retired, b.retired);
  EXPECT_EQ(a.set_aside, b.set_aside);
  ASSERT_EQ(a.conflicts.size(), b.conflicts.size());
  for (std::size_t i = 0; i < a.conflicts.size(); ++i) EXPECT_EQ(a.conflicts[i].claims, b.conflicts[i].claims);
  ASSERT_EQ(a.history.size(), b.history.size());
  for (std::size_t i = 0; i < a.history.size(); ++i) EXPECT_EQ(a.history[i].allowed, b.history[i].allowed);
}

TEST(Estimate, DoesNotDependOnTheOrderOfClaims) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed)
    for (const Course course : {Course::cumulative, Course::stock}) {
      std::vector<Observation> series = mixed(30, seed, 6);
      const Estimate first = estimate(series, course);
      std::reverse(series.begin(), series.end());
      expect_same(first, estimate(series, course));
      std::rotate(series.begin(), series.begin() + 11, series.end());
      expect_same(first, estimate(series, course));
    }
}

TEST(Estimate, KeepsBestBetweenLowAndHigh) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Estimate e = estimate(mixed(1 + seed % 25, seed, 5), Course::cumulative);
    if (!e.best) continue;
    EXPECT_TRUE(!e.low || *e.low <= *e.best);
    EXPECT_TRUE(!e.high || *e.high >= *e.best);
  }
}

TEST(Support, CountsIntervalsAsTheObviousWayDoes) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    std::vector<Observation> series = mixed(8, seed, 5);
    for (Observation& o : series) o.first = o.last = {}, o.since = {};
    const std::vector<Word> words = words_of(series, Course::cumulative);
    std::size_t live = 0, most = 0;
    for (const Word& w : words) live += w.live ? 1 : 0;
    for (const Word& w : words) {
      if (!w.live || !w.said.is_point()) continue;
      std::size_t support = 0;
      for (const Word& other : words) support += other.live && other.around.holds(*w.said.low) ? 1 : 0;
      most = std::max(most, support);
    }
    const Choice v = most_supported(words, nullptr);
    if (2 * most > live && live > 1) {
      ASSERT_TRUE(v.rule == Rule::majority || v.rule == Rule::agreed);
      std::size_t support = 0;
      for (const Word& other : words) support += other.live && other.around.holds(*v.best) ? 1 : 0;
      EXPECT_GE(support, most);
    }
  }
}

TEST(Density, AddsPointsAsTheObviousWayDoes) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const std::vector<Word> words = words_of(mixed(40, seed, 7), Course::cumulative);
    const std::vector<LastWord> figures = figures_of(words);
    if (figures.empty()) continue;
    const std::vector<double> cells = cells_over(figures);
    const std::vector<std::int64_t> points = points_over(cells, figures);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::int64_t sum = 0;
      const auto here = static_cast<std::ptrdiff_t>(i);
      for (const LastWord& f : figures) {
        const std::ptrdiff_t low = cell_of(cells, std::max(f.low, 0.5)), high = cell_of(cells, std::max(f.high, 0.5));
        sum += points_at(here > high ? here - high : here < low ? here - low : 0, f.sure);
      }
      ASSERT_EQ(points[i], sum);
    }
  }
}

TEST(Records, TellTwoDefinitionsApart) {
  // Origins 0 and 1 mean one thing, 2 to 4 another; on plain items all agree, but 2 to 4 are careless.
  std::vector<std::vector<Observation>> corpus;
  for (std::uint32_t i = 0; i < 900; ++i) {
    std::vector<Observation> series;
    const std::int64_t value = 1001 + 7 * i;
    for (std::uint32_t origin = 0; origin < 8; ++origin) {
      const bool disputed = i % 3 == 0, other = origin >= 2 && origin <= 4;
      const bool careless = other && (i + origin) % 9 == 0;
      if (disputed && origin > 4) continue;
      series.push_back(said(origin, value + (disputed && other ? 15 : 0) + (careless && !disputed ? 40 + origin : 0)));
      series.back().claim = origin;
    }
    corpus.push_back(series);
  }
  const SourceRecords records = learn_records(corpus, 500);
  ASSERT_EQ(records.size(), 8U);
  EXPECT_GT(records.at(0).agreed * records.at(2).settled, records.at(2).agreed * records.at(0).settled);
  const Estimate with = estimate(corpus[0], Course::cumulative, &records);
  EXPECT_EQ(with.rule, Rule::definition);
  EXPECT_EQ(with.best, Decimal(1001));
  EXPECT_EQ(estimate(corpus[0], Course::cumulative).best, Decimal(1016));
  EXPECT_TRUE(learn_records(corpus, 5000).empty());
}

/// Seconds for the estimate of a series.
double seconds_for(const std::vector<Observation>& series) {
  const auto began = std::chrono::steady_clock::now();
  const Estimate e = estimate(series, Course::cumulative);
  EXPECT_LE(e.conflicts.size(), max_conflicts);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

TEST(Hostile, LongSeriesTakeHardlyMoreThanTheirLength) {
#ifdef RUNUT_SANITIZED
  constexpr std::size_t size = 5'000;
#else
  constexpr std::size_t size = 100'000;
#endif
  std::vector<Observation> one_origin, all_origins, contradicting, open, increments;
  for (std::uint32_t i = 0; i < size; ++i) {
    one_origin.push_back(said(0, i, i)), all_origins.push_back(said(i, i % 977, i % 3000));
    contradicting.push_back(said(i, size - i, i)), open.push_back(i % 2 ? at_least(i, i, i) : at_most(i, size - i, i));
    increments.push_back(said(i % 50, 3 + i % 5, i));
    if (i % 2) increments.back().since = i - 1;
    for (auto* s : {&one_origin, &all_origins, &contradicting, &open, &increments}) s->back().claim = i;
  }
  for (const auto* s : {&one_origin, &all_origins, &contradicting, &open, &increments})
    EXPECT_LT(seconds_for(*s), 10.0);
}

TEST(Hostile, EndsOfTheNumberLineAndTimeAreNoTrouble) {
  const Decimal most(INT64_MAX), least(INT64_MIN + 1), tiny = Decimal::scaled(1, 18);
  std::vector<Observation> series;
  for (const Decimal d : {most, least, tiny, Decimal(0)})
    for (const Moment m : {INT64_MIN / 4, Moment{0}, INT64_MAX / 4}) {
      Observation o = said(static_cast<std::uint32_t>(series.size()), 0, m);
      o.value = {d, d}, o.claim = o.origin, o.about = true;
      series.push_back(o);
      o.value.high.reset(), ++o.origin;
      series.push_back(o);
    }
  for (const Course course : {Course::cumulative, Course::stock}) EXPECT_TRUE(estimate(series, course).best);
  Observation upside_down = said(1, 5);
  upside_down.value = {Decimal(9), Decimal(2)};
  EXPECT_EQ(estimate_of({upside_down}).rule, Rule::none);
}

}  // namespace
}  // namespace runut
