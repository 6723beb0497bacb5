// What was counted last, unless the verb behind the figure, the noun said of it or the phrase it belongs to says
// another.
#include "extract/bare_figures.h"

namespace runut {

bool led(const Text& text, const LocatedQuantity& q) {
  return q.number_first > q.first || (q.elliptic && q.first > 0 && text.is(q.first - 1, GrammarRole::at));
}

std::optional<NounPhrase> numbered_before(const Text& text, const LocatedQuantity& q) {
  const Sentence& s = text.sentence_at(q.first);
  if (!text.pack.nouns.head_last || q.noun_first < q.noun_last || q.money || q.measurement ||
      !Text::has(s, SenseKind::kind_cue))
    return {};
  constexpr std::uint32_t reach = 24;
  const std::uint32_t from = std::max(s.first, q.first > reach ? q.first - reach : 0);
  for (std::uint32_t t = q.first; t-- > from;) {
    if (text.token(t).is_number() || text.token(t).is_mark(';')) return {};
    const Hit* cue = text.hit(t, SenseKind::kind_cue);
    if (cue == nullptr || text.pack.measures.kind_cues[cue->index].note != CountNote::number) continue;
    const auto counted = read_noun_phrase(text, cue->last, false, nullptr);
    return counted && counted->plural ? counted : std::nullopt;
  }
  return {};
}

namespace {

/// What "others", "of them" and bare figures count: the class of the noun counted last before, at most 12 figures
/// back; 0: none.
std::uint16_t class_counted_before(const ClaimContext& c, const LocatedQuantity& q) {
  const LocatedQuantity* first = c.quantities.data();
  for (const LocatedQuantity* p = &q; p != first && &q - p < 12;) {
    --p;
    if (p->money || p->measurement || p->noun_first == p->noun_last) continue;
    const Hit* noun = c.text.hit(p->noun_first, SenseKind::noun);
    if (noun == nullptr && counts_natives(c.text, *p)) return bit_of(NounClass::people);
    if (noun == nullptr) continue;
    const NounClass counts = c.text.pack.nouns.nouns[noun->index].counts;
    return bit_of(counts);
  }
  return 0;
}

/// What a bare figure can count by the verb right behind it ("tens of thousands fled": people); 0: it says nothing.
std::uint16_t class_by_verb(const Text& text, const LocatedQuantity& q) {
  std::uint32_t verb = q.last;
  while (verb < q.last + 3 && verb < text.size() && text.hit(verb, SenseKind::measure_cue) == nullptr &&
         (text.is(verb, GrammarRole::copula) || text.is(verb, GrammarRole::already) ||
          (!text.pack.nouns.head_last && (text.is(verb, GrammarRole::still) || text.is(verb, GrammarRole::other)))))
    ++verb;  // "698 were hurt"
  if (verb >= text.size()) return 0;
  for (const Hit& next : text.scan.hits_at(verb)) {
    if (next.kind != SenseKind::measure_cue) continue;
    const MeasureCue& cue = text.pack.measures.cues[next.index];
    if (cue.role == MeasureRole::subject && !cue.weak) return cue.fits;
  }
  return 0;
}

/// What a bare figure can count by what was done to it ("a quake killed more than 1,400"); 0: it says nothing.
std::uint16_t class_by_deed(const Text& text, const LocatedQuantity& q) {
  if (!text.pack.nouns.head_last || q.first == 0) return 0;
  for (std::uint32_t back = 1; back <= 3 && back <= q.first; ++back)
    for (const Hit& hit : text.scan.hits_at(q.first - back)) {
      if (hit.kind != SenseKind::measure_cue || hit.last != q.first) continue;
      const MeasureCue& cue = text.pack.measures.cues[hit.index];
      if (cue.role == MeasureRole::object && !cue.weak &&
          (cue.of_the_living() || text.pack.measures.is_harm(cue.measure)))
        return cue.fits;
    }
  return 0;
}

/// "Nine of them are residents": what a bare figure counts by the noun said of it; 0: it says nothing.
std::uint16_t class_by_complement(const Text& text, const LocatedQuantity& q) {
  std::uint32_t t = q.last;
  if (const Hit* of_them = text.hit(t, SenseKind::kind_cue)) t = of_them->last;
  if (t == q.last && !(text.pack.nouns.head_last && text.is(t, GrammarRole::copula))) return 0;
  if (text.is(t, GrammarRole::copula)) ++t;
  const Hit* noun = text.hit(t, SenseKind::noun);
  const bool people = noun != nullptr && text.pack.nouns.nouns[noun->index].noun_class == NounClass::people;
  return people ? bit_of(NounClass::people) : std::uint16_t{0};
}

/// What a bare figure counts by the phrase that it belongs to ("the death toll rose to 75": people); 0: none stands
/// before it in its sentence without another figure between.
std::uint16_t class_by_phrase(const ClaimContext& c, const LocatedQuantity& q, std::uint32_t from) {
  if (!led(c.text, q)) return 0;
  for (std::uint32_t t = q.first; t-- > from;) {
    if (c.text.token(t).is_number()) return 0;
    for (const Hit& hit : c.text.scan.hits_at(t)) {
      if (hit.kind != SenseKind::measure_cue || hit.last > q.first) continue;
      const MeasureCue& cue = c.text.pack.measures.cues[hit.index];
      if (cue.role == MeasureRole::noun && !cue.weak) return cue.fits;
    }
  }
  return 0;
}

}  // namespace

std::uint16_t class_of_bare(const ClaimContext& c, const LocatedQuantity& q, std::uint32_t from) {
  if (const auto counted = numbered_before(c.text, q); counted && counted->known != nullptr)
    return bit_of(counted->known->counts);
  std::uint16_t fits = class_counted_before(c, q);
  std::uint16_t told = class_by_verb(c.text, q);
  if (told == 0) told = class_by_deed(c.text, q);
  if (told == 0) told = class_by_complement(c.text, q);
  if (told != 0 && (told & fits) == 0) fits = told;
  const std::uint16_t phrase = class_by_phrase(c, q, from);
  return phrase != 0 && (phrase & fits) == 0 ? phrase : fits;
}

}  // namespace runut
