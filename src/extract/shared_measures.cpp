// One measure for several figures: of a list whose last verb is said of all, of one count in two units, of causes that
// are told with their dead. Looks at neighbours in a sentence only.
#include <algorithm>

#include "extract/inheritance.h"

namespace runut {

bool cue_allows(const Text& text, const Draft& from, const Draft& d) {
  for (const Hit& hit : text.scan.hits_at(from.cue_first)) {
    if (hit.kind != SenseKind::measure_cue || hit.last != from.cue_last) continue;
    const MeasureCue& cue = text.pack.measures.cues[hit.index];
    if (cue.fits == 0 || d.fits == 0 || (cue.fits & d.fits) != 0) return text.pack.measures.allows(cue, d.claim.unit);
  }
  return false;
}

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

namespace {

constexpr std::uint16_t people_class = bit_of(NounClass::people);

/// "214 households or 659 people were affected": one count in two units, of which the last stands by the words.
void share_between_alternatives(const Text& text, std::vector<Draft>& drafts) {
  constexpr std::uint16_t people = bit_of(NounClass::people) | bit_of(NounClass::groups);
  for (std::size_t i = drafts.size(); i-- > 1;) {
    const Draft& last = drafts[i];
    Draft& d = drafts[i - 1];
    const std::uint32_t end = std::max(d.quantity->last, d.quantity->noun_last);
    // "214 households (659 people)" and "214 households / 659 people" too, and "with 659 people" where nothing else is
    // said of the households
    const bool joined =
        text.is(end, GrammarRole::disjunction) || text.token(end).is_mark('(') || text.token(end).is_mark('/') ||
        (text.is(end, GrammarRole::with) && !d.said_measure && (last.fits & people) != 0 && (d.fits & people) != 0);
    if (!last.said_measure || last.quantity->elliptic || last.sentence != d.sentence ||
        last.cue_last <= last.quantity->last || !countable(d) || !countable(last) || last.claim.unit == d.claim.unit ||
        end + 1 != last.quantity->first || !joined || last.claim.measure == d.claim.measure)
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
        listed_before(text, drafts, i, last) == nullptr || !cue_allows(text, last, d) ||
        (d.fits == bit_of(NounClass::events) && (last.fits & people_class) != 0))
      continue;
    d.claim.measure = last.claim.measure;
    d.said_measure = true;
    d.weak_measure = false;
    d.cue_first = last.cue_first;
    d.cue_last = last.cue_last;
    add_reason(d, "measure", "of-the-list", last.claim.span);
  }
}

/// "Those who died of drowning were 31": whether a word of cause stands between the harm and its figure.
bool tells_cause(const Text& text, const Draft& d) {
  constexpr std::uint32_t reach = 10;
  const std::uint32_t first = d.quantity->first;
  if (!d.said_measure || d.cue_last > first || first - d.cue_last > reach || (d.fits & people_class) == 0 ||
      !does_harm(text.pack.measures, d.claim.measure) || !Text::has(text.sentences[d.sentence], GrammarRole::cause))
    return false;
  for (std::uint32_t t = d.cue_first; t < first; ++t)
    if (text.is(t, GrammarRole::cause)) return true;
  return false;
}

/// "... of shocks 6, of landslides 4": whether a figure of people is the next of a list of causes: a few words stand
/// before it, and none right before it that says what befell them.
bool next_cause(const Text& text, const Draft& before, const Draft& d) {
  const std::uint32_t longest = before.sentence == d.sentence ? 12 : 18;
  if ((d.fits & people_class) == 0 || !countable(d)) return false;
  const bool told = d.said_measure && (d.cue_last == d.quantity->first || d.cue_first == d.quantity->last ||
                                       does_harm(text.pack.measures, d.claim.measure));
  if (told) return false;
  const std::uint32_t end = std::max(before.quantity->last, before.quantity->noun_last);
  const std::uint32_t first = d.quantity->first;
  if (end + 1 >= first || first - end > longest) return false;
  if (before.sentence == d.sentence) return text.token(end).is_mark(',');
  std::uint32_t opens = text.sentences[d.sentence].first;  // "The rest: of infections one"
  if (text.token(opens).kind == TokenKind::mark) ++opens;
  return before.sentence + 1 == d.sentence && text.is(opens, GrammarRole::other);
}

/// Causes in a list, each with its dead: what the first figure says befell them is said of all.
void share_over_causes(const Text& text, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i + 1 < drafts.size(); ++i) {
    if (!tells_cause(text, drafts[i])) continue;
    for (; i + 1 < drafts.size() && next_cause(text, drafts[i], drafts[i + 1]); ++i) {
      Draft& d = drafts[i + 1];
      d.claim.measure = drafts[i].claim.measure;
      d.said_measure = true;
      d.weak_measure = false;
      d.cue_first = d.cue_last = 0;
      add_reason(d, "measure", "of-the-causes", drafts[i].claim.span);
    }
  }
}

}  // namespace

void share_measures(const Text& text, std::vector<Draft>& drafts) {
  share_between_alternatives(text, drafts);
  share_over_causes(text, drafts);
  share_over_lists(text, drafts);
}

}  // namespace runut
