// Case entries: a reading as flat rows of named fields, taken from its interchange records.
//
// What the rows of a case are compared with. Words of split stretches are joined by an ellipsis.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runut/engine.h"

namespace runut {

struct CaseEntry {
  std::string kind;
  std::string words;
  Span span;  ///< hull of the words, bytes
  std::vector<std::pair<std::string, std::string>> fields;
};

/// Whether rows may be of this kind.
[[nodiscard]] bool is_case_kind(std::string_view kind);

/// Every quantity, time, name, attribution, claim, gap and furniture of the reading, and its document.
[[nodiscard]] std::vector<CaseEntry> case_entries(const Reading& reading);

/// Whether the entry has the field with this value. Numbers are equal when their values are.
[[nodiscard]] bool case_field_holds(const CaseEntry& entry, std::string_view field, std::string_view value);

/// Words made comparable: three full stops are an ellipsis, line ends are spaces.
[[nodiscard]] std::string case_words(std::string_view words);

/// "WORDS | field=value | ...", as a row would be written.
[[nodiscard]] std::string described(const CaseEntry& entry);

}  // namespace runut
