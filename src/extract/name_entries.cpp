// Towns of several states share a name: the state behind the comma says which, else the places around it and those that
// the beginning of the document names.
#include "extract/name_entries.h"

#include <algorithm>

namespace runut {
namespace {

constexpr int default_weight = 5;  // what the first entry of a name has before any evidence

/// The place that begins at a token where only one is called so.
const NameEntry* sole_place(const Text& text, std::uint32_t i) {
  if (!text.token(i).capitalised()) return nullptr;
  const NameEntry* found = nullptr;
  for (const Hit& h : text.scan.hits_at(i)) {
    if (h.kind != SenseKind::place) continue;
    const NameEntry* e = &text.pack.names.entries[h.index];
    if (found != nullptr && found->state != e->state) return nullptr;
    found = e;
  }
  return found;
}

/// How much speaks for a place of this state here: its state behind the comma, places of the state in the
/// sentence, names of the state and its places in the beginning of the document.
int evidence(const Text& text, std::uint32_t first, std::uint32_t last, const std::string& state) {
  int weight = 0, beside = 0, elsewhere = 0;
  const Sentence& sentence = text.sentence_at(first);
  const std::uint32_t from = first > sentence.first + 30 ? first - 30 : sentence.first;
  const std::uint32_t to = std::min(sentence.last, last + 30);
  for (std::uint32_t i = from; i < to; ++i) {
    if (i >= first && i < last) continue;
    if (const NameEntry* e = sole_place(text, i); e != nullptr && e->state == state) {
      // "X, state" and "X in the region of Y", not the next item of a list.
      if (i > last && i <= last + 4 && (e->is_state ? text.token(last).is_mark(',') : text.token(i - 1).is_word()) &&
          !text.is(i - 1, GrammarRole::conjunction))
        weight += 8;
      if (!e->is_state) beside = beside == 0 ? 3 : 4;
    }
  }
  weight += beside;
  const std::uint32_t stop = std::min(text.size(), 600U);
  for (std::uint32_t i = 0; i < stop && elsewhere < 3; ++i)
    if (const NameEntry* e = sole_place(text, i); e != nullptr && e->state == state) ++elsewhere;
  return weight + elsewhere;
}

}  // namespace

const NameEntry* entry_of(const Text& text, std::uint32_t first, std::uint32_t last, SenseKind kind) {
  const NameEntry* best = nullptr;
  int most = 0;
  for (const Hit& h : text.scan.hits_at(first)) {
    if (h.kind != kind || h.last != last) continue;
    const NameEntry* e = &text.pack.names.entries[h.index];
    if (best == nullptr) {
      best = e;
      if (kind != SenseKind::place) break;
      continue;
    }
    if (e->state == best->state || e->adjective || best->adjective) continue;
    if (most == 0) most = default_weight + evidence(text, first, last, best->state);
    if (const int weight = evidence(text, first, last, e->state); weight > most) {
      best = e;
      most = weight;
    }
  }
  return best;
}

}  // namespace runut
