// Phrases of four words as hashes: the body's in one set, each block's looked up in it.
#include "clean/linked_body.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

namespace runut {
namespace {

constexpr std::size_t least_body = 400;
constexpr std::size_t least_phrases = 4;  ///< of a block that can be judged
constexpr double of_body = 0.8, of_others = 0.1;

/// Hashes of all runs of four words, letters of ASCII in one case.
template <class Take>
void each_phrase(std::string_view text, Take take) {
  std::array<std::uint64_t, 4> last{};
  std::size_t words = 0;
  std::uint64_t hash = 0;
  const auto end_word = [&] {
    if (hash == 0) return;
    std::rotate(last.begin(), last.begin() + 1, last.end());
    last.back() = hash;
    hash = 0;
    if (++words < last.size()) return;
    std::uint64_t phrase = 14695981039346656037ULL;
    for (const std::uint64_t word : last) phrase = (phrase ^ word) * 1099511628211ULL;
    take(phrase);
  };
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter =
        upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter)
      hash = (hash ^ static_cast<unsigned char>(upper ? c + 32 : c)) * 1099511628211ULL + 1;
    else
      end_word();
  }
  end_word();
}

struct Shared {
  std::size_t phrases = 0, in_body = 0;
  [[nodiscard]] double share() const {
    return phrases == 0 ? 0 : static_cast<double>(in_body) / static_cast<double>(phrases);
  }
};

}  // namespace

double hold_against_body(std::string_view body, const BlockList& blocks, MainContent& content) {
  if (body.size() < least_body) return 1;
  std::unordered_set<std::uint64_t> phrases;
  each_phrase(body, [&](std::uint64_t phrase) { phrases.insert(phrase); });
  if (phrases.size() < 40) return 1;
  std::vector<Shared> shared(blocks.blocks.size());
  std::size_t kept = 0, kept_all = 0, lost = 0;
  const auto recoverable = [&](std::size_t b) {
    return content.why[b] && *content.why[b] != FurnitureWhy::headline && *content.why[b] != FurnitureWhy::caption &&
           shared[b].phrases >= least_phrases && shared[b].share() >= of_body;
  };
  for (std::size_t b = 0; b < shared.size(); ++b) {
    each_phrase(blocks.of(blocks.blocks[b]), [&](std::uint64_t phrase) {
      ++shared[b].phrases;
      shared[b].in_body += phrases.count(phrase);
    });
    if (!content.why[b]) kept += shared[b].in_body, kept_all += shared[b].phrases;
    if (recoverable(b)) lost += shared[b].in_body;
  }
  if (lost * 8 > kept + lost) {
    const bool elsewhere = kept * 10 < kept_all;
    for (std::size_t b = 0; b < shared.size(); ++b) {
      if (recoverable(b)) {
        content.why[b].reset();
        kept += shared[b].in_body;
      } else if (!content.why[b] && elsewhere && shared[b].share() < of_others) {
        content.why[b] = FurnitureWhy::other_story;
      }
    }
  }
  return std::min(1.0, static_cast<double>(kept) / static_cast<double>(phrases.size()));
}

}  // namespace runut
