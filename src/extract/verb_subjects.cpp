// Whether an inflected reporting word stands as a verb, and who its subject is: before it, in the verb before that it
// is joined to, in the clause that a relative word opens. Words that nouns share must agree with a subject.
#include <algorithm>

#include "extract/speech_drafts.h"
#include "pack/calendar.h"

namespace runut {

/// "refused to say": the verb that says takes the one before it into its group.
bool SpeechDrafts::opens_chain(const Hit& hit, const Cue& cue) const {
  if (!cue.attitude || !cue.infinitive || !text_.is(hit.last, GrammarRole::infinitive)) return false;
  const Hit* next = text_.hit(hit.last + 1, SenseKind::cue);
  if (next == nullptr) return false;
  const Cue& verb = text_.pack.speech.cues[next->index];
  return verb.form == CueForm::verb && verb.verb == VerbForm::base && verb.clause && !verb.attitude &&
         next->last < text_.size() &&
         (text_.is(next->last, GrammarRole::complementizer) || text_.is(next->last, GrammarRole::condition));
}

/// Whether a verb follows a noun phrase, a comma between them or not: it is the subject of a clause.
bool SpeechDrafts::acts(std::uint32_t behind, std::uint32_t limit) const {
  if (behind < limit && text_.token(behind).is_mark(',')) ++behind;
  return behind < limit && (text_.is(behind, GrammarRole::auxiliary) || text_.is(behind, GrammarRole::copula) ||
                            text_.is(behind, GrammarRole::already));
}

/// The subject of the verb before in the sentence, else of the sentence.
SourcePhrase SpeechDrafts::subject_before(std::uint32_t s, std::uint32_t token) const {
  if (!drafts_.empty() && drafts_.back().sentence == s && drafts_.back().source.found() &&
      text_.quotation_of[drafts_.back().cue.first] == text_.quotation_of[token])
    return drafts_.back().source;
  if (text_.quotation_of[token] != 0) return {};
  std::uint32_t first = text_.sentences[s].first;
  for (std::uint32_t i = first; i < token && i < first + 10; ++i)
    if (sets_off(i)) return nouns_.opening(i + 1, token);  // behind a dateline
  return nouns_.opening(first, token);
}

/// "A report released on Monday said": a participle behind it makes the form before it a noun.
bool SpeechDrafts::describes_noun(std::uint32_t token, std::uint32_t limit) const {
  if (token + 1 >= limit || text_.set_off(token)) return false;
  const auto& endings = text_.pack.speech.past_endings;
  const bool past = std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return text_.word(token).size() > ending.size() + 2 && text_.ends_in(token, ending);
  });
  return past && (nouns_.preposition(token + 1) || nouns_.time_word(token + 1) || nouns_.verb(token + 1));
}

/// Whether a form that nouns share ("plans", "report") stands as a verb: behind a subject that agrees with
/// it, and before what verbs take, not what follows nouns.
bool SpeechDrafts::stands_as_verb(const VerbReading& r) const {
  const std::uint32_t next = r.group.last;
  if (next < r.limit && (text_.is(next, GrammarRole::copula) || text_.is(next, GrammarRole::auxiliary) ||
                         text_.is(next, GrammarRole::already) || nouns_.verb(next)))
    return false;
  if (r.cue.verb == VerbForm::base && describes_noun(next, r.limit)) return false;
  const std::uint32_t last = r.source.last - 1;
  if (r.relative || r.inherited || r.source.kind == SourceKind::pronoun) return true;
  if (text_.possessive(last)) return false;
  const auto number = nouns_.number_of(r.source.first, last);
  return r.cue.verb == VerbForm::base ? number.some_plural : !number.plural_head;
}

/// Words in capitals stand as verbs only where all words do: in headlines.
bool SpeechDrafts::capital_inside(std::uint32_t token) const {
  const Token& t = text_.token(token);
  if (!t.capitalised() || phrases_.name_at(token) != nullptr) return phrases_.name_at(token) != nullptr;
  const Sentence& sentence = text_.sentence_at(token);
  if (token == sentence.first) return false;
  const std::uint32_t from = token > sentence.first + 8 ? token - 8 : sentence.first;
  const std::uint32_t to = std::min(sentence.last, token + 8);
  for (std::uint32_t i = from; i < to; ++i)
    if (text_.token(i).is_word() && !text_.token(i).capitalised() && text_.token(i).span.size() > 3) return true;
  return false;
}

/// "Farmers who have praised the plan warned": whom a relative clause of an attitude describes, where its object seems
/// to be the subject.
SourcePhrase SpeechDrafts::described_owner(const VerbReading& r) const {
  if (drafts_.empty() || r.group.auxiliary || r.cue.attitude) return {};
  const SpeechDraft& last = drafts_.back();
  const bool relative =
      last.sentence == r.s && last.attitude && last.source.owner_first < last.source.owner_last &&
      (text_.is(last.source.first, GrammarRole::relative) || text_.is(last.source.first, GrammarRole::complementizer));
  if (!relative || last.content.size() != 1) return {};
  const TokenRange said = last.content.front();
  if (said.first != r.source.first || !said.has(r.group.first) || text_.token(r.source.first - 1).is_mark(','))
    return {};
  SourcePhrase owner = phrases_.classified(last.source.owner_first, last.source.owner_last);
  return owner;
}

/// "nine in 10 said", "about four out of 10 say"
SourcePhrase SpeechDrafts::so_many_of(std::uint32_t last, std::uint32_t begin) const {
  if (!text_.token(last).is_number() || last < begin + 2) return {};
  const bool out_of = text_.hit_before(last, SenseKind::grammar) != nullptr && text_.is(last - 2, GrammarRole::from);
  const std::uint32_t joint = out_of ? last - 2 : last - 1;
  if (!out_of && !text_.is(joint, GrammarRole::at)) return {};
  std::uint32_t first = joint - 1;
  if (joint <= begin || !(text_.token(first).is_number() || text_.hit(first, SenseKind::number_word) != nullptr))
    return {};
  if (const Hit* hedge = text_.hit_before(first, SenseKind::hedge); hedge != nullptr && hedge->first >= begin)
    first = hedge->first;
  return phrases_.classified(first, last + 1);
}

/// Whether one word can be who speaks: no year, no "more", no verb behind "to".
bool SpeechDrafts::names_somebody(const SourcePhrase& source) const {
  const std::uint32_t i = source.first;
  if (source.last != i + 1 || source.kind == SourceKind::pronoun) return true;
  if (written_year(text_.scan, text_.document.text, i) != 0 || text_.is(i, GrammarRole::only)) return false;
  if (text_.is(i, GrammarRole::more) && !text_.is(i, GrammarRole::other)) return false;
  // "Has received reports of": a verb that stands before a noun.
  const auto& endings = text_.pack.speech.past_endings;
  const bool past =
      std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) { return text_.ends_in(i, ending); });
  if (past && !text_.set_off(i) && i > 0 && !nouns_.determiner(i - 1)) return false;
  return i == 0 || !text_.is(i - 1, GrammarRole::infinitive) || text_.token(i).capitalised();
}

/// Whether the head of a subject is what happens, and so nobody who speaks.
bool SpeechDrafts::happens(const SourcePhrase& source) const {
  const std::uint32_t head = source.last - 1;
  const Hit* noun = text_.hit(head, SenseKind::noun);
  if (noun == nullptr || text_.set_off(head)) return false;
  for (const SenseKind speaks : {SenseKind::carrier, SenseKind::org_head})  // "the report", "the campaign"
    if (text_.hit(head, speaks) != nullptr) return false;
  return text_.pack.nouns.nouns[noun->index].noun_class == NounClass::events && !source.carrier;
}

/// "Cases reported from March on", "deaths reported in two towns": what happens reports nothing, it is reported.
bool SpeechDrafts::reported_of(const VerbReading& r) const {
  const bool past = r.cue.verb == VerbForm::past || r.cue.verb == VerbForm::participle;
  if (r.group.passive || r.source.kind == SourceKind::pronoun || phrases_.holds_name(r.source)) return false;
  if (happens(r.source)) return true;  // "the fire was threatening a town"
  if (!past || r.group.auxiliary || !r.cue.noun) return false;
  if (r.group.last < r.limit && !nouns_.preposition(r.group.last) && text_.token(r.group.last).kind != TokenKind::mark)
    return false;
  const std::uint32_t head = r.source.last - 1;
  const Hit* noun = text_.hit(head, SenseKind::noun);
  if (noun == nullptr || text_.hit(head, SenseKind::carrier) != nullptr) return false;
  const NounClass what = text_.pack.nouns.nouns[noun->index].noun_class;
  return what == NounClass::events || what == NounClass::abstracts || what == NounClass::things;
}

/// Whether a phrase holds somebody's name.
bool SpeechDrafts::names_person(const SourcePhrase& source) const {
  for (std::uint32_t i = source.first; i < source.last; ++i)
    if (const LocatedName* n = phrases_.name_at(i); n != nullptr && n->type == NameType::person) return true;
  return false;
}

/// Whether the form can be a verb here, and who its subject is.
bool SpeechDrafts::find_subject(VerbReading& r) const {
  const VerbGroup& g = r.group;
  const VerbForm form = r.cue.verb;
  if (form == VerbForm::adjective && !g.auxiliary) return false;
  if (g.first <= r.begin) return false;
  const std::uint32_t before = g.first - 1;
  const bool joined = text_.is(before, GrammarRole::conjunction) ||
                      (text_.is(before, GrammarRole::contrast) && !text_.token(before).capitalised());
  if (g.infinitive) {
    r.source = subject_before(r.s, g.first);
    r.inherited = true;
    return r.source.found();
  }
  if (form == VerbForm::gerund && !g.auxiliary) {
    const Token& t = text_.token(before);
    if (t.is_mark(',') || joined || text_.is(before, GrammarRole::when) || text_.is(before, GrammarRole::agent)) {
      r.source = subject_before(r.s, g.first);
      r.inherited = true;
      return r.source.found();
    }
    if (nouns_.preposition(before) || nouns_.determiner(before)) return false;
    r.source = nouns_.before(r.begin, g.first);
    return r.source.found() && r.source.kind != SourceKind::none &&
           (phrases_.holds_name(r.source) || r.source.kind == SourceKind::pronoun ||
            (r.source.first > 0 && text_.is(r.source.first - 1, GrammarRole::with)));  // "with an official confirming"
  }
  if (joined) {
    r.source = subject_before(r.s, g.first);
    r.inherited = true;
    return r.source.found() && (!drafts_.empty() || form != VerbForm::base) && !happens(r.source);
  }
  const bool that = text_.is(before, GrammarRole::complementizer);
  if ((text_.is(before, GrammarRole::relative) && phrases_.name_at(before) == nullptr) || that) {
    r.relative = true;
    r.source = {before, g.first, SourceKind::organisation, false, false, 0, 0};
    std::uint32_t end = before;
    if (end > r.begin && text_.token(end - 1).is_mark(',')) --end;
    const SourcePhrase owner = nouns_.before(r.begin, end);
    if (!owner.found()) return false;
    r.source.kind = owner.kind;
    r.source.owner_first = owner.first;
    r.source.owner_last = owner.last;
    return true;
  }
  if (r.source = so_many_of(before, r.begin); r.source.found()) return true;
  if (!g.auxiliary && (nouns_.determiner(before) || nouns_.preposition(before) || text_.token(before).is_number()))
    return false;
  const bool comma = text_.token(before).is_mark(',');
  r.source = nouns_.before(comma ? text_.sentences[r.s].first : r.begin, nouns_.before_circumstance(r.begin, g.first));
  if (!r.source.found()) return false;
  if (const SourcePhrase owner = described_owner(r); owner.found()) {
    r.source = owner;
    return true;
  }
  if (!names_somebody(r.source) || reported_of(r)) return false;
  // "Ada Lim, director of the ferry service said": an office behind a name, without its second comma.
  if (r.source.first > r.begin + 2 && text_.token(r.source.first - 1).is_mark(',') &&
      text_.hit(r.source.first, SenseKind::role) != nullptr && r.source.kind != SourceKind::pronoun &&
      !names_person(r.source))
    if (const SourcePhrase who = nouns_.before(r.begin, r.source.first - 1); who.found() && names_person(who))
      r.source = phrases_.classified(who.first, r.source.last);
  const std::uint32_t opens = r.source.first;  // "his early-morning tweets": half of a compound is nobody
  if (opens > 0 && text_.token(opens - 1).is_mark('-') && !text_.token(opens).space_before) return false;
  return g.auxiliary || (form != VerbForm::base && form != VerbForm::third) || stands_as_verb(r);
}

}  // namespace runut
