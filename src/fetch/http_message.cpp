// Plain searches in the head; chunks by their sizes; zlib for content codings; libcurl reads dates.
#include "fetch/http_message.h"

#include <curl/curl.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace runut {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string without_chunks(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    const std::size_t line = body.find('\n');
    if (line == std::string_view::npos) break;
    std::uint64_t size = 0;
    const std::string_view digits = trimmed(body.substr(0, line));
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (failed != std::errc() || size == 0) break;
    body.remove_prefix(line + 1);
    const std::size_t taken = std::min<std::uint64_t>(size, body.size());
    out += body.substr(0, taken);
    body.remove_prefix(taken);
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
  return out;
}

/// Undoes gzip and zlib; `bits` as inflateInit2 wants them. False where the bytes are not so coded.
bool inflated(std::string_view coded, int bits, std::size_t limit, std::string& out) {
  z_stream stream{};
  if (inflateInit2(&stream, bits) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(coded.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(coded.size(), UINT32_MAX));
  int status = Z_OK;
  while (status == Z_OK && out.size() < limit) {
    const std::size_t before = out.size(), room = std::min<std::size_t>(limit - before, std::size_t{1} << 16);
    out.resize(before + room);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = static_cast<uInt>(room);
    status = inflate(&stream, Z_NO_FLUSH);
    out.resize(before + room - stream.avail_out);
  }
  inflateEnd(&stream);
  return status == Z_OK || status == Z_STREAM_END || (status == Z_BUF_ERROR && !out.empty());
}

}  // namespace

std::string_view header(std::string_view head, std::string_view name) {
  for (std::size_t end = head.find('\n'); end != std::string_view::npos;) {
    const std::size_t begin = end + 1;
    end = head.find('\n', begin);
    const std::string_view line = head.substr(begin, end - begin);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && same_letters(trimmed(line.substr(0, colon)), name))
      return trimmed(line.substr(colon + 1));
  }
  return {};
}

std::string payload(std::string_view head, std::string_view body) {
  std::string coding(header(head, "Transfer-Encoding"));
  std::transform(coding.begin(), coding.end(), coding.begin(), lower);
  if (coding.find("chunked") == std::string::npos) return std::string(body);
  return without_chunks(body);
}

std::string content(std::string_view head, std::string_view body, std::size_t limit) {
  std::string bytes = payload(head, body);
  const std::string_view coding = header(head, "Content-Encoding");
  const bool gzip = bytes.starts_with("\x1f\x8b");  // a sitemap may be a .gz file without any header saying so
  const bool deflate = same_letters(coding, "deflate");
  if (!gzip && !deflate) {
    bytes.resize(std::min(bytes.size(), limit));
    return bytes;
  }
  std::string out;
  if (inflated(bytes, gzip ? MAX_WBITS + 16 : MAX_WBITS, limit, out)) return out;
  out.clear();
  if (deflate && inflated(bytes, -MAX_WBITS, limit, out)) return out;  // some servers leave zlib's frame out
  return {};
}

double retry_after(std::string_view head, double now) {
  const std::string value(header(head, "Retry-After"));
  if (value.empty()) return -1;
  double seconds = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (failed == std::errc() && end == value.data() + value.size() && seconds >= 0) return std::min(seconds, 1e9);
  const time_t date = curl_getdate(value.c_str(), nullptr);
  return date < 0 ? -1 : std::max(0.0, static_cast<double>(date) - now);
}

}  // namespace runut
