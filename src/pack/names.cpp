// states.toml, places.toml, names.toml: lists of surfaces under canonical names.
#include "pack/names.h"

#include <array>

namespace runut {
namespace {

constexpr std::array<std::string_view, 13> organisation_classes{
    "agency", "ministry", "police", "military", "parliament", "court", "party",
    "outlet", "company",  "bloc",   "group",    "school",     "club"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Abbreviations ("AS") hold only in capitals, brand names in lower case ("detikcom") anyhow, all
/// other names with a capital.
Casing casing_of(std::string_view surface) {
  bool upper = false, lower = false;
  for (char c : surface) {
    upper |= is_upper(c);
    lower |= is_lower(c) || static_cast<unsigned char>(c) >= 0x80;
  }
  if (upper && !lower) return Casing::upper;
  if (!surface.empty() && is_lower(surface.front())) return Casing::any;
  return Casing::capital;
}

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

/// "a | b | c" in its parts.
std::vector<std::string> parts(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t bar = std::min(text.find('|', at), text.size());
    out.emplace_back(trimmed(text.substr(at, bar - at)));
    at = bar + 1;
  }
  return out;
}

class NamesLoader {
 public:
  NamesLoader(NameTables& out, LexiconBuilder& lexicon) : out_(out), lexicon_(lexicon) {}

  std::uint32_t entry(const NameEntry& e) {
    const std::string key =
        std::to_string(static_cast<int>(e.type)) + (e.adjective ? "a/" : "/") + e.canonical + '/' + e.state;
    const auto [found, fresh] = out_.entry_of.try_emplace(key, static_cast<std::uint32_t>(out_.entries.size()));
    if (fresh) out_.entries.push_back(e);
    out_.entries[found->second].metonym |= e.metonym;
    return found->second;
  }

  Result<Done> surface(const std::string& words, SenseKind kind, std::uint32_t index) {
    const Casing casing = casing_of(words);
    if (auto added = lexicon_.add(words, {kind, casing, index}); !added) return added;
    const NameEntry& e = out_.entries[index];
    if (!e.adjective && (kind == SenseKind::place || e.metonym))
      out_.surfaces.push_back({words, {kind, casing, index}});
    // A full stop at the end may belong to the sentence.
    if (words.size() > 2 && words.back() == '.')
      return lexicon_.add(std::string_view(words).substr(0, words.size() - 1), {kind, casing, index});
    return Done{};
  }

  /// Every text of every list of a table: "canonical | surface | ..." under its state.
  Result<Done> by_state(const Node* table, NameEntry like, SenseKind kind) {
    if (table == nullptr) return Done{};
    for (const auto& [state, value] : table->fields) {
      auto texts = table->get_texts(state);
      if (!texts) return std::move(texts).failure();
      for (const std::string& text : *texts) {
        std::vector<std::string> names = parts(text);
        const bool silent = names.front().starts_with('=');
        if (silent) names.front() = trimmed(std::string_view(names.front()).substr(1));
        NameEntry e = like;
        e.canonical = names.front();
        e.state = state == "-" ? "" : state;
        e.adjective = silent && e.state.empty() && e.type == NameType::place;  // "European" for Europe
        const std::uint32_t index = entry(e);
        for (std::size_t i = silent ? 1 : 0; i < names.size(); ++i)
          if (auto added = surface(names[i], kind, index); !added) return value.wrong(added.error().message());
      }
    }
    return Done{};
  }

  /// Canonical name = surfaces.
  Result<Done> by_canonical(const Node* table, NameEntry like) {
    if (table == nullptr) return Done{};
    for (const auto& [canonical, value] : table->fields) {
      auto surfaces = table->get_texts(canonical);
      if (!surfaces) return std::move(surfaces).failure();
      NameEntry e = like;
      e.canonical = e.state = canonical;
      const std::uint32_t index = entry(e);
      if (!like.adjective) surfaces->push_back(canonical);
      for (const std::string& s : *surfaces)
        if (auto added = surface(s, SenseKind::place, index); !added) return value.wrong(added.error().message());
    }
    return Done{};
  }

  NameTables& out_;
  LexiconBuilder& lexicon_;
};

Result<Done> load_roles(const Node* table, NameTables& out, LexiconBuilder& lexicon) {
  if (table == nullptr) return Done{};
  constexpr std::array<std::string_view, 3> classes{"office", "rank", "title"};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    auto surfaces = table->get_texts(classes[c]);
    if (!surfaces) return std::move(surfaces).failure();
    const auto index = static_cast<std::uint32_t>(out.roles.size());
    out.roles.push_back(static_cast<RoleClass>(c));
    if (auto added = lexicon.add_all(*surfaces, {SenseKind::role, Casing::any, index}); !added) return added;
  }
  return table->only({"office", "rank", "title"});
}

/// [heads.place] "Mount {}" = ["Gunung"], plain = [...], behind = [...]; [heads.organisation] likewise.
Result<Done> load_heads(const Node* table, NameTables& out, LexiconBuilder& lexicon) {
  if (table == nullptr) return Done{};
  const auto group = [&](std::string_view name, NameType type, SenseKind kind) -> Result<Done> {
    const Node* heads = table->find(name);
    if (heads == nullptr) return Done{};
    for (const auto& [key, value] : heads->fields) {
      auto surfaces = heads->get_texts(key);
      if (!surfaces) return std::move(surfaces).failure();
      NameHead head{type, key == "plain" || key == "behind" ? "" : key, name == "sure_place", key == "behind"};
      const auto index = static_cast<std::uint32_t>(out.heads.size());
      out.heads.push_back(head);
      // Behind a body's name its kind is written with a capital ("the Free Army", "an army").
      const Casing casing = head.behind && type == NameType::organisation ? Casing::capital : Casing::any;
      const Sense sense{kind, casing, index};
      if (auto added = lexicon.add_all(*surfaces, sense); !added) return added;
      if (casing == Casing::capital)
        for (const std::string& words : *surfaces) out.surfaces.push_back({words, sense});
    }
    return Done{};
  };
  if (auto done = group("place", NameType::place, SenseKind::place_head); !done) return done;
  if (auto done = group("organisation", NameType::organisation, SenseKind::org_head); !done) return done;
  if (auto done = group("sure_place", NameType::place, SenseKind::place_head); !done) return done;
  return table->only({"place", "sure_place", "organisation"});
}

/// The possessive of every place, seat and kind of body read so far is a surface too: its mark is a letter of the word.
Result<Done> add_possessives(Result<std::string> ending, const NameTables& out, LexiconBuilder& lexicon) {
  if (!ending) return std::move(ending).failure();
  if (ending->empty()) return Done{};
  for (const auto& [words, sense] : out.surfaces)
    if (words.back() != '.')
      if (auto added = lexicon.add(words + *ending, sense); !added) return added;
  return Done{};
}

Result<Done> load_words(const Node& file, LexiconBuilder& lexicon) {
  if (const Node* particles = file.find("particles")) {
    constexpr std::array<std::string_view, 3> classes{"person", "organisation", "breaks"};
    for (std::size_t c = 0; c < classes.size(); ++c) {
      auto surfaces = particles->get_texts(classes[c]);
      if (!surfaces) return std::move(surfaces).failure();
      const Sense sense{SenseKind::name_particle, Casing::any, static_cast<std::uint32_t>(c)};
      if (auto added = lexicon.add_all(*surfaces, sense); !added) return added;
    }
    if (auto known = particles->only({"person", "organisation", "breaks"}); !known) return known;
  }
  if (const Node* given = file.find("given_names")) {
    auto lists = given->get_texts("words");
    if (!lists) return std::move(lists).failure();
    for (const std::string& list : *lists)
      for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find_first_of(" \n", at), list.size());
        if (end > at)
          if (auto added =
                  lexicon.add(std::string_view(list).substr(at, end - at), {SenseKind::first_name, Casing::capital, 0});
              !added)
            return added;
        at = end + 1;
      }
    if (auto known = given->only({"words"}); !known) return known;
  }
  return Done{};
}

}  // namespace

Result<Done> load_names(const Node& file, NameTables& out, LexiconBuilder& lexicon) {
  NamesLoader loader(out, lexicon);
  const NameEntry state{"", "", NameType::place, NameClass::state, true, false, false};
  const NameEntry adjective{"", "", NameType::place, NameClass::state, true, false, true};
  const NameEntry capital{"", "", NameType::place, NameClass::city, false, true, false};
  const NameEntry seat{"", "", NameType::organisation, NameClass::seat, false, true, false};
  const NameEntry city{"", "", NameType::place, NameClass::city, false, false, false};
  const NameEntry region{"", "", NameType::place, NameClass::region, false, false, false};
  const NameEntry person{"", "", NameType::person, NameClass::none, false, false, false};
  Result<Done> done = loader.by_canonical(file.find("states"), state);
  if (done) done = loader.by_canonical(file.find("adjectives"), adjective);
  if (done) done = loader.by_state(file.find("capitals"), capital, SenseKind::place);
  if (done) done = loader.by_state(file.find("seats"), seat, SenseKind::organisation);
  if (done) done = loader.by_state(file.find("places"), city, SenseKind::place);
  if (done) done = loader.by_state(file.find("regions"), region, SenseKind::place);
  if (done) done = loader.by_state(file.find("people"), person, SenseKind::person);
  if (const Node* organisations = file.find("organisations")) {
    for (std::size_t c = 0; done && c < organisation_classes.size(); ++c) {
      NameEntry like = seat;
      like.metonym = false;
      like.name_class = static_cast<NameClass>(c + 1);
      done = loader.by_state(organisations->find(organisation_classes[c]), like, SenseKind::organisation);
    }
    if (done)
      done = organisations->only({"agency", "ministry", "police", "military", "parliament", "court", "party", "outlet",
                                  "company", "bloc", "group", "school", "club"});
  }
  if (auto home = file.get_text("home"); !home) {
    return std::move(home).failure();
  } else if (!home->empty()) {
    out.home = *home;
  }
  auto endings = file.get_texts("place_endings");
  if (!endings) return std::move(endings).failure();
  for (const std::string& e : *endings) out.place_endings.push_back(hash_folded(e));
  if (done) done = load_roles(file.find("roles"), out, lexicon);
  if (done) done = load_heads(file.find("heads"), out, lexicon);
  if (done) done = add_possessives(file.get_text("possessive"), out, lexicon);
  if (done) done = load_words(file, lexicon);
  if (!done) return std::move(done).failure();
  return file.only({"states", "adjectives", "capitals", "seats", "places", "regions", "people", "organisations",
                    "roles", "heads", "particles", "given_names", "home", "place_endings", "possessive", "example"});
}

}  // namespace runut
