// What goes beyond one cue: who passed a statement on, and lists and details that follow it.
#include <algorithm>

#include "extract/speech_drafts.h"

namespace runut {
namespace {

using After = SourcePhrases::After;

constexpr std::size_t nearby = 16;  // drafts of one sentence that are compared with each other

}  // namespace

/// "as reported by X", "citing X": kept until the sentence's cues are known.
void SpeechDrafts::read_relay(std::uint32_t s, const Hit& hit) {
  if (text_.pack.speech.relays[hit.index].form == RelayForm::repeat) return;
  if (relays_.size() >= nearby) return;
  const Sentence& sentence = text_.sentences[s];
  const std::uint32_t limit = sentence_end(s);
  PendingRelay relay;
  relay.active = text_.pack.speech.relays[hit.index].form == RelayForm::active;
  std::uint32_t at = hit.last;
  while (at < limit && (text_.is(at, GrammarRole::agent) || text_.is(at, GrammarRole::from) ||
                        text_.token(at).is_mark('*') || text_.token(at).is_mark('[')))
    ++at;
  relay.source = phrases_.read(at, sentence.last, relay.active ? After::content : After::nothing);
  if (!relay.source.found()) return;
  const bool proper = text_.token(at).capitalised() || phrases_.name_at(at) != nullptr || relay.source.carrier ||
                      phrases_.outlet(relay.source) || relay.source.kind == SourceKind::unnamed ||
                      relay.source.kind == SourceKind::person;
  if (!proper) return;
  if (relay.active) relay.subject = phrases_.subject(clause_begin(s, hit.first), hit.first);
  std::uint32_t first = hit.first;
  while (first > sentence.first && first + 3 > hit.first &&
         (phrases_.mark(first - 1, SpeechMark::phrase_end) || text_.is(first - 1, GrammarRole::relative) ||
          text_.is(first - 1, GrammarRole::conjunction)))
    --first;
  relay.words = {first, after_adjuncts(relay.source.last, limit)};
  relays_.push_back(relay);
}

/// Gives the sentence's relays to its drafts, and cuts their words out of what was said.
void SpeechDrafts::attach_relays(std::uint32_t s, std::size_t first_draft) {
  if (drafts_.size() - first_draft > nearby) first_draft = drafts_.size() - nearby;
  for (const PendingRelay& relay : relays_) {
    bool used = false;
    for (std::size_t d = first_draft; d < drafts_.size(); ++d) {
      SpeechDraft& draft = drafts_[d];
      if (draft.sentence != s || draft.voice != Voice::said) continue;
      if (relay.active && !draft.direct && (!phrases_.outlet(relay.source) || phrases_.outlet(draft.source))) {
        if (draft.source.first == relay.source.first) {
          if (relay.subject.found()) draft.relays.push_back(relay.subject);
          used = true;
          continue;
        }
        // "X, citing Y, reports": Y knows it, X passes on.
        if (draft.source.found() && draft.source.kind != SourceKind::statement) {
          draft.relays.push_back(draft.source);
          draft.source = relay.source;
          draft.self = false;
        }
      } else if (draft.source.first != relay.source.first) {
        draft.relays.push_back(relay.source);
      }
      used = true;
    }
    for (std::size_t d = first_draft; d < drafts_.size(); ++d) {
      std::vector<TokenRange>& content = drafts_[d].content;
      for (std::size_t p = 0; p < content.size(); ++p) {
        if (drafts_[d].direct || !content[p].has(relay.words.first)) continue;
        const TokenRange rest{relay.words.last, content[p].last};
        content[p].last = relay.words.first;
        while (!content[p].empty() && text_.token(content[p].last - 1).is_mark(',')) --content[p].last;
        if (content[p].empty()) content.erase(content.begin() + static_cast<std::ptrdiff_t>(p));
        if (!rest.empty())
          content.insert(content.begin() + static_cast<std::ptrdiff_t>(std::min(p + 1, content.size())), rest);
        break;
      }
    }
    if (used || text_.quotation_of[relay.words.first] != 0) continue;
    SpeechDraft draft;
    draft.sentence = s;
    draft.source = relay.source;
    draft.cue = {relay.words.first, relay.source.first};
    if (relay.active && relay.subject.found()) draft.relays.push_back(relay.subject);
    const std::uint32_t begin = phrases_.skip_connectives(text_.sentences[s].first, relay.words.first);
    TokenRange before{begin, relay.words.first};
    if (before.last < before.first + 3) before.last = before.first;
    add_pieces(draft, before, {relay.words.last, sentence_end(s)});
    if (!draft.content.empty()) add(std::move(draft));
    break;
  }
  // "told X": whoever is told passes it on when it is an outlet.
  for (std::size_t d = first_draft; d < drafts_.size(); ++d) {
    SpeechDraft& draft = drafts_[d];
    if (draft.voice != Voice::said || draft.cue.empty() || draft.sentence != s) continue;
    const std::uint32_t from = std::max(draft.cue.last, draft.source.last);
    const std::uint32_t stop = std::min(text_.sentences[s].last, from + 12);
    for (std::uint32_t i = from; i < stop; ++i) {
      const std::uint32_t to = phrases_.mark_end(i, SpeechMark::channel);
      if (to == 0 || phrases_.mark(to, SpeechMark::audience)) continue;
      const SourcePhrase told = phrases_.read(to, text_.sentences[s].last, After::nothing);
      if (told.found() && phrases_.outlet(told)) draft.relays.push_back(told);
      break;
    }
  }
}

/// A line of a list: numbered, dashed, or too short to be a sentence of its own.
bool SpeechDrafts::list_line(const Sentence& sentence) const {
  const Token& first = text_.token(sentence.first);
  if (first.is_mark('-') || first.is_mark(0x2022) || first.is_mark('*') || first.is_mark(0x2013)) return true;
  if (first.is_number() && sentence.first + 1 < sentence.last) {
    const Token& next = text_.token(sentence.first + 1);
    if (next.is_mark('.') || next.is_mark(')')) return true;
  }
  const std::uint32_t stop = std::min(sentence.last, sentence.first + 9);
  for (std::uint32_t i = sentence.first; i < stop; ++i)
    if (text_.token(i).is_mark(':')) return true;
  return !text_.token(sentence.last - 1).is_mark('.') && sentence.last - sentence.first < 20;
}

namespace {

/// "Two witnesses", "a resident, X": people who tell what they saw; the report goes on in its own voice behind them.
bool is_bystander(const Text& text, const SourcePhrase& source) {
  constexpr std::uint32_t words = 3;
  for (std::uint32_t t = source.first; t < std::min(source.last, source.first + words); ++t)
    if (const Hit* who = text.hit(t, SenseKind::unnamed_source))
      return text.pack.speech.unnamed[who->index].canonical != "unnamed";
  return false;
}

}  // namespace

void SpeechDrafts::carry_on(std::uint32_t s, std::size_t first_draft) {
  const Sentence& sentence = text_.sentences[s];
  const bool new_line = s == 0 || text_.sentences[s - 1].paragraph != sentence.paragraph;
  // A line of the list that a statement ended with.
  if (frame_ != none && drafts_.size() == first_draft && (!new_line || list_line(sentence))) {
    TokenRange& last = drafts_[frame_].content.back();
    const std::uint32_t end = sentence_end(s);
    if (end > sentence.first) last.last = std::max(last.last, end);
    return;
  }
  frame_ = none;
  bool said = false;
  for (std::size_t d = first_draft; d < drafts_.size(); ++d) said = said || drafts_[d].voice != Voice::own;
  if (said) {
    before_ = none;
    for (std::size_t d = first_draft; d < drafts_.size() && d < first_draft + nearby; ++d)
      if (drafts_[d].voice == Voice::said && !drafts_[d].direct && !drafts_[d].content.empty() && before_ == none &&
          !is_bystander(text_, drafts_[d].source))
        before_ = d;
    // "Agency X reports that Y said ... ." goes on with what Y said.
    for (std::size_t d = first_draft; before_ != none && d < drafts_.size() && d < first_draft + nearby; ++d)
      if (d != before_ && drafts_[d].voice == Voice::said && !drafts_[d].direct && !drafts_[d].content.empty() &&
          drafts_[before_].covers(drafts_[d].cue.first) && phrases_.outlet(drafts_[before_].source) &&
          drafts_[d].content.back().last == drafts_[before_].content.back().last) {
        before_ = d;
        break;
      }
    if (text_.token(sentence.last - 1).is_mark(':')) frame_ = before_;
    return;
  }
  if (before_ == none) return;
  // What follows in the same paragraph without a word of its own goes on in the same words.
  if (!new_line && !phrases_.mark(sentence.first, SpeechMark::turn)) {
    const std::uint32_t end = sentence_end(s);
    if (end > sentence.first) drafts_[before_].content.push_back({sentence.first, end});
  } else {
    before_ = none;
  }
}

}  // namespace runut
