// WARC/1.1 records (ISO 28500:2017): header fields and block in, the bytes of one record out.
//
// Ids and dates come in from outside, so that the same exchange gives the same bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fetch/digest.h"

namespace runut {

struct RecordDraft {
  std::string type;                                         ///< "response", "request", ...
  std::string id;                                           ///< "<urn:uuid:...>"
  std::string date;                                         ///< "2026-01-31T09:15:00Z"
  std::vector<std::pair<std::string, std::string>> fields;  ///< further ones, in order
  std::string content_type;                                 ///< of the block
  std::string block;
};

/// The record with WARC-Block-Digest and Content-Length, ended by two empty lines. A line break in a field becomes a
/// space.
[[nodiscard]] std::string serialised(const RecordDraft& record, DigestKind digest);

/// One gzip member that holds the bytes. No name and no time in it: same in, same out.
[[nodiscard]] std::string gzip_member(std::string_view bytes);

/// 16 random bytes as a record id: "<urn:uuid:...>", version 4.
[[nodiscard]] std::string record_id(const std::array<std::uint8_t, 16>& random);

/// "2026-01-31T09:15:00Z" of seconds since 1970.
[[nodiscard]] std::string warc_date(std::int64_t seconds);

}  // namespace runut
