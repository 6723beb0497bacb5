// Walks paths and folders, tells texts from JSON, and turns each into documents or rejections.
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "source/bytes.h"
#include "source/html.h"
#include "source/jsonl.h"
#include "source/source.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sniffed_bytes = 4096;

enum class Format { text, html, json_lines, json_array, json_object };

class Reader {
 public:
  Reader(const InputOptions& options, const std::function<void(Document&&)>& on_document,
         const std::function<void(Rejection&&)>& on_rejection, std::size_t& bytes)
      : options_(options),
        on_document_(on_document),
        on_rejection_(on_rejection),
        bytes_(bytes),
        records_(options.html) {}

  void read_path(const std::string& path);

 private:
  void read_folder(const std::string& path);
  void read_file(const std::string& path);
  void read_text(LineReader& lines, const std::string& path);
  void read_html(LineReader& lines, const std::string& path);
  void read_lines(LineReader& lines, const std::string& path);
  void read_json(LineReader& lines, const std::string& path, Format format);
  /// A document for the record with that number.
  static Document new_record(const std::string& path, std::size_t number);
  void take(Document&& document, const Result<Done>& done);
  [[nodiscard]] Format format_of(const std::string& path, std::string_view beginning) const;

  void reject(std::string uri, ErrorCode code, std::string reason) {
    on_rejection_({std::move(uri), code, std::move(reason)});
  }
  void reject(std::string uri, const Error& error) {
    reject(std::move(uri), error.code, error.hint.empty() ? error.what : error.what + " (" + error.hint + ")");
  }

  const InputOptions& options_;
  const std::function<void(Document&&)>& on_document_;
  const std::function<void(Rejection&&)>& on_rejection_;
  std::size_t& bytes_;
  RecordReader records_;
};

std::string stem_of(const std::string& path) { return path == "-" ? "stdin" : fs::path(path).stem().string(); }

/// Where the first line ends with a closing brace, every line is an object of its own.
Format json_shape(std::string_view beginning) {
  if (beginning.front() == '[') return Format::json_array;
  const std::string_view line = beginning.substr(0, beginning.find('\n'));
  const std::size_t last = line.find_last_not_of(" \t\r");
  const bool cut = line.size() == beginning.size();
  return cut || (last != std::string_view::npos && line[last] == '}') ? Format::json_lines : Format::json_object;
}

Format Reader::format_of(const std::string& path, std::string_view beginning) const {
  if (options_.format == "text") return Format::text;
  if (options_.format == "jsonl") return Format::json_lines;
  if (options_.format == "html") return Format::html;
  const std::string ending = fs::path(path).extension().string();
  if (ending == ".jsonl" || ending == ".ndjson") return Format::json_lines;
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  beginning.remove_prefix(std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size()));
  if (ending == ".json" && !beginning.empty() && (beginning[0] == '{' || beginning[0] == '['))
    return json_shape(beginning);
  if (ending == ".html" || ending == ".htm" || ending == ".xhtml" || looks_like_html(beginning)) return Format::html;
  // Without a telling name only an object that opens with a field, closed on its line, is one.
  if (!beginning.starts_with('{')) return Format::text;
  const std::size_t next = beginning.find_first_not_of(" \t", 1);
  if (next == std::string_view::npos || beginning[next] != '"') return Format::text;
  return json_shape(beginning) == Format::json_lines ? Format::json_lines : Format::text;
}

void Reader::read_path(const std::string& path) {
  std::error_code failed;
  const fs::file_status status = path == "-" ? fs::file_status(fs::file_type::regular) : fs::status(path, failed);
  if (fs::is_directory(status)) return read_folder(path);
  read_file(path);
}

void Reader::read_folder(const std::string& path) {
  std::error_code failed;
  std::vector<std::string> files, pending{path};
  while (!pending.empty() && !failed) {
    const std::string folder = std::move(pending.back());
    pending.pop_back();
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
      if (at->path().filename().string().starts_with('.')) continue;
      std::error_code ignored;
      if (at->is_directory(ignored)) {
        if (!at->is_symlink(ignored)) pending.push_back(at->path().string());
      } else {
        files.push_back(at->path().string());
      }
    }
    if (failed) reject(folder, ErrorCode::unreadable, "cannot be listed: " + failed.message());
    failed.clear();
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) reject(path, ErrorCode::not_found, "holds no files");
  for (const std::string& file : files) read_file(file);
}

void Reader::read_file(const std::string& path) {
  auto stream = ByteStream::open(path);
  if (!stream) return reject(path, stream.error());
  LineReader lines(*std::move(stream), options_.limits.document_bytes);
  auto beginning = lines.peek(sniffed_bytes);
  if (!beginning) return reject(path, beginning.error());
  if (beginning->empty()) return reject(path, ErrorCode::malformed, "is empty");
  const Format format = format_of(path, *beginning);
  if (format != Format::text && format != Format::html && beginning->find('\0') != std::string_view::npos)
    return reject(path, ErrorCode::unsupported, "is not in UTF-8, as JSON is (save it as UTF-8)");
  switch (format) {
    case Format::text:
      read_text(lines, path);
      break;
    case Format::html:
      read_html(lines, path);
      break;
    case Format::json_lines:
      read_lines(lines, path);
      break;
    case Format::json_array:
    case Format::json_object:
      read_json(lines, path, format);
      break;
  }
  bytes_ += lines.bytes_read();
}

void Reader::read_text(LineReader& lines, const std::string& path) {
  auto bytes = lines.rest();
  if (!bytes) return reject(path, bytes.error());
  Document document;
  document.uri = path;
  document.id = stem_of(path);
  if (auto done = decode_text(*bytes, document); !done) return reject(path, done.error());
  on_document_(std::move(document));
}

void Reader::read_html(LineReader& lines, const std::string& path) {
  auto bytes = lines.rest();
  if (!bytes) return reject(path, bytes.error());
  Document document;
  document.uri = path;
  document.id = stem_of(path);
  if (auto done = decode_page(*bytes, {}, document); !done) return reject(path, done.error());
  on_document_(std::move(document));
}

Document Reader::new_record(const std::string& path, std::size_t number) {
  Document document;
  document.uri = path + ':' + std::to_string(number);
  document.id = stem_of(path) + ':' + std::to_string(number);
  return document;
}

void Reader::take(Document&& document, const Result<Done>& done) {
  if (done)
    on_document_(std::move(document));
  else
    reject(document.uri, done.error());
}

void Reader::read_lines(LineReader& lines, const std::string& path) {
  std::size_t records = 0;
  for (InputLine line;;) {
    auto more = lines.next(line);
    if (!more) return reject(path, more.error());
    if (!*more) break;
    if (line.too_long) {
      ++records;
      reject(
          path + ':' + std::to_string(line.number), ErrorCode::limit,
          "is longer than the limit of " + std::to_string(options_.limits.document_bytes) + " bytes for one document");
      continue;
    }
    std::string_view json = line.text;
    if (line.number == 1 && json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
    if (json.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    ++records;
    Document document = new_record(path, line.number);
    const auto done = records_.read(json, document);
    take(std::move(document), done);
  }
  if (records == 0) reject(path, ErrorCode::malformed, "holds no records");
}

void Reader::read_json(LineReader& lines, const std::string& path, Format format) {
  auto json = lines.rest();
  if (!json) return reject(path, json.error());
  if (json->starts_with("\xEF\xBB\xBF")) json->remove_prefix(3);
  const auto make = [&](std::size_t number) { return new_record(path, number); };
  if (format == Format::json_object) {
    Document document = make(1);
    const auto done = records_.read(*json, document);
    return take(std::move(document), done);
  }
  const auto done = records_.read_array(
      *json, make, [&](Document&& document, Result<Done>&& read) { take(std::move(document), read); });
  if (!done) reject(path, done.error());
}

}  // namespace

void each_document(const InputOptions& options, const std::function<void(Document&&)>& on_document,
                   const std::function<void(Rejection&&)>& on_rejection, std::size_t& bytes) {
  Reader reader(options, on_document, on_rejection, bytes);
  for (const std::string& path : options.paths) reader.read_path(path);
}

}  // namespace runut
