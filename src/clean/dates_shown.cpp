// Dates that a page's readers see: first elements made for dates, then lines near the headline and near the end.
//
// What is said to be the date of a change is kept as one; dates of other stories, of comments and of events are told by
// where they stand and by the words before them. Sentences of the article are not searched.
#include <algorithm>

#include "base/utf8.h"
#include "clean/date_statements.h"

namespace runut {
namespace {

constexpr std::uint32_t head_before = 8, head_after = 4;     ///< blocks around the headline that are looked at
constexpr std::uint32_t right_before = 2, right_behind = 5;  ///< ... where names of classes count less
constexpr std::uint32_t right_above = 4;                     ///< ... above the first paragraph, likewise
constexpr std::uint32_t tail_after = 6;
constexpr std::size_t longest_line = 260;
constexpr std::size_t longest_label = 40;   ///< a line that says what the date below it is
constexpr std::size_t shortest_title = 16;  ///< that names its article among others
constexpr std::size_t most_before = 60;     ///< bytes before a date whose words tell what it is of

/// How far behind the start the last of the words ends; 0: none of them.
std::size_t last_of(const std::vector<std::string>& words, std::string_view text) {
  std::size_t at = 0;
  for (const std::string& word : words) {
    const std::size_t found = text.rfind(word);
    if (found == std::string_view::npos) continue;
    const bool inside =
        found > 0 && text[found - 1] >= 'a' && text[found - 1] <= 'z' && word[0] >= 'a' && word[0] <= 'z';
    if (!inside) at = std::max(at, found + word.size());
  }
  return at;
}

class Shown {
 public:
  Shown(const PageView& page, DateStatements& out) : page_(page), out_(out) {}
  void from_elements();
  void from_lines();
  void from_notes();

 private:
  void from_element(std::uint32_t node);
  void from_line(std::uint32_t block, bool head);
  [[nodiscard]] bool says(const std::vector<std::string>& words, std::string_view before) const;
  [[nodiscard]] bool says_modified(std::string_view before) const;
  [[nodiscard]] double own(std::uint32_t node, std::uint32_t block) const;
  [[nodiscard]] bool of_others(std::uint32_t node, std::uint32_t block) const;
  [[nodiscard]] bool in_teaser(std::uint32_t node, std::size_t size) const;
  [[nodiscard]] std::uint32_t block_of(std::uint32_t node) const;
  [[nodiscard]] std::string_view label_above(std::uint32_t block, std::string_view before) const;
  [[nodiscard]] std::uint32_t distance(std::uint32_t block) const;

  const PageView& page_;
  DateStatements& out_;
};

/// The end of what stands before a date, in lower case.
std::string just_before(std::string_view before) {
  return folded(before.substr(before.size() > most_before ? before.size() - most_before : 0));
}

bool Shown::says(const std::vector<std::string>& words, std::string_view before) const {
  return last_of(words, just_before(before)) > 0;
}

/// The last of both kinds of words that stands in the text before a date decides.
bool Shown::says_modified(std::string_view before) const {
  const std::string words = just_before(before);
  const std::size_t modified = last_of(page_.cues.modified_words, words);
  return modified > 0 && modified >= last_of(page_.cues.published_words, words);
}

/// Blocks between a block and the headline, or the first paragraph below it.
std::uint32_t Shown::distance(std::uint32_t block) const {
  const std::uint32_t title = block >= page_.title ? block - page_.title : page_.title - block;
  return page_.has_title && block > page_.title && block < page_.first ? std::min(title, page_.first - block) : title;
}

/// The block that a node stands in, or the first behind it.
std::uint32_t Shown::block_of(std::uint32_t node) const {
  const auto& blocks = page_.blocks.blocks;
  const std::uint32_t next = page_.block_at(node);
  if (next < blocks.size() && blocks[next].first < page_.tree.nodes[node].end) return next;
  if (next == 0) return next;
  return node < page_.tree.nodes[blocks[next - 1].element].end && node > blocks[next - 1].element ? next - 1 : next;
}

/// What stands alone in the line above a date that opens its own line: "Published".
std::string_view Shown::label_above(std::uint32_t block, std::string_view before) const {
  if (block == 0 || block >= page_.blocks.blocks.size() || before.size() > 3) return {};
  const std::string_view above = page_.blocks.of(page_.blocks.blocks[block - 1]);
  const bool digits = std::any_of(above.begin(), above.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool credit = above.starts_with("\xC2\xA9");
  return above.size() > longest_label || digits || credit ? std::string_view() : above;
}

/// 0: of another story, a comment or a menu. What a class says is not believed right behind the headline, and less
/// right before it and right above the text: outlets name things for how they look.
double Shown::own(std::uint32_t node, std::uint32_t block) const {
  const std::uint8_t why = page_.content.furniture[node];
  if (why == MainContent::article) return 1;
  switch (static_cast<FurnitureWhy>(why)) {
    case FurnitureWhy::credit:
    case FurnitureWhy::headline:
    case FurnitureWhy::legal:
    case FurnitureWhy::form:
      return 1;
    default:
      break;
  }
  if (!page_.has_title) return 0;
  if (block >= page_.title && block <= page_.title + right_behind) return 1;
  const bool before_title = block < page_.title && block + right_before >= page_.title;
  const bool above_text = block > page_.title && block < page_.first && block + right_above >= page_.first;
  return before_title || above_text ? 0.7 : 0;
}

/// What readers wrote, links to other stories, and what is laid out like one unless it ends the text.
bool Shown::of_others(std::uint32_t node, std::uint32_t block) const {
  const std::uint8_t why = page_.content.furniture[node];
  return why == static_cast<std::uint8_t>(FurnitureWhy::comments) ||
         why == static_cast<std::uint8_t>(FurnitureWhy::related_link) ||
         (why == static_cast<std::uint8_t>(FurnitureWhy::other_story) && block > page_.last + 2);
}

/// Inside a link that says much more than the date: the date of what it leads to.
bool Shown::in_teaser(std::uint32_t node, std::size_t size) const {
  const auto& nodes = page_.tree.nodes;
  for (std::uint32_t at = nodes[node].parent, up = 0; at != 0 && up < 8; at = nodes[at].parent, ++up)
    if (nodes[at].tag == Tag::a) return page_.tree.words_of(at, 200).size() > 2 * size + 20;
  return false;
}

void Shown::from_element(std::uint32_t i) {
  const HtmlNode& n = page_.tree.nodes[i];
  const std::string_view property = n.attributes > 0 ? page_.tree.get(n, Attribute::itemprop) : std::string_view();
  const bool published = property.find("datePublished") != std::string_view::npos ||
                         property.find("dateCreated") != std::string_view::npos ||
                         page_.tree.get(n, Attribute::property).find("datePublished") != std::string_view::npos;
  const bool modified =
      property.find("dateModified") != std::string_view::npos || property.find("dateUpdate") != std::string_view::npos;
  const bool named = (page_.content.roles[i] & page_.cues.with_role(PageRole::date)) != 0;
  if (!published && !modified && n.tag != Tag::time && !named) return;
  std::string_view value = page_.tree.get(n, Attribute::datetime);
  if (value.empty()) value = page_.tree.get(n, Attribute::content);
  if (value.empty() && (n.tag == Tag::abbr || n.end == i + 1)) value = page_.tree.get(n, Attribute::title);
  const std::uint32_t block = block_of(i);
  const bool near = block + 12 >= page_.title && (block <= page_.first + 12 || block <= page_.last + tail_after);
  const bool in_head = n.tag == Tag::meta && block == 0;
  const double closeness = in_head ? 1 : 1 - 0.015 * std::min(distance(block), 40U);
  if (published || modified) {
    if (own(i, block) == 0 && !near) return;
    const std::string words = value.empty() ? page_.tree.words_of(i, 200) : std::string();
    const std::string_view said = value.empty() ? words : value;
    return out_.add(said, "itemprop " + std::string(property), DatePlace::microdata, 0.75 * closeness,
                    modified && !published);
  }
  const double trust = own(i, block);
  if (trust == 0 || !near || n.end - i > 60) return;
  const std::string words = page_.tree.words_of(i, 300);
  if (in_teaser(i, words.size())) return;
  std::string_view before;
  if (block < page_.blocks.blocks.size()) {
    const std::string_view line = page_.blocks.of(page_.blocks.blocks[block]);
    const std::size_t at = words.empty() ? std::string_view::npos : line.find(words.substr(0, 20));
    if (at != std::string_view::npos) before = line.substr(0, at);
    if (before.size() <= 3) before = label_above(block, before);
  }
  const bool changed = says_modified(before);
  if (says(page_.cues.other_date_words, before)) return;
  const bool head = distance(block) <= head_before || block <= page_.first + head_after;
  const DatePlace place = head ? DatePlace::shown : DatePlace::tail;
  const double weight = trust * (head ? 0.6 : 0.3) * closeness + (says(page_.cues.published_words, before) ? 0.2 : 0);
  if (!value.empty()) return out_.add(value, "time", place, weight, changed || says_modified(words));
  for (const PageDate& d : find_dates(words, page_.cues, page_.month_first)) {
    const std::string_view opens = std::string_view(words).substr(0, d.begin);
    if (!says(page_.cues.other_date_words, opens))
      out_.add(d, words, named ? "element of a date" : "time", place, weight, changed || says_modified(opens));
  }
}

void Shown::from_elements() {
  for (std::uint32_t i = 1; i < page_.tree.size(); ++i)
    if (page_.tree.nodes[i].tag != Tag::text) from_element(i);
}

void Shown::from_line(std::uint32_t b, bool head) {
  const Block& block = page_.blocks.blocks[b];
  const std::string_view words = page_.blocks.of(block);
  const bool kept = !page_.content.why[b];
  if (block.size > longest_line && !(kept && b <= page_.first + 1)) return;
  if (!kept && in_teaser(block.first, block.size)) return;
  const double trust = kept ? 1 : own(block.first, b);
  for (const PageDate& d : find_dates(words.substr(0, longest_line), page_.cues, page_.month_first)) {
    std::string_view before = words.substr(0, d.begin);
    if (const std::string_view label = label_above(b, before); !label.empty()) before = label;
    if (says(page_.cues.other_date_words, before)) continue;
    const bool told = says(page_.cues.published_words, before);
    if (trust == 0 && !(told && d.begin <= most_before && !of_others(block.first, b))) continue;
    if (page_.content.why[b] == FurnitureWhy::caption && d.begin > 3) continue;
    // A line that is little else than its date says more than a sentence with a date in it.
    const bool behind_words = kept && !told && d.begin > 30;
    const bool bare = block.size < 4 * (d.end - d.begin) + 40 && !behind_words;
    const bool dateline = kept && b <= page_.first + 1 && d.begin < 60 && d.begin > 0;
    if (kept && !bare && !dateline) continue;
    const double weight = !bare  ? 0.15
                          : head ? 0.55 - 0.01 * std::min(distance(b), 20U)
                                 : 0.3 - 0.005 * std::min(distance(b), 40U);
    out_.add(d, words, "line", head ? DatePlace::shown : DatePlace::tail, trust * weight + (told ? 0.2 : 0),
             says_modified(before));
  }
}

void Shown::from_lines() {
  const auto n = static_cast<std::uint32_t>(page_.blocks.blocks.size());
  const std::uint32_t to = std::min(n, page_.last + 1 + tail_after);
  for (std::uint32_t b = page_.title > head_before ? page_.title - head_before : 0; b < to; ++b) {
    const bool head = b <= std::max(page_.first, page_.title) + head_after;
    // The text between is the article's.
    if (!head && b + 3 < page_.last)
      b = page_.last - 4;
    else
      from_line(b, head);
  }
}

/// A note anywhere on the page that names the article and says when it was published: "HEADLINE was posted on ...".
void Shown::from_notes() {
  if (!page_.has_title) return;
  const std::string_view title = page_.blocks.of(page_.blocks.blocks[page_.title]);
  if (title.size() < shortest_title) return;
  for (std::uint32_t b = 0; b < page_.blocks.blocks.size(); ++b) {
    const Block& block = page_.blocks.blocks[b];
    if (block.size > longest_line || block.size < title.size() + shortest_title) continue;
    const std::string_view words = page_.blocks.of(block);
    if (words.find(title) == std::string_view::npos || last_of(page_.cues.published_words, folded(words)) == 0)
      continue;
    const auto dates = find_dates(words, page_.cues, page_.month_first);
    if (dates.size() == 1) out_.add(dates[0], words, "note", DatePlace::tail, 0.3, false);
  }
}

}  // namespace

void gather_shown_dates(const PageView& page, DateStatements& out) {
  Shown shown(page, out);
  shown.from_elements();
  shown.from_lines();
  if (std::none_of(out.all.begin(), out.all.end(), [](const DateStatement& d) { return !d.modified; }))
    shown.from_notes();
}

}  // namespace runut
