// Any bytes as a message or a saved page.
#include "pile.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  runut::fuzz::take_in(data, size, "a.eml");
  return 0;
}
