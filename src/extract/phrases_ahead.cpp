// Forward a noun phrase runs over names, nouns and prepositions until a clause, a verb or a circumstance
// begins; appositions and relative clauses behind it say more of who it is.
#include <algorithm>

#include "extract/speech_phrases.h"

namespace runut {

std::uint32_t SpeechPhrases::end_of(std::uint32_t first, std::uint32_t limit) const {
  limit = std::min({limit, text_.size(), first + window});
  std::uint32_t last = first;
  bool head = false, person = false;  // a noun or name was read; the last of them names somebody
  for (std::uint32_t i = first; i < limit;) {
    const Token& t = text_.token(i);
    if (const LocatedName* n = phrases_.name_at(i); n != nullptr && n->last <= limit) {
      last = i = std::max(n->last, i + 1);
      person = n->type == NameType::person && !text_.possessive(last - 1);
      head = true;
      continue;
    }
    if (t.kind == TokenKind::mark) {
      if (t.is_mark('(') && head) {
        std::uint32_t close = i;
        while (close < limit && close < i + 12 && !text_.token(close).is_mark(')')) ++close;
        if (close >= limit || !text_.token(close).is_mark(')')) break;
        last = i = close + 1;
        continue;
      }
      if (!joins_words(t.mark) || i + 1 >= limit || (t.is_mark('-') && t.space_before)) break;
      if (t.is_mark('.') && text_.token(i + 1).space_before && !text_.token(i + 1).capitalised()) {
        last = ++i;
        continue;
      }
      ++i;
      continue;
    }
    if (const Hit* p = text_.hit(i, SenseKind::pronoun); p != nullptr && !determiner(i)) return head ? last : p->last;
    if (const Hit* hedge = head ? text_.hit(i, SenseKind::hedge) : nullptr;
        hedge != nullptr && hedge->last < limit &&
        (text_.token(hedge->last).is_number() || text_.hit(hedge->last, SenseKind::number_word) != nullptr))
      break;  // "told the paper at least nine"
    if (determiner(i)) {
      if (head && !preposition(i - 1) && !text_.is(i - 1, GrammarRole::conjunction)) break;
      i = std::max(i + 1, phrases_.mark_end(i, SpeechMark::determiner));
      continue;
    }
    if (preposition(i)) {
      const bool belongs =
          text_.is(i, GrammarRole::of) || text_.is(i, GrammarRole::purpose) || text_.is(i, GrammarRole::from);
      if (!head || (person && !belongs)) break;
      if (i + 1 < limit && time_word(i + 1)) break;
      ++i;
      continue;
    }
    if (text_.is(i, GrammarRole::conjunction) || text_.is(i, GrammarRole::disjunction)) {
      if (!head || i + 1 >= limit || verb(i + 1) || boundary(i + 1) || adverb(i + 1) || preposition(i + 1)) break;
      ++i;
      continue;
    }
    const bool behind_name = i > first && phrases_.name_at(i - 1) != nullptr && !text_.possessive(i - 1);
    const bool participle = head && verb(i) && i + 1 < limit && preposition(i + 1) &&
                            !text_.is(i + 1, GrammarRole::infinitive) && !behind_name;
    if (boundary(i) || (head && !participle && (verb(i) || adverb(i)))) break;
    // Behind a person's name a plain word begins the predicate, behind any a past form.
    if (behind_name && !t.capitalised() && (person || ends_in(i, text_.pack.speech.past_endings))) break;
    head = true;
    person = false;
    last = ++i;
  }
  return head ? last : first;
}

/// The end of the relative clause that begins at a token, at its comma.
std::uint32_t SpeechPhrases::relative_end(std::uint32_t first, std::uint32_t limit) const {
  std::uint32_t i = first;
  while (i < limit && i - first < window && !text_.token(i).is_mark(',') &&
         text_.quotation_of[i] == text_.quotation_of[first])
    ++i;
  while (i == limit && i > first && text_.token(i - 1).kind == TokenKind::mark && !text_.token(i - 1).is_mark(')')) --i;
  return i;
}

/// The end of an apposition ("X, the mayor of Y,"; "X, 25, a baker"), or `next` where none begins.
std::uint32_t SpeechPhrases::apposition_end(std::uint32_t next, std::uint32_t limit) const {
  std::uint32_t at = next;
  if (text_.token(at).is_number() && at + 1 < limit && text_.token(at + 1).is_mark(',')) at += 2;
  if (at + 1 < limit && adverb(at) && determiner(at + 1)) ++at;  // "now a baker"
  if (at >= limit || aside(at) || text_.quotation_of[at] != text_.quotation_of[next]) return next;
  if (text_.hit(at, SenseKind::pronoun) != nullptr && !determiner(at)) return next;
  std::uint32_t end = end_of(at, limit);
  // What a past form follows is the subject of what was said, and the comma before it ends the source.
  if (end == at || before_past(at, end) < end) return next;
  if (end < limit && text_.is(end, GrammarRole::relative)) end = relative_end(end, limit);
  // A clause may begin at the comma: the apposition must close, or end the sentence.
  if (end < limit && text_.token(end).kind != TokenKind::mark && !preposition(end) && !time_word(end) &&
      !text_.token(end).is_number())
    return next;
  return end;
}

SourcePhrase SpeechPhrases::after(std::uint32_t first, std::uint32_t limit) const {
  if (text_.hit(first, SenseKind::time_part) != nullptr && time_word(first + 1)) return {};  // "said early Friday that"
  std::uint32_t last = end_of(first, limit);
  if (last == first) return {};
  if (last < limit && text_.is(last, GrammarRole::relative)) last = relative_end(last, limit);
  std::uint32_t clause = 0;
  for (int appositions = 0; appositions < 2 && last + 1 < limit && text_.token(last).is_mark(','); ++appositions) {
    const std::uint32_t next = last + 1;
    if (text_.is(next, GrammarRole::relative)) {
      clause = last;
      last = relative_end(next, limit);
      if (last < limit && text_.token(last).is_mark(',')) ++last;
      break;
    }
    // "According to A, B, a maker of sails, will close": another name is no apposition.
    const LocatedName* name = phrases_.name_at(next);
    const std::uint32_t opener = first > 0 && determiner(first - 1) ? first - 1 : first;
    const bool on_his_word = text_.hit_before(opener, SenseKind::source_cue) != nullptr ||
                             (determiner(first) && text_.hit_before(first, SenseKind::source_cue) != nullptr);
    if (on_his_word && name != nullptr && name->first == next && name->last < limit &&
        text_.token(name->last).is_mark(',') && name->type != NameType::place &&
        text_.hit(next, SenseKind::role) == nullptr)
      break;
    const std::uint32_t end = apposition_end(next, limit);
    if (end == next) break;
    last = end;
  }
  SourcePhrase phrase = whole(first, last);
  if (clause != 0) phrase.clause_first = clause;
  return phrase;
}

/// A noun phrase ends before a verb in the past that no list has ("X seized on the message").
std::uint32_t SpeechPhrases::before_past(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first + 1; i + 1 < last; ++i) {
    const Token& t = text_.token(i);
    if (!t.is_word() || t.capitalised() || !ends_in(i, text_.pack.speech.past_endings)) continue;
    if (text_.token(i - 1).kind == TokenKind::mark || determiner(i - 1) || preposition(i - 1) || adverb(i - 1))
      continue;
    if (determiner(i + 1) || preposition(i + 1) || adverb(i + 1) || text_.token(i + 1).is_number() ||
        text_.hit(i + 1, SenseKind::number_word) != nullptr || phrases_.name_at(i + 1) != nullptr)
      return i;
  }
  return last;
}

/// From behind "a few minutes later", a comma with it; `first` where no such words stand.
std::uint32_t SpeechPhrases::after_length(std::uint32_t first, std::uint32_t limit) const {
  for (std::uint32_t i = first; i < limit && i < first + 4; ++i) {
    const Hit* unit = text_.hit(i, SenseKind::time_unit);
    const Hit* towards =
        unit != nullptr && unit->last < limit ? text_.hit(unit->last, SenseKind::time_direction) : nullptr;
    if (towards == nullptr) continue;
    const auto d = static_cast<TimeDirection>(towards->index);
    if (d != TimeDirection::past && d != TimeDirection::after && d != TimeDirection::before) return first;
    return towards->last < limit && text_.token(towards->last).is_mark(',') ? towards->last + 1 : towards->last;
  }
  return first;
}

SourcePhrase SpeechPhrases::opening(std::uint32_t first, std::uint32_t limit) const {
  for (int steps = 0; steps < 3; ++steps) {
    first = phrases_.skip_connectives(first, limit);
    if (first >= limit) return {};
    if (const std::uint32_t past = after_length(first, limit); past != first) {
      first = past;
      continue;
    }
    if (!aside(first) && !adverb(first)) break;
    std::uint32_t i = first;
    while (i < limit && i - first < window && !text_.token(i).is_mark(',')) ++i;
    if (i >= limit || !text_.token(i).is_mark(',')) return {};
    first = i + 1;
  }
  return whole(first, before_past(first, end_of(first, limit)));
}

}  // namespace runut
