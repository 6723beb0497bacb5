// Records of a crawl to documents: which hold pages, and what is done with the others.
//
// Requests, metadata and the crawl's own description are about other records and make nothing. What a server sent that
// is no page is passed over with the reason, and so is a page that was unchanged on a later visit.
#include "source/intake.h"
#include "source/source.h"
#include "source/warc.h"

namespace runut {
namespace {

class WarcIntake {
 public:
  WarcIntake(const Place& place, Intake& intake) : place_(place), intake_(intake) {}

  void take(const WarcRecord& record) {
    const HeadFields fields = record.fields();
    const std::string_view type = fields.get("warc-type");
    const bool response = same_ascii(type, "response");
    if (same_ascii(type, "revisit")) return take_revisit(record);
    if (!response && !same_ascii(type, "resource") && !same_ascii(type, "conversion")) {
      if (same_ascii(type, "continuation"))
        intake_.pass_over(uri_of(record), "goes on with a record of another file, which is not put together");
      return;
    }
    Place at = place_of(record);
    if (record.too_long)
      return intake_.reject(
          at.uri, ErrorCode::limit,
          "is longer than the limit of " + std::to_string(intake_.longest()) + " bytes for one document");
    const std::string_view content = fields.get("content-type");
    if (response && media_type(content) == "application/http") return take_response(record, at);
    take_body(record.block, content, at, record);
  }

  [[nodiscard]] std::string uri_of(const WarcRecord& record) const {
    return place_.uri + '#' + std::to_string(record.offset);
  }

 private:
  Place place_of(const WarcRecord& record) const {
    Place at = place_.entry('#', std::to_string(record.offset));
    std::string_view target = record.fields().get("warc-target-uri");
    if (target.starts_with('<') && target.ends_with('>')) target = target.substr(1, target.size() - 2);
    at.url = target;
    at.fetched = record.fields().get("warc-date");
    // The address has the ending that tells a page from a feed.
    const std::string_view path = target.substr(0, target.find_first_of("?#"));
    at.name = path.substr(path.rfind('/') + 1);
    return at;
  }

  void take_revisit(const WarcRecord& record) {
    const HeadFields fields = record.fields();
    Rejection r{uri_of(record), ErrorCode::unsupported, "is a page that had not changed since an earlier visit"};
    std::string_view original = fields.get("warc-refers-to-target-uri");
    if (original.empty()) original = fields.get("warc-refers-to");
    if (!original.empty()) r.reason += ": see " + std::string(original);
    if (const auto date = fields.get("warc-refers-to-date"); !date.empty()) r.reason += " of " + std::string(date);
    r.url = fields.get("warc-target-uri");
    r.passed_over = true;
    intake_.reject(std::move(r));
  }

  void take_response(const WarcRecord& record, const Place& at) {
    auto response = read_http_response(record.block, intake_.longest());
    if (!response) return intake_.reject(at.uri, response.error());
    if (response->status < 200 || response->status > 299)
      return pass_over(at, "the server answered with status " + std::to_string(response->status));
    take_body(response->body, response->content_type, at, record);
  }

  void pass_over(const Place& at, std::string reason) {
    Rejection r{at.uri, ErrorCode::unsupported, std::move(reason)};
    r.url = at.url;
    r.passed_over = true;
    intake_.reject(std::move(r));
  }

  void take_body(std::string_view body, std::string_view content_type, Place at, const WarcRecord& record) {
    const std::string type = media_type(content_type);
    at.charset = charset_of(content_type);
    at.media_type = type;
    if (body.find_first_not_of(" \t\r\n") == std::string_view::npos) return pass_over(at, "is empty");
    const bool unknown = type.empty() || type == "application/octet-stream" || type == "text/plain";
    if (type == "text/html" || type == "application/xhtml+xml" || (unknown && looks_like_page(body)))
      return give(body, true, at, record);
    if (type == "text/plain") {
      if (at.name == "robots.txt" || at.name == "ads.txt") return pass_over(at, "is a notice for machines");
      return give(body, false, at, record);
    }
    const bool other = type == "application/pdf" || type == "application/json" || type == "application/feed+json" ||
                       type == "application/rss+xml" || type == "application/atom+xml" || type == "application/xml" ||
                       type == "text/xml" || type == "message/rfc822" || type == "multipart/related";
    if (!other) return pass_over(at, "is " + (type.empty() ? "of no stated type" : type.substr(0, 60)) + ", no page");
    intake_.read(body, at);
  }

  [[nodiscard]] bool looks_like_page(std::string_view body) const {
    return format_of("", body.substr(0, sniffed_bytes), intake_.options(), intake_.names()) == Format::html;
  }

  void give(std::string_view body, bool page, const Place& at, const WarcRecord& record) {
    Document document = at.whole();
    const auto done = page ? decode_page(body, at.charset, document) : decode_text(body, document);
    const HeadFields fields = record.fields();
    if (const auto cut = fields.get("warc-truncated"); !cut.empty())
      document.notes.push_back("was cut off by the crawler: " + std::string(cut.substr(0, 40)));
    intake_.take(std::move(document), done);
  }

  const Place& place_;
  Intake& intake_;
};

}  // namespace

void read_warc(LineReader& bytes, const Place& place, Intake& intake) {
  WarcReader reader(bytes, place.members);
  WarcIntake records(place, intake);
  WarcRecord record;
  for (;;) {
    const auto more = reader.next(record);
    if (!more) {
      intake.reject(records.uri_of(record), more.error().code, more.error().what);
      if (more.error().code != ErrorCode::malformed) return;
      continue;
    }
    if (!*more) return;
    records.take(record);
  }
}

}  // namespace runut
