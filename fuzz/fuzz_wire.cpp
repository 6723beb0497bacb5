// What a stranger's server can say: robots.txt, heads, chunks, waits, addresses. Nothing may crash, judge twice
// differently, or lead to an address that is not http or https.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "fetch/digest.h"
#include "fetch/http_message.h"
#include "fetch/robots.h"
#include "fetch/web_address.h"
#include "stop.h"

namespace {

using namespace runut;

/// The obvious reading of a pattern, letter by letter.
bool fits_slowly(std::string_view pattern, std::string_view target) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  std::vector<bool> before(target.size() + 1);  // before[i]: what has been read of the pattern fits target[0, i)
  before[0] = true;
  for (const char c : pattern) {
    std::vector<bool> now(target.size() + 1);
    for (std::size_t i = 0; i <= target.size(); ++i)
      now[i] = c == '*' ? before[i] || (i > 0 && now[i - 1]) : i > 0 && before[i - 1] && target[i - 1] == c;
    before = std::move(now);
  }
  if (to_the_end) return before.back();
  for (const bool fit : before)
    if (fit) return true;
  return false;
}

void check_address(const Result<WebAddress>& address) {
  if (!address) {
    if (address.error().what.empty()) fuzz::stop("a refusal without a reason");
    return;
  }
  const std::string& url = address->url;
  if (!url.starts_with("http://") && !url.starts_with("https://")) fuzz::stop("another scheme came through");
  if (url.find_first_of("\r\n \t#") != std::string::npos) fuzz::stop("an address is not in normal form");
  if (url != address->origin + address->target) fuzz::stop("an address disagrees with its parts");
  for (const char c : url)
    if (c <= ' ' || c == 0x7F) fuzz::stop("an address is no ASCII");
  const auto again = read_address(url);
  if (!again || again->url != url) fuzz::stop("a normal form has another: " + url);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const std::string_view first = bytes.substr(0, line), rest = bytes.substr(std::min(line + 1, bytes.size()));

  const Robots robots(rest, first);
  const Robots::Verdict verdict = robots.judge(first), again = robots.judge(first);
  if (verdict.allowed != again.allowed || verdict.rule != again.rule) fuzz::stop("judged twice differently");
  if (!verdict.allowed && verdict.rule.empty()) fuzz::stop("a refusal without a rule");
  const std::string_view pattern = rest.substr(0, 200), target = first.substr(0, 200);
  if (fits(pattern, target) != fits_slowly(pattern, target)) fuzz::stop("fits is not what it should be");
  const std::string path = normalised(first);
  if (normalised(path) != path) fuzz::stop("a normal form has another");

  check_address(read_address(first));
  static const WebAddress base = *read_address("https://example.org/a/b?c");
  check_address(resolve(base, first));

  const std::size_t end = bytes.find("\r\n\r\n");
  if (end != std::string_view::npos) {
    const std::string_view head = bytes.substr(0, end + 4), body = bytes.substr(end + 4);
    if (payload(head, body).size() > body.size()) fuzz::stop("a payload is longer than its body");
    (void)content(head, body, 100'000);
    const double wait = retry_after(head, 1e9);
    if (wait != wait) fuzz::stop("a wait that is no number");
  }
  (void)has_digest(rest, first);
  return 0;
}
