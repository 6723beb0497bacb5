// Element by element; an item is expanded into a small tree, read, and dropped, so that memory is that of one item.
#include "source/feed.h"

#include <libxml/xmlreader.h>

#include <array>
#include <memory>
#include <optional>

#include "source/http.h"
#include "source/intake.h"
#include "source/record.h"

namespace runut {
namespace {

constexpr std::array<std::string_view, 6> roots{"rss", "feed", "rdf", "urlset", "sitemapindex", "channel"};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

bool same(std::string_view a, std::string_view lower_case) { return same_ascii(a, lower_case); }

/// Elements of a feed that mean a field, best first within a field. `prefix`: the name's, as nearly all feeds write it.
struct Element {
  std::string_view prefix, name;
  RecordField field;
  int rank;
};
constexpr auto elements = std::to_array<Element>({
    {"content", "encoded", RecordField::html, 2},
    {"", "content", RecordField::html, 3},
    {"", "description", RecordField::html, 4},
    {"", "summary", RecordField::html, 5},
    {"", "title", RecordField::title, 1},
    {"dc", "title", RecordField::title, 2},
    {"", "guid", RecordField::url, 3},
    {"", "id", RecordField::url, 4},
    {"", "link", RecordField::url, 1},
    {"feedburner", "origlink", RecordField::url, 0},
    {"", "pubdate", RecordField::published, 1},
    {"", "published", RecordField::published, 2},
    {"", "issued", RecordField::published, 3},
    {"dc", "date", RecordField::published, 4},
    {"dcterms", "created", RecordField::published, 5},
    {"", "author", RecordField::authors, 2},
    {"dc", "creator", RecordField::authors, 1},
    {"dc", "language", RecordField::language, 1},
    {"", "source", RecordField::outlet, 1},
});

std::string text_of(xmlNode* node) {
  const std::unique_ptr<xmlChar, void (*)(xmlChar*)> text(xmlNodeGetContent(node), [](xmlChar* t) { xmlFree(t); });
  return std::string(view(text.get()));
}

std::string attribute_of(xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, void (*)(xmlChar*)> value(xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name)),
                                                           [](xmlChar* t) { xmlFree(t); });
  return std::string(view(value.get()));
}

/// Markup of an element's children, as XHTML in Atom stands there.
std::string markup_of(xmlNode* node) {
  const std::unique_ptr<xmlBuffer, void (*)(xmlBuffer*)> buffer(xmlBufferCreate(), &xmlBufferFree);
  for (xmlNode* child = node->children; child != nullptr; child = child->next)
    xmlNodeDump(buffer.get(), node->doc, child, 0, 0);
  return std::string(view(xmlBufferContent(buffer.get())));
}

std::string_view prefix_of(const xmlNode* node) {
  return node->ns == nullptr ? std::string_view() : view(node->ns->prefix);
}

xmlNode* child_named(xmlNode* node, std::string_view name) {
  for (xmlNode* c = node->children; c != nullptr; c = c->next)
    if (c->type == XML_ELEMENT_NODE && same(view(c->name), name)) return c;
  return nullptr;
}

class FeedIntake {
 public:
  FeedIntake(xmlTextReader* reader, const Place& place, Intake& intake)
      : reader_(reader), place_(place), intake_(intake) {}

  /// Reads to the end; what libxml2 found wrong, if anything.
  void read() {
    int status = xmlTextReaderRead(reader_);
    while (status == 1) {
      if (xmlTextReaderNodeType(reader_) != XML_READER_TYPE_ELEMENT) {
        status = xmlTextReaderRead(reader_);
        continue;
      }
      const std::string_view name = view(xmlTextReaderConstLocalName(reader_));
      if (xmlTextReaderDepth(reader_) == 0) map_ = is_map(name);
      const bool item = is_item(name);
      const int depth = xmlTextReaderDepth(reader_);
      if (!item && (depth > 2 || !of_feed(name))) {
        status = xmlTextReaderRead(reader_);
        continue;
      }
      xmlNode* node = xmlTextReaderExpand(reader_);
      if (node == nullptr) break;
      if (item)
        take_item(node);
      else
        take_head(node, name);
      status = xmlTextReaderNext(reader_);
    }
    if (status < 0 || xmlTextReaderReadState(reader_) == XML_TEXTREADER_MODE_ERROR) broken_ = true;
  }

  /// The items of a tree that was made of broken XML, behind those that were read before it broke.
  void read_mended(xmlNode* root) {
    std::size_t number = 0;
    const std::size_t before = items_;
    map_ = is_map(view(root->name));
    // In document order; an item within an item is its own, where an end tag was lost.
    for (xmlNode* node = root; node != nullptr;) {
      const bool element = node->type == XML_ELEMENT_NODE;
      if (element && is_item(view(node->name)) && ++number > before) take_item(node);
      if (element && node->children != nullptr) {
        node = node->children;
        continue;
      }
      while (node != root && node->next == nullptr) node = node->parent;
      node = node == root ? nullptr : node->next;
    }
  }

  [[nodiscard]] std::size_t items() const { return items_; }
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  [[nodiscard]] static bool is_map(std::string_view root) { return same(root, "urlset") || same(root, "sitemapindex"); }
  [[nodiscard]] bool is_item(std::string_view name) const {
    return map_ ? same(name, "url") || same(name, "sitemap") : same(name, "item") || same(name, "entry");
  }
  [[nodiscard]] static bool of_feed(std::string_view name) { return same(name, "title") || same(name, "language"); }

  /// Fields of the feed itself, which stand for those that an item leaves out.
  void take_head(xmlNode* node, std::string_view name) {
    std::string text = text_of(node);
    if (same(name, "title") && outlet_.empty())
      outlet_ = std::move(text);
    else if (same(name, "language"))
      language_ = std::move(text);
  }

  void take_item(xmlNode* node) {
    ++items_;
    if (map_) return pass_over_address(node);
    record_.clear();
    full_ = has_text_ = false;
    for (xmlNode* c = node->children; c != nullptr; c = c->next)
      if (c->type == XML_ELEMENT_NODE) take_element(c);
    if (!outlet_.empty()) record_.add(RecordField::outlet, 9, std::string_view(outlet_));
    if (!language_.empty()) record_.add(RecordField::language, 9, std::string_view(language_));
    Document document = place_.piece('#', items_);
    const auto done = record_.fill(false, document);
    if (!done && !has_text_) return reject_bare(std::move(document));
    if (done && !full_) document.notes.emplace_back("holds only what the feed says of it, not the whole article");
    plain_text(document);
    intake_.take(std::move(document), done);
  }

  /// A description without a tag is text.
  static void plain_text(Document& document) {
    if (document.markup.empty() || holds_markup(document.markup) || document.markup.find('&') != std::string::npos)
      return;
    document.text = document.markup.substr(document.markup.find('>') + 1);
    document.markup.clear();
    document.raw_map.clear();
  }

  void take_element(xmlNode* node) {
    const std::string_view name = view(node->name), prefix = prefix_of(node);
    for (const Element& e : elements) {
      if (!same(name, e.name) || (e.prefix.empty() ? !is_plain(prefix) : prefix != e.prefix)) continue;
      std::string value = value_of(node, e);
      if (value.empty()) return;
      if (e.field == RecordField::html) has_text_ = true, full_ = full_ || e.rank <= 3;
      return record_.add(e.field, e.rank, std::move(value));
    }
  }

  [[nodiscard]] static bool is_plain(std::string_view prefix) {
    return prefix.empty() || prefix == "atom" || prefix == "rss" || prefix == "a";
  }

  static std::string value_of(xmlNode* node, const Element& element) {
    if (element.name == "link") {
      const std::string rel = attribute_of(node, "rel");
      if (!rel.empty() && rel != "alternate") return {};
      const std::string href = attribute_of(node, "href");
      return href.empty() ? text_of(node) : href;
    }
    if (element.name == "author")
      if (xmlNode* named = child_named(node, "name")) return text_of(named);
    if (element.name == "source")
      if (xmlNode* named = child_named(node, "title")) return text_of(named);
    if (element.field == RecordField::html && attribute_of(node, "type") == "xhtml") return markup_of(node);
    return text_of(node);
  }

  /// An item that only names its article.
  void reject_bare(Document&& document) {
    Rejection r{document.uri, ErrorCode::unsupported, "names an article and does not hold its text"};
    r.title = std::move(document.title), r.url = std::move(document.url);
    r.passed_over = true;
    intake_.reject(std::move(r));
  }

  void pass_over_address(xmlNode* node) {
    Rejection r{place_.piece('#', items_).uri, ErrorCode::unsupported,
                "is an entry of a sitemap, which names an article and does not hold its text"};
    for (xmlNode* c = node->children; c != nullptr; c = c->next) {
      if (c->type != XML_ELEMENT_NODE) continue;
      if (same(view(c->name), "loc") && r.url.empty()) r.url = text_of(c);
      if (!same(view(c->name), "news")) continue;
      if (xmlNode* title = child_named(c, "title")) r.title = text_of(title);
      if (xmlNode* date = child_named(c, "publication_date")) r.published = text_of(date);
    }
    r.passed_over = true;
    intake_.reject(std::move(r));
  }

  xmlTextReader* reader_;
  const Place& place_;
  Intake& intake_;
  Record record_;
  std::string outlet_, language_;
  std::size_t items_ = 0;
  bool broken_ = false, map_ = false, full_ = false, has_text_ = false;
};

}  // namespace

bool looks_like_feed(std::string_view b) {
  if (!b.starts_with('<')) return false;
  for (std::size_t at = 0; at < b.size();) {
    if (b.compare(at, 2, "<?") == 0)
      at = b.find("?>", at);
    else if (b.compare(at, 4, "<!--") == 0)
      at = b.find("-->", at);
    else if (b.compare(at, 2, "<!") == 0)
      at = b.find('>', at);
    else
      break;
    if (at == std::string_view::npos) return false;
    at = b.find('<', at);
    if (at == std::string_view::npos) return false;
    b.remove_prefix(at);
    at = 0;
  }
  std::string_view name = b.substr(1, b.find_first_of(" \t\r\n>/", 1) - 1);
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  for (const std::string_view root : roots)
    if (same(name, root)) return true;
  return false;
}

namespace {

/// What libxml2 can make of broken XML: feeds hold bare ampersands and lost end tags.
void mend(std::string_view bytes, const char* charset, int options, FeedIntake& items, const Place& place,
          Intake& intake) {
  const std::size_t before = items.items();
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> tree(
      xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, charset, options), &xmlFreeDoc);
  xmlNode* const root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
  if (root != nullptr) items.read_mended(root);
  std::string reason = "is broken XML behind item " + std::to_string(before);
  if (items.items() > before) reason += ": it was mended, and " + std::to_string(items.items() - before) + " more read";
  intake.reject(place.uri, ErrorCode::malformed, std::move(reason));
}

}  // namespace

void read_feed(std::string_view bytes, const Place& place, Intake& intake) {
  if (bytes.size() > INT32_MAX) return intake.reject(place.uri, ErrorCode::limit, "is longer than 2 GiB");
  if (bytes.substr(0, bytes.find("<rss")).substr(0, sniffed_bytes).find("<!ENTITY") != std::string_view::npos)
    return intake.reject(place.uri, ErrorCode::unsupported, "declares entities of its own, which are not read");
  const std::size_t first = bytes.find('<');  // nothing may stand before an XML declaration
  if (first != std::string_view::npos) bytes.remove_prefix(first);
  const char* charset = place.charset.empty() ? nullptr : place.charset.c_str();
  constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER |
                          XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
  const std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader(
      xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, charset, options), &xmlFreeTextReader);
  if (!reader) return intake.reject(place.uri, ErrorCode::malformed, "is no XML");
  FeedIntake items(reader.get(), place, intake);
  items.read();
  if (items.broken())
    mend(bytes, charset, options, items, place, intake);
  else if (items.items() == 0)
    intake.reject(place.uri, ErrorCode::malformed, "is a feed without items");
}

}  // namespace runut
