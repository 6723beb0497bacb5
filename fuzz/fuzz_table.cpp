// Any bytes as rows of named columns.
#include "pile.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  runut::fuzz::take_in(data, size, "a.csv", "csv");
  return 0;
}
