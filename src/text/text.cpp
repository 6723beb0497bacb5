// Sentences by full stops and line ends, with what tells a full stop from an abbreviation's.
#include "text/text.h"

#include <algorithm>

namespace runut {
namespace {

/// Tokens of a sentence at most: a longer run without a full stop is no sentence but a list or an attack, and
/// is cut, so that readers who look around in a sentence stay linear.
constexpr std::uint32_t longest_sentence = 400;

bool ends_sentence(char32_t mark) {
  return mark == '.' || mark == '!' || mark == '?' || mark == 0x2026 || mark == 0x3002 || mark == 0x061F ||
         mark == 0x0964;
}

/// Whether the full stop at `i` makes a rank of the digits before it: a day of the month or a century follows
/// ("14. Mai"), in a language that writes them so.
bool ranks_a_time(const Scan& scan, std::uint32_t i) {
  const Token& number = scan.tokens[i - 1];
  if (!number.is_number() || number.span.size() > 2 || i + 1 >= scan.size()) return false;
  if (scan.hit_at(i + 1, SenseKind::month) == nullptr && scan.hit_at(i + 1, SenseKind::time_unit) == nullptr)
    return false;
  for (const Hit& h : scan.hits_at(i))
    if (h.kind == SenseKind::time_marker && h.index == static_cast<std::uint32_t>(TimeMarker::day_suffix)) return true;
  return false;
}

/// Whether a word is another in small letters, but for ASCII capitals.
bool same_letters(std::string_view word, std::string_view small) {
  return std::equal(word.begin(), word.end(), small.begin(), small.end(),
                    [](char w, char s) { return s == (w >= 'A' && w <= 'Z' ? static_cast<char>(w + 32) : w); });
}

bool closes(char32_t m) { return m == '"' || m == 0x201D || m == 0xBB || m == ')' || m == 0x2019 || m == '\''; }

}  // namespace

Text::Text(const Document& d, const Pack& p, Scan&& s, TextTables&& used)
    : TextTables(std::move(used)), document(d), pack(p), scan(std::move(s)) {
  sentences.clear();
  const auto& tokens = scan.tokens;
  const std::uint32_t n = size();
  static_assert(static_cast<unsigned>(GrammarRole::count_) <= 64);
  roles.assign(n, 0);
  for (const Hit& hit : scan.hits)  // without a branch: every fourth hit is one
    roles[hit.first] |= static_cast<std::uint64_t>(hit.kind == SenseKind::grammar) << (hit.index % 64);
  sentence_of.resize(n);
  quotation_of.assign(n, 0);

  // Furniture begins and ends sentences.
  const std::vector<std::uint32_t> edges = edges_of_furniture();
  std::size_t edges_behind = 0;  // those up to where the sentence begins
  std::uint32_t paragraph = 0, first = 0;
  const auto close_sentence = [&](std::uint32_t last) {
    if (last == first) return;
    while (edges_behind < edges.size() && edges[edges_behind] <= first) ++edges_behind;
    Sentence sentence{first, last, paragraph, edges_behind % 2 != 0};
    for (std::uint32_t t = first; t < last; ++t) sentence.kinds |= scan.begins[t], sentence.roles |= roles[t];
    sentence.headline = document.title_span.contains(tokens[first].span) && !document.title_span.empty();
    std::fill(sentence_of.begin() + first, sentence_of.begin() + last, static_cast<std::uint32_t>(sentences.size()));
    sentences.push_back(sentence);
    first = last;
  };
  // Only marks, first words of lines, edges of furniture and the longest sentence's end are looked at.
  std::size_t landmark = 0, edge = 0;
  const auto next_from = [&](std::uint32_t i) {
    while (landmark < scan.landmarks.size() && scan.landmarks[landmark] < i) ++landmark;
    while (edge < edges.size() && edges[edge] < i) ++edge;
    std::uint32_t next = std::max(i, first + longest_sentence);
    if (landmark < scan.landmarks.size()) next = std::min(next, scan.landmarks[landmark]);
    return edge < edges.size() ? std::min(next, edges[edge]) : next;
  };
  for (std::uint32_t i = next_from(0); i < n; i = next_from(i + 1)) {
    const Token& t = tokens[i];
    const bool new_line = i > 0 && t.lines_before > 0 && !wrapped_line(tokens, i);
    const bool at_edge = edge < edges.size() && edges[edge] == i;
    if (i > first && (new_line || (t.lines_before == 0 && at_edge))) close_sentence(i);
    paragraph += new_line;
    if (i - first == longest_sentence) close_sentence(i);
    if (t.kind != TokenKind::mark || !ends_sentence(t.mark)) continue;
    std::uint32_t end = i + 1;
    while (end < n && tokens[end].kind == TokenKind::mark && !tokens[end].space_before &&
           (closes(tokens[end].mark) || ends_sentence(tokens[end].mark)))
      ++end;
    if (end >= n) break;
    if (!tokens[end].space_before) {
      // "ini.Salah": a capital glued to a full stop after a lower-case word begins a sentence too.
      const bool glued = t.mark == '.' && end == i + 1 && i > first && tokens[i - 1].is_word() &&
                         tokens[i - 1].capitals == Capitals::lower && tokens[i - 1].span.size() > 2 &&
                         tokens[end].is_word() && tokens[end].capitals == Capitals::first;
      if (!glued) continue;
    }
    if (t.mark == '.' && i > first && tokens[i - 1].is_word() && !t.space_before) {
      if (hit_before(i, SenseKind::abbreviation) != nullptr && !opens_sentence(end)) continue;
      if (tokens[i - 1].span.size() == 1 && tokens[i - 1].capitalised()) continue;  // an initial
    }
    // What follows must look like a beginning; a lower-case word does not.
    if (tokens[end].is_word() && tokens[end].capitals == Capitals::lower) continue;
    if (t.mark == '.' && i > first && tokens[i - 1].is_number() && i - 1 == first) continue;  // "1. Item"
    if (t.mark == '.' && i > first && ranks_a_time(scan, i)) continue;
    i = end - 1;
    close_sentence(end);
  }
  close_sentence(n);

  find_quotations(scan, quotations);
  for (std::uint32_t q = 0; q < quotations.size(); ++q)
    std::fill(quotation_of.begin() + quotations[q].open, quotation_of.begin() + quotations[q].close + 1, q + 1);
}

/// Tokens at which furniture begins and ends in turn; pieces that touch are one.
std::vector<std::uint32_t> Text::edges_of_furniture() const {
  std::vector<std::uint32_t> edges;
  for (const Furniture& f : document.furniture) {
    const std::uint32_t begin = token_at(f.span.begin), end = token_at(f.span.end);
    if (begin == end) continue;
    if (!edges.empty() && edges.back() >= begin)
      edges.back() = std::max(edges.back(), end);
    else
      edges.insert(edges.end(), {begin, end});
  }
  return edges;
}

/// Whether a capitalised function word begins at the token that is no name: behind an abbreviation it opens a sentence
/// ("at 5 p.m. The road").
bool Text::opens_sentence(std::uint32_t i) const {
  if (token(i).capitals != Capitals::first) return false;
  return is(i, GrammarRole::article) || is(i, GrammarRole::demonstrative) || is(i, GrammarRole::possessive) ||
         is(i, GrammarRole::existence) || is(i, GrammarRole::condition) || is(i, GrammarRole::at) ||
         hit(i, SenseKind::pronoun) != nullptr;
}

bool Text::ends_in(std::uint32_t i, std::string_view ending) const {
  const std::string_view own = word(i);
  return own.size() > ending.size() && same_letters(own.substr(own.size() - ending.size()), ending);
}

bool Text::formed_as_verb(std::uint32_t i) const {
  constexpr std::size_t least_root = 3;  // letters
  const std::string_view own = word(i);
  const auto& prefixes = pack.numbers.verb_prefixes;
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) {
    return own.size() >= prefix.size() + least_root && same_letters(own.substr(0, prefix.size()), prefix);
  });
}

bool Text::set_off(std::uint32_t i) const {
  if (i >= size() || !token(i).capitalised()) return false;
  if (token(i).capitals != Capitals::all) return true;
  const auto shouted = [&](std::uint32_t t) { return t < size() && token(t).capitals == Capitals::all; };
  return !(i > 0 && shouted(i - 1)) && !shouted(i + 1);
}

bool Text::possessive(std::uint32_t i) const {
  const auto& endings = pack.speech.possessive_endings;
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) { return ends_in(i, ending); });
}

const Hit* Text::find_before(std::uint32_t i, SenseKind kind) const {
  for (std::uint32_t back = 1; back <= 8 && back <= i; ++back)
    for (const Hit& h : scan.hits_at(i - back))
      if (h.kind == kind && h.last == i) return &h;
  return nullptr;
}

std::uint32_t Text::token_at(std::uint32_t byte) const {
  const auto it = std::lower_bound(scan.tokens.begin(), scan.tokens.end(), byte,
                                   [](const Token& t, std::uint32_t b) { return t.span.begin < b; });
  return static_cast<std::uint32_t>(it - scan.tokens.begin());
}

}  // namespace runut
