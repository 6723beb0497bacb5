// Tokens: where words, numbers and marks begin and end.
#include "base/token.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8.h"

namespace runut {
namespace {

std::string joined(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  std::string out;
  for (const Token& t : tokens) out += (out.empty() ? "" : "|") + std::string(t.span.of(text));
  return out;
}

TEST(Token, CutsWordsNumbersAndMarks) {
  EXPECT_EQ(joined("Harga naik 2,5 persen."), "Harga|naik|2,5|persen|.");
  EXPECT_EQ(joined("Rp38,9 M"), "Rp|38,9|M");
  EXPECT_EQ(joined("rata-rata 10.000-an"), "rata|-|rata|10.000|-|an");
  EXPECT_EQ(joined("1.200, dan 3."), "1.200|,|dan|3|.");
  EXPECT_EQ(joined("Jum'at ’19’"), "Jum'at|’|19|’");
  EXPECT_EQ(joined("“Baik,” katanya"), "“|Baik|,|”|katanya");
  EXPECT_EQ(joined(" \t\r\n "), "");
}

TEST(Token, HashesTheFoldedForm) {
  std::vector<Token> tokens;
  tokenize("Tewas TEWAS tewas tewaS Été été", tokens);
  EXPECT_EQ(tokens[0].hash, tokens[1].hash);
  EXPECT_EQ(tokens[0].hash, tokens[2].hash);
  EXPECT_EQ(tokens[0].hash, tokens[3].hash);
  EXPECT_EQ(tokens[0].hash, hash_folded("tewas"));
  EXPECT_EQ(tokens[4].hash, tokens[5].hash);
  EXPECT_NE(tokens[0].hash, tokens[4].hash);
}

TEST(Token, KnowsCapitals) {
  std::vector<Token> tokens;
  tokenize("kota Kota KOTA KoTa A", tokens);
  EXPECT_EQ(tokens[0].capitals, Capitals::lower);
  EXPECT_EQ(tokens[1].capitals, Capitals::first);
  EXPECT_EQ(tokens[2].capitals, Capitals::all);
  EXPECT_EQ(tokens[3].capitals, Capitals::mixed);
  EXPECT_EQ(tokens[4].capitals, Capitals::first);
}

TEST(Token, CountsLineEnds) {
  std::vector<Token> tokens;
  tokenize("satu\n\n\ndua\r\ntiga empat,lima", tokens);
  EXPECT_EQ(tokens[1].lines_before, 3);
  EXPECT_EQ(tokens[2].lines_before, 1);
  EXPECT_EQ(tokens[3].lines_before, 0);
  EXPECT_TRUE(tokens[3].space_before);
  EXPECT_FALSE(tokens[4].space_before);
}

// Whatever the bytes: tokens ascend, are never empty, and hold everything but white space.
TEST(Token, CoversAnyBytes) {
  std::mt19937 random(2);
  const std::string_view pieces[] = {"a", "Z", "7",    ".",        ",", " ",  "\n", "'",
                                     "’", "é", "\xFF", "\xE2\x80", "“", "字", "-"};
  std::vector<Token> tokens;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto n = random() % 20; n > 0; --n) text += pieces[random() % std::size(pieces)];
    tokenize(text, tokens);
    std::uint32_t at = 0;
    for (const Token& t : tokens) {
      ASSERT_LE(at, t.span.begin);
      ASSERT_LT(t.span.begin, t.span.end);
      for (std::uint32_t i = at; i < t.span.begin; ++i) ASSERT_TRUE(text[i] == ' ' || text[i] == '\n') << text;
      at = t.span.end;
    }
    ASSERT_LE(at, text.size());
  }
}

/// What a word's letters say of its capitals, one by one.
Capitals capitals_of(const std::string& word) {
  std::size_t upper = 0;
  for (const char c : word) upper += c >= 'A' && c <= 'Z';
  if (upper == 0) return Capitals::lower;
  if (upper == word.size() && upper > 1) return Capitals::all;
  return upper == 1 && word[0] <= 'Z' ? Capitals::first : Capitals::mixed;
}

// Words are read eight bytes at a time: whatever their length, their capitals and what ends them, they must come out as
// letter by letter.
TEST(Token, ReadsWordsOfAnyLengthAsLetterByLetter) {
  std::mt19937 random(3);
  std::vector<Token> tokens;
  for (std::size_t size = 1; size <= 33; ++size)
    for (int round = 0; round < 60; ++round)
      for (const std::string_view end : {"", " ", ",", "-x", "7", "’ ", "' ", "\n"}) {
        std::string word, lower;
        for (std::size_t i = 0; i < size; ++i) {
          const char letter = static_cast<char>('a' + random() % 26);
          const bool capital = round % 4 == 1 ? i == 0 : round % 4 == 2 || (round % 4 == 3 && random() % 3 == 0);
          lower += letter;
          word += static_cast<char>(capital ? letter - 'a' + 'A' : letter);
        }
        const std::string before(random() % 9, ' ');
        tokenize(before + word + std::string(end), tokens);
        ASSERT_EQ(tokens[0].span.size(), size) << word << end;
        ASSERT_EQ(tokens[0].hash, hash_folded(lower)) << word << end;
        ASSERT_EQ(tokens[0].capitals, capitals_of(word)) << word << end;
      }
}

}  // namespace
}  // namespace runut
