// Who wrote it: people as the linked data, the meta elements, the elements made for bylines, and lines that open with
// "by" name them. What is no person's name (the outlet, a desk, an address, a handle) is left out.
#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "clean/page_dates.h"
#include "clean/page_metadata.h"

namespace runut {
namespace {

constexpr std::size_t longest_byline = 240, longest_name = 60, most_names = 25;

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

class Names {
 public:
  Names(const PageView& page, const PageMetadata& metadata) : page_(page) {
    for (const Stated& s : metadata.of(PageField::outlet)) outlets_.insert(bare_form(s.value));
    for (const std::string& s : metadata.linked.organisations) outlets_.insert(bare_form(s));
    outlets_.erase("");
  }
  /// The names in a byline. `sure`: it is known to be one, so a name may be of one word. `linked`: linked data say so,
  /// so that it may be an agency in small letters. `dated`: dates in it are taken out first.
  [[nodiscard]] std::vector<std::string> in(std::string_view byline, bool sure, bool linked, bool dated) const;
  /// The byline without the words that open it; empty where it has none of them.
  [[nodiscard]] std::string_view opened(std::string_view line) const { return behind(page_.cues.byline_openers, line); }
  /// The name of the editor that a line gives; empty where it gives none.
  [[nodiscard]] std::string_view edited(std::string_view line) const { return behind(page_.cues.editor_openers, line); }
  [[nodiscard]] bool is_outlet(std::string_view name) const { return outlets_.count(bare_form(name)) > 0; }

 private:
  [[nodiscard]] std::string_view behind(const std::vector<std::string>& openers, std::string_view line) const;
  [[nodiscard]] bool of_body(std::string_view byline) const;
  [[nodiscard]] bool name_like(std::string_view part, bool sure) const;
  [[nodiscard]] std::string undated(std::string byline) const;
  [[nodiscard]] std::string_view without_date_words(std::string_view name) const;

  const PageView& page_;
  std::set<std::string> outlets_;
};

std::string_view Names::behind(const std::vector<std::string>& openers, std::string_view line) const {
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

bool Names::name_like(std::string_view part, bool sure) const {
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

bool Names::of_body(std::string_view byline) const {
  const auto words = words_in(byline);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    const std::string form = bare_form(word);
    return std::find(page_.cues.body_words.begin(), page_.cues.body_words.end(), form) != page_.cues.body_words.end();
  });
}

/// The byline with a bar for each date in it.
std::string Names::undated(std::string byline) const {
  auto dates = find_dates(byline, page_.cues, page_.month_first);
  for (auto d = dates.rbegin(); d != dates.rend(); ++d) byline.replace(d->begin, d->end - d->begin, " | ");
  return byline;
}

/// "Jane Doe published on": what stood before a date that is gone.
std::string_view Names::without_date_words(std::string_view name) const {
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

std::vector<std::string> Names::in(std::string_view stated, bool sure, bool linked, bool dated) const {
  std::vector<std::string> out;
  std::string plain = plainly_spaced(stated.substr(0, 600));
  if (dated) plain = undated(std::move(plain));
  std::string_view byline = trimmed(plain);
  if (sure && of_body(byline)) return out;
  // One word in small letters that is no word of desks and no outlet: an agency's short name.
  if (linked && byline.size() >= 3 && byline.size() <= 6 && !is_outlet(byline) &&
      std::all_of(byline.begin(), byline.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
      std::find(page_.cues.not_people.begin(), page_.cues.not_people.end(), byline) == page_.cues.not_people.end())
    return {std::string(byline)};
  for (int turns = 0; turns < 2; ++turns)
    if (const std::string_view rest = opened(byline); !rest.empty()) byline = rest;
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
    if (dated) name = without_date_words(name);
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

/// Several links in one byline, or several elements that are all of it: a name each, with commas between. Empty where
/// there are not two.
std::string names_apart(const PageView& page, std::uint32_t byline, std::size_t size) {
  const auto& nodes = page.tree.nodes;
  std::vector<std::string> links, spans;
  std::size_t in_spans = 0;
  for (std::uint32_t k = byline + 1; k < nodes[byline].end; ++k) {
    if (nodes[k].tag != Tag::a && nodes[k].tag != Tag::span) continue;
    std::string name = page.tree.words_of(k, longest_name + 1);
    if (name.size() > longest_name || name.find(' ') == std::string::npos) continue;
    const bool leaf = nodes[k].end <= k + 2;
    if (leaf && nodes[k].tag == Tag::span) in_spans += name.size() + 1, spans.push_back(name);
    if (nodes[k].tag == Tag::a) links.push_back(std::move(name));
  }
  if (links.size() < 2 && in_spans >= size) links = std::move(spans);
  std::string out;
  if (links.size() > 1)
    for (const std::string& name : links) out += (out.empty() ? "" : ", ") + name;
  return out;
}

/// Bylines that the page shows, near the headline or right behind the text.
void from_elements(const PageView& page, PageMetadata& metadata) {
  const auto& nodes = page.tree.nodes;
  const std::uint64_t bylines = page.cues.with_role(PageRole::byline);
  for (std::uint32_t i = 1; i < page.tree.size(); ++i) {
    const HtmlNode& n = nodes[i];
    if (n.tag == Tag::text || (n.attributes == 0 && n.tag != Tag::address)) continue;
    const std::string_view property = page.tree.get(n, Attribute::itemprop);
    const std::string_view rel = page.tree.get(n, Attribute::rel);
    const bool own = property == "author" || rel == "author" || property == "creator";
    const bool named = (page.content.roles[i] & bylines) != 0;
    if (!own && !named) continue;
    const std::uint8_t why = page.content.furniture[i];
    if (why != MainContent::article) {
      const auto reason = static_cast<FurnitureWhy>(why);
      if (reason == FurnitureWhy::comments || reason == FurnitureWhy::related_link ||
          reason == FurnitureWhy::other_story)
        continue;
      if (reason == FurnitureWhy::legal && !own) continue;
    }
    const std::uint32_t block = page.block_at(i);
    if (block + 12 < page.title || block > page.last + 4) continue;
    std::string words;
    for (std::uint32_t k = i; k < n.end && words.empty(); ++k)
      if (page.tree.get(nodes[k], Attribute::itemprop) == "name") words = page.tree.words_of(k, 200);
    if (words.empty()) words = page.tree.words_of(i, longest_byline + 1);
    if (n.tag == Tag::meta) words = page.tree.get(n, Attribute::content);
    if (words.empty() || words.size() > longest_byline) continue;
    const bool head = block <= page.first + 3;
    if (!own)
      if (const std::string names = names_apart(page, i, words.size()); !names.empty()) words = names;
    metadata.state(PageField::authors, words, own ? "element of the author" : "byline",
                   (own                  ? 200
                    : words.size() > 100 ? 230
                                         : 210) +
                       (head ? 0 : 60));
    if (n.tag != Tag::meta) i = n.end - 1;
  }
}

void from_lines(const PageView& page, const Names& names, PageMetadata& metadata) {
  const auto& list = page.blocks.blocks;
  const auto n = static_cast<std::uint32_t>(list.size());
  const std::uint32_t from = page.title > 4 ? page.title - 4 : 0;
  for (std::uint32_t b = from; b < n && b <= page.first + 4; ++b) {
    if (list[b].size > 160) continue;
    const std::string_view rest = names.opened(page.blocks.of(list[b]));
    if (!rest.empty()) metadata.state(PageField::authors, std::string(rest), "line", 240);
  }
  for (std::uint32_t b = page.last; b < n && b <= page.last + 3; ++b) {
    if (list[b].size > 100) continue;
    const std::string_view rest = names.opened(page.blocks.of(list[b]));
    if (!rest.empty()) metadata.state(PageField::authors, std::string(rest), "line", 320);
  }
}

}  // namespace

void read_page_authors(const PageView& page, PageMetadata& metadata, Document& document) {
  const Names names(page, metadata);
  from_elements(page, metadata);
  from_lines(page, names, metadata);
  auto& all = metadata.of(PageField::authors);
  std::stable_sort(all.begin(), all.end(), [](const Stated& a, const Stated& b) { return a.trust < b.trust; });
  PageFacts& facts = *document.page;
  // Who edited it is its author only where nobody else is.
  std::set<std::string> editors;
  for (const Stated& s : all)
    if (const std::string_view name = names.edited(s.value); !name.empty()) editors.insert(bare_form(name));
  if (!editors.empty())
    std::stable_partition(all.begin(), all.end(), [&](const Stated& s) {
      return editors.count(bare_form(s.value)) == 0 && names.edited(s.value).empty();
    });
  std::vector<bool> used(all.size(), false);
  const auto take = [&](bool dated) {
    int trust = -1;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Stated& s = all[i];
      if (!facts.authors.empty() && s.trust != trust) continue;
      for (std::string& name : names.in(s.value, s.trust < 210, s.trust < 100, dated)) {
        if (std::find(facts.authors.begin(), facts.authors.end(), name) == facts.authors.end() &&
            facts.authors.size() < most_names)
          facts.authors.push_back(std::move(name));
        used[i] = true;
        trust = s.trust;
      }
    }
  };
  take(false);
  // Names that stand in one line with the date.
  if (facts.authors.empty()) take(true);
  for (std::size_t i = 0; i < all.size() && facts.evidence.size() < 200; ++i)
    facts.evidence.push_back({"authors", all[i].from, all[i].value.substr(0, 120), used[i]});
  if (document.byline.empty())
    for (const std::string& name : facts.authors) document.byline += (document.byline.empty() ? "" : ", ") + name;
}

}  // namespace runut
