// NumberSum: what it refuses; and numbers spelled from the pack's own tables, read back and compared with a
// slow recursive evaluator. (number_words_test compares every number to a million with ICU.)
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "extract/number_words.h"
#include "extract/numbers.h"
#include "pack/node.h"

namespace runut {
namespace {

/// The words of a numbers.toml, and the obvious ways to write and to evaluate a number with them.
class Speller {
 public:
  explicit Speller(const std::string& language) {
    const auto file = load_toml(std::string(RUNUT_PACKS_FOLDER) + "/" + language + "/numbers.toml");
    if (!file) return;
    const Node* words = file->find("words");
    std::int64_t n = 0;
    const auto ones = words->get_texts("ones"), teen = words->get_texts("teen");
    if (!ones || !teen) return;
    for (const std::string& one : *ones) values_[++n] = one;
    add(*file, "values", values_);
    add(*file, "times", times_);
    add(*file, "scales", scales_);
    if (!teen->empty()) teen_ = teen->front();
    if (const Node* built = file->find("built")) one_ = *built->get_text("one");
    hyphens_ = *file->find("digits")->get_boolean("hyphen_joins");
  }

  [[nodiscard]] bool empty() const { return values_.empty(); }

  [[nodiscard]] std::string spelled(std::int64_t n) const {
    for (auto scale = scales_.rbegin(); scale != scales_.rend(); ++scale)
      if (n >= scale->first)
        return joined(multiplied(n / scale->first, scale->second, scale->first == 1000), n % scale->first);
    if (n >= 100) return joined(multiplied(n / 100, times_.at(100), true), n % 100);
    if (n >= 20 && hyphens_) return n % 10 == 0 ? values_.at(n) : values_.at(n - n % 10) + "-" + values_.at(n % 10);
    if (n >= 20) return joined(values_.at(n / 10) + " " + times_.at(10), n % 10);
    if (const auto known = values_.find(n); known != values_.end()) return known->second;
    if (n == 10) return one_ + times_.at(10);
    return n == 11 ? one_ + teen_ : values_.at(n - 10) + " " + teen_;
  }

  /// By recursion on the greatest multiplier: what is left of it counts it, what is right is added.
  [[nodiscard]] std::int64_t evaluated(const std::vector<std::string>& words) const {
    if (words.empty()) return 0;
    std::size_t at = words.size();
    std::int64_t greatest = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (const std::int64_t m = multiplier(words[i]); m > greatest) greatest = m, at = i;
    if (at == words.size()) {  // tens and ones
      std::int64_t sum = 0;
      for (const std::string& word : words) sum += value(word);
      return sum;
    }
    const std::vector<std::string> left(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
    const std::vector<std::string> right(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
    if (words[at] == teen_) return evaluated(left) + 10;
    return (left.empty() ? 1 : evaluated(left)) * greatest + evaluated(right);
  }

 private:
  /// Of several words for a number the longest is written; all are evaluated.
  void add(const Node& file, std::string_view key, std::map<std::int64_t, std::string>& to) {
    const Node* table = file.find(key);
    if (table == nullptr) return;
    for (const auto& [word, value] : table->fields) {
      std::string& best = to[value.integer];
      if (word.size() > best.size()) best = word;
      if (key != "values") multipliers_[word] = value.integer;
    }
  }
  [[nodiscard]] std::string multiplied(std::int64_t n, const std::string& word, bool fuses) const {
    return n == 1 && fuses && !one_.empty() ? one_ + word : spelled(n) + " " + word;
  }
  [[nodiscard]] std::string joined(std::string head, std::int64_t rest) const {
    return rest == 0 ? head : std::move(head) + " " + spelled(rest);
  }
  [[nodiscard]] std::int64_t multiplier(const std::string& word) const {
    for (const auto& [name, value] : multipliers_)
      if (name == word || (!one_.empty() && one_ + name == word)) return value;
    if (!teen_.empty() && word == teen_) return 2;
    return 0;
  }
  [[nodiscard]] std::int64_t value(const std::string& word) const {
    for (const auto& [number, name] : values_)
      if (name == word) return number;
    return word == one_ + teen_ ? 11 : 0;
  }

  std::map<std::int64_t, std::string> values_, times_, scales_;
  std::map<std::string, std::int64_t> multipliers_;
  std::string one_, teen_;
  bool hyphens_ = false;
};

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words(1);
  for (char c : text) {
    if (c == ' ' || c == '-')
      words.emplace_back();
    else
      words.back() += c;
  }
  return words;
}

/// Reads lines that are one number each.
void expect_read_back(const Pack& pack, const std::vector<std::int64_t>& numbers, const Speller& speller) {
  Document document;
  document.language = pack.language;
  for (const std::int64_t n : numbers) document.text += speller.spelled(n) + ".\n";
  Scan scanned;
  scan(document.text, pack.lexicon, scanned);
  const Text text(document, pack, std::move(scanned));
  const auto read = read_numbers(text);
  ASSERT_EQ(read.size(), numbers.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    ASSERT_EQ(read[i].low.to_string(), std::to_string(numbers[i])) << speller.spelled(numbers[i]);
    ASSERT_EQ(read[i].high, read[i].low);
  }
}

class SpelledNumbers : public testing::TestWithParam<const char*> {};

TEST_P(SpelledNumbers, AgreeWithTheSlowEvaluator) {
  const Speller speller(GetParam());
  ASSERT_FALSE(speller.empty());
  const auto pack = load_pack(RUNUT_PACKS_FOLDER, GetParam());
  ASSERT_TRUE(pack) << pack.error().message();
  std::mt19937_64 random(7);
  std::vector<std::int64_t> numbers;
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t top = i % 2 == 0 ? 100000 : 1000000000000000;
    numbers.push_back(static_cast<std::int64_t>(random() % top) + 1);
    ASSERT_EQ(speller.evaluated(split(speller.spelled(numbers.back()))), numbers.back());
  }
  expect_read_back(**pack, numbers, speller);
}

INSTANTIATE_TEST_SUITE_P(Packs, SpelledNumbers, testing::Values("id", "en"));

TEST(NumberSum, RefusesWhatCannotStandThere) {
  NumberSum sum;
  EXPECT_TRUE(sum.empty());
  EXPECT_FALSE(sum.times(100));  // of nothing
  EXPECT_TRUE(sum.add(2));
  EXPECT_FALSE(sum.add(3));  // "two three"
  EXPECT_TRUE(sum.times(10));
  EXPECT_FALSE(sum.add(30));
  EXPECT_TRUE(sum.add(5));
  EXPECT_FALSE(sum.teen());  // "twenty five-teen"
  EXPECT_TRUE(sum.scale(1000));
  EXPECT_TRUE(sum.add(1));
  EXPECT_FALSE(sum.scale(1000));  // the same scale twice
  EXPECT_EQ(sum.value(), Decimal(25001));
  EXPECT_TRUE(sum.scale(1000000));  // a larger one counts all that stands before it
  EXPECT_EQ(sum.value(), Decimal(25001000000));
}

TEST(NumberSum, MultipliesAScaleByAScale) {
  NumberSum sum;
  EXPECT_TRUE(sum.add(3));
  EXPECT_TRUE(sum.scale(1000));
  EXPECT_TRUE(sum.scale(1000000000));
  EXPECT_EQ(sum.value(), Decimal(3000000000000));
}

TEST(NumberSum, RefusesWhatDoesNotFit) {
  NumberSum sum;
  EXPECT_TRUE(sum.add_digits(Decimal(900000000000000)));
  EXPECT_FALSE(sum.scale(1000000000000000));
}

}  // namespace
}  // namespace runut
