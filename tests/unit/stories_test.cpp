// Which documents speak of one affair. All affairs are made up.
#include "runut/stories.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace runut {
namespace {

struct Article {
  std::string id, title, text, published;
  std::vector<std::string> keys;
};

StoryInput input_of(const Article& a) {
  StoryInput in{a.id, a.title, a.text, {}, {}, {}};
  for (const std::string& key : a.keys) in.keys.push_back({key});
  if (!a.published.empty()) in.published = Date::parse(a.published);
  return in;
}

const std::vector<Article> pile{
    {"1",
     "Crane falls across pier in Ranupati",
     "A crane fell across the northern pier of Ranupati on Monday. The harbour "
     "master Tirta Wulan said that 14 people were treated and three ferries were damaged.",
     "2026-03-02",
     {}},
    {"2",
     "Ranupati harbour closed after crane accident",
     "The harbour of Ranupati stays closed after the crane accident on "
     "the northern pier. Tirta Wulan, the harbour master, spoke of 14 people hurt and damaged ferries.",
     "2026-03-03",
     {}},
    {"3",
     "Divers find crane's arm in harbour basin",
     "Divers found the arm of the crane that fell on the pier of Ranupati. "
     "The basin opens to ferries on Friday, said harbour master Tirta Wulan.",
     "2026-03-05",
     {}},
    {"4",
     "Millet instead of maize in Sukarasa",
     "Farmers above Sukarasa sow millet instead of maize after three dry years. "
     "The cooperative handed out seed for 250 hectares, said its head Barata Luhur.",
     "2026-03-03",
     {}},
    {"5",
     "Cooperative promises more millet seed",
     "Barata Luhur promised farmers in Sukarasa more millet seed. The maize "
     "harvest of the cooperative failed for the third year.",
     "2026-03-04",
     {}},
    {"6",
     "Choir of Batulawa wins prize",
     "The women's choir of Batulawa won the first prize at the festival of the islands "
     "with an old sowing song that few had heard before.",
     "2026-03-04",
     {}},
};

/// The stories as sets of ids.
std::set<std::set<std::string>> sorted(const std::vector<Article>& articles) {
  StoryIndex index;
  for (const Article& a : articles) index.hold(input_of(a));
  std::map<std::uint32_t, std::set<std::string>> by_story;
  const auto& stories = index.stories();
  for (std::size_t i = 0; i < stories.size(); ++i) by_story[stories[i]].insert(articles[i].id);
  std::set<std::set<std::string>> out;
  for (const auto& [story, ids] : by_story) out.insert(ids);
  return out;
}

TEST(Stories, OneAffairTogetherOthersApart) {
  EXPECT_EQ(sorted(pile), (std::set<std::set<std::string>>{{"1", "2", "3"}, {"4", "5"}, {"6"}}));
}

TEST(Stories, HeadlinesTellAffairsOfOneKindApart) {
  std::vector<Article> articles = pile;
  const auto match = [&](const char* id, const char* title, const char* home, const char* guest, const char* more) {
    const std::string text = std::string(home) + " plays " + guest + " on Saturday in the regional league. " + more +
                             " Tickets are sold at the gate.";
    articles.push_back({id, title, text, "", {}});
  };
  match("7", "Telukbiru receives Padangsari", "Telukbiru", "Padangsari", "The goalkeeper's ankle has healed.");
  match("8", "Kotalama receives Muarajaya", "Kotalama", "Muarajaya", "Both lost their last three matches.");
  match("9", "Padangsari visits Telukbiru", "Telukbiru", "Padangsari", "Eleven of twelve meetings ended in a draw.");
  const auto stories = sorted(articles);
  EXPECT_TRUE(stories.contains({"7", "9"}));
  EXPECT_TRUE(stories.contains({"8"}));
}

TEST(Stories, TheOrderOfAddingDoesNotMatter) {
  std::vector<Article> articles = pile;
  const auto all = sorted(articles);
  for (int turn = 0; turn < 20; ++turn) {
    std::rotate(articles.begin(), articles.begin() + 1 + turn % 5, articles.end());
    if (turn % 3 == 0) std::reverse(articles.begin(), articles.end());
    EXPECT_EQ(sorted(articles), all);
  }
}

TEST(Stories, AStoryIsNamedAfterItsEarliest) {
  StoryIndex index;
  for (const char* id : {"3", "2", "1"})
    index.hold(input_of(*std::find_if(pile.begin(), pile.end(), [&](const Article& a) { return a.id == id; })));
  EXPECT_EQ(index.stories(), (std::vector<std::uint32_t>{2, 2, 2}));
}

TEST(Stories, OneByOneAndThenAllAreTheSame) {
  StoryIndex one, all;
  for (const Article& a : pile) {
    one.add(input_of(a));
    (void)one.stories();
    all.hold(input_of(a));
  }
  EXPECT_EQ(one.stories(), all.stories());
}

TEST(Stories, AStreamJoinsWhatItKnows) {
  StoryIndex index;
  for (const Article& a : pile)
    if (a.id != "3") index.hold(input_of(a));
  (void)index.stories();
  EXPECT_EQ(index.add(input_of(pile[2])), 0U);
  EXPECT_EQ(index.add({"7", "Bus drivers strike", "Bus drivers in Gunungtelu left their depots at dawn.", {}, {}, {}}),
            6U);
}

TEST(Stories, NamesAndFiguresTieLanguages) {
  const std::vector<std::string> keys{"Ranupati", "Tirta Wulan", "14 person", "Northern Pier", "3 ferry"};
  std::vector<Article> articles = pile;
  articles[0].keys = articles[1].keys = keys;
  articles.push_back({"8", "Кран упал на причал",
                      "Четырнадцать пострадавших после падения крана, сообщил начальник порта.", "2026-03-03", keys});
  const auto with_keys = sorted(articles);
  EXPECT_TRUE(std::any_of(with_keys.begin(), with_keys.end(),
                          [](const auto& story) { return story.contains("8") && story.contains("1"); }));
  articles.back().keys.clear();
  EXPECT_TRUE(sorted(articles).contains({"8"}));
}

TEST(Stories, ThatMuchLaterIsAnotherAffair) {
  std::vector<Article> articles{pile[3], pile[4], pile[5]};
  articles.push_back({"9",
                      "Road to Sukarasa repaired",
                      "Farmers can bring maize and millet to the market again on a road that is paved.",
                      "2026-03-04",
                      {}});
  const auto near = sorted(articles);
  articles.back().published = "2027-09-04";
  EXPECT_TRUE(sorted(articles).contains({"9"}));
  EXPECT_FALSE(near.contains({"9"}));
}

TEST(Stories, HostilePilesStayLinear) {
  StoryIndex index;
  EXPECT_TRUE(index.stories().empty());
  const std::string letters(1 << 20, 'a');
  index.hold({"empty", "", "", {}, {}, {}});
  index.hold({"long", "", letters, {}, {}, {}});
  index.hold({"broken", "\xff", "\xc3\xc3", {}, {}, {}});
  for (int i = 0; i < 10000; ++i) {
    const std::string id = "x" + std::to_string(i);
    index.hold({id, pile[0].title, pile[0].text, {}, {}, {}});
  }
  const auto& stories = index.stories();
  EXPECT_EQ(std::set<std::uint32_t>(stories.begin() + 3, stories.end()).size(), 1U);
}

}  // namespace
}  // namespace runut
