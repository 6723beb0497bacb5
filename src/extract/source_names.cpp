// Who a source phrase names: canonical names where names stand in it, else its own words.
#include <algorithm>

#include "extract/source_phrases.h"

namespace runut {
bool SourcePhrases::outlet(const SourcePhrase& phrase) const {
  for (std::uint32_t i = phrase.first; i < phrase.head_last(); ++i) {
    if (text_.hit(i, SenseKind::role) != nullptr || mark(i, SpeechMark::audience)) return false;
    if (mark(i, SpeechMark::media)) return true;
    for (const Hit& h : text_.scan.hits_at(i))
      if (h.kind == SenseKind::organisation && text_.pack.names.entries[h.index].name_class == NameClass::outlet)
        return true;
  }
  return false;
}

/// Whether "and" follows a comma within a phrase, so that it parts the items of a list.
bool SourcePhrases::joined_behind(std::uint32_t comma, std::uint32_t last) const {
  for (std::uint32_t i = comma + 1; i < last; ++i)
    if (text_.is(i, GrammarRole::conjunction)) return true;
  return false;
}

/// The names that say who: persons before bodies, and of persons the last, for offices come first
/// ("Assistant for Operations X"); several where they are linked ("A, B and C").
std::vector<const LocatedName*> SourcePhrases::speakers(std::uint32_t first, std::uint32_t last,
                                                        bool& described) const {
  std::vector<const LocatedName*> found;
  bool person = false, linked = false;
  described = false;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& t = text_.token(i);
    if (const LocatedName* n = name_at(i); n != nullptr && n->type != NameType::other) {
      const bool is_person = n->type == NameType::person;
      if (is_person ? !(person && linked)
                    : !linked && !person && !found.empty() && n->type == NameType::organisation &&
                          found.back()->type == NameType::place)
        found.clear();
      if (is_person || (!person && (linked || found.empty()))) found.push_back(n);
      person = person || is_person;
      linked = false;
      i = std::min(n->last, last) - 1;
    } else if (t.is_mark('(')) {
      while (i + 1 < last && !text_.token(i).is_mark(')')) ++i;
    } else if (text_.is(i, GrammarRole::conjunction)) {
      linked = true;
    } else if (t.is_mark(',')) {
      linked = !person && joined_behind(i, last);
    } else if (t.is_word() && !text_.is(i, GrammarRole::demonstrative)) {
      described = true;
      linked = false;
    }
  }
  return found;
}

/// "The airline's chief in A, B": whether an office stands in a phrase whose head comes last.
bool SourcePhrases::holds_office(std::uint32_t first, std::uint32_t last) const {
  if (!text_.pack.nouns.head_last) return false;
  for (std::uint32_t i = first; i < last; ++i)
    if (text_.hit(i, SenseKind::role) != nullptr || text_.hit(i, SenseKind::unnamed_source) != nullptr) return true;
  return false;
}

/// "Head of the village A, B" where nobody knows B: a capitalised run behind an office and a comma. `last`: none.
std::uint32_t SourcePhrases::unlisted_name(std::uint32_t first, std::uint32_t last) const {
  if (text_.hit(first, SenseKind::role) == nullptr && !holds_office(first, last)) return last;
  std::uint32_t at = last;
  const auto capital = [&](std::uint32_t i) {
    return text_.pack.nouns.head_last ? text_.set_off(i) : text_.token(i).capitalised();
  };
  while (at > first && last - at < 5 && capital(at - 1) && name_at(at - 1) == nullptr) --at;
  return at < last && at > first && text_.token(at - 1).is_mark(',') ? at : last;
}

/// Whether a small word stands between capitals of one name: "of", "for" and the article behind them, "and" before what
/// ends in a kind of body.
bool SourcePhrases::inside_name(std::uint32_t i, std::uint32_t last) const {
  if (i + 1 >= last || text_.hit(i, SenseKind::name_particle) == nullptr) return false;
  const bool article = text_.is(i, GrammarRole::article);
  const bool joins = text_.is(i, GrammarRole::of) || text_.is(i, GrammarRole::purpose) || article;
  if (article && text_.token(i - 1).capitalised()) return false;
  std::uint32_t next = i + 1;
  if (!article && text_.is(next, GrammarRole::article)) ++next;
  if (next >= last || !text_.token(next).capitalised()) return false;
  if (joins) return true;
  if (!text_.is(i, GrammarRole::conjunction)) return false;
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t t = next; t < std::min(last, next + reach) && text_.token(t).capitalised(); ++t)
    if (const Hit* head = text_.hit(t, SenseKind::org_head);
        head != nullptr && text_.pack.names.heads[head->index].behind)
      return true;
  return false;
}

/// The end of a capitalised run at the head of a phrase that the names in it do not exhaust: a body that
/// nobody listed ("Regional Disaster Agency of X"), or a listed kind of body with its place. Else `first`.
std::uint32_t SourcePhrases::partly_named(std::uint32_t first, std::uint32_t last) const {
  bool missed = false;
  const LocatedName* unlinked = nullptr;
  std::uint32_t i = first;
  while (i < last) {
    const LocatedName* n = name_at(i);
    if (n != nullptr && (n->type != NameType::other || n->is_state)) {
      const bool own_words = n->type == NameType::organisation && text_.words(n->first, n->last) == n->canonical;
      if (unlinked != nullptr) missed = true;
      unlinked = own_words ? n : nullptr;
      i = std::min(n->last, last);
      continue;
    }
    const Token& t = text_.token(i);
    const bool glued = t.is_number() && !t.space_before;
    // "Voice of Utopia", "Witness for the Poor": small words inside a name.
    if (i > first && text_.pack.nouns.head_last && t.is_word() && !t.capitalised() && inside_name(i, last)) {
      missed = true;
      ++i;
      continue;
    }
    if (!t.capitalised() && !glued && !(t.kind == TokenKind::mark && joins_names(t.mark))) break;
    missed = missed || t.is_word() || glued;
    ++i;
  }
  while (i > first && text_.token(i - 1).kind == TokenKind::mark) --i;
  // "Utopia's ministry of defence": the state alone is not who speaks.
  if (i > first && i < last && text_.token(i).is_word() && text_.possessive(i - 1)) return first;
  // One capital at the head of a sentence is no name when plain words follow.
  if (i == first + 1 && i < last && (text_.token(i).is_word() || text_.token(i).is_number()) &&
      text_.sentence_at(first).first == first)
    return first;
  return missed && i > first && text_.token(first).capitalised() ? i : first;
}

/// Somebody without name or office of whom only a relative clause tells ("an officer who took part").
bool SourcePhrases::told_by_clause(const SourcePhrase& phrase) const {
  if (phrase.carrier || phrase.kind == SourceKind::pronoun || holds_name(phrase)) return false;
  if (text_.hit(skip_determiner(phrase.first, phrase.last), SenseKind::role) != nullptr) return false;
  // Behind a comma the clause only adds to what is known of them.
  if (phrase.clause_first != 0 && !text_.token(phrase.clause_first).is_mark(',')) return true;
  for (std::uint32_t i = phrase.first; i < phrase.head_last(); ++i)
    if (text_.is(i, GrammarRole::relative)) return true;
  return false;
}

/// "The army report released on Monday": where the words end that say whose report it is.
std::uint32_t SourcePhrases::owner_last(const SourcePhrase& phrase, std::uint32_t first, std::uint32_t last) const {
  if (!text_.pack.nouns.head_last || phrase.carrier || phrase.owner_first < phrase.owner_last) return last;
  for (std::uint32_t i = first + 1; i < last; ++i) {
    const Hit* carrier = text_.hit(i, SenseKind::carrier);
    if (carrier == nullptr) continue;
    const bool ends = carrier->last >= last || !text_.set_off(carrier->last);
    const bool joined = carrier->last < last &&
                        (text_.is(carrier->last, GrammarRole::of) ||
                         text_.is(carrier->last, GrammarRole::conjunction) || text_.token(carrier->last).is_mark('-'));
    const bool owned = !text_.token(i - 1).is_mark(',') && text_.hit(i - 1, SenseKind::grammar) == nullptr;
    return ends && !joined && owned && !text_.set_off(i) ? i : last;
  }
  return last;
}

/// Whether plain words tell something ("this far exceeds the first estimate", "marks a rise"): they point, hold a word
/// of comparison, or open with one that no pack knows and that is formed like a verb.
bool SourcePhrases::tells(std::uint32_t first, std::uint32_t last) const {
  if (first >= last || text_.token(first).capitalised() || text_.pack.nouns.head_last) return false;
  for (std::uint32_t i = first; i < last; ++i)
    if (text_.is(i, GrammarRole::than) || text_.hit(i, SenseKind::change) != nullptr) return true;
  if (text_.is(first, GrammarRole::demonstrative)) return true;
  return text_.scan.hits_at(first).empty() && text_.formed_as_verb(first);
}

std::vector<std::string> SourcePhrases::who(const SourcePhrase& phrase) const {
  std::vector<std::string> out;
  if (!phrase.found()) return out;
  std::uint32_t first = phrase.first, last = phrase.head_last();
  if (phrase.owner_first < phrase.owner_last) {
    first = phrase.owner_first;
    last = phrase.owner_last;
  } else if (phrase.carrier) {
    first = skip_determiner(first, last);
    for (int steps = 0; steps < 6 && first < last; ++steps) {
      const Hit* c = carrier_at(first, last);
      if (c != nullptr)
        first = c->last;
      else if (text_.is(first, GrammarRole::from) || text_.is(first, GrammarRole::of) ||
               text_.is(first, GrammarRole::agent) || text_.is(first, GrammarRole::at))
        ++first;
      else if (first + 1 < last && text_.is(first + 1, GrammarRole::agent))
        first += 2;  // "figures released by"
      else
        break;
    }
  }
  if (phrase.kind == SourceKind::unnamed)
    if (const Hit* u = unnamed_at(first, last)) return {text_.pack.speech.unnamed[u->index].canonical};
  last = owner_last(phrase, first, last);
  while (last > first + 1 && text_.token(last - 1).is_mark(',')) --last;
  if (const std::uint32_t at = unlisted_name(first, last); at < last) return {std::string(text_.words(at, last))};
  bool described = false;
  const auto found = speakers(first, last, described);
  const bool person = !found.empty() && found.front()->type == NameType::person;
  // "About 40 farmers": how exactly they were counted says nothing of who they are.
  if (const Hit* hedge = text_.hit(first, SenseKind::hedge); hedge != nullptr && hedge->last < last)
    first = hedge->last;
  first = skip_determiner(first, last);
  if (text_.is(first, GrammarRole::of) && first + 2 < last) first = skip_determiner(first + 1, last);  // "some of the"
  // "Head of Emergencies and Logistics, Agency X": the body behind an office says more than the office's own capitals.
  const bool body_behind = !found.empty() && found.front()->type == NameType::organisation &&
                           text_.hit(first, SenseKind::role) != nullptr && found.front()->first > first + 2;
  if (const std::uint32_t end = person || body_behind ? first : partly_named(first, last); end > first)
    return {std::string(text_.words(first, end))};
  // "Ministry of defence of X" in lower case: the kind of body alone is no name.
  if (!found.empty() && described && found.front()->type == NameType::organisation &&
      found.front()->last == found.front()->first + 1 &&
      text_.hit(found.front()->first, SenseKind::org_head) != nullptr)
    return {std::string(text_.words(found.front()->first, last))};
  // "X's health ministry", "the Utopian Red Cross": whose body it is belongs to its name, unless the pack knows it.
  if (found.size() == 1 && found.front()->type == NameType::organisation && found.front()->first > first) {
    const LocatedName& body = *found.front();
    const LocatedName* owner = name_at(body.first - 1);
    if (owner != nullptr && owner->last == body.first && owner->first >= first &&
        text_.words(body.first, body.last) == body.canonical)
      return {std::string(text_.words(owner->first, body.last))};
  }
  if (!found.empty() && (!described || found.front()->type != NameType::place)) {
    for (const LocatedName* n : found)
      out.push_back(n->canonical.empty() ? std::string(text_.words(n->first, n->last)) : n->canonical);
    return out;
  }
  if (told_by_clause(phrase)) return {"unnamed"};
  // Plain words around a place make a described source ("Western intelligence").
  first = skip_determiner(first, last);
  while (last > first && text_.is(last - 1, GrammarRole::demonstrative)) --last;
  // "The forces' press office (FPO)": by its words, not by what is short for them.
  constexpr std::uint32_t short_form = 4;
  if (last > first && text_.token(last - 1).is_mark(')'))
    for (std::uint32_t open = last - 1; open > first + 1 && open + short_form > last; --open)
      if (text_.token(open - 1).is_mark('(')) {
        last = open - 1;
        break;
      }
  if (tells(first, last)) return {"unnamed"};
  if (first < last) out.emplace_back(text_.words(first, last));
  return out;
}

}  // namespace runut
