// Where a source phrase goes on behind a comma: with the next name of a list, or with words for who somebody is. All
// other commas end it.
#include "extract/source_phrases.h"

namespace runut {

/// "A, B, and C" where the list goes on at a comma: the end of the last name, or 0.
std::uint32_t SourcePhrases::name_list_end(std::uint32_t comma, std::uint32_t limit) const {
  std::uint32_t i = comma;
  for (int items = 0; items < 10; ++items) {
    if (i >= limit) return 0;
    const bool at_comma = text_.token(i).is_mark(',');
    if (at_comma) ++i;
    const bool final = i < limit && text_.is(i, GrammarRole::conjunction);
    if (final) ++i;
    if (i >= limit || (!at_comma && !final)) return 0;
    std::uint32_t end = i;
    if (const LocatedName* n = name_at(i))
      end = n->last;
    else
      for (int words = 0; words < 6 && end < limit; ++words) {  // "Data, Relations, and Alarms Agency X (AX) Ada"
        if (const LocatedName* inner = name_at(end); inner != nullptr && end > i && inner->last <= limit)
          end = inner->last;
        else if (text_.token(end).capitalised() && !time_word(end))
          ++end;
        else
          break;
      }
    if (end == i) return 0;
    i = end;
    if (final) return items > 0 || at_comma ? i : 0;
  }
  return 0;
}

/// "..., said X, a trader on that market, ...": the end of a few plain words that say who somebody is; 0: none.
std::uint32_t SourcePhrases::described_end(std::uint32_t first, std::uint32_t limit) const {
  bool proper = false;
  std::uint32_t end = run_end(first, limit, proper);
  if (end == first) return 0;
  const bool at_end = end >= limit || text_.token(end).kind == TokenKind::mark || adjunct(end);
  return at_end ? end : 0;
}

/// The end of an apposition behind a comma ("X, chief of Y,"; "The chief of Y, X,"), or 0.
std::uint32_t SourcePhrases::apposition_end(std::uint32_t first, std::uint32_t comma, std::uint32_t limit,
                                            After after) const {
  const std::uint32_t k = comma + 1;
  if (k >= limit || adjunct(k) || outlet(SourcePhrase{first, comma, SourceKind::none, false, false, 0, 0})) return 0;
  const bool office = text_.hit(k, SenseKind::role) != nullptr || text_.hit(k, SenseKind::unnamed_source) != nullptr;
  const std::uint32_t name = past_title(k, limit);
  const bool proper_word = text_.token(name).capitalised() || name_at(name) != nullptr;
  const bool person_before = named(first, comma, NameType::person);
  const bool described = after == After::nothing && person_before && text_.token(k).is_word() && !ends_phrase(k) &&
                         !text_.is(k, GrammarRole::conjunction);
  if (described && !office && !proper_word) return described_end(k, limit);
  if (!office && !proper_word) return 0;
  // "..., said the director of ABC, X": a person behind an office takes the place of what was read as one.
  const bool behind_office = after == After::nothing && text_.hit(first, SenseKind::role) != nullptr &&
                             name_at(name) != nullptr && name_at(name)->type == NameType::person && comma - first <= 8;
  if (person_before && !office && !behind_office) return 0;
  bool proper = false;
  const std::uint32_t end = run_end(k, limit, proper);
  if (end == k) return 0;
  if (after == After::nothing) return person_before || proper ? end : 0;
  // A clause may begin at the comma: the apposition must close with another one, or with the sentence.
  const std::uint32_t stop = text_.sentence_at(k).last;
  const bool closes = end >= stop || (end + 1 == stop && text_.token(end).is_mark('.'));
  if (closes && !person_before && text_.hit(first, SenseKind::role) != nullptr && name_at(name) != nullptr &&
      name_at(name)->type == NameType::person && name_at(name)->last == end)
    return end;
  if (end >= limit || !text_.token(end).is_mark(',')) return 0;
  if (person_before) return office ? end : 0;
  const bool person = named(k, end, NameType::person);
  const bool role_before = text_.hit(first, SenseKind::role) != nullptr;
  if (person) return end;
  return role_before && end - k <= 6 && name_at(k) == nullptr ? end : 0;
}

}  // namespace runut
