// Told by the comma or "and" before the place and by the end of the row behind the number; every word between is of the
// name.
#include "extract/place_rows.h"

namespace runut {

bool closes_place_row(const Text& text, std::uint32_t first, std::uint32_t last, const NumberBefore& before) {
  constexpr std::uint32_t longest = 7;  // tokens from the comma to the number
  if (before.gap || before.last == 0 || text.pack.nouns.head_last || first < before.last + 2 ||
      before.last < text.sentence_at(first).first || !text.token(first - 1).capitalised())
    return false;
  const Sentence& s = text.sentence_at(first);
  if (last < s.last && !text.token(last).is_mark(',') && !text.token(last).is_mark('.') &&
      !text.token(last).is_mark(';') && !text.is(last, GrammarRole::conjunction))
    return false;
  if (last + 1 < s.last && text.token(last).is_mark('.')) return false;
  std::uint32_t open = first;
  while (open > before.last && first - open < longest && !text.token(open - 1).is_mark(',') &&
         !text.is(open - 1, GrammarRole::conjunction))
    --open;
  if (open == first || open == before.last || first - open >= longest) return false;
  const Hit* head = text.hit(open, SenseKind::place_head);
  const bool sure = head != nullptr && text.pack.names.heads[head->index].sure && text.token(open).capitalised() &&
                    text.hit(open, SenseKind::no_number) == nullptr;
  const Hit* place = text.hit_before(first, SenseKind::place);
  if (!sure && (place == nullptr || place->first < open)) return false;
  for (std::uint32_t t = open; t < first; ++t)
    if (!text.token(t).capitalised()) return false;
  return true;
}

}  // namespace runut
