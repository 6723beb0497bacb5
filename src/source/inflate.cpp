// zlib with its window bits set for gzip; every member has its check sum compared.
#include "source/inflate.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace runut {
namespace {

constexpr std::size_t piece = std::size_t{64} << 10;
constexpr int gzip_window = 15 + 16;

std::string bomb_reason() {
  return "unpacks to more than " + std::to_string(most_growth) + " times its size, as only bombs do";
}

}  // namespace

Result<Done> Growth::add(std::uint64_t bytes) {
  made += bytes;
  burst = burst || is_bomb(made, file->position());
  if (!burst) return Done{};
  return unexpected(ErrorCode::unsupported, file->name(), bomb_reason() + ": it is not read further");
}

bool looks_like_gzip(std::string_view b) {
  // The upper bits of the flags are reserved.
  return b.size() >= 4 && b.starts_with("\x1F\x8B\x08") && (static_cast<unsigned char>(b[3]) & 0xE0U) == 0;
}

struct GzipReader::State {
  z_stream z{};
  bool ready = false;
  ~State() {
    if (ready) inflateEnd(&z);
  }
};

GzipReader::GzipReader(LineReader& from, Growth& growth)
    : from_(from), growth_(growth), state_(std::make_unique<State>()) {
  state_->ready = inflateInit2(&state_->z, gzip_window) == Z_OK;
}
GzipReader::~GzipReader() = default;

Unexpected GzipReader::broken(const std::string& what) {
  const std::uint64_t at = members_.empty() ? 0 : members_.back().at;
  inside_ = false;
  lost_ = true;
  if (from_.position() == at) (void)from_.skip(1);
  return unexpected(ErrorCode::malformed, from_.name() + '#' + std::to_string(at), what);
}

std::uint64_t GzipReader::member_at(std::uint64_t made) {
  while (members_.size() > 1 && members_[1].made <= made) members_.pop_front();
  return members_.empty() ? 0 : members_.front().at;
}

/// The next place that could begin a member, from here on.
bool GzipReader::find_member() {
  for (;;) {
    auto ahead = from_.peek(piece);
    if (!ahead || ahead->empty()) return false;
    for (std::size_t at = 0;; ++at) {
      at = ahead->find('\x1F', at);
      if (at == std::string_view::npos) {
        (void)from_.skip(ahead->size());
        break;
      }
      if (ahead->size() - at < 4 && ahead->size() == piece) {
        (void)from_.skip(at);
        break;
      }
      if (!looks_like_gzip(ahead->substr(at))) continue;
      (void)from_.skip(at);
      return true;
    }
  }
}

Result<bool> GzipReader::open_member() {
  if (!state_->ready) return unexpected(ErrorCode::unreadable, from_.name(), "zlib does not start");
  auto ahead = from_.peek(4);
  if (!ahead) return std::move(ahead).failure();
  if (ahead->empty()) return false;
  if (lost_ || !looks_like_gzip(*ahead)) {
    // Noughts behind the last member are padding.
    const bool padding = !lost_ && ahead->find_first_not_of('\0') == std::string_view::npos;
    const std::uint64_t at = from_.position();
    if (!find_member()) {
      if (lost_ || padding) return false;
      return unexpected(ErrorCode::malformed, from_.name() + '#' + std::to_string(at),
                        "goes on with bytes that are no gzip");
    }
  }
  lost_ = false;
  inside_ = true;
  members_.push_back({made_, from_.position()});
  inflateReset(&state_->z);
  return true;
}

/// Bytes made; a fault of the member is kept for the next call.
Result<std::size_t> GzipReader::inflate_held(char* to, std::size_t size) {
  const auto packed = from_.held();
  if (!packed || packed->empty()) {
    fault_ = packed ? "is cut off in the middle of a compressed member" : packed.error().what;
    return std::size_t{0};
  }
  z_stream& z = state_->z;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed->data()));  // NOLINT: zlib's interface
  z.avail_in = static_cast<uInt>(std::min<std::size_t>(packed->size(), std::size_t{1} << 30));
  z.next_out = reinterpret_cast<Bytef*>(to);
  z.avail_out = static_cast<uInt>(std::min<std::size_t>(size, std::size_t{1} << 30));
  const uInt in = z.avail_in, out = z.avail_out;
  const int status = inflate(&z, Z_NO_FLUSH);
  (void)from_.skip(in - z.avail_in);
  const std::size_t got = out - z.avail_out;
  made_ += got;
  if (auto counted = growth_.add(got); !counted) {
    ended_ = true;
    return std::move(counted).failure();
  }
  if (status == Z_STREAM_END)
    inside_ = false;
  else if (status != Z_OK && status != Z_BUF_ERROR)
    fault_ = std::string("is broken: ") + (z.msg != nullptr ? z.msg : "no reason given");
  return got;
}

Result<std::size_t> GzipReader::read(char* to, std::size_t size) {
  std::size_t got = 0;
  while (got < size && !ended_) {
    if (!fault_.empty()) {
      if (got > 0) break;
      return broken(std::exchange(fault_, {}));
    }
    if (!inside_) {
      auto more = open_member();
      if (!more) {
        fault_ = more.error().what;
        continue;
      }
      ended_ = !*more;
      if (ended_) break;
    }
    auto made = inflate_held(to + got, size - got);
    if (!made) return std::move(made).failure();
    got += *made;
  }
  return got;
}

namespace {

/// One stream of zlib, gzip or bare deflate.
Result<Done> inflate_whole(std::string_view bytes, int window, std::size_t most, std::string& out) {
  z_stream z{};
  if (inflateInit2(&z, window) != Z_OK) return unexpected(ErrorCode::unreadable, {}, "zlib does not start");
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&z, &inflateEnd);
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT: zlib's interface
  z.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), std::size_t{1} << 30));
  int status = Z_OK;
  out.clear();
  while (status == Z_OK) {
    const std::size_t before = out.size();
    if (before > most) return unexpected(ErrorCode::limit, {}, "unpacks to more than the limit for one document");
    out.resize(before + std::max(piece, before));
    z.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    z.avail_out = static_cast<uInt>(out.size() - before);
    status = inflate(&z, Z_NO_FLUSH);
    out.resize(out.size() - z.avail_out);
    if (out.size() == before && status == Z_OK) break;
    if (status == Z_STREAM_END && z.avail_in > 0 && window == gzip_window && inflateReset(&z) == Z_OK) status = Z_OK;
  }
  // A body that a crawler cut off still holds its beginning.
  if (out.empty()) return unexpected(ErrorCode::malformed, {}, "its content cannot be inflated");
  return Done{};
}

Result<Done> decode_brotli(std::string_view bytes, std::size_t most, std::string& out) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  std::size_t in = bytes.size();
  const auto* from = reinterpret_cast<const std::uint8_t*>(bytes.data());
  out.clear();
  for (;;) {
    const std::size_t before = out.size();
    if (before > most) return unexpected(ErrorCode::limit, {}, "unpacks to more than the limit for one document");
    out.resize(before + std::max(piece, before));
    std::size_t room = out.size() - before;
    auto* to = reinterpret_cast<std::uint8_t*>(out.data() + before);
    const auto status = BrotliDecoderDecompressStream(state.get(), &in, &from, &room, &to, nullptr);
    out.resize(out.size() - room);
    if (status != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) break;
  }
  if (out.empty()) return unexpected(ErrorCode::malformed, {}, "its content is no brotli");
  return Done{};
}

/// One encoding undone.
Result<Done> decode_one(std::string_view bytes, std::string_view name, std::size_t most, std::string& out) {
  if (name == "gzip" || name == "x-gzip")
    return looks_like_gzip(bytes) ? inflate_whole(bytes, gzip_window, most, out) : (out = bytes, Done{});
  if (name == "deflate") {
    // The name means a zlib stream, and some servers send it bare.
    const bool zlib = bytes.size() > 1 && (bytes[0] & 0x0F) == 8 &&
                      (static_cast<unsigned char>(bytes[0]) * 256 + static_cast<unsigned char>(bytes[1])) % 31 == 0;
    if (zlib) return inflate_whole(bytes, 15, most, out);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && bytes[first] == '<') return out = bytes, Done{};
    return inflate_whole(bytes, -15, most, out);
  }
  if (name == "br") {
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && bytes[first] == '<') return out = bytes, Done{};
    return decode_brotli(bytes, most, out);
  }
  return unexpected(ErrorCode::unsupported, {}, "its content is encoded as " + std::string(name.substr(0, 20)));
}

}  // namespace

Result<Done> decode_content(std::string_view bytes, std::string_view encoding, std::size_t most, std::string& out) {
  std::string names(encoding);
  for (char& c : names) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  out = bytes;
  for (std::size_t undone = 0; !names.empty(); ++undone) {
    if (undone == 3) return unexpected(ErrorCode::limit, {}, "its content is encoded more than three times over");
    const std::size_t comma = names.rfind(',');
    std::string name = names.substr(comma == std::string::npos ? 0 : comma + 1);
    names.resize(comma == std::string::npos ? 0 : comma);
    std::erase_if(name, [](char c) { return c == ' ' || c == '\t'; });
    if (name.empty() || name == "identity" || name == "utf-8" || name == "none") continue;
    const std::string packed = std::move(out);
    if (auto done = decode_one(packed, name, most, out); !done) return done;
    if (is_bomb(out.size(), packed.size())) return unexpected(ErrorCode::unsupported, {}, bomb_reason());
  }
  return Done{};
}

}  // namespace runut
