// JSON written straight into a string: with 10^5 claims a second a tree of values would cost more than the
// reading. The caller opens and closes; commas are put where they belong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runut/decimal.h"

namespace runut {

/// Appends one JSON value (or, after each '\n', another) to `out`, which must outlive it.
class Json {
 public:
  explicit Json(std::string& out) : out_(out) {}
  void open(char c) {
    comma();
    out_ += c;
    fresh_ = true;
  }
  void close(char c) {
    out_ += c;
    fresh_ = false;
  }
  void key(std::string_view k) {
    comma();
    const std::size_t at = out_.size();  // keys are ours: nothing in them needs escaping
    out_.resize(at + k.size() + 3, '"');
    k.copy(out_.data() + at + 1, k.size());
    out_.back() = ':';
    fresh_ = true;
  }
  void text(std::string_view v) {
    comma();
    quoted(v);
  }
  void raw(std::string_view v) {
    comma();
    out_ += v;
  }
  void number(std::uint64_t v) { raw(std::to_string(v)); }
  void flag(bool v) { raw(v ? "true" : "false"); }
  void decimal(const std::optional<Decimal>& v) { raw(v ? v->to_string() : std::string("null")); }
  /// null where the text is empty.
  void text_or_null(std::string_view v) {
    if (v.empty())
      raw("null");
    else
      text(v);
  }
  void field(std::string_view k, std::string_view v) {
    key(k);
    text(v);
  }
  void field_or_null(std::string_view k, std::string_view v) {
    key(k);
    text_or_null(v);
  }
  void texts(std::string_view k, const std::vector<std::string>& values) {
    key(k);
    open('[');
    for (const std::string& v : values) text(v);
    close(']');
  }

 private:
  void comma() {
    if (!fresh_ && !out_.empty() && out_.back() != '\n') out_ += ',';
    fresh_ = false;
  }
  void quoted(std::string_view v);
  std::string& out_;
  bool fresh_ = true;
};

}  // namespace runut
