// Words of saying and reporting: who says (cues), on whose word (source prepositions), who passes it on
// (relays), in what (carriers), who stays unnamed, and how sure it is (modals).
//
// speech.toml, one array of tables per kind; every entry lists its surfaces under `words`:
//   [[cue]]      form, modality, and the flags of Cue
//   [[verb]]     what it takes (clause, noun, infinitive, hearer), modality, attitude, inverts; `verbs`: the forms
//                of each in one text (base third gerund past [participle], "-" for one that is another word);
//                `particles`: words behind every form; `adjectives`: forms that need a copula
//   [[source]]   prepositions that open a source phrase
//   [[relay]]    form of passing on
//   [[carrier]]  reports, data, statements
//   [[unnamed]]  canonical: what stands for a source without a name
//   [[pronoun]]  refers: speaker, self, statement; body: means no person
//   [[modal]]    means: a modality, or "revised"
//   [[mark]]     role: small words around speech (SpeechMark)
#pragma once

#include <string>
#include <vector>

#include "pack/lexicon.h"
#include "pack/node.h"
#include "runut/attribution.h"

namespace runut {

/// Where speaker and content stand around a reporting word.
enum class CueForm : std::uint8_t {
  inverted,   ///< content, cue, speaker ("..., said X")
  self,       ///< the same with the speaker inside the word
  active,     ///< speaker, cue, content
  passive,    ///< content, cue, (by) speaker; often of a statement made before
  agentless,  ///< content around the cue, nobody named
  headline,   ///< like active, but a cue in headlines only
  unsaid,     ///< holds a cue and reports nothing ("does not want to be named")
  verb,       ///< an inflected verb: its group, its subject and what it takes tell (see verb_groups.h)
};

/// The inflected forms of a reporting verb, in the order in which a pack writes them.
enum class VerbForm : std::uint8_t { base, third, gerund, past, participle, adjective };

struct Cue {
  CueForm form = CueForm::active;
  Modality modality = Modality::asserted;
  bool guarded = false;  ///< an ordinary word too: a cue only between a boundary and a speaker
  bool carried = false;  ///< reports only where its subject is a carrier ("shows")
  bool object = false;   ///< often takes a plain object: needs a sign of a clause
  bool own = false;      ///< the article's own voice goes on ("is recorded")

  VerbForm verb = VerbForm::base;
  bool attitude = false;    ///< wants, praises: tells how somebody stands to something, not that it is so
  bool inverts = false;     ///< may stand before its speaker ("said X")
  bool clause = false;      ///< takes a clause
  bool noun = false;        ///< takes a plain object
  bool infinitive = false;  ///< takes "to do"
  bool hearer = false;      ///< says first to whom
};

struct SourceCue {
  bool self = false;     ///< the source is inside the word
  bool carried = false;  ///< needs a carrier behind it ("based on data of ...")
  bool initial = false;  ///< only at the head of a sentence ("in a report ...")
};

enum class RelayForm : std::uint8_t {
  passive,  ///< "as reported by X": X passes on
  active,   ///< "citing X": X is cited by the subject
  repeat,   ///< "as reported before": the article repeats itself, nobody passes on
};

struct Relay {
  RelayForm form = RelayForm::passive;
};

struct Carrier {
  bool evidence = false;  ///< pictures and recordings: they show, they do not say
};

struct UnnamedSource {
  std::string canonical;
};

enum class PronounRefers : std::uint8_t {
  speaker,    ///< he, she, they: the speaker before
  self,       ///< I, we: whoever speaks the words
  statement,  ///< this, that: what was said before
};

struct Pronoun {
  PronounRefers refers = PronounRefers::speaker;
  bool body = false;  ///< means a body rather than a person ("it")
};

struct Modal {
  Modality modality = Modality::asserted;
  bool revised = false;  ///< "corrected", "updated"
};

/// Small words around speech. Index of SenseKind::speech_mark hits.
enum class SpeechMark : std::uint8_t {
  phrase_end,    ///< ends the phrase that names a source ("while", "through")
  connective,    ///< stands before a speaker and is none ("meanwhile")
  continuation,  ///< at the head of a sentence: the source of the sentence before goes on
  adverb,        ///< may stand between speaker and cue
  audience,      ///< who is told, and passes nothing on ("reporters")
  channel,       ///< "to", before who is told
  media,         ///< names a kind of outlet ("news agency", "daily")
  request,       ///< asks or makes somebody do something: who follows does not speak
  determiner,    ///< "a", "some": stands before what names a source
  turn,          ///< at the head of a sentence: something else begins, no source goes on
  opening,       ///< at the head of a line that a list follows ("the following")
  plural,        ///< a noun that means more than one without an ending for it ("people")
  topic,         ///< a preposition that belongs to the verb before what it speaks of ("about")
  predicate,     ///< a common verb that reports nothing: a noun phrase ends before it
  count_
};

struct Speech {
  std::vector<Cue> cues;
  std::vector<SourceCue> sources;
  std::vector<Relay> relays;
  std::vector<Carrier> carriers;
  std::vector<UnnamedSource> unnamed;
  std::vector<Modal> modals;
  std::vector<Pronoun> pronouns;
  std::vector<std::string> plural_endings;  ///< of nouns that mean more than one
  std::vector<std::string> possessive_endings;
  std::vector<std::string> contraction_endings;  ///< of pronouns that an auxiliary has grown to
  std::vector<std::string> past_endings;         ///< of verbs in the past that no list has
  std::vector<std::string> adverb_endings;       ///< of words that are adverbs although no list has them
  bool verbal = false;  ///< reporting words are inflected verbs: groups, noun phrases, clauses with "that"
};

/// Loads speech.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_speech(const Node& file, Speech& out, LexiconBuilder& lexicon);

}  // namespace runut
