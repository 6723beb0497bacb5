// "C, X said" and "C, said X": what was said stands before the reporting verb, as a quotation or as a clause; the rest
// of a quotation may follow. Where the content stands behind the verb after all, nothing is read here.
#include <algorithm>

#include "extract/speech_drafts.h"

namespace runut {
namespace {

constexpr std::uint32_t short_piece = 5;  // tokens: less is a circumstance, not what was said

}  // namespace

/// A quotation that begins in the middle of a sentence.
bool SpeechDrafts::goes_on_inside(std::uint32_t open) const {
  std::uint32_t i = open;
  while (i < text_.size() && text_.token(i).kind == TokenKind::mark) ++i;
  return i < text_.size() && text_.token(i).is_word() && !text_.token(i).capitalised();
}

/// "Six were hurt": short, and all the same a clause that counts.
bool SpeechDrafts::tells(TokenRange piece) const {
  bool counts = false, stands = false;
  for (std::uint32_t i = piece.first; i < piece.last; ++i) {
    counts = counts || text_.token(i).is_number() || text_.hit(i, SenseKind::number_word) != nullptr;
    stands = stands || text_.is(i, GrammarRole::copula) || text_.hit(i, SenseKind::measure_cue) != nullptr;
  }
  return counts && stands;
}

/// "On "The Morning Show," X said C": a few words in quotation marks behind a preposition, and more behind the verb.
bool SpeechDrafts::names_a_work(std::uint32_t quotation, std::uint32_t behind, std::uint32_t limit) const {
  if (quotation == 0 || behind >= limit) return false;
  const Quotation& q = text_.quotations[quotation - 1];
  return q.close - q.open < 8 && q.open > 0 && (nouns_.preposition(q.open - 1) || nouns_.determiner(q.open - 1)) &&
         after_adjuncts(behind, limit) < limit;
}

/// "C, X said" and "C, said X"; false where the content stands behind the verb.
bool SpeechDrafts::read_verb_behind(VerbReading& r, SpeechDraft& draft) {
  const Sentence& sentence = text_.sentences[r.s];
  const std::uint32_t head = r.source.found() && !r.inherited ? r.source.first : r.group.first;
  if (r.relative || head == 0) return false;
  const bool own_sentence = head == sentence.first;
  const std::uint32_t spoken = std::max(r.group.last, draft.source.last);
  const bool circumstanced =
      spoken < r.limit && (text_.is(spoken, GrammarRole::as) || text_.is(spoken, GrammarRole::when));
  if (own_sentence && (text_.token(head).lines_before > 0 || text_.quotation_of[head - 1] == 0 ||
                       (!circumstanced && after_adjuncts(spoken, r.limit) < r.limit)))
    return false;
  const std::uint32_t quotation =
      names_a_work(quotation_ending_before(head), spoken, r.limit) ? 0 : quotation_ending_before(head);
  std::uint32_t behind = std::max(draft.cue.last, draft.source.last);
  if (r.cue.hearer) behind = std::max(behind, nouns_.end_of(behind, r.limit));
  if (quotation != 0 && !r.inherited) {
    if (quotation_taken_[quotation - 1] != 0) return false;
    quotation_taken_[quotation - 1] = 1;
    const Quotation& q = text_.quotations[quotation - 1];
    draft.direct = own_sentence || q.open <= sentence.first + 1;
    const std::uint32_t first = draft.direct ? q.open : clause_around(r.s, q.open);
    draft.content.push_back({first, q.close + 1});
    // "..., X said, "...": the quotation goes on in the sentence.
    const std::uint32_t stop = std::min(sentence.last, behind + 24);
    for (std::uint32_t i = behind; i < stop; ++i)
      if (opens_quotation(i)) {
        const bool dotted = text_.token(i - 1).is_mark('.') && !goes_on_inside(i);  // "of Tampa, Fla."
        if (!text_.token(i - 1).is_mark(',') && !text_.token(i - 1).is_mark(':') && !dotted) break;
        const std::uint32_t next = text_.quotation_of[i];
        if (quotation_taken_[next - 1] != 0) break;
        quotation_taken_[next - 1] = 1;
        draft.content.push_back({i, text_.quotations[next - 1].close + 1});
        break;
      }
    return true;
  }
  if (own_sentence || !text_.token(head - 1).is_mark(',') || r.inherited || !r.cue.clause) return false;
  const std::uint32_t after = after_adjuncts(behind, r.limit);
  const bool comma = behind < r.limit && text_.token(behind).is_mark(',');
  const std::uint32_t at = verb_content(r);
  // "X said nine were killed": a figure behind the verb is what was said, not when.
  const bool figure = behind < r.limit &&
                      (text_.token(behind).is_number() || text_.hit(behind, SenseKind::hedge) != nullptr) &&
                      !nouns_.time_word(behind + 1);
  const bool ends = behind >= r.limit || (after >= r.limit && !figure);
  TokenRange before{ends ? said_begin(r.s, head) : std::max(said_begin(r.s, head), last_active_end_), head - 1};
  if (before.empty() || (before.last - before.first < short_piece && !tells(before))) return false;
  if (!ends && !comma) {
    // "..., X told reporters on Monday, a day after ...": when and where, but nothing that could be said.
    const std::uint32_t past = std::max(after_time(behind, r.limit), behind);
    const bool said = at < r.limit && (text_.is(at, GrammarRole::complementizer) || opens_quotation(at));
    // "..., X said Sunday as crews ...": beside what it was said.
    const bool beside = past < r.limit && (text_.is(past, GrammarRole::as) || text_.is(past, GrammarRole::when));
    if (said || past == behind || (past < r.limit && !text_.token(past).is_mark(',') && !beside)) return false;
    // "..., X said Friday, killing 12": a deed goes on with what was said.
    const bool deed = past + 1 < r.limit && !beside && text_.hit(past + 1, SenseKind::measure_cue) != nullptr;
    add_pieces(draft, before, deed ? TokenRange{past, r.limit} : TokenRange{});
    return !draft.content.empty();
  }
  const bool circumstance = nouns_.preposition(before.first) && text_.hit(before.first, SenseKind::hedge) == nullptr;
  if (circumstance && !ends) return false;
  if (opens_quotation(at) && !goes_on_inside(at)) return false;
  if (text_.is(before.first, GrammarRole::contrast)) ++before.first;
  // "C, X said, according to Y": on whose word X is known to have said it.
  const bool on_his_word = comma && text_.hit(behind + 1, SenseKind::source_cue) != nullptr;
  add_pieces(draft, before, {comma && !ends && !on_his_word ? behind : r.limit, r.limit});
  return !draft.content.empty();
}

}  // namespace runut
