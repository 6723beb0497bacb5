// Node: one value of a pack file, with the place it stands at, so that every complaint names file and line.
//
// A thin copy of what toml++ read. The library's headers are large; only node.cpp includes them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runut/decimal.h"
#include "runut/result.h"

namespace runut {

struct Field;

struct Node {
  enum class Type : std::uint8_t { text, integer, real, boolean, list, table };
  Type type = Type::table;
  std::string text;           ///< text; of a number, its digits as written in plain form
  std::int64_t integer = 0;   ///< integer; boolean as 0 or 1
  std::vector<Node> items;    ///< list
  std::vector<Field> fields;  ///< table, in file order of keys' names
  std::uint32_t line = 0;
  std::shared_ptr<const std::string> file;

  /// The field of that name, or null. Only tables have fields.
  [[nodiscard]] const Node* find(std::string_view key) const;
  /// "file:line".
  [[nodiscard]] std::string where() const;
  /// A failure that names this place.
  [[nodiscard]] Unexpected wrong(std::string what) const;

  /// Typed reading of fields. A missing field gives the fallback; a field of another type is an error.
  [[nodiscard]] Result<std::string> get_text(std::string_view key, std::string fallback = {}) const;
  [[nodiscard]] Result<std::int64_t> get_integer(std::string_view key, std::int64_t fallback = 0) const;
  [[nodiscard]] Result<bool> get_boolean(std::string_view key, bool fallback = false) const;
  [[nodiscard]] Result<Decimal> get_decimal(std::string_view key, Decimal fallback = {}) const;
  /// A list of texts; a single text counts as a list of one.
  [[nodiscard]] Result<std::vector<std::string>> get_texts(std::string_view key) const;
  /// Every table of an array of tables `[[key]]`; empty where there is none.
  [[nodiscard]] Result<std::vector<const Node*>> get_tables(std::string_view key) const;
  /// Fails on a field that is not in the list: a pack is closed data, a misspelt key is a mistake.
  [[nodiscard]] Result<Done> only(std::initializer_list<std::string_view> keys) const;
};

/// One field of a table.
struct Field {
  std::string key;
  Node value;
};

/// Parses a TOML file. A missing file is `not_found`.
[[nodiscard]] Result<Node> load_toml(const std::string& path);
/// The same from memory; `name` stands for the file in messages.
[[nodiscard]] Result<Node> parse_toml(std::string_view text, const std::string& name);

}  // namespace runut
