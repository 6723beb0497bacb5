// Heads and bodies: the "Name: value" lines that WARC records, HTTP messages and mails begin with, and the body of
// an HTTP response as the page that it carries.
//
// What is read leniently is what crawls get wrong: bare line feeds, folded lines, lengths that are not those of the
// body.
#pragma once

#include <string>
#include <string_view>

#include "runut/result.h"

namespace runut {

/// Lines of "Name: value".
class HeadFields {
 public:
  /// A view into `head`, which must outlive this.
  explicit HeadFields(std::string_view head) : head_(head) {}
  /// The first value of that name (ASCII case does not matter), without white space around it; empty where there is
  /// none.
  [[nodiscard]] std::string_view get(std::string_view name) const;

 private:
  std::string_view head_;
};

/// Where the blank line ends that ends a head, npos where there is none.
[[nodiscard]] std::size_t end_of_head(std::string_view bytes);

/// "text/html; charset=UTF-8" -> "text/html", in lower case.
[[nodiscard]] std::string media_type(std::string_view content_type);
/// ... -> "UTF-8", without quotation marks; empty where it states none.
[[nodiscard]] std::string_view charset_of(std::string_view content_type);

/// The body of a message in chunks ("Transfer-Encoding: chunked"), joined, as far as it goes. False where the bytes are
/// no chunks: many crawlers join them and leave the header.
[[nodiscard]] bool join_chunks(std::string_view bytes, std::string& out);

/// Whether two ASCII texts are equal but for case.
[[nodiscard]] bool same_ascii(std::string_view a, std::string_view b);

struct HttpResponse {
  int status = 0;
  std::string_view content_type;
  std::string body;  ///< its transfer and content encodings undone
};

/// Reads a response as a crawler kept it; views lead into `message`. Fails with what is wrong in one clause.
[[nodiscard]] Result<HttpResponse> read_http_response(std::string_view message, std::size_t most);

}  // namespace runut
