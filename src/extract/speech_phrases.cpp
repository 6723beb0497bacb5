// What words may stand in a noun phrase; backward it runs over nouns and names to its article, and on where a
// preposition stands before that. Before a verb: phrases_behind.cpp; forward: phrases_ahead.cpp.
#include "extract/speech_phrases.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::uint64_t bit(GrammarRole role) { return std::uint64_t{1} << static_cast<unsigned>(role); }

constexpr std::uint64_t prepositions = bit(GrammarRole::at) | bit(GrammarRole::to) | bit(GrammarRole::from) |
                                       bit(GrammarRole::of) | bit(GrammarRole::agent) | bit(GrammarRole::with) |
                                       bit(GrammarRole::purpose) | bit(GrammarRole::between);
constexpr std::uint64_t clause_words =
    bit(GrammarRole::complementizer) | bit(GrammarRole::relative) | bit(GrammarRole::contrast) |
    bit(GrammarRole::cause) | bit(GrammarRole::condition) | bit(GrammarRole::when) | bit(GrammarRole::since) |
    bit(GrammarRole::until) | bit(GrammarRole::negation) | bit(GrammarRole::existence) | bit(GrammarRole::copula) |
    bit(GrammarRole::already) | bit(GrammarRole::still) | bit(GrammarRole::auxiliary) | bit(GrammarRole::as);
constexpr std::uint64_t determiners =
    bit(GrammarRole::article) | bit(GrammarRole::demonstrative) | bit(GrammarRole::all);

}  // namespace

bool SpeechPhrases::preposition(std::uint32_t i) const {
  return i < text_.size() && (text_.roles[i] & prepositions) != 0 && phrases_.name_at(i) == nullptr;
}

bool SpeechPhrases::determiner(std::uint32_t i) const {
  return i < text_.size() && ((text_.roles[i] & determiners) != 0 || phrases_.mark(i, SpeechMark::determiner));
}

bool SpeechPhrases::adverb(std::uint32_t i) const {
  if (i >= text_.size() || !text_.token(i).is_word() || phrases_.name_at(i) != nullptr) return false;
  if (phrases_.mark(i, SpeechMark::adverb)) return true;
  if (text_.token(i).capitalised() && text_.token(i).capitals != Capitals::all && !opens_clause(i)) return false;
  const std::string_view word = text_.word(i);
  for (const std::string& ending : text_.pack.speech.adverb_endings)
    if (word.size() > ending.size() + 2 && text_.ends_in(i, ending) && text_.hit(i, SenseKind::noun) == nullptr &&
        text_.hit(i, SenseKind::carrier) == nullptr)
      return true;
  return false;
}

/// A capital that only the sentence's head gives ("Publicly, the mayor says", "Shortly after the vote").
bool SpeechPhrases::opens_clause(std::uint32_t i) const {
  return i == text_.sentence_at(i).first && text_.hit(i, SenseKind::first_name) == nullptr && i + 2 < text_.size() &&
         (text_.is(i + 1, GrammarRole::when) || (text_.token(i + 1).is_mark(',') && !text_.token(i + 2).is_number() &&
                                                 !text_.is(i + 2, GrammarRole::relative)));
}

bool SpeechPhrases::time_word(std::uint32_t i) const {
  if (i >= text_.size() || phrases_.name_at(i) != nullptr || text_.is(i, GrammarRole::complementizer)) return false;
  for (const Hit& h : text_.scan.hits_at(i))
    if (h.kind == SenseKind::weekday || h.kind == SenseKind::month || h.kind == SenseKind::day_part ||
        h.kind == SenseKind::time_point || h.kind == SenseKind::time_direction)
      return true;
  return false;
}

bool SpeechPhrases::verb(std::uint32_t i) const {
  if (i >= text_.size() || phrases_.name_at(i) != nullptr) return false;
  if (i > 0 && (determiner(i - 1) || text_.possessive(i - 1))) return false;
  for (const Hit& h : text_.scan.hits_at(i)) {
    if (h.kind != SenseKind::cue) continue;
    const Cue& cue = text_.pack.speech.cues[h.index];
    if (cue.form != CueForm::verb) continue;
    if (cue.verb == VerbForm::past || cue.verb == VerbForm::gerund || cue.verb == VerbForm::participle) return true;
  }
  return phrases_.mark(i, SpeechMark::predicate);
}

bool SpeechPhrases::boundary(std::uint32_t i) const {
  if (i >= text_.size() || phrases_.name_at(i) != nullptr) return false;
  return (text_.roles[i] & clause_words) != 0 || phrases_.mark(i, SpeechMark::phrase_end) ||
         phrases_.mark(i, SpeechMark::connective) || time_word(i);
}

bool SpeechPhrases::ends_in(std::uint32_t i, const std::vector<std::string>& endings) const {
  const std::string_view word = text_.word(i);
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return word.size() > ending.size() + 1 && text_.ends_in(i, ending);
  });
}

SpeechPhrases::Number SpeechPhrases::number_of(std::uint32_t first, std::uint32_t last) const {
  Number number;
  bool head = true;  // before a preposition or comma
  for (std::uint32_t i = first; i <= last; ++i) {
    const Token& t = text_.token(i);
    if (text_.is(i, GrammarRole::conjunction)) number.some_plural = number.plural_head = true;
    if (i > first && (preposition(i) || t.is_mark(','))) head = false;
    if (t.is_mark(',') || !(t.is_word() || t.is_number())) continue;
    const bool many = t.is_number() || phrases_.mark(i, SpeechMark::plural) ||
                      (t.is_word() && !text_.possessive(i) && ends_in(i, text_.pack.speech.plural_endings));
    number.some_plural = number.some_plural || many;
    // Names may end like plurals.
    if (head) number.plural_head = many && !t.capitalised();
  }
  return number;
}

SourcePhrase SpeechPhrases::whole(std::uint32_t first, std::uint32_t last) const {
  if (first >= last) return {};
  if (first > 0)  // "at least nine people"
    if (const Hit* hedge = text_.hit(first - 1, SenseKind::hedge); hedge != nullptr && hedge->last > first) --first;
  SourcePhrase phrase = phrases_.classified(first, last);
  if (const Hit* p = text_.hit(first, SenseKind::pronoun); p != nullptr && p->last == last)
    phrase.kind = text_.pack.speech.pronouns[p->index].refers == PronounRefers::statement ? SourceKind::statement
                                                                                          : SourceKind::pronoun;
  return phrase;
}

/// Where the phrase that ends before `end` begins, commas apart; `end` where none does.
std::uint32_t SpeechPhrases::begin_of(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t i = end, good = end;  // `good`: the phrase may begin here
  const std::uint32_t far = end > begin + window ? end - window : begin;
  while (i > far) {
    const std::uint32_t k = i - 1;
    const Token& t = text_.token(k);
    if (const LocatedName* n = phrases_.name_at(k); n != nullptr && n->first >= far) {
      good = i = n->first;
      continue;
    }
    if (t.kind == TokenKind::mark) {
      if (t.is_mark(')')) {
        std::uint32_t open = k;
        while (open > far && !text_.token(open).is_mark('(')) --open;
        if (open == far) break;
        i = open;
        continue;
      }
      if (!joins_words(t.mark) || (t.is_mark('-') && t.space_before)) break;
      i = k;
      continue;
    }
    if (const Hit* p = text_.hit(k, SenseKind::pronoun); p != nullptr && p->last == k + 1 && !determiner(k)) {
      if (i == end) good = k;
      break;
    }
    if (determiner(k)) {
      good = i = k;
      // Behind a preposition the phrase hangs on another one.
      if (k > far && preposition(k - 1)) continue;
      if (k > far && determiner(k - 1)) continue;
      break;
    }
    if (preposition(k)) {
      if (i == end) break;
      i = k;
      continue;
    }
    if (text_.is(k, GrammarRole::conjunction)) {
      // Two of a kind belong together; else a clause is joined.
      if (k == far || i == end) break;
      const Token& left = text_.token(k - 1);
      const bool opens = k - 1 == text_.sentence_at(k).first && phrases_.name_at(k - 1) == nullptr;
      if (!left.is_word() || boundary(k - 1) || verb(k - 1)) break;
      if (!opens && left.capitalised() != text_.token(i).capitalised()) break;
      i = k;
      continue;
    }
    // "a recent poll", "the self-described leader": no time, no verb.
    const bool inside = k > far && ((describes_time(k) && determiner(k - 1)) ||
                                    (text_.token(k - 1).is_mark('-') && !text_.token(k).space_before));
    if (!inside && (boundary(k) || adverb(k) || verb(k))) break;
    good = i = k;
  }
  return good;
}

}  // namespace runut
