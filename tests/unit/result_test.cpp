// Result: a value or a reason, handed on without copies.
#include "runut/result.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

Result<int> half(int n) {
  if (n % 2 != 0) return unexpected(ErrorCode::invalid, "half", "odd", "give an even number");
  return n / 2;
}

Result<std::string> quarter(int n) {
  auto h = half(n);
  if (!h) return std::move(h).failure();
  return std::to_string(*h / 2);
}

TEST(Result, HoldsAValue) {
  const auto r = half(4);
  ASSERT_TRUE(r);
  EXPECT_EQ(*r, 2);
}

TEST(Result, HandsAFailureOn) {
  const auto r = quarter(3);
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().code, ErrorCode::invalid);
  const std::string message = r.error().message();
  for (const char* part : {"half", "odd", "give an even number"}) EXPECT_NE(message.find(part), std::string::npos);
}

TEST(Result, MovesWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> r(std::make_unique<int>(7));
  const std::unique_ptr<int> out = *std::move(r);
  EXPECT_EQ(*out, 7);
}

}  // namespace
}  // namespace runut
