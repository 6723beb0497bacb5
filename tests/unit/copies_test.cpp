// Which texts were taken from one another. All affairs are made up.
#include "runut/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

namespace runut {
namespace {

const std::string report =
    "The harbour of Ranupati was closed on Monday after a crane fell across the northern pier and damaged three "
    "ferries. The harbour master said that 14 people were treated for cuts and bruises, and that nobody was on board "
    "when the crane came down. Divers will look for parts of the crane in the basin before ships may use it again. "
    "The company that owns the crane said it had been inspected in spring and was found to be sound. Fishermen were "
    "told to land their catch at Batulawa, 30 kilometres to the south, until the end of the week.";
const std::string other =
    "Farmers in the hills above Sukarasa have begun to sow millet instead of maize, because the rains came late for "
    "the third year in a row. Seed for 250 hectares was handed out by the cooperative, whose head said that more "
    "would follow if the money could be found. Older people remember that millet was grown here long ago.";
const std::string paragraph =
    " The bridge over the Maruna was built in the year of the great flood by masons from the coast who were paid in "
    "salt, and it has been mended eleven times since, the last time after a lorry with stones broke through its rail "
    "at night.";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

/// What a bad scanner makes of a text: every `every`th letter is another.
std::string misread(std::string text, std::size_t every) {
  for (std::size_t i = every; i < text.size(); i += every)
    if (text[i] >= 'a' && text[i] <= 'z') text[i] = text[i] == 'e' ? 'c' : text[i] == 'l' ? '1' : 'n';
  return text;
}

std::vector<CopyLink> links_of(const std::vector<std::string>& texts) {
  CopyIndex index;
  std::vector<CopyLink> links;
  for (std::size_t i = 0; i < texts.size(); ++i)
    index.hold({std::string(1, static_cast<char>('a' + i)), texts[i], {}, {}});
  index.link([&](const CopyLink& link) { links.push_back(link); });
  return links;
}

CopyKind kind_of(const std::string& a, const std::string& b) {
  const auto links = links_of({a, b});
  EXPECT_EQ(links.size(), 1U);
  return links.empty() ? CopyKind::excerpt : links[0].kind;
}

TEST(Copies, TheSameWordsAreExactWhateverTheLook) {
  std::string shouted = report;
  std::transform(shouted.begin(), shouted.end(), shouted.begin(), [](unsigned char c) { return std::toupper(c); });
  EXPECT_EQ(kind_of(report, shouted), CopyKind::exact);
  EXPECT_EQ(kind_of(report, replaced(report, ". ", ".\n\n  ")), CopyKind::exact);
}

TEST(Copies, ATextThatIsCutIsACut) { EXPECT_EQ(kind_of(report, report.substr(0, 300)), CopyKind::cut); }

TEST(Copies, ChangedWordsAreAnEdit) {
  const std::string edited = replaced(replaced(report, "closed on Monday", "shut early on Monday"), "told", "asked");
  EXPECT_EQ(kind_of(report, edited), CopyKind::edited);
}

TEST(Copies, OtherFiguresInTheSameTextAreARecount) {
  const auto links = links_of({report, replaced(replaced(report, "14 people", "19 people"), "30 kilo", "28 kilo")});
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].kind, CopyKind::recounted);
  EXPECT_EQ(links[0].figures, 2U);
}

TEST(Copies, MisreadLettersAreAScan) {
  EXPECT_EQ(kind_of(report, misread(report, 17)), CopyKind::scanned);
  EXPECT_EQ(kind_of(report, misread(report, 29)), CopyKind::scanned);
}

TEST(Copies, AStaleParagraphInANewerArticleIsAnExcerptWithBothSpans) {
  const auto links = links_of({report + paragraph, other + paragraph});
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].kind, CopyKind::excerpt);
  ASSERT_EQ(links[0].passages.size(), 1U);
  const std::string words = paragraph.substr(1, paragraph.size() - 2);  // without the space and the full stop
  EXPECT_EQ(links[0].passages[0].a.of(report + paragraph), words);
  EXPECT_EQ(links[0].passages[0].b.of(other + paragraph), words);
}

TEST(Copies, UnlikeTextsAreNotLinked) { EXPECT_TRUE(links_of({report, other, paragraph, ""}).empty()); }

TEST(Copies, AnyScriptWillDo) {
  EXPECT_EQ(
      kind_of("Порт Ранупати закрыли в понедельник: кран упал на северный причал и повредил три парома. Начальник "
              "порта сообщил, что 14 человек получили ушибы и порезы, на борту никого не было.",
              "Порт Ранупати закрыли в понедельник: кран упал на северный причал и повредил три парома. Начальник "
              "порта сообщил, что 17 человек получили ушибы и порезы, на борту никого не было."),
      CopyKind::recounted);
  const std::string harbour =
      "港口周一关闭，因为一台起重机倒在北码头上，损坏了三艘渡轮。港务局长说，有十四人受轻伤，当时船上没有人。"
      "潜水员将在港池里寻找起重机的部件，然后船只才能再次使用码头。";
  const std::string more = "拥有这台起重机的公司说，春天检查时一切正常。渔民被要求到南边三十公里的地方卸货，直到周末。";
  EXPECT_EQ(kind_of(harbour, harbour + more), CopyKind::cut);
}

TEST(Copies, FurnitureIsNotCompared) {
  const std::string footer =
      " Subscribe to our letter and never miss a story from the coast, the hills and the islands again; we send it "
      "out every morning before the first ferry leaves, free of charge, to readers in all the seven districts.";
  const std::string a = report + footer, b = other + footer;
  CopyIndex index;
  const auto end = [](const std::string& t) { return static_cast<std::uint32_t>(t.size()); };
  EXPECT_TRUE(index.add({"a", a, {}, {{end(report), end(a)}}}).empty());
  EXPECT_TRUE(index.add({"b", b, {}, {{end(other), end(b)}}}).empty());
  EXPECT_EQ(links_of({a, b}).size(), 1U);
}

TEST(Copies, TheEarlierIsNamedFirst) {
  CopyIndex index;
  EXPECT_TRUE(index.add({"late", report, Date{2026, 3, 5}, {}}).empty());
  const auto links = index.add({"early", report, Date{2026, 3, 4}, {}});
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].a, 1U);
  EXPECT_EQ(links[0].b, 0U);
}

using Found = std::map<std::pair<std::string, std::string>, std::tuple<CopyKind, double, std::size_t>>;

Found found_in(const std::vector<std::pair<std::string, std::string>>& texts, bool one_by_one) {
  CopyIndex index;
  Found out;
  const auto take = [&](const CopyLink& l) {
    out[{texts[l.a].first, texts[l.b].first}] = {l.kind, l.score, l.passages.size()};
  };
  for (const auto& [id, text] : texts) {
    if (one_by_one) {
      for (const CopyLink& l : index.add({id, text, {}, {}})) take(l);
    } else {
      index.hold({id, text, {}, {}});
    }
  }
  if (!one_by_one) index.link(take);
  return out;
}

TEST(Copies, TheOrderOfAddingDoesNotMatter) {
  std::vector<std::pair<std::string, std::string>> texts{{"a", report},
                                                         {"b", other + paragraph},
                                                         {"c", report.substr(0, 300)},
                                                         {"d", report + paragraph},
                                                         {"e", other},
                                                         {"f", misread(report, 23)},
                                                         {"g", paragraph},
                                                         {"h", other + " " + report},
                                                         {"i", replaced(report, "14", "41")}};
  const Found batch = found_in(texts, false);
  EXPECT_GT(batch.size(), 10U);
  EXPECT_EQ(found_in(texts, true), batch);
  for (int turn = 0; turn < 5; ++turn) {
    std::rotate(texts.begin(), texts.begin() + 2 + turn % 3, texts.end());
    EXPECT_EQ(found_in(texts, false), batch);
    EXPECT_EQ(found_in(texts, true), batch);
  }
}

TEST(Copies, BoilerplateIsCountedAndNotListed) {
  CopyIndex index;
  std::size_t links = 0;
  for (int i = 0; i < 300; ++i) {
    std::string own;  // 60 words that no other text has
    for (int k = 0; k < 60; ++k) {
      for (int n = i * 60 + k + 1000; n > 0; n /= 26) own += static_cast<char>('a' + n % 26);
      own += "word ";
    }
    const std::string text = own + paragraph;
    links += index.add({std::to_string(i), text, {}, {}}).size();
  }
  EXPECT_GT(index.boilerplate(), 0U);
  EXPECT_LT(links, 300U * 299U / 2);
}

TEST(Copies, HostileTextsStayLinear) {
  CopyIndex index;
  const std::string letters(1 << 20, 'a');
  std::string words;
  for (int i = 0; i < 1 << 18; ++i) words += "a b ";
  EXPECT_TRUE(index.add({"1", letters, {}, {}}).empty());
  EXPECT_EQ(index.add({"2", letters, {}, {}}).size(), 1U);
  EXPECT_TRUE(index.add({"3", words, {}, {}}).size() <= 1);
  EXPECT_GE(index.add({"4", words + "c", {}, {}}).size(), 1U);
  EXPECT_TRUE(index.add({"5", "\xff\xfe\xc3", {}, {}}).empty());
  EXPECT_TRUE(index.add({"6", "", {}, {}}).empty());
}

TEST(Copies, TenThousandTimesTheSameText) {
  CopyIndex index;
  for (int i = 0; i < 10000; ++i) index.hold({std::to_string(i), report, {}, {}});
  std::size_t links = 0;
  index.link([&](const CopyLink& l) { links += l.kind == CopyKind::exact; });
  EXPECT_GE(links, 9999U);
  EXPECT_LE(links, 10000U * 64U);
  EXPECT_EQ(index.boilerplate(), 0U);
}

}  // namespace
}  // namespace runut
