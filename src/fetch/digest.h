// Digests of WARC records: "sha256:<hex>" or "sha1:<BASE32>", as the tools around WARC write them.
#pragma once

#include <string>
#include <string_view>

namespace runut {

enum class DigestKind { sha256, sha1 };

/// The digest with its label. Cost: linear.
[[nodiscard]] std::string digest_of(std::string_view bytes, DigestKind kind);

/// Whether a digest that some tool wrote (SHA-1 or SHA-256, hex or base 32, either case) is that of the bytes. Other
/// kinds match nothing.
[[nodiscard]] bool has_digest(std::string_view bytes, std::string_view digest);

}  // namespace runut
