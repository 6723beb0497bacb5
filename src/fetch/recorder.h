// Exchanges into WARC records: what was asked and what was served, or that nothing has changed, or that it failed.
//
// A revisit takes the place of a response whose payload an earlier archive holds: by the server's word (304) or by the
// digest. A failure without any answer leaves a metadata record, since that it was tried is evidence too.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>

#include "fetch/known_pages.h"
#include "fetch/transport.h"
#include "fetch/warc_record.h"

namespace runut {

class Recorder {
 public:
  struct Settings {
    std::string software, agent;  ///< "runut/1.0", the user agent string
    DigestKind digest = DigestKind::sha256;
    bool compressed = true;
    std::function<std::array<std::uint8_t, 16>()> random;
  };
  Recorder(Settings settings, const KnownPages& known) : settings_(std::move(settings)), known_(known) {}

  /// The record that opens a file or goes on with one; all that follow name it.
  [[nodiscard]] std::string opening(const std::string& filename, std::int64_t now);

  struct Recorded {
    std::string bytes;       ///< of the records, as they go into the file
    std::string id;          ///< of the response or revisit
    bool unchanged = false;  ///< an earlier archive has this payload
  };
  [[nodiscard]] Recorded exchange(const std::string& url, const Exchange& exchange, std::int64_t now) const;

  /// That the address gave nothing, and why.
  [[nodiscard]] std::string failure(const std::string& url, std::string_view outcome, std::string_view reason,
                                    std::int64_t now) const;

 private:
  [[nodiscard]] std::string id() const { return record_id(settings_.random()); }
  [[nodiscard]] std::string finished(const RecordDraft& record) const;
  /// Makes a response a revisit where an earlier archive has its payload; says whether it did.
  [[nodiscard]] bool point_back(const Exchange& exchange, const KnownPage& page, std::string_view payload,
                                RecordDraft& record) const;

  Settings settings_;
  const KnownPages& known_;
  std::string info_id_;
};

}  // namespace runut
