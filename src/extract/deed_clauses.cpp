// Function words and cues tell where a clause opens and goes on; nothing is parsed.
#include "extract/deed_clauses.h"

#include <algorithm>

namespace runut {
namespace {

/// "20 sailors sent to X had drowned": whether a participle and a preposition open a clause of the counted.
bool reduced_relative(const Text& text, std::uint32_t t) {
  const Hit* deed = text.hit(t, SenseKind::measure_cue);
  if (deed == nullptr || text.pack.measures.cues[deed->index].role != MeasureRole::subject) return false;
  return text.is(deed->last - 1, GrammarRole::to) || text.is(deed->last, GrammarRole::to) ||
         text.is(deed->last, GrammarRole::at) || text.is(deed->last, GrammarRole::from) ||
         text.is(deed->last, GrammarRole::agent) || text.token(deed->last).capitals == Capitals::first;
}

bool is_area(const Text& text, const LocatedQuantity& q) {
  const int unit = text.pack.units.find(q.unit);
  return unit >= 0 && text.pack.units.units[static_cast<std::size_t>(unit)].kind == UnitKind::area;
}

}  // namespace

bool describes_the_scene(const Text& text, std::uint32_t from, std::uint32_t cue) {
  const Hit* noun = text.hit_before(cue, SenseKind::noun);
  return noun != nullptr && noun->first > from && text.pack.nouns.nouns[noun->index].noun_class == NounClass::places &&
         text.is(noun->first - 1, GrammarRole::at);
}

bool describes_another(const Text& text, const LocatedQuantity& q, std::uint32_t cue) {
  if (cue < q.number_last + 3 || !text.is(cue - 1, GrammarRole::relative)) return false;
  return text.token(cue - 2).capitalised();
}

std::uint32_t main_clause_behind(const Text& text, const LocatedQuantity& q, std::uint32_t last) {
  std::uint32_t t = std::max(q.last, q.noun_last);
  if (t >= last || text.token(t - 1).is_mark(',')) return 0;
  if (text.pack.nouns.head_last && reduced_relative(text, t)) {
    for (++t; t < last; ++t) {
      if (text.token(t).kind == TokenKind::mark || text.is(t, GrammarRole::when) || text.is(t, GrammarRole::contrast) ||
          text.is(t, GrammarRole::conjunction) || text.is(t, GrammarRole::relative) || text.is(t, GrammarRole::as) ||
          text.is(t, GrammarRole::complementizer) || text.is(t, GrammarRole::cause))
        return 0;
      if (text.is(t, GrammarRole::copula) || text.is(t, GrammarRole::already)) return t;
    }
    return 0;
  }
  if (!text.is(t, GrammarRole::relative)) return 0;
  const auto finite = [&](std::uint32_t i) {
    return text.is(i, GrammarRole::copula) || text.is(i, GrammarRole::already);
  };
  bool verb = false;
  for (++t; t < last; ++t) {
    if (text.token(t).is_mark(';') || text.is(t, GrammarRole::contrast)) return 0;
    const bool opens = finite(t) && !finite(t - 1);
    if (opens && verb) return t;
    verb = verb || opens || text.hit(t, SenseKind::measure_cue) != nullptr;
  }
  return 0;
}

bool harmed_behind_clause(const Text& text, const LocatedQuantity& q, const Hit& hit, const MeasureCue& cue) {
  constexpr std::uint32_t reach = 10;
  const Measures& measures = text.pack.measures;
  if (hit.first < q.last + 2 || measures.is_harm(cue.measure)) return false;
  if (!text.is(hit.first - 1, GrammarRole::relative) && !text.is(hit.first - 2, GrammarRole::relative)) return false;
  for (std::uint32_t t = hit.last; t < std::min(text.size(), hit.last + reach); ++t) {
    if (text.token(t).kind == TokenKind::mark || text.is(t, GrammarRole::cause) || text.is(t, GrammarRole::when) ||
        text.is(t, GrammarRole::relative))
      return false;
    for (const Hit& next : text.scan.hits_at(t))
      if (next.kind == SenseKind::measure_cue && measures.cues[next.index].role != MeasureRole::object &&
          measures.is_harm(measures.cues[next.index].measure))
        return true;
  }
  return false;
}

bool aim_between(const Text& text, std::uint32_t from, std::uint32_t cue) {
  for (std::uint32_t t = from; t < cue && t < from + 4; ++t)
    if (text.is(t, GrammarRole::purpose)) return true;
  return false;
}

bool contrast_between(const Text& text, std::uint32_t from, std::uint32_t to) {
  if (!Text::has(text.sentence_at(from), GrammarRole::contrast)) return false;
  for (std::uint32_t t = from; t < to; ++t)
    if (text.is(t, GrammarRole::contrast)) return true;
  return false;
}

bool does_it_itself(const Text& text, const LocatedQuantity& q, const Hit& hit) {
  if (q.noun_first == q.noun_last || hit.first != std::max(q.last, q.noun_last)) return false;
  const auto transitive = [&](const Hit& h) {
    return h.kind == SenseKind::measure_cue && h.last == hit.last &&
           text.pack.measures.cues[h.index].role == MeasureRole::object;
  };
  const auto hits = text.scan.hits_at(hit.first);
  if (std::none_of(hits.begin(), hits.end(), transitive)) return false;
  const std::uint32_t at = hit.last;
  if (at + 1 >= text.size() || text.sentence_of[at] != text.sentence_of[hit.first]) return false;
  const Hit* word = text.hit(at, SenseKind::number_word);
  const bool number = text.token(at).is_number() ||
                      (word != nullptr && text.pack.numbers.words[word->index].role != NumberRole::joiner);
  const bool opens = number || text.is(at, GrammarRole::article) || text.is(at, GrammarRole::possessive) ||
                     text.hit(at, SenseKind::hedge) != nullptr;
  if (!opens || text.is(at, GrammarRole::at)) return false;
  // "Killed two years ago", "killed the day before", "three killed, five hurt" without its comma.
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t t = at; t < at + reach && t < text.size(); ++t)
    if (text.hit(t, SenseKind::time_unit) != nullptr || text.hit(t, SenseKind::time_point) != nullptr) return false;
  return !number || text.hit(at + 1, SenseKind::measure_cue) == nullptr;
}

bool names_the_scene(const Text& text, const LocatedQuantity& q) {
  std::uint32_t before = q.first;
  if (before > 0 && text.pack.nouns.head_last && text.is(before - 1, GrammarRole::article)) --before;
  if (before == 0 || !text.is(before - 1, GrammarRole::at)) return false;
  if (q.measurement && text.pack.nouns.head_last && is_area(text, q)) return false;  // "crops across 40 hectares"
  const Hit* verb = text.hit_before(before, SenseKind::measure_cue);                 // "struck at": what it happened to
  return verb == nullptr || verb->last - verb->first < 2;
}

}  // namespace runut
