// What earlier archives hold of a page: enough to ask whether it has changed, and to point back where it has not.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "runut/result.h"

namespace runut {

/// The latest record of an address that holds, or stands for, its payload.
struct KnownPage {
  std::string etag, last_modified;   ///< as served; empty where they were not
  std::string payload_digest;        ///< labelled; empty where unknown
  std::string record_id, date, url;  ///< of the record that holds the payload
};

using KnownPages = std::unordered_map<std::string, KnownPage>;

/// What a run that stopped has done: answers that stand, by address.
struct EarlierRun {
  std::unordered_map<std::string, std::string> answered;  ///< address -> where it redirects to; empty: the answer
  std::uint64_t whole = 0;                                ///< bytes of the file that are whole records
};

/// Adds what a WARC holds to `known`; later files win. Fails where it cannot be opened or is no WARC; a broken tail is
/// no failure. Cost: one pass over the file; memory by the number of addresses.
[[nodiscard]] Result<Done> read_known_pages(const std::string& path, KnownPages& known);

/// What a file written by this program holds of its run. Fails as above.
[[nodiscard]] Result<EarlierRun> read_earlier_run(const std::string& path);

}  // namespace runut
