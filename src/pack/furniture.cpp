// furniture.toml: an array of cues.
#include "pack/furniture.h"

#include <array>
#include <string_view>

#include "runut/record_names.h"

namespace runut {
namespace {

constexpr std::array<std::string_view, 8> shapes{"opener",  "line", "anywhere", "stretch",
                                                 "bracket", "box",  "appendix", "domain"};
constexpr std::array<std::string_view, 4> fields{"none", "byline", "published", "original_source"};

/// The index of the field's text among the names, or an error that names the field.
template <std::size_t N>
Result<std::size_t> index_of(const Node& cue, std::string_view key, const std::array<std::string_view, N>& names,
                             std::string_view fallback) {
  auto name = cue.get_text(key, std::string(fallback));
  if (!name) return std::move(name).failure();
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == *name) return i;
  return cue.wrong("no such " + std::string(key) + ": " + *name);
}

Result<FurnitureCue> load_cue(const Node& node) {
  FurnitureCue cue;
  if (auto known =
          node.only({"why", "shape", "field", "colon", "digits", "takes_next", "closes", "words", "upper", "surfaces"});
      !known)
    return std::move(known).failure();
  auto why = node.get_text("why", "navigation");
  if (!why) return std::move(why).failure();
  const auto reason = value_of<FurnitureWhy>(*why);
  if (!reason) return node.wrong("no such reason: " + *why);
  cue.why = *reason;
  auto shape = index_of(node, "shape", shapes, "opener");
  if (!shape) return std::move(shape).failure();
  cue.shape = static_cast<CueShape>(*shape);
  auto field = index_of(node, "field", fields, "none");
  if (!field) return std::move(field).failure();
  cue.field = static_cast<CueField>(*field);
  for (const auto& [key, to] : {std::pair{"colon", &cue.colon}, std::pair{"digits", &cue.digits},
                                std::pair{"takes_next", &cue.takes_next}, std::pair{"closes", &cue.closes}}) {
    auto value = node.get_boolean(key);
    if (!value) return std::move(value).failure();
    *to = *value;
  }
  auto words = node.get_integer("words");
  if (!words) return std::move(words).failure();
  if (*words < 0 || *words > 255) return node.wrong("words must be between 0 and 255");
  cue.words = static_cast<std::uint8_t>(*words);
  return cue;
}

}  // namespace

Result<Done> load_furniture(const Node& file, FurnitureCues& out, LexiconBuilder& lexicon) {
  auto cues = file.get_tables("cue");
  if (!cues) return std::move(cues).failure();
  for (const Node* node : *cues) {
    auto cue = load_cue(*node);
    if (!cue) return std::move(cue).failure();
    auto upper = node->get_boolean("upper");
    if (!upper) return std::move(upper).failure();
    auto surfaces = node->get_texts("surfaces");
    if (!surfaces) return std::move(surfaces).failure();
    if (surfaces->empty()) return node->wrong("a cue without surfaces");
    const auto index = static_cast<std::uint32_t>(out.cues.size());
    out.cues.push_back(*cue);
    const Casing casing = *upper ? Casing::upper : Casing::any;
    if (auto added = lexicon.add_all(*surfaces, {SenseKind::furniture_cue, casing, index}); !added) return added;
  }
  return file.only({"cue", "example"});
}

}  // namespace runut
