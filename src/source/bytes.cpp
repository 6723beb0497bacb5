// read(2) with errors as results; lines are handed out as views into the block they came in.
#include "source/bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace runut {
namespace {

constexpr std::size_t block = std::size_t{1} << 20;

}  // namespace

Result<ByteStream> ByteStream::open(const std::string& path) {
  if (path == "-") return ByteStream(STDIN_FILENO, path);
  int descriptor = -1;
  do {
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT: the C interface
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor >= 0) return ByteStream(descriptor, path);
  if (errno == ENOENT || errno == ENOTDIR)
    return unexpected(ErrorCode::not_found, path, "no such file or folder", "check the spelling of the path");
  return unexpected(ErrorCode::unreadable, path, std::string("cannot be opened: ") + std::strerror(errno));
}

ByteStream::ByteStream(ByteStream&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

ByteStream::~ByteStream() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

Result<std::size_t> ByteStream::read(char* to, std::size_t size) {
  for (;;) {
    const ssize_t got = ::read(descriptor_, to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR)
      return unexpected(ErrorCode::unreadable, path_, std::string("cannot be read: ") + std::strerror(errno));
  }
}

std::size_t ByteStream::size_hint() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  return static_cast<std::size_t>(status.st_size);
}

LineReader::LineReader(ByteStream stream, std::size_t longest)
    : stream_(std::move(stream)), longest_(longest), held_(block + padding) {}

Result<bool> LineReader::fill() {
  if (begin_ > 0) {
    std::memmove(held_.data(), held_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ + block / 2 + padding > held_.size()) held_.resize(held_.size() * 2);
  auto got = stream_.read(held_.data() + end_, held_.size() - padding - end_);
  if (!got) return std::move(got).failure();
  end_ += *got;
  bytes_read_ += *got;
  return *got > 0;
}

Result<std::string_view> LineReader::peek(std::size_t size) {
  while (end_ - begin_ < size) {
    auto more = fill();
    if (!more) return std::move(more).failure();
    if (!*more) break;
  }
  return std::string_view(held_.data() + begin_, std::min(size, end_ - begin_));
}

Result<bool> LineReader::pass_over(InputLine& line) {
  line.too_long = true;
  line.text = {};
  begin_ = end_;
  for (;;) {
    auto more = fill();  // what is held is dropped: only the search for the line's end goes on
    if (!more) return std::move(more).failure();
    if (!*more) return true;
    const auto* found = static_cast<const char*>(std::memchr(held_.data(), '\n', end_));
    if (found != nullptr) {
      begin_ = static_cast<std::size_t>(found - held_.data()) + 1;
      return true;
    }
    begin_ = end_;
  }
}

Result<bool> LineReader::next(InputLine& line) {
  line.number = ++lines_;
  line.too_long = false;
  std::size_t searched = 0;
  for (;;) {
    const char* from = held_.data() + begin_;
    const auto* found = static_cast<const char*>(std::memchr(from + searched, '\n', end_ - begin_ - searched));
    std::size_t length = found != nullptr ? static_cast<std::size_t>(found - from) : end_ - begin_;
    if (found == nullptr) {
      if (length > longest_) return pass_over(line);
      searched = length;
      auto more = fill();
      if (!more) return std::move(more).failure();
      if (*more) continue;
      if (length == 0) return false;
      from = held_.data() + begin_;
    }
    begin_ += length + (found != nullptr ? 1 : 0);
    if (length > longest_) {
      line.too_long = true;
      length = 0;
    } else if (length > 0 && from[length - 1] == '\r') {
      --length;
    }
    line.text = {from, length};
    return true;
  }
}

Result<std::string_view> LineReader::rest() {
  const std::size_t hint = stream_.size_hint();
  const auto too_long = [&] {
    return unexpected(ErrorCode::limit, stream_.path(),
                      "is longer than the limit of " + std::to_string(longest_) + " bytes for one document");
  };
  if (hint > longest_) return too_long();
  if (hint + padding + 1 > held_.size()) held_.resize(hint + block / 2 + 2 * padding);
  for (;;) {
    if (end_ - begin_ > longest_) return too_long();
    auto more = fill();
    if (!more) return std::move(more).failure();
    if (!*more) break;
  }
  return std::string_view(held_.data() + begin_, end_ - begin_);
}

}  // namespace runut
