// Pack senses as bits per token, in one pass over the hits; then features from the tokens around.
#include "extract/name_features.h"

namespace runut {
namespace {

enum SenseBit : std::uint32_t {
  state_begins = 1U << 0,
  place_begins = 1U << 1,
  place_inside = 1U << 2,
  place_ends = 1U << 3,
  organisation_begins = 1U << 4,
  organisation_inside = 1U << 5,
  organisation_ends = 1U << 6,
  person = 1U << 7,
  given_name = 1U << 8,
  role = 1U << 9,
  organisation_head = 1U << 10,
  place_head = 1U << 11,
  function_word = 1U << 12,
  calendar = 1U << 13,
  particle = 1U << 14,
  ordinary = 1U << 15,
  region_begins = 1U << 16,
  opens_sentence = 1U << 17,
  headline_case = 1U << 18,
  breaks = 1U << 19,
};
constexpr std::uint32_t pack_bits = (1U << 17) - 1;

/// Bits of the first token of a hit; the tokens behind get `inside`, the last one `ends`.
struct HitBits {
  std::uint32_t first = 0, inside = 0, ends = 0;
};

HitBits bits_of(const Hit& h, const NameTables& tables) {
  switch (h.kind) {
    case SenseKind::place: {
      const NameEntry& e = tables.entries[h.index];
      return {e.is_state                          ? state_begins
              : e.name_class == NameClass::region ? region_begins
                                                  : place_begins,
              place_inside, place_ends};
    }
    case SenseKind::organisation:
      return {organisation_begins, organisation_inside, organisation_ends};
    case SenseKind::person:
      return {person, person, 0};
    case SenseKind::first_name:
      return {given_name, given_name, 0};
    case SenseKind::role:
      return {role, role, 0};
    case SenseKind::org_head:
      return {organisation_head, organisation_head, 0};
    case SenseKind::place_head:
      return {place_head, place_head, 0};
    case SenseKind::grammar:
      return {function_word, function_word, 0};
    case SenseKind::month:
    case SenseKind::weekday:
      return {calendar, calendar, 0};
    case SenseKind::name_particle:
      if (h.index == static_cast<std::uint32_t>(ParticleClass::breaks)) return {breaks, breaks, 0};
      return {particle, particle, 0};
    default:
      return {};
  }
}

constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = (a ^ (b + 0x9E3779B97F4A7C15ULL)) * 0xff51afd7ed558ccdULL;
  return x ^ (x >> 31);
}

/// The last or first letters, folded as ASCII; enough for affixes.
std::uint64_t letters(std::string_view word, bool from_end, std::size_t n) {
  if (word.size() < n) return 1;
  std::uint64_t v = n;
  const std::size_t begin = from_end ? word.size() - n : 0;
  for (std::size_t i = 0; i < n; ++i) v = (v << 8) | static_cast<unsigned char>(word[begin + i] | 0x20);
  return v;
}

/// Kind, capitals and a rough length.
std::uint64_t shape(const Token& t) {
  const std::uint64_t length = t.span.size() > 7   ? 4
                               : t.span.size() > 4 ? 3
                               : t.span.size() > 2 ? 2
                                                   : t.span.size() - 1;
  return (static_cast<std::uint64_t>(t.kind) << 8) | (static_cast<std::uint64_t>(t.capitals) << 4) |
         (t.is_word()     ? length
          : t.is_number() ? 7
                          : 0);
}

/// Whether nearly every longer word of a sentence is capitalised: capitals say nothing there.
bool in_headline_case(const Text& text, const Sentence& s) {
  std::uint32_t words = 0, capitals = 0;
  for (std::uint32_t i = s.first; i < s.last && i < s.first + 60; ++i) {
    const Token& t = text.token(i);
    if (!t.is_word() || t.span.size() < 4) continue;
    ++words;
    capitals += t.capitalised();
  }
  return words >= 4 && capitals * 10 >= words * 8;
}

}  // namespace

NameTokens::NameTokens(const Text& text) : senses(text.size() + 1, 0) {
  const NameTables& tables = text.pack.names;
  for (const Hit& h : text.scan.hits) {
    const HitBits bits = bits_of(h, tables);
    senses[h.first] |= bits.first;
    for (std::uint32_t i = h.first + 1; i < h.last; ++i) senses[i] |= bits.inside;
    senses[h.last - 1] |= bits.ends;
  }
  for (const Sentence& s : text.sentences) {
    const bool headline = in_headline_case(text, s);
    bool opens = true;
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      const Token& t = text.token(i);
      if (t.kind == TokenKind::mark) {
        opens = opens || t.mark == '"' || t.mark == 0x201C || t.mark == ':';
        continue;
      }
      if (opens) senses[i] |= opens_sentence;
      opens = false;
      if (!t.capitalised()) continue;
      const bool plain = text.pack.name_model.ordinary(t.hash);
      if (plain) senses[i] |= ordinary;
      if (headline) senses[i] |= headline_case;
      constexpr std::uint32_t known = state_begins | place_begins | place_inside | region_begins | organisation_begins |
                                      organisation_inside | person;
      const bool hidden = headline && (plain || (senses[i] & function_word) != 0) && (senses[i] & known) == 0;
      if (!hidden && (senses[i] & breaks) == 0) senses[i] |= capital_bit;
    }
  }
}

void name_features(const Text& text, const NameTokens& tokens, NameChunk chunk, std::uint32_t token,
                   NameFeatures& out) {
  struct View {
    std::uint64_t word = 3, shape = 3, known = 3;
  };
  const Sentence& s = text.sentence_at(token);
  const auto view = [&](std::int64_t at) -> View {
    if (at < static_cast<std::int64_t>(s.first)) return {1, 1, 1};
    if (at >= static_cast<std::int64_t>(s.last)) return {2, 2, 2};
    const auto i = static_cast<std::uint32_t>(at);
    const Token& t = text.token(i);
    return {t.is_number() ? 5 : t.hash, shape(t), (tokens.senses[i] & pack_bits) + 16};
  };
  const auto at = static_cast<std::int64_t>(token);
  const View w = view(at), p = view(at - 1), pp = view(at - 2), n = view(at + 1), nn = view(at + 2);
  const View before = view(static_cast<std::int64_t>(chunk.first) - 1), after = view(chunk.last);
  const std::uint32_t here = tokens.senses[token];
  const std::uint64_t opens = (here & opens_sentence) != 0 ? 1 : 0;
  const std::uint64_t headline = (here & headline_case) != 0 ? 2 : 0;
  const std::uint64_t capital = (here & NameTokens::capital_bit) != 0 ? 4 : 0;
  const std::uint64_t place = (token == chunk.first ? 1U : 0U) | (token + 1 == chunk.last ? 2U : 0U);
  const std::string_view word = text.word(token);
  const std::uint64_t form = w.shape * 8 + opens + headline + capital;
  std::size_t k = 0;
  const auto put = [&](std::uint64_t a, std::uint64_t b = 0) {
    out[k] = mixed(mixed(a, b), k + 1);
    ++k;
  };
  put(w.word);
  put(w.word, form);
  put(p.word);
  put(n.word);
  put(pp.word);
  put(nn.word);
  put(p.word, w.word);
  put(w.word, n.word);
  put(form);
  put(mixed(p.shape, w.shape), n.shape);
  put(letters(word, true, 3), w.shape);
  put(letters(word, true, 2), w.shape);
  put(letters(word, false, 3), w.shape);
  put(letters(word, true, 4));
  put(letters(word, false, 4));
  put(w.known, form);
  put(p.known, w.known);
  put(w.known, n.known);
  put(mixed(p.known, w.known), n.known);
  put(pp.known, p.known);
  put(n.known, nn.known);
  put(place, mixed(form, chunk.last - chunk.first > 3 ? 3 : chunk.last - chunk.first));
  put(before.word);
  put(before.known, place);
  put(after.word, place);
  put(before.word, w.known);
  put(p.word, w.known);
  put(n.word, w.known);
}

}  // namespace runut
