// The one-line form of an error, as every face shows it.
#include "runut/result.h"

namespace runut {

std::string Error::message() const {
  std::string out = where;
  if (!out.empty()) out += ": ";
  out += what;
  if (!hint.empty()) out += " (" + hint + ")";
  return out;
}

}  // namespace runut
