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

constexpr std::array<std::string_view, 7> cue_forms{"inverted",  "self",     "active", "passive",
                                                    "agentless", "headline", "unsaid"};
constexpr std::array<std::string_view, 3> relay_forms{"passive", "active", "repeat"};
constexpr std::array<std::string_view, 3> references{"speaker", "self", "statement"};
constexpr std::array<std::string_view, 14> marks{"phrase_end", "connective", "continuation", "adverb",     "audience",
                                                 "channel",    "media",      "request",      "determiner", "turn",
                                                 "opening",    "plural",     "topic",        "predicate"};
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
  for (const auto& [key, flag] :
       {std::pair{"guarded", &cue.guarded}, std::pair{"carried", &cue.carried}, std::pair{"object", &cue.object},
        std::pair{"own", &cue.own}, std::pair{"attitude", &cue.attitude}}) {
    auto value = entry.get_boolean(key);
    if (!value) return std::move(value).failure();
    *flag = *value;
  }
  return cue;
}

Result<Done> load_cues(const Node& file, Speech& out, LexiconBuilder& lexicon) {
  return each_entry(file, "cue", {"form", "modality", "guarded", "carried", "object", "own", "attitude", "words"},
                    [&](const Node& entry) -> Result<Done> {
                      auto cue = read_cue(entry);
                      if (!cue) return std::move(cue).failure();
                      out.cues.push_back(*cue);
                      return add_words(entry, SenseKind::cue, out.cues.size() - 1, lexicon);
                    });
}

/// "say says saying said" under a verb's rows, one row per form; a particle behind each.
Result<Done> add_forms(const Node& entry, const std::string& forms, const std::string& particle, std::size_t row,
                       LexiconBuilder& lexicon) {
  std::size_t form = 0;
  for (std::size_t at = 0; at < forms.size(); ++form) {
    const std::size_t end = std::min(forms.find(' ', at), forms.size());
    if (form > static_cast<std::size_t>(VerbForm::participle)) return entry.wrong("too many forms: " + forms);
    std::string surface = forms.substr(at, end - at);
    at = end + 1;
    if (surface == "-") continue;  // a form that is another word
    if (!particle.empty()) surface += ' ' + particle;
    const Sense sense{SenseKind::cue, Casing::any, static_cast<std::uint32_t>(row + form)};
    if (auto added = lexicon.add(surface, sense); !added) return added;
  }
  return form >= 4 ? Done{} : Result<Done>(entry.wrong("four forms are wanted: " + forms));
}

Result<Cue> read_verb(const Node& entry) {
  Cue cue;
  cue.form = CueForm::verb;
  auto modality = modality_of(entry);
  if (!modality) return std::move(modality).failure();
  cue.modality = *modality;
  for (const auto& [key, flag] : {std::pair{"attitude", &cue.attitude}, std::pair{"inverts", &cue.inverts}}) {
    auto value = entry.get_boolean(key);
    if (!value) return std::move(value).failure();
    *flag = *value;
  }
  auto takes = entry.get_texts("takes");
  if (!takes) return std::move(takes).failure();
  for (const std::string& what : *takes) {
    if (what == "clause")
      cue.clause = true;
    else if (what == "noun")
      cue.noun = true;
    else if (what == "infinitive")
      cue.infinitive = true;
    else if (what == "hearer")
      cue.hearer = true;
    else
      return entry.wrong("a verb cannot take '" + what + "'");
  }
  return cue;
}

Result<Done> load_verbs(const Node& file, Speech& out, LexiconBuilder& lexicon) {
  return each_entry(file, "verb", {"takes", "modality", "attitude", "inverts", "verbs", "particles", "adjectives"},
                    [&](const Node& entry) -> Result<Done> {
                      auto cue = read_verb(entry);
                      if (!cue) return std::move(cue).failure();
                      const std::size_t row = out.cues.size();
                      for (int form = 0; form <= static_cast<int>(VerbForm::adjective); ++form) {
                        cue->verb = static_cast<VerbForm>(form);
                        out.cues.push_back(*cue);
                      }
                      out.verbal = true;
                      auto verbs = entry.get_texts("verbs");
                      if (!verbs) return std::move(verbs).failure();
                      auto particles = entry.get_texts("particles");
                      if (!particles) return std::move(particles).failure();
                      if (particles->empty()) particles->emplace_back();
                      for (const std::string& forms : *verbs)
                        for (const std::string& particle : *particles)
                          if (auto added = add_forms(entry, forms, particle, row, lexicon); !added) return added;
                      auto adjectives = entry.get_texts("adjectives");
                      if (!adjectives) return std::move(adjectives).failure();
                      return lexicon.add_all(
                          *adjectives, {SenseKind::cue, Casing::any, static_cast<std::uint32_t>(out.cues.size() - 1)});
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
  return each_entry(file, "pronoun", {"refers", "body", "words"}, [&](const Node& entry) -> Result<Done> {
    auto refers = one_of<PronounRefers>(entry, "refers", references);
    if (!refers) return std::move(refers).failure();
    auto body = entry.get_boolean("body");
    if (!body) return std::move(body).failure();
    out.pronouns.push_back({*refers, *body});
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
       {load_cues, load_verbs, load_sources, load_relays, load_carriers, load_unnamed, load_pronouns, load_modals})
    if (Result<Done> done = load(file, out, lexicon); !done) return done;
  if (Result<Done> done = load_marks(file, lexicon); !done) return done;
  for (const auto& [key, to] :
       {std::pair{"adverb_endings", &out.adverb_endings}, std::pair{"contraction_endings", &out.contraction_endings},
        std::pair{"past_endings", &out.past_endings}, std::pair{"plural_endings", &out.plural_endings},
        std::pair{"possessive_endings", &out.possessive_endings}}) {
    auto endings = file.get_texts(key);
    if (!endings) return std::move(endings).failure();
    to->insert(to->end(), endings->begin(), endings->end());
  }
  return file.only({"cue", "verb", "source", "relay", "carrier", "unnamed", "pronoun", "modal", "mark",
                    "adverb_endings", "plural_endings", "possessive_endings", "contraction_endings", "past_endings",
                    "example"});
}

}  // namespace runut
