// What is counted and what befell it, for figures whose sentence does not say it: "2,700 others wounded" are others of
// what the last figure counted, a list shares its verb, one count in two units its measure.
#include <algorithm>

#include "extract/bare_figures.h"
#include "extract/deed_clauses.h"
#include "extract/inheritance.h"

namespace runut {
namespace {

/// The people that the measure's own phrase names: "the number of victims killed reached 9".
const Hit* people_in_cue(const Text& text, const Draft& d) {
  for (std::uint32_t t = d.cue_first; t < d.cue_last; ++t)
    if (const Hit* noun = text.hit(t, SenseKind::noun);
        noun != nullptr && text.pack.nouns.nouns[noun->index].noun_class == NounClass::people)
      return noun;
  return nullptr;
}

/// Whether the measure is a harm that its cue says of people.
bool harms_people(const Text& text, const Draft& d) {
  for (const Hit& hit : text.scan.hits_at(d.cue_first)) {
    if (hit.kind != SenseKind::measure_cue || hit.last != d.cue_last) continue;
    const MeasureCue& cue = text.pack.measures.cues[hit.index];
    const bool people = (cue.fits & bit_of(NounClass::people)) != 0;
    if (people && text.pack.measures.is_harm(cue.measure)) return true;
  }
  return false;
}

/// "A city of 800,000": whether words that are said of people alone lead to the figure.
bool is_of_people(const Text& text, const Draft& d) {
  if (d.cue_last != d.quantity->first || d.cue_first == d.cue_last || !text.is(d.cue_last - 1, GrammarRole::of))
    return false;
  for (const Hit& hit : text.scan.hits_at(d.cue_first))
    if (hit.kind == SenseKind::measure_cue && hit.last == d.cue_last &&
        text.pack.measures.cues[hit.index].fits == bit_of(NounClass::people))
      return true;
  return false;
}

/// "Forcing hundreds to flee": whether a deed that is done to living beings alone stands right before the figure.
bool is_done_to_people(const Text& text, const Draft& d) {
  if (!text.pack.nouns.head_last || d.cue_last != d.quantity->first || d.cue_first == d.cue_last) return false;
  for (const Hit& hit : text.scan.hits_at(d.cue_first)) {
    if (hit.kind != SenseKind::measure_cue || hit.last != d.cue_last) continue;
    const MeasureCue& cue = text.pack.measures.cues[hit.index];
    if (cue.role == MeasureRole::object && cue.of_the_living() && !text.pack.measures.is_harm(cue.measure)) return true;
  }
  return false;
}

/// "The death toll exceeded 40": the cue is a noun that itself says who are counted.
bool heads_phrase(const Text& text, const Draft& d) {
  for (const Hit& hit : text.scan.hits_at(d.cue_first))
    if (hit.kind == SenseKind::measure_cue && hit.last == d.cue_last &&
        text.pack.measures.cues[hit.index].role == MeasureRole::noun && d.cue_last <= d.quantity->number_first)
      return true;
  return false;
}

/// The first noun of a figure's clause before it, within a few words of where the clause begins; null: none.
const Hit* opening_noun(const Text& text, const Draft& d) {
  constexpr std::uint32_t words = 14;
  std::uint32_t begin = d.quantity->first;
  while (begin > text.sentences[d.sentence].first && d.quantity->first - begin < claim_reach &&
         !text.token(begin - 1).is_mark(','))
    --begin;
  for (std::uint32_t t = begin; t < std::min(d.quantity->first, begin + words); ++t) {
    if (text.token(t).is_number()) return nullptr;
    if (const Hit* noun = text.hit(t, SenseKind::noun);
        noun != nullptr && text.pack.nouns.nouns[noun->index].noun_class != NounClass::abstracts &&
        text.hit(t, SenseKind::carrier) == nullptr &&
        (!text.token(t).capitalised() || t == text.sentences[d.sentence].first))
      return noun;
  }
  return nullptr;
}

/// "Cases rose to 1,245": the noun that changed; null: none stands right before the word of change.
const Hit* noun_of_change(const Text& text, const Draft& d) {
  const LocatedQuantity& q = *d.quantity;
  const std::uint32_t begin = std::max(text.sentences[d.sentence].first, q.first > 2 ? q.first - 2 : 0);
  for (std::uint32_t t = q.number_first; t-- > begin;) {
    const Hit* change = text.hit(t, SenseKind::change);
    if (change == nullptr) continue;
    std::uint32_t end = change->first;
    for (int helpers = 0; helpers < 2 && end > begin && text.is(end - 1, GrammarRole::already); ++helpers) --end;
    return text.hit_before(end, SenseKind::noun);
  }
  return nullptr;
}

/// "Heavily damaged 15 units", where nothing beside says of what: of what was counted so a moment ago.
bool inherit_classified(const std::vector<Draft>& drafts, std::size_t i, Draft& d) {
  constexpr std::uint16_t classifiers = bit_of(NounClass::classifiers);
  if (!d.quantity->classifier_only || d.fits != classifiers || d.claim.measure.empty()) return false;
  const Draft* from = last_where(drafts, i, 3, [&](const Draft& e) {
    return countable(e) && e.sentence + 2 >= d.sentence && e.claim.measure == d.claim.measure && !e.claim.unit.empty();
  });
  if (from == nullptr) return false;
  d.claim.unit = from->claim.unit;
  d.fits = from->fits;
  add_reason(d, "unit", "of-the-figure-before", from->claim.span);
  return true;
}

/// "X 24, Y five": the row of a place.
bool stands_behind_name(const Text& text, const Draft& d) {
  return d.quantity->elliptic && d.quantity->first > 0 && text.token(d.quantity->first - 1).capitalised();
}

/// "More than 1,500 of them were children": the noun that a bare figure is said to be; null: none.
const Hit* people_said_to_be(const Text& text, const Draft& d) {
  if (!d.quantity->elliptic || d.quantity->noun_first < d.quantity->noun_last) return nullptr;
  std::uint32_t t = d.quantity->last;
  if (text.is(t, GrammarRole::among_them)) {
    const Hit* of_them = text.hit(t, SenseKind::kind_cue);
    if (of_them == nullptr) return nullptr;
    t = of_them->last;
  }
  if (!text.is(t, GrammarRole::copula)) return nullptr;
  const Hit* noun = text.hit(t + 1, SenseKind::noun);
  if (noun == nullptr || text.sentence_of[t + 1] != d.sentence) return nullptr;
  return text.pack.nouns.nouns[noun->index].noun_class == NounClass::people ? noun : nullptr;
}

/// "Houses damaged in X: 2,057 units": the things that open the clause of a figure with a mere classifier; null: none.
const Hit* things_classified(const Text& text, const Draft& d) {
  if (!d.quantity->classifier_only || d.fits != bit_of(NounClass::classifiers)) return nullptr;
  const Hit* noun = opening_noun(text, d);
  if (noun == nullptr) return nullptr;
  const NounClass kind = text.pack.nouns.nouns[noun->index].noun_class;
  return kind == NounClass::things || kind == NounClass::animals || kind == NounClass::places ? noun : nullptr;
}

void inherit_unit(const Text& text, const std::vector<Draft>& drafts, std::size_t i, Draft& d) {
  const Hit* said = people_said_to_be(text, d);
  if (said == nullptr) said = things_classified(text, d);
  if (said != nullptr) {
    d.claim.unit = text.pack.nouns.nouns[said->index].unit;
    d.fits = static_cast<std::uint16_t>(bit_of(text.pack.nouns.nouns[said->index].counts));
    return add_reason(d, "unit", "noun-said-of-it", text.scan.span(said->first, said->last));
  }
  if (inherit_classified(drafts, i, d)) return;
  const bool share = d.claim.quantity.bound == Bound::share;
  if (!d.claim.unit.empty() && (share || !d.quantity->elliptic)) return;
  const bool first_of_phrase = i == 0 || drafts[i - 1].quantity->first < d.cue_last;
  if (d.claim.unit.empty() && !share && first_of_phrase && d.cue_last <= d.quantity->first)
    if (const Hit* noun = people_in_cue(text, d)) {
      d.claim.unit = text.pack.nouns.nouns[noun->index].unit;
      d.fits = bit_of(NounClass::people);
      return add_reason(d, "unit", "phrase-of-the-measure", text.scan.span(noun->first, noun->last));
    }
  if (d.claim.unit.empty() && !share)
    if (const auto counted = numbered_before(text, *d.quantity)) {
      d.claim.unit = unit_of(text, *counted);
      if (counted->known != nullptr) d.fits = bit_of(counted->known->counts);
      return add_reason(d, "unit", "number-of", text.scan.span(counted->head_first, counted->last));
    }
  constexpr std::uint16_t people_bit = bit_of(NounClass::people);
  const auto person = [&](const char* rule) {
    d.claim.unit = text.pack.numbers.person;
    d.fits = people_bit;
    add_reason(d, "unit", rule, text.scan.span(d.cue_first, d.cue_last));
  };
  // "1,000 dead": the word for what happened to them stands for the people.
  const bool harmed = d.claim.unit.empty() && !share && d.cue_last > d.cue_first && harms_people(text, d);
  const bool beside = i > 0 && drafts[i - 1].sentence == d.sentence && countable(drafts[i - 1]) &&
                      (drafts[i - 1].fits & people_bit) != 0 &&
                      drafts[i - 1].quantity->noun_first < drafts[i - 1].quantity->noun_last;
  if (d.claim.unit.empty() && !share && is_of_people(text, d)) return person("those-who-live-there");
  if (d.claim.unit.empty() && !share && is_done_to_people(text, d) && !beside) return person("those-told-of");
  const bool harmed_here = d.cue_first == d.quantity->last || d.cue_last == d.quantity->first;
  const bool vague = d.claim.quantity.bound == Bound::magnitude;
  if (harmed && text.pack.nouns.head_last && (heads_phrase(text, d) || (harmed_here && (!beside || vague))))
    return person("those-harmed");
  const Draft* from = last_where(drafts, i, inheritance_reach, [&](const Draft& e) {
    // "100 people, among them dozens of children, died and 30 more were hurt": people were.
    if (e.claim.kind == Kind::part && e.said_kind && e.sentence == d.sentence && d.claim.kind != Kind::part &&
        !d.quantity->behind_cue && !text.is(d.quantity->last, GrammarRole::at) && !stands_behind_name(text, d))
      return false;
    // "At two centres. Three were ...": where something was is not what is counted next.
    if (text.pack.nouns.head_last && e.sentence != d.sentence && (e.fits & people_bit) == 0 &&
        names_the_scene(text, *e.quantity))
      return false;
    if (!countable(e) || e.claim.unit.empty() || (harmed && e.fits != 0 && (e.fits & people_bit) == 0)) return false;
    if (d.fits == 0 && d.cue_last == d.quantity->first && d.cue_last > 0 && !cue_allows(text, d, e)) return false;
    const bool classified = d.fits == bit_of(NounClass::classifiers) && d.claim.unit.empty();
    return d.fits == 0 || e.fits == 0 || classified || (e.fits & d.fits) != 0;
  });
  if (from == nullptr && harmed) return person("those-harmed");
  // "Staff fell to 2,000", "the hot spots reached 82": the noun right before, or with nothing counted so far the one
  // that opens the sentence.
  if (d.claim.unit.empty() && !share && d.quantity->number_first > d.quantity->first) {
    const bool head_last = text.pack.nouns.head_last;
    const Hit* noun = head_last ? noun_of_change(text, d) : text.hit_before(d.quantity->first, SenseKind::noun);
    if (noun == nullptr && from == nullptr && !head_last) noun = opening_noun(text, d);
    if (noun != nullptr && text.pack.nouns.nouns[noun->index].noun_class != NounClass::classifiers) {
      d.claim.unit = text.pack.nouns.nouns[noun->index].unit;
      d.fits = static_cast<std::uint16_t>(bit_of(text.pack.nouns.nouns[noun->index].counts));
      return add_reason(d, "unit", "noun-of-the-level", text.scan.span(noun->first, noun->last));
    }
  }
  // "150,000 had gathered": what only people do.
  if (from == nullptr && d.claim.unit.empty() && !share && d.said_measure && (d.fits & people_bit) != 0 &&
      text.pack.nouns.head_last)
    return person("those-told-of");
  if (from == nullptr || (share && from->sentence + 1 < d.sentence)) return;
  if (!d.claim.unit.empty() && !share) return;
  d.claim.unit = from->claim.unit;
  if (d.fits == 0) d.fits = from->fits;
  add_reason(d, "unit", "of-the-figure-before", from->claim.span);
  if (!d.said_actor && !from->claim.actor.empty()) {
    d.claim.actor = from->claim.actor;
    d.said_actor = true;
    add_reason(d, "actor", "of-the-figure-before", from->claim.span);
  }
}

/// "..., dead 16 people, contracts ended 856 people": whether words between the comma and the figure tell of it alone.
bool has_label_of_its_own(const Text& text, const Draft& d) {
  constexpr std::uint32_t longest = 8;
  const std::uint32_t begin = text.sentences[d.sentence].first;
  const std::uint32_t first = d.quantity->first;
  for (std::uint32_t t = first; t > begin && first - t < longest; --t)
    if (text.token(t - 1).is_mark(',')) return first - t >= 2;
  return false;
}

/// "The number of travellers was 6.3 million people": the people that open the clause of a mere classifier, who are
/// not those told of before; null: none.
const Hit* new_people(const Text& text, const Draft& d) {
  if (!d.quantity->classifier_only || (d.fits & bit_of(NounClass::people)) == 0 ||
      d.quantity->number_first == d.quantity->first)
    return nullptr;
  const Hit* noun = opening_noun(text, d);
  if (noun == nullptr) return nullptr;
  const Noun& who = text.pack.nouns.nouns[noun->index];
  const auto same = text.pack.scope.unit_same.find(who.unit);
  const bool anybody = who.unit == text.pack.numbers.person ||
                       (same != text.pack.scope.unit_same.end() && same->second == text.pack.numbers.person);
  return who.noun_class == NounClass::people && !anybody ? noun : nullptr;
}

/// Whether a figure takes up what was counted before: its noun is left out, only meant, or known already ("the nine").
/// Another noun with a verb of its own tells something new.
bool takes_up(const Text& text, const Draft& d) {
  const LocatedQuantity& q = *d.quantity;
  constexpr std::uint16_t people = bit_of(NounClass::people);
  if ((d.fits & people) == 0 || d.weak_measure || q.elliptic || q.classifier_only || q.noun_first == q.noun_last ||
      d.in_list)
    return true;
  std::uint32_t before = q.first;
  for (int words = 0; words < 2 && before > 0; ++words, --before)
    if (text.is(before - 1, GrammarRole::article) || text.is(before - 1, GrammarRole::demonstrative) ||
        text.is(before - 1, GrammarRole::all))
      return true;
  return text.is(q.last, GrammarRole::demonstrative);
}

void inherit_measure(const Text& text, const std::vector<Draft>& drafts, std::size_t i, Draft& d) {
  if (!d.said_measure && d.quantity->measurement && i > 0 && drafts[i - 1].sentence + 1 >= d.sentence && d.said_place &&
      drafts[i - 1].claim.unit == d.claim.unit && drafts[i - 1].said_place && !drafts[i - 1].claim.measure.empty()) {
    d.claim.measure = drafts[i - 1].claim.measure;  // areas burnt, place by place
    return add_reason(d, "measure", "of-the-list", drafts[i - 1].claim.span);
  }
  if (d.said_measure || d.base || d.quantity->measurement || d.quantity->money) return;
  if (const Draft* listed = listed_before(text, drafts, i, d); listed != nullptr && !listed->claim.measure.empty() &&
                                                               listed->claim.measure != "other" &&
                                                               !listed->weak_measure) {
    d.claim.measure = listed->claim.measure;
    d.weak_measure = false;
    return add_reason(d, "measure", "of-the-list", listed->claim.span);
  }
  // What only may be meant ("victims") is what was said of the same people before.
  const bool labelled = has_label_of_its_own(text, d);
  const auto same = [&](const Draft& e) {
    if (labelled && e.sentence == d.sentence && e.claim.kind == Kind::part && e.said_measure &&
        e.cue_last == e.quantity->first)
      return false;
    return !e.claim.measure.empty() && e.claim.measure != "other" && !e.weak_measure && countable(e) &&
           (e.claim.unit == d.claim.unit ||
            ((d.weak_measure || d.claim.unit == text.pack.numbers.person || d.quantity->elliptic) &&
             (e.fits & d.fits) != 0));
  };
  // A figure that comes again is still of what it was; small ones come again by chance.
  const Decimal ten(10);
  const Draft* from = last_where(drafts, i, inheritance_reach, [&](const Draft& e) {
    const Quantity &x = e.claim.quantity, &y = d.claim.quantity;
    return same(e) && x.low && x.low == y.low && x.high == y.high && !(*x.low < ten);
  });
  if (from == nullptr && takes_up(text, d) && new_people(text, d) == nullptr)
    from = last_where(drafts, i, inheritance_reach, same);
  // "Ten bags", where the bags were body bags a sentence before.
  if (from == nullptr && d.claim.measure.empty() && d.quantity->noun_last == d.quantity->noun_first + 1) {
    constexpr std::uint32_t sentences = 4;
    const std::uint64_t head = text.token(d.quantity->noun_first).hash;
    from = last_where(drafts, i, inheritance_reach, [&](const Draft& e) {
      return e.sentence + sentences >= d.sentence && e.said_measure && countable(e) && !e.claim.unit.empty() &&
             e.quantity->noun_last > e.quantity->noun_first + 1 && text.token(e.quantity->noun_first).hash == head;
    });
    if (from != nullptr) {
      d.claim.unit = from->claim.unit;
      d.fits = from->fits;
      add_reason(d, "unit", "short-for-the-noun-before", from->claim.span);
    }
  }
  // Another unit's measure holds for what stands in the same sentence.
  if (from == nullptr && d.claim.measure.empty())
    from = last_where(drafts, i, inheritance_reach, [&](const Draft& e) {
      return e.sentence == d.sentence && e.said_measure && countable(e) && (e.fits & d.fits) != 0;
    });
  if (from == nullptr) return;
  d.claim.measure = from->claim.measure;
  d.weak_measure = false;
  add_reason(d, "measure", "of-the-same-unit-before", from->claim.span);
}

}  // namespace

void inherit_counts(const Text& text, std::vector<Draft>& drafts) {
  share_measures(text, drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    inherit_unit(text, drafts, i, drafts[i]);
    inherit_measure(text, drafts, i, drafts[i]);
  }
}

}  // namespace runut
