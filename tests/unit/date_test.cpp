// Date: the calendar, day numbers there and back, and ISO 8601.
#include "runut/date.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

TEST(Date, KnowsTheCalendar) {
  EXPECT_TRUE((Date{2024, 2, 29}).valid());
  EXPECT_FALSE((Date{2023, 2, 29}).valid());
  EXPECT_FALSE((Date{1900, 2, 29}).valid());
  EXPECT_TRUE((Date{2000, 2, 29}).valid());
  EXPECT_FALSE((Date{2024, 4, 31}).valid());
  EXPECT_TRUE((Date{2024, 4, 0}).valid());
  EXPECT_TRUE((Date{2024, 0, 0}).valid());
  EXPECT_FALSE((Date{2024, 13, 1}).valid());
}

TEST(Date, CountsDaysThereAndBack) {
  EXPECT_EQ((Date{1970, 1, 1}).days(), 0);
  EXPECT_EQ((Date{2000, 3, 1}).days(), 11017);
  Date before = Date::from_days((Date{1599, 12, 31}).days());
  for (std::int32_t n = before.days() + 1; n < (Date{2401, 1, 2}).days(); ++n) {
    const Date d = Date::from_days(n);
    ASSERT_TRUE(d.valid());
    ASSERT_EQ(d.days(), n);
    ASSERT_LT(before, d);
    before = d;
  }
}

TEST(Date, KnowsWeekdays) {
  EXPECT_EQ((Date{1970, 1, 1}).weekday(), 4);
  EXPECT_EQ((Date{2000, 1, 1}).weekday(), 6);
  EXPECT_EQ((Date{2024, 12, 2}).weekday(), 1);
  for (std::int32_t n = -1000; n < 1000; ++n)
    ASSERT_EQ(Date::from_days(n + 1).weekday(), Date::from_days(n).weekday() % 7 + 1);
}

TEST(Date, MovesByMonths) {
  EXPECT_EQ((Date{2024, 12, 5}).plus_months(1), (Date{2025, 1, 0}));
  EXPECT_EQ((Date{2024, 1, 0}).plus_months(-1), (Date{2023, 12, 0}));
  EXPECT_EQ((Date{2024, 1, 0}).plus_months(-25), (Date{2021, 12, 0}));
}

TEST(Date, SpansWhatIsKnown) {
  EXPECT_EQ((Date{2024, 2, 0}).first_day(), (Date{2024, 2, 1}));
  EXPECT_EQ((Date{2024, 2, 0}).last_day(), (Date{2024, 2, 29}));
  EXPECT_EQ((Date{2024, 0, 0}).last_day(), (Date{2024, 12, 31}));
  EXPECT_EQ((Date{2024, 2, 3}).last_day(), (Date{2024, 2, 3}));
}

TEST(Date, ReadsAndWritesIso) {
  for (const char* iso : {"2024", "2024-12", "2024-12-02", "0999-01-01"}) {
    const auto d = Date::parse(iso);
    ASSERT_TRUE(d) << iso;
    EXPECT_EQ(d->iso(), iso);
  }
  EXPECT_EQ(Date::parse("2025-01-13T07:30:00+07:00")->iso(), "2025-01-13");
  for (const char* wrong : {"", "24-12-02", "2024-13-01", "2023-02-29", "0000-01-01", "yesterday"})
    EXPECT_FALSE(Date::parse(wrong)) << wrong;
}

}  // namespace
}  // namespace runut
