// Result<T>: a value, or the reason why there is none.
//
// The core never throws to its caller, prints or exits; whatever can fail returns one of these.
// The names follow std::expected (absent from g++ 12 and clang 14 in C++20 mode), to be swapped later.
// An error lives behind one pointer, so that Result<int> stays small.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace runut {

/// What went wrong, in terms that a face can translate (exit status, HTTP status, exception).
enum class ErrorCode {
  not_found,    ///< a file, folder, pack or claim that is not there
  unreadable,   ///< it is there, but cannot be opened or read
  malformed,    ///< its bytes are not what they claim to be
  unsupported,  ///< well formed, but nothing runut reads (a binary file, an unknown language)
  limit,        ///< a limit of the options was reached
  invalid,      ///< the caller asked for something that cannot be
};

/// "not_found", "malformed", ...: as the enumeration spells it.
[[nodiscard]] std::string_view name_of(ErrorCode code);

/// `where` names the file or pack (with line where known), `what` says what is wrong in one clause,
/// `hint` says what the user can do, and may be empty.
struct Error {
  ErrorCode code = ErrorCode::invalid;
  std::string where, what, hint;
  [[nodiscard]] std::string message() const;
};

struct Unexpected {
  std::unique_ptr<Error> error;
};

[[nodiscard]] inline Unexpected unexpected(ErrorCode code, std::string where, std::string what, std::string hint = {}) {
  return {std::make_unique<Error>(Error{code, std::move(where), std::move(what), std::move(hint)})};
}

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}                     // NOLINT: implicit on purpose
  Result(Unexpected failure) : state_(std::move(failure.error)) {}  // NOLINT: implicit on purpose

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] T& value() & { return std::get<0>(state_); }
  [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const { return *std::get<1>(state_); }
  /// Hands the failure on to a caller that returns another Result.
  [[nodiscard]] Unexpected failure() && { return {std::get<1>(std::move(state_))}; }

 private:
  std::variant<T, std::unique_ptr<Error>> state_;
};

/// For what yields nothing but may fail.
struct Done {};

}  // namespace runut
