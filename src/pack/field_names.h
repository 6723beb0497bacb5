// Field names: what other programs call the fields of an article, in JSON objects and in the columns of tables.
//
// fields.toml:
//   [names]
//   text = ["text", "maintext", "content.rendered"]   # best first; "a.b": field b of the object (or list of objects) a
//   list = ["articles", "response.docs"]              # where the articles stand in an object that is none itself
// Names are compared without case, "_", "-" and spaces: "Publish Date" is "publish_date" is "publishDate".
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/node.h"

namespace runut {

enum class RecordField : std::uint8_t {
  text,
  html,
  id,
  title,
  outlet,
  published,
  language,
  url,
  authors,
  fetched,
  list
};
constexpr std::size_t record_fields = static_cast<std::size_t>(RecordField::list) + 1;

class FieldNames {
 public:
  /// A field that a name may stand for, and its place among the names of that field: the least is the best.
  struct Use {
    RecordField field;
    int rank;
  };
  struct Meaning {
    std::vector<Use> uses;  ///< an "id" may be an address, a "source" an outlet or an address
    bool leads = false;     ///< longer paths that begin with it are known
  };

  /// Only the names that runut itself writes.
  FieldNames();
  /// Adds a name behind those that the field has.
  void add(RecordField field, std::string_view path);
  /// Puts a name before all others: what the user says.
  void prefer(RecordField field, std::string_view path);
  /// The meaning of a path in compared form (`append_compared`), or null. Cost: one look-up.
  [[nodiscard]] const Meaning* find(const std::string& path) const;

 private:
  std::unordered_map<std::string, Meaning> meanings_;
  std::array<int, record_fields> ranks_{};
  int preferred_ = 0;
};

/// Appends a name as names are compared: lower case, without "_", "-" and spaces.
void append_compared(std::string_view name, std::string& path);

/// The field that users call so: "text", "html", "id", "title", "outlet", "published", "lang", "url", "authors",
/// "fetched", "list"; null where there is none.
[[nodiscard]] const RecordField* record_field_named(std::string_view name);

/// Loads fields.toml; several files add up.
[[nodiscard]] Result<Done> load_fields(const Node& file, FieldNames& out);

}  // namespace runut
