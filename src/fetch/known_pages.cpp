// One pass over the records; what the server said of a page stands in the head of its HTTP block.
#include "fetch/known_pages.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>

#include "fetch/web_address.h"
#include "source/bytes.h"
#include "source/inflate.h"
#include "source/warc.h"

namespace runut {
namespace {

constexpr std::size_t longest_block = std::size_t{256} << 20;
constexpr std::string_view mark = "WARC/1.";

/// The records of one file, and where the last whole one ends.
class WarcPass {
 public:
  using OnRecord = std::function<void(const WarcRecord&)>;

  /// Fails where the file cannot be opened or is no WARC.
  [[nodiscard]] Result<Done> read(const std::string& path, const OnRecord& on_record) {
    auto opened = open_bytes(path);
    if (!opened) return std::move(opened).failure();
    LineReader file(*std::move(opened), path, longest_block);
    auto beginning = file.peek(look);
    if (!beginning) return std::move(beginning).failure();
    std::error_code failed;
    size_ = std::filesystem::file_size(path, failed);
    // Shorter than the head of a first gzip member: it holds nothing yet.
    const bool bare = beginning->size() < 32 && std::string_view("\x1F\x8B\x08").starts_with(beginning->substr(0, 3));
    if (beginning->empty() || bare) return Done{};
    if (!looks_like_gzip(*beginning)) return read_records(path, file, nullptr, on_record);
    Growth growth{&file, 0, false};
    auto members = std::make_unique<GzipReader>(file, growth);
    GzipReader* const inflating = members.get();
    LineReader inflated(std::move(members), path, longest_block);
    return read_records(path, inflated, inflating, on_record);
  }

  /// Bytes of the file up to the end of its last whole record, where no whole record follows; the offset of a record
  /// that is read but lies behind counts as not there.
  [[nodiscard]] std::uint64_t whole() const { return whole_; }

 private:
  static constexpr std::size_t look = 4096, first_member = 256;

  Result<Done> read_records(const std::string& path, LineReader& bytes, GzipReader* members,
                            const OnRecord& on_record) {
    const auto beginning = bytes.peek(look);
    const std::string_view first = beginning ? beginning->substr(0, mark.size()) : std::string_view();
    // Of a first member that is cut off early nothing comes out yet.
    if (!mark.starts_with(first) || (first.empty() && size_ > first_member))
      return unexpected(ErrorCode::malformed, path, "is no WARC");
    WarcReader reader(bytes, members);
    WarcRecord record;
    bool broken = !beginning;
    std::uint64_t last = 0, end = 0;
    for (;;) {
      auto more = reader.next(record);
      if (!more) {
        if (!broken) whole_ = record.offset;
        broken = true;
        if (more.error().code == ErrorCode::limit) return std::move(more).failure();
        continue;
      }
      if (!*more) break;
      broken = false;
      on_record(record);
      last = record.offset;
      if (members == nullptr) end = record.offset + record.head.size() + record.block.size() + 4;
    }
    if (!broken) whole_ = end > size_ ? last : size_;  // the empty lines behind a plain record may be missing
    return Done{};
  }

  std::uint64_t size_ = 0, whole_ = 0;
};

std::string target_of(const HeadFields& fields) {
  std::string_view url = fields.get("warc-target-uri");
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  return std::string(url);
}

int status_of(std::string_view http) {
  const std::size_t space = http.find(' ');
  if (!http.starts_with("HTTP/") || space == std::string_view::npos) return 0;
  int status = 0;
  for (std::size_t i = space + 1; i < http.size() && i < space + 4 && http[i] >= '0' && http[i] <= '9'; ++i)
    status = status * 10 + (http[i] - '0');
  return status;
}

void take_known(const WarcRecord& record, KnownPages& known) {
  const HeadFields fields = record.fields();
  const bool response = same_ascii(fields.get("warc-type"), "response");
  const bool revisit = same_ascii(fields.get("warc-type"), "revisit");
  if ((!response && !revisit) || record.too_long || !fields.get("warc-truncated").empty()) return;
  const int status = status_of(record.block);
  if (status != 200 && !(revisit && status == 304)) return;
  const std::string_view head = record.block.substr(0, std::min(end_of_head(record.block), record.block.size()));
  const HeadFields http(head);
  const auto text = [](std::string_view v) { return std::string(v); };
  KnownPage& page = known[target_of(fields)];
  if (revisit && (fields.get("warc-refers-to").empty() || fields.get("warc-refers-to-date").empty())) return;
  page.record_id = text(fields.get(revisit ? "warc-refers-to" : "warc-record-id"));
  page.date = text(fields.get(revisit ? "warc-refers-to-date" : "warc-date"));
  page.url = revisit ? text(fields.get("warc-refers-to-target-uri")) : target_of(fields);
  page.payload_digest = text(fields.get("warc-payload-digest"));
  // A 304 may leave out what has not changed.
  if (status == 200 || !http.get("etag").empty()) page.etag = text(http.get("etag"));
  if (status == 200 || !http.get("last-modified").empty()) page.last_modified = text(http.get("last-modified"));
}

/// Answers that a later try would hardly change.
bool stands(int status) { return status > 0 && status < 500 && status != 429; }

void take_answered(const WarcRecord& record, std::unordered_map<std::string, std::string>& answered) {
  const HeadFields fields = record.fields();
  const std::string_view type = fields.get("warc-type");
  if (!same_ascii(type, "response") && !same_ascii(type, "revisit")) return;
  const int status = status_of(record.block);
  if (!stands(status) || !fields.get("warc-truncated").empty()) return;
  const std::string url = target_of(fields);
  const std::string_view head = record.block.substr(0, std::min(end_of_head(record.block), record.block.size()));
  std::string& leads_to = answered[url];
  leads_to.clear();
  if (status < 300 || status >= 400 || status == 304) return;
  const auto at = read_address(url);
  if (!at) return;
  if (auto to = resolve(*at, HeadFields(head).get("location")); to) leads_to = std::move(to->url);
}

}  // namespace

Result<Done> read_known_pages(const std::string& path, KnownPages& known) {
  WarcPass pass;
  return pass.read(path, [&](const WarcRecord& record) { take_known(record, known); });
}

Result<EarlierRun> read_earlier_run(const std::string& path) {
  EarlierRun out;
  std::unordered_map<std::string, std::string> last;  // of the last record alone: it may be cut off yet
  std::uint64_t last_offset = 0;
  WarcPass pass;
  auto done = pass.read(path, [&](const WarcRecord& record) {
    out.answered.merge(last);
    for (auto& [url, to] : last) out.answered[url] = to;
    last.clear();
    last_offset = record.offset;
    take_answered(record, last);
  });
  if (!done) return std::move(done).failure();
  out.whole = pass.whole();
  if (last_offset < out.whole)
    for (auto& [url, to] : last) out.answered[url] = to;
  return out;
}

}  // namespace runut
