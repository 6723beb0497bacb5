// HTML: the markup of a page turned into a flat tree of elements and texts.
//
// libxml2 parses; what no article can stand in (scripts, styles, comments, drawings) is taken out of the bytes
// before, for they are two thirds of a page and the parser is the slowest step. The tree is a vector in document order,
// so that walking it is a loop, and a subtree is a range. Every text knows its place in the markup.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runut/result.h"
#include "runut/span.h"

namespace runut {

/// Elements that mean something to a reader of articles; `text` is none but characters, `other` any other name.
// clang-format off
enum class Tag : std::uint8_t {
  text, other, a, abbr, address, amp_img, article, aside, audio, b, blockquote, body, br, button, canvas, caption,
  center, cite, code, dd, del, details, dialog, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer,
  form, h1, h2, h3, h4, h5, h6, head, header, hr, html, i, iframe, img, input, ins, label, legend, li, link, main,
  mark, menu, meta, nav, noscript, object, ol, option, p, picture, pre, q, s, script, section, select, small,
  source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template_, textarea, tfoot, th,
  thead, time, title, tr, u, ul, video, wbr, count_
};
// clang-format on

/// Attributes that are kept.
// clang-format off
enum class Attribute : std::uint8_t {
  aria_hidden, aria_label, class_, content, data_component, data_testid, data_type, datetime, hidden, href, id,
  itemid, itemprop, itemscope, itemtype, lang, name, property, pubdate, rel, role, style, title, type, value, count_
};
// clang-format on

struct HtmlNode {
  std::uint32_t parent = 0;  ///< the root is its own
  std::uint32_t end = 0;     ///< one past the last node of its subtree
  std::uint32_t text = 0;    ///< a text's bytes in HtmlTree::text
  std::uint32_t text_size = 0;
  Span raw;  ///< a text: its bytes in the markup; an element: from its start tag to its end tag
  std::uint32_t first_attribute = 0;
  std::uint16_t attributes = 0;
  std::uint16_t depth = 0;
  Tag tag = Tag::other;
  bool verbatim = true;  ///< a text: stands in the markup byte for byte
};

/// A script that holds data (JSON-LD, the state of the page).
struct HtmlScript {
  std::string_view type, id;
  std::string_view content;  ///< of the markup
};

struct HtmlLimits {
  std::uint32_t depth = 600;        ///< elements nested deeper are read as text of the deepest
  std::uint32_t nodes = 2'000'000;  ///< more of them end the reading
};

class HtmlTree {
 public:
  std::vector<HtmlNode> nodes;  ///< document order; nodes[0] is the root, above every element
  std::string text;             ///< of all texts, decoded
  std::vector<HtmlScript> scripts;
  std::vector<std::string> notes;

  [[nodiscard]] std::string_view text_of(const HtmlNode& node) const {
    return std::string_view(text).substr(node.text, node.text_size);
  }
  /// The attribute's value, decoded; empty where it has none.
  [[nodiscard]] std::string_view get(const HtmlNode& node, Attribute name) const;
  [[nodiscard]] bool has(const HtmlNode& node, Attribute name) const;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes.size()); }
  /// All text below a node, white space squeezed, up to `most` bytes.
  [[nodiscard]] std::string words_of(std::uint32_t node, std::size_t most = 1000) const;

  struct Value {
    Attribute name;
    std::uint32_t begin, size;  ///< in `values`
  };
  std::vector<Value> attributes;
  std::string values;
};

/// Parses a page. `markup` is UTF-8, must outlive the tree, and may be no page at all: then the tree is small.
/// Whatever the markup, it needs bounded memory per byte and linear time; what a limit cut off is told in `notes`.
void parse_html(std::string_view markup, HtmlTree& tree, const HtmlLimits& limits = {});

/// Whether bytes look like HTML: a doctype, or elements of a page at their beginning.
[[nodiscard]] bool looks_like_html(std::string_view beginning);

/// The charset that a meta element at the beginning of the markup names; empty where none does.
[[nodiscard]] std::string_view declared_charset(std::string_view markup);

/// The enumerators of names in lower case.
[[nodiscard]] Tag tag_of(std::string_view name);
[[nodiscard]] Attribute attribute_of(std::string_view name);  ///< `count_` where it is not kept

}  // namespace runut
