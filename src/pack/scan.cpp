// Walks the trie from every token. For each kind the longest surface wins, and the next of that kind
// may begin only where it ends.
#include "pack/scan.h"

#include <array>

namespace runut {
namespace {

constexpr auto kinds = static_cast<std::size_t>(SenseKind::count_);

bool casing_holds(Casing casing, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t last) {
  switch (casing) {
    case Casing::any:
      return true;
    case Casing::capital:
      return tokens[first].capitalised() || !tokens[first].is_word();
    case Casing::lower:
      return !tokens[first].capitalised();
    case Casing::upper:
      for (std::uint32_t i = first; i < last; ++i)
        if (tokens[i].is_word() && tokens[i].capitals != Capitals::all &&
            !(tokens[i].span.size() == 1 && tokens[i].capitals == Capitals::first))
          return false;
      return true;
  }
  return true;
}

}  // namespace

void scan(std::string_view text, const Lexicon& lexicon, Scan& out) {
  tokenize(text, out.tokens);
  out.hits.clear();
  std::array<std::uint32_t, kinds> busy_until{};  // per kind: where its last hit ends
  std::array<std::uint32_t, kinds> longest{};     // per kind: end of the longest surface from here
  auto& tokens = out.tokens;
  lexicon.look_up(tokens, out.first_hit);  // holds the nodes until each gives way to its number
  const auto count = static_cast<std::uint32_t>(tokens.size());
  static_assert(kinds <= 64);
  out.begins.assign(count + 1, 0);
  out.ends.assign(count + 1, 0);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto begin = out.hits.size();
    if (i + 8 < count) lexicon.fetch(out.first_hit[i + 8]);
    std::uint32_t node = out.first_hit[i];
    out.first_hit[i] = static_cast<std::uint32_t>(begin);
    for (std::uint32_t j = i; node != Lexicon::none;) {
      for (const Sense& s : lexicon.senses(node)) {
        const auto k = static_cast<std::size_t>(s.kind);
        if (busy_until[k] > i || !casing_holds(s.casing, tokens, i, j + 1)) continue;
        longest[k] = j + 1;
        out.hits.push_back({i, j + 1, s.kind, s.index});
      }
      if (++j == count) break;
      node = lexicon.step(node, tokens[j].word);
    }
    if (out.hits.size() == begin) continue;
    // Of each kind only the longest stays; they are few, so that insertion sorts them fastest.
    auto kept = begin;
    for (auto h = begin; h < out.hits.size(); ++h) {
      const Hit hit = out.hits[h];
      if (longest[static_cast<std::size_t>(hit.kind)] != hit.last) continue;
      auto at = kept++;
      for (; at > begin && out.hits[at - 1].kind > hit.kind; --at) out.hits[at] = out.hits[at - 1];
      out.hits[at] = hit;
    }
    out.hits.resize(kept);
    for (auto h = begin; h < kept; ++h) {
      const auto kind = static_cast<std::size_t>(out.hits[h].kind);
      busy_until[kind] = out.hits[h].last;
      out.begins[i] |= std::uint64_t{1} << kind;
      out.ends[out.hits[h].last] |= std::uint64_t{1} << kind;
    }
  }
  out.first_hit.push_back(static_cast<std::uint32_t>(out.hits.size()));
}

std::vector<Hit> scan_slowly(std::string_view text, const Lexicon& lexicon) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  std::vector<Hit> hits;
  std::array<std::uint32_t, kinds> busy_until{};
  const auto count = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < kinds; ++k) {
      if (busy_until[k] > i) continue;
      for (std::uint32_t last = count; last > i; --last) {
        const Span words{tokens[i].span.begin, tokens[last - 1].span.end};
        bool any = false;
        for (const Sense& s : lexicon.find(words.of(text)))
          if (static_cast<std::size_t>(s.kind) == k && casing_holds(s.casing, tokens, i, last)) {
            hits.push_back({i, last, s.kind, s.index});
            any = true;
          }
        if (any) {
          busy_until[k] = last;
          break;
        }
      }
    }
  }
  return hits;
}

}  // namespace runut
