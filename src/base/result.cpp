// The one-line form of an error, as every face shows it.
#include "runut/result.h"

namespace runut {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::unreadable:
      return "unreadable";
    case ErrorCode::malformed:
      return "malformed";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::limit:
      return "limit";
    case ErrorCode::invalid:
      return "invalid";
  }
  return "invalid";
}

std::string Error::message() const {
  std::string out = where;
  if (!out.empty()) out += ": ";
  out += what;
  if (!hint.empty()) out += " (" + hint + ")";
  return out;
}

}  // namespace runut
