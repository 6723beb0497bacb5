// One walk over the nodes with the open elements at hand; a block is closed wherever a box begins or ends.
#include "clean/blocks.h"

#include <algorithm>

#include "base/utf8.h"

namespace runut {
namespace {

bool is_space(unsigned char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

/// Scripts that are written without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
bool is_unspaced(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x0E00 && c <= 0x0EFF) ||
         (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x20000 && c <= 0x2FFFF);
}

bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x06D4 ||
         c == 0x061F || c == 0x0964 || c == 0x1362 || c == 0x0589;
}

bool is_comma(char32_t c) { return c == ',' || c == 0x060C || c == 0x3001 || c == 0xFF0C || c == ';'; }

/// Marks that may stand behind the end of a sentence and belong to it.
bool closes_behind(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x201C ||
         c == 0xAB || c == 0x300D || c == 0x300F || c == 0xA0;
}

class Walk {
 public:
  Walk(const HtmlTree& tree, BlockList& out) : tree_(tree), out_(out) {}
  void run();

 private:
  void open(std::uint32_t i);
  void close_until(std::uint32_t i);
  void add_text(const HtmlNode& node, std::uint32_t i);
  void end_block();
  void line_break();
  void begin_block(std::uint32_t i);
  [[nodiscard]] bool is_row_cell(std::uint32_t i) const;
  void mark_data_tables();

  const HtmlTree& tree_;
  BlockList& out_;
  struct Open {
    std::uint32_t node;
    bool box;
  };
  std::vector<Open> open_;
  std::vector<bool> data_table_;  // per node: a table whose cells hold nothing but words
  Block block_;
  bool in_block_ = false, space_ = false;
  std::uint32_t links_ = 0, bold_ = 0;
  std::uint32_t space_raw_ = 0;
};

BlockKind kind_of(Tag tag) {
  switch (tag) {
    case Tag::li:
    case Tag::dt:
    case Tag::dd:
      return BlockKind::list_item;
    case Tag::tr:
      return BlockKind::table_row;
    case Tag::blockquote:
      return BlockKind::quote;
    case Tag::pre:
      return BlockKind::preformatted;
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      return BlockKind::heading;
    default:
      return BlockKind::paragraph;
  }
}

void Walk::mark_data_tables() {
  data_table_.assign(tree_.nodes.size(), false);
  std::vector<std::uint32_t> tables;
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    const HtmlNode& n = tree_.nodes[i];
    while (!tables.empty() && i >= tree_.nodes[tables.back()].end) tables.pop_back();
    if (n.tag == Tag::table) {
      // A table in a table: the outer one is a layout.
      for (const std::uint32_t t : tables) data_table_[t] = false;
      data_table_[i] = true;
      tables.push_back(i);
    } else if (!tables.empty() && (n.tag == Tag::h1 || n.tag == Tag::h2 || n.tag == Tag::article ||
                                   n.tag == Tag::form || n.tag == Tag::section || n.tag == Tag::iframe)) {
      data_table_[tables.back()] = false;
    }
  }
}

void Walk::begin_block(std::uint32_t i) {
  in_block_ = true;
  block_ = {};
  block_.first = i;
  block_.text = static_cast<std::uint32_t>(out_.text.size());
  block_.element = 0;
  bool row = false;
  for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
    if (!at->box) continue;
    if (block_.element == 0) block_.element = at->node;
    const Tag tag = tree_.nodes[at->node].tag;
    if (tag == Tag::tr && !row) {
      row = true;
      block_.kind = BlockKind::table_row;
    }
    const BlockKind kind = kind_of(tag);
    if (kind == BlockKind::heading) {
      block_.kind = kind;
      block_.level = static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1);
      break;
    }
    if (block_.kind == BlockKind::paragraph && kind != BlockKind::paragraph) block_.kind = kind;
    if (open_.rend() - at > 40) break;
  }
}

void Walk::end_block() {
  space_ = false;
  if (!in_block_) return;
  in_block_ = false;
  block_.size = static_cast<std::uint32_t>(out_.text.size()) - block_.text;
  if (block_.size == 0) return;
  block_.form = form_of(out_.of(block_));
  out_.blocks.push_back(block_);
  out_.text += '\n';
}

void Walk::line_break() {
  if (!in_block_) return;
  const std::string_view so_far = std::string_view(out_.text).substr(block_.text);
  if (so_far.empty()) return;
  if (space_ && space_raw_ == 1) return end_block();  // a second one: a paragraph's end
  if (form_of(so_far.substr(so_far.size() > 16 ? so_far.size() - 16 : 0)).ends_sentence) return end_block();
  space_ = true;
  space_raw_ = 1;
}

bool Walk::is_row_cell(std::uint32_t i) const {
  const Tag tag = tree_.nodes[i].tag;
  if (tag != Tag::td && tag != Tag::th) return false;
  for (auto at = open_.rbegin(); at != open_.rend(); ++at)
    if (tree_.nodes[at->node].tag == Tag::table) return data_table_[at->node];
  return false;
}

void Walk::open(std::uint32_t i) {
  const HtmlNode& node = tree_.nodes[i];
  bool box = !is_inline(node.tag);
  if (node.tag == Tag::br) {
    line_break();
    return;
  }
  if (is_row_cell(i)) {
    // Cells of a row stand in one line.
    box = false;
    if (in_block_ && out_.text.size() > block_.text) {
      out_.text += '\t';
      space_ = false;
      space_raw_ = 0;
    }
  } else if (box) {
    bool inside_cell = false;
    for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
      const Tag tag = tree_.nodes[at->node].tag;
      if (tag == Tag::tr || tag == Tag::table) break;
      if (tag == Tag::td || tag == Tag::th) {
        inside_cell = is_row_cell(at->node);
        break;
      }
      if (open_.rend() - at > 60) break;
    }
    if (inside_cell) {
      box = false;
      space_ = in_block_;
      space_raw_ = 0;
    } else {
      end_block();
    }
  }
  links_ += node.tag == Tag::a;
  bold_ += node.tag == Tag::b || node.tag == Tag::strong || node.tag == Tag::em || node.tag == Tag::i;
  open_.push_back({i, box});
}

void Walk::close_until(std::uint32_t i) {
  while (!open_.empty() && tree_.nodes[open_.back().node].end <= i) {
    const Tag tag = tree_.nodes[open_.back().node].tag;
    links_ -= tag == Tag::a;
    bold_ -= tag == Tag::b || tag == Tag::strong || tag == Tag::em || tag == Tag::i;
    if (open_.back().box) end_block();
    open_.pop_back();
  }
}

void Walk::add_text(const HtmlNode& node, std::uint32_t i) {
  const std::string_view words = tree_.text_of(node);
  std::size_t at = 0;
  while (at < words.size()) {
    // U+00A0 is white space on a page; soft hyphens and marks without a width are nothing.
    const auto space_length = [&](std::size_t k) -> std::size_t {
      if (is_space(static_cast<unsigned char>(words[k]))) return 1;
      if (words.compare(k, 2, "\xC2\xA0") == 0 || words.compare(k, 2, "\xC2\xAD") == 0) return 2;
      if (words.compare(k, 3, "\xE2\x80\x8B") == 0 || words.compare(k, 3, "\xEF\xBB\xBF") == 0) return 3;
      return 0;
    };
    if (const std::size_t length = space_length(at); length > 0) {
      if (!space_) space_raw_ = 0;
      space_ |= (length == 1 || (length == 2 && words[at + 1] == '\xA0')) && in_block_;
      at += length;
      continue;
    }
    std::size_t end = at + 1;
    while (end < words.size() && space_length(end) == 0) ++end;
    if (!in_block_) begin_block(i);
    if (space_ && out_.text.size() > block_.text) out_.text += ' ';
    space_ = false;
    const auto text = static_cast<std::uint32_t>(out_.text.size());
    const auto size = static_cast<std::uint32_t>(end - at);
    const auto raw = node.raw.begin + (node.verbatim ? static_cast<std::uint32_t>(at) : 0);
    BlockRun* last = out_.runs.empty() ? nullptr : &out_.runs.back();
    // One space on the page and one in the text: the run goes on.
    if (last != nullptr && node.verbatim && last->text_size == last->raw_size && text >= last->text + last->text_size &&
        raw - last->raw == text - last->text) {
      last->text_size = last->raw_size = text + size - last->text;
    } else {
      out_.runs.push_back({text, raw, size, node.verbatim ? size : node.raw.size()});
    }
    out_.text.append(words, at, size);
    if (links_ > 0) block_.link_bytes += size + 1;
    if (bold_ > 0) block_.bold_bytes += size + 1;
    at = end;
  }
}

void Walk::run() {
  mark_data_tables();
  for (std::uint32_t i = 1; i < tree_.size(); ++i) {
    close_until(i);
    const HtmlNode& node = tree_.nodes[i];
    if (node.tag == Tag::text)
      add_text(node, i);
    else if (node.tag == Tag::head || node.tag == Tag::title || node.tag == Tag::script || node.tag == Tag::style)
      i = node.tag == Tag::head ? i : node.end - 1;
    else
      open(i);
  }
  close_until(tree_.size());
  end_block();
}

}  // namespace

bool is_inline(Tag tag) {
  switch (tag) {
    case Tag::text:
    case Tag::a:
    case Tag::abbr:
    case Tag::b:
    case Tag::cite:
    case Tag::code:
    case Tag::del:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::img:
    case Tag::amp_img:
    case Tag::ins:
    case Tag::mark:
    case Tag::q:
    case Tag::s:
    case Tag::small:
    case Tag::span:
    case Tag::strike:
    case Tag::strong:
    case Tag::sub:
    case Tag::sup:
    case Tag::time:
    case Tag::u:
    case Tag::wbr:
    case Tag::picture:
    case Tag::source:
    case Tag::link:
    case Tag::meta:
      return true;
    default:
      return false;
  }
}

TextForm form_of(std::string_view text) {
  TextForm form;
  bool in_word = false, ended = false;
  std::uint32_t unspaced = 0;
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char byte = static_cast<unsigned char>(text[i]);
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1} : decode(text, i);
    i += c.bytes;
    const bool space = byte < 0x80 && is_space(byte);
    if (is_unspaced(c.value)) {
      ++unspaced;
      in_word = false;
    } else if (!space && !in_word) {
      const bool letter = c.value >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                          (byte >= 'A' && byte <= 'Z');
      form.words += letter;
      in_word = letter;
    } else if (space) {
      in_word = false;
    }
    form.commas += is_comma(c.value);
    if (ends_sentence(c.value)) {
      ended = true;
      if (c.value > 0x7F && c.value != 0x2026) ++form.sentences;
    } else if (space) {
      form.sentences += ended && c.value == ' ';
      ended = false;
    } else if (!closes_behind(c.value)) {
      ended = false;
    }
  }
  form.words += (unspaced + 2) / 3;
  form.ends_sentence = ended;
  form.sentences += ended;
  return form;
}

BlockList make_blocks(const HtmlTree& tree) {
  BlockList out;
  out.text.reserve(tree.text.size());
  Walk(tree, out).run();
  return out;
}

Span BlockList::raw(std::uint32_t begin, std::uint32_t end) const {
  const auto run_at = [&](std::uint32_t at) {
    return std::upper_bound(runs.begin(), runs.end(), at,
                            [](std::uint32_t t, const BlockRun& r) { return t < r.text; });
  };
  Span out;
  if (runs.empty() || begin >= end) return out;
  auto from = run_at(begin);
  if (from != runs.begin()) --from;
  const auto into = [](const BlockRun& r, std::uint32_t at) {
    const std::uint32_t inside = std::min(at > r.text ? at - r.text : 0, r.text_size);
    return r.text_size == r.raw_size ? r.raw + inside : r.raw;
  };
  out.begin = into(*from, begin);
  auto to = run_at(end - 1);
  if (to != runs.begin()) --to;
  out.end = to->text_size == to->raw_size ? into(*to, end) : to->raw + to->raw_size;
  return out;
}

}  // namespace runut
