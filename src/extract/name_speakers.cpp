// Speakers: a town that speaks, and that nothing in the text happens in, is a person of that name.
//
// Capitals and states speak for governments and are left alone. Once is an accident of the words around; twice is not.
#include <algorithm>

#include "extract/name_features.h"

namespace runut {
namespace {

constexpr std::uint32_t enough = 2;  // times

/// What the text does with a name of one word.
struct Heard {
  std::uint64_t word = 0;
  std::uint32_t speaks = 0;
  bool place = false;  ///< something is in it, comes from it, or is of it
};

/// The entry of a town that may be a person's name; null: none.
const NameEntry* town_at(const Text& text, const NameLabel& label) {
  const Hit* hit = label.last == label.first + 1 ? text.hit(label.first, SenseKind::place) : nullptr;
  if (hit == nullptr || hit->last != label.last) return nullptr;
  const NameEntry& e = text.pack.names.entries[hit->index];
  return e.is_state || e.metonym || e.adjective ? nullptr : &e;
}

bool speaks(const Text& text, const NameLabel& label) {
  return text.hit_before(label.first, SenseKind::cue) != nullptr ||
         (label.last < text.size() && text.hit(label.last, SenseKind::cue) != nullptr);
}

bool is_place_by_its_words(const Text& text, const NameLabel& label) {
  return locative(text, label.first) || text.hit_before(label.first, SenseKind::place_head) != nullptr ||
         text.hit_before(label.first, SenseKind::role) != nullptr;
}

std::vector<Heard> heard_in(const Text& text, const std::vector<NameLabel>& labels) {
  std::vector<Heard> out;
  for (const NameLabel& l : labels) {
    if (l.type != NameType::place || town_at(text, l) == nullptr) continue;
    const std::uint64_t word = text.token(l.first).hash;
    auto found = std::find_if(out.begin(), out.end(), [&](const Heard& h) { return h.word == word; });
    if (found == out.end()) {
      if (!speaks(text, l) && !is_place_by_its_words(text, l)) continue;
      found = out.insert(out.end(), {word, 0, false});
    }
    found->speaks += speaks(text, l);
    found->place = found->place || is_place_by_its_words(text, l);
  }
  std::erase_if(out, [](const Heard& h) { return h.place || h.speaks < enough; });
  return out;
}

}  // namespace

std::vector<NameLabel> with_speakers(const Text& text, const NameTokens& tokens, std::vector<NameLabel>&& labels) {
  const std::vector<Heard> people = heard_in(text, labels);
  if (people.empty()) return std::move(labels);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    NameLabel& l = labels[i];
    const std::uint64_t word = text.token(l.first).hash;
    const bool speaker = l.type == NameType::place && l.last == l.first + 1 &&
                         std::any_of(people.begin(), people.end(), [&](const Heard& h) { return h.word == word; });
    if (!speaker) continue;
    l.type = NameType::person;
    // His second name, where the first was taken for all.
    const bool free = l.last < text.size() && (i + 1 == labels.size() || labels[i + 1].first > l.last);
    if (free && tokens.capitalised(l.last) && text.token(l.last).is_word() && text.token(l.last).lines_before == 0 &&
        !text.pack.name_model.ordinary(text.token(l.last).hash))
      ++l.last;
  }
  return std::move(labels);
}

}  // namespace runut
