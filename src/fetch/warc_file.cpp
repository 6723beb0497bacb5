// POSIX files: O_APPEND and a lock, so that two runs never write into one another.
#include "fetch/warc_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace runut {
namespace {

Unexpected system_failure(const std::string& path, const char* what, int why) {
  return unexpected(ErrorCode::unreadable, path, std::string(what) + ": " + std::strerror(why));
}

Result<Done> lock(int descriptor, const std::string& path) {
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return Done{};
  return unexpected(ErrorCode::unreadable, path, "is being written by another run");
}

}  // namespace

WarcFile::WarcFile(int descriptor, std::string path)
    : descriptor_(descriptor), path_(std::move(path)), compressed_(!path_.ends_with(".warc")) {}

WarcFile::WarcFile(WarcFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      compressed_(other.compressed_) {}

WarcFile::~WarcFile() {
  if (descriptor_ <= STDOUT_FILENO) return;
  ::fsync(descriptor_);
  ::close(descriptor_);
}

Result<WarcFile> WarcFile::create(const std::string& path) {
  if (path == "-") return WarcFile(STDOUT_FILENO, path);
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);  // NOLINT
  if (descriptor < 0 && errno == EEXIST)
    return unexpected(ErrorCode::invalid, path, "is there already", "go on with it by --resume, or name another file");
  if (descriptor < 0) return system_failure(path, "cannot be made", errno);
  WarcFile file(descriptor, path);
  if (auto locked = lock(descriptor, path); !locked) return std::move(locked).failure();
  return file;
}

Result<WarcFile> WarcFile::extend(const std::string& path, std::uint64_t whole) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);  // NOLINT: the C interface
  if (descriptor < 0) return system_failure(path, "cannot be written", errno);
  WarcFile file(descriptor, path);
  if (auto locked = lock(descriptor, path); !locked) return std::move(locked).failure();
  if (::ftruncate(descriptor, static_cast<off_t>(whole)) != 0) return system_failure(path, "cannot be cut", errno);
  return file;
}

Result<Done> WarcFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_failure(path_ == "-" ? "standard output" : path_, "cannot be written", errno);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return Done{};
}

}  // namespace runut
