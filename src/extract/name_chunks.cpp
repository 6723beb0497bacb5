// Chunks: where names can stand at all. Everything in lower case is passed over with one look.
#include <algorithm>

#include "extract/name_features.h"

namespace runut {
namespace {

/// Marks that stand inside names: "Jean-Pierre", "A. Yani", "MPR/DPR".
bool joins(const Text& text, std::uint32_t i) {
  const Token& t = text.token(i);
  if (t.kind != TokenKind::mark) return false;
  switch (t.mark) {
    case '-':  // two of them are a dash
      return !text.token(i + 1).is_mark('-') && !(i > 0 && text.token(i - 1).is_mark('-'));
    case '/':
    case '&':
    case '\'':
    case '`':
    case 0x2019:
    case 0x2013:
      return true;
    case '.':
      return i > 0 && text.token(i - 1).is_word() && text.token(i - 1).span.size() <= 4 &&
             text.token(i - 1).capitalised();
    default:
      return false;
  }
}

/// The dash between a report's dateline and its text.
bool ends_dateline(const Text& text, std::uint32_t i) {
  const Token& t = text.token(i);
  return (t.is_mark('-') || t.is_mark(0x2013)) && t.space_before && i + 1 < text.size() &&
         text.token(i + 1).space_before && !text.document.dateline.empty();
}

/// Whether tokens [from, to) may stand between two capitalised words of one name.
bool bridge(const Text& text, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = from; i < to; ++i) {
    if (text.token(i).lines_before > 0) return false;
    if (ends_dateline(text, i)) return false;
    if (joins(text, i) || text.token(i).is_number()) continue;
    if (text.hit(i, SenseKind::name_particle) == nullptr) return false;
  }
  return text.token(to).lines_before == 0;
}

constexpr std::uint32_t longest_bridge = 2;

/// "Long Name (ABBR": a bracket right before a word, as it is printed.
bool bracket_joins(const Text& text, std::uint32_t last, std::uint32_t i) {
  return i == last + 1 && text.token(last).is_mark('(') && !text.token(i).space_before && text.token(last).space_before;
}

/// Where a chunk begins whose first capitalised word is `i`: a word that opens names may stand before
/// it in lower case.
std::uint32_t begin_of(const Text& text, std::uint32_t i, std::uint32_t earliest) {
  std::uint32_t first = i;
  if ((text.scan.ends[i] & (Scan::bit(SenseKind::org_head) | Scan::bit(SenseKind::place_head))) == 0) return first;
  for (std::uint32_t back = 1; back <= 3 && back <= i - earliest; ++back)
    for (const Hit& h : text.scan.hits_at(i - back))
      if ((h.kind == SenseKind::org_head || h.kind == SenseKind::place_head) && h.last == i &&
          !text.pack.names.heads[h.index].behind)
        first = i - back;
  return first;
}

constexpr std::uint64_t name_kinds = Scan::bit(SenseKind::place) | Scan::bit(SenseKind::organisation) |
                                     Scan::bit(SenseKind::person) | Scan::bit(SenseKind::org_head) |
                                     Scan::bit(SenseKind::place_head) | Scan::bit(SenseKind::first_name);
constexpr std::uint64_t ordinary_kinds = Scan::bit(SenseKind::measure_cue) | Scan::bit(SenseKind::cue) |
                                         Scan::bit(SenseKind::number_word) | Scan::bit(SenseKind::grammar) |
                                         Scan::bit(SenseKind::modal) | Scan::bit(SenseKind::hedge) |
                                         Scan::bit(SenseKind::noun) | Scan::bit(SenseKind::common_word);

/// Whether nearly every word of a line is capitalised, as in headlines: capitals say nothing there.
bool in_headline_capitals(const Text& text, const Sentence& s) {
  if (text.token(s.last - 1).is_mark('.')) return false;
  std::uint32_t words = 0, capitals = 0;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    words += text.token(t).is_word();
    capitals += text.token(t).capitalised();
  }
  return words >= 4 && capitals * 10 >= words * 7;
}

/// Whether every word of a sentence is written in capitals: they say nothing there, also of unknown words.
bool all_capitals(const Text& text, const Sentence& s) {
  std::uint32_t words = 0;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const Token& token = text.token(t);
    if (!token.is_word() || token.span.size() < 2) continue;
    if (token.capitals != Capitals::all) return false;
    ++words;
  }
  return words >= 5;
}

/// Whether a document is printed in capitals throughout, by its first words.
bool printed_in_capitals(const Text& text) {
  constexpr std::uint32_t enough = 40, most = 400;  // words, tokens
  std::uint32_t words = 0, lower = 0;
  for (std::uint32_t t = 0; t < std::min(text.size(), most); ++t) {
    if (!text.token(t).is_word() || text.token(t).span.size() < 2) continue;
    ++words;
    if (text.token(t).capitals != Capitals::all && ++lower * 10 > most) return false;
  }
  return words >= enough && lower * 10 < words;
}

/// "NEAR VELMORA, UTOPIA": in such a sentence, the end of words that nobody knows from `i` on, where a
/// preposition of place stands before them and a comma and a known place behind; `i`: none.
std::uint32_t placed_in_capitals(const Text& text, std::uint32_t i) {
  constexpr std::uint32_t longest = 3;
  if (i == 0 || !text.is(i - 1, GrammarRole::at)) return i;
  if (text.sentences[text.sentence_of[i]].first + 1 == i) return i;  // an opening phrase, with the doer behind it
  std::uint32_t last = i;
  while (last < i + longest && last < text.size() && text.token(last).is_word() &&
         text.scan.first_hit[last] == text.scan.first_hit[last + 1])
    ++last;
  const bool placed = last > i && last + 1 < text.size() && text.token(last).is_mark(',') &&
                      text.hit(last + 1, SenseKind::place) != nullptr;
  return placed ? last : i;
}

/// In such a sentence, the end of what may be a name from `i` on: a known one that is no ordinary word as well ("WHO"),
/// or unknown words behind an office or behind what opens names of places.
std::uint32_t name_in_capitals(const Text& text, std::uint32_t i) {
  std::uint32_t last = i;
  const bool word = (text.scan.begins[i] & (ordinary_kinds | Scan::bit(SenseKind::pronoun))) != 0;
  const bool office = text.hit_before(i, SenseKind::role) != nullptr;
  std::uint32_t opened = i;
  for (const Hit& h : text.scan.hits_at(i)) {
    if ((Scan::bit(h.kind) & (name_kinds | Scan::bit(SenseKind::role))) == 0 || (word && h.last == i + 1)) continue;
    const bool head = h.kind == SenseKind::place_head || h.kind == SenseKind::org_head;
    if (head && text.pack.names.heads[h.index].behind) continue;
    if (h.kind == SenseKind::place_head) opened = h.last;
    last = std::max(last, h.last);
  }
  if (last == i && !office) return placed_in_capitals(text, i);
  if (last > i && opened != last) return last;
  constexpr std::uint64_t times = Scan::bit(SenseKind::weekday) | Scan::bit(SenseKind::month) |
                                  Scan::bit(SenseKind::time_part) | Scan::bit(SenseKind::day_part) |
                                  Scan::bit(SenseKind::time_point) | Scan::bit(SenseKind::time_direction);
  for (; last < i + 4 && last < text.size() && text.token(last).is_word(); ++last)
    if ((text.scan.begins[last] & (ordinary_kinds | times)) != 0) break;
  return last;
}

}  // namespace

std::vector<NameChunk> find_chunks(const Text& text, const NameTokens& tokens) {
  std::vector<NameChunk> out;
  out.reserve(text.size() / 8);
  std::uint32_t headline_asked = 0xFFFFFFFF, known_until = 0;
  const bool all_in_capitals = printed_in_capitals(text);
  bool headline = false, capitals = false;
  for (const std::uint32_t i : text.scan.capitals) {
    if (!tokens.capitalised(i)) continue;
    const std::uint32_t sentence = text.sentence_of[i];
    if (sentence != headline_asked) {
      headline_asked = sentence;
      headline = in_headline_capitals(text, text.sentences[sentence]);
      capitals = all_in_capitals || all_capitals(text, text.sentences[sentence]);
    }
    if (capitals) {
      if (i >= known_until) known_until = std::max(known_until, name_in_capitals(text, i));
      if (i >= known_until) continue;
    } else if (headline) {  // an ordinary word is no name for being capitalised, unless a known name holds it
      if (text.scan.any(i, name_kinds))
        for (const Hit& h : text.scan.hits_at(i))
          if ((Scan::bit(h.kind) & name_kinds) != 0) known_until = std::max(known_until, h.last);
      if (i >= known_until && text.scan.any(i, ordinary_kinds)) continue;
    }
    const bool together = !out.empty() && text.sentence_of[out.back().first] == sentence;
    if (together && i - out.back().last <= longest_bridge &&
        (bridge(text, out.back().last, i) || bracket_joins(text, out.back().last, i))) {
      out.back().last = i + 1;
      continue;
    }
    const std::uint32_t earliest = std::max(out.empty() ? 0U : out.back().last, text.sentences[sentence].first);
    out.push_back({begin_of(text, i, earliest), i + 1});
  }
  return out;
}

bool locative(const Text& text, std::uint32_t token) {
  if ((text.scan.ends[token] & (Scan::bit(SenseKind::place_head) | Scan::bit(SenseKind::grammar))) == 0) return false;
  for (std::uint32_t back = 1; back <= 3 && back <= token; ++back) {
    for (const Hit& h : text.scan.hits_at(token - back)) {
      if (h.last != token) continue;
      if (h.kind == SenseKind::place_head) return true;
      if (h.kind != SenseKind::grammar) continue;
      const auto role = static_cast<GrammarRole>(h.index);
      if (role == GrammarRole::at || role == GrammarRole::to || role == GrammarRole::from) return true;
    }
  }
  return false;
}

bool lost_in_capitals(const Text& text, std::uint32_t i) {
  if (text.token(i).capitals != Capitals::all || !text.scan.any(i, ordinary_kinds | Scan::bit(SenseKind::pronoun)))
    return false;
  const Sentence& s = text.sentence_at(i);
  const auto shouted = [&](std::uint32_t t) {
    return t >= s.first && t < s.last && text.token(t).capitals == Capitals::all && !text.scan.any(t, name_kinds);
  };
  return (i > 0 && shouted(i - 1)) || shouted(i + 1);
}

std::string_view without_possession(const Text& text, std::uint32_t token) {
  std::string_view word = text.word(token);
  for (const std::string& ending : text.pack.speech.possessive_endings)
    if (text.ends_in(token, ending)) return word.substr(0, word.size() - ending.size());
  return word;
}

}  // namespace runut
