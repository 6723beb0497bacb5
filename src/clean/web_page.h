// Web pages: a document's markup turned into the article's text with its metadata; see main_content.h and
// page_metadata.h.
#pragma once

#include "pack/pages.h"
#include "runut/document.h"
#include "source/html.h"

namespace runut {

struct Pack;
struct Scan;

/// Reads pages one after another with the same buffers. One per thread; the cues must outlive it.
class WebPageReader {
 public:
  explicit WebPageReader(const PageCues& cues) : cues_(cues) {}
  /// Turns `document.markup` into `text`, `page`, and the fields that are not given already. `raw_map` is the
  /// markup's on the way in and the text's on the way out. The text of a page without an article is empty. Cost:
  /// linear.
  void read(Document& document);

 private:
  const PageCues& cues_;
  HtmlTree tree_;
};

}  // namespace runut
