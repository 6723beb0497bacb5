// nouns.toml: how nouns inflect, then a table per class of noun, in it a list of surfaces per English singular.
//
// Inflected forms are made here rather than listed: a possessive ending, and plural by doubling the head.
#include "pack/nouns.h"

#include <array>

namespace runut {
namespace {

struct Forms {
  std::vector<std::string> suffixes;
  std::string doubled_with;
};

/// Ends in a lower-case letter: only such words take endings ("unit", not "KTP").
bool inflects(std::string_view word) { return !word.empty() && (word.back() >= 'a' && word.back() <= 'z'); }

/// The surface and its inflected forms.
std::vector<std::string> inflect(const std::string& surface, const Forms& forms) {
  std::vector<std::string> all{surface};
  if (!inflects(surface)) return all;
  for (const std::string& suffix : forms.suffixes) all.push_back(surface + suffix);
  const std::string head = surface.substr(0, surface.find(' '));
  if (!forms.doubled_with.empty() && inflects(head) && head.find('-') == std::string::npos)
    all.push_back(head + forms.doubled_with + surface);
  return all;
}

Result<Done> load_class(const Node& table, NounClass noun_class, const Forms& forms, Nouns& out,
                        LexiconBuilder& lexicon) {
  for (const auto& [unit, value] : table.fields) {
    auto surfaces = table.get_texts(unit);
    if (!surfaces) return std::move(surfaces).failure();
    const auto index = static_cast<std::uint32_t>(out.nouns.size());
    out.nouns.push_back({unit, noun_class, noun_class});
    for (const std::string& surface : *surfaces) {
      const Sense sense{SenseKind::noun, casing_of(surface), index};
      const bool plain = noun_class == NounClass::classifiers;
      if (auto added = lexicon.add_all(plain ? std::vector{surface} : inflect(surface, forms), sense); !added)
        return added;
    }
  }
  return Done{};
}

/// The class whose nouns include this unit; `classifiers` where none does.
NounClass class_of(const Nouns& all, std::string_view unit) {
  for (const Noun& noun : all.nouns)
    if (noun.noun_class != NounClass::classifiers && noun.unit == unit) return noun.noun_class;
  return NounClass::classifiers;
}

}  // namespace

Result<Done> load_nouns(const Node& file, Nouns& out, LexiconBuilder& lexicon) {
  constexpr std::array<std::string_view, 8> classes{"people", "groups", "things",    "animals",
                                                    "places", "events", "abstracts", "classifiers"};
  Forms forms;
  if (const Node* node = file.find("forms")) {
    auto suffixes = node->get_texts("suffixes");
    if (!suffixes) return std::move(suffixes).failure();
    auto doubled_with = node->get_text("doubled_with");
    if (!doubled_with) return std::move(doubled_with).failure();
    if (auto known = node->only({"suffixes", "doubled_with"}); !known) return known;
    forms = {*std::move(suffixes), *std::move(doubled_with)};
  }
  for (std::size_t c = 0; c < classes.size(); ++c)
    if (const Node* table = file.find(classes[c]))
      if (auto done = load_class(*table, static_cast<NounClass>(c), forms, out, lexicon); !done) return done;
  for (Noun& noun : out.nouns)
    if (noun.noun_class == NounClass::classifiers) noun.counts = class_of(out, noun.unit);
  return file.only(
      {"people", "groups", "things", "animals", "places", "events", "abstracts", "classifiers", "forms", "example"});
}

}  // namespace runut
