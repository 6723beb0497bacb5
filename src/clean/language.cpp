// Function words are few, frequent, and hardly shared between languages, so a few hundred words are enough:
// in news they are a quarter to two fifths of a text in its own language, and under a tenth in another.
#include "clean/language.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace runut {
namespace {

constexpr std::uint32_t few_words = 40;      ///< no running text below
constexpr std::uint32_t least_share = 10;    ///< per cent of function words in running text
constexpr std::uint32_t passage_words = 10;  ///< a shorter paragraph tells nothing
constexpr std::uint32_t foreign_share = 8;   ///< per cent of function words under which a paragraph looks foreign
constexpr std::uint32_t unsure_share = 20;   ///< per cent from which on it is the document's own, whatever else it has
constexpr std::uint32_t native_share = 20;   ///< per cent of another language's that it must have then
constexpr std::size_t most_passages = 64;
constexpr std::uint32_t enough_words = 120;  ///< a clear answer within these needs no more
constexpr std::array<std::size_t, 2> samples{1024, 16384};

std::uint32_t count_words(std::span<const Token> tokens) {
  return static_cast<std::uint32_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.is_word(); }));
}

std::uint32_t count_function_words(std::span<const Token> tokens, const Lexicon& lexicon) {
  return static_cast<std::uint32_t>(std::count_if(
      tokens.begin(), tokens.end(), [&](const Token& t) { return t.is_word() && lexicon.function_word(t.hash); }));
}

/// Words with a sense of their own.
std::uint32_t count_known_words(std::span<const Token> tokens, const Lexicon& lexicon) {
  return static_cast<std::uint32_t>(std::count_if(tokens.begin(), tokens.end(), [&](const Token& t) {
    const std::uint32_t node = t.is_word() ? lexicon.from_root(lexicon.word(t.hash)) : Lexicon::none;
    return node != Lexicon::none && !lexicon.senses(node).empty();
  }));
}

/// The beginning of the text, cut at a space so that no word is.
std::string_view beginning(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  const std::size_t space = text.rfind(' ', size);
  return text.substr(0, space == std::string_view::npos ? size : space);
}

const Pack* by_known_words(std::span<const Token> tokens, const PackMap& packs) {
  const Pack* best = nullptr;
  std::uint32_t most = 0;
  for (const auto& [language, pack] : packs) {
    const std::uint32_t known =
        count_known_words(tokens, pack->lexicon) + 2 * count_function_words(tokens, pack->lexicon);
    if (best == nullptr || known > most || (known == most && pack->is_default)) {
      best = pack.get();
      most = known;
    }
  }
  return best;
}

}  // namespace

const Pack* detect_language(std::string_view text, const PackMap& packs, std::string* doubt) {
  const auto doubted = [doubt](const char* why) {
    if (doubt != nullptr) *doubt = why;
  };
  std::vector<Token> tokens;
  for (const std::size_t size : samples) {
    tokenize(beginning(text, size), tokens);
    const Pack* best = nullptr;
    const std::uint32_t words = count_words(tokens);
    std::uint32_t most = 0, second = 0;
    for (const auto& [language, pack] : packs) {
      const std::uint32_t own = count_function_words(tokens, pack->lexicon);
      second = std::max(second, std::min(most, own));
      if (best != nullptr && own <= most) continue;
      best = pack.get();
      most = own;
    }
    if (words < few_words && (text.size() <= size || size == samples.back())) {
      if (packs.size() > 1 && second * 2 > most)
        doubted("its language is unsure: too few words");
      else if (most * 100 < words * least_share)
        doubted("its language is unsure: hardly a word is known");
      return by_known_words(tokens, packs);
    }
    const bool reached = most * 100 >= words * least_share && words > 0;
    if (reached && text.size() <= size && second * 2 > most)
      doubted("its language is unsure: two languages share its words");
    if (reached && (text.size() <= size || (words >= enough_words && second * 2 <= most))) return best;
    if (size == samples.back() || text.size() <= size) {
      if (reached && second * 2 > most) doubted("its language is unsure: two languages share its words");
      return reached ? best : nullptr;
    }
  }
  return nullptr;
}

namespace {

bool opens_or_closes(char32_t mark) { return mark == '"' || mark == 0x201C || mark == 0x201D; }

/// Whether a passage ends right behind a mark: a quotation's, or a sentence's before a capital.
bool ends_passage(const Scan& scan, std::uint32_t mark) {
  const char32_t m = scan.tokens[mark].mark;
  if (opens_or_closes(m)) return true;
  if (m != '.' && m != '!' && m != '?') return false;
  return scan.any(mark + 1, Scan::capital_bit) && scan.tokens[mark + 1].space_before;
}

struct Passage {
  std::uint32_t first = 0, last = 0;  ///< tokens
  std::uint32_t words = 0, own = 0;   ///< words, and of them the own pack's function words
};

std::uint32_t function_words(const Scan& scan, std::uint32_t first, std::uint32_t last) {
  std::uint64_t n = 0;
  for (std::uint32_t i = first; i < last; ++i) n += scan.begins[i] >> static_cast<unsigned>(SenseKind::grammar) & 1U;
  return static_cast<std::uint32_t>(n);
}

/// Whether the pack knows every second word of a passage.
bool mostly_known(const Scan& scan, const Passage& p) {
  const auto known = std::count_if(scan.tokens.begin() + p.first, scan.tokens.begin() + p.last,
                                   [](const Token& t) { return t.is_word() && t.word != 0; });
  return static_cast<std::uint32_t>(known) * 2 >= p.words;
}

/// The other pack that a passage speaks for, or null; `unsure` where both are in it.
const Pack* other_language(const Scan& scan, const Passage& p, const Pack& own, const PackMap& packs, bool& unsure) {
  const std::span<const Token> tokens = std::span(scan.tokens).subspan(p.first, p.last - p.first);
  const Pack* best = nullptr;
  std::uint32_t most = p.words * native_share / 100;
  for (const auto& [language, pack] : packs) {
    if (pack.get() == &own) continue;
    const std::uint32_t others = count_function_words(tokens, pack->lexicon);
    if (others <= most) continue;
    best = pack.get();
    most = others;
  }
  unsure = p.own * 100 >= p.words * foreign_share;
  return unsure && most < 2 * p.own ? nullptr : best;
}

}  // namespace

std::vector<ForeignPassage> foreign_passages(const Scan& scan, const Pack& own, const PackMap& packs) {
  std::vector<ForeignPassage> out;
  if (packs.size() < 2) return out;
  const std::uint32_t n = scan.size();
  std::uint32_t found_last = 0;  // where the passage found last ends
  std::size_t next = 0;          // landmark
  for (std::uint32_t i = 0; i < n && out.size() < most_passages;) {
    Passage p;
    p.first = i;
    // A passage ends at a line or beside a mark, so that words need no look.
    std::uint32_t others = 0;
    for (i = n; next < scan.landmarks.size(); ++next) {
      const std::uint32_t at = scan.landmarks[next];
      const std::uint64_t what = scan.begins[at];
      if (at != p.first && ((what & Scan::line_bit) != 0 || opens_or_closes(scan.tokens[at].mark))) {
        i = at;
        break;
      }
      others += (what & (Scan::mark_bit | Scan::number_bit)) != 0;
      if ((what & Scan::mark_bit) == 0 || at + 1 == n || !ends_passage(scan, at)) continue;
      i = at + 1;
      ++next;
      break;
    }
    p.last = i;
    p.words = p.last - p.first - others;
    if (p.words < passage_words) continue;
    p.own = function_words(scan, p.first, p.last);
    if (p.own * 100 >= p.words * unsure_share) continue;
    // Asking the other packs costs much: not where every second word is the own one's.
    if (p.own * 100 >= p.words * foreign_share && mostly_known(scan, p)) continue;
    bool unsure = false;
    const Pack* other = other_language(scan, p, own, packs, unsure);
    if (other == nullptr) continue;
    if (!out.empty() && found_last == p.first && out.back().pack == other && scan.tokens[p.first].lines_before == 0)
      out.back() = {{out.back().span.begin, scan.span(p.first, p.last).end}, other, out.back().unsure && unsure};
    else
      out.push_back({scan.span(p.first, p.last), other, unsure});
    found_last = p.last;
  }
  return out;
}

}  // namespace runut
