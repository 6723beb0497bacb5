// Function words are few, frequent, and hardly shared between languages, so a few hundred words are enough:
// in news they are a quarter to two fifths of a text in its own language, and under a tenth in another.
#include "clean/language.h"

#include <algorithm>
#include <array>
#include <vector>

namespace runut {
namespace {

constexpr std::uint32_t few_words = 40;      ///< no running text below
constexpr std::uint32_t least_share = 10;    ///< per cent of function words in running text
constexpr std::uint32_t enough_words = 120;  ///< a clear answer within these needs no more
constexpr std::array<std::size_t, 2> samples{1024, 16384};

struct Count {
  std::uint32_t words = 0;
  std::uint32_t function_words = 0;
  std::uint32_t known = 0;  ///< in any sense
};

Count count_words(const std::vector<Token>& tokens, const Lexicon& lexicon) {
  Count n;
  for (const Token& t : tokens) {
    if (!t.is_word()) continue;
    ++n.words;
    const std::uint32_t node = lexicon.step(Lexicon::root, lexicon.word(t.hash));
    if (node == Lexicon::none) continue;
    const auto senses = lexicon.senses(node);
    n.known += !senses.empty();
    n.function_words +=
        std::any_of(senses.begin(), senses.end(), [](const Sense& s) { return s.kind == SenseKind::grammar; });
  }
  return n;
}

/// The beginning of the text, cut at a space so that no word is.
std::string_view beginning(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  const std::size_t space = text.rfind(' ', size);
  return text.substr(0, space == std::string_view::npos ? size : space);
}

const Pack* by_known_words(const std::vector<Token>& tokens, const PackMap& packs) {
  const Pack* best = nullptr;
  std::uint32_t most = 0;
  for (const auto& [language, pack] : packs) {
    const Count n = count_words(tokens, pack->lexicon);
    const std::uint32_t known = n.known + 2 * n.function_words;
    if (best == nullptr || known > most || (known == most && pack->is_default)) {
      best = pack.get();
      most = known;
    }
  }
  return best;
}

}  // namespace

const Pack* detect_language(std::string_view text, const PackMap& packs) {
  std::vector<Token> tokens;
  for (const std::size_t size : samples) {
    tokenize(beginning(text, size), tokens);
    const Pack* best = nullptr;
    std::uint32_t words = 0, most = 0, second = 0;
    for (const auto& [language, pack] : packs) {
      const Count n = count_words(tokens, pack->lexicon);
      words = n.words;
      second = std::max(second, std::min(most, n.function_words));
      if (best != nullptr && n.function_words <= most) continue;
      best = pack.get();
      most = n.function_words;
    }
    if (words < few_words && (text.size() <= size || size == samples.back())) return by_known_words(tokens, packs);
    const bool reached = most * 100 >= words * least_share && words > 0;
    if (reached && (text.size() <= size || (words >= enough_words && second * 2 <= most))) return best;
    if (size == samples.back() || text.size() <= size) return reached ? best : nullptr;
  }
  return nullptr;
}

}  // namespace runut
