// Number words against ICU's spelled-out numbers, an independent reference: every number to a million,
// samples to 10^15, in each language that has a pack and ICU rules.
#include <gtest/gtest.h>
#include <unicode/rbnf.h>

#include <random>
#include <string>

#include "extract/numbers.h"
#include "pack/pack.h"

namespace runut {
namespace {

std::string spelled(const icu::RuleBasedNumberFormat& format, std::int64_t n) {
  icu::UnicodeString words;
  format.format(n, words);
  std::string out;
  return words.toUTF8String(out);
}

/// Spells the numbers, a line each, reads them as one document, and compares.
void check(const Pack& pack, const icu::RuleBasedNumberFormat& format, const std::vector<std::int64_t>& numbers) {
  Document document;
  for (const std::int64_t n : numbers) document.text += spelled(format, n) + ".\n";
  Scan scanned;
  scan(document.text, pack.lexicon, scanned);
  const Text text(document, pack, std::move(scanned));
  const std::vector<NumberPhrase> read = read_numbers(text);
  ASSERT_EQ(read.size(), numbers.size()) << pack.language << " from " << spelled(format, numbers.front());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    ASSERT_EQ(read[i].low, Decimal(numbers[i])) << text.words(read[i].first, read[i].last);
    ASSERT_EQ(read[i].high, Decimal(numbers[i]));
    ASSERT_EQ(std::string(text.words(read[i].first, read[i].last)), spelled(format, numbers[i]));
  }
}

class NumberWords : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    auto loaded = load_pack(RUNUT_PACKS_FOLDER, GetParam());
    ASSERT_TRUE(loaded) << loaded.error().message();
    pack_ = *std::move(loaded);
    UErrorCode status = U_ZERO_ERROR;
    format_ = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, icu::Locale(GetParam()), status);
    ASSERT_TRUE(U_SUCCESS(status));
  }
  std::shared_ptr<const Pack> pack_;
  std::unique_ptr<icu::RuleBasedNumberFormat> format_;
};

#ifdef RUNUT_SANITIZED
constexpr std::int64_t stride = 97;  // slower by far: a sample must do
#else
constexpr std::int64_t stride = 1;
#endif

TEST_P(NumberWords, EveryNumberToAMillion) {
  std::vector<std::int64_t> numbers;
  for (std::int64_t n = 0; n <= 1'000'000; n += stride) {
    numbers.push_back(n);
    if (numbers.size() < 1000 && n + stride <= 1'000'000) continue;
    check(*pack_, *format_, numbers);
    if (HasFatalFailure()) return;
    numbers.clear();
  }
}

TEST_P(NumberWords, SamplesToAQuadrillion) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 20; ++round) {
    std::vector<std::int64_t> numbers;
    for (int i = 0; i < 200; ++i) {
      std::int64_t limit = 1'000'000;
      for (auto zeros = random() % 10; zeros > 0; --zeros) limit *= 10;
      auto n = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
      if (random() % 3 == 0) n -= n % 1000;  // whole thousands are where scale words go wrong
      numbers.push_back(n);
    }
    check(*pack_, *format_, numbers);
    if (HasFatalFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Packs, NumberWords, testing::Values("id", "en"));

}  // namespace
}  // namespace runut
