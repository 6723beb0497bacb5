// Reports that name nobody or name whom they are by: "C is feared", "according to X, C", "a report that C". Which part
// of the clause an agentless cue speaks of, and which pieces of a sentence stand on a source's word.
#include <algorithm>

#include "extract/speech_drafts.h"

namespace runut {
namespace {

using After = SourcePhrases::After;

constexpr std::uint32_t short_piece = 5;  // tokens: less is a connective, not what was said

}  // namespace

/// The part of a clause that an agentless cue speaks of: behind "that", or behind a comma and what joins clauses.
std::uint32_t SpeechDrafts::predicate_begin(std::uint32_t begin, std::uint32_t cue) const {
  bool comma = false;
  for (std::uint32_t i = cue; i > begin && cue - i < 40; --i) {
    if (text_.is(i - 1, GrammarRole::relative)) return i + 1 >= cue ? i - 1 : begin;
    // "it stands there with losses estimated at ...": the losses are.
    comma = comma || text_.token(i - 1).is_mark(',');
    if (!comma && i < cue && i - 1 > begin && text_.is(i - 1, GrammarRole::with)) return i;
    const bool connective = phrases_.mark(i - 1, SpeechMark::connective);
    if (i - 1 == begin || (!connective && !text_.is(i - 1, GrammarRole::cause))) continue;
    // What is no adverb and joins no nouns opens a clause without a comma too.
    const bool opens = connective && i < cue && !phrases_.mark(i - 1, SpeechMark::adverb) &&
                       !phrases_.time_word(i - 1) && text_.hit(i - 1, SenseKind::grammar) == nullptr &&
                       !phrases_.mark(i - 1, SpeechMark::phrase_end) &&
                       text_.hit_before(i, SenseKind::speech_mark) != nullptr;
    if (opens || text_.token(i - 2).is_mark(',')) return i;
  }
  return begin;
}

/// Its other end: a comma and what joins clauses.
std::uint32_t SpeechDrafts::predicate_end(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t i = begin; i + 1 < end && i - begin < 60; ++i) {
    if (!text_.token(i).is_mark(',')) continue;
    if (text_.is(i + 1, GrammarRole::cause) || text_.is(i + 1, GrammarRole::contrast) ||
        (phrases_.mark(i + 1, SpeechMark::connective) && !text_.is(i + 1, GrammarRole::conjunction) &&
         !text_.is(i + 1, GrammarRole::disjunction)))
      return i;
  }
  return end;
}

/// The subject before the cue and the predicate behind it.
void SpeechDrafts::read_agentless(std::uint32_t s, const Hit& hit, const Cue& cue) {
  const Sentence& sentence = text_.sentences[s];
  const std::uint32_t begin = predicate_begin(clause_begin(s, hit.first), hit.first);
  if (hit.first > begin && text_.is(hit.first - 1, GrammarRole::negation)) return;
  // "This was reported by X" has an agent after all.
  std::uint32_t at = hit.last;
  const bool by = at < sentence.last && text_.is(at, GrammarRole::agent);
  if (by || phrases_.subject(begin, hit.first).kind == SourceKind::statement) {
    const std::size_t before = drafts_.size();
    read_passive(s, hit, cue);
    if (drafts_.size() > before) return;
  }
  // "reported to the police" is no report to the reader.
  if (at < sentence.last && (text_.is(at, GrammarRole::to) || phrases_.mark(at, SpeechMark::channel))) return;
  std::uint32_t limit = sentence_end(s);
  const std::uint32_t inside = text_.quotation_of[hit.first];
  if (inside != 0) limit = std::min(limit, text_.quotations[inside - 1].close);
  if (limit <= hit.last) limit = hit.last;
  SpeechDraft draft;
  draft.sentence = s;
  draft.cue = {hit.first, hit.last};
  draft.voice = cue.own ? Voice::own : Voice::agentless;
  draft.attitude = cue.attitude;
  draft.modality = cue.modality;
  if (by) {
    draft.source = phrases_.read(at + 1, sentence.last, After::content);
    if (draft.source.found()) draft.voice = Voice::said;
  }
  const std::uint32_t start = phrases_.skip_connectives(begin, hit.first);
  const std::uint32_t behind = content_begin(draft.source.found() ? draft.source.last : hit.last, limit);
  limit = predicate_end(behind, limit);
  if (text_.is(start, GrammarRole::relative) && start < hit.first)  // "X that is feared dead is Y": of X only
    for (std::uint32_t i = behind; i < limit; ++i)
      if (text_.is(i, GrammarRole::copula) && !text_.token(i - 1).is_mark(',')) limit = i;
  if (hit.first > sentence.first && text_.is(hit.first - 1, GrammarRole::relative) && draft.voice == Voice::agentless)
    for (std::uint32_t i = behind; i < limit; ++i)  // "of those who are reported missing, 23 were found"
      if (text_.token(i).is_mark(',')) limit = i;
  TokenRange subject{start, phrases_.skip_adverbs_back(hit.first, start)};
  while (!subject.empty() && (phrases_.time_word(subject.first) || text_.token(subject.first).is_mark(',')))
    ++subject.first;  // "On Wednesday it was recorded that"
  if (!subject.empty()) subject.first = start;
  add_pieces(draft, subject, {behind, limit});
  if (!draft.content.empty()) add(std::move(draft));
}

/// "Y said that A, which left 9 dead according to X": without a comma the source is of the relative clause, where
/// another's words hold both. Where what it says begins.
std::uint32_t SpeechDrafts::part_in_doubt(std::uint32_t s, std::uint32_t cue, std::uint32_t start) const {
  if (cue == 0 || text_.token(cue - 1).is_mark(',') || drafts_.empty() || drafts_.back().sentence != s) return start;
  if (!drafts_.back().covers(cue) || drafts_.back().content.empty()) return start;
  const std::uint32_t first = drafts_.back().content.back().first;
  for (std::uint32_t i = cue; i > first + 1; --i)
    if (text_.is(i - 1, GrammarRole::relative) || text_.is(i - 1, GrammarRole::complementizer)) return i - 1;
  return start;
}

/// "According to X, C"; "C1, according to X, C2"; "C, according to X".
void SpeechDrafts::read_source_cue(std::uint32_t s, const Hit& hit) {
  const Sentence& sentence = text_.sentences[s];
  const SourceCue& cue = text_.pack.speech.sources[hit.index];
  std::uint32_t limit = sentence_end(s);
  const std::uint32_t inside = text_.quotation_of[hit.first];
  if (inside != 0) limit = std::min(limit, text_.quotations[inside - 1].close);
  if (limit < hit.last) return;
  const std::uint32_t head = phrases_.skip_connectives(sentence.first, hit.first);
  if (cue.initial && head != hit.first) return;
  SpeechDraft draft;
  draft.sentence = s;
  draft.cue = {hit.first, hit.last};
  draft.self = cue.self;
  std::uint32_t behind = hit.last;
  if (!cue.self) {
    const Hit* carrier = text_.hit(hit.last, SenseKind::carrier);
    if (cue.carried && (carrier == nullptr || text_.pack.speech.carriers[carrier->index].evidence)) return;
    draft.source = text_.pack.speech.verbal ? nouns_.after(hit.last, std::max(limit, hit.last))
                                            : phrases_.read(hit.last, std::max(limit, hit.last), After::content);
    if (!draft.source.found()) return;
    if (cue.carried && head != hit.first && phrases_.who(draft.source).empty()) return;
    if (draft.source.kind == SourceKind::statement) draft.source = {hit.last, hit.last, SourceKind::none, false, false};
    behind = std::max(draft.source.last, hit.last);
    // "data that were received from the site of X, C": a relative clause belongs to the source.
    if (behind < limit && text_.is(behind, GrammarRole::relative)) {
      std::uint32_t comma = behind;
      while (comma < limit && comma - behind < 30 && !text_.token(comma).is_mark(',')) ++comma;
      if (comma < limit && text_.token(comma).is_mark(',')) draft.source.last = behind = comma;
    }
  }
  const std::uint32_t quoted = text_.pack.speech.verbal ? quotation_ending_before(hit.first) : 0;
  if (quoted != 0 && quotation_taken_[quoted - 1] == 0) {
    quotation_taken_[quoted - 1] = 1;
    const Quotation& q = text_.quotations[quoted - 1];
    draft.direct = q.open <= sentence.first + 1;
    draft.content.push_back({draft.direct ? q.open : clause_around(s, q.open), q.close + 1});
    add(std::move(draft));
    last_cue_end_ = std::max(last_cue_end_, behind);
    return;
  }
  const bool closing = text_.pack.speech.verbal && after_adjuncts(behind, limit) == limit;
  std::uint32_t start = closing ? said_begin(s, hit.first) : std::max(last_active_end_, said_begin(s, hit.first));
  // "A, according to X, and B, according to Y": what Y says begins behind X.
  if (closing && !drafts_.empty() && drafts_.back().sentence == s && drafts_.back().content.size() > 1) {
    SpeechDraft& other = drafts_.back();
    const TokenRange joined = other.content.back();
    if (text_.hit(other.cue.first, SenseKind::source_cue) != nullptr && joined.has(hit.first) &&
        text_.is(joined.first, GrammarRole::conjunction)) {
      start = joined.first + 1;
      other.content.pop_back();
    }
  }
  const std::uint32_t whole = start;
  if (closing) start = part_in_doubt(s, hit.first, start);
  TokenRange before{start, hit.first};
  turn_away(s, hit.first);
  std::uint32_t go_on = behind;
  // Behind the phrase only time and place: what was said stands before it.
  const bool reason = behind < limit && text_.is(behind, GrammarRole::cause);
  if (!reason && before.last > before.first + short_piece && after_adjuncts(behind, limit) == limit) go_on = limit;
  add_pieces(draft, before, {go_on, limit});
  if (draft.content.empty()) return;
  draft.modality = modality_of(draft.content.back(), Modality::asserted);
  // On whose word it all stands is no part of what the speaker before said.
  if (closing && start == whole) cut_before(s, hit.first);
  add(std::move(draft));
  last_cue_end_ = std::max(last_cue_end_, behind);
}

/// "a report that C": nobody is named, unless an owner stands between.
void SpeechDrafts::read_report_of(std::uint32_t s, const Hit& hit) {
  const std::uint32_t limit = sentence_end(s);
  if (hit.last >= limit || hit.first < last_cue_end_ || !text_.is(hit.last, GrammarRole::complementizer)) return;
  SpeechDraft draft;
  draft.sentence = s;
  draft.cue = {hit.first, hit.last};
  draft.voice = Voice::agentless;
  add_pieces(draft, {}, {content_begin(hit.last, limit), limit});
  if (draft.content.empty()) return;
  draft.modality = modality_of(draft.content.front(), Modality::asserted);
  add(std::move(draft));
  last_cue_end_ = hit.last;
}

}  // namespace runut
