// JSON: articles as objects, one a line, one a file, in lists, or wrapped in what a service answers.
//
// Which keys hold what is data (FieldNames); here they are only looked up, also in objects within objects.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "pack/field_names.h"
#include "runut/document.h"
#include "runut/result.h"
#include "source/bytes.h"

namespace runut {

/// Turns JSON objects into documents. Keeps its buffers from one to the next.
class RecordReader {
 public:
  /// `names` must outlive this. `pages`: the records hold pages in `html`, and their `text` is not asked for.
  RecordReader(const FieldNames& names, bool pages);
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  ~RecordReader();

  /// Gives the document of an article, with `uri` and `id` set: of the record itself (0), or of the nth of the list
  /// in it, from 1.
  using Make = std::function<Document(std::size_t)>;
  using OnRecord = std::function<void(Document&&, Result<Done>&&)>;

  /// Reads one JSON value: an article, or an object around a list of them. `json` must be followed by 64 bytes that may
  /// be read. Only `text` (or `html`, which makes a page) is required; null counts as absent, a number serves as text
  /// elsewhere, unknown fields are passed over. Bytes that are no UTF-8 become U+FFFD. What failed is told in one
  /// clause. Cost: linear.
  void read(std::string_view json, const Make& make, const OnRecord& on_record);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Cuts a stream of JSON values, or of the elements of one list, into values; never parses them. Memory: the longest.
class JsonCutter {
 public:
  explicit JsonCutter(LineReader& bytes) : bytes_(bytes) {}
  /// The next value, valid until the next call; false at the end. Fails where the list or the last value is cut off,
  /// and on a value that is longer than the limit, behind which it goes on.
  [[nodiscard]] Result<bool> next(std::string_view& value);

 private:
  /// The length of the value at the front, 0 where the bytes end before it does.
  [[nodiscard]] std::size_t length_in(std::string_view ahead);
  [[nodiscard]] Result<bool> pass_over();

  LineReader& bytes_;
  bool begun_ = false, list_ = false, ended_ = false;
  // Of the value being measured:
  std::size_t measured_ = 0;
  int depth_ = 0;
  bool in_text_ = false, escaped_ = false, scalar_ = false;
};

}  // namespace runut
