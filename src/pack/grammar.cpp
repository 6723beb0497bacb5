// grammar.toml: one list of surfaces per role, abbreviations, and common words.
#include "pack/grammar.h"

#include <array>

namespace runut {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(GrammarRole::count_)> role_names{"conjunction",
                                                                                                 "disjunction",
                                                                                                 "contrast",
                                                                                                 "relative",
                                                                                                 "complementizer",
                                                                                                 "at",
                                                                                                 "to",
                                                                                                 "from",
                                                                                                 "of",
                                                                                                 "agent",
                                                                                                 "with",
                                                                                                 "purpose",
                                                                                                 "cause",
                                                                                                 "condition",
                                                                                                 "when",
                                                                                                 "until",
                                                                                                 "since",
                                                                                                 "between",
                                                                                                 "each",
                                                                                                 "other",
                                                                                                 "more",
                                                                                                 "among_them",
                                                                                                 "including",
                                                                                                 "negation",
                                                                                                 "only",
                                                                                                 "already",
                                                                                                 "still",
                                                                                                 "existence",
                                                                                                 "copula",
                                                                                                 "as",
                                                                                                 "demonstrative",
                                                                                                 "article",
                                                                                                 "all",
                                                                                                 "than",
                                                                                                 "possessive",
                                                                                                 "infinitive",
                                                                                                 "auxiliary"};

}  // namespace

Result<Done> load_grammar(const Node& file, LexiconBuilder& lexicon) {
  if (const Node* roles = file.find("roles")) {
    for (const auto& [name, value] : roles->fields) {
      std::uint32_t role = 0;
      while (role < role_names.size() && role_names[role] != name) ++role;
      if (role == role_names.size()) return value.wrong("no such role: " + name);
      auto surfaces = roles->get_texts(name);
      if (!surfaces) return std::move(surfaces).failure();
      if (auto added = lexicon.add_all(*surfaces, {SenseKind::grammar, Casing::any, role}); !added) return added;
    }
  }
  for (const auto& [key, kind] :
       {std::pair{"abbreviations", SenseKind::abbreviation}, std::pair{"common_words", SenseKind::common_word}}) {
    auto surfaces = file.get_texts(key);
    if (!surfaces) return std::move(surfaces).failure();
    if (auto added = lexicon.add_all(*surfaces, {kind, Casing::any, 0}); !added) return added;
  }
  return file.only({"roles", "abbreviations", "common_words", "example"});
}

}  // namespace runut
