// Inflected reporting verbs: the group tells whether the verb stands as one and in which voice, the words
// around it where its subject and its content are: "X said C", "C, X said", "C1, X said, C2", "C, said X",
// "X, saying C", "C was reported by X", "Y was told C". Where contents begin and end: verb_content.cpp.
#include <algorithm>

#include "extract/speech_drafts.h"

namespace runut {
namespace {

constexpr std::uint32_t far = 80;         // tokens looked at on either side of a verb
constexpr std::uint32_t short_piece = 5;  // tokens: less is a circumstance, not what was said

}  // namespace

bool SpeechDrafts::opens_quotation(std::uint32_t token) const {
  const std::uint32_t q = token < text_.size() ? text_.quotation_of[token] : 0;
  return q != 0 && text_.quotations[q - 1].open == token;
}

/// A quotation that begins in the middle of a sentence.
bool SpeechDrafts::goes_on_inside(std::uint32_t open) const {
  std::uint32_t i = open;
  while (i < text_.size() && text_.token(i).kind == TokenKind::mark) ++i;
  return i < text_.size() && text_.token(i).is_word() && !text_.token(i).capitalised();
}

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

/// Whether a form that nouns share ("plans", "report") stands as a verb: behind a subject that agrees with
/// it, and before what verbs take, not what follows nouns.
bool SpeechDrafts::stands_as_verb(const VerbReading& r) const {
  const std::uint32_t next = r.group.last;
  if (next < r.limit && (text_.is(next, GrammarRole::copula) || text_.is(next, GrammarRole::auxiliary) ||
                         text_.is(next, GrammarRole::already) || nouns_.verb(next)))
    return false;
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
           (phrases_.holds_name(r.source) || r.source.kind == SourceKind::pronoun);
  }
  if (joined) {
    r.source = subject_before(r.s, g.first);
    r.inherited = true;
    return r.source.found() && (!drafts_.empty() || form != VerbForm::base);
  }
  const bool that = text_.is(before, GrammarRole::complementizer);
  if (text_.is(before, GrammarRole::relative) || that) {
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
  if (!g.auxiliary && (nouns_.determiner(before) || nouns_.preposition(before) || text_.token(before).is_number()))
    return false;
  const bool comma = text_.token(before).is_mark(',');
  r.source = nouns_.before(comma ? text_.sentences[r.s].first : r.begin, nouns_.before_circumstance(r.begin, g.first));
  if (!r.source.found()) return false;
  return g.auxiliary || (form != VerbForm::base && form != VerbForm::third) || stands_as_verb(r);
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

/// "Six were hurt": short, and all the same a clause that counts.
bool SpeechDrafts::tells(TokenRange piece) const {
  bool counts = false, stands = false;
  for (std::uint32_t i = piece.first; i < piece.last; ++i) {
    counts = counts || text_.token(i).is_number() || text_.hit(i, SenseKind::number_word) != nullptr;
    stands = stands || text_.is(i, GrammarRole::copula) || text_.hit(i, SenseKind::measure_cue) != nullptr;
  }
  return counts && stands;
}

/// "On "The Morning Show," X said C": a few words in quotation marks behind a preposition, and more behind the verb.
bool SpeechDrafts::names_a_work(std::uint32_t quotation, std::uint32_t behind, std::uint32_t limit) const {
  if (quotation == 0 || behind >= limit) return false;
  const Quotation& q = text_.quotations[quotation - 1];
  return q.close - q.open < 8 && q.open > 0 && (nouns_.preposition(q.open - 1) || nouns_.determiner(q.open - 1)) &&
         after_adjuncts(behind, limit) < limit;
}

/// "C, X said" and "C, said X"; false where the content stands behind the verb.
bool SpeechDrafts::read_verb_behind(VerbReading& r, SpeechDraft& draft) {
  const Sentence& sentence = text_.sentences[r.s];
  const std::uint32_t head = r.source.found() && !r.inherited ? r.source.first : r.group.first;
  if (r.relative || head == 0) return false;
  const bool own_sentence = head == sentence.first;
  const std::uint32_t spoken = std::max(r.group.last, draft.source.last);
  const bool circumstanced =
      spoken < r.limit && (text_.is(spoken, GrammarRole::as) || text_.is(spoken, GrammarRole::when));
  if (own_sentence && (text_.token(head).lines_before > 0 || text_.quotation_of[head - 1] == 0 ||
                       (!circumstanced && after_adjuncts(spoken, r.limit) < r.limit)))
    return false;
  const std::uint32_t quotation =
      names_a_work(quotation_ending_before(head), spoken, r.limit) ? 0 : quotation_ending_before(head);
  std::uint32_t behind = std::max(draft.cue.last, draft.source.last);
  if (r.cue.hearer) behind = std::max(behind, nouns_.end_of(behind, r.limit));
  if (quotation != 0 && !r.inherited) {
    if (quotation_taken_[quotation - 1] != 0) return false;
    quotation_taken_[quotation - 1] = 1;
    const Quotation& q = text_.quotations[quotation - 1];
    draft.direct = own_sentence || q.open <= sentence.first + 1;
    const std::uint32_t first = draft.direct ? q.open : clause_around(r.s, q.open);
    draft.content.push_back({first, q.close + 1});
    // "..., X said, "...": the quotation goes on in the sentence.
    const std::uint32_t stop = std::min(sentence.last, behind + 24);
    for (std::uint32_t i = behind; i < stop; ++i)
      if (opens_quotation(i)) {
        const bool dotted = text_.token(i - 1).is_mark('.') && !goes_on_inside(i);  // "of Tampa, Fla."
        if (!text_.token(i - 1).is_mark(',') && !text_.token(i - 1).is_mark(':') && !dotted) break;
        const std::uint32_t next = text_.quotation_of[i];
        if (quotation_taken_[next - 1] != 0) break;
        quotation_taken_[next - 1] = 1;
        draft.content.push_back({i, text_.quotations[next - 1].close + 1});
        break;
      }
    return true;
  }
  if (own_sentence || !text_.token(head - 1).is_mark(',') || r.inherited || !r.cue.clause) return false;
  const std::uint32_t after = after_adjuncts(behind, r.limit);
  const bool comma = behind < r.limit && text_.token(behind).is_mark(',');
  const std::uint32_t at = verb_content(r);
  // "X said nine were killed": a figure behind the verb is what was said, not when.
  const bool figure = behind < r.limit &&
                      (text_.token(behind).is_number() || text_.hit(behind, SenseKind::hedge) != nullptr) &&
                      !nouns_.time_word(behind + 1);
  const bool ends = behind >= r.limit || (after >= r.limit && !figure);
  TokenRange before{ends ? said_begin(r.s, head) : std::max(said_begin(r.s, head), last_active_end_), head - 1};
  if (before.empty() || (before.last - before.first < short_piece && !tells(before))) return false;
  if (!ends && !comma) {
    // "..., X told reporters on Monday, a day after ...": when and where, but nothing that could be said.
    const std::uint32_t past = std::max(after_time(behind, r.limit), behind);
    const bool said = at < r.limit && (text_.is(at, GrammarRole::complementizer) || opens_quotation(at));
    if (said || past == behind || (past < r.limit && !text_.token(past).is_mark(','))) return false;
    add_pieces(draft, before, {});
    return !draft.content.empty();
  }
  const bool circumstance = nouns_.preposition(before.first) && text_.hit(before.first, SenseKind::hedge) == nullptr;
  if (circumstance && !ends) return false;
  if (opens_quotation(at) && !goes_on_inside(at)) return false;
  if (text_.is(before.first, GrammarRole::contrast)) ++before.first;
  add_pieces(draft, before, {comma && !ends ? behind : r.limit, r.limit});
  return !draft.content.empty();
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

void SpeechDrafts::read_verb(std::uint32_t s, const Hit& hit, const Cue& cue) {
  for (const Hit& h : text_.scan.hits_at(hit.first))
    if (h.kind == SenseKind::cue && h.last > hit.last) return;  // a longer cue stands here
  if (!drafts_.empty() && drafts_.back().cue.has(hit.first)) return;
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
  const bool edge = quoted != 0 || (before > begin && text_.token(before - 1).is_mark(','));
  if (cue.inverts && edge && r.group.first == hit.first && cue.verb != VerbForm::gerund) {
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
  std::uint32_t end = r.relative ? relative_end(r, from) : clause_end(r, from);
  const bool clause = that || ((cue.clause || cue.hearer) && !to && !cue.noun);
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
  if (!draft.content.empty() && draft.content.back().first >= r.hit.last) last_active_end_ = r.hit.last;
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
