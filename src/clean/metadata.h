// Metadata: what the head of a page says about the article: headline, byline, date, place, outlet.
#pragma once

#include "clean/page.h"

namespace runut {

/// Finds the headline, the date line, the byline, captions above the text and the first line of the text,
/// fills the document's fields that are not given, and marks those lines that are the page's and not the
/// article's. Sets `page.title` and `page.body`.
void read_head(Page& page, Document& document);

/// Dateline of the article's first lines ("JAKARTA, Outlet.com - "): place and outlet.
void read_dateline(const Page& page, Document& document);

/// The outlet where nothing else named it: an address in the promotions or the copyright line, or the host
/// of the document's url. After the furniture is known.
void guess_outlet(const Page& page, Document& document);

/// Tokens [first, last) of an internet domain that holds the token ("Outlet.com"); first == last: none.
struct Domain {
  std::uint32_t first = 0, last = 0;
};
[[nodiscard]] Domain domain_at(const Page& page, std::uint32_t token);

}  // namespace runut
