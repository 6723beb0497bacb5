// One pass from '<' to '<', which memchr finds faster than any parser looks at characters.
#include "source/html_strip.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace runut {
namespace {

constexpr std::size_t longest_tag = std::size_t{16} << 10;
constexpr std::size_t most_attributes = 120;
constexpr std::size_t least_data = 60;  ///< a shorter script holds no article

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

/// Elements whose contents are none of the page's text, by name.
constexpr std::array<std::string_view, 6> skipped{"script", "style", "svg", "textarea", "select", "math"};

class Stripper {
 public:
  Stripper(std::string_view markup, Stripped& out) : markup_(markup), out_(out) {}
  void run();

 private:
  void keep(std::size_t from, std::size_t to);
  std::size_t tag(std::size_t at);
  std::size_t skip_element(std::size_t at, std::size_t which, std::size_t tag_end);
  /// One past the '>' that ends the tag at `at`, quoted values passed over; counts the attributes.
  std::size_t end_of_tag(std::size_t at, std::size_t& attributes);
  [[nodiscard]] bool is_at(std::size_t at, std::string_view lower_name) const;
  [[nodiscard]] std::string_view attribute(std::string_view tag, std::string_view name) const;

  std::string_view markup_;
  Stripped& out_;
  std::size_t longest_value_ = std::size_t{4} << 20;
  // What was looked for once and is not there is not looked for again: the time stays linear.
  std::array<bool, skipped.size()> never_closed_{};
  bool comment_never_closed_ = false;
};

void Stripper::keep(std::size_t from, std::size_t to) {
  if (from >= to) return;
  out_.pieces.push_back({static_cast<std::uint32_t>(out_.bytes.size()), static_cast<std::uint32_t>(from)});
  out_.bytes.append(markup_, from, to - from);
}

bool Stripper::is_at(std::size_t at, std::string_view name) const {
  if (at + name.size() > markup_.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (lower(markup_[at + i]) != name[i]) return false;
  const std::size_t after = at + name.size();
  return after == markup_.size() || is_space(markup_[after]) || markup_[after] == '>' || markup_[after] == '/';
}

std::size_t Stripper::end_of_tag(std::size_t at, std::size_t& attributes) {
  char quote = 0;
  const std::size_t stop = std::min(markup_.size(), at + longest_value_);
  for (std::size_t i = at + 1; i < stop; ++i) {
    const char c = markup_[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return i + 1;
    } else if (c == '"' || c == '\'') {
      // A quotation mark opens a value behind '=' only; elsewhere it is a slip of the pen.
      std::size_t back = i;
      while (back > at && is_space(markup_[back - 1])) --back;
      if (markup_[back - 1] == '=') quote = c;
    } else if (is_space(c) && !is_space(markup_[i - 1])) {
      ++attributes;
    }
  }
  // Never closed: then the first '>' must do, and from now on long values are not believed.
  longest_value_ = longest_tag;
  const std::size_t close = markup_.substr(at, longest_tag).find('>');
  return close == std::string_view::npos ? std::min(markup_.size(), at + longest_tag) : at + close + 1;
}

std::string_view Stripper::attribute(std::string_view tag, std::string_view name) const {
  for (std::size_t i = 1; i + name.size() + 1 < tag.size(); ++i) {
    if (!is_space(tag[i - 1])) continue;
    bool same = true;
    for (std::size_t k = 0; k < name.size() && same; ++k) same = lower(tag[i + k]) == name[k];
    std::size_t at = i + name.size();
    if (!same || tag[at] != '=') continue;
    ++at;
    const char quote = at < tag.size() && (tag[at] == '"' || tag[at] == '\'') ? tag[at] : '\0';
    const std::size_t from = at + (quote != 0 ? 1 : 0);
    std::size_t to = from;
    while (to < tag.size() && (quote != 0 ? tag[to] != quote : !is_space(tag[to]) && tag[to] != '>')) ++to;
    return tag.substr(from, to - from);
  }
  return {};
}

std::size_t Stripper::skip_element(std::size_t at, std::size_t which, std::size_t tag_end) {
  const std::string_view name = skipped[which];
  if (never_closed_[which]) return tag_end;
  if (markup_[tag_end - 1] == '>' && tag_end >= 2 && markup_[tag_end - 2] == '/' && name != "script" && name != "style")
    return tag_end;
  for (std::size_t i = tag_end;;) {
    i = markup_.find("</", i);
    if (i == std::string_view::npos) {
      never_closed_[which] = true;
      return name == "script" || name == "style" ? markup_.size() : tag_end;
    }
    if (is_at(i + 2, name)) {
      if (name == "script" && i - tag_end >= least_data) {
        const std::string_view tag = markup_.substr(at, tag_end - at);
        out_.scripts.push_back({attribute(tag, "type"), attribute(tag, "id"), markup_.substr(tag_end, i - tag_end)});
      }
      const std::size_t close = markup_.find('>', i);
      return close == std::string_view::npos ? markup_.size() : close + 1;
    }
    i += 2;
  }
}

/// Keeps or skips the tag at `at`; returns where to go on.
std::size_t Stripper::tag(std::size_t at) {
  const std::size_t size = markup_.size();
  if (at + 1 >= size) return keep(at, size), size;
  const char next = markup_[at + 1];
  if (next == '!' || next == '?') {
    const bool comment = markup_.compare(at, 4, "<!--") == 0;
    // "<!-->" and "<!--->" are comments of no length.
    if (comment && (markup_.compare(at + 4, 1, ">") == 0 || markup_.compare(at + 4, 2, "->") == 0))
      return markup_.find('>', at) + 1;
    std::size_t end = std::string_view::npos;
    if (!comment)
      end = markup_.find('>', at);
    else if (!comment_never_closed_)
      end = markup_.find("-->", at + 4);
    if (end == std::string_view::npos) {
      comment_never_closed_ |= comment;
      return comment ? std::min(size, at + 4) : size;
    }
    return end + (comment ? 3 : 1);
  }
  if (next != '/' && !is_letter(next)) {
    // No tag: a bare "<" is text, and the parser is told so.
    out_.pieces.push_back({static_cast<std::uint32_t>(out_.bytes.size()), static_cast<std::uint32_t>(at)});
    out_.bytes += "&lt;";
    return at + 1;
  }
  std::size_t attributes = 0;
  const std::size_t end = end_of_tag(at, attributes);
  if (next != '/')
    for (std::size_t which = 0; which < skipped.size(); ++which)
      if (lower(next) == skipped[which][0] && is_at(at + 1, skipped[which])) return skip_element(at, which, end);
  if (end - at > longest_tag || attributes > most_attributes) {
    ++out_.bare_tags;
    std::size_t name_end = at + 1;
    while (name_end < end && !is_space(markup_[name_end]) && markup_[name_end] != '>' && name_end - at < 64) ++name_end;
    keep(at, name_end);
    out_.bytes += '>';
    return end;
  }
  keep(at, end);
  return end;
}

void Stripper::run() {
  out_.bytes.reserve(markup_.size());
  std::size_t at = 0;
  while (at < markup_.size()) {
    const auto* found = static_cast<const char*>(std::memchr(markup_.data() + at, '<', markup_.size() - at));
    const std::size_t next = found != nullptr ? static_cast<std::size_t>(found - markup_.data()) : markup_.size();
    keep(at, next);
    if (next == markup_.size()) break;
    at = tag(next);
  }
  for (char& c : out_.bytes)
    if (static_cast<unsigned char>(c) < 32 && !is_space(c)) c = ' ';
}

}  // namespace

Stripped strip_html(std::string_view markup) {
  Stripped out;
  Stripper(markup, out).run();
  return out;
}

}  // namespace runut
