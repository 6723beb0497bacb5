// Bytes to UTF-8: what the bytes are is decided by marks and structure first, by statistics last.
//
// Nearly all input is clean UTF-8 and is taken over as it is. Detection by statistics (uchardet) is only
// asked where the bytes are neither UTF-8 nor UTF-16, and only believed where there is enough to go by:
// a text with a few high bytes is windows-1252, the encoding that broken web text nearly always has.
#include <simdjson.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>

#include "base/utf8.h"
#include "source/html.h"
#include "source/source.h"

namespace runut {
namespace {

constexpr std::size_t sample_bytes = std::size_t{64} << 10;
constexpr std::size_t most_bytes = std::size_t{2} << 30;

unsigned char byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

/// Appends to the map where the ratio of text to raw bytes changes.
void map_piece(std::vector<RawOffset>& map, std::size_t text, std::size_t raw, std::size_t text_bytes,
               std::size_t raw_bytes) {
  if (!map.empty() && map.back().text_bytes == text_bytes && map.back().raw_bytes == raw_bytes) return;
  if (map.empty() && text_bytes == raw_bytes && text == raw) return;
  map.push_back({static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(raw),
                 static_cast<std::uint16_t>(text_bytes), static_cast<std::uint16_t>(raw_bytes)});
}

/// Decodes with an ICU converter, one code point at a time, so that every letter is mapped.
Result<Done> convert(std::string_view bytes, const char* encoding, Document& document) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status), &ucnv_close);
  if (U_FAILURE(status))
    return unexpected(ErrorCode::unsupported, document.uri, std::string("is in an unknown encoding: ") + encoding);
  std::string& text = document.text;
  text.clear();
  text.reserve(bytes.size());
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at < end) {
    const char* const from = at;
    UErrorCode failed = U_ZERO_ERROR;
    UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &failed);
    if (failed == U_INDEX_OUTOFBOUNDS_ERROR) break;
    if (U_FAILURE(failed)) {
      c = 0xFFFD;
      if (at == from) at = end;  // cut short at the end
    }
    const std::size_t before = text.size();
    append_utf8(text, static_cast<char32_t>(c));
    const std::size_t text_bytes = text.size() - before;
    const auto raw = static_cast<std::size_t>(from - bytes.data());
    const auto raw_bytes = static_cast<std::size_t>(at - from);
    // Letters of one length need one entry where text and raw bytes keep their ratio.
    map_piece(document.raw_map, before, raw, text_bytes == raw_bytes ? 1 : text_bytes,
              text_bytes == raw_bytes ? 1 : raw_bytes);
  }
  UErrorCode unnamed = U_ZERO_ERROR;
  const char* name = ucnv_getStandardName(encoding, "MIME", &unnamed);
  document.encoding = name != nullptr ? name : encoding;
  return Done{};
}

/// Length of the longest beginning of a UTF-8 sequence at `i`, which is not well formed there: what
/// one U+FFFD stands for (Unicode, "maximal subpart").
std::size_t broken_length(std::string_view bytes, std::size_t i) {
  const unsigned char a = byte_at(bytes, i);
  const std::size_t whole = a >= 0xF0 && a <= 0xF4 ? 4 : a >= 0xE0 && a < 0xF0 ? 3 : 1;
  std::size_t length = 1;
  while (length < whole && i + length < bytes.size()) {
    const unsigned char b = byte_at(bytes, i + length);
    unsigned char low = 0x80, high = 0xBF;
    if (length == 1) {
      if (a == 0xE0) low = 0xA0;
      if (a == 0xED) high = 0x9F;
      if (a == 0xF0) low = 0x90;
      if (a == 0xF4) high = 0x8F;
    }
    if (b < low || b > high) break;
    ++length;
  }
  return length;
}

/// Whether a high byte reads well in a one-byte encoding: a typographic mark, or a letter beside letters.
bool suits_one_byte(std::string_view bytes, std::size_t i) {
  const unsigned char c = byte_at(bytes, i);
  if (c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D) return false;
  if (c < 0xC0) return true;
  if (c == 0xFE || c == 0xFF || c == 0xF0 || c == 0xD0 || c == 0xDE) return false;
  const auto letter = [&](std::size_t k) {
    if (k >= bytes.size()) return false;
    return (bytes[k] >= 'a' && bytes[k] <= 'z') || (bytes[k] >= 'A' && bytes[k] <= 'Z') || byte_at(bytes, k) >= 0xC0;
  };
  return letter(i + 1) || (i > 0 && letter(i - 1));
}

/// What the high bytes of bytes that are no clean UTF-8 look like.
struct HighBytes {
  std::size_t sequences = 0;  // UTF-8 sequences, also those cut short
  std::size_t broken = 0;     // bytes that belong to none
  std::size_t suits_one_byte = 0;
  std::size_t high = 0;
};

HighBytes count_high_bytes(std::string_view bytes) {
  HighBytes n;
  for (std::size_t i = 0; i < bytes.size();) {
    if (byte_at(bytes, i) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint c = decode(bytes, i);
    const bool whole = c.bytes > 1;
    const std::size_t length = whole ? c.bytes : broken_length(bytes, i);
    n.high += length;
    if (length > 1) {
      ++n.sequences;
    } else {
      ++n.broken;
      n.suits_one_byte += suits_one_byte(bytes, i);
    }
    i += length;
  }
  return n;
}

/// The encoding that statistics suggest, as a converter's name.
std::string detected(std::string_view bytes, const HighBytes& n) {
  if (n.high * 25 < bytes.size()) return "windows-1252";
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), 16 * sample_bytes));
  uchardet_data_end(detector.get());
  const std::string name = uchardet_get_charset(detector.get());
  if (name.empty() || name == "ASCII" || name.starts_with("UTF-") || name == "ISO-8859-1") return "windows-1252";
  UErrorCode status = U_ZERO_ERROR;
  ucnv_close(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? name : "windows-1252";
}

/// UTF-16 without a mark: texts in most scripts have a zero in every other byte at spaces and digits.
const char* utf16_without_mark(std::string_view sample) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i & 1] += sample[i] == 0;
  const std::size_t pairs = sample.size() / 2;
  if (sample.size() % 2 != 0 || zeros[0] + zeros[1] < 3) return nullptr;
  if (zeros[1] * 10 > pairs && zeros[0] * 50 <= zeros[1]) return "UTF-16LE";
  if (zeros[0] * 10 > pairs && zeros[1] * 50 <= zeros[0]) return "UTF-16BE";
  return nullptr;
}

struct Mark {
  std::string_view bytes;
  const char* encoding;
};
using namespace std::string_view_literals;
constexpr std::array<Mark, 4> marks{{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                     {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                     {"\xFF\xFE"sv, "UTF-16LE"},
                                     {"\xFE\xFF"sv, "UTF-16BE"}}};

/// Control bytes that no text holds: all but the white space, backspace, escape and the old end-of-file.
std::size_t count_controls(std::string_view sample) {
  return static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return b < 32 && (b < 8 || b > 13) && b != 26 && b != 27;
  }));
}

/// Decodes after the mark at the front, which goes out of the text.
Result<Done> convert_marked(std::string_view bytes, const Mark& mark, Document& document) {
  const auto length = static_cast<std::uint32_t>(mark.bytes.size());
  auto done = convert(bytes.substr(length), mark.encoding, document);
  for (RawOffset& o : document.raw_map) o.raw += length;
  if (document.raw_map.empty() || document.raw_map.front().text > 0)
    document.raw_map.insert(document.raw_map.begin(), {0, length});
  return done;
}

Result<Done> decode_bytes(std::string_view bytes, Document& document) {
  for (const Mark& mark : marks)
    if (bytes.starts_with(mark.bytes)) return convert_marked(bytes, mark, document);
  const std::string_view sample = bytes.substr(0, sample_bytes);
  if (std::memchr(bytes.data(), 0, bytes.size()) != nullptr) {
    if (const char* encoding = utf16_without_mark(sample)) {
      document.notes.push_back(std::string("read as ") + encoding + " although no mark says so");
      return convert(bytes, encoding, document);
    }
    return unexpected(ErrorCode::unsupported, document.uri, "holds binary bytes, no text",
                      "name text files: plain text in any encoding, or JSONL");
  }
  if (count_controls(sample) * 50 > sample.size())
    return unexpected(ErrorCode::unsupported, document.uri, "holds control bytes as no text does",
                      "name text files: plain text in any encoding, or JSONL");
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    document.text = bytes;
    return Done{};
  }
  const HighBytes n = count_high_bytes(bytes);
  if (n.sequences >= n.broken || n.suits_one_byte * 2 < n.broken) {
    repair_utf8(bytes, document);
    return Done{};
  }
  const std::string encoding = detected(bytes, n);
  document.notes.push_back("read as " + encoding + " although nothing says so");
  return convert(bytes, encoding.c_str(), document);
}

/// By the name that a server or page gives; fails where it is unknown or says UTF-8, which the bytes are not.
Result<Done> convert_declared(std::string_view bytes, std::string_view charset, Document& document) {
  std::string name(charset);
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  // Browsers read these as their larger kin, and so do the people who write the pages.
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "iso8859-1") name = "windows-1252";
  if (name == "iso-8859-9") name = "windows-1254";
  if (name == "gb2312" || name == "gbk") name = "gb18030";
  if (name.starts_with("utf")) return unexpected(ErrorCode::unsupported, document.uri, "is no clean UTF-8");
  return convert(bytes, name.c_str(), document);
}

}  // namespace

void repair_utf8(std::string_view bytes, Document& document) {
  std::string& text = document.text;
  text.clear();
  text.reserve(bytes.size() + bytes.size() / 8);
  std::size_t repaired = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint c = decode(bytes, i);
    if (c.bytes > 1 || byte_at(bytes, i) < 0x80) {
      if (!document.raw_map.empty()) map_piece(document.raw_map, text.size(), i, 1, 1);
      text.append(bytes, i, c.bytes);
      i += c.bytes;
      continue;
    }
    const std::size_t length = broken_length(bytes, i);
    map_piece(document.raw_map, text.size(), i, 3, length);
    append_utf8(text, 0xFFFD);
    i += length;
    ++repaired;
  }
  document.notes.push_back(std::to_string(repaired) + " broken pieces of UTF-8 became U+FFFD");
}

std::string hash_of(std::string_view bytes) {
  std::array<char, 17> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx",
                static_cast<unsigned long long>(XXH3_64bits(bytes.data(), bytes.size())));
  return hex.data();
}

Result<Done> decode_text(std::string_view bytes, Document& document) {
  if (bytes.empty()) return unexpected(ErrorCode::malformed, document.uri, "is empty");
  if (bytes.size() > most_bytes) return unexpected(ErrorCode::limit, document.uri, "is longer than 2 GiB");
  document.raw_map.clear();
  document.encoding = "UTF-8";
  document.hash = hash_of(bytes);
  return decode_bytes(bytes, document);
}

Result<Done> decode_page(std::string_view bytes, std::string_view charset, Document& document) {
  if (bytes.empty()) return unexpected(ErrorCode::malformed, document.uri, "is empty");
  if (bytes.size() > most_bytes) return unexpected(ErrorCode::limit, document.uri, "is longer than 2 GiB");
  document.raw_map.clear();
  document.encoding = "UTF-8";
  document.hash = hash_of(bytes);
  const bool marked =
      std::any_of(marks.begin(), marks.end(), [&](const Mark& m) { return bytes.starts_with(m.bytes); });
  const bool plain =
      std::memchr(bytes.data(), 0, bytes.size()) == nullptr && simdjson::validate_utf8(bytes.data(), bytes.size());
  if (charset.empty()) charset = declared_charset(bytes);
  // Bytes that are clean UTF-8 are that, whatever is said of them, unless they switch between character sets.
  const bool switching =
      charset.size() > 4 && (charset[0] | 32) == 'i' && bytes.find("\x1B$") != std::string_view::npos;
  Result<Done> done = Done{};
  if (!marked && !charset.empty() && (!plain || switching)) {
    done = convert_declared(bytes, charset, document);
    if (done) {
      document.markup = std::move(document.text);
      document.text.clear();
      return done;
    }
    document.raw_map.clear();
  }
  done = decode_bytes(bytes, document);
  document.markup = std::move(document.text);
  document.text.clear();
  return done;
}

}  // namespace runut
