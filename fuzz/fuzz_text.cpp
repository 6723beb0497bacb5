// Any bytes as a text file: decoded, then read with every pack, dated and undated.
#include "source/source.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runut;
  Document decoded;
  decoded.id = "fuzz";
  if (!decode_text({reinterpret_cast<const char*>(data), size}, decoded)) return 0;
  std::uint32_t before = 0;
  for (std::uint32_t at = 0; at <= decoded.text.size(); ++at) {
    const std::uint32_t raw = decoded.raw_offset(at);
    if (raw < before || raw > size) fuzz::stop("the map back to the bytes runs backwards or out of them");
    before = raw;
  }
  for (const std::string& language : languages(fuzz::packs())) {
    Document document = decoded;
    document.language = language;
    if (size % 2 == 0) {
      document.published.date = {2026, 2, 28};
      document.published_basis = DateBasis::given;
    }
    if (const auto reading = read(fuzz::packs(), std::move(document))) fuzz::check(*reading);
  }
  return 0;
}
