// JSONL: one article per line, as an object with `id`, `text`, `title`, `outlet`, `published`, `lang`, `url`.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "runut/document.h"
#include "runut/result.h"

namespace runut {

/// Turns JSON objects into documents. Keeps its buffers from one to the next.
class RecordReader {
 public:
  /// `pages`: the records hold pages in `html`, and their `text` is not asked for.
  explicit RecordReader(bool pages = false);
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  ~RecordReader();

  /// Fills the document from one object; `uri` and `id` are set before and kept where the object has no
  /// `id`. `json` must be followed by 64 bytes that may be read. Only `text` (or `html`, which makes a page) is
  /// required; null counts as absent, a number serves as text elsewhere, unknown fields are passed over. Bytes that are
  /// no UTF-8 become U+FFFD. Fails with what is wrong in one clause. Cost: linear.
  [[nodiscard]] Result<Done> read(std::string_view json, Document& document);

  /// The same for each element of a JSON list: `make` gives the document of the element with that number,
  /// from 1, with `uri` and `id` set; `on_record` takes it back, with what became of it.
  [[nodiscard]] Result<Done> read_array(std::string_view json, const std::function<Document(std::size_t)>& make,
                                        const std::function<void(Document&&, Result<Done>&&)>& on_record);

 private:
  bool pages_;
  struct State;
  std::unique_ptr<State> state_;
};

/// Fills `published` from an ISO 8601 date or date-time ("2026-01-22T10:41:42+00:00"), with its clock
/// time and zone. False when it is none.
[[nodiscard]] bool read_published(std::string_view iso, StatedDate& published);

}  // namespace runut
