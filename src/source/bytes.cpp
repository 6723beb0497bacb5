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

/// An open file or standard input; closed with the object.
class FileReader final : public ByteReader {
 public:
  FileReader(int descriptor, std::string path, std::size_t* counted)
      : descriptor_(descriptor), path_(std::move(path)), counted_(counted) {}
  ~FileReader() override {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  }
  Result<std::size_t> read(char* to, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, to, size);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0)
        return unexpected(ErrorCode::unreadable, path_, std::string("cannot be read: ") + std::strerror(errno));
      if (counted_ != nullptr) *counted_ += static_cast<std::size_t>(got);
      return static_cast<std::size_t>(got);
    }
  }
  std::size_t size_hint() const override {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    return static_cast<std::size_t>(status.st_size);
  }

 private:
  int descriptor_;
  std::string path_;
  std::size_t* counted_;
};

class MemoryReader final : public ByteReader {
 public:
  explicit MemoryReader(std::string_view bytes) : bytes_(bytes), size_(bytes.size()) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t n = bytes_.copy(to, size);
    bytes_.remove_prefix(n);
    return n;
  }
  std::size_t size_hint() const override { return size_; }

 private:
  std::string_view bytes_;
  std::size_t size_;
};

class RestReader final : public ByteReader {
 public:
  explicit RestReader(LineReader& lines) : lines_(lines) {}
  Result<std::size_t> read(char* to, std::size_t size) override { return lines_.read(to, size); }

 private:
  LineReader& lines_;
};

}  // namespace

Result<std::unique_ptr<ByteReader>> open_bytes(const std::string& path, std::size_t* counted) {
  if (path == "-") return std::unique_ptr<ByteReader>(std::make_unique<FileReader>(STDIN_FILENO, path, counted));
  int descriptor = -1;
  do {
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT: the C interface
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor >= 0) return std::unique_ptr<ByteReader>(std::make_unique<FileReader>(descriptor, path, counted));
  if (errno == ENOENT || errno == ENOTDIR)
    return unexpected(ErrorCode::not_found, path, "no such file or folder", "check the spelling of the path");
  return unexpected(ErrorCode::unreadable, path, std::string("cannot be opened: ") + std::strerror(errno));
}

std::unique_ptr<ByteReader> bytes_in_memory(std::string_view bytes) { return std::make_unique<MemoryReader>(bytes); }

std::unique_ptr<ByteReader> rest_of(LineReader& lines) { return std::make_unique<RestReader>(lines); }

LineReader::LineReader(std::unique_ptr<ByteReader> bytes, std::string name, std::size_t longest)
    : bytes_(std::move(bytes)), name_(std::move(name)), longest_(longest) {
  const std::size_t hint = bytes_->size_hint();  // small files need no large buffer
  held_.resize((hint > 0 ? std::min(block, hint + 1) : block) + padding);
}

Result<bool> LineReader::fill() {
  if (!fault_) return std::move(fault()).failure();
  if (begin_ > 0) {
    std::memmove(held_.data(), held_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  const std::size_t room = held_.size() - padding - end_;
  if (room == 0 || (room < 4096 && held_.size() > block)) held_.resize(held_.size() * 2);
  auto got = bytes_->read(held_.data() + end_, held_.size() - padding - end_);
  if (!got) return std::move(got).failure();
  end_ += *got;
  filled_ += *got;
  return *got > 0;
}

Result<Done> LineReader::fault() { return std::exchange(fault_, Done{}); }

Result<std::string_view> LineReader::peek(std::size_t size) {
  while (end_ - begin_ < size) {
    auto more = fill();
    if (!more && begin_ == end_) return std::move(more).failure();
    if (!more) {
      fault_ = std::move(more).failure();
      break;
    }
    if (!*more) break;
  }
  return std::string_view(held_.data() + begin_, std::min(size, end_ - begin_));
}

Result<std::string_view> LineReader::held() {
  if (begin_ == end_) {
    auto more = fill();
    if (!more) return std::move(more).failure();
  }
  return std::string_view(held_.data() + begin_, end_ - begin_);
}

Result<std::string_view> LineReader::take(std::size_t size) {
  auto piece = peek(size);
  if (!piece) return piece;
  if (piece->size() < size && !fault_) return std::move(fault()).failure();
  begin_ += piece->size();
  return piece;
}

Result<std::size_t> LineReader::skip(std::size_t size) {
  std::size_t skipped = 0;
  while (skipped < size) {
    if (begin_ == end_) {
      auto more = fill();
      if (!more) return std::move(more).failure();
      if (!*more) break;
    }
    const std::size_t n = std::min(size - skipped, end_ - begin_);
    begin_ += n;
    skipped += n;
  }
  return skipped;
}

Result<std::size_t> LineReader::read(char* to, std::size_t size) {
  if (begin_ == end_) {
    auto more = fill();
    if (!more) return std::move(more).failure();
  }
  const std::size_t n = std::min(size, end_ - begin_);
  std::memcpy(to, held_.data() + begin_, n);
  begin_ += n;
  return n;
}

void LineReader::drop() { begin_ = end_ = 0; }

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
  const std::size_t hint = bytes_->size_hint();
  const auto too_long = [&] {
    return unexpected(ErrorCode::limit, name_,
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
