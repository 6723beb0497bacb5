// The element with most prose and least else is the article's; what stands in it and is no furniture is the article.
#include "clean/main_content.h"

#include <algorithm>

#include "clean/furniture_marks.h"
#include "clean/page_metadata.h"

namespace runut {
namespace {

constexpr std::uint8_t none = MainContent::article;

class Finder {
 public:
  Finder(const HtmlTree& tree, const BlockList& blocks, const PageCues& cues, const ContentHints& hints)
      : tree_(tree),
        blocks_(blocks),
        cues_(cues),
        hints_(hints),
        marks_(mark_furniture(tree, blocks, cues, hints.title)) {}
  MainContent run();

 private:
  void choose_root();
  [[nodiscard]] std::uint32_t climbed(std::uint32_t from) const;
  [[nodiscard]] bool is_time(const Block& block) const;
  [[nodiscard]] bool opens_with_mark(const Block& block) const;
  void judge_blocks();
  void find_title();
  void drop_repeated();
  void drop_orphans();
  void keep_lead();
  [[nodiscard]] bool has_role(std::uint32_t node, PageRole role) const {
    return (marks_.roles[node] & cues_.with_role(role)) != 0;
  }
  [[nodiscard]] bool inside(std::uint32_t node, std::uint32_t of) const {
    return node >= of && node < tree_.nodes[of].end;
  }

  const HtmlTree& tree_;
  const BlockList& blocks_;
  const PageCues& cues_;
  const ContentHints& hints_;
  FurnitureMarks marks_;
  MainContent out_;
};

/// From the densest element up, as long as what stands beside it is prose too: articles are cut by advertisements.
std::uint32_t Finder::climbed(std::uint32_t from) const {
  std::uint32_t best = from;
  for (std::uint32_t at = tree_.nodes[from].parent; at != 0; at = tree_.nodes[at].parent) {
    if (tree_.nodes[at].tag == Tag::body || tree_.nodes[at].tag == Tag::html) break;
    const double more = marks_.kept[at].prose - marks_.kept[best].prose;
    const double beside = marks_.kept[at].bytes - marks_.kept[best].bytes;
    if (more > 0.12 * marks_.kept[best].prose && more > 0.7 * beside) best = at;
  }
  return best;
}

void Finder::choose_root() {
  double best = -1;
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    const HtmlNode& n = tree_.nodes[i];
    if (n.tag == Tag::text || marks_.why[i] != none || marks_.kept[i].prose <= 0) continue;
    const double density = marks_.kept[i].prose / std::max(marks_.kept[i].bytes, 1.0);
    double score = marks_.kept[i].prose * density;
    if (is_body(tree_, cues_, i, marks_.roles[i]))
      score *= 1.5;
    else if (n.tag == Tag::article || has_role(i, PageRole::article))
      score *= 1.25;
    else if (n.tag == Tag::main)
      score *= 1.1;
    if (n.tag == Tag::p || n.tag == Tag::li || n.tag == Tag::td) score *= 0.8;
    if (score >= best) best = score, out_.root = i;
  }
  if (out_.root != 0) out_.root = climbed(out_.root);
}

/// A line that is a time element and nothing else.
bool Finder::is_time(const Block& block) const {
  if (block.size > 80) return false;
  for (std::uint32_t at = tree_.nodes[block.first].parent, up = 0; at != 0 && up < 4;
       at = tree_.nodes[at].parent, ++up) {
    if (tree_.nodes[at].tag == Tag::time) return tree_.words_of(at, 200).size() * 5 >= block.size * 4U;
    if (at == block.element) break;
  }
  return false;
}

/// A line of text whose first words alone are marked: "<span class=date>12 May.</span> The river ...".
bool Finder::opens_with_mark(const Block& block) const {
  const bool caption = marks_.why[block.first] == static_cast<std::uint8_t>(FurnitureWhy::caption);
  if (caption || marks_.why[block.element] != none || block.form.words < 12 || !block.form.ends_sentence) return false;
  std::uint32_t marked = block.first;
  while (marked > block.element && marks_.why[tree_.nodes[marked].parent] != none) marked = tree_.nodes[marked].parent;
  return marked > block.element && 3 * tree_.words_of(marked, block.size).size() < block.size;
}

void Finder::judge_blocks() {
  const auto& list = blocks_.blocks;
  out_.why.assign(list.size(), std::nullopt);
  for (std::uint32_t b = 0; b < list.size(); ++b) {
    const Block& block = list[b];
    if (marks_.why[block.first] != none && !opens_with_mark(block))
      out_.why[b] = static_cast<FurnitureWhy>(marks_.why[block.first]);
    else if (!inside(block.first, out_.root))
      out_.why[b] = FurnitureWhy::navigation;
    else if (tree_.nodes[block.element].tag == Tag::h1)
      out_.why[b] = FurnitureWhy::headline;
    else if (is_time(block))
      out_.why[b] = FurnitureWhy::credit;
    else if (block.link_share() > 0.8 && block.form.words < 40)
      out_.why[b] = FurnitureWhy::related_link;
  }
}

/// The block of the headline: the one with its words, an h1 rather than another.
void Finder::find_title() {
  const auto& list = blocks_.blocks;
  const std::string wanted = bare_form(hints_.title);
  for (std::uint32_t b = 0; b < list.size(); ++b) {
    if (list[b].size > 2 * hints_.title.size() + 40) continue;
    const bool first_level = list[b].kind == BlockKind::heading && list[b].level == 1;
    if (!first_level && out_.title < list.size()) continue;
    if (marks_.why[list[b].first] != none && !first_level) continue;
    const bool same = !wanted.empty() && bare_form(blocks_.of(list[b])) == wanted;
    if (!same) continue;
    out_.title = b;
    if (inside(list[b].first, out_.root)) out_.why[b] = FurnitureWhy::headline;
    if (first_level) break;
  }
  if (out_.title < list.size()) return;
  for (std::uint32_t b = 0; b < list.size() && out_.title >= list.size(); ++b)
    if (list[b].kind == BlockKind::heading && list[b].level == 1) out_.title = b;
}

/// Headings of what is gone: a heading, or a short line that is no sentence, right above blocks that were left out as
/// stories of others, or at the very end.
void Finder::drop_orphans() {
  const auto& list = blocks_.blocks;
  bool text_behind = false, others_behind = false;
  for (auto b = static_cast<std::uint32_t>(list.size()); b-- > 0;) {
    if (out_.why[b]) {
      const FurnitureWhy why = *out_.why[b];
      const bool others = why == FurnitureWhy::related_link || why == FurnitureWhy::other_story ||
                          why == FurnitureWhy::navigation || why == FurnitureWhy::form || why == FurnitureWhy::comments;
      others_behind = others && (others_behind || inside(list[b].first, out_.root));
      continue;
    }
    const bool heading = list[b].kind == BlockKind::heading;
    const bool label = !list[b].form.ends_sentence && list[b].form.words <= 7 && list[b].kind == BlockKind::paragraph;
    if ((heading && (!text_behind || others_behind)) || (label && others_behind && text_behind)) {
      out_.why[b] = FurnitureWhy::related_link;
      continue;
    }
    text_behind = true;
    others_behind = false;
  }
}

/// The standfirst stands between headline and text, often outside the element of the text.
void Finder::keep_lead() {
  const auto& list = blocks_.blocks;
  std::uint32_t first = 0;
  while (first < list.size() && out_.why[first]) ++first;
  if (first == list.size()) return;
  const std::uint32_t from = first > 40 ? first - 40 : 0;
  for (std::uint32_t b = first; b-- > from;) {
    const Block& block = list[b];
    const HtmlNode& element = tree_.nodes[block.element];
    if (element.tag == Tag::h1) break;
    if (marks_.why[block.first] != none || block.size < 40 || block.link_share() > 0.3 || block.form.words < 8)
      continue;
    bool lead = false;
    for (std::uint32_t at = block.element, up = 0; at != 0 && up < 4; at = tree_.nodes[at].parent, ++up)
      lead |= has_role(at, PageRole::lead) || tree_.get(tree_.nodes[at], Attribute::itemprop) == "description";
    const std::string_view words = blocks_.of(block);
    lead |= words.size() >= 40 && hints_.description.size() >= 40 &&
            words.substr(0, 40) == hints_.description.substr(0, 40);
    if (lead) out_.why[b].reset();
  }
}

/// Short lines that stand between the paragraphs again and again: labels of advertisements.
void Finder::drop_repeated() {
  constexpr std::uint32_t label_words = 4, often = 5;
  const auto& list = blocks_.blocks;
  const auto prose = [&](std::uint32_t b) {
    return !out_.why[b] && list[b].kind == BlockKind::paragraph && list[b].form.ends_sentence;
  };
  std::vector<std::pair<std::string_view, std::uint32_t>> labels;
  for (std::uint32_t b = 1; b + 1 < list.size(); ++b) {
    const bool label = !out_.why[b] && list[b].kind == BlockKind::paragraph && list[b].form.words <= label_words &&
                       !list[b].form.ends_sentence;
    if (label && prose(b - 1) && prose(b + 1) && blocks_.of(list[b]).back() != ':')
      labels.emplace_back(blocks_.of(list[b]), b);
  }
  std::sort(labels.begin(), labels.end());
  for (std::size_t i = 0, end = 0; i < labels.size(); i = end) {
    while (end < labels.size() && labels[end].first == labels[i].first) ++end;
    for (std::size_t k = i; end - i >= often && k < end; ++k) out_.why[labels[k].second] = FurnitureWhy::repeated;
  }
}

MainContent Finder::run() {
  choose_root();
  judge_blocks();
  find_title();
  keep_lead();
  drop_repeated();
  drop_orphans();
  out_.furniture = std::move(marks_.why);
  out_.roles = std::move(marks_.roles);
  return std::move(out_);
}

}  // namespace

MainContent find_main_content(const HtmlTree& tree, const BlockList& blocks, const PageCues& cues,
                              const ContentHints& hints) {
  return Finder(tree, blocks, cues, hints).run();
}

}  // namespace runut
