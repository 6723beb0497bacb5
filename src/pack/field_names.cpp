// One table from compared paths to meanings; the beginnings of longer paths stand in it too.
#include "pack/field_names.h"

#include <algorithm>

namespace runut {
namespace {

struct Named {
  std::string_view name;
  RecordField field;
};
constexpr std::array<Named, record_fields> named{{{"text", RecordField::text},
                                                  {"html", RecordField::html},
                                                  {"id", RecordField::id},
                                                  {"title", RecordField::title},
                                                  {"outlet", RecordField::outlet},
                                                  {"published", RecordField::published},
                                                  {"lang", RecordField::language},
                                                  {"url", RecordField::url},
                                                  {"authors", RecordField::authors},
                                                  {"fetched", RecordField::fetched},
                                                  {"list", RecordField::list}}};

std::string compared(std::string_view name) {
  std::string path;
  append_compared(name, path);
  return path;
}

}  // namespace

void append_compared(std::string_view name, std::string& path) {
  for (const char c : name)
    if (c != '_' && c != '-' && c != ' ') path += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

const RecordField* record_field_named(std::string_view name) {
  for (const Named& n : named)
    if (n.name == name) return &n.field;
  return nullptr;
}

FieldNames::FieldNames() {
  for (const Named& n : named)
    if (n.field < RecordField::authors) add(n.field, n.name);
}

void FieldNames::add(RecordField field, std::string_view path) {
  const std::string whole = compared(path);
  for (std::size_t dot = 0; (dot = whole.find('.', dot)) != std::string::npos; ++dot)
    meanings_[whole.substr(0, dot)].leads = true;
  std::vector<Use>& uses = meanings_[whole].uses;
  const bool known = std::any_of(uses.begin(), uses.end(), [&](const Use& u) { return u.field == field; });
  if (!known) uses.push_back({field, ++ranks_[static_cast<std::size_t>(field)]});
}

void FieldNames::prefer(RecordField field, std::string_view path) {
  add(field, path);
  // What the user names so is nothing else.
  meanings_[compared(path)].uses = {{field, --preferred_}};
}

const FieldNames::Meaning* FieldNames::find(const std::string& path) const {
  const auto found = meanings_.find(path);
  return found == meanings_.end() ? nullptr : &found->second;
}

Result<Done> load_fields(const Node& file, FieldNames& out) {
  if (auto done = file.only({"names"}); !done) return done;
  const Node* names = file.find("names");
  if (names == nullptr) return Done{};
  for (const Field& f : names->fields) {
    const RecordField* field = record_field_named(f.key);
    if (field == nullptr) return f.value.wrong("`" + f.key + "` is no field of an article");
    auto list = names->get_texts(f.key);
    if (!list) return std::move(list).failure();
    for (const std::string& name : *list) out.add(*field, name);
  }
  return Done{};
}

}  // namespace runut
