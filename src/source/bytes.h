// Bytes: whole files, and streams cut into lines, both within a limit and without any copy per line.
//
// Plain read(2) in large blocks: as fast as mapping the file, works on pipes as well, and the memory in
// use stays that of the longest line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runut/result.h"

namespace runut {

/// Bytes one after another: an open file, or what a container unpacks.
class ByteReader {
 public:
  ByteReader() = default;
  ByteReader(const ByteReader&) = delete;
  ByteReader& operator=(const ByteReader&) = delete;
  virtual ~ByteReader() = default;
  /// Reads up to `size` bytes; 0 at the end.
  [[nodiscard]] virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
  /// Bytes that there are in all, 0 where that is not known.
  [[nodiscard]] virtual std::size_t size_hint() const { return 0; }
};

/// Opens a file or standard input ("-"). What is read is added to `counted`, where there is one, which must outlive
/// the reader. Fails with `not_found` or `unreadable`.
[[nodiscard]] Result<std::unique_ptr<ByteReader>> open_bytes(const std::string& path, std::size_t* counted = nullptr);

/// Bytes in memory, which must outlive the reader.
[[nodiscard]] std::unique_ptr<ByteReader> bytes_in_memory(std::string_view bytes);

/// One line without its line end. Valid until the next is asked for; `padding` bytes behind it may be read.
struct InputLine {
  std::string_view text;
  std::size_t number = 0;  ///< from 1
  bool too_long = false;   ///< longer than the limit: passed over, `text` is empty
};

/// Bytes with a view ahead: handed out as lines (cut at '\n'; a '\r' before it goes too), as pieces, or raw. Views are
/// valid until the next call. Memory: the longest piece asked for.
class LineReader {
 public:
  static constexpr std::size_t padding = 64;

  /// `name` stands for the bytes in messages; nothing longer than `longest` is handed out.
  LineReader(std::unique_ptr<ByteReader> bytes, std::string name, std::size_t longest);
  /// What comes next: up to `size` bytes, or all there are. Nothing is taken. A failure below is told once what came
  /// before it has been taken.
  [[nodiscard]] Result<std::string_view> peek(std::size_t size);
  /// What is at hand, at least a byte unless none are left. Nothing is taken.
  [[nodiscard]] Result<std::string_view> held();
  /// The failure that cut the last peek short, if one did; it is then forgotten.
  [[nodiscard]] Result<Done> fault();
  /// Takes `size` bytes, or all there are; fails where a failure left fewer.
  [[nodiscard]] Result<std::string_view> take(std::size_t size);
  /// Passes over `size` bytes; gives how many there were.
  [[nodiscard]] Result<std::size_t> skip(std::size_t size);
  /// Copies up to `size` bytes; 0 at the end.
  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size);
  /// Forgets what is held: after a failure of the bytes below, which may go on.
  void drop();
  /// The next line; nothing at the end.
  [[nodiscard]] Result<bool> next(InputLine& line);
  /// All that is left, up to the limit; fails with `limit` beyond it.
  [[nodiscard]] Result<std::string_view> rest();
  /// Bytes taken so far.
  [[nodiscard]] std::uint64_t position() const { return filled_ - (end_ - begin_); }
  [[nodiscard]] std::size_t longest() const { return longest_; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  /// Reads one more block behind what is held; false at the end.
  [[nodiscard]] Result<bool> fill();
  [[nodiscard]] Result<bool> pass_over(InputLine& line);

  std::unique_ptr<ByteReader> bytes_;
  std::string name_;
  std::size_t longest_;
  std::vector<char> held_;
  std::size_t begin_ = 0, end_ = 0;  // what is held and not yet handed out
  std::size_t lines_ = 0;
  Result<Done> fault_ = Done{};
  std::uint64_t filled_ = 0;  // bytes taken from below
};

/// The bytes that a reader has still to hand out, for a reader above it; it must outlive this.
[[nodiscard]] std::unique_ptr<ByteReader> rest_of(LineReader& lines);

}  // namespace runut
