// simdjson's DOM: it validates the whole value, and picks the fastest code for the machine as it runs.
#include "source/jsonl.h"

#include <simdjson.h>

#include <cstdio>

#include "source/record.h"
#include "source/source.h"

namespace runut {
namespace {

namespace dom = simdjson::dom;
using simdjson::error_code;
using Type = dom::element_type;

constexpr int deepest_path = 4;
constexpr int around_rank = 1000;          ///< worse than any name
constexpr std::size_t most_elements = 50;  ///< of a list of objects that are looked into for a field

std::string_view type_name(Type type) {
  switch (type) {
    case Type::ARRAY:
      return "a list";
    case Type::OBJECT:
      return "an object";
    case Type::BOOL:
      return "true or false";
    case Type::STRING:
      return "a text";
    case Type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

Unexpected malformed(std::string what) { return unexpected(ErrorCode::malformed, {}, std::move(what)); }

/// Texts of a list, joined: paragraphs by line ends, names by commas. Empty where others stand in it.
std::string joined(const dom::array& list, std::string_view between) {
  std::string out;
  for (const dom::element item : list) {
    std::string_view text;
    if (item.get_string().get(text) != simdjson::SUCCESS) return {};
    if (!out.empty()) out += between;
    out += text;
  }
  return out;
}

/// Puts what an object holds under known names into a record.
class Finder {
 public:
  Finder(const FieldNames& names, Record& record) : names_(names), record_(record) {}

  void look_into(const dom::object& object, const std::string& above, int depth) {
    for (const dom::key_value_pair field : object) {
      if (depth == 0) record_.seen(field.key);
      std::string path = above;
      append_compared(field.key, path);
      const FieldNames::Meaning* meaning = names_.find(path);
      if (meaning == nullptr || field.value.is_null()) continue;
      for (const FieldNames::Use& use : meaning->uses) take(use, field.key, field.value, meaning->leads);
      if (meaning->leads && depth < deepest_path) descend(field.value, path + '.', depth + 1);
    }
  }
  /// What was found under the name of the text and is none.
  [[nodiscard]] const std::string& wrong_text() const { return wrong_text_; }
  /// A list of articles within the object.
  [[nodiscard]] const std::vector<std::pair<int, dom::array>>& lists() const { return lists_; }

 private:
  void descend(const dom::element& value, const std::string& path, int depth) {
    if (value.is_object()) return look_into(value.get_object().value_unsafe(), path, depth);
    dom::array list;
    if (value.get_array().get(list) != simdjson::SUCCESS) return;
    std::size_t n = 0;
    for (const dom::element item : list)
      if (item.is_object() && ++n <= most_elements) look_into(item.get_object().value_unsafe(), path, depth);
  }

  void take(const FieldNames::Use& use, std::string_view key, const dom::element& value, bool leads) {
    const Type type = value.type();
    dom::array list;
    const bool is_list = value.get_array().get(list) == simdjson::SUCCESS;
    const bool words = use.field == RecordField::text || use.field == RecordField::html;
    if (use.field == RecordField::list) {
      if (is_list) lists_.emplace_back(use.rank, list);
    } else if (type == Type::STRING) {
      record_.add(use.field, use.rank, value.get_string().value_unsafe());
    } else if (is_list) {
      std::string all = joined(list, words ? "\n" : ", ");
      if (!all.empty())
        record_.add(use.field, use.rank, std::move(all));
      else if (!leads)
        complain(use, key, type);
    } else if (!words && (type == Type::INT64 || type == Type::UINT64 || type == Type::DOUBLE)) {
      record_.add(use.field, use.rank, simdjson::minify(value));
    } else if (!leads) {
      complain(use, key, type);
    }
  }

  void complain(const FieldNames::Use& use, std::string_view key, Type type) {
    if (use.rank > 1) return;
    std::string what = "`" + std::string(key) + "` is " + std::string(type_name(type)) + ", wanted a text";
    if (use.field == RecordField::text || use.field == RecordField::html)
      wrong_text_ = std::move(what);
    else
      record_.note(what + ": it was not used");
  }

  const FieldNames& names_;
  Record& record_;
  std::string wrong_text_;
  std::vector<std::pair<int, dom::array>> lists_;
};

}  // namespace

struct RecordReader::State {
  const FieldNames& names;
  bool pages;
  dom::parser parser;
  std::string repaired;
  Record record;

  State(const FieldNames& known, bool asked) : names(known), pages(asked) {}

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
    if (e != simdjson::SUCCESS) return malformed(std::string("is no JSON object: ") + simdjson::error_message(e));
    return element;
  }

  /// `around`: the title of what the list stands in, as feeds give their name.
  void read_element(const dom::element& element, std::size_t number, const std::string& around,
                    const std::vector<std::string>& notes, const Make& make, const OnRecord& on_record) {
    Document document = make(number);
    document.notes = notes;
    dom::object object;
    if (element.get_object().get(object) != simdjson::SUCCESS)
      return on_record(std::move(document),
                       malformed("is " + std::string(type_name(element.type())) + ", wanted an object with a `text`"));
    record.clear();
    Finder finder(names, record);
    finder.look_into(object, {}, 0);
    if (!around.empty()) record.add(RecordField::outlet, around_rank, std::string_view(around));
    auto done = record.fill(pages, document);
    if (!done && number == 0) {
      const std::pair<int, dom::array>* best = nullptr;
      for (const auto& list : finder.lists())
        if (best == nullptr || list.first < best->first) best = &list;
      if (best != nullptr && best->second.size() > 0) {
        std::size_t n = 0;
        const std::string title(record.value_of(RecordField::title));
        for (const dom::element item : best->second) read_element(item, ++n, title, notes, make, on_record);
        return;
      }
    }
    if (!done && !finder.wrong_text().empty()) done = malformed(finder.wrong_text());
    on_record(std::move(document), std::move(done));
  }
};

RecordReader::RecordReader(const FieldNames& names, bool pages) : state_(std::make_unique<State>(names, pages)) {}
RecordReader::~RecordReader() = default;

void RecordReader::read(std::string_view json, const Make& make, const OnRecord& on_record) {
  std::vector<std::string> notes;
  auto element = state_->parse(json, notes);
  if (!element) return on_record(make(0), std::move(element).failure());
  state_->read_element(*element, 0, {}, notes, make, on_record);
}

}  // namespace runut
