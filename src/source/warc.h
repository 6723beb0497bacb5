// WARC: the records of a crawl, one after another, plain or in gzip members (ISO 28500, versions 1.0 and 1.1).
//
// A stream goes in, one record at a time comes out; memory is bounded by the longest block that is wanted. What is
// broken costs its own record: the reading goes on at the next line that begins one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "source/bytes.h"
#include "source/http.h"
#include "source/inflate.h"

namespace runut {

struct WarcRecord {
  std::uint64_t offset = 0;  ///< in the file: of its first byte, or of the gzip member that holds it
  std::string head;          ///< its header lines
  std::string_view block;    ///< until the next record is asked for
  bool too_long = false;     ///< the block is longer than the limit: passed over, `block` is empty

  [[nodiscard]] HeadFields fields() const { return HeadFields(head); }
};

class WarcReader {
 public:
  /// `members`: what `bytes` come out of, where they are compressed; both must outlive this.
  explicit WarcReader(LineReader& bytes, GzipReader* members = nullptr) : bytes_(bytes), members_(members) {}
  /// The next record; false at the end. A failure names its offset and what is wrong, and the next call goes on behind
  /// it.
  [[nodiscard]] Result<bool> next(WarcRecord& record);

 private:
  [[nodiscard]] Result<bool> find_record(WarcRecord& record);
  [[nodiscard]] Result<bool> take_block(WarcRecord& record, std::string_view length);
  [[nodiscard]] Unexpected broken(const WarcRecord& record, ErrorCode code, std::string what);
  /// A length that takes in the records behind: goes on where the first of them begins.
  [[nodiscard]] Unexpected overlong(const WarcRecord& record, std::uint64_t stated, std::size_t inside);
  /// A failure of the bytes below: what is held of the record goes.
  [[nodiscard]] Unexpected lost(const WarcRecord& record, const Error& error);

  LineReader& bytes_;
  GzipReader* members_;
  bool failed_ = false;  // the last record: what follows may be its rest
};

[[nodiscard]] bool looks_like_warc(std::string_view beginning);

}  // namespace runut
