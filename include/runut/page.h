// PageFacts: what a page of HTML told beside its article's text, and what of it was left out and why.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runut/date.h"
#include "runut/span.h"

namespace runut {

/// Why a stretch was taken for page furniture. Furniture makes no claims. In pasted text it stays in the text
/// and is marked; from a page of HTML it is left out of the text and listed.
enum class FurnitureWhy {
  related_link,  ///< "read also" and the headline behind it
  navigation,    ///< menus, pager, tags, share buttons, "load more"
  other_story,   ///< headlines, blurbs and dates of other stories
  promotion,     ///< advertisements, newsletters, subscriptions, "follow us"
  credit,        ///< bylines, photo credits, editors' initials
  caption,       ///< a picture's caption
  counter,       ///< comment counters
  embed,         ///< videos, pictures and posts of others, and their placeholders
  source_link,   ///< the original's address or headline
  legal,         ///< copyright line, imprint
  repeated,      ///< the same line again
  comments,      ///< what readers wrote
  consent,       ///< cookie walls and other dialogues
  gallery,       ///< picture galleries
  form,          ///< fields and buttons
  headline,      ///< the headline and the date line above the text, which are told as metadata
};

/// A date line, with what contradicts it.
struct StatedDate {
  Date date;
  std::string time;  ///< "15:30" or empty
  std::string zone;  ///< "+07:00" or empty
  Span span;         ///< the words; empty where the date came from outside the text
};

/// What a stretch of an article's text is on its page.
enum class BlockKind : std::uint8_t { paragraph, heading, list_item, table_row, quote, preformatted };

struct TextBlock {
  Span span;  ///< of the text
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;  ///< of a heading, 1 to 6
};

/// One dated entry of a live blog.
struct LiveUpdate {
  Span span;  ///< of the text
  StatedDate at;
};

/// A stretch of the page's bytes that is not the article's.
struct LeftOut {
  Span raw;
  FurnitureWhy why;
};

/// Where a field of the metadata came from.
struct Evidence {
  std::string field;  ///< "title", "published", ...
  std::string from;   ///< "json-ld datePublished", "meta article:published_time", "h1", ...
  std::string value;  ///< as it stands there
  bool used = false;  ///< this one was taken
};

struct PageFacts {
  std::vector<std::string> authors;  ///< people, as the page names them, without titles such as "By"
  StatedDate modified;               ///< meaningful where its date is valid
  std::string section;
  std::vector<TextBlock> blocks;    ///< ascending, disjoint; the text is these, set apart by line ends
  std::vector<LiveUpdate> updates;  ///< empty unless the page is a live blog
  std::vector<LeftOut> left_out;    ///< ascending; empty elements aside
  std::vector<Evidence> evidence;   ///< every field seen, best first within a field
};

}  // namespace runut
