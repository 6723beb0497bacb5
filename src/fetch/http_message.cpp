// The common readers of heads and codings; libcurl reads dates.
#include "fetch/http_message.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

#include "source/http.h"
#include "source/inflate.h"

namespace runut {

std::string payload(std::string_view head, std::string_view body) {
  std::string joined;
  if (same_ascii(HeadFields(head).get("transfer-encoding"), "chunked") && join_chunks(body, joined)) return joined;
  return std::string(body);
}

Result<std::string> content(std::string_view head, std::string_view body, std::size_t limit) {
  std::string out;
  if (auto done = decode_content(payload(head, body), HeadFields(head).get("content-encoding"), limit, out); !done)
    return std::move(done).failure();
  if (!looks_like_gzip(out)) return out;
  const std::string packed = std::move(out);
  if (auto done = decode_content(packed, "gzip", limit, out); !done) return std::move(done).failure();
  return out;
}

double retry_after(std::string_view head, double now) {
  const std::string value(HeadFields(head).get("retry-after"));
  if (value.empty()) return -1;
  double seconds = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (failed == std::errc() && end == value.data() + value.size() && seconds >= 0) return std::min(seconds, 1e9);
  const time_t date = curl_getdate(value.c_str(), nullptr);
  return date < 0 ? -1 : std::max(0.0, static_cast<double>(date) - now);
}

}  // namespace runut
