// Inflected reporting verbs: the group tells in which voice the verb stands, the words around it where its content is:
// "X said C", "X, saying C", "C was reported by X", "Y was told C". Its subject: verb_subjects.cpp; content before it:
// verb_behind.cpp; where contents begin and end: verb_content.cpp.
#include <algorithm>

#include "extract/speech_drafts.h"

namespace runut {
namespace {

constexpr std::uint32_t far = 80;  // tokens looked at on either side of a verb

}  // namespace

bool SpeechDrafts::opens_quotation(std::uint32_t token) const {
  const std::uint32_t q = token < text_.size() ? text_.quotation_of[token] : 0;
  return q != 0 && text_.quotations[q - 1].open == token;
}

/// Takes the words of a verb that is joined to the one before out of what that one is said to say.
void SpeechDrafts::cut_before(std::uint32_t s, std::uint32_t at) {
  std::size_t seen = 0;
  for (auto d = drafts_.rbegin(); d != drafts_.rend() && d->sentence == s && seen < 4; ++d, ++seen) {
    if (d->content.empty() || d->direct) continue;
    TokenRange& last = d->content.back();
    if (!last.has(at)) continue;
    last.last = at;
    while (!last.empty() &&
           (text_.token(last.last - 1).is_mark(',') || text_.is(last.last - 1, GrammarRole::conjunction) ||
            text_.is(last.last - 1, GrammarRole::contrast)))
      --last.last;
    if (last.empty()) d->content.pop_back();
  }
}

/// "X said:", and the quotation is the next paragraph.
bool SpeechDrafts::quotes_below(std::uint32_t s, std::uint32_t behind) const {
  const std::uint32_t last = text_.sentences[s].last;
  if (last >= text_.size() || !text_.token(last - 1).is_mark(':') || !opens_quotation(last)) return false;
  return quotation_taken_[text_.quotation_of[last] - 1] == 0 && last - 1 < behind + 12;
}

/// Whether an auxiliary stands in what begins at a token, before a comma: it is a clause and no noun phrase.
bool SpeechDrafts::finite_before_comma(std::uint32_t from, std::uint32_t limit) const {
  for (std::uint32_t i = from; i < limit && i < from + 24 && !text_.token(i).is_mark(','); ++i) {
    if (text_.is(i, GrammarRole::relative) || text_.is(i, GrammarRole::complementizer)) return false;
    if (i > from &&
        (text_.is(i, GrammarRole::copula) || text_.is(i, GrammarRole::auxiliary) || text_.is(i, GrammarRole::already)))
      return true;
  }
  return false;
}

/// "C was reported by X"; "C is expected to be so"; "Y was told C".
void SpeechDrafts::read_verb_passive(VerbReading& r, SpeechDraft& draft) {
  const SourcePhrase subject = r.source;
  draft.source = {};
  std::uint32_t at = r.group.last;
  if (at < r.limit && text_.is(at, GrammarRole::agent)) {
    draft.source = nouns_.after(at + 1, r.limit);
    at = draft.source.found() ? draft.source.last : at;
  }
  if (!draft.source.found()) draft.voice = Voice::agentless;
  TokenRange before{subject.first, subject.last}, after{at, r.limit};
  if (r.cue.hearer) {
    const std::uint32_t from = verb_content(r);
    if (!text_.is(from, GrammarRole::complementizer) && !text_.is(from, GrammarRole::infinitive) &&
        !opens_quotation(from))
      return;
    before = {};
    after = {from, r.limit};
  } else if (!r.cue.clause && !r.cue.infinitive) {
    after = {};
  }
  if (!before.empty() && text_.hit(before.first, SenseKind::pronoun) == nullptr && subject.owner_first == 0 &&
      !r.cue.clause && draft.source.found() == false)
    return;
  add_pieces(draft, before, {after.first, after.empty() ? after.first : object_end(after.first, r.limit, false)});
}

/// "Asked whether C, X said": nobody is named who asked.
bool SpeechDrafts::read_participle_opening(const VerbReading& r, SpeechDraft& draft) const {
  if (!r.cue.hearer || r.group.auxiliary || r.group.infinitive || r.cue.attitude) return false;
  if (r.cue.verb != VerbForm::past && r.cue.verb != VerbForm::participle) return false;
  const std::uint32_t first = r.group.first;
  if (first != text_.sentences[r.s].first && (first == 0 || !text_.is(first - 1, GrammarRole::when))) return false;
  std::uint32_t at = r.group.last;
  draft.voice = Voice::agentless;
  if (text_.is(at, GrammarRole::agent)) {
    draft.source = nouns_.after(at + 1, r.limit);
    if (draft.source.found()) {
      draft.voice = Voice::said;
      at = draft.source.last;
    }
  }
  add_pieces(draft, {}, {at, object_end(at, r.limit, false)});
  return !draft.content.empty();
}

/// "The mayor, who had seen it, said ...", "an officer, speaking on his own behalf, said a captain was hurt": whether
/// the comma ends what is said more of the sentence's first words.
bool SpeechDrafts::closes_subject(std::uint32_t begin, std::uint32_t comma) const {
  for (std::uint32_t i = begin; i + 1 < comma && i < begin + 12; ++i) {
    if (!text_.token(i).is_mark(',')) continue;
    const SourcePhrase subject = nouns_.opening(begin, i);
    if (!subject.found() || subject.last != i) return false;
    if (text_.is(i + 1, GrammarRole::relative)) return true;
    for (std::uint32_t t = i + 1; t < comma; ++t)
      if (text_.token(t).is_mark(',') || text_.is(t, GrammarRole::copula) || text_.is(t, GrammarRole::auxiliary) ||
          text_.is(t, GrammarRole::already))
        return false;
    return comma < i + 12 && nouns_.interrupted(i, comma);
  }
  return false;
}

/// "As X reported, C": what was said stands behind the comma.
bool SpeechDrafts::read_as_told(const VerbReading& r, std::uint32_t from, SpeechDraft& draft) const {
  const std::uint32_t first = text_.sentences[r.s].first;
  if (r.inherited || r.relative || r.source.first != first + 1 || !text_.is(first, GrammarRole::as)) return false;
  if (!r.cue.noun || !r.cue.clause || from + 1 >= r.limit || !text_.token(from).is_mark(',')) return false;
  add_pieces(draft, {}, {from + 1, r.limit});
  return !draft.content.empty();
}

void SpeechDrafts::read_verb(std::uint32_t s, const Hit& hit, const Cue& cue) {
  for (const Hit& h : text_.scan.hits_at(hit.first))
    if (h.kind == SenseKind::cue && h.last > hit.last) return;  // a longer cue stands here
  if (!drafts_.empty() && drafts_.back().cue.has(hit.first)) return;
  // "State-backed": tied to the word before.
  if (hit.first > 0 && !text_.token(hit.first).space_before && text_.token(hit.first - 1).is_mark('-')) return;
  if (capital_inside(hit.first) || opens_chain(hit, cue)) return;
  const Sentence& sentence = text_.sentences[s];
  const std::uint32_t quotation = text_.quotation_of[hit.first];
  std::uint32_t begin = std::max(sentence.first, last_cue_end_);
  std::uint32_t limit = sentence_end(s);
  if (quotation != 0) {
    if (cue.attitude) return;
    begin = std::max(begin, text_.quotations[quotation - 1].open + 1);
    limit = std::min(limit, text_.quotations[quotation - 1].close);
  } else {
    const std::uint32_t stop = hit.first > begin + far ? hit.first - far : begin;
    for (std::uint32_t i = hit.first; i > stop; --i)
      if (text_.quotation_of[i - 1] != 0 || text_.token(i - 1).is_mark(';') || text_.token(i - 1).is_mark(':')) {
        begin = i;
        break;
      }
  }
  limit = std::max(limit, hit.last);
  VerbReading r{s, hit, cue, verb_group(text_, nouns_, begin, hit), begin, limit, {}, false, false};
  SpeechDraft draft;
  draft.sentence = s;
  draft.attitude = cue.attitude;
  draft.cue = {r.group.first, r.group.last};
  draft.modality = cue.modality;

  // "C, said X": the speaker stands behind.
  const std::uint32_t before = r.group.first;
  const std::uint32_t quoted = quotation == 0 ? quotation_ending_before(before) : 0;
  const bool edge = quoted != 0 || (before > begin && text_.token(before - 1).is_mark(',') &&
                                    !closes_subject(sentence.first, before - 1));
  const bool reports_said = text_.hit(hit.last, SenseKind::cue) != nullptr;  // "..., reports said"
  if (cue.inverts && edge && !reports_said && r.group.first == hit.first && cue.verb != VerbForm::gerund) {
    const bool figure = text_.hit(hit.last, SenseKind::hedge) != nullptr;  // "X said more than nine"
    draft.source = figure ? SourcePhrase{} : nouns_.after(hit.last, sentence.last);
    const bool speaker =
        draft.source.found() &&
        (quoted != 0 || draft.source.last >= limit || after_adjuncts(draft.source.last, limit) >= limit ||
         text_.token(draft.source.last).is_mark(',')) &&
        !(quoted == 0 && acts(draft.source.last, limit));
    if (speaker && read_verb_behind(r, draft)) {
      if (draft.source.kind == SourceKind::statement) draft.source.kind = SourceKind::pronoun;
      add_verb(std::move(draft), r);
      return;
    }
    draft.source = {};
    draft.content.clear();
  }
  if (read_participle_opening(r, draft)) return add_verb(std::move(draft), r);
  if (!find_subject(r)) return;
  if (const Hit* p = text_.hit(r.source.first, SenseKind::pronoun);
      p != nullptr && quotation != 0 && text_.pack.speech.pronouns[p->index].refers == PronounRefers::self)
    return;
  draft.source = r.source;
  if (!r.inherited && !r.relative && r.source.last < last_cue_end_)
    cut_before(s, r.group.first);  // "who praised it warned"
  if (r.group.passive && cue.verb != VerbForm::adjective) {
    read_verb_passive(r, draft);
    if (!draft.content.empty()) add_verb(std::move(draft), r);
    return;
  }
  if (!r.relative && read_verb_behind(r, draft)) {
    if (!r.inherited && draft.content.back().last <= r.source.first) cut_before(s, r.source.first);
    add_verb(std::move(draft), r);
    return;
  }
  draft.content.clear();
  if (quotes_below(s, r.group.last)) {
    const std::uint32_t next = text_.quotation_of[sentence.last];
    quotation_taken_[next - 1] = 1;
    draft.direct = true;
    draft.content.push_back({sentence.last, text_.quotations[next - 1].close + 1});
    add_verb(std::move(draft), r);
    return;
  }
  std::uint32_t from = verb_content(r);
  if (from >= limit) return;
  if (cue.verb == VerbForm::adjective) {
    draft.cue.last = std::max(draft.cue.last, from);  // "confident about"
  } else if (from == draft.cue.last && phrases_.mark(from, SpeechMark::topic) && !cue.hearer && !cue.infinitive) {
    draft.cue.last = ++from;  // "knows of"
    if (from >= limit) return;
  }
  const bool that = text_.is(from, GrammarRole::complementizer);
  const bool to = text_.is(from, GrammarRole::infinitive);
  if (cue.infinitive && !cue.clause && !cue.noun && !to && !cue.hearer) return;
  const std::uint32_t q = text_.quotation_of[from];
  if (opens_quotation(from) && q != 0 && quotation == 0) {
    const Quotation& quote = text_.quotations[q - 1];
    if (quote.close + 1 >= limit || quote.close - quote.open > 8) {
      if (quote.close + 2 >= limit || quote.close >= sentence.last - 1) {
        if (quotation_taken_[q - 1] != 0) return;
        quotation_taken_[q - 1] = 1;
        draft.direct = true;
        draft.content.push_back({quote.open, quote.close + 1});
        add_verb(std::move(draft), r);
        return;
      }
    }
  }
  if (read_as_told(r, from, draft)) return add_verb(std::move(draft), r);
  std::uint32_t end = r.relative ? relative_end(r, from) : clause_end(r, from);
  const bool finite = cue.clause && cue.noun && !to && !cue.attitude && finite_before_comma(from, limit);
  const bool clause = that || finite || ((cue.clause || cue.hearer) && !to && !cue.noun);
  if (!clause) end = std::min(end, object_end(from, limit, !to && !that && !cue.clause));
  if (end <= from) return;
  // Sentences inside a quotation that the content opened are said too.
  if (const std::uint32_t open = end == limit && quotation == 0 ? text_.quotation_of[end - 1] : 0; open != 0) {
    const Quotation& quote = text_.quotations[open - 1];
    if (quote.open >= from && quote.closed && quote.close >= end && quotation_taken_[open - 1] == 0) {
      quotation_taken_[open - 1] = 1;
      end = quote.close + 1;
    }
  }
  // "which X said C": the relative pronoun is a part of what was said.
  const std::uint32_t head = r.inherited || r.relative ? 0 : r.source.first;
  const bool moved = head > sentence.first && text_.is(head - 1, GrammarRole::relative);
  add_pieces(draft, moved ? TokenRange{head - 1, head} : TokenRange{}, {from, end});
  if (draft.content.empty()) return;
  draft.modality = modality_of(draft.content.back(), cue.modality);
  add_verb(std::move(draft), r);
}

/// "X reportedly said C": the adverb makes hearsay of X's words, and no report of its own.
void SpeechDrafts::read_hedged_verb(std::uint32_t s, const Hit& hit, const Cue& cue) {
  const bool hedged = !drafts_.empty() && drafts_.back().sentence == s && drafts_.back().voice == Voice::agentless &&
                      drafts_.back().cue.last == hit.first && !drafts_.back().content.empty() && !cue.attitude;
  if (!hedged) return read_verb(s, hit, cue);
  const SpeechDraft adverb = std::move(drafts_.back());
  drafts_.pop_back();
  const std::uint32_t cue_end = last_cue_end_;
  last_cue_end_ = std::min(adverb.cue.first, adverb.content.front().first);
  const std::size_t before = drafts_.size();
  read_verb(s, hit, cue);
  if (drafts_.size() > before && drafts_.back().source.found()) {
    if (drafts_.back().modality == Modality::asserted) drafts_.back().modality = adverb.modality;
    return;
  }
  drafts_.resize(before);
  last_cue_end_ = cue_end;
  drafts_.push_back(adverb);
}

/// Adds a draft of a verb; a verb joined to the one before, or with a subject of its own behind "but" and
/// "and", ends what was said before.
void SpeechDrafts::add_verb(SpeechDraft&& draft, const VerbReading& r) {
  std::uint32_t at = r.source.found() && !r.inherited ? r.source.first : r.group.first;
  if (at > r.begin && !r.relative) {
    const std::uint32_t before = at - 1;
    const bool comma = before > r.begin && text_.token(before - 1).is_mark(',');
    const bool joined = text_.is(before, GrammarRole::conjunction) || text_.is(before, GrammarRole::contrast);
    if (r.inherited && (joined || text_.token(before).is_mark(',')) && !r.group.infinitive)
      cut_before(r.s, at);
    else if (!r.inherited && joined && comma && !draft.attitude)
      cut_before(r.s, at);
  }
  if (r.cue.hearer && !r.group.passive && r.hit.last < r.limit)
    if (const std::uint32_t end = nouns_.end_of(r.hit.last, r.limit); end > r.hit.last)
      draft.audience = phrases_.classified(r.hit.last, end);
  if (draft.negated_group = r.group.negated; draft.negated_group && draft.modality == Modality::asserted)
    draft.modality = Modality::denied;
  last_cue_end_ = std::max(last_cue_end_, r.hit.last);
  if (!r.group.passive && !draft.content.empty() && draft.content.back().first >= r.hit.last)
    last_active_end_ = r.hit.last;
  add(std::move(draft));
}

/// Attitudes inside another's words are those words' own.
void SpeechDrafts::drop_held_attitudes(std::uint32_t s, std::size_t first_draft) {
  for (std::size_t d = first_draft; d < drafts_.size();) {
    bool held = false;
    if ((drafts_[d].attitude || drafts_[d].modality == Modality::opinion) && drafts_[d].sentence == s)
      for (std::size_t k = first_draft; k < drafts_.size() && k < first_draft + 16 && !held; ++k)
        held = k != d && drafts_[k].covers(drafts_[d].cue.first) && drafts_[k].voice == Voice::said;
    if (held)
      drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(d));
    else
      ++d;
  }
}

}  // namespace runut
