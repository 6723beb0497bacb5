// Addresses of machines: which of them a page of the open web may send us to.
//
// A page, a redirect or a name server can name any address. Those inside the reader's own network (loopback, private,
// link-local with the cloud's metadata service, ...) must not be asked on a stranger's word, so the test is made on
// the address that is about to be connected, not on the name.
#pragma once

#include <string>

struct sockaddr;

namespace runut {

/// Whether the address belongs to the open internet (IANA special-purpose registries). IPv4 inside IPv6 (mapped,
/// translated, 6to4) counts as that IPv4 address. Anything but IPv4 and IPv6 is not public.
[[nodiscard]] bool is_public(const sockaddr& address);

/// "192.0.2.7" or "2001:db8::7"; empty for other families.
[[nodiscard]] std::string text_of(const sockaddr& address);

}  // namespace runut
