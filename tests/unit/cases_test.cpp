// The notation of cases: what it takes, and what it refuses with a place.
#include "engine/cases.h"

#include <gtest/gtest.h>

#include "engine/case_entries.h"

namespace runut {
namespace {

TEST(Cases, ParsesInputsAndRows) {
  const auto cases = parse_cases(
      "# About the file.\n"
      "\n"
      "# First\r\n"
      "published: 2026-01-23\n"
      "lang: en\n"
      "text: Twelve people\n"
      "text:\n"
      "text:  fled.\n"
      "quantity: Twelve people | low=12 | unit=person\n"
      "no time:\n"
      "document: | title=null\n",
      "a.case", "id", 10);
  ASSERT_TRUE(cases) << cases.error().message();
  ASSERT_EQ(cases->size(), 1U);
  const Case& c = cases->front();
  EXPECT_EQ(c.name, "First");
  EXPECT_EQ(c.line, 12U);
  EXPECT_EQ(c.article.language, "en");
  EXPECT_EQ(c.article.text, "Twelve people\n\n fled.");
  EXPECT_EQ(c.article.published.date.iso(), "2026-01-23");
  ASSERT_EQ(c.rows.size(), 3U);
  EXPECT_EQ(c.rows[0].words, "Twelve people");
  ASSERT_EQ(c.rows[0].fields.size(), 2U);
  EXPECT_EQ(c.rows[0].fields[1].second, "person");
  EXPECT_EQ(c.rows[0].line, 18U);
  EXPECT_TRUE(c.rows[1].none);
  EXPECT_TRUE(c.rows[2].words.empty());
}

TEST(Cases, RefusesWhatItDoesNotKnow) {
  for (const auto& [text, line] :
       {std::pair{"text: a\nquantiti: a\n", ":2"}, std::pair{"text: a\nno colon here\n", ":2"},
        std::pair{"quantity: a\n", ":1"}, std::pair{"published: yesterday\ntext: a\n", ":1"},
        std::pair{"text: a\nquantity: a | low\n", ":2"}}) {
    const auto cases = parse_cases(text, "a.case", "id");
    ASSERT_FALSE(cases) << text;
    EXPECT_EQ(cases.error().where, std::string("a.case") + line);
  }
}

TEST(Cases, ComparesFieldsByValue) {
  const CaseEntry entry{"quantity", "3", {}, {{"low", "2500000"}, {"unit", "null"}, {"origin", "A, B"}}};
  EXPECT_TRUE(case_field_holds(entry, "low", "2500000.0"));
  EXPECT_FALSE(case_field_holds(entry, "low", "25"));
  EXPECT_TRUE(case_field_holds(entry, "unit", "null"));
  EXPECT_TRUE(case_field_holds(entry, "origin", "A, B"));
  EXPECT_FALSE(case_field_holds(entry, "no_such_field", "x"));
  EXPECT_EQ(case_words("a ... b"), "a … b");
}

TEST(Cases, TellWhatCameInstead) {
  const auto packs = load_packs(RUNUT_PACKS_FOLDER);
  ASSERT_TRUE(packs) << packs.error().message();
  const auto cases = parse_cases("# Wrong on purpose\ntext: a b c\nquantity: b | low=7\nno name: d\n", "a.case",
                                 languages(**packs).front());
  ASSERT_TRUE(cases);
  const CaseReport report = run_cases(**packs, *cases);
  ASSERT_EQ(report.failures.size(), 2U);
  EXPECT_NE(report.failures[0].message().find("a.case:3: Wrong on purpose"), std::string::npos);
  EXPECT_NE(report.failures[0].message().find("quantity: b | low=7"), std::string::npos);
  EXPECT_NE(report.failures[1].got.find("do not stand in the text"), std::string::npos);
}

}  // namespace
}  // namespace runut
