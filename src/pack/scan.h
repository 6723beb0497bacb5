// Scan: a text's tokens, and every surface of the pack that stands in it (the hits).
//
// The one lexicon scan. Hits of one kind never overlap (leftmost, then longest); hits of different
// kinds may, and the extractors choose among them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/token.h"
#include "pack/lexicon.h"

namespace runut {

/// Tokens [first, last) are a surface with this sense.
struct Hit {
  std::uint32_t first, last;
  SenseKind kind;
  std::uint32_t index;
};

struct Scan {
  std::vector<Token> tokens;
  std::vector<Hit> hits;                 ///< by first token, then by kind, then in the pack's order
  std::vector<std::uint32_t> first_hit;  ///< per token, and one at the end
  /// Per token, and one at the end, a bit per SenseKind: which kinds have a hit that begins there, and which one that
  /// ends right before it. Nearly every question asked of a token is answered by these: no. Beside the kinds `begins`
  /// says what the token itself is.
  std::vector<std::uint64_t> begins, ends;
  /// Ascending: the tokens that are capitalised words; those that are numbers or marks or begin a line. Most readers
  /// want to look at these only, and a list is walked faster than all tokens are asked.
  std::vector<std::uint32_t> capitals, landmarks;

  [[nodiscard]] static constexpr std::uint64_t bit(SenseKind kind) {
    return std::uint64_t{1} << static_cast<unsigned>(kind);
  }
  static constexpr std::uint64_t number_bit = std::uint64_t{1} << 63, capital_bit = std::uint64_t{1} << 62,
                                 mark_bit = std::uint64_t{1} << 61, line_bit = std::uint64_t{1} << 60,
                                 rare_mark_bit = std::uint64_t{1} << 59;  ///< a mark, and no common one
  /// Whether a hit of one of these kinds begins at a token, or the token is one of these.
  [[nodiscard]] bool any(std::uint32_t token, std::uint64_t bits) const { return (begins[token] & bits) != 0; }

  /// All hits that begin at a token.
  [[nodiscard]] std::span<const Hit> hits_at(std::uint32_t token) const {
    return {hits.data() + first_hit[token], hits.data() + first_hit[token + 1]};
  }
  /// The first hit of a kind that begins at a token, or null.
  [[nodiscard]] const Hit* hit_at(std::uint32_t token, SenseKind kind) const {
    if (!any(token, bit(kind))) return nullptr;
    for (const Hit& h : hits_at(token))
      if (h.kind == kind) return &h;
    return nullptr;
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
  /// Bytes from the first to the last token of [first, last); first < last.
  [[nodiscard]] Span span(std::uint32_t first, std::uint32_t last) const {
    return {tokens[first].span.begin, tokens[last - 1].span.end};
  }
};

/// Tokenises and scans. `out` is reused: no allocation once it has grown. Cost: linear in the text
/// (a surface has a bounded number of tokens).
void scan(std::string_view text, const Lexicon& lexicon, Scan& out);

/// The plain equivalent: tries every start and every length with Lexicon::find. For tests.
[[nodiscard]] std::vector<Hit> scan_slowly(std::string_view text, const Lexicon& lexicon);

}  // namespace runut
