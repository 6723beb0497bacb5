// The engine: bytes in, readings out. The only header that a face needs.
//
// Packs are loaded once and shared by all threads; every call on a document is independent of every
// other, so the same bytes and packs give the same readings whatever the threads.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runut/attribution.h"
#include "runut/claim.h"
#include "runut/document.h"
#include "runut/name.h"
#include "runut/quantity.h"
#include "runut/reading.h"
#include "runut/record_names.h"
#include "runut/result.h"
#include "runut/time.h"

namespace runut {

/// An input that could not be read. The run goes on.
struct Rejection {
  std::string uri;  ///< file, with ":line" for a line of JSONL
  ErrorCode code;
  std::string reason;
};

struct Limits {
  std::size_t document_bytes = std::size_t{64} << 20;  ///< a longer document is rejected
  bool any_language =
      false;  ///< a document that no pack reads, or a page without text, is cleaned and comes back without claims
};

/// Loaded packs, immutable, safe to share between threads.
class Packs;

/// Loads every language under `folder` (packs/<lang>/) and what they share (packs/common).
/// Cost: some 10 ms. Errors name file and line.
[[nodiscard]] Result<std::shared_ptr<const Packs>> load_packs(const std::string& folder);

/// Languages that can be read, sorted ("en", "id").
[[nodiscard]] std::vector<std::string> languages(const Packs& packs);

/// Reads one document. `document.text` and what is known beside it (`language`, `published`, `title`,
/// `outlet`) go in; an empty language is detected. Fails when no pack reads the language.
/// Cost: linear in the text. Thread-safe.
[[nodiscard]] Result<Reading> read(const Packs& packs, Document document, const Limits& limits = {});

/// What `read_inputs` is asked to do.
struct InputOptions {
  std::vector<std::string> paths;  ///< files, folders, "-" for standard input
  std::string language;            ///< for documents that name none; empty: detect
  std::string format;              ///< "text", "jsonl", "html", or empty: by content
  bool html = false;               ///< records hold pages in `html`; files are pages
  unsigned jobs = 1;               ///< threads that read; the order of results does not depend on it
  Limits limits;
};

struct InputCounts {
  std::size_t documents = 0, rejected = 0, bytes = 0;
};

/// Streams the inputs: `on_reading` is called once per document and `on_rejection` once per input that
/// could not be read, both in input order, from the calling thread. Memory is bounded by the largest
/// document times a small multiple of `jobs`.
[[nodiscard]] InputCounts read_inputs(const Packs& packs, const InputOptions& options,
                                      const std::function<void(Reading&&)>& on_reading,
                                      const std::function<void(Rejection&&)>& on_rejection);

}  // namespace runut
