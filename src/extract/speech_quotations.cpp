// Speech without a word of saying: quotations by themselves go on with the speaker before or are signed by a
// dash and a name; lines begin with a name and a colon, as in transcripts.
#include <algorithm>

#include "extract/speech_drafts.h"

namespace runut {

/// "Name:" or "[Name]" at the head of a line: the tokens before the colon or bracket; empty where there are none.
TokenRange SpeechDrafts::label_of(std::uint32_t s) const {
  const Sentence& sentence = text_.sentences[s];
  std::uint32_t first = sentence.first;
  if (s > 0 && text_.token(first).lines_before == 0) return {};
  if (text_.token(first).is_mark('"') || text_.token(first).is_mark(0x201C)) ++first;
  const bool bracket = first < sentence.last && text_.token(first).is_mark('[');
  if (bracket) ++first;
  const std::uint32_t stop = std::min(sentence.last, first + 6);
  for (std::uint32_t i = first; i < stop; ++i) {
    const Token& t = text_.token(i);
    if (t.is_mark(bracket ? char32_t{']'} : char32_t{':'})) return {first, i};
    if (!t.is_mark('.') && !t.is_mark('-') && !(t.is_word() && t.capitalised())) return {};
  }
  return {};
}

/// Which words in capitals open lines: a transcript has them more than once.
void SpeechDrafts::note_labels() {
  const auto count = static_cast<std::uint32_t>(text_.sentences.size());
  for (std::uint32_t s = 0; s < count; ++s)
    if (const TokenRange label = label_of(s); label.last == label.first + 1 &&
                                              text_.token(label.first).capitals == Capitals::all &&
                                              text_.token(label.first).span.size() > 2)
      labels_.push_back(text_.token(label.first).hash);
  std::sort(labels_.begin(), labels_.end());
}

/// "NAME: what was said", to the end of the line.
void SpeechDrafts::read_label(std::uint32_t s) {
  const TokenRange label = label_of(s);
  if (label.empty()) return;
  const LocatedName* name = phrases_.name_at(label.first);
  const bool person = name != nullptr && name->type == NameType::person && name->last == label.last;
  const auto [from, to] = std::equal_range(labels_.begin(), labels_.end(), text_.token(label.first).hash);
  if (!person && (label.last != label.first + 1 || to - from < 2)) return;
  std::uint32_t last = s;
  while (last + 1 < text_.sentences.size() && text_.token(text_.sentences[last + 1].first).lines_before == 0) ++last;
  SpeechDraft draft;
  draft.sentence = s;
  draft.source = phrases_.classified(label.first, label.last);
  draft.source.kind = SourceKind::person;
  draft.cue = {label.last, label.last + 1};
  const std::uint32_t opened = label.last + 1 < text_.size() ? text_.quotation_of[label.last + 1] : 0;
  if (opened != 0 && text_.quotations[opened - 1].open == label.last + 1 && quotation_taken_[opened - 1] == 0) {
    quotation_taken_[opened - 1] = 1;
    draft.direct = true;
    draft.content.push_back({label.last + 1, text_.quotations[opened - 1].close + 1});
  } else {
    add_pieces(draft, {}, {label.last + 1, sentence_end(last)});
  }
  if (draft.content.empty() || draft.content.front().last < draft.content.front().first + 3) return;
  add(std::move(draft));
  last_cue_end_ = label.last + 1;
}

/// Who says the whole sentence right before, in its own words: "X said that A." and then a quotation.
SpeechDraft* SpeechDrafts::told_right_before(std::uint32_t s) {
  if (s == 0 || text_.sentences[s - 1].headline || text_.sentences[s - 1].furniture) return nullptr;
  auto d = std::lower_bound(drafts_.begin(), drafts_.end(), s - 1,
                            [](const SpeechDraft& draft, std::uint32_t at) { return draft.sentence < at; });
  SpeechDraft* teller = nullptr;
  for (; d != drafts_.end() && d->sentence == s - 1; ++d) {
    if (d->voice != Voice::said || !d->source.found() || d->attitude || d->content.empty()) continue;
    if (d->content.back().last > text_.sentences[s - 1].last) continue;
    if (teller == nullptr || d->covers(teller->cue.first)) teller = &*d;
  }
  return teller;
}

/// A quotation behind a quoted statement, in its paragraph or as the next one, is more of that statement.
bool SpeechDrafts::go_on_with(std::uint32_t q, std::uint32_t s) {
  const Quotation& quotation = text_.quotations[q];
  SpeechDraft* best = nullptr;
  const auto behind = std::upper_bound(drafts_.begin(), drafts_.end(), s,
                                       [](std::uint32_t at, const SpeechDraft& draft) { return at < draft.sentence; });
  int seen = 0;
  for (auto d = std::make_reverse_iterator(behind); d != drafts_.rend() && seen < 24; ++d, ++seen) {
    if (d->content.empty() || d->content.back().last > quotation.open) continue;
    if (d->sentence + 12 < s) break;
    const TokenRange said = d->content.back();
    // "C" in D, X said: the quotation right behind goes on with it.
    const bool mixed = text_.quotation_of[said.first] != 0 && said.last <= d->cue.first && d->sentence + 1 == s;
    if (d->attitude || (!d->direct && !mixed && text_.quotation_of[said.last - 1] == 0)) continue;
    if (best == nullptr || d->content.back().last > best->content.back().last) best = &*d;
  }
  if (best == nullptr || text_.sentences[best->sentence].paragraph + 1 < text_.sentences[s].paragraph)
    if (SpeechDraft* teller = told_right_before(s)) {
      teller->content.push_back({quotation.open, quotation.close + 1});
      quotation_taken_[q] = 1;
      return true;
    }
  if (best == nullptr) return false;
  const std::uint32_t from =
      text_.sentences[std::max(best->sentence, text_.sentence_of[best->content.back().last - 1])].paragraph;
  const std::uint32_t to = text_.sentences[s].paragraph;
  if (to > from + 1) return false;
  best->content.push_back({quotation.open, quotation.close + 1});
  quotation_taken_[q] = 1;
  return true;
}

/// Whether what is said by somebody in its sentence holds the quotation.
bool SpeechDrafts::said_before(std::uint32_t q, std::uint32_t s) const {
  auto d = std::lower_bound(drafts_.begin(), drafts_.end(), s,
                            [](const SpeechDraft& draft, std::uint32_t at) { return draft.sentence < at; });
  for (; d != drafts_.end() && d->sentence == s; ++d)
    for (const TokenRange piece : d->content)
      if (piece.has(text_.quotations[q].open) && piece.last > text_.quotations[q].close + 1) return true;
  return false;
}

/// "A quotation." - Name: a dash and a name sign it.
bool SpeechDrafts::signed_behind(const Quotation& quotation, SpeechDraft& draft) const {
  std::uint32_t i = quotation.close + 1, dashes = 0;
  for (; i < text_.size() && i < quotation.close + 4; ++i, ++dashes)
    if (!is_dash(text_.token(i))) break;
  if (dashes == 0 || i >= text_.size() || text_.token(i).lines_before > 0 || !text_.token(i).capitalised())
    return false;
  const Sentence& sentence = text_.sentence_at(i);
  const SourcePhrase source = phrases_.read(i, sentence.last, SourcePhrases::After::nothing);
  const bool ends = source.found() && (source.last >= text_.size() || text_.token(source.last).lines_before > 0 ||
                                       source.last + 1 >= sentence.last);
  if (!ends || source.last - source.first > 12) return false;
  draft.source = source;
  draft.carried = false;
  draft.cue = {quotation.close + 1, i};
  return true;
}

/// Quotations that no cue claims: a paragraph of speech goes on with the speaker before. Short ones are
/// words in quotation marks, not speech.
void SpeechDrafts::read_bare_quotations() {
  std::vector<SpeechDraft> bare;
  for (std::uint32_t q = 0; q < text_.quotations.size(); ++q) {
    const Quotation& quotation = text_.quotations[q];
    if (quotation_taken_[q] != 0 || quotation.close - quotation.open < (text_.pack.speech.verbal ? 3U : 7U)) continue;
    const std::uint32_t s = text_.sentence_of[quotation.open];
    const Sentence& sentence = text_.sentences[s];
    if (sentence.furniture || sentence.headline) continue;
    std::uint32_t head = sentence.first;
    while (head < quotation.open && text_.token(head).kind == TokenKind::mark) ++head;
    std::uint32_t inside = quotation.open;
    while (inside < quotation.close && text_.token(inside).kind == TokenKind::mark) ++inside;
    const bool whole =
        (head == quotation.open || (head > quotation.open && head <= inside)) && text_.token(inside).capitalised();
    if (!whole || said_before(q, s)) continue;
    SpeechDraft draft;
    draft.sentence = s;
    draft.direct = draft.carried = true;
    draft.content.push_back({quotation.open, quotation.close + 1});
    if (signed_behind(quotation, draft)) {
      bare.push_back(std::move(draft));
      quotation_taken_[q] = 1;
      continue;
    }
    if (text_.pack.speech.verbal && go_on_with(q, s)) continue;
    const std::uint32_t next = quotation.close + 1;
    if (next < text_.size() && text_.token(next).lines_before == 0 && text_.token(next - 2).is_mark(',')) {
      // The cue is missing, the speaker stands there.
      const SourcePhrase source = phrases_.read(next, text_.sentence_at(next).last, SourcePhrases::After::nothing);
      if (source.kind == SourceKind::person) {
        draft.source = source;
        draft.carried = false;
      }
    }
    bare.push_back(std::move(draft));
  }
  for (SpeechDraft& draft : bare) add(std::move(draft));
}

}  // namespace runut
