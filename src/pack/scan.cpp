// Walks the trie from every token. For each kind the longest surface wins, and the next of that kind
// may begin only where it ends.
#include "pack/scan.h"

#include <algorithm>
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

/// One walk over the tokens.
class Scanner {
 public:
  Scanner(const Lexicon& lexicon, Scan& out)
      : lexicon_(lexicon), out_(out), tokens_(out.tokens), begins_(out.begins.data()), ends_(out.ends.data()) {}

  void run() {
    const auto count = static_cast<std::uint32_t>(tokens_.size());
    const Token* const tokens = tokens_.data();
    std::uint32_t* const first_hit = out_.first_hit.data();
    std::uint32_t *capital = out_.capitals.data(), *landmark = out_.landmarks.data();
    for (std::uint32_t i = 0; i < count; ++i) {
      if (i + 8 < count) {
        lexicon_.fetch(tokens[i + 8].word);
        lexicon_.fetch_senses(tokens[i + 4].word);
      }
      first_hit[i] = static_cast<std::uint32_t>(out_.hits.size());
      const std::uint64_t what = form(tokens[i]);
      begins_[i] = what;
      // Without a branch, which would be foretold wrongly for one token in five.
      *capital = *landmark = i;
      capital += (what & Scan::capital_bit) != 0;
      landmark += (what & (Scan::mark_bit | Scan::number_bit | Scan::line_bit)) != 0;
      const std::uint32_t node = lexicon_.from_root(tokens[i].word);
      if (node == Lexicon::none) continue;
      if (i + 1 < count && lexicon_.may_step(node, tokens[i + 1].word))
        walk(i, node);
      else
        take_word(i, node);
    }
    first_hit[count] = static_cast<std::uint32_t>(out_.hits.size());
    out_.capitals.resize(static_cast<std::size_t>(capital - out_.capitals.data()));
    out_.landmarks.resize(static_cast<std::size_t>(landmark - out_.landmarks.data()));
  }

 private:
  /// What a token is, in the bits above those of the kinds.
  static std::uint64_t form(const Token& t) {
    constexpr std::array<std::uint64_t, 3> of_kind{0, Scan::number_bit, Scan::mark_bit};
    return of_kind[static_cast<std::size_t>(t.kind)] |
           static_cast<std::uint64_t>((t.kind == TokenKind::word) & (t.capitals != Capitals::lower)) << 62 |
           static_cast<std::uint64_t>(t.lines_before > 0) << 60 | static_cast<std::uint64_t>(t.rare_mark) << 59;
  }

  [[nodiscard]] bool holds(const Sense& s, std::uint32_t first, std::uint32_t last) const {
    if (first < busy_ && busy_until_[static_cast<std::size_t>(s.kind)] > first) return false;
    return s.casing == Casing::any || casing_holds(s.casing, tokens_, first, last);
  }

  /// A surface of one word, with which no other begins here.
  void take_word(std::uint32_t i, std::uint32_t node) {
    std::uint64_t kinds_here = 0;
    for (const Sense& s : lexicon_.senses(node)) {
      if (!holds(s, i, i + 1)) continue;
      out_.hits.push_back({i, i + 1, s.kind, s.index});
      kinds_here |= Scan::bit(s.kind);
    }
    begins_[i] |= kinds_here;
    ends_[i + 1] |= kinds_here;
  }

  /// All surfaces from a token on; of each kind the longest stays.
  void walk(std::uint32_t i, std::uint32_t node) {
    const auto begin = out_.hits.size();
    std::array<std::uint32_t, kinds> longest;  // of the kinds that are found: end of the longest surface
    for (std::uint32_t j = i; node != Lexicon::none;) {
      for (const Sense& s : lexicon_.senses(node)) {
        if (!holds(s, i, j + 1)) continue;
        longest[static_cast<std::size_t>(s.kind)] = j + 1;
        out_.hits.push_back({i, j + 1, s.kind, s.index});
      }
      if (++j == tokens_.size()) break;
      node = lexicon_.step(node, tokens_[j].word);
    }
    auto kept = begin;  // they are few, so that insertion sorts them fastest
    for (auto h = begin; h < out_.hits.size(); ++h) {
      const Hit hit = out_.hits[h];
      if (longest[static_cast<std::size_t>(hit.kind)] != hit.last) continue;
      auto at = kept++;
      for (; at > begin && out_.hits[at - 1].kind > hit.kind; --at) out_.hits[at] = out_.hits[at - 1];
      out_.hits[at] = hit;
      busy_until_[static_cast<std::size_t>(hit.kind)] = hit.last;
      busy_ = std::max(busy_, hit.last);
      begins_[i] |= Scan::bit(hit.kind);
      ends_[hit.last] |= Scan::bit(hit.kind);
    }
    out_.hits.resize(kept);
  }

  const Lexicon& lexicon_;
  Scan& out_;
  const std::vector<Token>& tokens_;
  std::uint64_t *begins_, *ends_;                  // of `out`
  std::array<std::uint32_t, kinds> busy_until_{};  // per kind: where its last surface of several words ends
  std::uint32_t busy_ = 0;                         // and the last of these ends
};

}  // namespace

void scan(std::string_view text, const Lexicon& lexicon, Scan& out) {
  static_assert(kinds <= 59);
  tokenize(text, out.tokens);
  lexicon.look_up(out.tokens);
  out.hits.clear();
  out.first_hit.resize(out.tokens.size() + 1);
  out.begins.resize(out.tokens.size() + 1);
  out.begins.back() = 0;
  out.ends.assign(out.tokens.size() + 1, 0);
  out.capitals.resize(out.tokens.size());
  out.landmarks.resize(out.tokens.size());
  Scanner(lexicon, out).run();
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
