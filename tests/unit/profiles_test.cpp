// Profiles: the same ledger as five desks would render it.
#include <gtest/gtest.h>

#include "runut/profile.h"

namespace runut {
namespace {

Observation said(std::uint32_t origin, std::optional<Decimal> low, std::optional<Decimal> high, Moment day) {
  Observation o;
  o.value = {low, high}, o.origin = o.outlet = origin, o.first = o.last = day;
  return o;
}

Observation said(std::uint32_t origin, std::int64_t value, Moment day) {
  return said(origin, Decimal(value), Decimal(value), day);
}

ProfileView view(Profile profile, std::vector<Observation> series, const ProfileSettings& settings = {}) {
  for (std::uint32_t i = 0; i < series.size(); ++i) series[i].claim = i;
  return view_of(profile, series, Course::stock, estimate(series, Course::stock), settings);
}

TEST(Profiles, HaveNames) {
  for (const Profile p : {Profile::runut, Profile::ucdp, Profile::acled, Profile::ibc, Profile::idmc})
    EXPECT_EQ(profile_named(name_of(p)), p);
  EXPECT_FALSE(profile_named("nobody"));
}

TEST(Profiles, OfRunutAreTheEstimate) {
  const ProfileView v = view(Profile::runut, {said(1, 40, 1), said(2, 40, 1), said(3, 52, 1)});
  EXPECT_EQ(v.best, Decimal(40));
  EXPECT_EQ(v.rule, "majority");
}

TEST(Profiles, OfUcdpTakeTheMostReliableReportAndTheRange) {
  std::vector<Observation> series{said(1, 40, 1), said(2, 47, 2), said(3, 66, 1)};
  series[0].weight = 3;
  const ProfileView v = view(Profile::ucdp, series);
  EXPECT_EQ(v.best, Decimal(40));
  EXPECT_EQ(v.low, Decimal(40));
  EXPECT_EQ(v.high, Decimal(66));
  EXPECT_EQ(v.rule, "ucdp-most-reliable");
}

TEST(Profiles, OfUcdpWithOneFigureHaveAllThreeEqual) {
  const ProfileView v = view(Profile::ucdp, {said(1, 9, 1)});
  EXPECT_EQ(v.best, Decimal(9));
  EXPECT_EQ(v.low, v.best);
  EXPECT_EQ(v.high, v.best);
}

TEST(Profiles, OfAcledTakeTheLowerEndOfTheLatest) {
  EXPECT_EQ(view(Profile::acled, {said(1, 90, 1), said(2, 70, 2), said(3, 64, 2)}).best, Decimal(64));
  // tens, dozens and hundreds come as the intervals of those words
  EXPECT_EQ(view(Profile::acled, {said(1, Decimal(10), Decimal(99), 1)}).best, Decimal(10));
  EXPECT_EQ(view(Profile::acled, {said(1, Decimal(12), Decimal(99), 1)}).best, Decimal(12));
  EXPECT_EQ(view(Profile::acled, {said(1, Decimal(100), Decimal(999), 1)}).best, Decimal(100));
}

TEST(Profiles, OfAcledSayTenWhereOnlyAnUpperEndIsKnown) {
  const ProfileView v = view(Profile::acled, {said(1, {}, Decimal(80), 1)});
  EXPECT_EQ(v.best, Decimal(10));
  EXPECT_EQ(v.rule, "acled-unknown");
  EXPECT_EQ(view(Profile::acled, {said(1, {}, Decimal(4), 1)}).best, Decimal(4));
}

TEST(Profiles, OfIbcNeedTwoOrigins) {
  Observation relay = said(1, 31, 1);
  relay.outlet = 9;
  EXPECT_FALSE(view(Profile::ibc, {said(1, 31, 1), relay}).low);
  const ProfileView v = view(Profile::ibc, {said(1, 31, 1), relay, said(2, Decimal(28), {}, 1)});
  EXPECT_EQ(v.low, Decimal(28));
  EXPECT_EQ(v.high, Decimal(31));
  EXPECT_FALSE(v.best);
}

TEST(Profiles, OfIdmcRecommendWhereOriginsMeet) {
  const std::vector<Observation> series{said(1, 2000, 1), said(2, 2040, 1), said(3, 3300, 2)};
  const ProfileView v = view(Profile::idmc, series);
  EXPECT_EQ(v.best, Decimal(2040));
  EXPECT_EQ(v.rule, "idmc-triangulated");
  EXPECT_EQ(view(Profile::idmc, {said(1, 210, 1), said(2, 330, 2)}).rule, "idmc-latest");
  ProfileSettings settings;
  settings.marked = 2;
  EXPECT_EQ(view(Profile::idmc, series, settings).best, Decimal(3300));
}

TEST(Profiles, OfIdmcMultiplyHouseholdsAndSaySo) {
  ProfileSettings settings;
  settings.households = true;
  EXPECT_FALSE(view(Profile::idmc, {said(1, 150, 1)}, settings).multiplied_by);
  settings.household_size = Decimal::scaled(39, 1);
  const ProfileView v = view(Profile::idmc, {said(1, 150, 1)}, settings);
  EXPECT_EQ(v.best, Decimal(585));
  EXPECT_EQ(v.multiplied_by, Decimal::scaled(39, 1));
}

TEST(Profiles, OfNothingAreNothing) {
  for (const Profile p : {Profile::runut, Profile::ucdp, Profile::acled, Profile::ibc, Profile::idmc})
    EXPECT_FALSE(view(p, {}).best);
}

}  // namespace
}  // namespace runut
