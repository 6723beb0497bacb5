// nouns.toml: a table per class of noun, in it a list of surfaces per English singular.
#include "pack/nouns.h"

#include <array>

namespace runut {

Result<Done> load_nouns(const Node& file, Nouns& out, LexiconBuilder& lexicon) {
  constexpr std::array<std::string_view, 8> classes{"people", "groups", "things",    "animals",
                                                    "places", "events", "abstracts", "classifiers"};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    const Node* table = file.find(classes[c]);
    if (table == nullptr) continue;
    for (const auto& [unit, value] : table->fields) {
      auto surfaces = table->get_texts(unit);
      if (!surfaces) return std::move(surfaces).failure();
      const auto index = static_cast<std::uint32_t>(out.nouns.size());
      out.nouns.push_back({unit, static_cast<NounClass>(c)});
      if (auto added = lexicon.add_all(*surfaces, {SenseKind::noun, Casing::any, index}); !added) return added;
    }
  }
  return file.only(
      {"people", "groups", "things", "animals", "places", "events", "abstracts", "classifiers", "example"});
}

}  // namespace runut
