// Intake: bytes with a place come in, their format is told, and the reader of that format hands documents over, or
// puts what it unpacks back in. Containers nest that way without knowing of one another.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "pack/field_names.h"
#include "runut/document.h"
#include "runut/engine.h"
#include "runut/result.h"
#include "source/bytes.h"
#include "source/formats.h"
#include "source/inflate.h"
#include "source/jsonl.h"

namespace runut {

/// Where bytes stand, and what was said of them there.
struct Place {
  std::string uri;      ///< "dir/pile.zip!a/b.html": what documents and rejections are known by
  std::string label;    ///< the same without the folders in front: what ids are made of
  std::string name;     ///< the innermost file's, for its ending
  bool inside = false;  ///< of a container that holds several: the whole label makes the id
  int depth = 0;        ///< containers and compressions around it
  std::string url, fetched, charset, media_type;
  GzipReader* members = nullptr;  ///< what the bytes are inflated by, for offsets in the file

  /// The document that these bytes are as a whole.
  [[nodiscard]] Document whole() const;
  /// The document of one piece of them: "feed.xml#3", "a.jsonl:7".
  [[nodiscard]] Document piece(char mark, std::uint64_t number) const;
  /// The place of a piece that is read on as bytes: "pile.zip!a/b.html".
  [[nodiscard]] Place entry(char mark, std::string_view within) const;
};

class Intake {
 public:
  using OnDocument = std::function<void(Document&&)>;
  using OnRejection = std::function<void(Rejection&&)>;

  Intake(const InputOptions& options, const FieldNames& names, const OnDocument& on_document,
         const OnRejection& on_rejection);

  /// Tells what the bytes are and reads them all; never fails, but rejects.
  void read(LineReader& bytes, const Place& place);
  /// The same for bytes in memory.
  void read(std::string_view bytes, const Place& place);

  void give(Document&& document);
  /// Gives the document, or rejects it with what failed.
  void take(Document&& document, const Result<Done>& done);
  void reject(Rejection&& rejection);
  void reject(std::string uri, ErrorCode code, std::string reason);
  void reject(std::string uri, const Error& error);
  /// Nothing is wrong with it, but it holds no article.
  void pass_over(std::string uri, std::string reason);

  /// From here on, that many documents and rejections are not handed over.
  void skip(std::size_t items) { skip_ = items; }
  /// What follows comes from another file of the user's.
  void begin(const LineReader& file) { growth_ = {&file, 0, false}; }
  [[nodiscard]] Growth& growth() { return growth_; }
  [[nodiscard]] std::size_t items() const { return items_; }
  [[nodiscard]] const InputOptions& options() const { return options_; }
  [[nodiscard]] const FieldNames& names() const { return names_; }
  [[nodiscard]] std::size_t longest() const { return options_.limits.document_bytes; }

 private:
  void read_text(LineReader& bytes, const Place& place);
  void read_html(LineReader& bytes, const Place& place);
  void read_json_lines(LineReader& bytes, const Place& place);
  void read_json(LineReader& bytes, const Place& place);
  void read_json_value(std::string_view json, const Place& place, std::size_t number);
  void read_gzip(LineReader& bytes, const Place& place);
  void read_whole(LineReader& bytes, const Place& place, Format format);

  const InputOptions& options_;
  const FieldNames& names_;
  const OnDocument& on_document_;
  const OnRejection& on_rejection_;
  RecordReader records_;
  Growth growth_;
  std::size_t skip_ = 0, items_ = 0;
};

// Readers of single formats, each in a file of its own. They hand over what they find and never fail.
void read_warc(LineReader& bytes, const Place& place, Intake& intake);
void read_archive(LineReader& bytes, const Place& place, Intake& intake);
void read_compressed(LineReader& bytes, const Place& place, Intake& intake);
void read_table(LineReader& bytes, const Place& place, Intake& intake);
void read_feed(std::string_view bytes, const Place& place, Intake& intake);
void read_mail(std::string_view bytes, const Place& place, Intake& intake);
void read_pdf(std::string_view bytes, const Place& place, Intake& intake);

}  // namespace runut
