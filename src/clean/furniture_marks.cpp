// Tags and names mark from the top down; where hardly any prose is left, the name that took most is not believed.
#include "clean/furniture_marks.h"

#include <algorithm>
#include <optional>

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

class Marker {
 public:
  Marker(const HtmlTree& tree, const BlockList& blocks, const PageCues& cues, std::string_view title)
      : tree_(tree), blocks_(blocks), cues_(cues), title_(title) {}
  FurnitureMarks run();

 private:
  void read_roles();
  [[nodiscard]] std::vector<TextMass> sum(bool kept) const;
  void find_headline();
  void mark();
  void doubt_cues();
  [[nodiscard]] bool doubt_most(double total, bool all);
  [[nodiscard]] double prose_taken_as(FurnitureWhy why) const;
  [[nodiscard]] std::optional<FurnitureWhy> tag_says(const HtmlNode& n) const;
  [[nodiscard]] std::optional<FurnitureWhy> class_says(std::uint32_t i) const;
  [[nodiscard]] bool hidden(const HtmlNode& n) const;
  [[nodiscard]] bool holds_article(std::uint32_t node, FurnitureWhy why) const;

  const HtmlTree& tree_;
  const BlockList& blocks_;
  const PageCues& cues_;
  std::string_view title_;
  std::uint64_t believed_ = ~std::uint64_t{0};  // cues that are
  bool hidden_is_out_ = true;                   // what is not shown at first is none of the article
  std::uint32_t headline_ = 0;                  // node of the headline's h1; 0: none has its words
  std::vector<std::uint64_t> roles_;
  std::vector<std::uint8_t> furniture_;
  std::vector<TextMass> all_, kept_;  // per node
};

void Marker::read_roles() {
  roles_.assign(tree_.nodes.size(), 0);
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    const HtmlNode& n = tree_.nodes[i];
    if (n.tag == Tag::text || n.tag == Tag::meta || n.tag == Tag::link || n.attributes == 0) continue;
    for (const Attribute name :
         {Attribute::class_, Attribute::id, Attribute::data_testid, Attribute::data_component, Attribute::itemprop})
      if (const std::string_view value = tree_.get(n, name); !value.empty()) roles_[i] |= cues_.of_class(value);
  }
}

std::vector<TextMass> Marker::sum(bool kept) const {
  std::vector<TextMass> to(tree_.nodes.size());
  for (const Block& b : blocks_.blocks) {
    if (kept && furniture_[b.first] != none) continue;
    TextMass& m = to[b.element];
    m.prose += prose_of(b);
    m.bytes += b.size;
    m.links += b.link_bytes;
  }
  for (std::uint32_t i = tree_.size(); i-- > 1;) {
    TextMass& up = to[tree_.nodes[i].parent];
    up.prose += to[i].prose;
    up.bytes += to[i].bytes;
    up.links += to[i].links;
  }
  return to;
}

bool Marker::hidden(const HtmlNode& n) const {
  if (tree_.has(n, Attribute::hidden)) return true;
  const std::string_view style = tree_.get(n, Attribute::style);
  if (style.empty()) return false;
  for (const std::string_view sign : {"display:none", "display: none", "visibility:hidden", "visibility: hidden"})
    if (style.find(sign) != std::string_view::npos) return true;
  return false;
}

std::optional<FurnitureWhy> Marker::tag_says(const HtmlNode& n) const {
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

std::optional<FurnitureWhy> Marker::class_says(std::uint32_t i) const {
  const std::uint64_t roles = roles_[i] & believed_;
  const HtmlNode& n = tree_.nodes[i];
  // Inside code, classes colour words.
  if (n.tag == Tag::span && (tree_.nodes[n.parent].tag == Tag::code || tree_.nodes[n.parent].tag == Tag::pre))
    return {};
  if (roles == 0 || n.tag == Tag::body || n.tag == Tag::html || n.tag == Tag::main) return {};
  // A heading is named for how it looks; one of furniture goes with what stands below it.
  const bool heading = n.tag == Tag::h2 || n.tag == Tag::h3 || n.tag == Tag::h4;
  for (std::size_t c = 0; c < cues_.cues.size(); ++c) {
    if ((roles >> c & 1U) == 0 || (heading && cues_.cues[c].role == PageRole::furniture)) continue;
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

void Marker::find_headline() {
  const std::string wanted = bare_form(title_);
  if (wanted.size() < 8) return;
  for (std::uint32_t i = 1; i < tree_.size() && headline_ == 0; ++i)
    if (tree_.nodes[i].tag == Tag::h1 && bare_form(tree_.words_of(i, 2 * title_.size() + 40)) == wanted) headline_ = i;
}

/// What holds the headline and a good part of the prose is the article, whatever its class says.
bool Marker::holds_article(std::uint32_t node, FurnitureWhy why) const {
  const double total = all_[0].prose, prose = all_[node].prose;
  const bool of_site = why == FurnitureWhy::navigation || why == FurnitureWhy::legal || why == FurnitureWhy::caption;
  if (headline_ != 0 && !of_site && headline_ >= node && headline_ < tree_.nodes[node].end && prose > 400 &&
      prose > 0.1 * total)
    return true;
  const double most = why == FurnitureWhy::comments ? 0.85 : tree_.nodes[node].tag == Tag::form ? 0.3 : 0.5;
  return total > 0 && prose > most * total;
}

/// What is furniture by its names, from the top down.
void Marker::mark() {
  const double total = all_[0].prose;
  furniture_.assign(tree_.nodes.size(), none);
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    const HtmlNode& n = tree_.nodes[i];
    furniture_[i] = furniture_[n.parent];
    if (n.tag == Tag::text || furniture_[i] != none) continue;
    std::optional<FurnitureWhy> why = tag_says(n);
    if (!why) {
      why = class_says(i);
      if (why && is_body(tree_, cues_, i, roles_[i]) && all_[i].prose > 0.2 * total) why.reset();
    }
    if (!why || holds_article(i, *why)) continue;
    furniture_[i] = of(*why);
  }
}

double Marker::prose_taken_as(FurnitureWhy why) const {
  double taken = 0;
  for (std::uint32_t i = 1; i < tree_.size(); ++i)
    if (furniture_[i] == of(why) && furniture_[tree_.nodes[i].parent] == none) taken += all_[i].prose;
  return taken;
}

/// Stops believing the name that took most, if it took a quarter of the prose. `all`: of comments and notices too.
bool Marker::doubt_most(double total, bool all) {
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
void Marker::doubt_cues() {
  const double total = all_[0].prose - prose_taken_as(FurnitureWhy::comments) - prose_taken_as(FurnitureWhy::consent);
  const auto again = [&] {
    mark();
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

FurnitureMarks Marker::run() {
  read_roles();
  all_ = sum(false);
  find_headline();
  mark();
  kept_ = sum(true);
  doubt_cues();
  return {std::move(roles_), std::move(furniture_), std::move(kept_)};
}

}  // namespace

FurnitureMarks mark_furniture(const HtmlTree& tree, const BlockList& blocks, const PageCues& cues,
                              std::string_view title) {
  return Marker(tree, blocks, cues, title).run();
}

bool is_body(const HtmlTree& tree, const PageCues& cues, std::uint32_t node, std::uint64_t roles) {
  return (roles & cues.with_role(PageRole::body)) != 0 ||
         tree.get(tree.nodes[node], Attribute::itemprop).find("articleBody") != std::string_view::npos;
}

}  // namespace runut
