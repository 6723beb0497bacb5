// Web addresses: what the user, a feed or a redirect names, as one normal form of http or https.
//
// libcurl's own reader of addresses does the reading, so that what is checked here is what is asked later.
#pragma once

#include <string>
#include <string_view>

#include "runut/result.h"

namespace runut {

constexpr std::size_t longest_address = 8192;

/// An address in normal form: no fragment, dots in the path resolved, host in lower case and ASCII.
struct WebAddress {
  std::string url;
  std::string host;    ///< without port
  std::string origin;  ///< "https://example.org:8443": whose robots.txt holds
  std::string target;  ///< path and query, as the server gets it
};

/// Fails on anything but http and https, on a user name or password (they would be kept in the archive), and on more
/// than `longest_address` bytes.
[[nodiscard]] Result<WebAddress> read_address(std::string_view text);

/// What `reference`, found at `base`, points to: a Location, a link of a feed. Fails as `read_address`.
[[nodiscard]] Result<WebAddress> resolve(const WebAddress& base, std::string_view reference);

}  // namespace runut
