// The loaded packs behind the public handle, and the reader that one thread uses for document after document.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "clean/web_page.h"
#include "pack/field_names.h"
#include "pack/pack.h"
#include "pack/pages.h"
#include "pack/scan.h"
#include "runut/engine.h"
#include "text/text.h"

namespace runut {

struct StageWatch;

class Packs {
 public:
  std::map<std::string, std::shared_ptr<const Pack>> by_language;  ///< those that read articles
  std::shared_ptr<const Pack> other;  ///< what stands around articles in any other language; may be null
  PageCues pages;
  std::shared_ptr<const FieldNames> fields;
};

/// Reads one document after another with the same buffers. One per thread; the packs must outlive it.
class Reader {
 public:
  Reader(const Packs& packs, const Limits& limits) : packs_(packs), limits_(limits), pages_(packs.pages) {}
  /// As runut::read; the time of each stage is added to the watch, which may be null.
  [[nodiscard]] Result<Reading> read(Document&& document, StageWatch* watch = nullptr);

 private:
  /// The pack that reads the document's language, which is detected where it is not known.
  [[nodiscard]] Result<const Pack*> pack_for(Document& document) const;
  /// A document that no pack reads: its furniture and metadata alone.
  [[nodiscard]] Reading clean_only(Document&& document);

  const Packs& packs_;
  Limits limits_;
  Scan scan_;  // these two grown once, then reused
  TextTables tables_;
  WebPageReader pages_;
};

}  // namespace runut
