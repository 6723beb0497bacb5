// events.toml: two lists of names with their surfaces.
#include "pack/events.h"

#include <algorithm>

namespace runut {
namespace {

Result<Done> load_list(const Node& file, const char* key, SenseKind kind, std::vector<std::string>& names,
                       LexiconBuilder& lexicon) {
  auto tables = file.get_tables(key);
  if (!tables) return std::move(tables).failure();
  for (const Node* table : *tables) {
    auto name = table->get_text("name");
    auto words = table->get_texts("words");
    if (!name) return std::move(name).failure();
    if (!words) return std::move(words).failure();
    if (name->empty() || words->empty()) return table->wrong("an event needs a name and words");
    auto at = std::find(names.begin(), names.end(), *name);
    if (at == names.end()) at = names.insert(names.end(), *name);
    const auto index = static_cast<std::uint32_t>(at - names.begin());
    if (auto added = lexicon.add_all(*words, {kind, Casing::any, index}); !added)
      return table->wrong(added.error().message());
    if (auto known = table->only({"name", "words"}); !known) return known;
  }
  return Done{};
}

}  // namespace

Result<Done> load_events(const Node& file, Events& out, LexiconBuilder& lexicon) {
  if (auto done = load_list(file, "event", SenseKind::event_word, out.events, lexicon); !done) return done;
  if (auto done = load_list(file, "object", SenseKind::event_object, out.objects, lexicon); !done) return done;
  return file.only({"event", "object", "example"});
}

}  // namespace runut
