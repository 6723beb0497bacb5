// Strings put together; zlib makes the members.
#include "fetch/warc_record.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace runut {
namespace {

void append_field(std::string_view name, std::string_view value, std::string& out) {
  out += name;
  out += ": ";
  const std::size_t from = out.size();
  out += value;
  std::replace_if(
      out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
  out += "\r\n";
}

}  // namespace

std::string serialised(const RecordDraft& record, DigestKind digest) {
  std::string out = "WARC/1.1\r\n";
  append_field("WARC-Type", record.type, out);
  append_field("WARC-Record-ID", record.id, out);
  append_field("WARC-Date", record.date, out);
  for (const auto& [name, value] : record.fields) append_field(name, value, out);
  append_field("WARC-Block-Digest", digest_of(record.block, digest), out);
  append_field("Content-Type", record.content_type, out);
  append_field("Content-Length", std::to_string(record.block.size()), out);
  return out + "\r\n" + record.block + "\r\n\r\n";
}

std::string gzip_member(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string record_id(const std::array<std::uint8_t, 16>& random) {
  constexpr std::string_view digits = "0123456789abcdef";
  auto bytes = random;
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
  std::string out = "<urn:uuid:";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += digits[bytes[i] >> 4];
    out += digits[bytes[i] & 15];
  }
  return out + ">";
}

std::string warc_date(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  gmtime_r(&time, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

}  // namespace runut
