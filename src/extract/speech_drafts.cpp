// Walks the hits of speech words sentence by sentence; each kind of cue has its own reader
// (speech_cues.cpp). What goes without a cue word (quotations by themselves, labelled lines)
// is in speech_quotations.cpp.
#include "extract/speech_drafts.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::uint64_t speech_kinds = Scan::bit(SenseKind::cue) | Scan::bit(SenseKind::source_cue) |
                                       Scan::bit(SenseKind::relay) | Scan::bit(SenseKind::carrier);
constexpr std::uint32_t far = 80;  // tokens looked at on either side of a cue

bool ends_sentence_mark(const Token& t) {
  return t.is_mark('.') || t.is_mark('!') || t.is_mark('?') || t.is_mark(0x2026) || t.is_mark(';');
}

bool closing_quote(const Token& t) {
  return t.is_mark('"') || t.is_mark(0x201D) || t.is_mark(0x201C) || t.is_mark(0xBB);
}

}  // namespace

std::vector<SpeechDraft> SpeechDrafts::read() {
  quotation_taken_.assign(text_.quotations.size(), 0);
  note_labels();
  const auto count = static_cast<std::uint32_t>(text_.sentences.size());
  for (std::uint32_t s = 0; s < count; ++s)
    if (!text_.sentences[s].furniture) read_sentence(s);
  read_bare_quotations();
  return std::move(drafts_);
}

void SpeechDrafts::read_sentence(std::uint32_t s) {
  const Sentence& sentence = text_.sentences[s];
  const std::size_t first_draft = drafts_.size();
  relays_.clear();
  last_cue_end_ = last_active_end_ = sentence.first;
  if (sentence.headline) read_headline(s);
  // Inflected verbs stand in headlines as anywhere.
  if (!sentence.headline || (text_.pack.speech.verbal && drafts_.size() == first_draft)) {
    if (!sentence.headline) read_label(s);
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
      if (text_.scan.any(i, speech_kinds)) {
        i = std::max(i, unsaid_until(i));
        for (const Hit& hit : text_.scan.hits_at(i)) read_hit(s, hit);
      }
  }
  if (text_.pack.speech.verbal) drop_held_attitudes(s, first_draft);
  if (sentence.headline)
    drafts_.erase(std::remove_if(drafts_.begin() + static_cast<std::ptrdiff_t>(first_draft), drafts_.end(),
                                 [](const SpeechDraft& d) { return d.attitude; }),
                  drafts_.end());
  attach_relays(s, first_draft);
  if (!text_.pack.speech.verbal) carry_on(s, first_draft);
}

/// Past words that hold a cue and report nothing ("does not want to be named"); `token` where none begin.
std::uint32_t SpeechDrafts::unsaid_until(std::uint32_t token) const {
  for (const Hit& h : text_.scan.hits_at(token))
    if (h.kind == SenseKind::cue && text_.pack.speech.cues[h.index].form == CueForm::unsaid) return h.last;
  return token;
}

void SpeechDrafts::read_hit(std::uint32_t s, const Hit& hit) {
  switch (hit.kind) {
    case SenseKind::cue:
      return read_cue(s, hit);
    case SenseKind::source_cue:
      return read_source_cue(s, hit);
    case SenseKind::relay:
      return read_relay(s, hit);
    case SenseKind::carrier:
      return read_report_of(s, hit);
    default:
      return;
  }
}

/// Past the last word: final marks are not content.
std::uint32_t SpeechDrafts::sentence_end(std::uint32_t s) const {
  const Sentence& sentence = text_.sentences[s];
  std::uint32_t end = sentence.last;
  while (end > sentence.first) {
    const Token& t = text_.token(end - 1);
    if (ends_sentence_mark(t) || t.is_mark(',') || t.is_mark(':'))
      --end;
    else if (closing_quote(t) && text_.quotation_of[end - 1] == 0)
      --end;
    else
      break;
  }
  return end;
}

/// A mark between figures ("18:27").
bool SpeechDrafts::in_number(std::uint32_t at) const {
  return at > 0 && at + 1 < text_.size() && text_.token(at - 1).is_number() && text_.token(at + 1).is_number() &&
         !text_.token(at + 1).space_before;
}

/// A dash or bar that stands apart, the second of two dashes, or behind an internet address as the dateline's
/// ("outlet.id- ").
bool SpeechDrafts::sets_off(std::uint32_t at) const {
  if (!(is_dash(text_.token(at)) || text_.token(at).is_mark('|')) || at + 1 >= text_.size() ||
      !text_.token(at + 1).space_before)
    return false;
  return text_.token(at).space_before || (at > 0 && text_.token(at - 1).is_mark('-')) ||
         (at > 1 && text_.token(at - 2).is_mark('.') && !text_.token(at - 1).space_before);
}

/// Where the clause of a cue begins: behind the cue before it, a quotation, a colon, a dateline's dash,
/// "that", "but", "when".
std::uint32_t SpeechDrafts::clause_begin(std::uint32_t s, std::uint32_t cue) const {
  const std::uint32_t first = std::max(text_.sentences[s].first, last_cue_end_);
  const std::uint32_t quotation = text_.quotation_of[cue];
  for (std::uint32_t i = cue; i > first && cue - i < far; --i) {
    const Token& t = text_.token(i - 1);
    if (text_.quotation_of[i - 1] != quotation) return i;
    if (quotation != 0 && text_.quotations[quotation - 1].open == i - 1) return i;
    if (t.kind == TokenKind::mark) {
      if (t.is_mark(';') || (t.is_mark(':') && !in_number(i - 1)) || sets_off(i - 1)) return i;
      continue;
    }
    if (text_.is(i - 1, GrammarRole::complementizer)) return i;
    if (i - 1 > first && text_.is(i - 1, GrammarRole::contrast) && !t.capitalised()) return i;
    if (i < cue && (text_.is(i - 1, GrammarRole::cause) || text_.is(i - 1, GrammarRole::condition)) && i - 1 > first)
      return i;
  }
  return cue > first + far ? cue - far : first;
}

/// Where what was said begins, for cues that stand behind or inside it: the sentence, or what follows a
/// quotation, a colon, a dateline's dash.
std::uint32_t SpeechDrafts::said_begin(std::uint32_t s, std::uint32_t cue) const {
  const std::uint32_t first = text_.sentences[s].first;
  const std::uint32_t quotation = text_.quotation_of[cue];
  if (quotation != 0) return std::max(first, text_.quotations[quotation - 1].open + 1);
  const std::uint32_t near = cue > first + 3 ? cue - 3 : first;
  for (std::uint32_t i = cue; i > near; --i)
    if ((text_.is(i - 1, GrammarRole::complementizer) && (i == cue || text_.token(i).kind == TokenKind::mark)) ||
        (i - 1 > first && text_.is(i - 1, GrammarRole::contrast) && !text_.token(i - 1).capitalised()))
      return i;
  for (std::uint32_t i = cue; i > first && cue - i < far; --i) {
    const Token& t = text_.token(i - 1);
    if (t.is_mark(';')) return i;
    if (i - first < 10 && (sets_off(i - 1) || (t.is_mark(':') && !in_number(i - 1)))) return i;
  }
  return first;
}

/// Where the clause begins that ends in a quotation ("it may be "a waste," said X"); its opening where another speaks
/// in the clause.
std::uint32_t SpeechDrafts::clause_around(std::uint32_t s, std::uint32_t open) const {
  if (open <= text_.sentences[s].first) return open;
  std::uint32_t begin = said_begin(s, open - 1);
  for (std::uint32_t i = open; i > begin + 1; --i)
    if (text_.is(i - 1, GrammarRole::contrast) && !text_.token(i - 1).capitalised()) begin = i;
  return begin < last_active_end_ ? open : begin;
}

/// From behind a source phrase over time, place and circumstance to where content may go on; `limit` if nowhere.
std::uint32_t SpeechDrafts::after_adjuncts(std::uint32_t i, std::uint32_t limit) const {
  for (int steps = 0; steps < 12 && i < limit; ++steps) {
    const Token& t = text_.token(i);
    if (t.is_mark(',')) {
      ++i;
      continue;
    }
    if (t.is_mark('(') || phrases_.adjunct(i) || text_.is(i, GrammarRole::at) || text_.is(i, GrammarRole::relative)) {
      std::uint32_t depth = 0;
      const std::uint32_t stop = std::min(limit, i + far);
      for (; i < stop; ++i) {
        const Token& u = text_.token(i);
        if (u.is_mark('(')) ++depth;
        if (u.is_mark(')') && depth > 0) --depth;
        if (u.is_mark(',') && depth == 0) break;
      }
      if (i == stop) return limit;
      continue;
    }
    return i;
  }
  return i;
}

/// From behind an active cue to its content: over a comma, a colon, "that", and to whom or when it was said.
std::uint32_t SpeechDrafts::content_begin(std::uint32_t i, std::uint32_t limit) const {
  const auto complementizer_end = [&](std::uint32_t at) -> std::uint32_t {
    for (const Hit& h : text_.scan.hits_at(at))
      if (h.kind == SenseKind::grammar && h.index == static_cast<std::uint32_t>(GrammarRole::complementizer))
        return h.last;
    return 0;
  };
  if (i < limit && phrases_.adjunct(i)) {
    // "said to reporters on Monday that C"
    const std::uint32_t stop = std::min(limit, i + 24);
    std::uint32_t comma = 0;
    for (std::uint32_t k = i; k < stop; ++k) {
      if (const std::uint32_t end = complementizer_end(k); end != 0) return std::min(end, limit);
      if (text_.token(k).is_mark(',') && comma == 0) comma = k + 1;
      if (text_.token(k).is_mark(':') && comma == 0 && !in_number(k)) return k + 1;
    }
    if (phrases_.mark(i, SpeechMark::channel) && comma != 0) return after_adjuncts(comma, limit);
  }
  while (i < limit) {
    const Token& t = text_.token(i);
    if (t.is_mark(',') || t.is_mark(':')) {
      ++i;
    } else if (const std::uint32_t end = complementizer_end(i); end != 0) {
      i = end;
    } else if (i + 1 < limit && text_.token(i + 1).is_mark(',') && phrases_.mark(i, SpeechMark::adverb)) {
      i += 2;  // "said too, C"
    } else {
      break;
    }
  }
  return std::min(i, limit);
}

/// The quotation (number plus 1) that closes right before a token, a comma between them or not; 0: none.
std::uint32_t SpeechDrafts::quotation_ending_before(std::uint32_t token) const {
  for (std::uint32_t back = 1; back <= 3 && back <= token; ++back) {
    const std::uint32_t i = token - back;
    const std::uint32_t q = text_.quotation_of[i];
    if (q != 0) return text_.quotations[q - 1].close == i && text_.quotations[q - 1].closed ? q : 0;
    const Token& t = text_.token(i);
    if (!t.is_mark(',') && !is_dash(t) && !t.is_mark('\\') && !t.is_mark('*')) return 0;
  }
  return 0;
}

void SpeechDrafts::add_pieces(SpeechDraft& draft, TokenRange before, TokenRange after) const {
  for (TokenRange piece : {before, after}) {
    while (!piece.empty() && text_.token(piece.first).kind == TokenKind::mark &&
           (text_.token(piece.first).is_mark(',') || is_dash(text_.token(piece.first))))
      ++piece.first;
    while (!piece.empty() && (text_.token(piece.last - 1).is_mark(',') || is_dash(text_.token(piece.last - 1))))
      --piece.last;
    if (!piece.empty()) draft.content.push_back(piece);
  }
}

/// Words of intention and possibility count in the content's main clause only, near its beginning.
Modality SpeechDrafts::modality_of(TokenRange content, Modality by_cue) const {
  if (by_cue != Modality::asserted || content.empty()) return by_cue;
  const std::uint32_t stop = std::min(content.last, content.first + 14);
  for (std::uint32_t i = content.first; i < stop; ++i) {
    if (text_.is(i, GrammarRole::relative)) return by_cue;
    if (const Hit* m = text_.hit(i, SenseKind::modal)) return text_.pack.speech.modals[m->index].modality;
  }
  return by_cue;
}

/// Nobody has said anything where the cue is denied, intended or asked for.
bool SpeechDrafts::negated(std::uint32_t cue, std::uint32_t begin) const {
  const std::uint32_t i = phrases_.skip_adverbs_back(cue, begin);
  if (i <= begin) return false;
  if (text_.is(i - 1, GrammarRole::negation) || text_.is(i - 1, GrammarRole::purpose)) return true;
  if (phrases_.mark(i - 1, SpeechMark::request)) return true;
  const Hit* modal = text_.hit_before(i, SenseKind::modal);
  if (modal == nullptr) return false;
  const Modality m = text_.pack.speech.modals[modal->index].modality;
  return m == Modality::planned || m == Modality::possible;
}

/// "Victims of the flood in X: 9 dead": what stands before the colon says what it is about, not who speaks.
bool SpeechDrafts::names_a_topic(const SourcePhrase& phrase) const {
  for (std::uint32_t t = phrase.first; t < phrase.last; ++t) {
    if (text_.hit(t, SenseKind::measure_cue) != nullptr) return true;
    const Hit* noun = text_.hit(t, SenseKind::noun);
    if (noun != nullptr && text_.pack.nouns.nouns[noun->index].noun_class == NounClass::events) return true;
  }
  return false;
}

/// "Utopia: 14 killed": a place alone, and a bare figure right behind: it says where.
bool SpeechDrafts::names_the_scene(const SourcePhrase& phrase, std::uint32_t behind) const {
  const LocatedName* name = phrases_.name_at(phrase.first);
  return name != nullptr && name->last == phrase.last && name->type == NameType::place && behind < text_.size() &&
         text_.token(behind).is_number() && text_.hit(behind + 1, SenseKind::measure_cue) != nullptr;
}

/// "Content: Name", "Content -- Name": a body or person behind the last colon or dash of a headline signs it.
bool SpeechDrafts::read_signed_headline(std::uint32_t s) {
  const Sentence& sentence = text_.sentences[s];
  const std::uint32_t end = sentence_end(s);
  constexpr std::uint32_t longest = 6, least = 4;  // tokens of the signature, of what it signs
  if (end < sentence.first + least + 2) return false;
  std::uint32_t sign = end - 1;
  const auto signs = [&](std::uint32_t i) {
    return text_.token(i).is_mark(':') || (is_dash(text_.token(i)) && text_.token(i).space_before);
  };
  while (sign > sentence.first + least && end - sign <= longest && !signs(sign)) --sign;
  if (!signs(sign) || sign + 1 >= end || end - sign > longest) return false;
  std::uint32_t first = sign + 1;
  while (first < end && is_dash(text_.token(first))) ++first;
  const LocatedName* name = first < end ? phrases_.name_at(first) : nullptr;
  if (name == nullptr || name->first != first ||
      (name->type != NameType::organisation && name->type != NameType::person))
    return false;
  const bool verb = name->last < end && text_.hit(name->last, SenseKind::cue) != nullptr;
  if (name->last != end && !(verb && name->last + 1 == end)) return false;
  SpeechDraft draft;
  draft.sentence = s;
  draft.source = phrases_.classified(first, name->last);
  draft.cue = {verb ? name->last : sign, verb ? end : first};
  std::uint32_t last = sign;
  while (last > sentence.first && is_dash(text_.token(last - 1))) --last;
  add_pieces(draft, {sentence.first, last}, {});
  if (draft.content.empty()) return false;
  add(std::move(draft));
  return true;
}

/// "Name: content", and the shortened cues that only headlines have.
void SpeechDrafts::read_headline(std::uint32_t s) {
  const Sentence& sentence = text_.sentences[s];
  const std::uint32_t end = sentence_end(s);
  if (read_signed_headline(s)) return;
  const std::uint32_t stop = std::min(end, sentence.first + 12);
  for (std::uint32_t i = sentence.first + 1; i < stop; ++i) {
    const Token& t = text_.token(i);
    const Hit* cue = nullptr;
    for (const Hit& h : text_.scan.hits_at(i))
      if (h.kind == SenseKind::cue && (text_.pack.speech.cues[h.index].form == CueForm::headline ||
                                       text_.pack.speech.cues[h.index].form == CueForm::active))
        cue = &h;
    const bool verb = cue != nullptr;
    if (!t.is_mark(':') && !verb) continue;
    SpeechDraft draft;
    draft.sentence = s;
    // "A flood in X, Y: nine dead": who speaks may stand behind what it is about.
    std::uint32_t begin = sentence.first;
    for (std::uint32_t k = i; !verb && k > sentence.first + 1 && begin == sentence.first; --k)
      if (text_.token(k - 1).is_mark(',')) begin = k;
    draft.source = phrases_.read(begin, i, SourcePhrases::After::nothing);
    if (!draft.source.found() || draft.source.last != i || draft.source.kind == SourceKind::statement) return;
    if (!verb && draft.source.kind == SourceKind::organisation && phrases_.name_at(begin) == nullptr) return;
    if (!verb && (names_a_topic(draft.source) || names_the_scene(draft.source, i + 1))) return;
    draft.cue = {i, verb ? cue->last : i + 1};
    if (verb) draft.modality = text_.pack.speech.cues[cue->index].modality;
    add_pieces(draft, {}, {content_begin(draft.cue.last, end), end});
    if (!draft.content.empty()) add(std::move(draft));
    return;
  }
}

}  // namespace runut
