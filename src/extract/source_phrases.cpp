// A source phrase is read forward: names, offices and described groups go on, words of time, place and
// circumstance end it, and a comma goes on only into an apposition or a list of names. Subjects, which end
// before their cue, are found in source_subjects.cpp.
#include "extract/source_phrases.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::uint32_t window = 48;      // tokens that a phrase may span
constexpr std::uint32_t plain_words = 7;  // lower-case words that a phrase may hold before a name

}  // namespace

SourcePhrases::SourcePhrases(const Text& text, const std::vector<LocatedName>& names)
    : text_(text), names_(names), name_of_(text.size(), 0) {
  for (std::uint32_t n = 0; n < names.size(); ++n)
    for (std::uint32_t t = names[n].first; t < names[n].last; ++t) name_of_[t] = n + 1;
}

std::uint32_t SourcePhrases::mark_end(std::uint32_t token, SpeechMark role) const {
  if (token >= text_.size() || !text_.scan.any(token, Scan::bit(SenseKind::speech_mark))) return 0;
  for (const Hit& h : text_.scan.hits_at(token))
    if (h.kind == SenseKind::speech_mark && h.index == static_cast<std::uint32_t>(role)) return h.last;
  return 0;
}

std::uint32_t SourcePhrases::skip_connectives(std::uint32_t first, std::uint32_t limit) const {
  for (int steps = 0; steps < 6 && first < limit; ++steps) {
    const std::uint32_t end = mark_end(first, SpeechMark::connective);
    if (end != 0)
      first = end;
    else if (text_.token(first).is_mark(','))
      ++first;
    else
      break;
  }
  return first;
}

std::uint32_t SourcePhrases::skip_adverbs_back(std::uint32_t end, std::uint32_t begin) const {
  for (int steps = 0; steps < 4 && end > begin; ++steps) {
    std::uint32_t next = end;
    for (std::uint32_t back = 1; back <= 3 && begin + back <= end; ++back)
      if (mark_end(end - back, SpeechMark::adverb) == end) next = end - back;
    if (next == end) break;
    end = next;
  }
  return end;
}

bool SourcePhrases::time_word(std::uint32_t token) const {
  constexpr std::uint64_t kinds = Scan::bit(SenseKind::weekday) | Scan::bit(SenseKind::month) |
                                  Scan::bit(SenseKind::day_part) | Scan::bit(SenseKind::time_point) |
                                  Scan::bit(SenseKind::clock_marker) | Scan::bit(SenseKind::zone);
  return text_.scan.any(token, kinds) && name_of_[token] == 0;
}

bool SourcePhrases::adjunct(std::uint32_t token) const {
  if (token >= text_.size()) return false;
  const Token& t = text_.token(token);
  if (t.is_number() || time_word(token) || mark(token, SpeechMark::phrase_end)) return true;
  return text_.hit(token, SenseKind::relay) != nullptr;
}

/// Lower-case words that end a phrase: what opens a clause, a predicate or a circumstance.
bool SourcePhrases::ends_phrase(std::uint32_t i) const {
  constexpr std::uint64_t enders = Scan::bit(SenseKind::cue) | Scan::bit(SenseKind::relay) |
                                   Scan::bit(SenseKind::modal) | Scan::bit(SenseKind::source_cue) |
                                   Scan::bit(SenseKind::speech_mark) | Scan::bit(SenseKind::grammar);
  if (!text_.scan.any(i, enders)) return time_word(i);
  for (const Hit& h : text_.scan.hits_at(i)) {
    if (h.kind == SenseKind::cue || h.kind == SenseKind::relay || h.kind == SenseKind::modal) return true;
    // What is a source cue only at the head of a sentence is a preposition elsewhere.
    if (h.kind == SenseKind::source_cue && !text_.pack.speech.sources[h.index].initial) return true;
    if (h.kind == SenseKind::speech_mark && (h.index == static_cast<std::uint32_t>(SpeechMark::phrase_end) ||
                                             h.index == static_cast<std::uint32_t>(SpeechMark::request)))
      return true;
    if (h.kind != SenseKind::grammar) continue;
    switch (static_cast<GrammarRole>(h.index)) {
      case GrammarRole::contrast:
      case GrammarRole::relative:
      case GrammarRole::complementizer:
      case GrammarRole::cause:
      case GrammarRole::condition:
      case GrammarRole::when:
      case GrammarRole::until:
      case GrammarRole::negation:
      case GrammarRole::already:
      case GrammarRole::still:
      case GrammarRole::existence:
      case GrammarRole::copula:
      case GrammarRole::as:
        return true;
      default:
        break;
    }
  }
  return time_word(i);
}

std::uint32_t SourcePhrases::bracket_end(std::uint32_t open, std::uint32_t limit) const {
  const std::uint32_t far = std::min(limit, open + 14);
  for (std::uint32_t i = open + 1; i < far; ++i)
    if (text_.token(i).is_mark(')')) return i + 1;
  return 0;
}

/// A word that is capitalised because it opens the sentence: it is no name, and a plain word follows.
bool SourcePhrases::opens_plainly(std::uint32_t i, std::uint32_t limit) const {
  return text_.token(i).capitals == Capitals::first && i == text_.sentence_at(i).first && i + 1 < limit &&
         text_.token(i + 1).is_word() && !text_.token(i + 1).capitalised();
}

/// Past a title in lower case with its full stop before a name ("dr. Ada"); else `i`.
std::uint32_t SourcePhrases::past_title(std::uint32_t i, std::uint32_t limit) const {
  constexpr std::size_t letters = 4;
  return i + 2 < limit && text_.token(i + 1).is_mark('.') && text_.token(i).span.size() <= letters &&
                 text_.token(i).is_word() && !text_.token(i + 1).space_before && text_.token(i + 2).capitalised()
             ? i + 2
             : i;
}

/// Reads names, offices and plain words; `proper` tells whether a capitalised word was among them.
std::uint32_t SourcePhrases::run_end(std::uint32_t first, std::uint32_t limit, bool& proper) const {
  std::uint32_t last = first, plain = 0;
  for (std::uint32_t i = first; i < limit && i - first < window;) {
    const Token& t = text_.token(i);
    if (t.kind == TokenKind::mark) {
      if (t.mark == '(') {
        const std::uint32_t end = bracket_end(i, limit);
        if (end == 0 || i == first) break;
        last = i = end;
        continue;
      }
      const bool next_word = i + 1 < limit && !text_.token(i + 1).is_mark(',') && text_.token(i + 1).lines_before == 0;
      const bool initial = t.mark == '.' && next_word && i > first && text_.token(i - 1).is_word() &&
                           text_.token(i - 1).span.size() <= 6 &&
                           (text_.token(i + 1).capitalised() || !text_.token(i + 1).space_before);
      if (!next_word || !(initial || joins_names(t.mark))) break;
      if (joins_names(t.mark) && t.space_before && text_.token(i + 1).space_before && t.mark == '-' &&
          !text_.token(i + 1).capitalised())
        break;
      ++i;
      continue;
    }
    if (const LocatedName* name = name_at(i); name != nullptr && name->last <= limit) {
      proper = true;
      last = i = name->last;
      continue;
    }
    if (i == first && text_.is(i, GrammarRole::conjunction)) break;
    if (t.is_number() && proper && !t.space_before) {  // "Radar24"
      last = ++i;
      continue;
    }
    if (t.is_number()) {
      // "Komisi 9", "Post 02/Town": only inside a name in capitals.
      if (proper && i + 2 < limit && text_.token(i + 1).is_mark('/') && text_.token(i + 2).capitalised()) {
        i += 2;
        continue;
      }
      if (!proper || i + 1 >= limit || !text_.token(i + 1).capitalised()) break;
      ++i;
      continue;
    }
    if (t.capitalised()) {
      if (time_word(i)) break;
      // "Head of-office X": an office that only its sentence or quotation gave a capital.
      const Hit* role = i == first ? text_.hit(i, SenseKind::role) : nullptr;
      if (role != nullptr && role->last > i + 1 && role->last <= limit && !text_.token(role->last - 1).capitalised()) {
        last = i = role->last;
        continue;
      }
      const bool office =
          role != nullptr && role->last == i + 1 && i + 1 < limit && text_.token(i + 1).is_word() &&
          !text_.token(i + 1).capitalised() && !ends_phrase(i + 1) &&
          (text_.hit(i + 1, SenseKind::org_head) != nullptr || text_.hit(i + 1, SenseKind::noun) != nullptr);
      proper = proper || (!office && (i != first || !opens_plainly(i, limit)));
      last = ++i;
      continue;
    }
    if (ends_phrase(i)) break;
    if (text_.is(i, GrammarRole::demonstrative)) {
      last = i + 1;
      break;
    }
    if (proper) {
      if (const std::uint32_t name = past_title(i, limit); name > i) {
        i = name;
        continue;
      }
      // After a name only a link to another name goes on.
      const bool link = text_.is(i, GrammarRole::conjunction) || text_.is(i, GrammarRole::from) ||
                        text_.is(i, GrammarRole::of) || text_.is(i, GrammarRole::agent);
      const bool on = i + 1 < limit && (text_.token(i + 1).capitalised() || name_at(i + 1) != nullptr ||
                                        text_.hit(i + 1, SenseKind::role) != nullptr ||
                                        text_.hit(i + 1, SenseKind::unnamed_source) != nullptr);
      const bool particle = i + 1 < limit && text_.token(i + 1).capitalised() && t.span.size() <= 3 &&
                            !text_.is(i, GrammarRole::at) && !text_.is(i, GrammarRole::to);
      if (!(link && on) && !particle) break;
      ++i;
      continue;
    }
    if (++plain > plain_words) break;
    last = ++i;
  }
  return last;
}

bool SourcePhrases::named(std::uint32_t first, std::uint32_t last, NameType type) const {
  for (std::uint32_t i = first; i < last; ++i)
    if (const LocatedName* n = name_at(i)) {
      if (n->type == type) return true;
      i = n->last - 1;
    }
  return false;
}

/// Past an article ("a", "some", "the") at the head of a phrase.
std::uint32_t SourcePhrases::skip_determiner(std::uint32_t first, std::uint32_t limit) const {
  std::uint32_t end = mark_end(first, SpeechMark::determiner);
  if (end == 0 && text_.is(first, GrammarRole::article) && name_at(first) == nullptr) end = first + 1;
  return end != 0 && end < limit ? end : first;
}

/// Sources without a name at the head of a phrase, an article before them or not; null: none.
const Hit* SourcePhrases::unnamed_at(std::uint32_t first, std::uint32_t last) const {
  if (const Hit* u = text_.hit(first, SenseKind::unnamed_source)) return u;
  const std::uint32_t at = skip_determiner(first, last);
  return at == first ? nullptr : text_.hit(at, SenseKind::unnamed_source);
}

bool SourcePhrases::opens_body(std::uint32_t at) const {
  const Hit* head = text_.hit(at, SenseKind::org_head);
  return head != nullptr && !text_.pack.names.heads[head->index].behind;
}

/// A carrier, one plain word that describes it before it or not ("an updated tally").
const Hit* SourcePhrases::carrier_at(std::uint32_t at, std::uint32_t limit) const {
  if (at >= limit) return nullptr;
  if (const Hit* c = text_.hit(at, SenseKind::carrier)) return c;
  const bool plain = at + 1 < limit && text_.token(at).is_word() && name_at(at) == nullptr && text_.roles[at] == 0 &&
                     text_.hit(at, SenseKind::cue) == nullptr &&
                     (!text_.set_off(at) || at == text_.sentence_at(at).first) && text_.pack.nouns.head_last &&
                     !opens_body(at);
  return plain ? text_.hit(at + 1, SenseKind::carrier) : nullptr;
}

SourcePhrase SourcePhrases::classified(std::uint32_t first, std::uint32_t last) const {
  SourcePhrase phrase{first, last, SourceKind::none, false, false, 0, 0};
  if (first >= last) return phrase;
  std::uint32_t at = skip_determiner(first, last);
  if (const Hit* c = carrier_at(at, last)) {
    phrase.carrier = true;
    phrase.evidence = text_.pack.speech.carriers[c->index].evidence;
    at = c->last;
  }
  if (named(at, last, NameType::person))
    phrase.kind = SourceKind::person;
  else if (unnamed_at(first, last) != nullptr && !named(at, last, NameType::organisation))
    phrase.kind = SourceKind::unnamed;
  else if (text_.hit(at, SenseKind::role) != nullptr)
    phrase.kind = SourceKind::person;
  else
    phrase.kind = SourceKind::organisation;
  return phrase;
}

SourcePhrase SourcePhrases::read(std::uint32_t first, std::uint32_t limit, After after) const {
  limit = std::min(limit, text_.size());
  if (first >= limit) return {};
  if (const Hit* p = text_.hit(first, SenseKind::pronoun); p != nullptr && p->last <= limit) {
    const auto refers = text_.pack.speech.pronouns[p->index].refers;
    return {p->first, p->last, refers == PronounRefers::statement ? SourceKind::statement : SourceKind::pronoun,
            false,    false,   0,
            0};
  }
  std::uint32_t at = skip_determiner(first, limit);
  const Hit* carrier = carrier_at(at, limit);
  at = carrier != nullptr ? carrier->last : first;
  bool proper = false;
  std::uint32_t last = run_end(at, limit, proper);
  if (carrier != nullptr && last == at && at < limit &&
      (text_.is(at, GrammarRole::from) || text_.is(at, GrammarRole::of) || text_.is(at, GrammarRole::agent) ||
       (text_.is(at, GrammarRole::at) && text_.hit(at + 1, SenseKind::carrier) != nullptr)))
    last = run_end(at + 1, limit, proper);
  if (last == first) return {};
  for (int commas = 0; commas < 3 && last < limit && text_.token(last).is_mark(','); ++commas) {
    const bool ends_in_name = text_.token(last - 1).capitalised() || name_at(last - 1) != nullptr;
    std::uint32_t end = ends_in_name ? name_list_end(last, limit) : 0;
    if (end == 0) end = apposition_end(at, last, limit, after);
    if (end == 0) break;
    last = end;
  }
  SourcePhrase phrase = classified(first, without_age(first, last));
  if (text_.hit(first, SenseKind::role) != nullptr) past_seat(phrase, limit);
  return with_clause(phrase, limit);
}

/// "Head of Relations at the Agency of X, Ada": where an office sits that is told before the name; the phrase then ends
/// with the name, whose owner he is.
void SourcePhrases::past_seat(SourcePhrase& phrase, std::uint32_t limit) const {
  const std::uint32_t at = phrase.last;
  if (phrase.carrier || at + 2 >= limit || !text_.is(at, GrammarRole::at) || !text_.token(at + 1).capitalised() ||
      named(phrase.first, phrase.last, NameType::person))
    return;
  bool proper = false;
  const std::uint32_t end = run_end(at + 1, limit, proper);
  if (end + 1 >= limit || !text_.token(end).is_mark(',')) return;
  const LocatedName* who = name_at(end + 1);
  if (who == nullptr || who->first != end + 1 || who->last > limit || who->type != NameType::person) return;
  phrase.owner_first = who->first;
  phrase.owner_last = phrase.last = who->last;
  phrase.kind = SourceKind::person;
}

/// With the relative clause behind it ("an official who knows the plan").
SourcePhrase SourcePhrases::with_clause(SourcePhrase phrase, std::uint32_t limit) const {
  if (!phrase.found() || phrase.last + 1 >= limit || !text_.is(phrase.last, GrammarRole::relative)) return phrase;
  std::uint32_t end = phrase.last + 1;
  const auto goes_on = [&](std::uint32_t i) {
    const Token& t = text_.token(i);
    return !t.is_mark(',') && !t.is_mark(':') && !t.is_mark(';') && t.lines_before == 0 &&
           !mark(i, SpeechMark::channel) && text_.hit(i, SenseKind::relay) == nullptr &&
           text_.quotation_of[i] == text_.quotation_of[phrase.first];
  };
  while (end < limit && end - phrase.last < window && goes_on(end)) ++end;
  while (text_.token(end - 1).kind == TokenKind::mark) --end;
  if (end <= phrase.last + 1) return phrase;
  phrase.clause_first = phrase.last;
  phrase.last = end;
  // "a group that sits in X, Long Name (ABC)": who it is stands behind the clause.
  if (end + 1 < limit && text_.token(end).is_mark(',') && !holds_name({phrase.first, phrase.clause_first}))
    if (const LocatedName* who = name_at(end + 1);
        who != nullptr && who->first == end + 1 && who->last <= limit && who->type == NameType::organisation) {
      phrase.owner_first = who->first;
      phrase.owner_last = phrase.last = who->last;
    }
  return phrase;
}

/// A bracket at the end that holds more than a short form says nothing of who it is ("(42)", "(Daily, 3/2)").
std::uint32_t SourcePhrases::without_age(std::uint32_t first, std::uint32_t last) const {
  if (!text_.token(last - 1).is_mark(')')) return last;
  std::uint32_t open = last - 1;
  while (open > first && !text_.token(open).is_mark('(')) --open;
  const bool short_form = last - open == 3 && text_.token(open + 1).capitals == Capitals::all;
  return open > first && !short_form ? open : last;
}

}  // namespace runut
