// The phrase that ends right before a verb: over what stands between commas, words of time, participles and relative
// clauses back to whom they describe, and on to what "and" joins to it.
#include <algorithm>

#include "extract/speech_phrases.h"

namespace runut {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;

}  // namespace

/// A word of time that describes what follows ("recent"), and is no day or part of one.
bool SpeechPhrases::describes_time(std::uint32_t i) const {
  const Hit* next = text_.hit(i + 1, SenseKind::time_unit);
  return text_.hit(i, SenseKind::time_direction) != nullptr && next == nullptr &&
         text_.hit(i, SenseKind::weekday) == nullptr;
}

/// "A poll last month showed": where the words begin that say when, right before `end`.
std::uint32_t SpeechPhrases::before_time(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t i = end;
  if (text_.hit_before(i, SenseKind::time_unit) != nullptr && phrases_.name_at(i - 1) == nullptr) --i;
  if (i == end) return end;
  while (i > begin && (time_word(i - 1) || text_.is(i - 1, GrammarRole::demonstrative) ||
                       phrases_.mark(i - 1, SpeechMark::phrase_end)))
    --i;
  return i + 1 < end && i > begin ? i : end;
}

/// "The man who did this": the phrase before a relative clause that the phrase found stands in.
std::uint32_t SpeechPhrases::with_relative(std::uint32_t begin, std::uint32_t first) const {
  const std::uint32_t far = first > begin + 12 ? first - 12 : begin;
  for (std::uint32_t i = first; i > far; --i) {
    if (text_.token(i - 1).is_mark(',')) return first;
    if (!text_.is(i - 1, GrammarRole::relative)) continue;
    if (i == first) return first;  // "attacks which officials said": the phrase is the subject itself
    const std::uint32_t head = begin_of(begin, i - 1);
    return head < i - 1 ? head : first;
  }
  return first;
}

/// "A report published on Monday said": the phrase before a participle and its time; `end`: none.
std::uint32_t SpeechPhrases::before_participle(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t i = end;
  while (i > begin && end - i < 6 && (time_word(i - 1) || preposition(i - 1))) --i;
  if (i == end || i <= begin || !(verb(i - 1) || ends_in(i - 1, text_.pack.speech.past_endings))) return end;
  const std::uint32_t first = begin_of(begin, i - 1);
  return first < i - 1 ? first : end;
}

std::uint32_t SpeechPhrases::comma_before(std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t far = end > begin + window ? end - window : begin;
  for (std::uint32_t i = end; i > far; --i) {
    const Token& t = text_.token(i - 1);
    if (t.is_mark(';') || t.is_mark(':')) return none;
    if (t.is_mark(',')) return i - 1;
  }
  return none;
}

/// A segment between commas that says when, where or how, not who.
bool SpeechPhrases::aside(std::uint32_t i) const {
  if (text_.is(i, GrammarRole::relative)) return false;
  if (text_.is(i, GrammarRole::from) || text_.is(i, GrammarRole::of)) return false;
  return preposition(i) || boundary(i) || adverb(i) || verb(i);
}

bool SpeechPhrases::interrupted(std::uint32_t first, std::uint32_t last) const {
  const Token& opens = text_.token(first + 1);
  if (first + 1 >= last || !opens.is_word() || text_.set_off(first + 1) || determiner(first + 1)) return false;
  if (text_.hit(first + 1, SenseKind::pronoun) != nullptr && !text_.is(first + 1, GrammarRole::relative)) return false;
  if (text_.is(first + 1, GrammarRole::conjunction) || text_.is(first + 1, GrammarRole::contrast)) return false;
  if (text_.quotation_of[last] != text_.quotation_of[first]) return false;
  for (std::uint32_t i = first + 2; i < last; ++i) {
    if (text_.token(i).is_mark(';') || text_.token(i).is_mark(':')) return false;
    if (text_.token(i - 1).is_mark(',') &&
        (text_.is(i, GrammarRole::conjunction) || text_.is(i, GrammarRole::contrast) ||
         text_.hit(i, SenseKind::pronoun) != nullptr))
      return false;
  }
  return true;
}

/// "have in the past said", "earlier in the day touted"
std::uint32_t SpeechPhrases::before_circumstance(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t i = end;
  while (i > begin && (text_.hit_before(i, SenseKind::time_unit) != nullptr || time_word(i - 1))) --i;
  if (i == end) return end;
  if (i > begin && determiner(i - 1)) --i;
  if (i <= begin + 1 || !preposition(i - 1)) return end;
  --i;
  if (i > begin + 1 &&
      (text_.hit(i - 1, SenseKind::time_part) != nullptr || text_.hit(i - 1, SenseKind::time_direction) != nullptr))
    --i;
  while (i > begin + 1 && (text_.is(i - 1, GrammarRole::already) || text_.is(i - 1, GrammarRole::auxiliary))) --i;
  return i;
}

/// "X, 22, of Flint, Mich., said", "X, at a meeting in Columbus, Ohio, said": the comma behind X. `open` itself where
/// nobody stands before such a segment.
std::uint32_t SpeechPhrases::before_asides(std::uint32_t begin, std::uint32_t open) const {
  std::uint32_t at = begin_of(begin, open);
  if (at == open || at < begin + 3 || !(preposition(at - 1) || text_.is(at - 1, GrammarRole::when)) ||
      !text_.token(at - 2).is_mark(','))
    return open;
  at -= 2;
  if (at > begin + 2 && text_.token(at - 1).is_number() && text_.token(at - 2).is_mark(',')) at -= 2;
  const std::uint32_t head = begin_of(begin, at);
  return head < at && phrases_.holds_name(whole(head, at)) ? at : open;
}

SourcePhrase SpeechPhrases::before(std::uint32_t begin, std::uint32_t end) const {
  if (end <= begin) return {};
  if (text_.token(end - 1).is_mark(',')) {
    const std::uint32_t near = comma_before(begin, end - 1);
    if (near == none || near <= begin) return {};
    const std::uint32_t open = before_asides(begin, near);
    if (open != near) end = open;
    // "X, facing a challenge in Y, a state in Z, said"
    if (const SourcePhrase head = opening(begin, near);
        open == near && head.found() && head.last < near && text_.token(head.last).is_mark(',') &&
        (phrases_.holds_name(head) || text_.is(head.last + 1, GrammarRole::relative)) &&
        interrupted(head.last, end - 1))
      return head;
    const std::uint32_t head = begin_of(begin, open);
    if (head == open) return {};
    const bool age = open + 3 == end && text_.token(open + 1).is_number();
    return whole(head, age || aside(open + 1) ? open : end);
  }
  end = before_time(begin, end);
  std::uint32_t first = begin_of(begin, end);
  if (first == end) first = before_participle(begin, end);
  if (first == end) return {};
  first = with_relative(begin, first);
  // "A, B and C": the items before.
  for (int items = 0; items < 6 && first > begin + 1 && text_.token(first - 1).is_mark(','); ++items) {
    bool joined = false;
    for (std::uint32_t i = first; i < end && !joined; ++i) joined = text_.is(i, GrammarRole::conjunction);
    const std::uint32_t item = begin_of(begin, first - 1);
    if (!joined || item == first - 1 || !text_.set_off(first) || !text_.set_off(item) || preposition(item)) break;
    first = item;
  }
  return whole(with_partner(begin, first), end);
}

/// "X and many others", "A, B, and their friends": with what "and" joins to a phrase that its own article opens.
std::uint32_t SpeechPhrases::with_partner(std::uint32_t begin, std::uint32_t first) const {
  if (first < begin + 2 || !determiner(first) || !text_.is(first - 1, GrammarRole::conjunction)) return first;
  const std::uint32_t limit = text_.token(first - 2).is_mark(',') ? first - 2 : first - 1;
  std::uint32_t partner = begin_of(begin, limit);
  if (partner == limit) return first;
  // A capital before a plain word: a clause may stand there, with a verb that nobody listed.
  for (std::uint32_t i = partner + 1; i < limit; ++i)
    if (text_.token(i).is_word() && !text_.token(i).capitalised() && text_.token(i - 1).capitalised()) return first;
  if (limit == first - 2) {
    if (partner < begin + 2 || !text_.token(partner - 1).is_mark(',')) return first;
    const std::uint32_t other = begin_of(begin, partner - 1);
    if (other == partner - 1) return first;
    partner = other;
  }
  const bool opens = partner == begin || partner == text_.sentence_at(first).first ||
                     text_.token(partner - 1).is_mark(',') || boundary(partner - 1) ||
                     text_.is(partner - 1, GrammarRole::all) || adverb(partner - 1);
  return opens ? partner : first;
}

}  // namespace runut
