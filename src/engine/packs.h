// The loaded packs behind the public handle, and the reader that one thread uses for document after document.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "pack/pack.h"
#include "pack/scan.h"
#include "runut/engine.h"

namespace runut {

struct StageWatch;

class Packs {
 public:
  std::map<std::string, std::shared_ptr<const Pack>> by_language;
};

/// Reads one document after another with the same buffers. One per thread; the packs must outlive it.
class Reader {
 public:
  Reader(const Packs& packs, const Limits& limits) : packs_(packs), limits_(limits) {}
  /// As runut::read; the time of each stage is added to the watch, which may be null.
  [[nodiscard]] Result<Reading> read(Document&& document, StageWatch* watch = nullptr);

 private:
  const Packs& packs_;
  Limits limits_;
  Scan scan_;  // grown once, then reused
};

}  // namespace runut
