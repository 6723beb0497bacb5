// JSON-LD: what a page's linked data says about its article (schema.org's NewsArticle and its kin).
//
// Lists, @graph and nested objects are walked alike; the object that says most about an article wins. Data that is
// slightly broken (line ends in strings, commas too many) is mended and tried again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/html.h"

namespace runut {

struct LinkedAuthor {
  std::string name;
  bool person = false;  ///< its type says so
  bool organisation = false;
};

struct LinkedUpdate {
  std::string headline, published, body;
};

struct LinkedArticle {
  std::string type;         ///< "NewsArticle"; empty: the page says nothing about an article
  bool is_article = false;  ///< an article, not just a page
  std::string headline, published, modified, publisher, section, language, url, body, description;
  std::string page_published;  ///< from an object that is no article
  std::vector<LinkedAuthor> authors;
  std::vector<LinkedUpdate> updates;
  std::vector<std::string> organisations;  ///< names of publishers and organisations of the page
};

/// Reads all scripts of the tree. Cost: linear in their bytes; depth and number of objects are bounded.
[[nodiscard]] LinkedArticle read_json_ld(const HtmlTree& tree);

}  // namespace runut
