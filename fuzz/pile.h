// What the targets of containers share: bytes go through the intake under a name, and every rejection says why.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pack/field_names.h"
#include "source/intake.h"

namespace runut::fuzz {

[[noreturn]] inline void broken(const char* promise) {
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

/// Tells the format by content, or takes the one of the options, and reads everything within.
inline void take_in(const std::uint8_t* data, std::size_t size, const std::string& name,
                    const std::string& format = {}) {
  static const FieldNames names = [] {
    FieldNames known;
    auto file = load_toml(std::string(RUNUT_PACKS_FOLDER) + "/common/fields.toml");
    if (!file || !load_fields(*file, known)) broken("no field names");
    return known;
  }();
  InputOptions options;
  options.format = format;
  options.limits.document_bytes = std::size_t{8} << 20;
  const Intake::OnDocument on_document = [](Document&& d) {
    if (d.text.empty() && d.markup.empty()) broken("a document without words");
    if (d.id.empty() || d.uri.empty()) broken("a document from nowhere");
  };
  const Intake::OnRejection on_rejection = [](Rejection&& r) {
    if (r.reason.empty() || r.uri.empty()) broken("a rejection without a reason or a place");
  };
  Intake intake(options, names, on_document, on_rejection);
  Place place;
  place.uri = place.label = place.name = name;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  LineReader lines(bytes_in_memory(bytes), name, options.limits.document_bytes);
  intake.begin(lines);
  intake.read(lines, place);
}

}  // namespace runut::fuzz
