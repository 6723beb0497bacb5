// robots.txt (RFC 9309): what a site asks of programs, as rules that can be asked about one path.
//
// Groups of one product token are joined; without a group of our own that of "*" holds. The longest rule that fits
// decides, and among the longest allow wins. Crawl-delay is no part of the standard and is read all the same: it is
// what sites use to say how often.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runut {

constexpr std::size_t robots_bytes = std::size_t{500} << 10;  ///< what stands behind is not read (RFC 9309, 2.5)

class Robots {
 public:
  /// No rules: everything is allowed.
  Robots() = default;
  /// Reads any bytes; what is no rule is passed over. `agent` is a whole user agent string, of which the product token
  /// counts. Cost: linear.
  Robots(std::string_view bytes, std::string_view agent);

  struct Verdict {
    bool allowed = true;
    std::string rule;  ///< what decided, as written ("Disallow: /x"); empty: nothing did
  };
  /// `target` is path and query. Cost: rules times length of the target at worst.
  [[nodiscard]] Verdict judge(std::string_view target) const;
  /// Seconds between two requests, where the site asks for some.
  [[nodiscard]] std::optional<double> crawl_delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;  ///< normalised
    bool allow;
  };
  friend struct RobotsReader;
  std::vector<Rule> rules_;
  std::optional<double> delay_;
};

/// The product token that rules are looked up by: the letters, "-" and "_" that a user agent string begins with.
[[nodiscard]] std::string_view product_token(std::string_view agent);

/// Whether a pattern of robots.txt ("*" for anything, "$" at the end for the end) fits from the beginning of the
/// target; both normalised.
[[nodiscard]] bool fits(std::string_view pattern, std::string_view target);

/// Percent-codes as one form: letters, digits and "-._~" bare, all else that needs it coded, in upper case, a lone "%"
/// too.
[[nodiscard]] std::string normalised(std::string_view path);

}  // namespace runut
