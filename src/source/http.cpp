// A response's head, then its body with chunks joined and encodings undone.
#include "source/http.h"

#include <algorithm>

#include "source/inflate.h"

namespace runut {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string_view trimmed(std::string_view s) {
  const std::size_t first = s.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r\n") + 1 - first);
}

}  // namespace

bool join_chunks(std::string_view bytes, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t line = bytes.find('\n', at);
    if (line == std::string_view::npos || line - at > 1000) return !out.empty();
    std::size_t size = 0, digits = 0;
    for (; at + digits < line && digits < 15; ++digits) {
      const char c = lower(bytes[at + digits]);
      const int value = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (value < 0) break;
      size = size * 16 + static_cast<std::size_t>(value);
    }
    const std::string_view behind = trimmed(bytes.substr(at + digits, line - at - digits));
    if (digits == 0 || (!behind.empty() && behind.front() != ';')) return !out.empty();
    if (size == 0) return true;
    out.append(bytes, line + 1, size);
    at = std::min(bytes.size(), line + 1 + std::min(size, bytes.size()));
    if (at < bytes.size() && bytes[at] == '\r') ++at;
    if (at < bytes.size() && bytes[at] == '\n') ++at;
  }
  return !out.empty();
}

bool same_ascii(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view HeadFields::get(std::string_view name) const {
  for (std::size_t at = 0; at < head_.size();) {
    std::size_t end = std::min(head_.find('\n', at), head_.size());
    const std::string_view line = head_.substr(at, end - at);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && same_ascii(trimmed(line.substr(0, colon)), name)) {
      // Lines that begin with white space go on with the value.
      while (end + 1 < head_.size() && (head_[end + 1] == ' ' || head_[end + 1] == '\t'))
        end = std::min(head_.find('\n', end + 1), head_.size());
      return trimmed(head_.substr(at + colon + 1, end - at - colon - 1));
    }
    at = end + 1;
  }
  return {};
}

std::size_t end_of_head(std::string_view bytes) {
  for (std::size_t at = 0; (at = bytes.find('\n', at)) != std::string_view::npos; ++at) {
    if (at + 1 < bytes.size() && bytes[at + 1] == '\n') return at + 2;
    if (at + 2 < bytes.size() && bytes[at + 1] == '\r' && bytes[at + 2] == '\n') return at + 3;
  }
  return std::string_view::npos;
}

std::string media_type(std::string_view content_type) {
  std::string type(trimmed(content_type.substr(0, content_type.find(';'))));
  std::transform(type.begin(), type.end(), type.begin(), lower);
  return type;
}

std::string_view charset_of(std::string_view content_type) {
  constexpr std::string_view key = "charset";
  for (std::size_t at = 0; at + key.size() < content_type.size(); ++at) {
    if (!same_ascii(content_type.substr(at, key.size()), key)) continue;
    std::string_view rest = trimmed(content_type.substr(at + key.size()));
    if (rest.empty() || rest.front() != '=') continue;
    rest = trimmed(rest.substr(1));
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) rest.remove_prefix(1);
    return rest.substr(0, rest.find_first_of("\"'; \t,"));
  }
  return {};
}

Result<HttpResponse> read_http_response(std::string_view message, std::size_t most) {
  const std::size_t body = end_of_head(message);
  if (!message.starts_with("HTTP/") || body == std::string_view::npos)
    return unexpected(ErrorCode::malformed, {}, "holds no HTTP response");
  HttpResponse response;
  const std::size_t space = message.find(' ');
  for (std::size_t i = space + 1; i < body && message[i] >= '0' && message[i] <= '9' && response.status < 1000; ++i)
    response.status = response.status * 10 + (message[i] - '0');
  const HeadFields head(message.substr(0, body));
  response.content_type = head.get("content-type");
  std::string_view bytes = message.substr(body);
  std::string joined;
  if (head.get("transfer-encoding").size() >= 7 && same_ascii(head.get("transfer-encoding"), "chunked") &&
      join_chunks(bytes, joined))
    bytes = joined;
  if (auto done = decode_content(bytes, head.get("content-encoding"), most, response.body); !done)
    return std::move(done).failure();
  return response;
}

}  // namespace runut
