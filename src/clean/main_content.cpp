// Masses of prose, summed up the tree, choose the root; marks of furniture run down it.
#include "clean/main_content.h"

#include <algorithm>

#include "clean/page_metadata.h"

namespace runut {
namespace {

constexpr std::uint8_t none = MainContent::article;
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
  [[nodiscard]] std::vector<Mass> sum(bool kept) const;
  void doubt_cues();
  void mark_furniture();
  void choose_root();
  [[nodiscard]] std::uint32_t climbed(std::uint32_t from) const;
  [[nodiscard]] bool is_time(const Block& block) const;
  void judge_blocks();
  void find_title();
  void drop_orphans();
  void keep_lead();
  [[nodiscard]] std::optional<FurnitureWhy> tag_says(const HtmlNode& n) const;
  [[nodiscard]] std::optional<FurnitureWhy> class_says(std::uint32_t i) const;
  [[nodiscard]] bool hidden(const HtmlNode& n) const;
  void find_headline();
  [[nodiscard]] bool holds_article(std::uint32_t node, FurnitureWhy why) const;
  [[nodiscard]] bool doubt_most(double total, bool all);
  [[nodiscard]] double prose_taken_as(FurnitureWhy why) const;
  [[nodiscard]] bool has_role(std::uint32_t node, PageRole role) const {
    return (roles_[node] & cues_.with_role(role)) != 0;
  }
  [[nodiscard]] bool is_body(std::uint32_t node) const {
    return has_role(node, PageRole::body) ||
           tree_.get(tree_.nodes[node], Attribute::itemprop).find("articleBody") != std::string_view::npos;
  }
  [[nodiscard]] bool inside(std::uint32_t node, std::uint32_t of) const {
    return node >= of && node < tree_.nodes[of].end;
  }

  const HtmlTree& tree_;
  const BlockList& blocks_;
  const PageCues& cues_;
  const ContentHints& hints_;
  MainContent out_;
  std::uint64_t believed_ = ~std::uint64_t{0};  // cues that are
  bool hidden_is_out_ = true;                   // what is not shown at first is none of the article
  std::uint32_t headline_ = 0;                  // node of the headline's h1; 0: none has its words
  std::vector<std::uint64_t> roles_;            // per node: bits of the cues of its class, id and the like
  std::vector<std::uint8_t> furniture_;         // per node: FurnitureWhy, its ancestors' included
  std::vector<Mass> all_, kept_;                // per node
};

void Finder::read_roles() {
  roles_.assign(tree_.nodes.size(), 0);
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    const HtmlNode& n = tree_.nodes[i];
    if (n.tag == Tag::text || n.tag == Tag::meta || n.tag == Tag::link || n.attributes == 0) continue;
    for (const Attribute name :
         {Attribute::class_, Attribute::id, Attribute::data_testid, Attribute::data_component, Attribute::itemprop})
      if (const std::string_view value = tree_.get(n, name); !value.empty()) roles_[i] |= cues_.of_class(value);
  }
}

std::vector<Mass> Finder::sum(bool kept) const {
  std::vector<Mass> to(tree_.nodes.size());
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
  return to;
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
  if (n.attributes == 0) return {};
  const std::string_view role = tree_.get(n, Attribute::role);
  if (role == "navigation" || role == "menu" || role == "search" || role == "banner") return FurnitureWhy::navigation;
  if (role == "complementary") return FurnitureWhy::other_story;
  if (role == "contentinfo") return FurnitureWhy::legal;
  if (role == "dialog" || role == "alertdialog") return FurnitureWhy::consent;
  if (hidden_is_out_ && hidden(n)) return FurnitureWhy::form;
  return {};
}

std::optional<FurnitureWhy> Finder::class_says(std::uint32_t i) const {
  const std::uint64_t roles = roles_[i] & believed_;
  const HtmlNode& n = tree_.nodes[i];
  // Inside code, classes colour words.
  if (n.tag == Tag::span && (tree_.nodes[n.parent].tag == Tag::code || tree_.nodes[n.parent].tag == Tag::pre))
    return {};
  if (roles == 0 || n.tag == Tag::body || n.tag == Tag::html || n.tag == Tag::main) return {};
  for (std::size_t c = 0; c < cues_.cues.size(); ++c) {
    if ((roles >> c & 1U) == 0) continue;
    switch (cues_.cues[c].role) {
      case PageRole::furniture:
        return cues_.cues[c].why;
      case PageRole::caption:
        return FurnitureWhy::caption;
      case PageRole::byline:
      case PageRole::date:
        return FurnitureWhy::credit;
      case PageRole::pull_quote:
        return FurnitureWhy::repeated;
      default:
        break;
    }
  }
  return {};
}

void Finder::find_headline() {
  const std::string wanted = bare_form(hints_.title);
  if (wanted.size() < 8) return;
  for (std::uint32_t i = 1; i < tree_.size() && headline_ == 0; ++i)
    if (tree_.nodes[i].tag == Tag::h1 && bare_form(tree_.words_of(i, 2 * hints_.title.size() + 40)) == wanted)
      headline_ = i;
}

/// What holds the headline and a good part of the prose is the article, whatever its class says.
bool Finder::holds_article(std::uint32_t node, FurnitureWhy why) const {
  const double total = all_[0].prose, prose = all_[node].prose;
  const bool of_site = why == FurnitureWhy::navigation || why == FurnitureWhy::legal || why == FurnitureWhy::caption;
  if (headline_ != 0 && !of_site && inside(headline_, node) && prose > 400 && prose > 0.1 * total) return true;
  const double most = why == FurnitureWhy::comments ? 0.85 : tree_.nodes[node].tag == Tag::form ? 0.3 : 0.5;
  return total > 0 && prose > most * total;
}

/// What is furniture by its names, from the top down.
void Finder::mark_furniture() {
  const double total = all_[0].prose;
  furniture_.assign(tree_.nodes.size(), none);
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    const HtmlNode& n = tree_.nodes[i];
    furniture_[i] = furniture_[n.parent];
    if (n.tag == Tag::text || furniture_[i] != none) continue;
    std::optional<FurnitureWhy> why = tag_says(n);
    if (!why) {
      why = class_says(i);
      if (why && is_body(i) && all_[i].prose > 0.2 * total) why.reset();
    }
    if (!why || holds_article(i, *why)) continue;
    furniture_[i] = of(*why);
  }
}

double Finder::prose_taken_as(FurnitureWhy why) const {
  double taken = 0;
  for (std::uint32_t i = 1; i < tree_.size(); ++i)
    if (furniture_[i] == of(why) && furniture_[tree_.nodes[i].parent] == none) taken += all_[i].prose;
  return taken;
}

/// Stops believing the name that took most, if it took a quarter of the prose. `all`: of comments and notices too.
bool Finder::doubt_most(double total, bool all) {
  std::vector<double> taken(cues_.cues.size(), 0);
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    if (furniture_[i] == none || furniture_[tree_.nodes[i].parent] != none) continue;
    for (std::size_t c = 0; c < taken.size(); ++c)
      if ((roles_[i] & believed_) >> c & 1U)
        if (all || (cues_.cues[c].why != FurnitureWhy::comments && cues_.cues[c].why != FurnitureWhy::consent))
          taken[c] += all_[i].prose;
  }
  const auto most = std::max_element(taken.begin(), taken.end());
  if (most == taken.end() || *most < 0.25 * total) return false;
  believed_ &= ~(std::uint64_t{1} << (most - taken.begin()));
  return true;
}

/// Where hardly any prose is left, some name does not mean what it says elsewhere: the one that took most is not
/// believed. Where next to none is, comments are what the page is for, and what is hidden at first is shown later.
void Finder::doubt_cues() {
  const double total = all_[0].prose - prose_taken_as(FurnitureWhy::comments) - prose_taken_as(FurnitureWhy::consent);
  const auto again = [&] {
    mark_furniture();
    kept_ = sum(true);
  };
  for (int turn = 0; turn < 5 && kept_[0].prose < 0.25 * total; ++turn) {
    if (!doubt_most(total, false)) break;
    again();
  }
  const double all = all_[0].prose;
  if (kept_[0].prose >= 0.12 * all) return;
  hidden_is_out_ = false;
  again();
  for (int turn = 0; turn < 3 && kept_[0].prose < 0.12 * all; ++turn) {
    if (!doubt_most(all, true)) break;
    again();
  }
}

/// From the densest element up, as long as what stands beside it is prose too: articles are cut by advertisements.
std::uint32_t Finder::climbed(std::uint32_t from) const {
  std::uint32_t best = from;
  for (std::uint32_t at = tree_.nodes[from].parent; at != 0; at = tree_.nodes[at].parent) {
    if (tree_.nodes[at].tag == Tag::body || tree_.nodes[at].tag == Tag::html) break;
    const double more = kept_[at].prose - kept_[best].prose;
    const double beside = kept_[at].bytes - kept_[best].bytes;
    if (more > 0.12 * kept_[best].prose && more > 0.7 * beside) best = at;
  }
  return best;
}

void Finder::choose_root() {
  double best = -1;
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    const HtmlNode& n = tree_.nodes[i];
    if (n.tag == Tag::text || furniture_[i] != none || kept_[i].prose <= 0) continue;
    const double density = kept_[i].prose / std::max(kept_[i].bytes, 1.0);
    double score = kept_[i].prose * density;
    if (is_body(i))
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

void Finder::judge_blocks() {
  const auto& list = blocks_.blocks;
  out_.why.assign(list.size(), std::nullopt);
  for (std::uint32_t b = 0; b < list.size(); ++b) {
    const Block& block = list[b];
    if (furniture_[block.first] != none)
      out_.why[b] = static_cast<FurnitureWhy>(furniture_[block.first]);
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
    if (furniture_[list[b].first] != none && !first_level) continue;
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
    if (furniture_[block.first] != none || block.size < 40 || block.link_share() > 0.3 || block.form.words < 8)
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

MainContent Finder::run() {
  read_roles();
  all_ = sum(false);
  find_headline();
  mark_furniture();
  kept_ = sum(true);
  doubt_cues();
  choose_root();
  judge_blocks();
  find_title();
  keep_lead();
  drop_orphans();
  out_.furniture = std::move(furniture_);
  out_.roles = std::move(roles_);
  return std::move(out_);
}

}  // namespace

MainContent find_main_content(const HtmlTree& tree, const BlockList& blocks, const PageCues& cues,
                              const ContentHints& hints) {
  return Finder(tree, blocks, cues, hints).run();
}

}  // namespace runut
