// A WARC file that grows record by record and can be read whenever the writing stops.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "runut/result.h"

namespace runut {

/// An open WARC, locked against a second writer; closed with the object. Standard output is "-".
class WarcFile {
 public:
  /// A new file; fails with `invalid` where one is there already.
  [[nodiscard]] static Result<WarcFile> create(const std::string& path);
  /// An existing file, to go on behind its first `whole` bytes: what stands behind them, a record that was being
  /// written when a run ended, is cut off.
  [[nodiscard]] static Result<WarcFile> extend(const std::string& path, std::uint64_t whole);
  WarcFile(WarcFile&& other) noexcept;
  WarcFile& operator=(WarcFile&&) = delete;
  ~WarcFile();

  /// Whether records go in as gzip members: all but names that end in ".warc".
  [[nodiscard]] bool compressed() const { return compressed_; }
  /// Appends whole records, compressed by the caller. Fails with what the system says.
  [[nodiscard]] Result<Done> append(std::string_view bytes);

 private:
  WarcFile(int descriptor, std::string path);
  int descriptor_;
  std::string path_;
  bool compressed_;
};

}  // namespace runut
