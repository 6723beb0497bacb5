// What the markup of pages says about their parts: the words that designers give classes and ids, the names of metadata
// fields in order of trust, and what is known of single outlets.
//
// pages.toml holds three kinds of tables:
//   [[class]]            # words in class, id and the like
//   role = "furniture"   # see PageRole
//   why = "comments"     # of furniture: a name of FurnitureWhy
//   words = ["comments", "reader-comments"]   # "a-b": two words in a row, however they are joined
//   prefixes = ["disqus"]                     # words that begin so
//   [fields]             # published = ["article:published_time", ...]: meta elements, best first
//   [[outlet]]           # domain, name, zone, body, drop: hints for one outlet
// These tables are the same for every language and are compiled from all packs together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/node.h"
#include "runut/page.h"

namespace runut {

/// What a class or id says that its element is.
enum class PageRole : std::uint8_t {
  furniture,  ///< not the article's
  suspect,    ///< furniture where its links or its shortness agree
  body,       ///< the article's text, and little else
  article,    ///< the article with its head
  lead,       ///< the standfirst
  headline,
  byline,
  date,
  caption,
  pull_quote,  ///< a sentence of the article, printed large
  update,      ///< one entry of a live blog
  layout,      ///< where things are, and not what they are: takes back what the rest of its name says of furniture
  paywall,     ///< what subscribers see: the article, even where it is hidden
};

struct PageCue {
  PageRole role = PageRole::furniture;
  FurnitureWhy why = FurnitureWhy::navigation;
};

/// A field of the metadata that pages state in meta elements.
enum class PageField : std::uint8_t {
  title,
  authors,
  published,
  modified,
  outlet,
  section,
  language,
  url,
  description,
  count_
};

/// Where pages of these domains are read, for days that are stated in universal time.
struct DomainZone {
  std::vector<std::string> domains;  ///< endings (".de")
  int minutes = 0;                   ///< east of Greenwich, in winter
  bool summer = false;               ///< an hour more from the last Sunday of March to the last of October
};

/// Hints for one outlet.
struct OutletHints {
  std::string domain;  ///< and its subdomains
  std::string name;
  std::string zone;                    ///< of clock times that state none, or a wrong one
  bool ignore_zone = false;            ///< what its metadata says of zones is wrong
  std::vector<std::string> body;       ///< classes of the article's text
  std::vector<std::string> drop;       ///< classes of furniture
  std::vector<std::string> published;  ///< meta elements to read first
};

class PageCues {
 public:
  std::vector<PageCue> cues;  ///< at most 64
  std::vector<std::vector<std::string>> fields =
      std::vector<std::vector<std::string>>(static_cast<std::size_t>(PageField::count_));
  std::vector<OutletHints> outlets;
  std::vector<DomainZone> zones;
  std::vector<std::string> month_first;       ///< languages that write the month before the day in digits, lower case
  std::vector<std::string> modified_words;    ///< words that say of a date that it is that of a change, lower case
  std::vector<std::string> published_words;   ///< ... that of publication
  std::vector<std::string> other_date_words;  ///< ... of something else: a membership, an event, a download
  std::vector<std::string> weak_dates;        ///< meta elements that programs fill with any date, lower case
  std::vector<std::string> state_dates;       ///< keys of dates of publication in the state of pages' programs
  std::vector<std::string> joiners;           ///< words that join names: "and"
  std::vector<std::string> byline_openers;    ///< "by", in any language, lower case
  std::vector<std::string> editor_openers;    ///< before the name of who edited it, lower case
  std::vector<std::string> not_people;        ///< words that no person's name holds ("editorial", "newsroom")
  std::vector<std::string> body_words;        ///< words of bodies: a byline in metadata with one names no people

  /// The cues of a class or id, as bits by their index. Cost: linear in the value.
  [[nodiscard]] std::uint64_t of_class(std::string_view value) const;
  /// The bits of the cues with a role.
  [[nodiscard]] std::uint64_t with_role(PageRole role) const { return by_role_[static_cast<std::size_t>(role)]; }
  /// The rank of a meta element's name for a field, 0 the best; -1: it is not one of them.
  [[nodiscard]] int rank(PageField field, std::string_view name) const;
  /// Whether a statement of publication comes from one of `weak_dates` ("meta date").
  [[nodiscard]] bool is_weak_date(std::string_view from) const;
  /// The month, 1 to 12, that a word in lower case names in any language; 0: none.
  [[nodiscard]] int month_of(const std::string& word) const;
  /// The zone of the host of an address, or null.
  [[nodiscard]] const DomainZone* zone_of(std::string_view url) const;
  /// The hints for the host of an address, or null.
  [[nodiscard]] const OutletHints* outlet_of(std::string_view url) const;

 private:
  friend Result<Done> load_pages(const Node& file, PageCues& out);
  std::unordered_map<std::string, int> months_;
  std::unordered_map<std::uint64_t, std::uint64_t> words_, prefixes_;
  std::uint64_t by_role_[static_cast<std::size_t>(PageRole::paywall) + 1] = {};
  [[nodiscard]] std::uint64_t of_name(std::string_view name) const;
  /// One bit per upper half of a hash that is known: most questions are answered by it, with no.
  std::vector<bool> maybe_ = std::vector<bool>(65536, false);
  std::size_t longest_prefix_ = 0;
};

/// Loads pages.toml and page_months.toml of `common` and of every language under the folder: one table for all pages.
[[nodiscard]] Result<PageCues> load_page_cues(const std::string& folder);

/// Loads pages.toml; several files add up.
[[nodiscard]] Result<Done> load_pages(const Node& file, PageCues& out);

}  // namespace runut
