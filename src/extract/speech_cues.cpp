// One reader for each kind of speech word that has a speaker: where he and the content stand. Words that name nobody,
// and sources behind prepositions: speech_reports.cpp.
#include <algorithm>

#include "extract/speech_drafts.h"

namespace runut {
namespace {

using After = SourcePhrases::After;

constexpr std::uint32_t short_piece = 5;  // tokens: less is a connective, not what was said

}  // namespace

void SpeechDrafts::read_cue(std::uint32_t s, const Hit& hit) {
  const Cue& cue = text_.pack.speech.cues[hit.index];
  const std::size_t before = drafts_.size();
  switch (cue.form) {
    case CueForm::inverted:
    case CueForm::self:
      read_inverted(s, hit, cue);
      break;
    case CueForm::active:
      read_active(s, hit, cue);
      break;
    case CueForm::passive:
      read_passive(s, hit, cue);
      break;
    case CueForm::agentless:
      read_agentless(s, hit, cue);
      break;
    case CueForm::headline:
    case CueForm::unsaid:
      break;
    case CueForm::verb:
      return read_hedged_verb(s, hit, cue);
  }
  if (drafts_.size() == before) return;
  last_cue_end_ = hit.last;
  // "A, said X, B is feared": the next clause begins behind the speaker.
  if (cue.form == CueForm::inverted && drafts_.back().source.first == hit.last && !drafts_.back().direct)
    last_cue_end_ = std::max(hit.last, drafts_.back().source.last);
  if (cue.form == CueForm::active) last_active_end_ = hit.last;
}

/// Content, cue, speaker; or content, cue, speaker, more content.
void SpeechDrafts::read_inverted(std::uint32_t s, const Hit& hit, const Cue& cue) {
  const Sentence& sentence = text_.sentences[s];
  const std::uint32_t end = sentence_end(s);
  const std::uint32_t quotation = quotation_ending_before(hit.first);
  std::uint32_t edge = hit.first;  // "so said X" and "but said X" begin like "said X"
  const bool parted = edge > sentence.first + 1 && text_.token(edge - 2).is_mark(',');
  if (edge > sentence.first && (parted || edge == sentence.first + 1) &&
      phrases_.mark(edge - 1, SpeechMark::connective))
    --edge;
  const bool at_comma = edge > sentence.first ? text_.token(edge - 1).is_mark(',') : edge < hit.first;
  const bool self = cue.form == CueForm::self;
  if (text_.quotation_of[hit.first] != 0 && quotation == 0) return;

  SpeechDraft draft;
  draft.sentence = s;
  draft.cue = {hit.first, hit.last};
  draft.modality = cue.modality;
  draft.self = self;
  draft.direct = quotation != 0;
  if (!self) {
    draft.source = phrases_.read(hit.last, sentence.last, quotation != 0 ? After::nothing : After::content);
    if (draft.source.kind == SourceKind::statement) draft.source = {};
    const bool pronoun = draft.source.kind == SourceKind::pronoun;
    const bool proper =
        draft.source.found() && (pronoun || text_.token(hit.last).capitalised() ||
                                 draft.source.kind == SourceKind::person || draft.source.kind == SourceKind::unnamed);
    const bool opens = hit.first == sentence.first && phrases_.name_at(hit.last) != nullptr &&
                       draft.source.last < sentence.last &&
                       text_.token(draft.source.last).is_mark(',');  // "Went on X, C"
    if (cue.guarded && !(quotation != 0 ? draft.source.found() : proper && (at_comma || opens))) return;
    if (quotation == 0 && !at_comma && !proper) return;
    if (quotation == 0 && !draft.source.found()) return;
    // Without a comma the word must not be a noun of the sentence.
    if (quotation == 0 && !at_comma && hit.first > sentence.first &&
        !(pronoun || draft.source.kind == SourceKind::person || phrases_.name_at(hit.last) != nullptr))
      return;
  } else if (quotation == 0 && !at_comma && hit.last < end && !text_.token(hit.last).is_mark(',')) {
    return;  // hearsay, or a possessive
  }

  if (quotation != 0) {
    if (quotation_taken_[quotation - 1] != 0) return;
    quotation_taken_[quotation - 1] = 1;
    const Quotation& q = text_.quotations[quotation - 1];
    draft.content.push_back({q.open, q.close + 1});
    add(std::move(draft));
    return;
  }

  const std::uint32_t behind = draft.source.found() ? draft.source.last : hit.last;
  TokenRange before{said_begin(s, hit.first), edge};
  if (before.first < before.last && text_.quotation_of[before.first] != 0) before.first = before.last;
  std::uint32_t go_on;
  const std::uint32_t words = before.last > before.first ? before.last - before.first - (at_comma ? 1 : 0) : 0;
  const bool comma_behind = behind < end && text_.token(behind).is_mark(',');
  const bool pronoun = self || draft.source.kind == SourceKind::pronoun;
  if (words < short_piece)
    go_on = behind;
  else if (pronoun && comma_behind && behind + 1 < end && !text_.token(behind + 1).is_number())
    go_on = phrases_.adjunct(behind + 1) && after_adjuncts(behind + 1, end) == end ? end : behind;
  else
    go_on = after_adjuncts(behind, end);
  add_pieces(draft, before, {go_on, end});
  if (draft.content.empty()) {
    // "..., said X." with nothing before it: the sentence before, if it is a quotation.
    return;
  }
  draft.modality = modality_of(draft.content.back(), cue.modality);
  if (at_comma && draft.content.back().last <= edge) cut_before(s, edge);  // "X says that C, says X"
  add(std::move(draft));
}

/// "a clip that was analysed by X shows": the owner stands in a relative clause.
void SpeechDrafts::find_owner(SourcePhrase& source, std::uint32_t cue) const {
  if (source.clause_first == 0) return;
  for (std::uint32_t i = source.clause_first; i < cue && i < source.clause_first + 12; ++i) {
    if (!text_.is(i, GrammarRole::agent)) continue;
    const SourcePhrase owner = phrases_.read(i + 1, cue, After::content);
    source.owner_first = owner.first;
    source.owner_last = owner.last;
    return;
  }
}

/// Whether a phrase is of places that it counts and does not name.
bool SpeechDrafts::counts_places(const SourcePhrase& source) const {
  if (!source.found() || phrases_.holds_name(source)) return false;
  for (std::uint32_t i = source.first; i < source.last; ++i)
    if (const Hit* noun = text_.hit(i, SenseKind::noun))
      return text_.pack.nouns.nouns[noun->index].noun_class == NounClass::places;
  return false;
}

/// Speaker, cue, content.
void SpeechDrafts::read_active(std::uint32_t s, const Hit& hit, const Cue& cue) {
  const Sentence& sentence = text_.sentences[s];
  std::uint32_t begin = clause_begin(s, hit.first);
  if (negated(hit.first, begin)) return;
  SpeechDraft draft;
  draft.sentence = s;
  draft.cue = {hit.first, hit.last};
  std::uint32_t subject_end = hit.first;
  if (last_cue_end_ == hit.first && !drafts_.empty() && drafts_.back().voice == Voice::agentless &&
      drafts_.back().cue.last == hit.first) {
    // "X is reported to say": the reporting is passed over, X says it.
    subject_end = drafts_.back().cue.first;
    begin = std::min(drafts_.back().content.front().first, subject_end);
    drafts_.pop_back();
  }
  if (hit.first > begin && text_.is(hit.first - 1, GrammarRole::relative)) subject_end = hit.first - 1;
  draft.source = phrases_.subject(begin, subject_end);
  // "X has no toll, but says that 3 died": the subject of the first clause.
  if (!draft.source.found() && begin > sentence.first && begin == phrases_.skip_adverbs_back(hit.first, begin) &&
      text_.is(begin - 1, GrammarRole::contrast) && !text_.token(begin - 1).capitalised())
    draft.source = phrases_.read(phrases_.skip_connectives(sentence.first, begin), begin, After::nothing);
  // "Several towns that report the most cases are ...": what the clause tells of them.
  if (subject_end < hit.first && counts_places(draft.source)) return;
  if (!draft.source.found())
    for (std::uint32_t i = begin; i < hit.first; ++i)
      if (phrases_.mark(i, SpeechMark::request)) return;
  if (cue.carried) {
    // Only a report or recording with an owner shows something on somebody's word.
    if (!draft.source.carrier) return;
    find_owner(draft.source, hit.first);
    if (phrases_.who(draft.source).empty()) return;
  }
  std::uint32_t limit = sentence_end(s);
  const std::uint32_t inside = text_.quotation_of[hit.first];
  if (inside != 0) limit = std::min(limit, text_.quotations[inside - 1].close);
  const std::uint32_t from = content_begin(hit.last, std::max(limit, hit.last));
  const std::uint32_t opened = from < text_.size() && inside == 0 ? text_.quotation_of[from] : 0;
  if (opened != 0 && text_.quotations[opened - 1].open == from && from < sentence.last) {
    const Quotation& q = text_.quotations[opened - 1];
    if (q.close - q.open > 3 && (q.close + 1 >= limit || text_.token(from - 1).is_mark(':') || from == hit.last)) {
      if (quotation_taken_[opened - 1] != 0) return;
      quotation_taken_[opened - 1] = 1;
      draft.direct = true;
      draft.content.push_back({q.open, q.close + 1});
      draft.modality = cue.modality;
      add(std::move(draft));
      return;
    }
  }
  const std::uint32_t words = limit > from ? limit - from : 0;
  const bool that = from > hit.last;
  if (words == 0) return read_closing(s, draft);
  // "notes 56 dead": a few words are a statement where they hold a figure.
  const auto counts = [&](std::uint32_t t) {
    return text_.token(t).is_number() || text_.hit(t, SenseKind::number_word) != nullptr;
  };
  bool figure = false;
  for (std::uint32_t t = from; t < limit && t - from < short_piece; ++t) figure |= counts(t);
  if (cue.object && !that && words < short_piece && !figure) return;
  // "when delivering a speech": a circumstance of other words.
  if (cue.object && !that && !figure && text_.is(hit.first - 1, GrammarRole::when)) return;
  if (!draft.source.found() && !that && (cue.object || cue.modality == Modality::opinion)) return;
  // "The sector of services noted 15,218 cases": what has figures of its own does not speak.
  if (const Hit* noun = cue.object && !that && draft.source.kind == SourceKind::organisation && !draft.source.carrier
                            ? text_.hit(draft.source.first, SenseKind::noun)
                            : nullptr;
      noun != nullptr && text_.pack.nouns.nouns[noun->index].noun_class == NounClass::abstracts &&
      phrases_.name_at(draft.source.first) == nullptr)
    return;
  // "X targets Y in a raid": what is planned is a deed or a number, never a name.
  if (cue.modality == Modality::planned && !that && phrases_.name_at(from) != nullptr) return;
  add_pieces(draft, opening_said(s, draft, begin), {from, limit});
  if (draft.content.empty()) return;
  draft.modality = modality_of(draft.content.back(), cue.modality);
  if (draft.source.found()) turn_away(s, draft.source.first);
  add(std::move(draft));
}

/// "C, thus X reports": what was said stands before it.
void SpeechDrafts::read_closing(std::uint32_t s, SpeechDraft& draft) {
  if (!draft.source.found() || draft.source.last != draft.cue.first || draft.source.kind == SourceKind::statement)
    return;
  const std::uint32_t first = text_.sentences[s].first, at = draft.source.first;
  if (at < first + short_piece + 2 || !phrases_.mark(at - 1, SpeechMark::connective) ||
      !text_.token(at - 2).is_mark(','))
    return;
  add_pieces(draft, {said_begin(s, at), at - 2}, {});
  if (!draft.content.empty()) add(std::move(draft));
}

/// "For that, X says, C": between commas the speaker interrupts what is said. Not where time, place or the course of
/// what was told stand before.
TokenRange SpeechDrafts::opening_said(std::uint32_t s, const SpeechDraft& draft, std::uint32_t begin) const {
  const std::uint32_t first = text_.sentences[s].first, at = draft.source.first;
  if (!draft.source.found() || begin != first || at < first + 3 || at > first + 10 ||
      draft.source.last != draft.cue.first)
    return {};
  if (!text_.token(at - 1).is_mark(',') || !text_.token(draft.cue.last).is_mark(',')) return {};
  for (std::uint32_t i = first; i + 1 < at; ++i)
    if (text_.token(i).kind == TokenKind::mark || phrases_.time_word(i) || text_.is(i, GrammarRole::at) ||
        phrases_.mark(i, SpeechMark::turn) || text_.hit(i, SenseKind::cue) != nullptr)
      return {};
  return {first, at - 1};
}

/// "X says A, while Y says B": what Y says is no part of X's words; nor in "it is feared that A, and Y says B".
void SpeechDrafts::turn_away(std::uint32_t s, std::uint32_t at) {
  if (at <= text_.sentences[s].first + 1 || text_.token(at - 1).capitalised()) return;
  const bool nobody = !drafts_.empty() && drafts_.back().sentence == s && drafts_.back().voice != Voice::said;
  if (text_.is(at - 1, GrammarRole::contrast) || (nobody && text_.is(at - 1, GrammarRole::conjunction)))
    cut_before(s, at);
}

/// "This was said by X": of the sentence before; "said by X, C": of this one.
void SpeechDrafts::read_passive(std::uint32_t s, const Hit& hit, const Cue&) {
  const Sentence& sentence = text_.sentences[s];
  const std::uint32_t begin = clause_begin(s, hit.first);
  const bool head = phrases_.skip_connectives(sentence.first, hit.first) == hit.first;
  const SourcePhrase what = phrases_.subject(begin, hit.first);
  const bool statement =
      what.kind == SourceKind::statement || (what.carrier && text_.is(what.last - 1, GrammarRole::demonstrative));
  if (!statement && !head) return;
  std::uint32_t at = hit.last;
  while (at < sentence.last && text_.is(at, GrammarRole::agent)) ++at;
  SpeechDraft draft;
  draft.sentence = s;
  draft.cue = {hit.first, hit.last};
  draft.source = phrases_.read(at, sentence.last, statement ? After::nothing : After::content);
  if (!draft.source.found() || draft.source.kind == SourceKind::statement) return;
  const std::uint32_t end = sentence_end(s);
  if (head) {
    if (draft.source.last >= end || !text_.token(draft.source.last).is_mark(',')) return;
    add_pieces(draft, {}, {after_adjuncts(draft.source.last, end), end});
  } else if (s > 0) {
    const Sentence& previous = text_.sentences[s - 1];
    const std::uint32_t previous_end = sentence_end(s - 1);
    const bool colon = text_.token(sentence.last - 1).is_mark(':');
    if (!previous.furniture && !previous.headline && !colon && previous_end > previous.first)
      add_pieces(draft, {}, {previous.first, previous_end});
  }
  if (!draft.content.empty()) add(std::move(draft));
}

}  // namespace runut
