// What the targets of containers share: bytes go through the intake under a name, and every rejection says why.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pack/field_names.h"
#include "source/intake.h"
#include "target.h"

namespace runut::fuzz {

/// Tells the format by content, or takes the one of the options, and reads everything within.
inline void take_in(const std::uint8_t* data, std::size_t size, const std::string& name,
                    const std::string& format = {}) {
  static const auto names = [] {
    auto loaded = load_field_names(RUNUT_PACKS_FOLDER);
    if (!loaded) stop("no field names");
    return *loaded;
  }();
  InputOptions options;
  options.format = format;
  options.limits.document_bytes = std::size_t{8} << 20;
  const Intake::OnDocument on_document = [](Document&& d) {
    if (d.text.empty() && d.markup.empty()) stop("a document without words");
    if (d.id.empty() || d.uri.empty()) stop("a document from nowhere");
  };
  const Intake::OnRejection on_rejection = [](Rejection&& r) {
    if (r.reason.empty() || r.uri.empty()) stop("a rejection without a reason or a place");
  };
  Intake intake(options, *names, on_document, on_rejection);
  Place place;
  place.uri = place.label = place.name = name;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  LineReader lines(bytes_in_memory(bytes), name, options.limits.document_bytes);
  intake.begin(lines);
  intake.read(lines, place);
  if (size > 0 && intake.items() == 0 && format.empty() && name == "any") stop("an input that made nothing");
}

}  // namespace runut::fuzz
