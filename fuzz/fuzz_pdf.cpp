// Any bytes as a PDF.
#include "pile.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  runut::fuzz::take_in(data, size, "a.pdf");
  return 0;
}
