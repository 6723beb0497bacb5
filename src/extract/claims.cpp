// Claims from quantities: each countable quantity becomes a draft, the makers fill it from its sentence,
// inheritance from the document, and the finished ones are copied out.
//
// Durations, ages and indefinite articles state no claim; they are listed as gaps.
#include "extract/claims.h"

#include <algorithm>

#include "extract/claim_draft.h"

namespace runut {

Window window_around(const Text& text, const LocatedQuantity& q) {
  const Sentence& s = text.sentence_at(q.first);
  return {std::max(s.first, q.first > claim_reach ? q.first - claim_reach : 0), std::min(s.last, q.last + claim_reach)};
}

int distance(const Text& text, std::uint32_t from, std::uint32_t to) {
  if (from > to) std::swap(from, to);
  int cost = 0;
  for (std::uint32_t t = from; t < to && cost < 100; ++t) {
    const Token& token = text.token(t);
    if (token.is_word() || token.is_number())
      cost += 1;
    else if (token.is_mark(','))
      cost += 3;
    else if (token.is_mark(';'))
      cost += 12;
    else if (text.quotation_of[t] != 0 && t + 1 < text.size())
      cost += 2;
    if (text.roles[t] == 0) continue;
    if (text.is(t, GrammarRole::contrast))
      cost += 10;
    else if (text.is(t, GrammarRole::complementizer))
      cost += 6;
    else if (text.is(t, GrammarRole::condition) || text.is(t, GrammarRole::when))
      cost += 4;
    else if (text.is(t, GrammarRole::conjunction) && !text.hit(t + 1, SenseKind::number_word) &&
             !(t + 1 < text.size() && text.token(t + 1).is_number()))
      cost += 3;
  }
  return cost;
}

void add_reason(Draft& draft, std::string_view field, std::string_view rule, Span words) {
  if (draft.claim.reasons.empty()) draft.claim.reasons.reserve(10);
  draft.claim.reasons.push_back({field, rule, words});
}

bool does_harm(const Measures& measures, std::string_view measure) {
  const auto name = std::find(measures.names.begin(), measures.names.end(), measure);
  return measures.is_harm(static_cast<std::uint32_t>(name - measures.names.begin()));
}

bool moves_forces(const Pack& pack, std::string_view measure) {
  const auto scope = pack.scope.measures.find(measure);
  return scope != pack.scope.measures.end() && scope->second.family == "forces";
}

namespace {

/// Paints every attribution's content over the tokens, the longest first, so that the innermost stays.
std::vector<std::uint32_t> innermost_attributions(const Text& text,
                                                  const std::vector<LocatedAttribution>& attributions) {
  std::vector<std::uint32_t> order(attributions.size()), painted(text.size(), 0);
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto length = [&](std::uint32_t i) { return attributions[i].content_last - attributions[i].content_first; };
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return length(a) > length(b); });
  for (const std::uint32_t i : order) {
    if (!attributions[i].vouches) continue;
    for (const Span piece : attributions[i].content)
      std::fill(painted.begin() + text.token_at(piece.begin), painted.begin() + text.token_at(piece.end), i + 1);
  }
  return painted;
}

/// Where the dateline of the body's first line ends: behind its dash or colon.
std::uint32_t dateline_end(const Text& text) {
  if (text.document.dateline.empty()) return 0;
  for (const Sentence& s : text.sentences) {
    if (s.headline || s.furniture) continue;
    for (std::uint32_t t = s.first; t < std::min(s.last, s.first + 14); ++t) {
      const Token& token = text.token(t);
      if ((token.is_mark('-') || token.is_mark('_') || token.is_mark(0x2013) || token.is_mark(0x2014) ||
           token.is_mark(':')) &&
          (t + 1 == s.last || text.token(t + 1).space_before || text.token(t + 1).kind == TokenKind::mark))
        return t + 1;
    }
    if (s.paragraph > 6) break;
  }
  return 0;
}

}  // namespace

bool counts_natives(const Text& text, const LocatedQuantity& q) {
  if (q.noun_last == q.noun_first) return false;
  const Hit* place = text.hit(q.noun_last - 1, SenseKind::place);
  return place != nullptr && text.pack.names.entries[place->index].adjective;
}

namespace {

/// What is counted in the words of records: a unit of measure by its name, money and shares by their code.
std::string unit_name(const Pack& pack, const LocatedQuantity& q) {
  if (!q.measurement)  // "40 tests a day" count tests
    return q.money || q.noun_first == q.noun_last ? q.unit : q.unit.substr(0, q.unit.find('/'));
  const int unit = pack.units.find(q.unit);
  if (unit < 0 || pack.units.units[static_cast<std::size_t>(unit)].kind == UnitKind::percent) return q.unit;
  return pack.units.units[static_cast<std::size_t>(unit)].name;
}

std::uint16_t fits_of(const ClaimContext& c, const LocatedQuantity& q) {
  if (q.money) return fits_money;
  if (q.measurement) return fits_measurement;
  std::uint16_t fits = 0;
  for (std::uint32_t t = q.noun_first; t < q.noun_last; ++t) {
    const Hit* hit = c.text.hit(t, SenseKind::noun);
    if (hit == nullptr) continue;
    const NounClass counts = c.text.pack.nouns.nouns[hit->index].counts;
    fits = bit_of(counts);
    if (counts != NounClass::classifiers) break;  // a classifier of anything: the noun behind it says more
  }
  // "Nine Utopians": an adjective of a state counts its people.
  if (fits == 0 && counts_natives(c.text, q)) fits = bit_of(NounClass::people);
  return fits;
}

/// Whether a measurement is a length of time or an age.
bool is_duration(const Text& text, const LocatedQuantity& q) {
  if (q.unit.empty()) return true;  // its unit stands apart: "three more days"
  if (q.unit == text.pack.numbers.age_unit && !q.unit.empty()) return true;
  for (std::uint32_t t = q.number_last; t < q.last; ++t)
    if (const Hit* hit = text.hit(t, SenseKind::unit)) {
      const UnitKind kind = text.pack.units.units[hit->index].kind;
      return kind == UnitKind::duration || kind == UnitKind::age;
    }
  return false;
}

/// Whether the quantity says where on the globe.
bool is_coordinate(const Text& text, const LocatedQuantity& q) {
  const Hit* hit = text.hit(q.number_last, SenseKind::unit);
  return hit != nullptr && text.pack.units.units[hit->index].kind == UnitKind::coordinate;
}

/// A bare number that goes on counting what the figure before it counted: "513 in X and two in Y".
bool continues(const Text& text, const LocatedQuantity& q, const std::vector<Draft>& drafts) {
  const std::uint32_t end = text.is(q.last, GrammarRole::each) ? q.last + 1 : q.last;
  return !drafts.empty() && drafts.back().sentence == text.sentence_of[q.first] && countable(drafts.back()) &&
         text.is(end, GrammarRole::at) && q.low && q.low->is_whole();
}

/// The words for who says what is said, ascending.
std::vector<Span> speaker_words(const std::vector<LocatedAttribution>& attributions) {
  std::vector<Span> out;
  out.reserve(attributions.size());
  for (const LocatedAttribution& a : attributions)
    if (!a.source.empty()) out.push_back(a.source);
  std::sort(out.begin(), out.end(), [](Span a, Span b) { return a.begin < b.begin; });
  return out;
}

/// "Two witnesses said": a few people who are counted as those who speak.
bool counts_speakers(const Text& text, const LocatedQuantity& q, std::uint16_t fits,
                     const std::vector<Span>& speakers) {
  const Decimal few(20);
  const bool people = (fits & bit_of(NounClass::people)) != 0 ||
                      (q.noun_first < q.noun_last && text.hit(q.noun_last - 1, SenseKind::unnamed_source) != nullptr);
  if (q.money || q.measurement || q.bound == Bound::share || (q.low && few < *q.low) ||
      (!q.low && q.high && few < *q.high))
    return false;
  const auto next = std::upper_bound(speakers.begin(), speakers.end(), q.span.begin,
                                     [](std::uint32_t begin, Span s) { return begin < s.begin; });
  return next != speakers.begin() && (next - 1)->begin == q.span.begin && q.span.end <= (next - 1)->end &&
         (people || q.span.end == (next - 1)->end);  // "both sides said"
}

}  // namespace

const LocatedQuantity* whole_behind(const ClaimContext& c, const LocatedQuantity& share) {
  if (share.bound != Bound::share || !share.unit.empty()) return nullptr;
  const auto next = c.quantities.begin() + (&share - c.quantities.data()) + 1;
  if (next == c.quantities.end() || next->measurement || next->money || next->noun_first == next->noun_last)
    return nullptr;
  const Text& text = c.text;
  std::uint32_t at = share.last;
  if (!text.is(at, GrammarRole::of) && !text.is(at, GrammarRole::from)) return nullptr;
  if (text.is(++at, GrammarRole::article)) ++at;
  // "Of Utopia's population of 40,000"
  constexpr std::uint32_t owner = 3;
  for (std::uint32_t t = at; t < at + owner && t + 2 < next->first; ++t)
    if (const Hit* of = text.hit(t + 1, SenseKind::measure_cue);
        of != nullptr && of->last == next->first && text.possessive(t)) {
      at = next->first;
      break;
    }
  return next->first == at && text.sentence_of[at] == text.sentence_of[share.first] ? &*next : nullptr;
}

namespace {

/// "8.7 cases per 100,000 residents", "75/100,000": the round number that a rate is of.
bool is_base_of_rate(const Text& text, const LocatedQuantity& q) {
  if (q.money || q.measurement || q.first != q.number_first || q.first < 2 || q.low != q.high || !q.low) return false;
  const Hit* per = text.hit(q.first - 1, SenseKind::unit_per);
  const bool slash = text.token(q.first - 1).is_mark('/') && text.token(q.first - 2).is_number();
  if (!slash && (per == nullptr || per->index != 0 || per->last != q.first)) return false;
  for (const std::int64_t base : {1000, 10'000, 100'000, 1'000'000})
    if (*q.low == Decimal(base)) return true;
  return false;
}

/// Whether the quantity states a claim at all; else why not.
bool makes_claim(const Text& text, const LocatedQuantity& q, const std::vector<Draft>& drafts, GapWhy& why) {
  if (is_base_of_rate(text, q)) {
    why = GapWhy::no_noun;
    return false;
  }
  if (q.measurement && is_duration(text, q)) {
    why = GapWhy::time;
    return false;
  }
  if (q.measurement && is_coordinate(text, q)) {
    why = GapWhy::coordinate;
    return false;
  }
  if (q.indefinite) {
    why = GapWhy::indefinite;
    return false;
  }
  // "The northern half of the state", "a half-sunken boat": a part of a thing, and no share of a count.
  if (q.bound == Bound::share && q.unit.empty() && text.pack.nouns.head_last &&
      !text.token(q.number_first).is_number()) {
    const bool tied = q.number_last + 1 < text.size() && text.token(q.number_last).is_mark('-') &&
                      !text.token(q.number_last).space_before;
    const bool described = q.first > 1 && text.is(q.first - 2, GrammarRole::article) &&
                           text.token(q.first - 1).is_word() && text.hit(q.first - 1, SenseKind::grammar) == nullptr &&
                           text.hit(q.first - 1, SenseKind::hedge) == nullptr;
    if (tied || described) {
      why = GapWhy::idiom;
      return false;
    }
  }
  // "one of them is the town hall": of things that nobody counted it only picks an example.
  if (q.elliptic && q.unit.empty() && q.low == Decimal(1) && q.high == Decimal(1) &&
      text.is(q.last, GrammarRole::among_them) &&
      (drafts.empty() || drafts.back().sentence != text.sentence_of[q.first])) {
    why = GapWhy::indefinite;
    return false;
  }
  if (q.unit.empty() && q.noun.empty() && !q.elliptic && q.bound != Bound::share && !q.money &&
      !continues(text, q, drafts)) {
    why = GapWhy::no_noun;
    return false;
  }
  return true;
}

Draft drafted(const ClaimContext& c, const LocatedQuantity& q) {
  Draft d;
  d.quantity = &q;
  d.sentence = c.text.sentence_of[q.first];
  const LocatedQuantity* whole = whole_behind(c, q);
  d.fits = fits_of(c, whole != nullptr ? *whole : q);
  d.in_list = c.outline[d.sentence].item;
  d.claim.quantity = q;
  d.claim.span = q.span;
  d.claim.unit = unit_name(c.text.pack, whole != nullptr ? *whole : q);
  if (whole != nullptr) add_reason(d, "unit", "of-the-whole", whole->span);
  const Sentence& s = c.text.sentences[d.sentence];
  d.claim.sentence = c.text.scan.span(s.first, s.last);
  if (!q.unit.empty())
    add_reason(d, "unit", q.noun_first < q.noun_last ? "counted-noun" : "unit",
               q.noun_first < q.noun_last ? c.text.scan.span(q.noun_first, q.noun_last) : q.span);
  find_measure(c, d);
  find_origin(c, d);
  find_status(c, d);
  find_kind(c, d);
  find_actor(c, d);
  find_place(c, d);
  find_time(c, d);
  find_notes(c, d);
  if (c.outline[d.sentence].heading != 0 || d.in_list) read_outline(c, d);
  return d;
}

/// A heading inside the article only announces the figures of the text under it.
bool is_section_heading(const ClaimContext& c, const Draft& d) {
  const Sentence& s = c.text.sentences[d.sentence];
  if (s.headline || d.sentence == 0 || d.in_list || d.claim.reasons.empty()) return false;
  if (s.last - s.first > 14 || c.text.quotation_of[s.first] != 0) return false;
  const auto starts_line = [&](std::uint32_t t) { return t >= c.text.size() || c.text.token(t).lines_before > 0; };
  const Token& last = c.text.token(s.last - 1);
  if (!starts_line(s.first) || !starts_line(s.last) || !last.is_word()) return false;
  std::uint32_t words = 0, capitals = 0;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    words += c.text.token(t).is_word();
    capitals += c.text.token(t).capitalised();
  }
  return capitals * 3 >= words * 2;
}

}  // namespace

std::vector<Claim> read_claims(const Text& text, const std::vector<LocatedQuantity>& quantities,
                               const std::vector<LocatedTime>& times, const std::vector<LocatedName>& names,
                               const std::vector<LocatedAttribution>& attributions, std::vector<Gap>& gaps) {
  const ClaimContext context{text,
                             quantities,
                             times,
                             names,
                             attributions,
                             innermost_attributions(text, attributions),
                             outline_of(text),
                             dateline_end(text)};
  const std::vector<Span> speakers = speaker_words(attributions);
  std::vector<Draft> drafts;
  drafts.reserve(quantities.size());
  for (const LocatedQuantity& q : quantities) {
    GapWhy why{};
    if (!makes_claim(text, q, drafts, why)) {
      gaps.push_back({q.span, why});
      continue;
    }
    if (counts_speakers(text, q, fits_of(context, q), speakers)) {
      gaps.push_back({q.span, GapWhy::speaker});
      continue;
    }
    Draft d = drafted(context, q);
    if (is_section_heading(context, d))
      gaps.push_back({q.span, GapWhy::heading});
    else
      drafts.push_back(std::move(d));
  }
  inherit(context, drafts);
  std::vector<Claim> claims;
  claims.reserve(drafts.size());
  for (Draft& d : drafts) {
    if (d.claim.measure.empty()) d.claim.measure = "other";
    claims.push_back(std::move(d.claim));
  }
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.span.begin < b.span.begin; });
  return claims;
}

}  // namespace runut
