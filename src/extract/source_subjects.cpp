// A subject is read forward from the beginning of its clause, segment by segment between commas; where that
// fails, backward from the cue.
#include <algorithm>

#include "extract/source_phrases.h"

namespace runut {
namespace {

constexpr std::uint32_t window = 48;  // tokens that a phrase may span

}  // namespace

/// Backward from `end`: the names, offices or described group right before it.
SourcePhrase SourcePhrases::trailing(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t first = end;
  const std::uint32_t far = end > begin + 24 ? end - 24 : begin;
  while (first > far) {
    const std::uint32_t i = first - 1;
    const Token& t = text_.token(i);
    if (const LocatedName* n = name_at(i); n != nullptr && n->first >= begin) {
      first = n->first;
      continue;
    }
    if (t.is_mark(')')) {
      std::uint32_t open = i;
      while (open > far && !text_.token(open).is_mark('(')) --open;
      if (open == far) break;
      first = open;
      continue;
    }
    if (t.kind == TokenKind::mark) {
      if (!(joins_names(t.mark) || t.mark == '.') || i == far || text_.token(i).lines_before > 0) break;
      first = i;
      continue;
    }
    if (!t.is_word() || time_word(i)) break;
    if (t.capitalised() ? mark(i, SpeechMark::phrase_end) || mark(i, SpeechMark::connective) ||
                              text_.hit(i, SenseKind::source_cue) != nullptr
                        : ends_phrase(i) || mark(i, SpeechMark::request) || text_.is(i, GrammarRole::conjunction))
      break;
    first = i;
  }
  while (first < end && text_.token(first).kind == TokenKind::mark) ++first;
  if (first > begin && mark(first - 1, SpeechMark::request)) return {};
  return classified(first, end);
}

/// "in Town, Province,": a place alone behind a comma belongs to the place before it.
bool SourcePhrases::ends_an_address(std::uint32_t begin, std::uint32_t first, std::uint32_t last) const {
  const LocatedName* name = name_at(first);
  if (name == nullptr || name->type != NameType::place || name->last != last || first < begin + 2) return false;
  std::uint32_t at = first - 1;
  if (!text_.token(at).is_mark(',')) return false;
  for (int words = 0; words < 5 && at > begin; ++words) {
    if (text_.is(--at, GrammarRole::at)) return words > 0;
    if (text_.token(at).kind == TokenKind::mark) return false;
  }
  return false;
}

SourcePhrase SourcePhrases::subject(std::uint32_t begin, std::uint32_t cue) const {
  std::uint32_t end = skip_adverbs_back(cue, begin);
  if (const Hit* p = text_.hit_before(end, SenseKind::pronoun); p != nullptr && p->first >= begin) {
    const bool statement = text_.pack.speech.pronouns[p->index].refers == PronounRefers::statement;
    // "that" behind a noun points at the noun.
    bool bound = statement && p->last == p->first + 1 && p->first > begin && text_.token(p->first - 1).is_word() &&
                 !mark(p->first - 1, SpeechMark::connective);
    // Nor is what a relative clause speaks of the subject.
    for (std::uint32_t i = p->first; statement && i > begin && !text_.token(i - 1).is_mark(','); --i)
      bound = bound || text_.is(i - 1, GrammarRole::relative);
    if (!bound) return {p->first, p->last, statement ? SourceKind::statement : SourceKind::pronoun, false, false, 0, 0};
  }
  // Segments between commas, from the cue backward: circumstances are passed over.
  SourcePhrase found;
  bool adjacent = true;
  for (int segments = 0; segments < 6 && end > begin; ++segments) {
    if (text_.token(end - 1).is_mark(',')) {
      --end;
      adjacent = false;
    }
    std::uint32_t start = end;
    std::uint32_t depth = 0;
    while (start > begin && end - start < window) {
      const Token& t = text_.token(start - 1);
      if (t.is_mark(')')) ++depth;
      if (t.is_mark('(') && depth > 0) --depth;
      if (t.is_mark(',') && depth == 0) break;
      --start;
    }
    const std::uint32_t s = skip_connectives(start, end);
    if (s < end) {
      // A relative clause between commas belongs to the subject before it.
      const bool aside = !adjacent && start > begin && text_.is(s, GrammarRole::relative);
      const bool circumstance =
          aside || (adjunct(s) && text_.hit(s, SenseKind::pronoun) == nullptr) || ends_an_address(begin, s, end);
      SourcePhrase here = circumstance ? SourcePhrase{} : read(s, end, After::nothing);
      const bool whole =
          here.found() && (here.last == end || adjunct(here.last) || text_.is(here.last, GrammarRole::relative) ||
                           text_.token(here.last).is_mark('('));
      if (!found.found()) {
        if (whole) {
          found = here;
        } else if (adjacent) {
          const SourcePhrase right_before = trailing(s, end);
          if (right_before.found() || !circumstance) return right_before;
        } else if (!circumstance) {
          return {};
        }
      } else {
        // An office before a name, or a name before an office, belong together.
        const bool office_first = text_.hit(s, SenseKind::role) != nullptr || opens_body(s);
        const bool office_last = text_.hit(found.first, SenseKind::role) != nullptr ||
                                 text_.hit(found.first, SenseKind::unnamed_source) != nullptr;
        const bool whole_name = here.found() && here.last == end;
        if (whole_name && (office_first || (office_last && text_.token(s).capitalised())))
          found = classified(s, found.last);
        return found;
      }
    }
    if (start <= begin) break;
    end = start;
    adjacent = false;
  }
  return found;
}

}  // namespace runut
