// Backward a phrase runs over nouns and names to its article, and on where a preposition stands before
// that; forward it runs over the same words until a clause, a verb or a circumstance begins.
#include "extract/speech_phrases.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::uint32_t window = 40;  // tokens that a phrase may span
constexpr std::uint32_t none = 0xFFFFFFFF;

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

bool joins_words(char32_t m) {
  return m == '-' || m == '/' || m == '&' || m == '\'' || m == 0x2019 || m == '.' || m == '$' || m == '%' || m == '#' ||
         m == '@';
}

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
  if (text_.token(i).capitalised() && text_.token(i).capitals != Capitals::all) return false;
  const std::string_view word = text_.word(i);
  for (const std::string& ending : text_.pack.speech.adverb_endings)
    if (word.size() > ending.size() + 2 && word.ends_with(ending) && text_.hit(i, SenseKind::noun) == nullptr)
      return true;
  return false;
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
  if (i > 0 && determiner(i - 1)) return false;
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
    return word.size() > ending.size() + 1 && word.ends_with(ending);
  });
}

bool SpeechPhrases::possessive(std::uint32_t i) const { return ends_in(i, text_.pack.speech.possessive_endings); }

SpeechPhrases::Number SpeechPhrases::number_of(std::uint32_t first, std::uint32_t last) const {
  Number number;
  bool head = true;  // before a preposition or comma
  for (std::uint32_t i = first; i <= last; ++i) {
    const Token& t = text_.token(i);
    if (text_.is(i, GrammarRole::conjunction)) number.some_plural = number.plural_head = true;
    if (i > first && (preposition(i) || t.is_mark(','))) head = false;
    if (t.is_mark(',') || !(t.is_word() || t.is_number())) continue;
    const bool many = t.is_number() || phrases_.mark(i, SpeechMark::plural) ||
                      (t.is_word() && !possessive(i) && ends_in(i, text_.pack.speech.plural_endings));
    number.some_plural = number.some_plural || many;
    // Names may end like plurals.
    if (head) number.plural_head = many && !t.capitalised();
  }
  return number;
}

SourcePhrase SpeechPhrases::whole(std::uint32_t first, std::uint32_t last) const {
  if (first >= last) return {};
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
      if (!left.is_word() || boundary(k - 1) || verb(k - 1) || left.capitalised() != text_.token(i).capitalised())
        break;
      i = k;
      continue;
    }
    if (boundary(k) || adverb(k) || verb(k)) break;
    good = i = k;
  }
  return good;
}

/// "The man who did this": the phrase before a relative clause that the phrase found stands in.
std::uint32_t SpeechPhrases::with_relative(std::uint32_t begin, std::uint32_t first) const {
  const std::uint32_t far = first > begin + 12 ? first - 12 : begin;
  for (std::uint32_t i = first; i > far; --i) {
    if (text_.token(i - 1).is_mark(',')) return first;
    if (!text_.is(i - 1, GrammarRole::relative)) continue;
    const std::uint32_t head = begin_of(begin, i - 1);
    return head < i - 1 ? head : first;
  }
  return first;
}

/// "A report published on Monday said": the phrase before a participle and its time; `end`: none.
std::uint32_t SpeechPhrases::before_participle(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t i = end;
  while (i > begin && end - i < 6 && (time_word(i - 1) || preposition(i - 1))) --i;
  if (i == end || i <= begin || !verb(i - 1)) return end;
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

SourcePhrase SpeechPhrases::before(std::uint32_t begin, std::uint32_t end) const {
  if (end <= begin) return {};
  if (text_.token(end - 1).is_mark(',')) {
    const std::uint32_t open = comma_before(begin, end - 1);
    if (open == none || open <= begin) return {};
    const std::uint32_t head = begin_of(begin, open);
    if (head == open) return {};
    return whole(head, aside(open + 1) ? open : end);
  }
  std::uint32_t first = begin_of(begin, end);
  if (first == end) first = before_participle(begin, end);
  if (first == end) return {};
  first = with_relative(begin, first);
  // "A, B and C": the items before.
  for (int items = 0; items < 6 && first > begin + 1 && text_.token(first - 1).is_mark(','); ++items) {
    bool joined = false;
    for (std::uint32_t i = first; i < end && !joined; ++i) joined = text_.is(i, GrammarRole::conjunction);
    const std::uint32_t item = begin_of(begin, first - 1);
    if (!joined || item == first - 1 || !text_.token(first).capitalised() || !text_.token(item).capitalised() ||
        preposition(item))
      break;
    first = item;
  }
  return whole(first, end);
}

std::uint32_t SpeechPhrases::end_of(std::uint32_t first, std::uint32_t limit) const {
  limit = std::min({limit, text_.size(), first + window});
  std::uint32_t last = first;
  bool head = false, person = false;  // a noun or name was read; the last of them names somebody
  for (std::uint32_t i = first; i < limit;) {
    const Token& t = text_.token(i);
    if (const LocatedName* n = phrases_.name_at(i); n != nullptr && n->last <= limit) {
      person = n->type == NameType::person;
      last = i = std::max(n->last, i + 1);
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
    if (determiner(i)) {
      if (head && !preposition(i - 1) && !text_.is(i - 1, GrammarRole::conjunction)) break;
      ++i;
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
    const bool participle =
        head && verb(i) && i + 1 < limit && preposition(i + 1) && !text_.is(i + 1, GrammarRole::infinitive);
    if (boundary(i) || (head && !participle && (verb(i) || adverb(i)))) break;
    // Behind a person's name a plain word begins the predicate.
    if (person && i > first && phrases_.name_at(i - 1) != nullptr && !t.capitalised()) break;
    head = true;
    person = false;
    last = ++i;
  }
  return head ? last : first;
}

SourcePhrase SpeechPhrases::after(std::uint32_t first, std::uint32_t limit) const {
  std::uint32_t last = end_of(first, limit);
  if (last == first) return {};
  for (int appositions = 0; appositions < 2 && last + 1 < limit && text_.token(last).is_mark(','); ++appositions) {
    const std::uint32_t next = last + 1;
    if (text_.is(next, GrammarRole::relative)) {
      std::uint32_t i = next;
      while (i < limit && i - next < window && !text_.token(i).is_mark(',')) ++i;
      last = i < limit && text_.token(i).is_mark(',') ? i + 1 : i;
      break;
    }
    if (aside(next) || text_.quotation_of[next] != text_.quotation_of[first]) break;
    if (text_.hit(next, SenseKind::pronoun) != nullptr && !determiner(next)) break;
    const std::uint32_t end = end_of(next, limit);
    if (end == next) break;
    // A clause may begin at the comma: the apposition must close, or end the sentence.
    if (end < limit && text_.token(end).kind != TokenKind::mark && !preposition(end) && !time_word(end)) break;
    last = end;
  }
  return whole(first, last);
}

SourcePhrase SpeechPhrases::opening(std::uint32_t first, std::uint32_t limit) const {
  for (int steps = 0; steps < 3; ++steps) {
    first = phrases_.skip_connectives(first, limit);
    if (first >= limit) return {};
    if (!aside(first) && !adverb(first)) break;
    std::uint32_t i = first;
    while (i < limit && i - first < window && !text_.token(i).is_mark(',')) ++i;
    if (i >= limit || !text_.token(i).is_mark(',')) return {};
    first = i + 1;
  }
  const std::uint32_t last = end_of(first, limit);
  return whole(first, last);
}

}  // namespace runut
