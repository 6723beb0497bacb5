// speech.toml: every entry becomes one row of its kind's table, and its words lead to that row.
#include "pack/speech.h"

#include <array>
#include <optional>

#include "runut/record_names.h"

namespace runut {
namespace {

/// Reads `key` as one of the names; the place in the list is the value. A missing key gives the first.
template <class Enum, std::size_t n>
Result<Enum> one_of(const Node& entry, std::string_view key, const std::array<std::string_view, n>& names) {
  auto name = entry.get_text(key, std::string(names[0]));
  if (!name) return std::move(name).failure();
  for (std::size_t i = 0; i < n; ++i)
    if (names[i] == *name) return static_cast<Enum>(i);
  return entry.wrong("'" + std::string(key) + "' cannot be '" + *name + "'");
}

constexpr std::array<std::string_view, 6> cue_forms{"inverted", "self", "active", "passive", "agentless", "headline"};
constexpr std::array<std::string_view, 3> relay_forms{"passive", "active", "repeat"};
constexpr std::array<std::string_view, 3> references{"speaker", "self", "statement"};
constexpr std::array<std::string_view, 11> marks{"phrase_end", "connective", "continuation", "adverb",
                                                 "audience",   "channel",    "media",        "request",
                                                 "determiner", "turn",       "opening"};
static_assert(marks.size() == static_cast<std::size_t>(SpeechMark::count_));

Result<Modality> modality_of(const Node& entry) {
  auto name = entry.get_text("modality", "asserted");
  if (!name) return std::move(name).failure();
  if (const auto m = value_of<Modality>(*name)) return *m;
  return entry.wrong("no modality is called '" + *name + "'");
}

/// Adds an entry's words with the index of its row.
Result<Done> add_words(const Node& entry, SenseKind kind, std::size_t index, LexiconBuilder& lexicon,
                       Casing casing = Casing::any) {
  auto words = entry.get_texts("words");
  if (!words) return std::move(words).failure();
  if (words->empty()) return entry.wrong("an entry without words");
  return lexicon.add_all(*words, {kind, casing, static_cast<std::uint32_t>(index)});
}

/// Runs `row` on each entry of [[key]] and adds its words.
template <class Row>
Result<Done> each_entry(const Node& file, std::string_view key, std::initializer_list<std::string_view> keys, Row row) {
  auto entries = file.get_tables(key);
  if (!entries) return std::move(entries).failure();
  for (const Node* entry : *entries) {
    if (auto known = entry->only(keys); !known) return known;
    if (Result<Done> done = row(*entry); !done) return done;
  }
  return Done{};
}

Result<Cue> read_cue(const Node& entry) {
  Cue cue;
  auto form = one_of<CueForm>(entry, "form", cue_forms);
  if (!form) return std::move(form).failure();
  cue.form = *form;
  auto modality = modality_of(entry);
  if (!modality) return std::move(modality).failure();
  cue.modality = *modality;
  for (const auto& [key, flag] : {std::pair{"guarded", &cue.guarded}, std::pair{"carried", &cue.carried},
                                  std::pair{"object", &cue.object}, std::pair{"own", &cue.own}}) {
    auto value = entry.get_boolean(key);
    if (!value) return std::move(value).failure();
    *flag = *value;
  }
  return cue;
}

Result<Done> load_cues(const Node& file, Speech& out, LexiconBuilder& lexicon) {
  return each_entry(file, "cue", {"form", "modality", "guarded", "carried", "object", "own", "words"},
                    [&](const Node& entry) -> Result<Done> {
                      auto cue = read_cue(entry);
                      if (!cue) return std::move(cue).failure();
                      out.cues.push_back(*cue);
                      return add_words(entry, SenseKind::cue, out.cues.size() - 1, lexicon);
                    });
}

Result<Done> load_sources(const Node& file, Speech& out, LexiconBuilder& lexicon) {
  return each_entry(file, "source", {"self", "carried", "initial", "words"}, [&](const Node& entry) -> Result<Done> {
    auto self = entry.get_boolean("self");
    if (!self) return std::move(self).failure();
    auto carried = entry.get_boolean("carried");
    if (!carried) return std::move(carried).failure();
    auto initial = entry.get_boolean("initial");
    if (!initial) return std::move(initial).failure();
    out.sources.push_back({*self, *carried, *initial});
    return add_words(entry, SenseKind::source_cue, out.sources.size() - 1, lexicon);
  });
}

Result<Done> load_relays(const Node& file, Speech& out, LexiconBuilder& lexicon) {
  return each_entry(file, "relay", {"form", "words"}, [&](const Node& entry) -> Result<Done> {
    auto form = one_of<RelayForm>(entry, "form", relay_forms);
    if (!form) return std::move(form).failure();
    out.relays.push_back({*form});
    return add_words(entry, SenseKind::relay, out.relays.size() - 1, lexicon);
  });
}

Result<Done> load_carriers(const Node& file, Speech& out, LexiconBuilder& lexicon) {
  return each_entry(file, "carrier", {"evidence", "words"}, [&](const Node& entry) -> Result<Done> {
    auto evidence = entry.get_boolean("evidence");
    if (!evidence) return std::move(evidence).failure();
    out.carriers.push_back({*evidence});
    return add_words(entry, SenseKind::carrier, out.carriers.size() - 1, lexicon);
  });
}

Result<Done> load_unnamed(const Node& file, Speech& out, LexiconBuilder& lexicon) {
  return each_entry(file, "unnamed", {"canonical", "words"}, [&](const Node& entry) -> Result<Done> {
    auto canonical = entry.get_text("canonical", "unnamed");
    if (!canonical) return std::move(canonical).failure();
    out.unnamed.push_back({*std::move(canonical)});
    return add_words(entry, SenseKind::unnamed_source, out.unnamed.size() - 1, lexicon, Casing::any);
  });
}

Result<Done> load_pronouns(const Node& file, Speech& out, LexiconBuilder& lexicon) {
  return each_entry(file, "pronoun", {"refers", "words"}, [&](const Node& entry) -> Result<Done> {
    auto refers = one_of<PronounRefers>(entry, "refers", references);
    if (!refers) return std::move(refers).failure();
    out.pronouns.push_back({*refers});
    return add_words(entry, SenseKind::pronoun, out.pronouns.size() - 1, lexicon);
  });
}

Result<Done> load_modals(const Node& file, Speech& out, LexiconBuilder& lexicon) {
  return each_entry(file, "modal", {"modality", "revised", "words"}, [&](const Node& entry) -> Result<Done> {
    auto modality = modality_of(entry);
    if (!modality) return std::move(modality).failure();
    auto revised = entry.get_boolean("revised");
    if (!revised) return std::move(revised).failure();
    out.modals.push_back({*modality, *revised});
    return add_words(entry, SenseKind::modal, out.modals.size() - 1, lexicon);
  });
}

Result<Done> load_marks(const Node& file, LexiconBuilder& lexicon) {
  return each_entry(file, "mark", {"role", "words"}, [&](const Node& entry) -> Result<Done> {
    auto role = one_of<SpeechMark>(entry, "role", marks);
    if (!role) return std::move(role).failure();
    return add_words(entry, SenseKind::speech_mark, static_cast<std::size_t>(*role), lexicon);
  });
}

}  // namespace

Result<Done> load_speech(const Node& file, Speech& out, LexiconBuilder& lexicon) {
  for (const auto load :
       {load_cues, load_sources, load_relays, load_carriers, load_unnamed, load_pronouns, load_modals})
    if (Result<Done> done = load(file, out, lexicon); !done) return done;
  if (Result<Done> done = load_marks(file, lexicon); !done) return done;
  return file.only({"cue", "source", "relay", "carrier", "unnamed", "pronoun", "modal", "mark", "example"});
}

}  // namespace runut
