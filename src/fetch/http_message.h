// An HTTP/1 response as it went over the wire, read just as far as fetching and archiving need. `head` is always the
// status line and the headers, as served.
#pragma once

#include <string>
#include <string_view>

#include "runut/result.h"

namespace runut {

/// The payload of a response: its body without the transfer coding "chunked", where the head names that. A body that is
/// cut short or coded wrongly gives what can be made out. Cost: linear.
[[nodiscard]] std::string payload(std::string_view head, std::string_view body);

/// The payload with its content coding undone as well, and that of a file that is gzip itself (sitemap.xml.gz). Fails
/// where the coding is unknown or broken, and beyond about `limit` bytes.
[[nodiscard]] Result<std::string> content(std::string_view head, std::string_view body, std::size_t limit);

/// Seconds to wait that Retry-After asks for, seen from `now` (seconds since 1970): it gives seconds or a date.
/// Negative where it says nothing.
[[nodiscard]] double retry_after(std::string_view head, double now);

}  // namespace runut
