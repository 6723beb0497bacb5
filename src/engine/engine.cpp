// Wires the stages: scan, clean, text, then the extractors in the order in which each needs the others.
#include "runut/engine.h"

#include <algorithm>

#include "clean/clean.h"
#include "clean/language.h"
#include "clean/page_lines.h"
#include "engine/packs.h"
#include "engine/stages.h"
#include "extract/claims.h"
#include "extract/document_date.h"
#include "extract/statements.h"
#include "text/text.h"

namespace runut {

Result<std::shared_ptr<const Packs>> load_packs(const std::string& folder) {
  auto loaded = load_all_packs(folder);
  if (!loaded) return std::move(loaded).failure();
  auto packs = std::make_shared<Packs>();
  for (auto& [language, pack] : *loaded)
    if (pack->pages_only)
      packs->other = std::move(pack);
    else
      packs->by_language.emplace(language, std::move(pack));
  if (packs->by_language.empty())
    return unexpected(ErrorCode::not_found, folder, "holds no language pack that reads", "name one with --packs");
  auto pages = load_page_cues(folder);
  if (!pages) return std::move(pages).failure();
  packs->pages = *std::move(pages);
  auto fields = load_field_names(folder);
  if (!fields) return std::move(fields).failure();
  packs->fields = *std::move(fields);
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

Reading Reader::clean_only(Document&& document) {
  Reading reading;
  reading.document = std::move(document);
  scan(reading.document.text, packs_.other->lexicon, scan_);
  if (reading.document.page && leave_out_furniture(reading.document, *packs_.other, scan_))
    scan(reading.document.text, packs_.other->lexicon, scan_);
  clean(reading.document, *packs_.other, scan_);
  reading.notes = std::move(reading.document.notes);
  reading.notes.emplace_back("no pack reads its language: cleaned, but not read");
  return reading;
}

Result<Reading> read(const Packs& packs, Document document, const Limits& limits) {
  return Reader(packs, limits).read(std::move(document));
}

Result<const Pack*> Reader::pack_for(Document& document) const {
  if (document.language.empty()) {
    std::string doubt;
    const Pack* found = detect_language(document.text, packs_.by_language, &doubt);
    if (found == nullptr)
      return unexpected(ErrorCode::unsupported, document.uri, "no pack reads its language", "name one with --lang");
    document.language = found->language;
    if (!doubt.empty()) document.notes.push_back(std::move(doubt));
    return found;
  }
  // "id-ID": a region's pack where there is one, else the language's.
  auto found = packs_.by_language.find(document.language);
  if (found == packs_.by_language.end())
    found = packs_.by_language.find(document.language.substr(0, document.language.find_first_of("-_")));
  if (found == packs_.by_language.end())
    return unexpected(ErrorCode::unsupported, document.uri, "no pack reads the language " + document.language);
  return found->second.get();
}

Result<Reading> Reader::read(Document&& document, StageWatch* watch) {
  if (std::max(document.text.size(), document.markup.size()) > limits_.document_bytes)
    return unexpected(
        ErrorCode::limit, document.uri,
        "is longer than the limit of " + std::to_string(limits_.document_bytes) + " bytes for one document");
  std::string declared;
  if (!document.markup.empty()) {
    const bool given = !document.language.empty();
    pages_.read(document);
    // What a page declares is often its template's: the words decide, and it stands where no pack knows them.
    if (!given) declared.swap(document.language);
    if (document.text.empty() && !limits_.any_language)
      return unexpected(ErrorCode::unsupported, document.uri, "is a page without an article's text");
  }
  const auto chosen = pack_for(document);
  if (!chosen) {
    if (!limits_.any_language || packs_.other == nullptr) {
      return unexpected(chosen.error().code, chosen.error().where, chosen.error().what, chosen.error().hint);
    }
    if (document.language.empty()) document.language = std::move(declared);
    return clean_only(std::move(document));
  }
  const Pack& pack = **chosen;
  const auto ended = [watch](Stage stage) {
    if (watch != nullptr) watch->ended(stage);
  };
  if (watch != nullptr) watch->start();

  Reading reading;
  reading.document = std::move(document);
  scan(reading.document.text, pack.lexicon, scan_);
  if (reading.document.page && leave_out_furniture(reading.document, pack, scan_))
    scan(reading.document.text, pack.lexicon, scan_);
  ended(Stage::scan);
  clean(reading.document, pack, scan_);
  reading.notes = std::move(reading.document.notes);
  for (const ForeignPassage& p : foreign_passages(scan_, pack, packs_.by_language))
    reading.notes.push_back((p.unsure ? "perhaps written in " : "written in ") + p.pack->language +
                            (p.unsure ? ", with words of " + pack.language + ": " : ": ") +
                            std::string(p.span.of(reading.document.text).substr(0, 60)));
  ended(Stage::clean);
  Text text(reading.document, pack, std::move(scan_), std::move(tables_));
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
  reading.statements = read_statements(text, times);
  ended(Stage::claims);

  reading.quantities = slices<Quantity>(std::move(quantities));
  reading.times = slices<TimeExpression>(std::move(times));
  reading.names = slices<Name>(std::move(names));
  reading.attributions = slices<Attribution>(std::move(attributions));
  scan_ = std::move(text.scan);
  tables_ = std::move(static_cast<TextTables&>(text));
  ended(Stage::copy);
  return reading;
}

}  // namespace runut
