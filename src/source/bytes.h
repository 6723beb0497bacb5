// Bytes: whole files, and streams cut into lines, both within a limit and without any copy per line.
//
// Plain read(2) in large blocks: as fast as mapping the file, works on pipes as well, and the memory in
// use stays that of the longest line.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runut/result.h"

namespace runut {

/// An open file or standard input ("-"); closed with the object.
class ByteStream {
 public:
  /// Fails with `not_found` or `unreadable`.
  [[nodiscard]] static Result<ByteStream> open(const std::string& path);
  ByteStream(ByteStream&& other) noexcept;
  ByteStream& operator=(ByteStream&&) = delete;
  ~ByteStream();

  /// Reads up to `size` bytes; 0 at the end.
  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size);
  /// Bytes that a regular file holds, 0 where that is not known.
  [[nodiscard]] std::size_t size_hint() const;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  ByteStream(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  int descriptor_;
  std::string path_;
};

/// One line without its line end. Valid until the next is asked for; `padding` bytes behind it may be read.
struct InputLine {
  std::string_view text;
  std::size_t number = 0;  ///< from 1
  bool too_long = false;   ///< longer than the limit: passed over, `text` is empty
};

/// Cuts a stream into lines at '\n'; a '\r' before it goes too.
class LineReader {
 public:
  static constexpr std::size_t padding = 64;

  LineReader(ByteStream stream, std::size_t longest);
  /// What the stream begins with: up to `size` bytes, or all there are. Before the first line only.
  [[nodiscard]] Result<std::string_view> peek(std::size_t size);
  /// The next line; nothing at the end.
  [[nodiscard]] Result<bool> next(InputLine& line);
  /// All that is left, up to the limit; fails with `limit` beyond it.
  [[nodiscard]] Result<std::string_view> rest();
  /// Bytes taken from the stream so far.
  [[nodiscard]] std::size_t bytes_read() const { return bytes_read_; }

 private:
  /// Reads one more block behind what is held; false at the end.
  [[nodiscard]] Result<bool> fill();
  [[nodiscard]] Result<bool> pass_over(InputLine& line);

  ByteStream stream_;
  std::size_t longest_;
  std::vector<char> held_;
  std::size_t begin_ = 0, end_ = 0;  // what is held and not yet handed out
  std::size_t lines_ = 0, bytes_read_ = 0;
};

}  // namespace runut
