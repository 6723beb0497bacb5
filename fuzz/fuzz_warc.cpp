// Any bytes as a crawl, plain or in gzip members: records cut out and their pages decoded.
#include "pile.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  runut::fuzz::take_in(data, size, "a.warc");
  return 0;
}
