// What the fuzz targets share: the packs, loaded once, and what holds of every reading.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/cases.h"
#include "engine/records.h"
#include "runut/engine.h"
#include "stop.h"

namespace runut::fuzz {

inline const Packs& packs() {
  static const auto loaded = [] {
    auto result = load_packs(RUNUT_PACKS_FOLDER);
    if (!result) stop(result.error().message());
    return *std::move(result);
  }();
  return *loaded;
}

/// Every span finds its words, and the records can be written.
inline void check(const Reading& reading) {
  for (const std::string& broken : broken_spans(reading)) stop(broken);
  std::string records;
  append_claim_records(reading, records);
  append_annotation_record(reading, records);
}

}  // namespace runut::fuzz
