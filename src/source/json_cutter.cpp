// Brackets and quotation marks are counted, byte by byte; whether what is between them is JSON is for the parser to
// say.
#include <algorithm>

#include "source/jsonl.h"

namespace runut {
namespace {

constexpr std::size_t first_look = std::size_t{64} << 10;
constexpr std::string_view spaces = " \t\r\n";

}  // namespace

std::size_t JsonCutter::length_in(std::string_view ahead) {
  for (; measured_ < ahead.size(); ++measured_) {
    const char c = ahead[measured_];
    if (in_text_) {
      if (escaped_)
        escaped_ = false;
      else if (c == '\\')
        escaped_ = true;
      else if (c == '"')
        in_text_ = false;
    } else if (c == '"') {
      in_text_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (c == '}' || c == ']') {
      if (scalar_ && depth_ == 0) return measured_;
      if (--depth_ <= 0) return measured_ + 1;
    } else if (depth_ == 0 && scalar_ && (c == ',' || c == '\n')) {
      return measured_;
    }
  }
  return 0;
}

/// What is left of a value that is too long.
Result<bool> JsonCutter::pass_over() {
  const std::size_t limit = bytes_.longest();
  for (;;) {
    auto ahead = bytes_.held();
    if (!ahead) return std::move(ahead).failure();
    if (ahead->empty()) break;
    measured_ = 0;
    const std::size_t length = length_in(*ahead);
    (void)bytes_.skip(length > 0 ? length : ahead->size());
    if (length > 0) break;
  }
  return unexpected(ErrorCode::limit, {},
                    "is longer than the limit of " + std::to_string(limit) + " bytes for one document");
}

Result<bool> JsonCutter::next(std::string_view& value) {
  for (;;) {
    auto ahead = bytes_.held();
    if (!ahead) return std::move(ahead).failure();
    if (ahead->empty()) {
      if (!list_ || ended_) return false;
      ended_ = true;
      return unexpected(ErrorCode::malformed, {}, "is cut off: the list has no end");
    }
    if (!begun_ && ahead->starts_with("\xEF\xBB\xBF")) {
      (void)bytes_.skip(3);
      continue;
    }
    std::size_t at = ahead->find_first_not_of(begun_ ? " \t\r\n," : spaces);
    if (at == std::string_view::npos) {
      (void)bytes_.skip(ahead->size());
      continue;
    }
    (void)bytes_.skip(at);
    const char c = (*ahead)[at];
    if (!begun_ && c == '[') {
      list_ = begun_ = true;
      (void)bytes_.skip(1);
      continue;
    }
    begun_ = true;
    if (list_ && c == ']') {
      (void)bytes_.skip(1);
      list_ = false;
      ended_ = true;
      continue;
    }
    scalar_ = c != '{' && c != '[';
    break;
  }
  measured_ = 0, depth_ = 0, in_text_ = escaped_ = false;
  for (std::size_t look = first_look;; look *= 2) {
    auto ahead = bytes_.peek(look);
    if (!ahead) return std::move(ahead).failure();
    std::size_t length = length_in(*ahead);
    if (length > bytes_.longest() || (length == 0 && ahead->size() > bytes_.longest())) {
      (void)bytes_.skip(length > 0 ? length : ahead->size());
      if (length == 0) return pass_over();
      return unexpected(ErrorCode::limit, {},
                        "is longer than the limit of " + std::to_string(bytes_.longest()) + " bytes for one document");
    }
    if (length == 0 && ahead->size() < look) {
      if (auto fault = bytes_.fault(); !fault) return std::move(fault).failure();
      length = ahead->size();  // the parser says what is wrong with it
    }
    if (length == 0) continue;
    auto piece = bytes_.take(length);
    if (!piece) return std::move(piece).failure();
    value = *piece;
    return true;
  }
}

}  // namespace runut
