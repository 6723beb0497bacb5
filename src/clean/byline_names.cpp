// Words are joined to parts until a mark or a joining word; then each part is asked whether it reads like a name.
#include "clean/byline_names.h"

#include <algorithm>

#include "base/utf8.h"
#include "clean/page_dates.h"

namespace runut {
namespace {

constexpr std::size_t most_names = 25;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The text with white space of more than one byte (U+00A0) as plain spaces.
std::string plainly_spaced(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; (at = out.find("\xC2\xA0", at)) != std::string::npos; ++at) out.replace(at, 2, " ");
  return out;
}

bool is_domain(std::string_view word) {
  const std::size_t dot = word.find('.');
  return dot != std::string_view::npos && dot > 2 && dot + 2 < word.size();
}

std::string_view trimmed(std::string_view s) {
  constexpr std::string_view marks = " \t\r\n,;:|/-.\"'()[]*_&";
  while (!s.empty() && marks.find(s.front()) != std::string_view::npos) s.remove_prefix(1);
  // A full stop may belong to the name ("Jr.").
  constexpr std::string_view behind = " \t\r\n,;:|/-\"'([*_&";
  while (!s.empty() && behind.find(s.back()) != std::string_view::npos) s.remove_suffix(1);
  return s;
}

std::vector<std::string_view> words_in(std::string_view s) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < s.size();) {
    while (i < s.size() && is_space(s[i])) ++i;
    const std::size_t from = i;
    while (i < s.size() && !is_space(s[i])) ++i;
    if (i > from) out.push_back(s.substr(from, i - from));
  }
  return out;
}

}  // namespace

BylineNames::BylineNames(const PageView& page, const PageMetadata& metadata) : page_(page) {
  for (const Stated& s : metadata.of(PageField::outlet)) outlets_.insert(bare_form(s.value));
  for (const std::string& s : metadata.linked.organisations) outlets_.insert(bare_form(s));
  outlets_.erase("");
}

std::string_view BylineNames::behind(const std::vector<std::string>& openers, std::string_view line) const {
  const std::string lower = folded(line.substr(0, 80));
  std::size_t longest = 0;
  for (const std::string& opener : openers) {
    if (!lower.starts_with(opener)) continue;
    // "byJane Doe": word and name in boxes of their own.
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool glued = opener.size() < line.size() && capital(line[opener.size()]) && !capital(line[opener.size() - 1]);
    const bool ends = lower.size() > opener.size() &&
                      (is_space(lower[opener.size()]) || lower[opener.size()] == ':' || opener.back() == ':' || glued);
    if (ends) longest = std::max(longest, opener.size());
  }
  // Folding may change lengths; openers are short, and of letters that keep theirs.
  return longest == 0 || longest >= line.size() ? std::string_view() : trimmed(line.substr(longest));
}

bool BylineNames::name_like(std::string_view part, bool sure) const {
  if (part.size() < 3 || part.size() > longest_name) return false;
  for (const char c : part)
    if ((c >= '0' && c <= '9') || c == '@' || c == '<' || c == '>' || c == '=' || c == '!' || c == '?' || c == '#' ||
        c == '_' || c == ':')
      return false;
  if (part.find("://") != std::string_view::npos || part.find("www.") != std::string_view::npos ||
      part.find(". ") > 4) {
    if (part.find("://") != std::string_view::npos || part.find("www.") != std::string_view::npos) return false;
  }
  const auto words = words_in(part);
  if (words.empty() || words.size() > 6 || (words.size() < 2 && !sure)) return false;
  const unsigned char first = static_cast<unsigned char>(part[0]);
  if (first >= 'a' && first <= 'z') {
    // "de la Cruz" is a name; "staff writer" is none: some word must be capitalised.
    if (std::none_of(words.begin(), words.end(), [](std::string_view w) { return w[0] >= 'A' && w[0] <= 'Z'; }))
      return false;
  }
  for (const std::string_view word : words) {
    std::string form = bare_form(word);
    if (std::find(page_.cues.not_people.begin(), page_.cues.not_people.end(), form) != page_.cues.not_people.end())
      return false;
    if (is_domain(word)) return false;
  }
  return !is_outlet(part);
}

bool BylineNames::of_body(std::string_view byline) const {
  const auto words = words_in(byline);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    const std::string form = bare_form(word);
    return std::find(page_.cues.body_words.begin(), page_.cues.body_words.end(), form) != page_.cues.body_words.end();
  });
}

/// The byline with a bar for each date in it.
std::string BylineNames::undated(std::string byline) const {
  auto dates = find_dates(byline, page_.cues, page_.month_first);
  for (auto d = dates.rbegin(); d != dates.rend(); ++d) byline.replace(d->begin, d->end - d->begin, " | ");
  return byline;
}

/// "Jane Doe published on": what stood before a date that is gone.
std::string_view BylineNames::without_date_words(std::string_view name) const {
  const auto is_one_of = [](const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  for (;;) {
    const std::size_t space = name.find_last_of(" :");
    const std::string last = folded(name.substr(space == std::string_view::npos ? 0 : space + 1));
    const bool small = space != std::string_view::npos && !last.empty() && last.size() <= 3 && last[0] >= 'a' &&
                       last[0] <= 'z' && name.substr(space + 1) == last;
    if (name.empty() ||
        !(small || is_one_of(page_.cues.published_words, last) || is_one_of(page_.cues.modified_words, last)))
      return name;
    name = trimmed(name.substr(0, space == std::string_view::npos ? 0 : space));
  }
}

std::vector<std::string> BylineNames::in(std::string_view stated, bool sure, bool linked, bool freely) const {
  std::vector<std::string> out;
  std::string plain = plainly_spaced(stated.substr(0, 600));
  if (freely) plain = undated(std::move(plain));
  std::string_view byline = trimmed(plain);
  if (sure && of_body(byline)) return out;
  // One word in small letters that is no word of desks and no outlet: an agency's short name.
  if (linked && byline.size() >= 3 && byline.size() <= 6 && !is_outlet(byline) &&
      std::all_of(byline.begin(), byline.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
      std::find(page_.cues.not_people.begin(), page_.cues.not_people.end(), byline) == page_.cues.not_people.end())
    return {std::string(byline)};
  for (int turns = 0; turns < 2; ++turns)
    if (const std::string_view rest = opened(byline); !rest.empty()) byline = rest, sure |= freely;
  const auto words = words_in(byline);
  // An outlet's address with its town behind it is no list of names.
  if (!words.empty() && is_domain(trimmed(words.front()))) return out;
  std::string part;
  bool skip = false;  // what stands behind a comma and is no name tells the office of the name before it
  const auto close = [&] {
    std::string_view name = trimmed(part);
    if (const std::size_t bracket = name.find('('); bracket != std::string_view::npos && bracket > 2)
      name = trimmed(name.substr(0, bracket));
    if (const std::string_view rest = opened(name); !rest.empty()) name = rest;
    if (freely) name = without_date_words(name);
    if (!skip && name_like(name, sure) && out.size() < most_names &&
        std::find(out.begin(), out.end(), name) == out.end())
      out.emplace_back(name);
    part.clear();
  };
  for (const std::string_view word : words) {
    const std::string lower = folded(word);
    // "and" is written small; with a capital it is a name in some language.
    const bool small = word.size() < 2 || lower == word;
    const bool joins =
        (small && std::find(page_.cues.joiners.begin(), page_.cues.joiners.end(), lower) != page_.cues.joiners.end()) ||
        lower == "|" || lower == "/" || lower == "-" || lower == "\xE2\x80\x93" || lower == "\xE2\x80\xA2" ||
        lower == "\xC2\xB7" || lower == "\xE2\x80\x94" || lower == "\xE2\x8B\x85";
    // "e" and "y" and "i" join names; as initials they carry a full stop.
    if (joins) {
      close();
      continue;
    }
    std::size_t from = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (word[i] != ',' && word[i] != ';' && word[i] != '/' && word[i] != '|') continue;
      if (i > from) {
        if (!part.empty() && from == 0) part += ' ';
        part += word.substr(from, i - from);
      }
      close();
      from = i + 1;
    }
    if (from < word.size()) {
      if (!part.empty()) part += ' ';
      part += word.substr(from);
    }
  }
  close();
  return out;
}

}  // namespace runut
