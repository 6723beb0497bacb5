// simdjson parses; what it refuses is mended once by a small pass over the bytes.
#include "clean/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "clean/entities.h"

namespace runut {
namespace {

namespace dom = simdjson::dom;

constexpr int most_depth = 24;
constexpr std::size_t most_objects = 20000;
constexpr std::size_t most_bytes = std::size_t{8} << 20;

/// Types that are articles, by the end of their names ("NewsArticle", "ReportageNewsArticle", "BlogPosting").
constexpr std::array<std::string_view, 7> article_types{"Article", "BlogPosting",        "LiveBlogPosting", "Report",
                                                        "Review",  "SocialMediaPosting", "Posting"};
constexpr std::array<std::string_view, 12> page_types{"Page",    "MediaObject", "VideoObject", "CreativeWork",
                                                      "Blog",    "HowTo",       "Recipe",      "Question",
                                                      "Dataset", "Guide",       "Course",      "PodcastEpisode"};

/// What stands under these is another article, or none.
constexpr std::array<std::string_view, 16> of_others{
    "liveBlogUpdate", "itemListElement", "comment",        "hasPart",        "citation", "isBasedOn",
    "relatedLink",    "mentions",        "review",         "reviews",        "video",    "audio",
    "image",          "suggestedAnswer", "acceptedAnswer", "associatedMedia"};

bool is_type(std::string_view type, auto const& types) {
  if (const std::size_t slash = type.find_last_of("/:#"); slash != std::string_view::npos)
    type.remove_prefix(slash + 1);
  return std::any_of(types.begin(), types.end(), [&](std::string_view t) { return type.ends_with(t); });
}

/// Strings with bare line ends get spaces, commas before a closing bracket go, and so do marks of comments around all.
std::string mended(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  if (const std::size_t opens = json.find("CDATA["); opens < 40) {
    json.remove_prefix(opens + 6);
    json = json.substr(0, json.rfind("]]>"));
  }
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\' && i + 1 < json.size()) {
        const char next = json[i + 1];
        if (std::string_view("\"\\/bfnrtu").find(next) == std::string_view::npos) {
          out += next;  // "\'" is no escape of JSON
        } else {
          out += c;
          out += next;
        }
        ++i;
        continue;
      }
      if (c == '"') in_string = false;
      out += static_cast<unsigned char>(c) < 32 ? ' ' : c;
      continue;
    }
    if (c == '"') in_string = true;
    if (c == ',') {
      const std::size_t next = json.find_first_not_of(" \t\r\n,", i + 1);
      if (next == std::string_view::npos || json[next] == '}' || json[next] == ']') continue;
    }
    out += c;
  }
  const std::size_t from = out.find_first_of("{[");
  const std::size_t to = out.find_last_of("}]");
  if (from == std::string::npos || to == std::string::npos || to < from) return {};
  return out.substr(from, to - from + 1);
}

/// The string behind the first use of a key, where the whole cannot be parsed.
std::string_view string_behind(std::string_view json, std::string_view key) {
  const std::size_t at = json.find(key);
  if (at == std::string_view::npos) return {};
  std::size_t i = json.find_first_not_of(" \t\r\n", at + key.size());
  if (i == std::string_view::npos || json[i] != ':') return {};
  i = json.find_first_not_of(" \t\r\n", i + 1);
  if (i == std::string_view::npos || json[i] != '"') return {};
  const std::size_t end = json.find('"', i + 1);
  return end == std::string_view::npos || end > i + 400 ? std::string_view() : json.substr(i + 1, end - i - 1);
}

/// What can be told of an article in data that is broken for good.
void read_broken(std::string_view json, LinkedArticle& out) {
  if (!out.published.empty() || json.find("Article\"") == std::string_view::npos) return;
  const std::string_view published = string_behind(json, "\"datePublished\"");
  if (published.empty()) return;
  out.is_article = true;
  out.published = published;
  out.modified = string_behind(json, "\"dateModified\"");
  if (out.headline.empty() && json.find("\\") == std::string_view::npos)
    out.headline = plain_text(string_behind(json, "\"headline\""));
}

// Of elements that are known to be of the type.
dom::array items_of(const dom::element& e) {
  dom::array items;
  if (e.get_array().get(items) != simdjson::SUCCESS) return {};
  return items;
}
dom::object object_of(const dom::element& e) {
  dom::object object;
  if (e.get_object().get(object) != simdjson::SUCCESS) return {};
  return object;
}
std::string_view string_of(const dom::element& e) {
  std::string_view text;
  if (e.get_string().get(text) != simdjson::SUCCESS) return {};
  return text;
}

std::string text_in(const dom::element& value) {
  if (value.is_string()) return plain_text(string_of(value));
  if (value.is_array()) {
    for (const dom::element item : items_of(value))
      if (std::string text = text_in(item); !text.empty()) return text;
    return {};
  }
  if (value.is_object()) {
    dom::element inner;
    for (const char* key : {"name", "@id", "url", "@value"})
      if (value[key].get(inner) == simdjson::SUCCESS && inner.is_string()) return text_in(inner);
  }
  return {};
}

std::string field(const dom::object& object, const char* key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  return text_in(value);
}

/// A text whose lines are paragraphs.
std::string lines_of(const dom::object& object, const char* key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS || !value.is_string()) return field(object, key);
  return plain_lines(string_of(value));
}

class Walker {
 public:
  explicit Walker(LinkedArticle& out) : out_(out) {}
  void walk(const dom::element& element, int depth);

 private:
  void object(const dom::object& o, int depth);
  void article(const dom::object& o, const std::string& type, bool is_article);
  void authors(const dom::element& value, std::vector<LinkedAuthor>& to, int depth);
  void updates(const dom::element& value);

  LinkedArticle& out_;
  int score_ = -1;
  std::size_t objects_ = 0;
};

void Walker::authors(const dom::element& value, std::vector<LinkedAuthor>& to, int depth) {
  if (depth > 4 || to.size() > 40) return;
  if (value.is_string()) {
    std::string name = plain_text(string_of(value));
    if (!name.empty()) to.push_back({std::move(name), false, false});
  } else if (value.is_array()) {
    for (const dom::element item : items_of(value)) authors(item, to, depth + 1);
  } else if (value.is_object()) {
    const dom::object o = object_of(value);
    dom::element name;
    const std::string type = field(o, "@type");
    if (o["name"].get(name) != simdjson::SUCCESS) return;
    const std::size_t before = to.size();
    if (name.is_array() || name.is_string()) authors(name, to, depth + 1);
    for (std::size_t i = before; i < to.size(); ++i) {
      to[i].person = type.ends_with("Person");
      to[i].organisation = type.ends_with("Organization") || type.ends_with("Corporation");
    }
  }
}

void Walker::updates(const dom::element& value) {
  if (!value.is_array()) return;
  for (const dom::element item : items_of(value)) {
    if (!item.is_object() || out_.updates.size() > 2000) continue;
    const dom::object o = object_of(item);
    out_.updates.push_back({field(o, "headline"), field(o, "datePublished"), field(o, "articleBody")});
  }
}

void Walker::article(const dom::object& o, const std::string& type, bool is_article) {
  const std::string published = field(o, "datePublished");
  if (!is_article && out_.page_published.empty()) out_.page_published = published;
  const std::string headline = field(o, "headline");
  const std::string body = lines_of(o, "articleBody");
  const int score =
      (is_article ? 8 : 0) + (headline.empty() ? 0 : 2) + (published.empty() ? 0 : 2) + (body.empty() ? 0 : 2);
  if (score <= score_) return;
  score_ = score;
  out_.type = type;
  out_.is_article = is_article;
  out_.headline = headline.empty() ? field(o, "name") : headline;
  out_.published = published;
  out_.modified = field(o, "dateModified");
  out_.publisher = field(o, "publisher");
  out_.section = field(o, "articleSection");
  out_.language = field(o, "inLanguage");
  out_.description = field(o, "description");
  out_.url = field(o, "mainEntityOfPage");
  if (out_.url.find("://") == std::string::npos) out_.url = field(o, "url");
  out_.body = body;
  out_.authors.clear();
  dom::element value;
  for (const char* key : {"author", "creator"})
    if (out_.authors.empty() && o[key].get(value) == simdjson::SUCCESS) authors(value, out_.authors, 0);
  if (o["liveBlogUpdate"].get(value) == simdjson::SUCCESS) updates(value);
}

void Walker::object(const dom::object& o, int depth) {
  const std::string type = field(o, "@type");
  if (is_type(type, article_types))
    article(o, type, true);
  else if (is_type(type, page_types))
    article(o, type, false);
  else if (type.ends_with("Organization"))
    out_.organisations.push_back(field(o, "name"));
  for (const dom::key_value_pair pair : o)
    if (std::find(of_others.begin(), of_others.end(), pair.key) != of_others.end())
      continue;
    else if (pair.value.is_object() || pair.value.is_array())
      walk(pair.value, depth + 1);
}

void Walker::walk(const dom::element& element, int depth) {
  if (depth > most_depth || ++objects_ > most_objects) return;
  if (element.is_array())
    for (const dom::element item : items_of(element)) walk(item, depth + 1);
  else if (element.is_object())
    object(object_of(element), depth);
}

}  // namespace

LinkedArticle read_json_ld(const HtmlTree& tree) {
  LinkedArticle out;
  Walker walker(out);
  dom::parser parser;
  for (const HtmlScript& script : tree.scripts) {
    if (script.type.find("ld+json") == std::string_view::npos || script.content.size() > most_bytes) continue;
    dom::element element;
    simdjson::padded_string json(script.content);
    if (parser.parse(json).get(element) != simdjson::SUCCESS) {
      json = simdjson::padded_string(mended(script.content));
      if (parser.parse(json).get(element) != simdjson::SUCCESS) {
        read_broken(script.content, out);
        continue;
      }
    }
    walker.walk(element, 0);
  }
  return out;
}

}  // namespace runut
