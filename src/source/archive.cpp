// ZIP and tar through libarchive, entry by entry as streams; bzip2, xz and zstd through its filters.
//
// Names in an archive are labels and never become paths of this machine; those that could be are refused all the same,
// because whoever unpacks the archive elsewhere should know. Links, devices and hidden files are not read.
#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <memory>
#include <vector>

#include "source/ignore.h"
#include "source/inflate.h"
#include "source/intake.h"

namespace runut {
namespace {

constexpr std::size_t piece = std::size_t{256} << 10;
constexpr std::size_t most_entries = 5'000'000;

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

/// The bytes below, for libarchive's calls.
struct Below {
  explicit Below(LineReader& from) : lines(from), buffer(piece) {}
  LineReader& lines;
  std::vector<char> buffer;
  std::string fault;
};

la_ssize_t read_below(archive* a, void* data, const void** to) {
  Below& below = *static_cast<Below*>(data);
  auto got = below.lines.read(below.buffer.data(), below.buffer.size());
  if (!got) {
    below.fault = got.error().what;
    archive_set_error(a, EIO, "%s", below.fault.c_str());
    return ARCHIVE_FATAL;
  }
  *to = below.buffer.data();
  return static_cast<la_ssize_t>(*got);
}

std::string message_of(archive* a) {
  const char* said = archive_error_string(a);
  return said == nullptr ? "no reason given" : said;
}

/// The data of the entry that the archive stands at.
class EntryReader final : public ByteReader {
 public:
  EntryReader(archive* a, Growth& growth) : archive_(a), growth_(growth) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    for (;;) {
      const la_ssize_t got = archive_read_data(archive_, to, size);
      if (got == ARCHIVE_RETRY) continue;
      if (got < 0) return unexpected(ErrorCode::malformed, {}, "cannot be unpacked: " + message_of(archive_));
      if (auto counted = growth_.add(static_cast<std::uint64_t>(got)); !counted) return std::move(counted).failure();
      return static_cast<std::size_t>(got);
    }
  }

 private:
  archive* archive_;
  Growth& growth_;
};

/// Whether a name leads out of the folder that the archive is unpacked in.
bool leads_out(std::string_view name) {
  if (name.starts_with('/') || name.starts_with('\\') || (name.size() > 1 && name[1] == ':')) return true;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("/\\", at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

/// Whether a part of the name begins with a dot, or is what a Mac adds.
bool is_hidden(std::string_view name) {
  return name.starts_with('.') ? !name.starts_with("./") || name.find("/.", 2) != std::string_view::npos
                               : name.find("/.") != std::string_view::npos || name.starts_with("__MACOSX/");
}

/// A name as a label: control bytes would steer a terminal.
std::string label_of(std::string_view name) {
  std::string label(name.starts_with("./") ? name.substr(2) : name);
  for (char& c : label)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  return label;
}

class ArchiveIntake {
 public:
  ArchiveIntake(archive* a, const Place& place, Intake& intake) : archive_(a), place_(place), intake_(intake) {
    for (const std::string& line : intake.options().ignore) rules_.add(line, {});
  }

  void read() {
    for (std::size_t entries = 0;; ++entries) {
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(archive_, &entry);
      if (status == ARCHIVE_EOF) break;
      if (status == ARCHIVE_RETRY) continue;
      if (status < ARCHIVE_WARN)
        return intake_.reject(
            place_.uri, ErrorCode::malformed,
            "is a broken archive behind entry " + std::to_string(entries) + ": " + message_of(archive_));
      if (entries >= most_entries)
        return intake_.reject(place_.uri, ErrorCode::limit,
                              "holds more than " + std::to_string(most_entries) + " entries");
      if (!take(entry)) return;
    }
    if (read_ == 0) intake_.reject(place_.uri, ErrorCode::malformed, "is an archive without files");
  }

 private:
  /// False where nothing more may be read.
  bool take(archive_entry* entry) {
    const char* utf8 = archive_entry_pathname_utf8(entry);
    const char* raw = utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
    const std::string_view name = raw == nullptr ? "" : raw;
    const auto kind = archive_entry_filetype(entry);
    if (kind == AE_IFDIR && archive_entry_hardlink(entry) == nullptr) return true;
    const Place at = place_.entry('!', label_of(name));
    const bool out = leads_out(name);
    if (!out && (is_hidden(name) || rules_.ignores(name, false))) return true;
    ++read_;
    if (out) return refuse(at, "has a name that leads out of the archive, as no honest one does");
    if (archive_entry_hardlink(entry) != nullptr || kind != AE_IFREG) return pass_over(at, "is a link or a device");
    if (archive_entry_is_encrypted(entry) != 0) return refuse(at, "is encrypted");
    if (name == "[Content_Types].xml") {
      intake_.reject(place_.uri, ErrorCode::unsupported, "is an office document, which is not read");
      return false;
    }
    LineReader data(std::make_unique<EntryReader>(archive_, intake_.growth()), at.uri, intake_.longest());
    intake_.read(data, at);
    return !intake_.growth().burst;
  }

  bool refuse(const Place& at, std::string reason) {
    intake_.reject(at.uri, ErrorCode::unsupported, std::move(reason));
    return true;
  }
  bool pass_over(const Place& at, std::string reason) {
    intake_.pass_over(at.uri, std::move(reason));
    return true;
  }

  archive* archive_;
  const Place& place_;
  Intake& intake_;
  IgnoreRules rules_;
  std::size_t read_ = 0;
};

}  // namespace

void read_archive(LineReader& bytes, const Place& place, Intake& intake) {
  const Archive a(archive_read_new(), &archive_read_free);
  archive_read_support_format_zip_streamable(a.get());
  archive_read_support_format_tar(a.get());
  Below below(bytes);
  if (archive_read_open(a.get(), &below, nullptr, &read_below, nullptr) != ARCHIVE_OK)
    return intake.reject(place.uri, ErrorCode::malformed, "is a broken archive: " + message_of(a.get()));
  ArchiveIntake(a.get(), place, intake).read();
}

void read_compressed(LineReader& bytes, const Place& place, Intake& intake) {
  const Archive a(archive_read_new(), &archive_read_free);
  archive_read_support_filter_bzip2(a.get());
  archive_read_support_filter_xz(a.get());
  archive_read_support_filter_zstd(a.get());
  archive_read_support_format_raw(a.get());
  Below below(bytes);
  archive_entry* entry = nullptr;
  if (archive_read_open(a.get(), &below, nullptr, &read_below, nullptr) != ARCHIVE_OK ||
      archive_read_next_header(a.get(), &entry) != ARCHIVE_OK)
    return intake.reject(place.uri, ErrorCode::malformed, "cannot be unpacked: " + message_of(a.get()));
  Place inner = place;
  const std::string ending = ending_of(place.name);
  inner.name = stem_of(place.name) + (ending == ".txz" || ending == ".tbz2" || ending == ".tzst" ? ".tar" : "");
  ++inner.depth;
  LineReader lines(std::make_unique<EntryReader>(a.get(), intake.growth()), place.uri, intake.longest());
  intake.read(lines, inner);
}

}  // namespace runut
