// Document: one report as it was found, with what the cleaning recovered about it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runut/date.h"
#include "runut/page.h"
#include "runut/span.h"

namespace runut {

/// On what the publication date rests.
enum class DateBasis {
  unknown,   ///< nothing in the document or beside it dates it
  given,     ///< the input's own field (JSONL `published`)
  declared,  ///< the page's own metadata: JSON-LD, meta elements, time elements, address
  stated,    ///< a date line in the text
  inferred,  ///< bounds only, from times in the text; see `published_between`
};

struct Furniture {
  Span span;
  FurnitureWhy why;
};

/// From byte `text` of the text and byte `raw` of the input on, up to the next of these: every
/// `text_bytes` of the text stand for `raw_bytes` of the input (a letter of UTF-16, a broken byte).
struct RawOffset {
  std::uint32_t text = 0, raw = 0;
  std::uint16_t text_bytes = 1, raw_bytes = 1;
};

struct Document {
  std::string id;                  ///< the input's own id, or the file name's stem
  std::string uri;                 ///< path or address it was read from
  std::string hash;                ///< of a file's bytes or a record's text, 16 hex digits (XXH3-64)
  std::string text;                ///< UTF-8, otherwise untouched: line ends, doubled spaces and marks stay
  std::string encoding = "UTF-8";  ///< what the raw bytes were
  std::vector<RawOffset> raw_map;  ///< ascending; before the first, or without any, text and raw bytes are the same
  std::string language;            ///< BCP 47; given or detected
  std::string title, outlet, byline, dateline, original_source, url;
  std::string fetched;   ///< when a crawler or a browser got it, ISO 8601; says nothing of publication
  Span title_span;       ///< the headline line in the text; empty where there is none
  StatedDate published;  ///< meaningful unless basis is unknown
  DateBasis published_basis = DateBasis::unknown;
  std::optional<Date> published_after, published_before;  ///< bounds where the date is inferred
  std::vector<Furniture> furniture;                       ///< ascending, disjoint
  std::string markup;              ///< HTML as UTF-8, until it has been read; empty: the input was plain text
  std::optional<PageFacts> page;   ///< of a page of HTML, once read
  std::vector<std::string> notes;  ///< what its bytes, fields or date lines left in doubt

  /// Whether `published` holds a date.
  [[nodiscard]] bool dated() const {
    return published_basis != DateBasis::unknown && published_basis != DateBasis::inferred;
  }
  /// Byte offset in the raw input of a byte offset in `text`.
  [[nodiscard]] std::uint32_t raw_offset(std::uint32_t text_offset) const;
};

/// A quotation that finds its words again wherever the page is read: the words, and as much of what stands around them
/// as makes them unique in the text (W3C Web Annotation, TextQuoteSelector).
struct TextQuote {
  std::string exact, prefix, suffix;
};
/// Cost: a few searches of the text.
[[nodiscard]] TextQuote quote_of(const Document& document, Span words);

}  // namespace runut
