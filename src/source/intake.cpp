// One switch over the formats; texts, pages and JSON are read here.
#include "source/intake.h"

#include "source/inflate.h"
#include "source/source.h"

namespace runut {
namespace {

constexpr int deepest = 6;  ///< containers within containers

std::string base_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// A name without what its compression added: "a.jsonl.gz" is "a.jsonl", "a.tgz" is "a.tar".
std::string unpacked_name(const std::string& name) {
  const std::string ending = ending_of(name);
  if (ending == ".tgz" || ending == ".txz" || ending == ".tbz2") return stem_of(name) + ".tar";
  if (ending == ".gz" || ending == ".xz" || ending == ".bz2" || ending == ".zst") return stem_of(name);
  return name;
}

}  // namespace

Document Place::whole() const {
  Document document;
  document.uri = uri;
  document.id = inside ? label : stem_of(name);
  document.url = url;
  document.fetched = fetched;
  return document;
}

Document Place::piece(char mark, std::uint64_t number) const {
  Document document;
  const std::string tail = mark + std::to_string(number);
  document.uri = uri + tail;
  document.id = (inside || mark == '#' ? label : stem_of(name)) + tail;
  document.url = url;
  document.fetched = fetched;
  return document;
}

Place Place::entry(char mark, std::string_view within) const {
  Place inner;
  inner.uri = uri + mark;
  inner.uri += within;
  inner.label = label + mark;
  inner.label += within;
  inner.name = base_of(std::string(within));
  inner.inside = true;
  inner.depth = depth + 1;
  inner.url = url;
  inner.fetched = fetched;
  return inner;
}

Intake::Intake(const InputOptions& options, const FieldNames& names, const OnDocument& on_document,
               const OnRejection& on_rejection)
    : options_(options),
      names_(names),
      on_document_(on_document),
      on_rejection_(on_rejection),
      records_(names, options.html) {}

void Intake::give(Document&& document) {
  if (document.text.empty() && document.markup.empty())
    return reject(document.uri, ErrorCode::malformed, "holds nothing but a mark of its encoding");
  ++items_;
  if (skip_ > 0)
    --skip_;
  else
    on_document_(std::move(document));
}

void Intake::reject(Rejection&& rejection) {
  ++items_;
  if (skip_ > 0)
    --skip_;
  else
    on_rejection_(std::move(rejection));
}

void Intake::take(Document&& document, const Result<Done>& done) {
  if (done) return give(std::move(document));
  const Error& error = done.error();
  Rejection rejection{document.uri, error.code, error.hint.empty() ? error.what : error.what + " (" + error.hint + ")"};
  rejection.title = std::move(document.title);
  rejection.url = std::move(document.url);
  reject(std::move(rejection));
}

void Intake::reject(std::string uri, ErrorCode code, std::string reason) {
  reject(Rejection{std::move(uri), code, std::move(reason)});
}

void Intake::reject(std::string uri, const Error& error) {
  reject(std::move(uri), error.code, error.hint.empty() ? error.what : error.what + " (" + error.hint + ")");
}

void Intake::pass_over(std::string uri, std::string reason) {
  Rejection rejection{std::move(uri), ErrorCode::unsupported, std::move(reason)};
  rejection.passed_over = true;
  reject(std::move(rejection));
}

void Intake::read(std::string_view bytes, const Place& place) {
  LineReader lines(bytes_in_memory(bytes), place.uri, longest());
  read(lines, place);
}

void Intake::read(LineReader& bytes, const Place& place) {
  auto beginning = bytes.peek(sniffed_bytes);
  if (!beginning) return reject(place.uri, beginning.error());
  if (beginning->empty()) {
    if (auto fault = bytes.fault(); !fault) return reject(place.uri, fault.error());
    return reject(place.uri, ErrorCode::malformed, "is empty");
  }
  const Format format = format_of(place.name, *beginning, options_, names_);
  if (place.depth > deepest)
    return reject(place.uri, ErrorCode::limit,
                  "lies " + std::to_string(deepest + 1) + " archives deep: the limit is " + std::to_string(deepest));
  const bool json = format == Format::json_lines || format == Format::json;
  if (json && beginning->find('\0') != std::string_view::npos)
    return reject(place.uri, ErrorCode::unsupported, "is not in UTF-8, as JSON is (save it as UTF-8)");
  switch (format) {
    case Format::text:
      return read_text(bytes, place);
    case Format::html:
      return read_html(bytes, place);
    case Format::json_lines:
      return read_json_lines(bytes, place);
    case Format::json:
      return read_json(bytes, place);
    case Format::table:
      return read_table(bytes, place, *this);
    case Format::warc:
      return read_warc(bytes, place, *this);
    case Format::gzip:
      return read_gzip(bytes, place);
    case Format::compressed:
      return read_compressed(bytes, place, *this);
    case Format::archive:
      return read_archive(bytes, place, *this);
    case Format::feed:
    case Format::mail:
    case Format::pdf:
      return read_whole(bytes, place, format);
    case Format::refused:
      return reject(place.uri, ErrorCode::unsupported,
                    "is " + std::string(refused_kind(*beginning)) + ", which is not read");
  }
}

void Intake::read_whole(LineReader& bytes, const Place& place, Format format) {
  auto all = bytes.rest();
  if (!all) return reject(place.uri, all.error());
  if (format == Format::feed) return read_feed(*all, place, *this);
  if (format == Format::mail) return read_mail(*all, place, *this);
  read_pdf(*all, place, *this);
}

void Intake::read_text(LineReader& lines, const Place& place) {
  auto bytes = lines.rest();
  if (!bytes) return reject(place.uri, bytes.error());
  Document document = place.whole();
  const auto done = decode_text(*bytes, document);
  take(std::move(document), done);
}

void Intake::read_html(LineReader& lines, const Place& place) {
  auto bytes = lines.rest();
  if (!bytes) return reject(place.uri, bytes.error());
  Document document = place.whole();
  const auto done = decode_page(*bytes, place.charset, document);
  take(std::move(document), done);
}

void Intake::read_gzip(LineReader& lines, const Place& place) {
  auto members = std::make_unique<GzipReader>(lines, growth_);
  Place inner = place;
  inner.name = unpacked_name(place.name);
  inner.depth = place.depth + 1;
  inner.members = members.get();
  LineReader inflated(std::move(members), place.uri, longest());
  read(inflated, inner);
}

void Intake::read_json_value(std::string_view json, const Place& place, std::size_t number) {
  const auto make = [&](std::size_t n) {
    Document document = place.piece(':', number);
    if (n > 0) document.uri += '.' + std::to_string(n), document.id += '.' + std::to_string(n);
    return document;
  };
  records_.read(json, make, [&](Document&& d, Result<Done>&& done) { take(std::move(d), done); });
}

void Intake::read_json_lines(LineReader& lines, const Place& place) {
  std::size_t records = 0;
  for (InputLine line;;) {
    auto more = lines.next(line);
    if (!more) {
      reject(place.uri, more.error());
      if (more.error().code != ErrorCode::malformed) return;
      lines.drop();  // a broken member: what comes behind it is read
      ++records;
      continue;
    }
    if (!*more) break;
    if (line.too_long) {
      ++records;
      reject(place.uri + ':' + std::to_string(line.number), ErrorCode::limit,
             "is longer than the limit of " + std::to_string(longest()) + " bytes for one document");
      continue;
    }
    std::string_view json = line.text;
    if (line.number == 1 && json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
    if (json.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    ++records;
    read_json_value(json, place, line.number);
  }
  if (records == 0) reject(place.uri, ErrorCode::malformed, "holds no records");
}

void Intake::read_json(LineReader& lines, const Place& place) {
  JsonCutter cutter(lines);
  std::size_t number = 0;
  for (std::string_view json;;) {
    auto more = cutter.next(json);
    if (!more) {
      reject(place.uri, more.error());
      if (more.error().code != ErrorCode::limit) return;
      ++number;
      continue;
    }
    if (!*more) break;
    read_json_value(json, place, ++number);
  }
  if (number == 0) reject(place.uri, ErrorCode::malformed, "holds no records");
}

}  // namespace runut
