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

void add_reason(Draft& draft, std::string field, std::string rule, Span words) {
  draft.claim.reasons.push_back({std::move(field), std::move(rule), words});
}

namespace {

/// Paints every attribution's content over the tokens, the longest first, so that the innermost stays.
std::vector<std::uint32_t> innermost_attributions(const Text& text,
                                                  const std::vector<LocatedAttribution>& attributions) {
  std::vector<std::uint32_t> order(attributions.size()), painted(text.size(), 0);
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto length = [&](std::uint32_t i) { return attributions[i].content_last - attributions[i].content_first; };
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return length(a) > length(b); });
  for (const std::uint32_t i : order)
    for (const Span piece : attributions[i].content)
      for (std::uint32_t t = text.token_at(piece.begin); t < text.size() && text.token(t).span.begin < piece.end; ++t)
        painted[t] = i + 1;
  return painted;
}

std::uint16_t fits_of(const ClaimContext& c, const LocatedQuantity& q) {
  if (q.money) return fits_money;
  if (q.measurement) return fits_measurement;
  std::uint16_t fits = 0;
  for (std::uint32_t t = q.noun_first; t < q.noun_last; ++t) {
    const Hit* hit = c.text.hit(t, SenseKind::noun);
    if (hit == nullptr) continue;
    const NounClass counts = c.text.pack.nouns.nouns[hit->index].counts;
    fits = static_cast<std::uint16_t>(1U << static_cast<unsigned>(counts));
    if (counts != NounClass::classifiers) break;  // a classifier of anything: the noun behind it says more
  }
  return fits;
}

/// Whether the quantity states a claim at all; else why not.
bool makes_claim(const LocatedQuantity& q, GapWhy& why) {
  if (q.indefinite) {
    why = GapWhy::indefinite;
    return false;
  }
  if (q.unit.empty() && q.noun.empty() && !q.elliptic && q.bound != Bound::share && !q.money) {
    why = GapWhy::no_noun;
    return false;
  }
  return true;
}

/// Items of lists: lines that open with a bullet or a number, or name a thing and give its figure.
bool list_item(const Text& text, const LocatedQuantity& q) {
  const Sentence& s = text.sentence_at(q.first);
  const Token& opener = text.token(s.first);
  if (opener.is_mark('-') || opener.is_mark(0x2022) || opener.is_mark('*') || opener.is_mark(0x2013)) return true;
  if (opener.is_number() && s.first + 1 < s.last && text.token(s.first + 1).is_mark('.')) return true;
  for (std::uint32_t t = s.first; t < q.first && t < s.first + 12; ++t)
    if (text.token(t).is_mark(':') && text.quotation_of[t] == 0) return true;
  return false;
}

Draft drafted(const ClaimContext& c, const LocatedQuantity& q) {
  Draft d;
  d.quantity = &q;
  d.sentence = c.text.sentence_of[q.first];
  d.fits = fits_of(c, q);
  d.in_list = list_item(c.text, q);
  d.claim.quantity = q;
  d.claim.span = q.span;
  d.claim.unit = q.unit;
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
  return d;
}

}  // namespace

std::vector<Claim> read_claims(const Text& text, const std::vector<LocatedQuantity>& quantities,
                               const std::vector<LocatedTime>& times, const std::vector<LocatedName>& names,
                               const std::vector<LocatedAttribution>& attributions, std::vector<Gap>& gaps) {
  const ClaimContext context{text, quantities, times, names, attributions, innermost_attributions(text, attributions)};
  std::vector<Draft> drafts;
  drafts.reserve(quantities.size());
  for (const LocatedQuantity& q : quantities) {
    GapWhy why{};
    if (makes_claim(q, why))
      drafts.push_back(drafted(context, q));
    else
      gaps.push_back({q.span, why});
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
