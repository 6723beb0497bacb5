// The fields of each kind of record, after ISO 28500:2017 and its conventions.
#include "fetch/recorder.h"

#include "fetch/http_message.h"

namespace runut {
namespace {

constexpr std::string_view profiles = "http://netpreserve.org/warc/1.1/revisit/";

/// The word of WARC-Truncated; empty where the exchange is whole.
std::string_view truncation(Ending ending) {
  switch (ending) {
    case Ending::too_long:
      return "length";
    case Ending::too_slow:
      return "time";
    case Ending::broken_off:
      return "disconnect";
    default:
      return {};
  }
}

void append_line(std::string_view name, std::string_view value, std::string& out) {
  out += name;
  out += ": ";
  for (const char c : value) out += c == '\r' || c == '\n' ? ' ' : c;
  out += "\r\n";
}

}  // namespace

std::string Recorder::finished(const RecordDraft& record) const {
  const std::string bytes = serialised(record, settings_.digest);
  return settings_.compressed ? gzip_member(bytes) : bytes;
}

std::string Recorder::opening(const std::string& filename, std::int64_t now) {
  RecordDraft info{"warcinfo", id(), warc_date(now), {}, "application/warc-fields", {}};
  if (!filename.empty()) info.fields.emplace_back("WARC-Filename", filename);
  append_line("software", settings_.software, info.block);
  append_line("format", "WARC File Format 1.1", info.block);
  append_line("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
              info.block);
  append_line("robots", "obey", info.block);
  append_line("http-header-user-agent", settings_.agent, info.block);
  info_id_ = info.id;
  return finished(info);
}

bool Recorder::point_back(const Exchange& exchange, const KnownPage& page, std::string_view payload,
                          RecordDraft& record) const {
  const bool not_modified = exchange.status == 304;
  const bool identical = exchange.status == 200 && exchange.ending == Ending::complete &&
                         !page.payload_digest.empty() && has_digest(payload, page.payload_digest);
  if (!not_modified && !identical) return false;
  record.type = "revisit";
  record.fields.emplace_back(
      "WARC-Profile", std::string(profiles) + (not_modified ? "server-not-modified" : "identical-payload-digest"));
  record.fields.emplace_back("WARC-Refers-To", page.record_id);
  record.fields.emplace_back("WARC-Refers-To-Target-URI", page.url);
  record.fields.emplace_back("WARC-Refers-To-Date", page.date);
  if (!page.payload_digest.empty()) record.fields.emplace_back("WARC-Payload-Digest", page.payload_digest);
  record.block = exchange.head;
  return true;
}

Recorder::Recorded Recorder::exchange(const std::string& url, const Exchange& e, std::int64_t now) const {
  RecordDraft response{"response", id(), warc_date(now), {}, "application/http; msgtype=response", {}};
  response.fields.emplace_back("WARC-Target-URI", url);
  response.fields.emplace_back("WARC-Warcinfo-ID", info_id_);
  if (!e.address.empty()) response.fields.emplace_back("WARC-IP-Address", e.address);
  const std::string served = payload(e.head, e.body);
  const auto page = known_.find(url);
  const bool unchanged = page != known_.end() && point_back(e, page->second, served, response);
  if (!unchanged) {
    if (const auto why = truncation(e.ending); !why.empty()) response.fields.emplace_back("WARC-Truncated", why);
    response.fields.emplace_back("WARC-Payload-Digest", digest_of(served, settings_.digest));
    response.block = e.head + e.body;
  }
  RecordDraft request{"request", id(), response.date, {}, "application/http; msgtype=request", e.request};
  request.fields.emplace_back("WARC-Target-URI", url);
  request.fields.emplace_back("WARC-Warcinfo-ID", info_id_);
  request.fields.emplace_back("WARC-Concurrent-To", response.id);
  return {finished(response) + finished(request), response.id, unchanged};
}

std::string Recorder::failure(const std::string& url, std::string_view outcome, std::string_view reason,
                              std::int64_t now) const {
  RecordDraft record{"metadata", id(), warc_date(now), {}, "application/warc-fields", {}};
  record.fields.emplace_back("WARC-Target-URI", url);
  record.fields.emplace_back("WARC-Warcinfo-ID", info_id_);
  append_line("outcome", outcome, record.block);
  append_line("reason", reason, record.block);
  return finished(record);
}

}  // namespace runut
