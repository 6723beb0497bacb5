// Bytes of a page to UTF-8 markup: the mark at the front, then what the server said, then what the page says, then what
// the bytes look like.
#include <algorithm>
#include <array>

#include "source/html.h"
#include "source/source.h"

namespace runut {
namespace {

constexpr std::size_t declaration_bytes = 4096;  ///< a charset that stands later is not looked for

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::size_t find_folded(std::string_view text, std::string_view wanted, std::size_t from) {
  const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(),
                                 wanted.begin(), wanted.end(), [](char a, char b) { return lower(a) == b; });
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

/// Elements that open pages, or stand early in them.
constexpr std::array<std::string_view, 12> openers{"<!doctype html", "<html", "<head",   "<body", "<title",   "<meta",
                                                   "<div",           "<p>",   "<script", "<link", "<article", "<h1"};

}  // namespace

bool looks_like_html(std::string_view beginning) {
  const std::size_t first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || beginning[first] != '<') return false;
  if (beginning.compare(first, 5, "<?xml") == 0)
    return find_folded(beginning, "<html", first) != std::string_view::npos;
  std::size_t at = first;
  while (beginning.compare(at, 4, "<!--") == 0) {
    const std::size_t end = beginning.find("-->", at);
    if (end == std::string_view::npos) return find_folded(beginning, "<html", first) != std::string_view::npos;
    at = std::min(beginning.find('<', end), beginning.size());
  }
  return std::any_of(openers.begin(), openers.end(), [&](std::string_view opener) {
    return find_folded(beginning.substr(at, opener.size()), opener, 0) == 0;
  });
}

std::string_view declared_charset(std::string_view markup) {
  markup = markup.substr(0, declaration_bytes);
  for (std::size_t at = 0; (at = find_folded(markup, "charset", at)) != std::string_view::npos; at += 7) {
    std::size_t i = at + 7;
    while (i < markup.size() && (markup[i] == ' ' || markup[i] == '\t')) ++i;
    if (i >= markup.size() || markup[i] != '=') continue;
    ++i;
    while (i < markup.size() && (markup[i] == ' ' || markup[i] == '"' || markup[i] == '\'')) ++i;
    const std::size_t end = markup.find_first_of("\"' ;/>\r\n\t", i);
    if (end == std::string_view::npos || end - i > 40) continue;
    // Only inside a tag of the head: a script may speak of charsets too.
    const std::size_t open = markup.rfind('<', at);
    if (open != std::string_view::npos && find_folded(markup.substr(open, 6), "<meta", 0) == 0)
      return markup.substr(i, end - i);
    if (open != std::string_view::npos && markup.compare(open, 5, "<?xml") == 0) return markup.substr(i, end - i);
  }
  return {};
}

}  // namespace runut
