// libxml2's events become nodes: its own tree would be built only to be copied.
//
// The parser closes what pages leave open; a node ends with its event of the end. Where in the markup a text stands is
// told by where the parser is when it hands the text over: right behind it.
#include "source/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "source/html_strip.h"

namespace runut {
namespace {

constexpr std::size_t longest_value = std::size_t{16} << 10;

class Builder {
 public:
  Builder(HtmlTree& tree, const Stripped& stripped, std::string_view markup, const HtmlLimits& limits)
      : tree_(tree), stripped_(stripped), markup_(markup), limits_(limits) {}
  void run();

 private:
  void start(const xmlChar* name, const xmlChar** attributes);
  void end(const xmlChar* name);
  void characters(const xmlChar* bytes, int size);
  void stop(const char* why);
  void add_attributes(const xmlChar** attributes, HtmlNode& node);
  /// Where the parser is, in the stripped bytes.
  [[nodiscard]] std::size_t at() const {
    const auto* input = context_->input;
    return input == nullptr ? 0 : input->consumed + static_cast<std::size_t>(input->cur - input->base);
  }
  /// The same in the markup; asked in ascending order.
  std::uint32_t raw(std::size_t at);

  HtmlTree& tree_;
  const Stripped& stripped_;
  std::string_view markup_;
  const HtmlLimits& limits_;
  htmlParserCtxtPtr context_ = nullptr;
  std::vector<std::uint32_t> open_;  // nodes that are not closed yet, the root first
  std::size_t piece_ = 0;
  std::size_t flat_ = 0;  // open elements below the deepest that is kept: their texts stand in that one
  bool too_deep_ = false;
  bool stopped_ = false;
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::uint32_t Builder::raw(std::size_t at) {
  const auto& pieces = stripped_.pieces;
  if (pieces.empty()) return 0;
  while (piece_ > 0 && pieces[piece_].at > at) --piece_;
  while (piece_ + 1 < pieces.size() && pieces[piece_ + 1].at <= at) ++piece_;
  const std::size_t found = pieces[piece_].raw + (at - pieces[piece_].at);
  return static_cast<std::uint32_t>(std::min(found, markup_.size()));
}

void Builder::stop(const char* why) {
  if (stopped_) return;
  stopped_ = true;
  tree_.notes.emplace_back(why);
  xmlStopParser(context_);
}

void Builder::add_attributes(const xmlChar** attributes, HtmlNode& node) {
  node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    const Attribute name = attribute_of(view(attributes[0]));
    if (name == Attribute::count_) continue;
    std::string_view value = view(attributes[1]);
    if (value.size() > longest_value) {
      value = value.substr(0, longest_value);
      while (!value.empty() && (static_cast<unsigned char>(value.back()) & 0xC0U) == 0x80U) value.remove_suffix(1);
      if (!value.empty() && static_cast<unsigned char>(value.back()) >= 0x80U) value.remove_suffix(1);
    }
    tree_.attributes.push_back(
        {name, static_cast<std::uint32_t>(tree_.values.size()), static_cast<std::uint32_t>(value.size())});
    tree_.values += value;
    ++node.attributes;
  }
}

void Builder::start(const xmlChar* name, const xmlChar** attributes) {
  if (stopped_) return;
  if (open_.size() > limits_.depth) {
    ++flat_;
    return;
  }
  if (tree_.nodes.size() >= limits_.nodes) return stop("it has too many elements: the rest was not read");
  HtmlNode node;
  node.parent = open_.back();
  node.tag = tag_of(view(name));
  node.depth = static_cast<std::uint16_t>(open_.size());
  // The start tag's '>' is not consumed yet; its beginning is looked for a little before.
  const std::size_t here = std::min(at(), stripped_.bytes.size());
  const std::size_t open = here == 0 ? 0 : stripped_.bytes.rfind('<', here - 1);
  node.raw.begin = raw(open == std::string::npos ? here : open);
  node.text = static_cast<std::uint32_t>(tree_.text.size());
  add_attributes(attributes, node);
  open_.push_back(tree_.size());
  tree_.nodes.push_back(node);
}

void Builder::end(const xmlChar*) {
  if (flat_ > 0) {
    --flat_;
    too_deep_ = true;
    return;
  }
  if (open_.size() < 2) return;
  HtmlNode& node = tree_.nodes[open_.back()];
  node.end = tree_.size();
  node.raw.end = raw(std::min(at(), stripped_.bytes.size()));
  open_.pop_back();
}

void Builder::characters(const xmlChar* bytes, int size) {
  if (stopped_ || size <= 0) return;
  const std::string_view words(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  HtmlNode node;
  node.tag = Tag::text;
  node.parent = open_.back();
  node.depth = static_cast<std::uint16_t>(open_.size());
  node.text = static_cast<std::uint32_t>(tree_.text.size());
  node.text_size = static_cast<std::uint32_t>(words.size());
  const std::size_t behind = std::min(at(), stripped_.bytes.size());
  std::size_t before = behind >= words.size() ? behind - words.size() : 0;
  node.verbatim = stripped_.bytes.compare(before, words.size(), words) == 0;
  if (!node.verbatim) {
    const std::size_t from = behind > 48 ? behind - 48 : 0;
    const std::size_t sign = std::string_view(stripped_.bytes).substr(from, behind - from).rfind('&');
    before = sign == std::string_view::npos ? before : from + sign;
  }
  node.raw = {raw(before), raw(behind)};
  if (node.verbatim) node.raw.end = node.raw.begin + node.text_size;
  tree_.text += words;
  tree_.nodes.push_back(node);
  node.end = tree_.size();
  tree_.nodes.back().end = node.end;
}

void Builder::run() {
  const std::string& bytes = stripped_.bytes;
  HtmlNode root;
  tree_.nodes.push_back(root);
  open_.push_back(0);
  if (bytes.size() < 2) return;
  context_ = htmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size()));
  if (context_ == nullptr) return;
  htmlSAXHandler handler{};
  handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
    static_cast<Builder*>(self)->start(name, attributes);
  };
  handler.endElement = [](void* self, const xmlChar* name) { static_cast<Builder*>(self)->end(name); };
  handler.characters = [](void* self, const xmlChar* text, int size) {
    static_cast<Builder*>(self)->characters(text, size);
  };
  handler.ignorableWhitespace = handler.characters;
  handler.cdataBlock = handler.characters;
  *context_->sax = handler;
  context_->userData = this;
  htmlCtxtUseOptions(context_, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                   HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOIMPLIED);
  *context_->sax = handler;  // the options put their own error handlers in
  xmlSwitchEncoding(context_, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(context_);
  too_deep_ |= flat_ > 0;
  flat_ = 0;
  while (open_.size() > 1) end(nullptr);
  if (too_deep_) tree_.notes.emplace_back("its elements are nested too deep: the deepest were read as text");
  htmlFreeParserCtxt(context_);
}

}  // namespace

std::string_view HtmlTree::get(const HtmlNode& node, Attribute name) const {
  for (std::uint32_t i = 0; i < node.attributes; ++i) {
    const Value& value = attributes[node.first_attribute + i];
    if (value.name == name) return std::string_view(values).substr(value.begin, value.size);
  }
  return {};
}

bool HtmlTree::has(const HtmlNode& node, Attribute name) const {
  for (std::uint32_t i = 0; i < node.attributes; ++i)
    if (attributes[node.first_attribute + i].name == name) return true;
  return false;
}

std::string HtmlTree::words_of(std::uint32_t node, std::size_t most) const {
  std::string out;
  bool space = false;
  for (std::uint32_t i = node; i < nodes[node].end && out.size() < most; ++i) {
    const HtmlNode& n = nodes[i];
    if (n.tag != Tag::text) {
      if (n.tag == Tag::br || n.tag == Tag::p || n.tag == Tag::div || n.tag == Tag::li) space = !out.empty();
      continue;
    }
    const std::string_view bytes = text_of(n);
    for (std::size_t k = 0; k < bytes.size(); ++k) {
      const char c = bytes[k];
      if (c == '\xC2' && k + 1 < bytes.size() && bytes[k + 1] == '\xAD') {  // a soft hyphen
        ++k;
        continue;
      }
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        space = !out.empty();
        continue;
      }
      if (space) out += ' ';
      space = false;
      out += c;
    }
  }
  return out;
}

void parse_html(std::string_view markup, HtmlTree& tree, const HtmlLimits& limits) {
  tree.nodes.clear();
  tree.attributes.clear();
  tree.notes.clear();
  tree.text.clear();
  tree.values.clear();
  const Stripped stripped = strip_html(markup);
  tree.scripts = stripped.scripts;
  tree.nodes.reserve(stripped.bytes.size() / 32 + 16);
  tree.text.reserve(stripped.bytes.size() / 2);
  Builder(tree, stripped, markup, limits).run();
  tree.nodes[0].end = tree.size();
  tree.nodes[0].raw = {0, static_cast<std::uint32_t>(markup.size())};
  if (stripped.bare_tags > 0)
    tree.notes.push_back(std::to_string(stripped.bare_tags) + " overlong tags lost their attributes");
}

}  // namespace runut
