// Copies toml++'s tree into Nodes. Exceptions of the library are turned off: its parser returns results.
#define TOML_EXCEPTIONS 0
#include "pack/node.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace runut {
namespace {

Node copied(const toml::node& from, const std::shared_ptr<const std::string>& file) {
  Node to;
  to.file = file;
  to.line = from.source().begin.line;
  if (const auto* s = from.as_string()) {
    to.type = Node::Type::text;
    to.text = s->get();
  } else if (const auto* i = from.as_integer()) {
    to.type = Node::Type::integer;
    to.integer = i->get();
    to.text = std::to_string(i->get());
  } else if (const auto* r = from.as_floating_point()) {
    to.type = Node::Type::real;
    to.text = fmt::format("{}", r->get());
  } else if (const auto* b = from.as_boolean()) {
    to.type = Node::Type::boolean;
    to.integer = b->get() ? 1 : 0;
  } else if (const auto* a = from.as_array()) {
    to.type = Node::Type::list;
    to.items.reserve(a->size());
    for (const toml::node& item : *a) to.items.push_back(copied(item, file));
  } else if (const auto* t = from.as_table()) {
    to.type = Node::Type::table;
    for (const auto& [key, value] : *t) to.fields.push_back({std::string(key.str()), copied(value, file)});
  }
  return to;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, value] : fields)
    if (name == key) return &value;
  return nullptr;
}

std::string Node::where() const { return (file ? *file : std::string()) + ":" + std::to_string(line); }

Unexpected Node::wrong(std::string what) const { return unexpected(ErrorCode::malformed, where(), std::move(what)); }

Result<std::string> Node::get_text(std::string_view key, std::string fallback) const {
  const Node* n = find(key);
  if (n == nullptr) return fallback;
  if (n->type != Type::text) return n->wrong(fmt::format("'{}' must be a text", key));
  return n->text;
}

Result<std::int64_t> Node::get_integer(std::string_view key, std::int64_t fallback) const {
  const Node* n = find(key);
  if (n == nullptr) return fallback;
  if (n->type != Type::integer) return n->wrong(fmt::format("'{}' must be a whole number", key));
  return n->integer;
}

Result<bool> Node::get_boolean(std::string_view key, bool fallback) const {
  const Node* n = find(key);
  if (n == nullptr) return fallback;
  if (n->type != Type::boolean) return n->wrong(fmt::format("'{}' must be true or false", key));
  return n->integer != 0;
}

Result<Decimal> Node::get_decimal(std::string_view key, Decimal fallback) const {
  const Node* n = find(key);
  if (n == nullptr) return fallback;
  if (n->type == Type::integer) return Decimal(n->integer);
  if (n->type == Type::real || n->type == Type::text)
    if (const auto d = Decimal::parse(n->text)) return *d;
  return n->wrong(fmt::format("'{}' must be a number", key));
}

Result<std::vector<std::string>> Node::get_texts(std::string_view key) const {
  const Node* n = find(key);
  std::vector<std::string> out;
  if (n == nullptr) return out;
  if (n->type == Type::text) {
    out.push_back(n->text);
    return out;
  }
  if (n->type != Type::list) return n->wrong(fmt::format("'{}' must be a list of texts", key));
  for (const Node& item : n->items) {
    if (item.type != Type::text) return item.wrong(fmt::format("'{}' must hold texts only", key));
    out.push_back(item.text);
  }
  return out;
}

Result<std::vector<const Node*>> Node::get_tables(std::string_view key) const {
  std::vector<const Node*> out;
  const Node* n = find(key);
  if (n == nullptr) return out;
  if (n->type != Type::list) return n->wrong(fmt::format("'{}' must be written [[{}]]", key, key));
  for (const Node& item : n->items) {
    if (item.type != Type::table) return item.wrong(fmt::format("'{}' must be written [[{}]]", key, key));
    out.push_back(&item);
  }
  return out;
}

Result<Done> Node::only(std::initializer_list<std::string_view> keys) const {
  for (const auto& [name, value] : fields)
    if (std::find(keys.begin(), keys.end(), name) == keys.end())
      return value.wrong(fmt::format("unknown key '{}'", name));
  return Done{};
}

Result<Node> parse_toml(std::string_view text, const std::string& name) {
  const toml::parse_result parsed = toml::parse(text, name);
  if (!parsed) {
    const toml::parse_error& e = parsed.error();
    return unexpected(ErrorCode::malformed, fmt::format("{}:{}", name, e.source().begin.line),
                      std::string(e.description()));
  }
  return copied(parsed.table(), std::make_shared<const std::string>(name));
}

Result<Node> load_toml(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return unexpected(ErrorCode::not_found, path, "cannot be opened");
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return parse_toml(bytes.str(), path);
}

}  // namespace runut
