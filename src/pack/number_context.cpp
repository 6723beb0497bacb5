// numbers.toml: the words around numbers: hedges, marks of ranges, rises and falls, and what makes a number no
// quantity.
#include <algorithm>
#include <array>

#include "pack/numbers.h"
#include "runut/record_names.h"

namespace runut {
namespace {

Result<Done> add_hedges(const Node& file, Numbers& out, LexiconBuilder& lexicon) {
  auto hedges = file.get_tables("hedge");
  if (!hedges) return std::move(hedges).failure();
  for (const Node* node : *hedges) {
    auto surfaces = node->get_texts("surfaces");
    auto bound = node->get_text("bound", "exact");
    auto after = node->get_boolean("after"), money = node->get_boolean("money");
    auto margin = node->get_boolean("margin"), lead = node->get_boolean("lead");
    auto adjacent = node->get_boolean("adjacent");
    if (!surfaces) return std::move(surfaces).failure();
    if (!bound) return std::move(bound).failure();
    if (!after) return std::move(after).failure();
    if (!money) return std::move(money).failure();
    if (!margin) return std::move(margin).failure();
    if (!lead) return std::move(lead).failure();
    if (!adjacent) return std::move(adjacent).failure();
    const auto known = value_of<Bound>(*bound);
    if (!known) return node->wrong("no such bound: " + *bound);
    const auto index = static_cast<std::uint32_t>(out.hedges.size());
    out.hedges.push_back({*known, *after, *lead, *money, *adjacent, *margin});
    if (auto added = lexicon.add_all(*surfaces, {SenseKind::hedge, Casing::any, index}); !added) return added;
    if (auto keys = node->only({"surfaces", "bound", "after", "money", "margin", "lead", "adjacent"}); !keys)
      return keys;
  }
  return Done{};
}

Result<Done> add_ranges(const Node& file, LexiconBuilder& lexicon) {
  constexpr std::array<std::string_view, 6> names{"to", "dash", "between", "between_and", "from", "becomes"};
  const Node* ranges = file.find("ranges");
  if (ranges == nullptr) return Done{};
  for (const auto& [name, value] : ranges->fields) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return value.wrong("no such range mark: " + name);
    auto surfaces = ranges->get_texts(name);
    if (!surfaces) return std::move(surfaces).failure();
    const auto mark = static_cast<std::uint32_t>(at - names.begin());
    if (auto added = lexicon.add_all(*surfaces, {SenseKind::range_mark, Casing::any, mark}); !added) return added;
  }
  return Done{};
}

Result<Done> add_changes(const Node& file, LexiconBuilder& lexicon) {
  const Node* changes = file.find("changes");
  if (changes == nullptr) return Done{};
  for (const auto& [name, value] : changes->fields) {
    const auto change = value_of<Change>(name);
    if (!change) return value.wrong("no such change: " + name);
    auto surfaces = changes->get_texts(name);
    if (!surfaces) return std::move(surfaces).failure();
    if (auto added = lexicon.add_all(*surfaces, {SenseKind::change, Casing::any, static_cast<std::uint32_t>(*change)});
        !added)
      return added;
  }
  return Done{};
}

Result<Done> add_blockers(const Node& file, Numbers& out, LexiconBuilder& lexicon) {
  constexpr std::array<std::string_view, 8> names{"name",  "identifier", "ordinal", "age",
                                                  "score", "coordinate", "time",    "idiom"};
  auto blockers = file.get_tables("block");
  if (!blockers) return std::move(blockers).failure();
  for (const Node* node : *blockers) {
    auto why = node->get_text("why");
    auto after = node->get_boolean("after"), inside = node->get_boolean("inside"), alone = node->get_boolean("alone");
    if (!alone) return std::move(alone).failure();
    auto surfaces = node->get_texts("surfaces");
    if (!why) return std::move(why).failure();
    if (!after) return std::move(after).failure();
    if (!inside) return std::move(inside).failure();
    if (!surfaces) return std::move(surfaces).failure();
    const auto at = std::find(names.begin(), names.end(), *why);
    if (at == names.end()) return node->wrong("no such reason: " + *why);
    const auto index = static_cast<std::uint32_t>(out.blockers.size());
    out.blockers.push_back({static_cast<BlockWhy>(at - names.begin()), *after, *inside, *alone});
    if (auto added = lexicon.add_all(*surfaces, {SenseKind::no_number, Casing::any, index}); !added) return added;
    if (auto keys = node->only({"why", "after", "inside", "alone", "surfaces"}); !keys) return keys;
  }
  return Done{};
}

}  // namespace

Result<Done> load_number_context(const Node& file, Numbers& out, LexiconBuilder& lexicon) {
  auto done = add_hedges(file, out, lexicon);
  if (done) done = add_ranges(file, lexicon);
  if (done) done = add_changes(file, lexicon);
  if (done) done = add_blockers(file, out, lexicon);
  return done;
}

}  // namespace runut
