// Pack senses as bits per token, in one pass over the hits; then features from the tokens around.
#include "extract/name_features.h"

#include <algorithm>
#include <array>

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

constexpr auto bits_of_kinds = [] {
  std::array<HitBits, static_cast<std::size_t>(SenseKind::count_)> out{};
  const auto set = [&](SenseKind kind, HitBits bits) { out[static_cast<std::size_t>(kind)] = bits; };
  set(SenseKind::place, {place_begins, place_inside, place_ends});
  set(SenseKind::organisation, {organisation_begins, organisation_inside, organisation_ends});
  set(SenseKind::person, {person, person, 0});
  set(SenseKind::first_name, {given_name, given_name, 0});
  set(SenseKind::role, {role, role, 0});
  set(SenseKind::org_head, {organisation_head, organisation_head, 0});
  set(SenseKind::place_head, {place_head, place_head, 0});
  set(SenseKind::grammar, {function_word, function_word, 0});
  set(SenseKind::month, {calendar, calendar, 0});
  set(SenseKind::weekday, {calendar, calendar, 0});
  set(SenseKind::name_particle, {particle, particle, 0});
  return out;
}();

/// The kinds whose bits hang on more than the kind.
constexpr std::uint64_t closer_kinds = Scan::bit(SenseKind::place) | Scan::bit(SenseKind::name_particle);

HitBits bits_of(const Hit& h, const NameTables& tables) {
  HitBits bits = bits_of_kinds[static_cast<std::size_t>(h.kind)];
  if ((Scan::bit(h.kind) & closer_kinds) == 0) return bits;
  if (h.kind == SenseKind::place) {
    const NameEntry& e = tables.entries[h.index];
    if (e.is_state) bits.first = state_begins;
    if (!e.is_state && e.name_class == NameClass::region) bits.first = region_begins;
  } else if (h.index == static_cast<std::uint32_t>(ParticleClass::breaks)) {
    bits = {breaks, breaks, 0};
  }
  return bits;
}

/// The first and the last letters, folded as ASCII, one per byte; enough for affixes. Short words repeat zeros.
struct Letters {
  std::uint64_t first4 = 0, last4 = 0;  ///< the first letter lowest; the last letter highest
};

Letters letters_of(std::string_view word) {
  const auto at = [&](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(word[i])); };
  constexpr std::uint64_t fold = 0x20202020;
  const std::size_t n = word.size();
  if (n >= 4)
    return {(at(0) | at(1) << 8 | at(2) << 16 | at(3) << 24) | fold,
            (at(n - 4) | at(n - 3) << 8 | at(n - 2) << 16 | at(n - 1) << 24) | fold};
  Letters out;
  for (std::size_t i = 0; i < n; ++i) {
    out.first4 |= (at(i) | 0x20) << (8 * i);
    out.last4 |= (at(n - 1 - i) | 0x20) << (24 - 8 * i);
  }
  return out;
}

/// Kind, capitals and a rough length.
std::uint64_t shape(const Token& t) {
  // By table: nobody can foretell how long the next word is.
  constexpr std::array<std::array<std::uint8_t, 9>, 3> length{
      {{0, 0, 1, 2, 2, 3, 3, 3, 4}, {7, 7, 7, 7, 7, 7, 7, 7, 7}, {0, 0, 0, 0, 0, 0, 0, 0, 0}}};
  const auto kind = static_cast<std::size_t>(t.kind);
  return (kind << 8) | (static_cast<std::uint64_t>(t.capitals) << 4) | length[kind][std::min(t.span.size(), 8U)];
}

/// Whether nearly every longer word of a sentence is capitalised: capitals say nothing there.
bool in_headline_case(const Text& text, const Sentence& s) {
  constexpr std::uint32_t least = 4;  // longer words
  const std::uint32_t last = std::min(s.last, s.first + 60);
  std::uint32_t capitals = 0, others = 0;
  const std::uint32_t most_others = (last - s.first) / 5;
  for (std::uint32_t i = s.first; i < last && others <= most_others; ++i) {
    const Token& t = text.token(i);
    if (!t.is_word() || t.span.size() < 4) continue;
    (t.capitals != Capitals::lower ? capitals : others) += 1;
  }
  return capitals + others >= least && others * 4 <= capitals;
}

/// Whether a word is the first of its sentence, of a quotation or behind a colon.
bool opens(const Text& text, const Sentence& s, std::uint32_t i) {
  for (; i > s.first && text.token(i - 1).kind == TokenKind::mark; --i) {
    const char32_t m = text.token(i - 1).mark;
    if (m == '"' || m == 0x201C || m == ':') return true;
  }
  return i == s.first;
}

}  // namespace

NameTokens::NameTokens(const Text& text) : senses(text.size() + 1, 0) {
  const NameTables& tables = text.pack.names;
  for (const Hit& h : text.scan.hits) {  // most kinds have no bits, and asking costs more than adding none
    const HitBits bits = bits_of(h, tables);
    senses[h.first] |= bits.first;
    for (std::uint32_t i = h.first + 1; i < h.last; ++i) senses[i] |= bits.inside;
    senses[h.last - 1] |= bits.ends;
  }
  auto next = text.scan.capitals.begin();
  for (const auto end = text.scan.capitals.end(); next != end;) {
    const Sentence& s = text.sentence_at(*next);
    if (s.furniture) {  // nobody asks who is named in a menu
      while (next != end && *next < s.last) ++next;
      continue;
    }
    const bool several = end - next >= 4 && next[3] < s.last;  // capitals
    const bool headline = several && in_headline_case(text, s);
    for (; next != end && *next < s.last; ++next) {
      const std::uint32_t i = *next;
      if (opens(text, s, i)) senses[i] |= opens_sentence;
      const bool plain = text.pack.name_model.ordinary(text.token(i).hash);
      if (plain) senses[i] |= ordinary;
      if (headline) senses[i] |= headline_case;
      constexpr std::uint32_t known = state_begins | place_begins | place_inside | region_begins | organisation_begins |
                                      organisation_inside | person;
      // "ACCORDING to the ministry": some outlets write the first word in capitals.
      const bool shouted = i == s.first && text.token(i).capitals == Capitals::all && (senses[i] & known) == 0 &&
                           i + 1 < s.last && text.token(i + 1).capitals != Capitals::all &&
                           ((senses[i] & function_word) != 0 || text.hit(i, SenseKind::source_cue) != nullptr);
      const bool hidden =
          shouted ? true : headline && (plain || (senses[i] & function_word) != 0) && (senses[i] & known) == 0;
      if (!hidden && (senses[i] & breaks) == 0) senses[i] |= capital_bit;
    }
  }
}

void NameViews::look(NameChunk chunk) {
  chunk_ = chunk;
  sentence_ = text_.sentence_at(chunk.first);
  views_.resize(chunk.last - chunk.first + 2);
  for (std::uint32_t k = 0; k < views_.size(); ++k)
    views_[k] = view(static_cast<std::int64_t>(chunk.first) + static_cast<std::int64_t>(k) - 1);
}

NameViews::View NameViews::view(std::int64_t at) const {
  if (at < static_cast<std::int64_t>(sentence_.first)) return {1, 1, 1};
  if (at >= static_cast<std::int64_t>(sentence_.last)) return {2, 2, 2};
  const auto i = static_cast<std::uint32_t>(at);
  const Token& t = text_.token(i);
  return {t.is_number() ? 5 : t.hash, shape(t), (tokens_.senses[i] & pack_bits) + 16};
}

void NameViews::features(std::uint32_t token, NameFeatures& out) const {
  const View* v = &views_[token - chunk_.first];
  const View &p = v[0], &w = v[1], &n = v[2];
  const View& before = views_.front();
  const std::uint32_t here = tokens_.senses[token];
  const std::uint64_t opens = (here & opens_sentence) != 0 ? 1 : 0;
  const std::uint64_t headline = (here & headline_case) != 0 ? 2 : 0;
  const std::uint64_t capital = (here & NameTokens::capital_bit) != 0 ? 4 : 0;
  const Letters letters = letters_of(text_.word(token));
  const std::uint64_t form = w.shape * 8 + opens + headline + capital;
  // Each pair of values is spread by odd factors, and each place in the list by a number of its own.
  constexpr std::uint64_t second = 0xC2B2AE3D27D4EB4FULL, third = 0x9FB21C651E98DF25ULL,
                          place_step = 0xD6E8FEB86659FD93ULL, spread = 0x9E3779B97F4A7C15ULL;
  std::size_t k = 0;
  const auto put = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    const std::uint64_t x = (a + b * second + c * third) ^ ((k + 1) * place_step);
    out[k++] = (x ^ (x >> 32)) * spread;
  };
  put(w.word, form);
  put(p.word);
  put(w.word, n.word);
  put(p.shape, w.shape, n.shape);
  put(letters.first4 & 0xFFFFFF, w.shape);
  put(letters.last4);
  put(w.known, n.known);
  put(p.known, w.known, n.known);
  put(before.word, w.known);
  put(n.word, w.known);
}

}  // namespace runut
