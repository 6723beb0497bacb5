// nouns.toml: how nouns inflect, then a table per class of noun, in it a list of surfaces per English singular.
//
// Inflected forms are made here rather than listed: a possessive ending, and plural by doubling the head.
#include "pack/nouns.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

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

Result<Done> load_forms(const Node& node, Forms& forms, Nouns& out) {
  auto suffixes = node.get_texts("suffixes"), singulars = node.get_texts("singulars");
  auto describing = node.get_texts("describing");
  if (!describing) return std::move(describing).failure();
  for (const std::string& word : *describing) out.describing.push_back(hash_folded(folded(word)));
  auto doubled_with = node.get_text("doubled_with"), head = node.get_text("head", "first");
  if (!suffixes) return std::move(suffixes).failure();
  if (!singulars) return std::move(singulars).failure();
  if (!doubled_with) return std::move(doubled_with).failure();
  if (!head) return std::move(head).failure();
  if (*head != "first" && *head != "last") return node.wrong("'head' is \"first\" or \"last\"");
  if (const Node* plurals = node.find("plurals")) {
    for (const Node& pair : plurals->items) {
      const bool texts =
          pair.items.size() == 2 && pair.items[0].type == Node::Type::text && pair.items[1].type == Node::Type::text;
      if (!texts) return plurals->wrong("'plurals' must be pairs of endings: [plural, singular]");
      out.plurals.push_back({pair.items[0].text, pair.items[1].text});
    }
  }
  forms = {*std::move(suffixes), *std::move(doubled_with)};
  out.singulars = *std::move(singulars);
  out.head_last = *head == "last";
  return node.only({"suffixes", "doubled_with", "head", "plurals", "singulars", "describing"});
}

}  // namespace

const PluralEnding* Nouns::plural_ending(std::string_view word) const {
  const auto ends_in = [&](std::string_view ending) {
    return word.size() > ending.size() + 1 &&
           std::equal(ending.begin(), ending.end(), word.end() - static_cast<std::ptrdiff_t>(ending.size()),
                      [](char e, char w) { return e == (w >= 'A' && w <= 'Z' ? static_cast<char>(w + 32) : w); });
  };
  for (const std::string& ending : singulars)
    if (ends_in(ending)) return nullptr;
  for (const PluralEnding& ending : plurals)
    if (ends_in(ending.plural)) return &ending;
  return nullptr;
}

std::string Nouns::singular(std::string_view word) const {
  std::string form = folded(word);
  if (const PluralEnding* ending = plural_ending(word))
    form.replace(form.size() - ending->plural.size(), ending->plural.size(), ending->singular);
  return form;
}

Result<Done> load_nouns(const Node& file, Nouns& out, LexiconBuilder& lexicon) {
  constexpr std::array<std::string_view, 8> classes{"people", "groups", "things",    "animals",
                                                    "places", "events", "abstracts", "classifiers"};
  Forms forms;
  if (const Node* node = file.find("forms"))
    if (auto done = load_forms(*node, forms, out); !done) return done;
  for (std::size_t c = 0; c < classes.size(); ++c)
    if (const Node* table = file.find(classes[c]))
      if (auto done = load_class(*table, static_cast<NounClass>(c), forms, out, lexicon); !done) return done;
  for (Noun& noun : out.nouns)
    if (noun.noun_class == NounClass::classifiers) noun.counts = class_of(out, noun.unit);
  return file.only(
      {"people", "groups", "things", "animals", "places", "events", "abstracts", "classifiers", "forms", "example"});
}

}  // namespace runut
