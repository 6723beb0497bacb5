// Any bytes as an archive or a compressed file, and what it holds.
#include "pile.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  runut::fuzz::take_in(data, size, "a.zip");
  return 0;
}
