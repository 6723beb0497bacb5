// Where what was said begins behind an inflected reporting verb, and where it ends: over whom, when and where it
// was said to, up to a comma, a clause or the end that its kind of content has.
#include "extract/speech_drafts.h"

namespace runut {

/// Over words of time and manner behind a verb.
std::uint32_t SpeechDrafts::after_time(std::uint32_t i, std::uint32_t limit) const {
  while (i < limit && ((nouns_.adverb(i) && !nouns_.determiner(i)) || nouns_.time_word(i) ||
                       (nouns_.preposition(i) && i + 1 < limit && nouns_.time_word(i + 1)) ||
                       (i > 0 && nouns_.time_word(i - 1) &&
                        (text_.token(i).is_number() || text_.hit(i, SenseKind::time_unit) != nullptr))))
    ++i;
  return i;
}

/// From behind the verb, and to whom, when and where it was said, to what was said; `limit` where nothing was.
std::uint32_t SpeechDrafts::verb_content(const VerbReading& r) const {
  std::uint32_t i = r.group.last;
  const std::uint32_t limit = r.limit;
  const auto opens = [&](std::uint32_t at) {
    return text_.is(at, GrammarRole::complementizer) || opens_quotation(at) ||
           (r.cue.hearer && text_.is(at, GrammarRole::condition));
  };
  if (r.cue.verb == VerbForm::adjective && i < limit && nouns_.preposition(i) && !text_.is(i, GrammarRole::infinitive))
    return i + 1;
  if (i >= limit || opens(i) || (!r.cue.clause && !r.cue.hearer)) return i;
  if (text_.token(i).is_mark(':')) return i + 1;
  bool heard = false;
  if (r.cue.hearer && !r.group.passive) {
    const std::uint32_t end = nouns_.end_of(i, limit);
    heard = end > i;
    if (heard) i = end;
    while (i < limit && text_.token(i).is_mark(',')) ++i;
  }
  const bool own_object = r.cue.noun && !r.cue.hearer;
  const std::uint32_t timed = after_time(i, limit);
  // Between the verb and the clause that a complementizer opens a time may stand.
  if (own_object && timed < limit && text_.is(timed, GrammarRole::complementizer)) return timed;
  const std::uint32_t past = own_object ? i : timed;
  if (past < limit && !opens(past) &&
      (heard || nouns_.preposition(past) || text_.token(past).is_mark(',') || text_.token(past).is_mark(':')) &&
      !own_object) {
    const std::uint32_t stop = std::min(limit, past + 20);
    for (std::uint32_t k = past; k < stop; ++k) {
      if (opens(k)) return k;
      if (text_.token(k).is_mark(':') && k + 1 < limit) return k + 1;
      if (text_.token(k).is_mark(';') || (k > past && nouns_.verb(k))) break;
      if (heard && (text_.is(k, GrammarRole::copula) || text_.is(k, GrammarRole::auxiliary) ||
                    text_.hit(k, SenseKind::pronoun) != nullptr))
        break;
    }
  }
  i = past;
  if (i < limit && text_.token(i).is_mark(',') && !own_object) return i + 1 < limit ? i + 1 : limit;
  // "continued to rise": what takes clauses alone says nothing here.
  const bool clause_alone = !r.cue.infinitive && !r.cue.noun && !r.cue.hearer && !r.group.passive;
  if (clause_alone && r.cue.verb != VerbForm::adjective && i < limit && text_.is(i, GrammarRole::infinitive))
    return limit;
  return i;
}

/// Where a content that is no clause of its own ends; `plain`: a noun phrase, which no verb may follow.
std::uint32_t SpeechDrafts::object_end(std::uint32_t from, std::uint32_t limit, bool plain) const {
  const std::uint32_t quotation = text_.quotation_of[from];
  bool relative = false;
  for (std::uint32_t i = from; i < limit; ++i) {
    const std::uint32_t q = text_.quotation_of[i];
    if (q != 0 && q != quotation) {
      if (text_.quotations[q - 1].close == i && text_.token(i - 1).is_mark(',')) return i + 1;
      continue;
    }
    const Token& t = text_.token(i);
    if (t.is_mark(',') && i + 1 < limit && text_.is(i + 1, GrammarRole::relative)) {
      // A relative clause between commas is passed over where the phrase goes on behind it.
      std::uint32_t close = i + 1;
      while (close < limit && !text_.token(close).is_mark(',')) ++close;
      if (close + 1 < limit && (nouns_.preposition(close + 1) || text_.is(close + 1, GrammarRole::as))) {
        i = close;
        continue;
      }
      return i;
    }
    if (t.is_mark(',') || t.is_mark(';') || t.is_mark(':')) return i;
    if ((t.is_mark('-') || t.is_mark(0x2013) || t.is_mark(0x2014)) && t.space_before) return i;
    if (i == from) continue;
    if (text_.is(i, GrammarRole::when) || text_.is(i, GrammarRole::contrast) || text_.is(i, GrammarRole::cause))
      return i;
    if (!plain) continue;
    relative = relative || text_.is(i, GrammarRole::relative) || text_.is(i, GrammarRole::complementizer);
    // "for being late", "to be clear": no verb of a clause.
    const bool bound = nouns_.preposition(i - 1) || text_.is(i - 1, GrammarRole::as);
    if (!relative && !bound && (text_.is(i, GrammarRole::copula) || text_.is(i, GrammarRole::auxiliary))) return i;
    const bool inside = nouns_.determiner(i - 1) || (i + 1 < limit && text_.token(i + 1).is_mark('-'));
    if (!inside && nouns_.time_word(i) && phrases_.name_at(i) == nullptr && !text_.possessive(i))
      return nouns_.preposition(i - 1) && i - 1 > from ? i - 1 : i;
  }
  return limit;
}

/// A relative clause ends at the comma that closes it.
std::uint32_t SpeechDrafts::relative_end(const VerbReading& r, std::uint32_t from) const {
  if (r.source.first == 0 || !text_.token(r.source.first - 1).is_mark(',')) return r.limit;
  for (std::uint32_t i = from; i < r.limit; ++i)
    if (text_.token(i).is_mark(',') && text_.quotation_of[i] == text_.quotation_of[r.group.head]) return i;
  return r.limit;
}

/// ", but the claim could not be verified": where somebody else speaks of what was said; `limit` else.
std::uint32_t SpeechDrafts::judged_from(std::uint32_t from, std::uint32_t limit) const {
  for (std::uint32_t i = from; i + 3 < limit; ++i)
    if (text_.token(i).is_mark(',') && text_.is(i + 1, GrammarRole::contrast) && nouns_.determiner(i + 2) &&
        (text_.hit(i + 3, SenseKind::carrier) != nullptr || text_.hit(i + 3, SenseKind::cue) != nullptr) &&
        text_.quotation_of[i] == text_.quotation_of[from])
      return i;
  return limit;
}

/// A clause that "when" or "if" opens ends at its comma.
std::uint32_t SpeechDrafts::clause_end(const VerbReading& r, std::uint32_t from) const {
  const std::uint32_t first = text_.sentences[r.s].first;
  constexpr auto opens = [](const Text& text, std::uint32_t i) {
    return text.is(i, GrammarRole::when) || text.is(i, GrammarRole::condition) || text.is(i, GrammarRole::cause) ||
           text.is(i, GrammarRole::contrast) || text.is(i, GrammarRole::as);
  };
  const bool even = nouns_.adverb(first) && opens(text_, first + 1);  // "even as X says"
  if (r.inherited || r.source.first != first + (even ? 2 : 1) || !(even || opens(text_, first)))
    return judged_from(from, r.limit);
  if (text_.is(first, GrammarRole::contrast) && !text_.is(first, GrammarRole::when) &&
      text_.token(first).span.size() < 4)
    return judged_from(from, r.limit);
  for (std::uint32_t i = from; i < r.limit; ++i)
    if (text_.token(i).is_mark(',') && text_.quotation_of[i] == text_.quotation_of[r.group.head]) return i;
  return r.limit;
}

}  // namespace runut
