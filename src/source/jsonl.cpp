// simdjson's DOM: it validates the whole line, and picks the fastest code for the machine as it runs.
#include "source/jsonl.h"

#include <simdjson.h>

#include <array>
#include <cstdio>

#include "source/source.h"

namespace runut {
namespace {

namespace dom = simdjson::dom;
using simdjson::error_code;

std::string_view type_name(dom::element_type type) {
  switch (type) {
    case dom::element_type::ARRAY:
      return "a list";
    case dom::element_type::OBJECT:
      return "an object";
    case dom::element_type::BOOL:
      return "true or false";
    case dom::element_type::STRING:
      return "a text";
    case dom::element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

Unexpected malformed(std::string what) { return unexpected(ErrorCode::malformed, {}, std::move(what)); }

Unexpected broken(error_code error) {
  return malformed(std::string("is no JSON object: ") + simdjson::error_message(error));
}

/// The fields that are wanted, as decoded.
struct Fields {
  std::string id, title, outlet, published, lang, url;
  std::string_view text;  // a view into the parser's buffer
  std::string_view html;
  bool has_text = false, has_html = false;

  std::string* find(std::string_view key) {
    constexpr std::array<std::string_view, 6> keys{"id", "title", "outlet", "published", "lang", "url"};
    const std::array<std::string*, 6> values{&id, &title, &outlet, &published, &lang, &url};
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (keys[i] == key) return values[i];
    return nullptr;
  }
};

/// A text, or a number in its plain form; null leaves the field as it is.
Result<Done> read_field(std::string_view key, const dom::element& value, std::string& to) {
  switch (value.type()) {
    case dom::element_type::STRING:
      to = value.get_string().value_unsafe();
      return Done{};
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
      to = simdjson::minify(value);
      return Done{};
    case dom::element_type::NULL_VALUE:
      return Done{};
    default:
      return malformed("`" + std::string(key) + "` is " + std::string(type_name(value.type())) + ", wanted a text");
  }
}

Result<Done> read_fields(const dom::element& element, Fields& fields) {
  dom::object object;
  if (element.get_object().get(object) != simdjson::SUCCESS)
    return malformed("is " + std::string(type_name(element.type())) + ", wanted an object with a `text`");
  for (const dom::key_value_pair field : object) {
    if (field.key == "text") {
      if (field.value.is_null()) continue;
      fields.has_text = true;
      if (field.value.get_string().get(fields.text) != simdjson::SUCCESS)
        return malformed("`text` is " + std::string(type_name(field.value.type())) + ", wanted a text");
    } else if (field.key == "html") {
      if (field.value.is_null()) continue;
      fields.has_html = true;
      if (field.value.get_string().get(fields.html) != simdjson::SUCCESS)
        return malformed("`html` is " + std::string(type_name(field.value.type())) + ", wanted a text");
    } else if (std::string* to = fields.find(field.key)) {
      if (auto done = read_field(field.key, field.value, *to); !done) return done;
    }
  }
  return Done{};
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

Result<Done> fill(Fields&& fields, bool pages, Document& document) {
  const bool page = fields.has_html && (pages || !fields.has_text);
  if (pages && !page) return malformed("has no `html`");
  if (page && blank(fields.html)) return malformed("has an empty `html`");
  if (page) fields.text = fields.html;
  if (blank(fields.text)) return malformed(fields.has_text ? "has an empty `text`" : "has no `text`");
  // A text inside JSON may hold anything, also what no file of text would: it is taken as it is.
  (page ? document.markup : document.text) = fields.text;
  document.encoding = "UTF-8";
  document.hash = hash_of(fields.text);
  if (!fields.id.empty()) document.id = std::move(fields.id);
  document.title = std::move(fields.title);
  document.outlet = std::move(fields.outlet);
  document.language = std::move(fields.lang);
  document.url = std::move(fields.url);
  if (!fields.published.empty()) {
    if (read_published(fields.published, document.published))
      document.published_basis = DateBasis::given;
    else
      document.notes.push_back("`published` is no date in ISO 8601 form, and was not used: " +
                               fields.published.substr(0, 40));
  }
  return Done{};
}

}  // namespace

struct RecordReader::State {
  dom::parser parser;
  std::string repaired;

  /// Parses; bytes that are no UTF-8 are repaired first. What comes out is valid until the next call.
  Result<dom::element> parse(std::string_view json, std::vector<std::string>& notes) {
    dom::element element;
    error_code e = parser.parse(json.data(), json.size(), false).get(element);
    if (e == simdjson::UTF8_ERROR) {
      Document whole;
      repair_utf8(json, whole);
      notes = std::move(whole.notes);
      repaired = std::move(whole.text);
      const std::size_t length = repaired.size();
      repaired.append(simdjson::SIMDJSON_PADDING, ' ');
      e = parser.parse(repaired.data(), length, false).get(element);
    }
    if (e != simdjson::SUCCESS) return broken(e);
    return element;
  }
};

RecordReader::RecordReader(bool pages) : pages_(pages), state_(std::make_unique<State>()) {}
RecordReader::~RecordReader() = default;

Result<Done> RecordReader::read(std::string_view json, Document& document) {
  auto element = state_->parse(json, document.notes);
  if (!element) return std::move(element).failure();
  Fields fields;
  if (auto done = read_fields(*element, fields); !done) return done;
  return fill(std::move(fields), pages_, document);
}

Result<Done> RecordReader::read_array(std::string_view json, const std::function<Document(std::size_t)>& make,
                                      const std::function<void(Document&&, Result<Done>&&)>& on_record) {
  std::vector<std::string> notes;
  auto element = state_->parse(json, notes);
  if (!element) return std::move(element).failure();
  dom::array array;
  if (element->get_array().get(array) != simdjson::SUCCESS) return malformed("is no list of objects");
  std::size_t number = 0;
  for (const dom::element record : array) {
    Document document = make(++number);
    document.notes = notes;
    Fields fields;
    auto done = read_fields(record, fields);
    if (done) done = fill(std::move(fields), pages_, document);
    on_record(std::move(document), std::move(done));
  }
  return Done{};
}

bool read_published(std::string_view iso, StatedDate& published) {
  const auto date = Date::parse(iso);
  if (!date) return false;
  published.date = *date;
  const auto digit = [&](std::size_t i) { return i < iso.size() && iso[i] >= '0' && iso[i] <= '9'; };
  const auto clock = [&](std::size_t i) { return digit(i) && digit(i + 1) && digit(i + 3) && digit(i + 4); };
  if (iso.size() < 16 || (iso[10] != 'T' && iso[10] != 't' && iso[10] != ' ') || iso[13] != ':' || !clock(11))
    return true;
  published.time = iso.substr(11, 5);
  std::size_t i = 16;
  while (i < iso.size() && (digit(i) || iso[i] == ':' || iso[i] == '.' || iso[i] == ' ')) ++i;
  if (i >= iso.size()) return true;
  if (iso[i] == 'Z' || iso[i] == 'z') {
    published.zone = "+00:00";
  } else if (iso[i] == '+' || iso[i] == '-') {
    const bool colon = i + 3 < iso.size() && iso[i + 3] == ':';
    if (digit(i + 1) && digit(i + 2)) {
      published.zone = std::string(iso.substr(i, 3)) + ":";
      published.zone += clock(i + 1) && colon          ? std::string(iso.substr(i + 4, 2))
                        : digit(i + 3) && digit(i + 4) ? std::string(iso.substr(i + 3, 2))
                                                       : "00";
    }
  }
  return true;
}

}  // namespace runut
