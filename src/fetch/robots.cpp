// One pass over the lines; rules of our groups and of "*" are gathered side by side.
#include "fetch/robots.h"

#include <algorithm>
#include <charconv>

#include "source/http.h"

namespace runut {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_token(char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '_'; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\f\v");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\f\v") - begin + 1);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char l = lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

bool is_unreserved(unsigned char c) {
  const char l = lower(static_cast<char>(c));
  return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_coded(unsigned char c, std::string& out) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '%';
  out += digits[c >> 4];
  out += digits[c & 15];
}

}  // namespace

std::string normalised(std::string_view path) {
  std::string out;
  out.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    auto c = static_cast<unsigned char>(path[i]);
    const bool coded = c == '%' && i + 2 < path.size() && hex_digit(path[i + 1]) >= 0 && hex_digit(path[i + 2]) >= 0;
    if (coded) {
      c = static_cast<unsigned char>(hex_digit(path[i + 1]) * 16 + hex_digit(path[i + 2]));
      i += 2;
    }
    const bool bare = is_unreserved(c) || (!coded && c > ' ' && c < 0x7F && c != '%');
    if (bare)
      out += static_cast<char>(c);
    else
      append_coded(c, out);
  }
  return out;
}

bool fits(std::string_view pattern, std::string_view target) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  std::size_t at = 0;
  for (bool first = true;; first = false) {
    const std::size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    const bool last = star == std::string_view::npos;
    if (last && to_the_end) {
      const std::string_view rest = target.substr(at);
      return first ? rest == piece : rest.ends_with(piece);
    }
    const std::size_t found = first ? (target.starts_with(piece) ? 0 : std::string_view::npos) : target.find(piece, at);
    if (found == std::string_view::npos) return false;
    if (last) return true;
    at = found + piece.size();
    pattern.remove_prefix(star + 1);
  }
}

std::string_view product_token(std::string_view agent) {
  std::size_t end = 0;
  while (end < agent.size() && is_token(agent[end])) ++end;
  return agent.substr(0, end);
}

/// What is gathered while the lines pass.
struct RobotsReader {
  explicit RobotsReader(std::string_view agent) : token(product_token(agent)) {}

  void agent_line(std::string_view value) {
    if (in_rules) ours = everyones = in_rules = false;
    if (value.starts_with('*')) {
      everyones = true;
    } else if (!token.empty() && same_ascii(product_token(value), token)) {
      ours = named = true;
    }
  }

  void rule_line(std::string_view value, bool allow) {
    in_rules = true;
    if (value.empty()) return;
    const auto keep = [&](Robots& to) { to.rules_.push_back({normalised(value), allow}); };
    if (ours) keep(mine);
    if (everyones) keep(all);
  }

  void delay_line(std::string_view value) {
    double seconds = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (failed != std::errc() || !(seconds >= 0 && seconds < 1e6)) return;
    const auto keep = [&](Robots& to) { to.delay_ = std::max(to.delay_.value_or(0), seconds); };
    if (ours) keep(mine);
    if (everyones) keep(all);
  }

  void line(std::string_view text) {
    text = text.substr(0, text.find('#'));
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view key = trimmed(text.substr(0, colon)), value = trimmed(text.substr(colon + 1));
    if (same_ascii(key, "user-agent"))
      agent_line(value);
    else if (same_ascii(key, "disallow"))
      rule_line(value, false);
    else if (same_ascii(key, "allow"))
      rule_line(value, true);
    else if (same_ascii(key, "crawl-delay"))
      delay_line(value);
  }

  std::string_view token;
  Robots mine, all;
  bool ours = false, everyones = false;  ///< whom the lines now speak to
  bool in_rules = false;                 ///< a rule has come since the last user agent
  bool named = false;                    ///< a group names us
};

Robots::Robots(std::string_view bytes, std::string_view agent) {
  bytes = bytes.substr(0, robots_bytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  RobotsReader reader(agent);
  while (!bytes.empty()) {
    const std::size_t end = bytes.find_first_of("\r\n");
    reader.line(bytes.substr(0, end));
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + 1);
  }
  *this = reader.named ? std::move(reader.mine) : std::move(reader.all);
}

Robots::Verdict Robots::judge(std::string_view target) const {
  const std::string path = normalised(target);
  if (path == "/robots.txt") return {};
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    const bool longer = best == nullptr || rule.pattern.size() > best->pattern.size();
    const bool as_long = best != nullptr && rule.pattern.size() == best->pattern.size();
    if ((longer || (as_long && rule.allow && !best->allow)) && fits(rule.pattern, path)) best = &rule;
  }
  if (best == nullptr) return {};
  return {best->allow, (best->allow ? "Allow: " : "Disallow: ") + best->pattern};
}

}  // namespace runut
