// Two tables of prefixes, after IANA's registries of special-purpose addresses.
#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace runut {
namespace {

using Bytes16 = std::array<std::uint8_t, 16>;

struct Prefix4 {
  std::uint32_t address;
  unsigned bits;
};

constexpr std::uint32_t four(unsigned a, unsigned b, unsigned c, unsigned d) {
  return (a << 24) | (b << 16) | (c << 8) | d;
}

constexpr auto closed4 = std::to_array<Prefix4>({
    {four(0, 0, 0, 0), 8},        // this network
    {four(10, 0, 0, 0), 8},       // private
    {four(100, 64, 0, 0), 10},    // shared by carriers
    {four(127, 0, 0, 0), 8},      // loopback
    {four(169, 254, 0, 0), 16},   // link-local, metadata of clouds
    {four(172, 16, 0, 0), 12},    // private
    {four(192, 0, 0, 0), 24},     // protocol assignments
    {four(192, 0, 2, 0), 24},     // documentation
    {four(192, 88, 99, 0), 24},   // 6to4 relays, withdrawn
    {four(192, 168, 0, 0), 16},   // private
    {four(198, 18, 0, 0), 15},    // benchmarks
    {four(198, 51, 100, 0), 24},  // documentation
    {four(203, 0, 113, 0), 24},   // documentation
    {four(224, 0, 0, 0), 3},      // multicast, reserved, broadcast
});

bool is_public4(std::uint32_t address) {
  return std::none_of(closed4.begin(), closed4.end(),
                      [&](const Prefix4& p) { return ((address ^ p.address) >> (32 - p.bits)) == 0; });
}

struct Prefix6 {
  Bytes16 address;
  unsigned bits;
};

constexpr auto closed6 = std::to_array<Prefix6>({
    {{0x01, 0x00}, 64},              // discard
    {{0x20, 0x01, 0x00, 0x00}, 23},  // protocol assignments, Teredo among them
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    {{0x3f, 0xff}, 20},              // documentation
});

bool starts_with(const Bytes16& address, const Bytes16& prefix, unsigned bits) {
  const unsigned whole = bits / 8, rest = bits % 8;
  if (!std::equal(prefix.begin(), prefix.begin() + whole, address.begin())) return false;
  return rest == 0 || ((address[whole] ^ prefix[whole]) >> (8 - rest)) == 0;
}

/// The IPv4 address that stands at byte `at`.
std::uint32_t inner4(const Bytes16& a, std::size_t at) { return four(a[at], a[at + 1], a[at + 2], a[at + 3]); }

bool is_public6(const Bytes16& a) {
  constexpr Bytes16 mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, translated{0x00, 0x64, 0xff, 0x9b};
  if (starts_with(a, mapped, 96) || starts_with(a, translated, 96)) return is_public4(inner4(a, 12));
  if (a[0] == 0x20 && a[1] == 0x02) return is_public4(inner4(a, 2));  // 6to4
  if ((a[0] & 0xe0) != 0x20) return false;  // only 2000::/3 is given out: loopback, local and multicast lie outside
  return std::none_of(closed6.begin(), closed6.end(),
                      [&](const Prefix6& p) { return starts_with(a, p.address, p.bits); });
}

}  // namespace

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    return is_public4(ntohl(in.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 in{};
  std::memcpy(&in, &address, sizeof in);
  Bytes16 bytes{};
  std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
  return is_public6(bytes);
}

std::string text_of(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* from = nullptr;
  sockaddr_in in4{};
  sockaddr_in6 in6{};
  if (address.sa_family == AF_INET) {
    std::memcpy(&in4, &address, sizeof in4);
    from = &in4.sin_addr;
  } else if (address.sa_family == AF_INET6) {
    std::memcpy(&in6, &address, sizeof in6);
    from = &in6.sin6_addr;
  }
  if (from == nullptr || inet_ntop(address.sa_family, from, text.data(), text.size()) == nullptr) return {};
  return text.data();
}

}  // namespace runut
