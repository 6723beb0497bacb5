// The lexicon scan against its plain equivalent, on made-up lexicons and texts and on the real packs.
#include "pack/scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "pack/pack.h"

namespace runut {
namespace {

std::string shown(const std::vector<Hit>& hits) {
  std::string out;
  for (const Hit& h : hits)
    out += std::to_string(h.first) + "-" + std::to_string(h.last) + ":" + std::to_string(static_cast<int>(h.kind)) +
           "/" + std::to_string(h.index) + " ";
  return out;
}

std::string text_of(const std::vector<std::string>& words, std::mt19937& random, unsigned most) {
  std::string out;
  for (auto n = random() % most; n > 0; --n) {
    std::string word = words[random() % words.size()];
    if (random() % 4 == 0 && !word.empty()) word[0] = static_cast<char>(std::toupper(word[0]));
    if (random() % 9 == 0) std::transform(word.begin(), word.end(), word.begin(), ::toupper);
    out += word + (random() % 7 == 0 ? "\n" : " ");
  }
  return out;
}

TEST(Scan, EqualsThePlainScan) {
  const std::vector<std::string> words{"a", "b", "c", "d", "7", ",", "-"};
  std::mt19937 random(3);
  for (int round = 0; round < 100; ++round) {
    LexiconBuilder builder;
    for (std::uint32_t i = 0; i < 12; ++i) {
      std::string surface;
      for (auto n = 1 + random() % 3; n > 0; --n) surface += words[random() % words.size()] + " ";
      const auto kind = static_cast<SenseKind>(random() % 3);
      const auto casing = static_cast<Casing>(random() % 4);
      ASSERT_TRUE(builder.add(surface, {kind, casing, i}));
    }
    const Lexicon lexicon = builder.build();
    Scan fast;
    for (int n = 0; n < 10; ++n) {
      const std::string text = text_of(words, random, 16);
      scan(text, lexicon, fast);
      ASSERT_EQ(shown(fast.hits), shown(scan_slowly(text, lexicon))) << text;
    }
  }
}

TEST(Scan, TakesTheLongestOfEachKind) {
  LexiconBuilder builder;
  ASSERT_TRUE(builder.add("lebih", {SenseKind::hedge, Casing::any, 1}));
  ASSERT_TRUE(builder.add("lebih dari", {SenseKind::hedge, Casing::any, 2}));
  ASSERT_TRUE(builder.add("dari", {SenseKind::grammar, Casing::any, 3}));
  const Lexicon lexicon = builder.build();
  Scan out;
  scan("lebih dari lebih", lexicon, out);
  EXPECT_EQ(out.hits.size(), 3U);
  EXPECT_EQ(out.hit_at(0, SenseKind::hedge)->index, 2U);
  EXPECT_EQ(out.hit_at(1, SenseKind::grammar)->index, 3U);
  EXPECT_EQ(out.hit_at(2, SenseKind::hedge)->index, 1U);
}

TEST(Scan, RefusesASurfaceWithoutTokens) {
  LexiconBuilder builder;
  EXPECT_FALSE(builder.add("  ", {SenseKind::hedge, Casing::any, 0}));
}

// The real packs' surfaces, put together at random: the case of long surfaces that begin alike.
TEST(Scan, EqualsThePlainScanWithTheRealPacks) {
  const auto packs = load_all_packs(RUNUT_PACKS_FOLDER);
  ASSERT_TRUE(packs) << packs.error().message();
  std::mt19937 random(4);
  const std::vector<std::string> words{"lebih", "dari",   "sekitar", "ribu", "juta",   "orang",  "tewas", "kata",
                                       "Senin", "5",      "2.500",   "(",    ")",      "/",      "-",     ",",
                                       ".",     "di",     "antara",  "yang", "tidak",  "hingga", "about", "more",
                                       "than",  "people", "killed",  "said", "Monday", "in"};
  for (const auto& [language, pack] : *packs) {
    Scan fast;
    for (int round = 0; round < 100; ++round) {
      const std::string text = text_of(words, random, 20);
      scan(text, pack->lexicon, fast);
      ASSERT_EQ(shown(fast.hits), shown(scan_slowly(text, pack->lexicon))) << language << ": " << text;
    }
  }
}

}  // namespace
}  // namespace runut
