// Loads the shared files, then the language's own, section by section, and compiles the lexicon.
#include "pack/pack.h"

#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace runut {
namespace {

namespace fs = std::filesystem;

/// Loads one section from `common` (where it has it) and from the language's folder.
template <class Load>
Result<Done> load_section(const fs::path& folder, const std::string& language, const char* file, Load load) {
  for (const fs::path& path : {folder / "common" / file, folder / language / file}) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) continue;
    auto node = load_toml(path.string());
    if (!node) return std::move(node).failure();
    if (Result<Done> done = load(*node); !done) {
      const Error& e = done.error();  // the lexicon knows no files
      return e.where.empty() ? unexpected(e.code, path.string(), e.what, e.hint) : std::move(done).failure();
    }
  }
  return Done{};
}

/// A pack without a model reads names by rules.
Result<Done> load_name_model(const std::string& path, NameModel& out) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Done{};
  auto model = NameModel::parse({std::istreambuf_iterator<char>(in), {}}, path);
  if (!model) return std::move(model).failure();
  out = *std::move(model);
  return Done{};
}

/// XXH3 over names and bytes of all files of both folders, in the order of their names.
std::string hash_of_files(const fs::path& folder, const std::string& language) {
  std::vector<fs::path> files;
  for (const fs::path& part : {folder / "common", folder / language}) {
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(part, ignored))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::string all;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    all += fs::relative(file, folder).generic_string() + '\n';
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(XXH3_64bits(all.data(), all.size())));
  return hex;
}

}  // namespace

Result<std::shared_ptr<const Pack>> load_pack(const std::string& folder, const std::string& language) {
  const fs::path root(folder);
  auto head = load_toml((root / language / "pack.toml").string());
  if (!head) return std::move(head).failure();
  auto pack = std::make_shared<Pack>();
  auto name = head->get_text("name", language);
  if (!name) return std::move(name).failure();
  auto is_default = head->get_boolean("default");
  if (!is_default) return std::move(is_default).failure();
  auto pages_only = head->get_boolean("pages_only");
  if (!pages_only) return std::move(pages_only).failure();
  if (auto known = head->only({"name", "default", "pages_only"}); !known) return std::move(known).failure();
  pack->language = language;
  pack->name = *name;
  pack->is_default = *is_default;
  pack->pages_only = *pages_only;
  pack->hash = hash_of_files(root, language);

  LexiconBuilder lexicon;
  Result<Done> done = Done{};
  const auto section = [&](const char* file, auto load) {
    if (done) done = load_section(root, language, file, load);
  };
  section("grammar.toml", [&](const Node& n) { return load_grammar(n, lexicon); });
  section("numbers.toml", [&](const Node& n) { return load_numbers(n, pack->numbers, lexicon); });
  section("units.toml", [&](const Node& n) { return load_units(n, pack->units, lexicon); });
  section("nouns.toml", [&](const Node& n) { return load_nouns(n, pack->nouns, lexicon); });
  section("measures.toml", [&](const Node& n) { return load_measures(n, pack->measures, lexicon); });
  section("times.toml", [&](const Node& n) { return load_times(n, pack->times, lexicon); });
  section("states.toml", [&](const Node& n) { return load_names(n, pack->names, lexicon); });
  section("places.toml", [&](const Node& n) { return load_names(n, pack->names, lexicon); });
  section("names.toml", [&](const Node& n) { return load_names(n, pack->names, lexicon); });
  section("speech.toml", [&](const Node& n) { return load_speech(n, pack->speech, lexicon); });
  section("events.toml", [&](const Node& n) { return load_events(n, pack->events, lexicon); });
  section("furniture.toml", [&](const Node& n) { return load_furniture(n, pack->furniture, lexicon); });
  section("scope.toml", [&](const Node& n) { return load_scope(n, pack->scope); });
  count_people_as_persons(pack->nouns, pack->scope);
  if (done) done = load_name_model((root / language / "names.model").string(), pack->name_model);
  if (!done) return std::move(done).failure();
  pack->lexicon = lexicon.build();
  return std::shared_ptr<const Pack>(std::move(pack));
}

Result<std::map<std::string, std::shared_ptr<const Pack>>> load_all_packs(const std::string& folder) {
  std::map<std::string, std::shared_ptr<const Pack>> packs;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    if (!fs::exists(entry.path() / "pack.toml")) continue;
    const std::string language = entry.path().filename().string();
    auto pack = load_pack(folder, language);
    if (!pack) return std::move(pack).failure();
    packs.emplace(language, *std::move(pack));
  }
  if (failed) return unexpected(ErrorCode::not_found, folder, "is no folder of packs", "name one with --packs");
  if (packs.empty()) return unexpected(ErrorCode::not_found, folder, "holds no language pack", "name one with --packs");
  return packs;
}

}  // namespace runut
