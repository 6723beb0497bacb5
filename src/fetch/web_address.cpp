// CURLU, with the rules of this program around it.
#include "fetch/web_address.h"

#include <curl/curl.h>
#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <memory>

namespace runut {
namespace {

struct Closer {
  void operator()(CURLU* u) const { curl_url_cleanup(u); }
};
using Handle = std::unique_ptr<CURLU, Closer>;

std::string part(const Handle& handle, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(handle.get(), which, &text, flags) != CURLUE_OK || text == nullptr) return {};
  std::string out(text);
  curl_free(text);
  return out;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\f");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n\f") - begin + 1);
}

/// libcurl takes C strings; a NUL inside would cut one short unseen.
CURLUcode set_url(const Handle& handle, std::string_view text) {
  if (text.empty() || text.find('\0') != std::string_view::npos) return CURLUE_MALFORMED_INPUT;
  return curl_url_set(handle.get(), CURLUPART_URL, std::string(text).c_str(),
                      CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE);
}

/// The host in lower case and ASCII (UTS 46); empty where that cannot be. Not libcurl's own conversion: that of Debian
/// 12 leaks what it fails at.
std::string ascii_host(std::string host) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(host.begin(), host.end(), is_ascii)) {
    std::transform(host.begin(), host.end(), host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return host;
  }
  UErrorCode failed = U_ZERO_ERROR;
  static UIDNA* const names = uidna_openUTS46(
      UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, &failed);
  if (names == nullptr) return {};
  std::array<char, 256> ascii{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const std::int32_t size =
      uidna_nameToASCII_UTF8(names, host.data(), static_cast<std::int32_t>(host.size()), ascii.data(),
                             static_cast<std::int32_t>(ascii.size()), &info, &failed);
  if (U_FAILURE(failed) != 0 || info.errors != 0 || size <= 0) return {};
  return {ascii.data(), static_cast<std::size_t>(size)};
}

Result<WebAddress> taken(const Handle& handle, std::string_view text) {
  const std::string name(text.substr(0, 200));
  const std::string scheme = part(handle, CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https")
    return unexpected(ErrorCode::unsupported, name, "is neither http nor https");
  if (!part(handle, CURLUPART_USER).empty() || !part(handle, CURLUPART_PASSWORD).empty())
    return unexpected(ErrorCode::unsupported, name, "names a user, and only public pages are fetched");
  curl_url_set(handle.get(), CURLUPART_FRAGMENT, nullptr, 0);
  WebAddress out;
  out.host = ascii_host(part(handle, CURLUPART_HOST));
  if (out.host.empty()) return unexpected(ErrorCode::malformed, name, "has a host that cannot be");
  const std::string port = part(handle, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  const std::string query = part(handle, CURLUPART_QUERY);
  out.origin = scheme + "://" + out.host + (port.empty() ? "" : ":" + port);
  out.target = part(handle, CURLUPART_PATH) + (query.empty() ? "" : "?" + query);
  out.url = out.origin + out.target;
  if (out.url.size() > longest_address)
    return unexpected(ErrorCode::limit, name, "is longer than " + std::to_string(longest_address) + " bytes");
  return out;
}

/// Reads what was read again until it stays the same: libcurl undoes percent-codes in hosts, and what comes out may be
/// written in a shorter way still ("%30" is "0" is "0.0.0.0").
Result<WebAddress> settled(const Handle& handle, std::string_view text) {
  auto address = taken(handle, text);
  for (int i = 0; address && i < 3; ++i) {
    const Handle again(curl_url());
    if (set_url(again, address->url) != CURLUE_OK) break;
    auto next = taken(again, text);
    if (!next || next->url == address->url) return next;
    address = std::move(next);
  }
  if (!address) return address;
  return unexpected(ErrorCode::malformed, std::string(text.substr(0, 200)), "has a host that cannot be");
}

}  // namespace

Result<WebAddress> read_address(std::string_view text) {
  text = trimmed(text);
  const Handle handle(curl_url());
  if (text.find("://") == std::string_view::npos || set_url(handle, text) != CURLUE_OK)
    return unexpected(ErrorCode::malformed, std::string(text.substr(0, 200)), "is no web address",
                      "write it in full: https://example.org/page");
  return settled(handle, text);
}

Result<WebAddress> resolve(const WebAddress& base, std::string_view reference) {
  reference = trimmed(reference);
  const Handle handle(curl_url());
  if (set_url(handle, base.url) != CURLUE_OK || set_url(handle, reference) != CURLUE_OK)
    return unexpected(ErrorCode::malformed, std::string(reference.substr(0, 200)), "is no web address");
  return settled(handle, reference);
}

}  // namespace runut
