// Inflating: gzip streams of many members, as crawls are kept, and what web servers do to bodies.
//
// zlib does the work, member by member straight into the caller's buffer. A broken member is one failure: the reading
// goes on at the next, because one bad sector must not cost a whole crawl.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "source/bytes.h"

namespace runut {

/// Bytes that grow by more than this many times are a bomb, once there are many of them. Text shrinks to a tenth,
/// markup and tables to a thirtieth; DEFLATE can make 1032 of one.
constexpr std::uint64_t most_growth = 250;
constexpr std::uint64_t growth_counts_from = std::uint64_t{16} << 20;

/// Whether that many bytes made of that many are a bomb.
[[nodiscard]] constexpr bool is_bomb(std::uint64_t made, std::uint64_t of) {
  return made > growth_counts_from && made / most_growth > of;
}

/// What a file has grown to so far, over all that is packed into one another in it.
struct Growth {
  const LineReader* file = nullptr;
  std::uint64_t made = 0;
  bool burst = false;  ///< it is a bomb: nothing more of it is to be read
  /// Counts bytes that were made; fails with `unsupported` once the file is a bomb.
  [[nodiscard]] Result<Done> add(std::uint64_t bytes);
};

class GzipReader final : public ByteReader {
 public:
  /// `from` holds the compressed bytes; it and `growth` must outlive this.
  GzipReader(LineReader& from, Growth& growth);
  ~GzipReader() override;
  /// Fails once for each broken member, with its place and what is wrong, after what could be read of it; the next call
  /// goes on behind it. Fails with `unsupported` on a bomb, and that is its end.
  Result<std::size_t> read(char* to, std::size_t size) override;
  /// Where in the compressed bytes the member begins that holds byte `made` of what was made. Ascending calls only.
  [[nodiscard]] std::uint64_t member_at(std::uint64_t made);

 private:
  struct State;
  struct Member {
    std::uint64_t made, at;
  };
  /// Moves to the next member; false at the end of the bytes.
  [[nodiscard]] Result<bool> open_member();
  [[nodiscard]] bool find_member();
  [[nodiscard]] Unexpected broken(const std::string& what);
  /// Inflates what is at hand; what is wrong with the member is kept in `fault_`.
  [[nodiscard]] Result<std::size_t> inflate_held(char* to, std::size_t size);

  LineReader& from_;
  Growth& growth_;
  std::unique_ptr<State> state_;
  std::deque<Member> members_;
  std::uint64_t made_ = 0;
  std::string fault_;  // of a member, to be told after what could be read of it
  bool inside_ = false, lost_ = false, ended_ = false;
};

[[nodiscard]] bool looks_like_gzip(std::string_view beginning);

/// Undoes a content encoding ("gzip", "deflate", "br", "identity"; several are undone from the last to the first) into
/// `out`, at most `most` bytes. Bytes that were decoded already, as in many crawls, are taken as they are. Fails with
/// `unsupported` on an encoding that it does not know, with `limit` beyond `most`.
[[nodiscard]] Result<Done> decode_content(std::string_view bytes, std::string_view encoding, std::size_t most,
                                          std::string& out);

}  // namespace runut
