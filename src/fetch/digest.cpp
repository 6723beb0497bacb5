// libcrypto does the hashing.
#include "fetch/digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "source/http.h"

namespace runut {
namespace {

std::string raw_digest(std::string_view bytes, DigestKind kind) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned size = 0;
  const EVP_MD* method = kind == DigestKind::sha1 ? EVP_sha1() : EVP_sha256();
  if (EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, method, nullptr) != 1) return {};
  return {reinterpret_cast<const char*>(out.data()), size};
}

std::string hex(std::string_view raw) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string base32(std::string_view raw) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char c : raw) {
    held = (held << 8) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += digits[(held >> (bits - 5)) & 31];
  }
  if (bits > 0) out += digits[(held << (5 - bits)) & 31];
  out.resize((out.size() + 7) / 8 * 8, '=');
  return out;
}

std::string_view unpadded(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string digest_of(std::string_view bytes, DigestKind kind) {
  const std::string raw = raw_digest(bytes, kind);
  return kind == DigestKind::sha1 ? "sha1:" + base32(raw) : "sha256:" + hex(raw);
}

bool has_digest(std::string_view bytes, std::string_view digest) {
  const std::size_t colon = digest.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view label = digest.substr(0, colon), value = unpadded(digest.substr(colon + 1));
  const bool sha1 = same_ascii(label, "sha1") || same_ascii(label, "sha-1");
  if (!sha1 && !same_ascii(label, "sha256") && !same_ascii(label, "sha-256")) return false;
  const std::string raw = raw_digest(bytes, sha1 ? DigestKind::sha1 : DigestKind::sha256);
  return same_ascii(value, hex(raw)) || same_ascii(value, unpadded(base32(raw)));
}

}  // namespace runut
