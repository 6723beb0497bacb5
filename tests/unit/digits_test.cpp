// Digits: what '.' and ',' mean, by shape, by what stands around, by the document's habit, by the language.
#include "extract/digits.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

/// Reads a token in a document that holds `text`, in a language with decimal comma.
DigitReading read_in(std::string text, std::string_view token, DigitContext context = {}) {
  Pack pack;
  pack.numbers.decimal = ',';
  pack.numbers.group = '.';
  pack.lexicon = LexiconBuilder().build();
  Document document;
  document.text = std::move(text);
  Scan scanned;
  scan(document.text, pack.lexicon, scanned);
  const Text read(document, pack, std::move(scanned));
  DigitHabit habit(read);
  return read_digits(token, pack.numbers, context, habit);
}

std::string value(const DigitReading& reading) { return reading.value ? reading.value->to_string() : "none"; }

TEST(Digits, ReadWhatCanBeOneThingOnly) {
  EXPECT_EQ(value(read_in("", "1.234.567")), "1234567");
  EXPECT_EQ(value(read_in("", "1,234,567")), "1234567");
  EXPECT_EQ(value(read_in("", "12,5")), "12.5");
  EXPECT_EQ(value(read_in("", "12.5")), "12.5");
  EXPECT_EQ(value(read_in("", "1.234,5")), "1234.5");
  EXPECT_EQ(value(read_in("", "1,234.5")), "1234.5");
  EXPECT_EQ(value(read_in("", "0.125")), "0.125");
  EXPECT_EQ(value(read_in("", "153,094,059,580,68")), "153094059580.68");
}

TEST(Digits, AskTheContextForGroupsOfThree) {
  EXPECT_EQ(value(read_in("", "1.234")), "1234");
  EXPECT_EQ(value(read_in("", "1,234")), "1.234");
  EXPECT_EQ(value(read_in("", "52,033", {.scale_follows = true})), "52.033");
  EXPECT_EQ(value(read_in("", "15,616", {.money = true})), "15616");
  EXPECT_EQ(value(read_in("", "1,216", {.counted = true})), "1216");
  EXPECT_EQ(value(read_in("", "40,000")), "40000");
}

TEST(Digits, AskTheDocumentsHabit) {
  EXPECT_EQ(value(read_in("12.5 and 13.7 and 8.25", "1.234")), "1.234");
  EXPECT_EQ(value(read_in("1,234,567 and 7,654,321", "1,234")), "1234");
  EXPECT_EQ(value(read_in("15.30 and 16.45", "1.234")), "1234");  // clock times vote for nothing
}

TEST(Digits, KeepTheOtherReadingOfTheDoubtful) {
  const DigitReading doubtful = read_in("", "15,616", {.money = true});
  ASSERT_TRUE(doubtful.other.has_value());
  EXPECT_EQ(doubtful.other->to_string(), "15.616");
  EXPECT_FALSE(read_in("", "1.234").other.has_value());
}

TEST(Digits, RefuseWhatIsNoNumber) {
  EXPECT_TRUE(read_in("", "12.3.4").irregular);
  EXPECT_TRUE(read_in("", "31.12.2024").irregular);
  EXPECT_TRUE(read_in("", std::string(40, '9')).too_long);
  EXPECT_TRUE(read_in("", std::string(25, '9')).too_long);
}

}  // namespace
}  // namespace runut
