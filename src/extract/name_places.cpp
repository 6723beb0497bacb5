// Told by the pack's heads, endings and places; each looks at the tokens of one run of capitals.
#include "extract/name_places.h"

#include <algorithm>

namespace runut {
namespace {

/// A head that makes another word of the name ("{} Regency").
bool ranks(const Text& text, const Hit& head) { return text.pack.names.heads[head.index].pattern.starts_with("{} "); }

bool is_verb_of_headline(const Text& text, std::uint32_t i) {
  return text.sentence_at(i).headline && text.pack.name_model.ordinary(text.token(i).hash) && text.formed_as_verb(i);
}

/// A weekday with a part of the day or a date behind it.
bool is_day(const Text& text, std::uint32_t i) {
  constexpr std::uint64_t parts = Scan::bit(SenseKind::day_part) | Scan::bit(SenseKind::time_part);
  return i + 1 < text.size() && text.scan.any(i, Scan::bit(SenseKind::weekday)) &&
         (text.scan.any(i + 1, parts) || text.token(i + 1).is_mark('('));
}

}  // namespace

bool all_over(const Text& text, std::uint32_t token) {
  return token > 1 && text.token(token - 1).is_mark('-') && !text.token(token).space_before &&
         !text.token(token - 1).space_before && text.is(token - 2, GrammarRole::all);
}

bool has_age(const Text& text, const NameLabel& label) {
  constexpr std::size_t digits = 2;
  if (label.last + 2 >= text.size() || !text.token(label.last).is_mark('(') ||
      !text.token(label.last + 2).is_mark(')') || !text.token(label.last + 1).is_number() ||
      text.token(label.last + 1).span.size() > digits)
    return false;
  return text.hit(label.first, SenseKind::place) == nullptr && text.hit(label.first, SenseKind::place_head) == nullptr;
}

std::uint32_t behind_event(const Text& text, const NameLabel& label) {
  const Hit* noun = text.hit(label.first, SenseKind::noun);
  if (noun == nullptr || noun->last >= label.last || !text.token(noun->last).capitalised() ||
      text.pack.nouns.nouns[noun->index].noun_class != NounClass::events)
    return label.first;
  return text.hit(label.first, SenseKind::place) == nullptr && text.hit(label.first, SenseKind::first_name) == nullptr
             ? noun->last
             : label.first;
}

std::uint32_t before_open_bracket(const Text& text, const NameLabel& label) {
  for (std::uint32_t t = label.last; t-- > label.first + 1;) {
    if (text.token(t).is_mark(')')) break;
    if (text.token(t).is_mark('(')) return t;
  }
  return label.last;
}

std::uint32_t before_day(const Text& text, const NameLabel& label) {
  return label.last > label.first + 1 && is_day(text, label.last - 1) ? label.last - 1 : label.last;
}

std::uint32_t split_at_head(const Text& text, const NameLabel& label) {
  for (std::uint32_t t = label.first + 2; t < label.last; ++t) {
    const Hit* head = text.hit(t, SenseKind::place_head);
    if (head != nullptr && ranks(text, *head) && head->last < label.last) return t;
  }
  return label.last;
}

std::uint32_t before_container(const Text& text, std::uint32_t first, std::uint32_t last) {
  const bool headed = text.hit(first, SenseKind::place_head) != nullptr;
  const Hit* whole = text.hit(first, SenseKind::place);
  constexpr std::size_t letters = 4;
  for (std::uint32_t t = first + 1; t < last; ++t) {
    const Hit* place = text.hit(t, SenseKind::place);
    if (place == nullptr || place->last != last || (whole != nullptr && whole->last > t)) continue;
    const NameEntry& entry = text.pack.names.entries[place->index];
    if (text.token(t).span.size() >= letters && text.token(t - 1).is_word() && !entry.adjective &&
        (!headed || (entry.is_state && t > first + 1)))
      return t;
  }
  return last;
}

bool ends_place(const Text& text, std::uint32_t token) {
  for (const Hit& h : text.scan.hits_at(token)) {
    if (h.kind == SenseKind::place_head && text.pack.names.heads[h.index].sure) return true;
    if (h.kind == SenseKind::place && text.pack.names.entries[h.index].is_state) return true;
  }
  return is_day(text, token) || is_verb_of_headline(text, token);
}

std::uint32_t with_place_endings(const Text& text, std::uint32_t end, std::uint32_t limit) {
  const auto& endings = text.pack.names.place_endings;
  constexpr int most = 2;
  for (int more = 0; more < most && end < limit && text.token(end).capitalised() &&
                     std::find(endings.begin(), endings.end(), text.token(end).hash) != endings.end();
       ++more)
    ++end;
  return end;
}

std::uint32_t known_regency(const Text& text, const Hit& head, std::uint32_t last, std::uint32_t from) {
  const Hit* place = text.hit(head.last, SenseKind::place);
  if (place == nullptr || place->last >= last || !ranks(text, head)) return last;
  if (text.pack.names.entries[place->index].is_state || with_place_endings(text, place->last, last) > place->last)
    return last;
  for (std::uint32_t t = from; t < head.first; ++t)
    if (text.hit(t, SenseKind::role) != nullptr) return place->last;
  return last;
}

}  // namespace runut
