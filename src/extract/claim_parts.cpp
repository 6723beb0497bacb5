// Parts: figures that are pieces of another figure of the same report.
//
// Evidence, strongest first: the words ("of them", "each"; see find_kind), items listed under a total,
// neighbours that add up to a figure said before, "the other N" behind a larger figure, a smaller
// figure of the same thing in a place inside the total's place.
#include <algorithm>

#include "extract/claim_draft.h"

namespace runut {
namespace {

constexpr std::size_t far_back = 160;  // a list of many items may stand between a total and its parts

bool exact(const Draft& d) {
  return countable(d) && d.claim.quantity.bound == Bound::exact && d.claim.quantity.low && d.claim.quantity.high;
}

constexpr std::uint16_t people = bit_of(NounClass::people);
constexpr std::uint16_t groups = bit_of(NounClass::groups);

/// People add up whatever they are called; things only under one name.
bool same_thing(const Draft& a, const Draft& b) {
  return a.claim.unit == b.claim.unit || (a.fits & b.fits & people) != 0;
}

void make_part(Draft& d, const char* rule, const Draft& whole) {
  if (d.said_kind) return;
  d.claim.kind = Kind::part;
  d.said_kind = true;
  add_reason(d, "kind", rule, whole.claim.span);
}

/// Whether a measure stands for several harms together.
bool joins_harms(const Measures& measures, std::string_view measure) {
  return !measures.harms.empty() && measures.names[measures.together] == measure;
}

/// "26 in A, 23 in B, 14 in C and 12 in D": whether a figure and one behind it are items of one list of places, with
/// others between: none is a part of another, though they add up.
bool stands_in_list_before(const std::vector<Draft>& drafts, const Draft& whole, const Draft& part) {
  if (whole.sentence != part.sentence || !whole.said_place || !part.said_place) return false;
  for (const Draft* d = &whole + 1; d < &part && d < drafts.data() + drafts.size(); ++d)
    if (exact(*d) && d->said_place && d->claim.unit == whole.claim.unit && d->claim.place != whole.claim.place)
      return true;
  return false;
}

/// Neighbours that add up to an earlier figure of the same thing.
void parts_by_sum(const Text& text, std::vector<Draft>& drafts, std::size_t i) {
  if (!exact(drafts[i])) return;
  Decimal sum = *drafts[i].claim.quantity.low;
  for (std::size_t k = i + 1; k < drafts.size() && k < i + 8; ++k) {
    const Draft& d = drafts[k];
    if (!exact(d) || !same_thing(drafts[i], d) || d.sentence > drafts[k - 1].sentence + 1) return;
    // "Up by 26 on the 17 of the day before": what was added and what was there are no parts.
    if (drafts[k - 1].claim.kind == Kind::increment || d.claim.kind == Kind::increment) return;
    const auto more = sum.plus(*d.claim.quantity.low);
    if (!more) return;
    sum = *more;
    const Draft* whole =
        last_where(drafts, i, d.claim.unit == drafts[i].claim.unit ? far_back : 2, [&](const Draft& e) {
          return e.claim.quantity.low == sum && e.claim.kind == Kind::total && exact(e) && same_thing(e, d);
        });
    if (whole == nullptr || stands_in_list_before(drafts, *whole, drafts[i])) continue;
    // One dead and two missing are no part of three missing, though the figures add up.
    const auto other = [&](std::size_t p) { return drafts[p].claim.measure != whole->claim.measure; };
    bool mixed = false;
    for (std::size_t p = i; p <= k; ++p) mixed = mixed || other(p);
    if (mixed && whole->sentence != drafts[i].sentence && does_harm(text.pack.measures, whole->claim.measure) &&
        !joins_harms(text.pack.measures, whole->claim.measure))
      return;
    for (std::size_t p = i; p <= k; ++p) make_part(drafts[p], "adds-up-to", *whole);
    return;
  }
}

/// Whether one place's name is the other's with something more ("West Jakarta" in "Jakarta").
bool inside(const std::string& part, const std::string& whole) {
  return part.size() > whole.size() && !whole.empty() && part.find(whole) != std::string::npos;
}

/// Whether a figure is a part by the words before it, or the row behind such a one.
bool labelled_row(const Draft& d) {
  return std::any_of(d.claim.reasons.begin(), d.claim.reasons.end(), [](const Reason& r) {
    return r.field == "kind" && (r.rule == "cue-before" || r.rule == "next-to-a-part");
  });
}

/// "among them 3 children, 2 women and a nurse": what is joined to a part by "and" alone is one too, and by a comma
/// where nothing else is said to have happened to it.
void joined_to_a_part(const Text& text, std::vector<Draft>& drafts, std::size_t i) {
  if (i == 0 || drafts[i].said_kind || !countable(drafts[i])) return;
  const Draft& before = drafts[i - 1];
  const std::uint32_t end = std::max(before.quantity->last, before.quantity->noun_last);
  if (before.claim.kind != Kind::part || !before.said_kind || before.sentence != drafts[i].sentence ||
      !same_thing(before, drafts[i]))
    return;
  // "in detail: dead 16 people, contracts ended 856 people": rows with a label each.
  constexpr std::uint32_t row = 10;
  const std::uint32_t first = drafts[i].quantity->first;
  if (text.token(end).is_mark(',') && end + 1 < first && first <= end + row &&
      (!drafts[i].said_measure || drafts[i].cue_last <= end) && before.claim.unit == drafts[i].claim.unit &&
      exact(before) && exact(drafts[i]) && labelled_row(before))
    return make_part(drafts[i], "next-to-a-part", before);
  if (end + 1 != first) return;
  const bool listed = text.token(end).is_mark(',') && before.claim.measure == drafts[i].claim.measure;
  if (!listed && !text.is(end, GrammarRole::conjunction)) return;
  make_part(drafts[i], "next-to-a-part", before);
}

/// "Of 57 passengers, 10 died": a part of those.
void part_of_a_base(std::vector<Draft>& drafts, std::size_t i) {
  if (drafts[i].base || drafts[i].said_kind || !countable(drafts[i])) return;
  const Draft* base =
      last_where(drafts, i, 3, [&](const Draft& e) { return e.base && e.sentence == drafts[i].sentence; });
  if (base != nullptr && same_thing(*base, drafts[i]) && base->quantity->last < drafts[i].quantity->first &&
      base->claim.quantity.low && drafts[i].claim.quantity.low &&
      *drafts[i].claim.quantity.low < *base->claim.quantity.low)
    make_part(drafts[i], "so-many-of", *base);
}

/// "Of those killed, more than 1,500 are children": the sentence opens with what the figures are parts of, and a larger
/// figure of the same measure stands before.
void parts_of_those_opening(const Text& text, std::vector<Draft>& drafts, std::size_t i) {
  Draft& d = drafts[i];
  if (d.said_kind || !countable(d) || !d.claim.quantity.low || d.claim.measure.empty()) return;
  const Sentence& s = text.sentences[d.sentence];
  std::uint32_t t = s.first;
  if (text.token(t).kind == TokenKind::mark) ++t;
  if (!text.is(t, GrammarRole::from)) return;
  constexpr std::uint32_t reach = 8;
  std::uint32_t comma = t + 1;
  bool told = false;
  for (; comma < s.last && comma < t + reach && !text.token(comma).is_mark(','); ++comma) {
    if (text.token(comma).is_number()) return;
    for (const Hit& hit : text.scan.hits_at(comma))
      told =
          told || (hit.kind == SenseKind::measure_cue && text.pack.measures.cues[hit.index].role == MeasureRole::noun &&
                   text.pack.measures.names[text.pack.measures.cues[hit.index].measure] == d.claim.measure);
  }
  if (!told || comma >= s.last || !text.token(comma).is_mark(',') || d.quantity->first < comma) return;
  const Draft* whole = last_where(drafts, i, 8, [&](const Draft& e) {
    return countable(e) && e.claim.kind == Kind::total && e.sentence < d.sentence && same_thing(e, d) &&
           e.claim.measure == d.claim.measure && e.claim.quantity.low && *d.claim.quantity.low < *e.claim.quantity.low;
  });
  if (whole != nullptr) make_part(d, "of-those-opening", *whole);
}

/// "Of the 125 victims 124 were identified, one was not": what opens the sentence so is the whole of what follows in
/// it.
void parts_of_the_opening(const Text& text, std::vector<Draft>& drafts, std::size_t i) {
  const Draft& whole = drafts[i];
  if (!exact(whole) || (i > 0 && drafts[i - 1].sentence == whole.sentence)) return;
  const Sentence& s = text.sentences[whole.sentence];
  std::uint32_t t = s.first;
  if (text.token(t).kind == TokenKind::mark) ++t;
  if (!text.is(t, GrammarRole::from) && !text.is(t, GrammarRole::of)) return;
  constexpr std::uint32_t reach = 4;  // "of the total of"
  if (whole.quantity->number_first > t + reach) return;
  for (std::size_t k = i + 1; k < drafts.size() && k < i + 8 && drafts[k].sentence == whole.sentence; ++k)
    if (exact(drafts[k]) && same_thing(whole, drafts[k]) && *drafts[k].claim.quantity.low < *whole.claim.quantity.low)
      make_part(drafts[k], "of-the-opening-figure", whole);
}

void part_of_a_total(std::vector<Draft>& drafts, std::size_t i) {
  Draft& d = drafts[i];
  if (d.said_kind || !exact(d)) return;
  // The next row of a table whose rows before are parts.
  if (i > 0 && drafts[i - 1].sentence == d.sentence && drafts[i - 1].claim.kind == Kind::part && d.said_place &&
      drafts[i - 1].said_place && drafts[i - 1].claim.unit == d.claim.unit &&
      drafts[i - 1].claim.place != d.claim.place)
    return make_part(d, "next-to-a-part", drafts[i - 1]);
  if (!d.in_list && !d.quantity->elliptic && !(d.said_place && !d.claim.place.empty())) return;
  const Draft* whole = last_where(drafts, i, far_back, [&](const Draft& e) {
    return exact(e) && e.claim.unit == d.claim.unit && e.claim.measure == d.claim.measure &&
           *e.claim.quantity.low > *d.claim.quantity.low && e.claim.kind == Kind::total &&
           (d.in_list || (d.said_place && inside(d.claim.place, e.claim.place)) ||
            (d.quantity->elliptic && d.sentence == e.sentence));
  });
  if (whole != nullptr) make_part(d, d.in_list ? "item-under-total" : "within-the-total", *whole);
}

/// "killed 12 and wounded 30 more": beside a figure of another measure "more" adds to nothing.
void more_of_another(std::vector<Draft>& drafts, std::size_t i) {
  if (i == 0) return;
  Draft& d = drafts[i];
  const Draft& before = drafts[i - 1];
  constexpr std::size_t far = 8;
  const auto of_its_measure = [&](const Draft& e) { return e.claim.measure == d.claim.measure && same_thing(e, d); };
  if (d.claim.kind != Kind::increment || !d.said_measure || !before.said_measure || before.sentence + 2 < d.sentence ||
      before.claim.measure == d.claim.measure || !same_thing(before, d) ||
      (before.sentence != d.sentence && last_where(drafts, i, far, of_its_measure) != nullptr))
    return;
  const bool by_a_word = std::any_of(d.claim.reasons.begin(), d.claim.reasons.end(), [](const Reason& r) {
    return r.field == "kind" && (r.rule == "cue-before" || r.rule == "cue-behind");
  });
  if (!by_a_word) return;
  // "Rose by 113, so that there are 10,218": a larger figure of its own follows.
  if (i + 1 < drafts.size() && drafts[i + 1].sentence == d.sentence && of_its_measure(drafts[i + 1]) && exact(d) &&
      exact(drafts[i + 1]) && *d.claim.quantity.low < *drafts[i + 1].claim.quantity.low)
    return;
  d.claim.kind = Kind::total;
  add_reason(d, "kind", "beside-another-measure", before.claim.span);
}

}  // namespace

bool countable(const Draft& d) {
  return !d.quantity->money && !d.quantity->measurement && d.claim.quantity.bound != Bound::share;
}

/// "621 households, made up of 2,173 people": more than what stands before it in other units is no part of that.
void more_than_its_whole(std::vector<Draft>& drafts, std::size_t i) {
  Draft& d = drafts[i];
  if (i == 0 || d.claim.kind != Kind::part || !exact(d) || !exact(drafts[i - 1])) return;
  const Draft& before = drafts[i - 1];
  const bool by_a_word = std::any_of(d.claim.reasons.begin(), d.claim.reasons.end(),
                                     [](const Reason& r) { return r.field == "kind" && r.rule == "cue-before"; });
  if (!by_a_word || before.sentence != d.sentence || before.claim.unit == d.claim.unit ||
      before.claim.kind != Kind::total || (before.fits & (people | groups)) == 0 || (d.fits & (people | groups)) == 0 ||
      !(*before.claim.quantity.low < *d.claim.quantity.low))
    return;
  d.claim.kind = Kind::total;
  add_reason(d, "kind", "in-another-unit", before.claim.span);
}

/// "The raid included 500 drones": without a figure before there is nothing to be a part of.
void part_of_nothing(const Text& text, std::vector<Draft>& drafts, std::size_t i) {
  Draft& d = drafts[i];
  const bool by_a_word = std::any_of(d.claim.reasons.begin(), d.claim.reasons.end(), [&](const Reason& r) {
    return r.field == "kind" && r.rule == "cue-before" && text.is(text.token_at(r.words.begin), GrammarRole::including);
  });
  if (d.claim.kind != Kind::part || !by_a_word) return;
  const Draft* whole = last_where(drafts, i, 8, [&](const Draft& e) {
    const bool alike = (e.fits & d.fits) != 0 && (e.sentence == d.sentence || (e.fits & d.fits & people) != 0);
    return countable(e) && e.sentence + 2 >= d.sentence && (alike || e.claim.unit == d.claim.unit);
  });
  if (whole != nullptr) return;
  d.claim.kind = Kind::total;
  add_reason(d, "kind", "no-whole-before");
}

void find_parts(const Text& text, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    part_of_a_base(drafts, i);
    joined_to_a_part(text, drafts, i);
    parts_of_the_opening(text, drafts, i);
    parts_of_those_opening(text, drafts, i);
    parts_by_sum(text, drafts, i);
    part_of_a_total(drafts, i);
    part_of_nothing(text, drafts, i);
    more_than_its_whole(drafts, i);
    more_of_another(drafts, i);
  }
}

}  // namespace runut
