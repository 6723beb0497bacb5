// Version line, header lines, blank line, block, two line ends.
#include "source/warc.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::size_t first_look = 4096;
constexpr std::size_t longest_head = std::size_t{64} << 10;
constexpr std::string_view mark = "WARC/";

/// Whether a record may end here: white space, then another record or nothing.
bool may_end_before(std::string_view rest) {
  const std::size_t first = std::min(rest.find_first_not_of("\r\n"), rest.size());
  return first > 0 ? rest.substr(first).empty() || mark.starts_with(rest.substr(first, mark.size())) : rest.empty();
}

/// Where in a block a record begins behind an empty line; npos: nowhere.
std::size_t record_inside(std::string_view block) {
  for (std::size_t at = block.find(mark); at != std::string_view::npos; at = block.find(mark, at + 1)) {
    const std::string_view before = block.substr(0, at);
    if ((before.ends_with("\n\n") || before.ends_with("\n\r\n")) && looks_like_warc(block.substr(at, 8))) return at;
  }
  return std::string_view::npos;
}

}  // namespace

bool looks_like_warc(std::string_view beginning) {
  const std::size_t first = beginning.find_first_not_of("\r\n");
  if (first == std::string_view::npos) return false;
  beginning.remove_prefix(first);
  return beginning.size() > 6 && beginning.starts_with(mark) && beginning[5] >= '0' && beginning[5] <= '9';
}

/// Moves to the next line that begins a record; false at the end. Fails once where something else stands before it.
Result<bool> WarcReader::find_record(WarcRecord& record) {
  for (;;) {
    auto ahead = bytes_.peek(first_look);
    // Only now is the member open that the bytes come from.
    record.offset = members_ != nullptr ? members_->member_at(bytes_.position()) : bytes_.position();
    if (!ahead) return lost(record, ahead.error());
    const std::size_t first = std::min(ahead->find_first_not_of("\r\n"), ahead->size());
    if (first > 0) {
      (void)bytes_.skip(first);
      continue;
    }
    if (ahead->empty()) return false;
    if (looks_like_warc(*ahead)) return true;
    if (!failed_) return broken(record, ErrorCode::malformed, "no record begins here: the length before it is wrong");
    const std::size_t line = ahead->find('\n');
    (void)bytes_.skip(line == std::string_view::npos ? ahead->size() : line + 1);
  }
}

Unexpected WarcReader::broken(const WarcRecord& record, ErrorCode code, std::string what) {
  failed_ = true;
  return unexpected(code, std::to_string(record.offset), std::move(what));
}

Unexpected WarcReader::lost(const WarcRecord& record, const Error& error) {
  bytes_.drop();
  return broken(record, error.code, error.what);
}

Unexpected WarcReader::overlong(const WarcRecord& record, std::uint64_t stated, std::size_t inside) {
  (void)bytes_.skip(inside);
  return broken(record, ErrorCode::malformed,
                "states a length of " + std::to_string(stated) + " bytes, but another record begins after " +
                    std::to_string(inside));
}

Result<bool> WarcReader::take_block(WarcRecord& record, std::string_view length) {
  std::uint64_t size = 0;
  if (length.empty() || length.size() > 18 || length.find_first_not_of("0123456789") != std::string_view::npos)
    return broken(record, ErrorCode::malformed, "states no length");
  for (const char c : length) size = size * 10 + static_cast<std::uint64_t>(c - '0');
  record.too_long = size > bytes_.longest();
  if (record.too_long) {
    auto ahead = bytes_.peek(bytes_.longest());
    if (!ahead) return lost(record, ahead.error());
    if (const std::size_t inside = record_inside(*ahead); inside != std::string_view::npos)
      return overlong(record, size, inside);
    auto skipped = bytes_.skip(size);
    if (!skipped) return lost(record, skipped.error());
    return true;
  }
  // With what follows the block: only then is the check sum of its member compared.
  constexpr std::size_t behind = 5;
  auto ahead = bytes_.peek(size + behind);
  if (!ahead) return lost(record, ahead.error());
  if (ahead->size() < size + behind)
    if (auto fault = bytes_.fault(); !fault) return lost(record, fault.error());
  if (!may_end_before(ahead->substr(std::min<std::size_t>(size, ahead->size()))) || ahead->size() < size)
    if (const std::size_t inside = record_inside(ahead->substr(0, size)); inside != std::string_view::npos)
      return overlong(record, size, inside);
  record.block = ahead->substr(0, size);
  const std::string_view* const block = &record.block;
  (void)bytes_.skip(block->size());
  if (block->size() < size)
    return broken(record, ErrorCode::malformed,
                  "is cut off: " + std::to_string(block->size()) + " of " + std::to_string(size) + " bytes are left");
  return true;
}

Result<bool> WarcReader::next(WarcRecord& record) {
  record.block = {};
  record.too_long = false;
  record.head.clear();
  auto found = find_record(record);
  if (!found || !*found) return found;
  failed_ = false;
  std::size_t end = std::string_view::npos;
  for (std::size_t look = first_look; look <= longest_head; look *= 4) {
    auto ahead = bytes_.peek(look);
    if (!ahead) return lost(record, ahead.error());
    end = end_of_head(*ahead);
    if (end != std::string_view::npos) {
      record.head = ahead->substr(0, end);
      break;
    }
    if (ahead->size() == look) continue;
    if (auto fault = bytes_.fault(); !fault) return lost(record, fault.error());
    break;
  }
  if (end == std::string_view::npos) {
    (void)bytes_.skip(mark.size());  // so that it is not found again
    return broken(record, ErrorCode::malformed, "has a head without an end");
  }
  (void)bytes_.skip(end);
  return take_block(record, record.fields().get("content-length"));
}

}  // namespace runut
