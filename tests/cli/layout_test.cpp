// How figures and text are laid out: every bound as it is shown, and widths on awkward text.
#include "cli/layout.h"

#include <gtest/gtest.h>

#include "cli/figures.h"

namespace runut {
namespace {

Quantity quantity(Bound bound, std::optional<Decimal> low, std::optional<Decimal> high) {
  Quantity q;
  q.bound = bound, q.low = low, q.high = high;
  return q;
}

TEST(Figure, ShowsEveryBound) {
  const auto none = std::nullopt;
  EXPECT_EQ(figure_of(quantity(Bound::exact, 12345, 12345)), "12,345");
  EXPECT_EQ(figure_of(quantity(Bound::about, 300, 300)), "~ 300");
  EXPECT_EQ(figure_of(quantity(Bound::at_least, 20, none)), "≥ 20");
  EXPECT_EQ(figure_of(quantity(Bound::more_than, 10000, none)), "> 10,000");
  EXPECT_EQ(figure_of(quantity(Bound::at_most, none, 100)), "≤ 100");
  EXPECT_EQ(figure_of(quantity(Bound::less_than, none, 100)), "< 100");
  EXPECT_EQ(figure_of(quantity(Bound::range, 10000, 12000)), "10,000–12,000");
  EXPECT_EQ(figure_of(quantity(Bound::exact, *Decimal::parse("2.5"), *Decimal::parse("2.5"))), "2.5");
}

TEST(Figure, KeepsVagueWordsVague) {
  EXPECT_EQ(figure_of(quantity(Bound::magnitude, 1000, 9999)), "1,000s");
  EXPECT_EQ(figure_of(quantity(Bound::magnitude, 11, 19)), "11–19");
  EXPECT_EQ(figure_of(quantity(Bound::magnitude, 20, 99)), "20–99");
}

TEST(Figure, ShowsSharesInPercent) {
  EXPECT_EQ(figure_of(quantity(Bound::share, *Decimal::parse("0.4"), *Decimal::parse("0.4"))), "40 %");
  EXPECT_EQ(figure_of(quantity(Bound::share, *Decimal::parse("0.5"), Decimal(1))), "≥ 50 %");
  EXPECT_EQ(figure_of(quantity(Bound::share, std::nullopt, *Decimal::parse("0.25"))), "≤ 25 %");
}

TEST(Figure, ShortensLongNumbersOnlyWhereNothingIsLost) {
  EXPECT_EQ(figure_of(quantity(Bound::exact, 12'500'000'000, 12'500'000'000)), "12.5 bn");
  EXPECT_EQ(figure_of(quantity(Bound::exact, 3'000'000'000'000, 3'000'000'000'000)), "3 tn");
  EXPECT_EQ(figure_of(quantity(Bound::exact, 1'234'567'890, 1'234'567'890)), "1,234,567,890");
  EXPECT_EQ(figure_of(quantity(Bound::exact, 999'000'000, 999'000'000)), "999,000,000");
}

TEST(Layout, CountsColumnsAndNotBytes) {
  EXPECT_EQ(columns("rumah"), 5U);
  EXPECT_EQ(columns("“é”"), 3U);
  EXPECT_EQ(columns("平壌"), 4U);
  EXPECT_EQ(columns("e\u0301"), 1U);
  EXPECT_EQ(columns("\xFF"), 1U);
}

TEST(Layout, ShowsNothingThatSteersATerminal) {
  EXPECT_EQ(shown("a\x1b[31mb\r\nc\t d\u202Ee\u200B"), "a[31mb c de");
  EXPECT_EQ(shown("  \n "), "");
}

TEST(Layout, CutsOnWholeCharacters) {
  EXPECT_EQ(cut("abcdef", 6), "abcdef");
  EXPECT_EQ(cut("abcdef", 4), "abc…");
  EXPECT_EQ(cut("平壌平壌", 4), "平…");
  EXPECT_EQ(cut("abc", 0), "");
}

TEST(Layout, WrapsWithinTheWidth) {
  EXPECT_EQ(wrapped("satu dua tiga", 8), (std::vector<std::string>{"satu dua", "tiga"}));
  EXPECT_EQ(wrapped("2024-10-01/2024-12-31", 12), (std::vector<std::string>{"2024-10-01/", "2024-12-31"}));
  EXPECT_EQ(wrapped("", 8), std::vector<std::string>{""});
  for (std::size_t width = 2; width < 30; ++width)
    for (const std::string& line : wrapped("sepanjang-panjangnya 平壌平壌平壌 “satu” dua/tiga", width))
      EXPECT_LE(columns(line), width);
}

TEST(Layout, KeepsTheFocusOfAnExcerpt) {
  const std::string text = "Di desa itu banjir merusak 40 rumah dan dua jembatan, kata kepala desa pada hari Senin.";
  const auto at = static_cast<std::uint32_t>(text.find("40 rumah"));
  for (std::size_t width = 8; width < 100; ++width) {
    const Excerpt e = excerpt(text, {at, at + 8}, width);
    EXPECT_EQ(e.focus, "40 rumah");
    EXPECT_LE(columns(e.before + e.focus + e.after), width);
  }
  const Excerpt all = excerpt(text, {at, at + 8}, 200);
  EXPECT_EQ(all.before + all.focus + all.after, text);
}

TEST(Layout, FitsColumnsIntoTheWidth) {
  const std::vector<Column> columns_{{"one", 4, 30}, {"two", 4, 30}, {"empty", 4, 30}};
  const std::vector<std::vector<std::string>> rows{{std::string(40, 'a'), "b", ""}};
  EXPECT_EQ(fitted(columns_, rows, 100), (std::vector<std::size_t>{30, 3, 0}));
  const auto narrow = fitted(columns_, rows, 20);
  EXPECT_EQ(width_of(narrow), 20U);
  std::string out;
  append_row(columns_, narrow, rows[0], 2, out);
  EXPECT_EQ(out.substr(0, out.find('\n')), "  " + std::string(15, 'a') + "  b");
}

}  // namespace
}  // namespace runut
