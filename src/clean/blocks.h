// Blocks: the texts of a page's tree, joined to paragraphs, headings, list items and rows, in document order.
//
// A block ends where a reader sees a line end: where an element begins or ends that is laid out as a box of its own,
// and at a <br> behind a sentence. White space is squeezed; everything else is as on the page, and every byte of the
// blocks' text knows its place in the markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runut/page.h"
#include "source/html.h"

namespace runut {

/// What is known of a stretch of text by its form alone.
struct TextForm {
  std::uint32_t words = 0;      ///< runs of visible characters; in scripts without spaces, thirds of their characters
  std::uint32_t sentences = 0;  ///< ends of sentences, followed by space or the end
  std::uint32_t commas = 0;
  bool ends_sentence = false;
};

struct Block {
  std::uint32_t element = 0;         ///< node of the box that it stands in
  std::uint32_t first = 0;           ///< its first text node
  std::uint32_t text = 0, size = 0;  ///< bytes of BlockList::text
  std::uint32_t link_bytes = 0;      ///< of them, inside links
  std::uint32_t bold_bytes = 0;      ///< inside emphasis
  TextForm form;
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;

  [[nodiscard]] double link_share() const { return size == 0 ? 0 : static_cast<double>(link_bytes) / size; }
};

/// From byte `text` of the blocks' text on it stands for the markup from byte `raw` on; see RawOffset.
struct BlockRun {
  std::uint32_t text, raw;
  std::uint32_t text_size, raw_size;  ///< equal where it stands there byte for byte
};

struct BlockList {
  std::vector<Block> blocks;
  std::string text;
  std::vector<BlockRun> runs;  ///< ascending

  [[nodiscard]] std::string_view of(const Block& b) const { return std::string_view(text).substr(b.text, b.size); }
  /// The markup's bytes of a stretch of the text.
  [[nodiscard]] Span raw(std::uint32_t begin, std::uint32_t end) const;
};

[[nodiscard]] TextForm form_of(std::string_view text);

/// Cost: linear in the tree.
[[nodiscard]] BlockList make_blocks(const HtmlTree& tree);

/// Whether an element is laid out inside a line of text.
[[nodiscard]] bool is_inline(Tag tag);

}  // namespace runut
