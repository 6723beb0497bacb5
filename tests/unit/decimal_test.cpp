// Decimal: exact values, lowest terms, and overflow that is seen.
#include "runut/decimal.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

std::string shown(const std::optional<Decimal>& d) { return d ? d->to_string() : "none"; }

TEST(Decimal, ParsesPlainDigits) {
  EXPECT_EQ(shown(Decimal::parse("0")), "0");
  EXPECT_EQ(shown(Decimal::parse("10000")), "10000");
  EXPECT_EQ(shown(Decimal::parse("2.50")), "2.5");
  EXPECT_EQ(shown(Decimal::parse("0.007")), "0.007");
  EXPECT_EQ(shown(Decimal::parse("9223372036854775807")), "9223372036854775807");
}

TEST(Decimal, RefusesWhatIsNoNumber) {
  for (const char* wrong : {"", ".", "-1", "1,5", "1.2.3", "1e6", " 1", "9223372036854775808"})
    EXPECT_FALSE(Decimal::parse(wrong)) << wrong;
}

TEST(Decimal, EqualNumbersAreEqualMembers) {
  EXPECT_EQ(*Decimal::parse("2.500"), *Decimal::parse("2.5"));
  EXPECT_EQ(Decimal::scaled(1000, 3), Decimal(1));
  EXPECT_EQ(Decimal::scaled(0, 7), Decimal(0));
}

TEST(Decimal, Orders) {
  EXPECT_LT(*Decimal::parse("0.999"), Decimal(1));
  EXPECT_GT(*Decimal::parse("38.9"), *Decimal::parse("38.89"));
  EXPECT_LT(Decimal(-2), Decimal(-1));
  // Far apart in scale: the comparison must not overflow.
  EXPECT_GT(Decimal(INT64_MAX), Decimal::scaled(1, 18));
}

TEST(Decimal, AddsAndSubtracts) {
  EXPECT_EQ(shown(Decimal(300).plus(2700)), "3000");
  EXPECT_EQ(shown(Decimal::parse("0.1")->plus(*Decimal::parse("0.2"))), "0.3");
  EXPECT_EQ(shown(Decimal(1).minus(*Decimal::parse("2.5"))), "-1.5");
  EXPECT_EQ(shown(Decimal(INT64_MAX).plus(1)), "none");
  EXPECT_EQ(shown(Decimal(0).minus(INT64_MIN)), "none");
}

TEST(Decimal, MultipliesAndShifts) {
  EXPECT_EQ(shown(Decimal::parse("2.5")->times(1000000)), "2500000");
  EXPECT_EQ(shown(Decimal::parse("2.5")->shifted(6)), "2500000");
  EXPECT_EQ(shown(Decimal(40).shifted(-2)), "0.4");
  EXPECT_EQ(shown(Decimal(1).shifted(18)), "1000000000000000000");
  EXPECT_EQ(shown(Decimal(1).shifted(19)), "none");
  EXPECT_EQ(shown(Decimal(1).shifted(-19)), "none");
  EXPECT_EQ(shown(Decimal(0).shifted(1000)), "0");
  EXPECT_EQ(shown(Decimal(INT64_MAX).times(10)), "none");
}

TEST(Decimal, PrintsWhatItParses) {
  for (std::int64_t c : {1, 7, 10, 99, 12345, 1000001})
    for (int scale = 0; scale <= 6; ++scale) {
      const Decimal d = Decimal::scaled(c, scale);
      EXPECT_EQ(*Decimal::parse(d.to_string()), d);
    }
}

}  // namespace
}  // namespace runut
