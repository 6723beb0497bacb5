// A record: values found under the names of an article's fields, and the document that the best of them make.
//
// JSON objects, rows of tables and items of feeds all end here, so that one article makes one document, whatever
// brought it.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "pack/field_names.h"
#include "runut/document.h"
#include "runut/result.h"

namespace runut {

class Record {
 public:
  /// Forgets all values; buffers stay.
  void clear();
  /// Adds a value; `rank` as in FieldNames. The view must hold until `fill`.
  void add(RecordField field, int rank, std::string_view value) { values_.push_back({field, rank, value}); }
  /// The same for a value that is made here.
  void add(RecordField field, int rank, std::string&& value) {
    made_.push_back(std::move(value));
    values_.push_back({field, rank, made_.back()});
  }
  /// The best value of a field; empty where it has none.
  [[nodiscard]] std::string_view value_of(RecordField field) const;
  /// A name that the record has, for the complaint when it holds no text.
  void seen(std::string_view name);
  void note(std::string text) { notes_.push_back(std::move(text)); }

  /// Fills the document with the best value of each field. `pages`: the text is not asked for, a page is. A text under
  /// a name that others use for both is a page where it holds markup. Fails without a text, naming the fields seen.
  [[nodiscard]] Result<Done> fill(bool pages, Document& document);

 private:
  struct Value {
    RecordField field;
    int rank;
    std::string_view value;
  };
  /// The best value that is not blank and that `fits`; null where there is none.
  template <class Fits>
  const Value* best(RecordField field, Fits fits) const;
  const Value* best(RecordField field) const;
  void fill_published(Document& document) const;

  std::vector<Value> values_;
  std::deque<std::string> made_;
  std::vector<std::string> notes_;
  std::string seen_;
  std::size_t seen_count_ = 0;
};

/// Whether a text holds elements of HTML.
[[nodiscard]] bool holds_markup(std::string_view text);

}  // namespace runut
