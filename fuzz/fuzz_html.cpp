// Any bytes as a page of HTML: decoded, parsed and read; every offset leads back into the bytes.
#include "source/source.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runut;
  Document document;
  document.id = "fuzz";
  document.url = "https://example.com/2020/03/12/page";
  if (!decode_page({reinterpret_cast<const char*>(data), size}, {}, document)) return 0;
  Limits limits;
  limits.any_language = true;
  const auto reading = read(fuzz::packs(), std::move(document), limits);
  if (!reading) {
    if (reading.error().what.empty()) fuzz::stop("a rejection without a reason");
    return 0;
  }
  fuzz::check(*reading);
  const Document& d = reading->document;
  std::uint32_t before = 0;
  for (std::uint32_t at = 0; at < d.text.size(); ++at) {
    const std::uint32_t raw = d.raw_offset(at);
    if (raw < before || raw > size) fuzz::stop("the map back to the page runs backwards or out of it");
    before = raw;
  }
  if (!d.page) return 0;
  std::uint32_t end = 0;
  for (const TextBlock& b : d.page->blocks) {
    if (b.span.begin < end || b.span.end < b.span.begin || b.span.end > d.text.size())
      fuzz::stop("a block lies outside of the text or behind the next");
    end = b.span.end;
  }
  for (const LiveUpdate& u : d.page->updates)
    if (u.span.end < u.span.begin || u.span.end > d.text.size()) fuzz::stop("an update lies outside of the text");
  for (const LeftOut& l : d.page->left_out)
    if (l.raw.end < l.raw.begin || l.raw.end > size) fuzz::stop("what was left out lies outside of the page");
  return 0;
}
