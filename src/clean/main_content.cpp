// Masses of prose, summed up the tree, choose the root; marks of furniture run down it.
#include "clean/main_content.h"

#include <algorithm>
#include <cmath>

namespace runut {
namespace {

constexpr std::uint8_t none = 0xFF;
constexpr std::uint8_t of(FurnitureWhy why) { return static_cast<std::uint8_t>(why); }

/// How much a block says for being part of an article: its length, where it reads like prose.
double prose_of(const Block& b) {
  if (b.kind == BlockKind::heading || b.size < 25) return 0;
  const double share = b.link_share();
  if (share > 0.6) return 0;
  const bool sentence = b.form.sentences > 0 && b.form.words >= 6;
  if (!sentence && b.form.words < 18) return 0;
  double mass = b.size * (1 - share);
  if (b.kind == BlockKind::list_item || b.kind == BlockKind::table_row) mass *= 0.6;
  if (!b.form.ends_sentence) mass *= 0.7;
  return mass;
}

struct Mass {
  double prose = 0;  // of the subtree
  double bytes = 0;  // all its text
  double links = 0;
};

class Finder {
 public:
  Finder(const HtmlTree& tree, const BlockList& blocks, const PageCues& cues, const ContentHints& hints)
      : tree_(tree), blocks_(blocks), cues_(cues), hints_(hints) {}
  MainContent run();

 private:
  void read_roles();
  void sum();
  void mark_furniture();
  void choose_root();
  void judge_blocks();
  [[nodiscard]] std::optional<FurnitureWhy> tag_says(const HtmlNode& n) const;
  [[nodiscard]] bool hidden(const HtmlNode& n) const;
  [[nodiscard]] bool has_role(std::uint32_t node, PageRole role) const;

  const HtmlTree& tree_;
  const BlockList& blocks_;
  const PageCues& cues_;
  const ContentHints& hints_;
  MainContent out_;
  std::vector<std::uint64_t> roles_;      // per node: bits of the cues of its class, id and the like
  std::vector<std::uint8_t> furniture_;   // per node: FurnitureWhy, its ancestors' included
  std::vector<Mass> all_, kept_;          // per node
  std::vector<std::uint64_t> role_bits_;  // per PageRole: bits of the cues that say so
};

bool Finder::has_role(std::uint32_t node, PageRole role) const {
  return (roles_[node] & role_bits_[static_cast<std::size_t>(role)]) != 0;
}

void Finder::read_roles() {
  role_bits_.assign(static_cast<std::size_t>(PageRole::paywall) + 1, 0);
  for (std::size_t i = 0; i < cues_.cues.size(); ++i)
    role_bits_[static_cast<std::size_t>(cues_.cues[i].role)] |= std::uint64_t{1} << i;
  roles_.assign(tree_.nodes.size(), 0);
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    const HtmlNode& n = tree_.nodes[i];
    if (n.tag == Tag::text || n.tag == Tag::meta || n.tag == Tag::link) continue;
    for (const Attribute name :
         {Attribute::class_, Attribute::id, Attribute::data_testid, Attribute::data_component, Attribute::itemprop})
      if (const std::string_view value = tree_.get(n, name); !value.empty()) roles_[i] |= cues_.of_class(value);
  }
}

void Finder::sum() {
  const auto add_up = [&](std::vector<Mass>& to, bool kept) {
    to.assign(tree_.nodes.size(), {});
    for (const Block& b : blocks_.blocks) {
      if (kept && furniture_[b.first] != none) continue;
      Mass& m = to[b.element];
      m.prose += prose_of(b);
      m.bytes += b.size;
      m.links += b.link_bytes;
    }
    for (std::uint32_t i = tree_.size(); i-- > 1;) {
      Mass& up = to[tree_.nodes[i].parent];
      up.prose += to[i].prose;
      up.bytes += to[i].bytes;
      up.links += to[i].links;
    }
  };
  if (furniture_.empty())
    add_up(all_, false);
  else
    add_up(kept_, true);
}

bool Finder::hidden(const HtmlNode& n) const {
  if (tree_.has(n, Attribute::hidden)) return true;
  const std::string_view style = tree_.get(n, Attribute::style);
  if (style.empty()) return false;
  for (const std::string_view sign : {"display:none", "display: none", "visibility:hidden", "visibility: hidden"})
    if (style.find(sign) != std::string_view::npos) return true;
  return false;
}

std::optional<FurnitureWhy> Finder::tag_says(const HtmlNode& n) const {
  switch (n.tag) {
    case Tag::nav:
    case Tag::menu:
      return FurnitureWhy::navigation;
    case Tag::aside:
      return FurnitureWhy::other_story;
    case Tag::footer:
      return FurnitureWhy::legal;
    case Tag::form:
    case Tag::button:
    case Tag::fieldset:
    case Tag::label:
    case Tag::option:
    case Tag::input:
    case Tag::legend:
      return FurnitureWhy::form;
    case Tag::dialog:
      return FurnitureWhy::consent;
    case Tag::figcaption:
      return FurnitureWhy::caption;
    case Tag::iframe:
    case Tag::object:
    case Tag::embed:
    case Tag::video:
    case Tag::audio:
    case Tag::canvas:
    case Tag::noscript:
    case Tag::template_:
      return FurnitureWhy::embed;
    default:
      break;
  }
  const std::string_view role = tree_.get(n, Attribute::role);
  if (role == "navigation" || role == "menu" || role == "search" || role == "banner") return FurnitureWhy::navigation;
  if (role == "complementary") return FurnitureWhy::other_story;
  if (role == "contentinfo") return FurnitureWhy::legal;
  if (role == "dialog" || role == "alertdialog") return FurnitureWhy::consent;
  if (hidden(n)) return FurnitureWhy::form;
  return {};
}

void Finder::mark_furniture() {
  const double total = all_[0].prose;
  furniture_.assign(tree_.nodes.size(), none);
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    const HtmlNode& n = tree_.nodes[i];
    furniture_[i] = furniture_[n.parent];
    if (n.tag == Tag::text || furniture_[i] != none) continue;
    std::optional<FurnitureWhy> why = tag_says(n);
    if (!why && roles_[i] != 0 && n.tag != Tag::body && n.tag != Tag::html) {
      for (std::size_t c = 0; c < cues_.cues.size() && !why; ++c) {
        if ((roles_[i] >> c & 1U) == 0) continue;
        const PageCue& cue = cues_.cues[c];
        if (cue.role == PageRole::furniture) why = cue.why;
        if (cue.role == PageRole::caption) why = FurnitureWhy::caption;
        if (cue.role == PageRole::byline || cue.role == PageRole::date) why = FurnitureWhy::credit;
        if (cue.role == PageRole::pull_quote) why = FurnitureWhy::repeated;
      }
      if (why && has_role(i, PageRole::body) && all_[i].prose > 0.2 * total) why.reset();
    }
    if (!why) continue;
    const double most = *why == FurnitureWhy::comments ? 0.85 : 0.5;
    if (all_[i].prose > most * total && total > 0) continue;
    furniture_[i] = of(*why);
  }
}

void Finder::choose_root() {
  double best = -1;
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    const HtmlNode& n = tree_.nodes[i];
    if (n.tag == Tag::text || furniture_[i] != none || kept_[i].prose <= 0) continue;
    const double density = kept_[i].prose / std::max(kept_[i].bytes, 1.0);
    double score = kept_[i].prose * density;
    if (has_role(i, PageRole::body) || tree_.get(n, Attribute::itemprop).find("articleBody") != std::string_view::npos)
      score *= 1.5;
    else if (n.tag == Tag::article || has_role(i, PageRole::article))
      score *= 1.25;
    else if (n.tag == Tag::main)
      score *= 1.1;
    if (n.tag == Tag::p || n.tag == Tag::li || n.tag == Tag::td) score *= 0.8;
    if (score >= best) best = score, out_.root = i;
  }
}

void Finder::judge_blocks() {
  const auto& list = blocks_.blocks;
  out_.why.assign(list.size(), std::nullopt);
  const HtmlNode& root = tree_.nodes[out_.root];
  for (std::uint32_t b = 0; b < list.size(); ++b) {
    const Block& block = list[b];
    if (furniture_[block.first] != none)
      out_.why[b] = static_cast<FurnitureWhy>(furniture_[block.first]);
    else if (block.first < out_.root || block.first >= root.end)
      out_.why[b] = FurnitureWhy::navigation;
    else if (tree_.nodes[block.element].tag == Tag::h1)
      out_.why[b] = FurnitureWhy::headline;
    else if (block.link_share() > 0.8 && block.form.words < 40)
      out_.why[b] = FurnitureWhy::related_link;
  }
}

MainContent Finder::run() {
  read_roles();
  sum();
  mark_furniture();
  sum();
  choose_root();
  judge_blocks();
  return std::move(out_);
}

}  // namespace

MainContent find_main_content(const HtmlTree& tree, const BlockList& blocks, const PageCues& cues,
                              const ContentHints& hints) {
  return Finder(tree, blocks, cues, hints).run();
}

}  // namespace runut
