// Inheritance: what a sentence leaves unsaid is taken from the document, in order of its sentences.
//
// "2,700 others wounded": others of what the last figure counted. A figure repeated keeps its place and
// time. What nothing says is taken from what the document is about: the place of the organisation that
// counts, its main place, the time last spoken of, its publication date.
#include <algorithm>

#include "base/moment_of_text.h"
#include "extract/claim_draft.h"
#include "extract/document_date.h"

namespace runut {
namespace {

constexpr std::size_t back = 40;

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
    const bool people = (cue.fits >> static_cast<unsigned>(NounClass::people) & 1U) != 0;
    if (people && text.pack.measures.is_harm(cue.measure)) return true;
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

/// Whether the words that say what happened to one draft may be said of another.
bool cue_allows(const Text& text, const Draft& from, const Draft& d) {
  for (const Hit& hit : text.scan.hits_at(from.cue_first)) {
    if (hit.kind != SenseKind::measure_cue || hit.last != from.cue_last) continue;
    const MeasureCue& cue = text.pack.measures.cues[hit.index];
    if (cue.fits == 0 || d.fits == 0 || (cue.fits & d.fits) != 0) return text.pack.measures.allows(cue, d.claim.unit);
  }
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
  constexpr std::uint16_t classifiers = 1U << static_cast<unsigned>(NounClass::classifiers);
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

void inherit_unit(const Text& text, const std::vector<Draft>& drafts, std::size_t i, Draft& d) {
  if (inherit_classified(drafts, i, d)) return;
  const bool share = d.claim.quantity.bound == Bound::share;
  if (!d.claim.unit.empty() && (share || !d.quantity->elliptic)) return;
  const bool first_of_phrase = i == 0 || drafts[i - 1].quantity->first < d.cue_last;
  if (d.claim.unit.empty() && !share && first_of_phrase && d.cue_last <= d.quantity->first)
    if (const Hit* noun = people_in_cue(text, d)) {
      d.claim.unit = text.pack.nouns.nouns[noun->index].unit;
      d.fits = 1U << static_cast<unsigned>(NounClass::people);
      return add_reason(d, "unit", "phrase-of-the-measure", text.scan.span(noun->first, noun->last));
    }
  constexpr std::uint16_t people_bit = 1U << static_cast<unsigned>(NounClass::people);
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
  // "A city of 800,000".
  if (d.claim.unit.empty() && !share && d.cue_last == d.quantity->first && d.cue_last > d.cue_first &&
      text.is(d.cue_last - 1, GrammarRole::of) && d.claim.measure == "present" && text.pack.nouns.head_last)
    return person("those-who-live-there");
  const bool harmed_here = d.cue_first == d.quantity->last || d.cue_last == d.quantity->first;
  if (harmed && text.pack.nouns.head_last && (heads_phrase(text, d) || (harmed_here && !beside)))
    return person("those-harmed");
  const Draft* from = last_where(drafts, i, back, [&](const Draft& e) {
    // "100 people, among them dozens of children, died and 30 more were hurt": people were.
    if (e.claim.kind == Kind::part && e.said_kind && e.sentence == d.sentence && d.claim.kind != Kind::part &&
        !d.quantity->behind_cue)
      return false;
    if (!countable(e) || e.claim.unit.empty() || (harmed && e.fits != 0 && (e.fits & people_bit) == 0)) return false;
    if (d.fits == 0 && d.cue_last == d.quantity->first && d.cue_last > 0 && !cue_allows(text, d, e)) return false;
    return d.fits == 0 || e.fits == 0 || (e.fits & d.fits) != 0;
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
      d.fits = static_cast<std::uint16_t>(1U << static_cast<unsigned>(text.pack.nouns.nouns[noun->index].counts));
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

/// The figure before in one list with this one ("385 planes, 209 helicopters and 404 launchers"), or null.
const Draft* listed_before(const Text& text, const std::vector<Draft>& drafts, std::size_t i, const Draft& d) {
  constexpr std::uint32_t most_between = 8;
  if (i == 0 || drafts[i - 1].sentence != d.sentence || !countable(drafts[i - 1])) return nullptr;
  const std::uint32_t end = std::max(drafts[i - 1].quantity->last, drafts[i - 1].quantity->noun_last);
  const std::uint32_t first = d.quantity->first;
  if (end >= first || first - end > most_between) return nullptr;
  const auto joins = [&](std::uint32_t t) {
    return text.token(t).is_mark(',') || text.is(t, GrammarRole::conjunction);
  };
  if (!joins(first - 1)) return nullptr;
  for (std::uint32_t t = end; t + 1 < first; ++t)
    if (text.scan.any(t, Scan::bit(SenseKind::measure_cue)) || text.is(t, GrammarRole::contrast)) return nullptr;
  return &drafts[i - 1];
}

/// "214 households or 659 people were affected": one count in two units, of which the last stands by the words.
void share_between_alternatives(const Text& text, std::vector<Draft>& drafts) {
  constexpr std::uint16_t people =
      1U << static_cast<unsigned>(NounClass::people) | 1U << static_cast<unsigned>(NounClass::groups);
  for (std::size_t i = drafts.size(); i-- > 1;) {
    const Draft& last = drafts[i];
    Draft& d = drafts[i - 1];
    const std::uint32_t end = std::max(d.quantity->last, d.quantity->noun_last);
    // "214 households (659 people)" and "214 households / 659 people" too, and "with 659 people" where nothing else is
    // said of the households
    const bool joined =
        text.is(end, GrammarRole::disjunction) || text.token(end).is_mark('(') || text.token(end).is_mark('/') ||
        (text.is(end, GrammarRole::with) && !d.said_measure && (last.fits & people) != 0 && (d.fits & people) != 0);
    if (!last.said_measure || last.sentence != d.sentence || last.cue_last <= last.quantity->last || !countable(d) ||
        !countable(last) || last.claim.unit == d.claim.unit || end + 1 != last.quantity->first || !joined ||
        last.claim.measure == d.claim.measure)
      continue;
    d.claim.measure = last.claim.measure;
    d.said_measure = true;
    d.weak_measure = false;
    add_reason(d, "measure", "of-the-other-unit", last.claim.span);
  }
}

/// "9 trucks, 4 vans and 2 cars were destroyed": what is said behind the last of a list is said of all of it.
void share_over_lists(const Text& text, std::vector<Draft>& drafts) {
  for (std::size_t i = drafts.size(); i-- > 1;) {
    const Draft& last = drafts[i];
    Draft& d = drafts[i - 1];
    if (d.said_measure || d.base || !last.said_measure || last.cue_first < last.quantity->last || !countable(d) ||
        listed_before(text, drafts, i, last) == nullptr || !cue_allows(text, last, d))
      continue;
    d.claim.measure = last.claim.measure;
    d.said_measure = true;
    d.weak_measure = false;
    d.cue_first = last.cue_first;
    d.cue_last = last.cue_last;
    add_reason(d, "measure", "of-the-list", last.claim.span);
  }
}

/// Whether a figure takes up what was counted before: its noun is left out, only meant, or known already ("the nine").
/// Another noun with a verb of its own tells something new.
bool takes_up(const Text& text, const Draft& d) {
  const LocatedQuantity& q = *d.quantity;
  constexpr std::uint16_t people = 1U << static_cast<unsigned>(NounClass::people);
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
  const auto same = [&](const Draft& e) {
    return !e.claim.measure.empty() && e.claim.measure != "other" && !e.weak_measure && countable(e) &&
           (e.claim.unit == d.claim.unit ||
            ((d.weak_measure || d.claim.unit == text.pack.numbers.person) && (e.fits & d.fits) != 0));
  };
  // A figure that comes again is still of what it was; small ones come again by chance.
  const Decimal ten(10);
  const Draft* from = last_where(drafts, i, back, [&](const Draft& e) {
    const Quantity &x = e.claim.quantity, &y = d.claim.quantity;
    return same(e) && x.low && x.low == y.low && x.high == y.high && !(*x.low < ten);
  });
  if (from == nullptr && takes_up(text, d)) from = last_where(drafts, i, back, same);
  // "Ten bags", where the bags were body bags a sentence before.
  if (from == nullptr && d.claim.measure.empty() && d.quantity->noun_last == d.quantity->noun_first + 1) {
    constexpr std::uint32_t sentences = 4;
    const std::uint64_t head = text.token(d.quantity->noun_first).hash;
    from = last_where(drafts, i, back, [&](const Draft& e) {
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
    from = last_where(drafts, i, back, [&](const Draft& e) {
      return e.sentence == d.sentence && e.said_measure && countable(e) && (e.fits & d.fits) != 0;
    });
  if (from == nullptr) return;
  d.claim.measure = from->claim.measure;
  d.weak_measure = false;
  add_reason(d, "measure", "of-the-same-unit-before", from->claim.span);
}

/// The same figure of the same thing said before: the same statement again.
const Draft* same_figure(const std::vector<Draft>& drafts, std::size_t i) {
  const Draft& d = drafts[i];
  return last_where(drafts, i, back, [&](const Draft& e) {
    return e.claim.unit == d.claim.unit && e.claim.quantity.low == d.claim.quantity.low &&
           e.claim.quantity.high == d.claim.quantity.high && e.claim.measure == d.claim.measure;
  });
}

/// A place in the name of the organisation that counts ("Disaster Agency of X"): the area it counts for.
const NameEntry* place_of_source(const ClaimContext& c, const Draft& d, Span& words) {
  if (d.attribution == nullptr) return nullptr;
  const auto& seats = c.text.pack.scope.seats;
  const auto sits = [&](std::uint32_t t) {
    return std::find(seats.begin(), seats.end(), c.text.token(t).hash) != seats.end();
  };
  for (const Span source : d.attribution->source)
    for (std::uint32_t t = c.text.token_at(source.begin); t < c.text.size() && c.text.token(t).span.begin < source.end;
         ++t)
      if (sits(t))
        break;  // "the sea rescue office of X"
      else if (const Hit* hit = c.text.hit(t, SenseKind::place)) {
        const NameEntry& entry = c.text.pack.names.entries[hit->index];
        if (entry.is_state || entry.adjective) continue;
        // A capital that speaks for its state counts for no area.
        if (entry.metonym && c.text.token(t).span.begin == source.begin &&
            c.text.token(hit->last - 1).span.end >= source.end)
          continue;
        bool located = false;  // "the head of the agency, in the town of X"
        for (std::uint32_t k = t; k-- > c.text.token_at(source.begin) && k + 4 > t && !located;)
          located = c.text.is(k, GrammarRole::at);
        if (located) continue;
        words = c.text.scan.span(hit->first, hit->last);
        return &entry;
      }
  return nullptr;
}

/// Whether the sentence of a draft before `i` spreads its figures over several places: none of them goes on.
bool spread_over_places(const std::vector<Draft>& drafts, std::size_t i, const Draft& near) {
  return last_where(drafts, i, back, [&](const Draft& e) {
           return e.sentence == near.sentence && e.said_place && e.claim.place != near.claim.place;
         }) != nullptr;
}

bool same_paragraph(const Text& text, const Draft& a, const Draft& b) {
  return text.sentences[a.sentence].paragraph == text.sentences[b.sentence].paragraph;
}

/// Whether a figure still tells of what the one before told: in the same paragraph, or in words quoted behind it.
bool goes_on(const Text& text, const Draft& before, const Draft& d) {
  return same_paragraph(text, before, d) || text.quotation_of[text.sentences[d.sentence].first] != 0;
}

void inherit_place(const ClaimContext& c, const std::vector<Draft>& drafts, std::size_t i, Draft& d,
                   const std::string& main, const std::string& state) {
  if (d.said_place) return;
  const auto take = [&](std::string place, const char* rule, Span words) {
    d.claim.place = std::move(place);
    add_reason(d, "place", rule, words);
  };
  if (const Draft* same = same_figure(drafts, i); same != nullptr && !same->claim.place.empty()) {
    d.said_place = same->said_place;
    return take(same->claim.place, "of-the-same-figure", same->claim.span);
  }
  Span words;
  if (const NameEntry* place = place_of_source(c, d, words)) return take(place->canonical, "area-of-the-source", words);
  if (d.year_long && !state.empty()) return take(state, "state-of-the-report", {});
  // "Meanwhile ...": another thing is told of from here on.
  const bool turned = c.text.is(c.text.sentences[d.sentence].first, GrammarRole::contrast);
  const Draft* near = last_where(drafts, i, back, [&](const Draft& e) {
    const bool near_by = d.sentence - e.sentence <= 1 || (d.sentence - e.sentence == 2 && same_paragraph(c.text, e, d));
    return e.said_place && near_by &&
           (e.claim.measure == d.claim.measure ||
            ((e.claim.unit == d.claim.unit || (countable(d) && e.in_list == d.in_list && goes_on(c.text, e, d))) &&
             !turned));
  });
  if (near != nullptr && (near->sentence == d.sentence || d.in_list || !spread_over_places(drafts, i, *near)))
    return take(near->claim.place, "of-the-sentence-before", near->claim.span);
  if (const LocatedName* told = place_told_before(c, d.sentence); told != nullptr && near == nullptr)
    return take(told->canonical, "told-before", told->span);
  // Forces are where they are said to be; who is harmed is where the report's events are.
  const bool people = (d.fits >> static_cast<unsigned>(NounClass::people) & 1U) != 0;
  const auto& serving = c.text.pack.scope.serving;
  const bool force =
      !c.text.pack.nouns.head_last || std::find(serving.begin(), serving.end(), d.claim.unit) != serving.end();
  if (!main.empty() && (d.claim.actor.empty() || !people || !force || !moves_forces(c.text.pack, d.claim.measure)))
    take(main, "main-place-of-the-report", {});
}

/// Whether the sentence with a time, shortly before, tells of another place than that of a figure.
bool tells_another_place(const ClaimContext& c, const Draft& d, std::uint32_t sentence) {
  if (sentence + 1 != d.sentence && sentence + 2 != d.sentence) return false;
  const LocatedName* told = place_told_before(c, sentence + 1);
  return told != nullptr && told->canonical != d.claim.place;
}

/// "The worst since they struck in May": a day of the clause that "since" opens.
bool inside_since(const Text& text, const LocatedTime& t, std::uint32_t begin) {
  constexpr std::uint32_t clause = 12;
  if (t.type != TimeType::date || !text.pack.nouns.head_last || t.first < begin + 4) return false;
  for (std::uint32_t i = t.first; i-- > begin && i + clause > t.first;) {
    if (text.token(i).kind == TokenKind::mark) return false;
    if (text.is(i, GrammarRole::since)) return i + 2 < t.first;
  }
  return false;
}

/// The time last spoken of in the few sentences before, outside headlines and furniture.
const LocatedTime* time_before(const ClaimContext& c, const Draft& d) {
  constexpr std::uint32_t sentences_back = 4;
  auto t = std::lower_bound(c.times.begin(), c.times.end(), d.quantity->first,
                            [](const LocatedTime& time, std::uint32_t first) { return time.first < first; });
  for (int steps = 0; t != c.times.begin() && steps < 12; ++steps) {
    --t;
    const std::uint32_t sentence = c.text.sentence_of[t->first];
    if (sentence + sentences_back < d.sentence) return nullptr;
    if (!published_together(c.text.document, t->span.begin, d.claim.span.begin)) return nullptr;
    // "Since" some year long past dates the background, not the figure.
    const bool background = t->first_day && !t->last_day && c.text.document.published_basis != DateBasis::unknown &&
                            t->first_day->year + 1 < published_at(c.text.document, t->span.begin).date.year;
    // A stretch told of one place dates nothing in another.
    const bool elsewhere = d.said_place && t->first_day && !t->last_day && sentence != d.sentence &&
                           t->type != TimeType::duration && tells_another_place(c, d, sentence);
    // Nor does "in the past year", said of something else, nor "the worst since they struck in May".
    const bool stretch = t->type == TimeType::duration && t->first_day && t->last_day &&
                         t->last_day->days() - t->first_day->days() >= 300;
    if (!background && !elsewhere && !stretch && former_level_dated_by(c, *t) == nullptr &&
        !inside_since(c.text, *t, c.text.sentences[sentence].first) && !describes_name(c.text, *t) &&
        !stands_in_aside(c.text, *t) && !is_held_against(c.text, *t) && !is_to_come(*t, d, c.text.document) &&
        !edtf_of(*t, c.text.document).empty())
      return &*t;
  }
  return nullptr;
}

void inherit_time(const ClaimContext& c, const std::vector<Draft>& drafts, std::size_t i, Draft& d) {
  d.known_time = d.said_time;
  if (d.said_time) return;
  const auto take = [&](std::string time, const char* rule, Span words) {
    d.claim.time = std::move(time);
    d.known_time = words.end != 0;
    add_reason(d, "time", rule, words);
  };
  const Document& document = c.text.document;
  const std::uint32_t byte = d.claim.span.begin;
  const auto together = [&](const Draft& e) { return published_together(document, e.claim.span.begin, byte); };
  // A stretch that something has lasted in one place says nothing of another: "in X since Monday, in Y ...".
  const auto of_another_place = [&](const Draft& e) {
    return d.said_place && e.said_place && e.claim.place != d.claim.place &&
           e.claim.time.find('/') != std::string::npos;
  };
  // "Up from 47 the day before": the day of what was before is no day of the rest.
  const auto was_before = [](const Draft& e) {
    return e.former || std::any_of(e.claim.reasons.begin(), e.claim.reasons.end(),
                                   [](const Reason& r) { return r.field == "count" && r.rule == "before"; });
  };
  const Draft* near = last_where(drafts, i, back, [&](const Draft& e) {
    return e.known_time && together(e) && (e.claim.unit == d.claim.unit || e.claim.measure == d.claim.measure) &&
           (d.in_list ||
            (d.sentence - e.sentence <= 2 && !of_another_place(e) && (e.sentence == d.sentence || !was_before(e))));
  });
  // A day told of between that figure and this one, and of no figure of its own, is nearer than that figure's.
  const LocatedTime* between = near != nullptr && near->sentence < d.sentence ? time_before(c, d) : nullptr;
  if (between != nullptr && between->first_day && between->first_day == between->last_day) {
    const std::uint32_t told = c.text.sentence_of[between->first];
    const auto taken = [&](const Draft& e) { return e.sentence == told && e.said_time && countable(e); };
    if (told > near->sentence && told < d.sentence && last_where(drafts, i, back, taken) == nullptr)
      return take(edtf_of(*between, c.text.document), "last-spoken-of", between->span);
  }
  if (near != nullptr) {
    d.year_long = near->year_long;
    return take(near->claim.time, "of-the-sentence-before", near->claim.span);
  }
  if (const Draft* same = same_figure(drafts, i); same != nullptr && same->known_time && together(*same))
    return take(same->claim.time, "of-the-same-figure", same->claim.span);
  if (const LocatedTime* before = time_before(c, d))
    return take(edtf_of(*before, c.text.document), "last-spoken-of", before->span);
  if (dated_at(document, byte)) take(reference_date(document, c.text.pack.times, byte).iso(), "publication-date", {});
}

}  // namespace

void inherit(const ClaimContext& c, std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  share_between_alternatives(c.text, drafts);
  share_over_lists(c.text, drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    inherit_unit(c.text, drafts, i, drafts[i]);
    inherit_measure(c.text, drafts, i, drafts[i]);
  }
  const MainPlaces place(c);
  const std::string state = state_told_of(c);
  const Actors actors(c, drafts, state);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    actors.find(drafts, i);
    inherit_time(c, drafts, i, drafts[i]);
    inherit_place(c, drafts, i, drafts[i], place.for_figure(drafts[i]), state);
  }
  find_parts(c.text, drafts);
}

}  // namespace runut
