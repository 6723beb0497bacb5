// Wires the stages: scan, clean, text, then the extractors in the order in which each needs the others.
#include "runut/engine.h"

#include "clean/clean.h"
#include "clean/language.h"
#include "engine/packs.h"
#include "engine/stages.h"
#include "extract/claims.h"
#include "extract/document_date.h"
#include "text/text.h"

namespace runut {

Result<std::shared_ptr<const Packs>> load_packs(const std::string& folder) {
  auto loaded = load_all_packs(folder);
  if (!loaded) return std::move(loaded).failure();
  auto packs = std::make_shared<Packs>();
  packs->by_language = *std::move(loaded);
  return std::shared_ptr<const Packs>(std::move(packs));
}

std::vector<std::string> languages(const Packs& packs) {
  std::vector<std::string> out;
  for (const auto& [language, pack] : packs.by_language) out.push_back(language);
  return out;
}

namespace {

/// Copies the public part of located values.
template <class Public, class From>
std::vector<Public> slices(std::vector<From>&& from) {
  std::vector<Public> out;
  out.reserve(from.size());
  for (From& value : from) out.push_back(std::move(static_cast<Public&>(value)));
  return out;
}

}  // namespace

Result<Reading> read(const Packs& packs, Document document, const Limits& limits) {
  return Reader(packs, limits).read(std::move(document));
}

Result<Reading> read_watched(const Packs& packs, Document document, const Limits& limits, StageWatch* watch) {
  return Reader(packs, limits).read(std::move(document), watch);
}

Result<Reading> Reader::read(Document&& document, StageWatch* watch) {
  if (document.text.size() > limits_.document_bytes)
    return unexpected(
        ErrorCode::limit, document.uri,
        "is longer than the limit of " + std::to_string(limits_.document_bytes) + " bytes for one document");
  const Pack* chosen = nullptr;
  if (document.language.empty()) {
    chosen = detect_language(document.text, packs_.by_language);
    if (chosen == nullptr)
      return unexpected(ErrorCode::unsupported, document.uri, "no pack reads its language", "name one with --lang");
    document.language = chosen->language;
  } else {
    // "id-ID": a region's pack where there is one, else the language's.
    auto found = packs_.by_language.find(document.language);
    if (found == packs_.by_language.end())
      found = packs_.by_language.find(document.language.substr(0, document.language.find_first_of("-_")));
    if (found == packs_.by_language.end())
      return unexpected(ErrorCode::unsupported, document.uri, "no pack reads the language " + document.language);
    chosen = found->second.get();
  }
  const Pack& pack = *chosen;
  const auto ended = [watch](Stage stage) {
    if (watch != nullptr) watch->ended(stage);
  };
  if (watch != nullptr) watch->start();

  Reading reading;
  reading.document = std::move(document);
  scan(reading.document.text, pack.lexicon, scan_);
  ended(Stage::scan);
  clean(reading.document, pack, scan_);
  reading.notes = std::move(reading.document.notes);
  ended(Stage::clean);
  Text text(reading.document, pack, std::move(scan_));
  ended(Stage::text);

  if (const DateBounds bounds = infer_date_bounds(text); bounds.after || bounds.before) {
    reading.document.published_basis = DateBasis::inferred;
    reading.document.published_after = bounds.after;
    reading.document.published_before = bounds.before;
  }

  Owners owners(text.size(), Owner::none);
  const auto numbers = read_numbers(text);
  ended(Stage::numbers);
  auto times = read_times(text, numbers, owners);
  ended(Stage::times);
  auto quantities = read_quantities(text, numbers, times, owners, reading.gaps);
  ended(Stage::quantities);
  auto names = read_names(text);
  ended(Stage::names);
  auto attributions = read_attributions(text, names);
  ended(Stage::attributions);
  reading.claims = read_claims(text, quantities, times, names, attributions, reading.gaps);
  ended(Stage::claims);

  reading.quantities = slices<Quantity>(std::move(quantities));
  reading.times = slices<TimeExpression>(std::move(times));
  reading.names = slices<Name>(std::move(names));
  reading.attributions = slices<Attribution>(std::move(attributions));
  scan_ = std::move(text.scan);
  ended(Stage::copy);
  return reading;
}

}  // namespace runut
