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

/// An input that made no document. The run goes on.
struct Rejection {
  std::string uri;  ///< file, and the place in it: "a.jsonl:3", "crawl.warc.gz#1234", "pages.zip!b.html", "feed.xml#3"
  ErrorCode code;
  std::string reason;
  bool passed_over = false;          ///< nothing is wrong with it, it holds no article: a picture in a crawl
  std::string title = {}, url = {};  ///< as far as it states them: an entry of a sitemap
  std::string published = {};        ///< as stated
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

/// What other programs call the fields of an article (packs/common/fields.toml).
class FieldNames;
[[nodiscard]] Result<std::shared_ptr<const FieldNames>> load_field_names(const std::string& packs_folder);

/// How far the reading of inputs has come, for whoever watches; kept up by the calling thread.
struct InputProgress {
  struct File {
    std::string path;
    std::size_t first_item;  ///< documents and rejections before the file's first
  };
  std::size_t bytes = 0, all_bytes = 0;  ///< read; to read, 0 where that is not known
  std::vector<File> files;               ///< begun, in order
};

/// What `read_inputs` is asked to do.
struct InputOptions {
  std::vector<std::string> paths;            ///< files, folders, "-" for standard input
  std::string language;                      ///< for documents that name none; empty: detect
  std::string format;                        ///< "text", "jsonl", "html", "csv", or empty: by content
  bool html = false;                         ///< records hold pages in `html`; files are pages
  unsigned jobs = 1;                         ///< threads that read; the order of results does not depend on it
  std::vector<std::string> columns;          ///< "text=body": what a field is called here, before all other names
  std::vector<std::string> ignore;           ///< lines as in .runutignore, relative to each folder that is read
  std::shared_ptr<const FieldNames> fields;  ///< null: those of the packs, where there are packs
  std::size_t done_files = 0;                ///< of a run that was interrupted: files that are not opened again,
  std::size_t done_items = 0;  ///< and documents and rejections of the next that are not handed over again
  std::string done_path;       ///< what that next one is called; another there, and nothing is read
  InputProgress* progress = nullptr;
  Limits limits;
};

struct InputCounts {
  std::size_t documents = 0, rejected = 0, bytes = 0;
  std::size_t passed_over = 0;  ///< of the rejections, those that nothing is wrong with: not in `rejected`
};

/// Streams the inputs: `on_reading` is called once per document and `on_rejection` once per input that
/// could not be read, both in input order, from the calling thread. Memory is bounded by the largest
/// document times a small multiple of `jobs`.
[[nodiscard]] InputCounts read_inputs(const Packs& packs, const InputOptions& options,
                                      const std::function<void(Reading&&)>& on_reading,
                                      const std::function<void(Rejection&&)>& on_rejection);

}  // namespace runut
