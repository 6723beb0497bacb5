// When a page was published: what its metadata says, then elements made for dates, then lines near the headline. What
// is said to be the date of a change is none, and without evidence there is no date.
#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"
#include "clean/date_line.h"
#include "clean/page_dates.h"
#include "clean/page_metadata.h"

namespace runut {
namespace {

constexpr std::uint32_t head_before = 8, head_after = 4;  ///< blocks around the headline that are looked at
constexpr std::uint32_t tail_after = 6;
constexpr std::size_t longest_line = 260;

struct Dated {
  StatedDate date;
  std::string from, value;
  int trust = 0;
  bool modified = false;
};

class Dates {
 public:
  Dates(const PageView& page, PageMetadata& metadata) : page_(page), metadata_(metadata) {}
  void gather();
  [[nodiscard]] const std::vector<Dated>& all() const { return found_; }

 private:
  void from_metadata();
  void from_elements();
  void from_lines();
  void add(const std::optional<StatedDate>& date, std::string_view value, std::string from, int trust, bool modified);
  [[nodiscard]] bool says_modified(std::string_view before) const;
  [[nodiscard]] bool foreign(std::uint32_t node) const;

  const PageView& page_;
  PageMetadata& metadata_;
  std::vector<Dated> found_;
};

/// The last of both kinds of words that stands in the text before a date decides.
bool Dates::says_modified(std::string_view before) const {
  const std::string words = folded(before.substr(before.size() > 60 ? before.size() - 60 : 0));
  const auto last_of = [&](const std::vector<std::string>& list) {
    std::size_t at = 0;
    for (const std::string& word : list)
      if (const std::size_t found = words.rfind(word); found != std::string::npos)
        at = std::max(at, found + word.size());
    return at;
  };
  const std::size_t modified = last_of(page_.cues.modified_words);
  return modified > 0 && modified >= last_of(page_.cues.published_words);
}

void Dates::add(const std::optional<StatedDate>& date, std::string_view value, std::string from, int trust,
                bool modified) {
  if (!date || found_.size() > 100) return;
  found_.push_back({*date, std::move(from), std::string(value.substr(0, 120)), trust, modified});
}

void Dates::from_metadata() {
  for (const Stated& s : metadata_.of(PageField::published)) {
    int trust = s.trust;
    if (page_.outlet != nullptr) {
      const auto& first = page_.outlet->published;
      for (std::size_t i = 0; i < first.size(); ++i)
        if (s.from == "meta " + first[i]) trust = static_cast<int>(i);
    }
    add(read_moment(s.value, page_.cues, page_.month_first), s.value, s.from, trust, false);
  }
  for (const Stated& s : metadata_.of(PageField::modified))
    add(read_moment(s.value, page_.cues, page_.month_first), s.value, s.from, s.trust, true);
  add(date_in_address(page_.url), page_.url, "address", 200, false);
  for (const Stated& s : metadata_.of(PageField::url)) add(date_in_address(s.value), s.value, s.from, 210, false);
}

/// Of another story, a comment or a menu.
bool Dates::foreign(std::uint32_t node) const {
  const std::uint8_t why = page_.content.furniture[node];
  if (why == MainContent::article) return false;
  switch (static_cast<FurnitureWhy>(why)) {
    case FurnitureWhy::credit:
    case FurnitureWhy::headline:
    case FurnitureWhy::legal:
    case FurnitureWhy::form:
      return false;
    default:
      return true;
  }
}

void Dates::from_elements() {
  const auto& nodes = page_.tree.nodes;
  const std::uint64_t dates = page_.cues.with_role(PageRole::date);
  for (std::uint32_t i = 1; i < page_.tree.size(); ++i) {
    const HtmlNode& n = nodes[i];
    if (n.tag == Tag::text) continue;
    const std::string_view property = n.attributes > 0 ? page_.tree.get(n, Attribute::itemprop) : std::string_view();
    const bool published = property.find("datePublished") != std::string_view::npos ||
                           property.find("dateCreated") != std::string_view::npos ||
                           page_.tree.get(n, Attribute::property).find("datePublished") != std::string_view::npos;
    const bool modified = property.find("dateModified") != std::string_view::npos;
    const bool named = (page_.content.roles[i] & dates) != 0;
    if (!published && !modified && n.tag != Tag::time && !named) continue;
    std::string_view value = page_.tree.get(n, Attribute::datetime);
    if (value.empty()) value = page_.tree.get(n, Attribute::content);
    if (value.empty() && n.tag == Tag::abbr) value = page_.tree.get(n, Attribute::title);
    const std::uint32_t block = page_.block_at(i);
    const std::uint32_t distance = block >= page_.title ? block - page_.title : page_.title - block;
    const bool near = block + 12 >= page_.title && (block <= page_.first + 12 || block <= page_.last + tail_after);
    if (published || modified) {
      if (foreign(i) && !near) continue;
      const std::string words = value.empty() ? page_.tree.words_of(i, 200) : std::string();
      add(read_moment(value.empty() ? words : value, page_.cues, page_.month_first), value.empty() ? words : value,
          "itemprop " + std::string(property),
          modified && !published ? 150 : 150 + static_cast<int>(std::min(distance, 40U)) / 8, modified && !published);
      continue;
    }
    if (foreign(i) || !near || n.end - i > 60) continue;
    const std::string words = page_.tree.words_of(i, 300);
    bool changed = false;
    if (block < page_.blocks.blocks.size()) {
      const std::string_view line = page_.blocks.of(page_.blocks.blocks[block]);
      const std::size_t at = words.empty() ? std::string_view::npos : line.find(words.substr(0, 20));
      changed = says_modified(at == std::string_view::npos ? std::string_view() : line.substr(0, at));
    }
    if (!value.empty()) {
      const bool own = page_.tree.has(n, Attribute::pubdate);
      add(read_moment(value, page_.cues, page_.month_first), value, "time",
          (own ? 180 : 250) + static_cast<int>(std::min(distance, 40U)), changed);
      continue;
    }
    for (const PageDate& d : find_dates(words, page_.cues, page_.month_first))
      add(d.stated, words, named ? "element of a date" : "time", 260 + static_cast<int>(std::min(distance, 40U)),
          changed || says_modified(std::string_view(words).substr(0, d.begin)));
  }
}

void Dates::from_lines() {
  const auto& list = page_.blocks.blocks;
  const auto n = static_cast<std::uint32_t>(list.size());
  const std::uint32_t from = page_.title > head_before ? page_.title - head_before : 0;
  const std::uint32_t to = std::min(n, page_.last + 1 + tail_after);
  for (std::uint32_t b = from; b < to; ++b) {
    const bool head = b <= std::max(page_.first, page_.title) + head_after;
    if (!head && b + 3 < page_.last) {
      b = page_.last - 3;  // the text between is the article's
      continue;
    }
    const Block& block = list[b];
    const std::string_view words = page_.blocks.of(block);
    const bool kept = !page_.content.why[b];
    if (block.size > longest_line && !(kept && b <= page_.first + 1)) continue;
    if (foreign(block.first) && !kept) continue;
    for (const PageDate& d : find_dates(words.substr(0, longest_line), page_.cues, page_.month_first)) {
      const bool changed = says_modified(words.substr(0, d.begin));
      const auto distance = static_cast<int>(b >= page_.title ? b - page_.title : page_.title - b);
      // A line that is little else than its date says more than a sentence with a date in it.
      const bool bare = block.size < 4 * (d.end - d.begin) + 40;
      if (kept && !bare && !(b <= page_.first + 1 && d.begin < 60)) continue;
      add(d.stated, words, "line", (head ? bare ? 300 : 380 : bare ? 400 : 480) + distance, changed);
    }
  }
}

void Dates::gather() {
  from_metadata();
  from_elements();
  from_lines();
  std::stable_sort(found_.begin(), found_.end(), [](const Dated& a, const Dated& b) { return a.trust < b.trust; });
}

std::optional<int> minutes_of(const StatedDate& d) {
  if (d.time.size() != 5) return {};
  return d.date.days() * 1440 + (d.time[0] - '0') * 600 + (d.time[1] - '0') * 60 + (d.time[3] - '0') * 10 + d.time[4] -
         '0';
}

std::optional<int> offset_of(std::string_view zone) {
  if (zone.size() != 6) return {};
  const int minutes = (zone[1] - '0') * 600 + (zone[2] - '0') * 60 + (zone[4] - '0') * 10 + zone[5] - '0';
  return zone[0] == '-' ? -minutes : minutes;
}

/// Moves a moment with an offset into another zone.
void move_to(StatedDate& d, int offset) {
  const auto at = minutes_of(d), own = offset_of(d.zone);
  if (!at || !own) return;
  const int local = *at - *own + offset;
  d.date = Date::from_days(static_cast<std::int32_t>(local >= 0 ? local / 1440 : (local - 1439) / 1440));
  const int minute = ((local % 1440) + 1440) % 1440;
  d.time = {static_cast<char>('0' + minute / 600), static_cast<char>('0' + minute / 60 % 10), ':',
            static_cast<char>('0' + minute % 60 / 10), static_cast<char>('0' + minute % 10)};
  d.zone = zone_text(offset);
}

/// A clock time without an offset, and one in universal time, that are the same but for whole quarters of an hour, tell
/// the page's zone; then the day is the one that its readers saw.
void find_zone(StatedDate& chosen, const std::vector<Dated>& all) {
  const auto at = minutes_of(chosen);
  if (!at) return;
  for (const Dated& other : all) {
    const auto theirs = minutes_of(other.date);
    if (!theirs || other.modified) continue;
    const auto own_zone = offset_of(chosen.zone), their_zone = offset_of(other.date.zone);
    if (!own_zone == !their_zone) continue;
    const int local = own_zone ? *theirs : *at;
    const int universal = own_zone ? *at - *own_zone : *theirs - *their_zone;
    const int offset = local - universal;
    if (offset % 15 != 0 || std::abs(offset) > 14 * 60 || (own_zone && *own_zone != 0)) continue;
    if (own_zone)
      move_to(chosen, offset);
    else
      chosen.zone = zone_text(offset);
    return;
  }
}

/// Minutes east of Greenwich at a day.
int offset_at(const DomainZone& zone, const Date& day) {
  if (!zone.summer) return zone.minutes;
  const auto last_sunday = [&](std::uint8_t month) {
    const Date last = Date{day.year, month, 31};
    return last.plus_days(-(last.weekday() % 7));
  };
  return zone.minutes + (day >= last_sunday(3) && day < last_sunday(10) ? 60 : 0);
}

}  // namespace

void read_page_dates(const PageView& page, PageMetadata& metadata, Document& document) {
  Dates dates(page, metadata);
  dates.gather();
  PageFacts& facts = *document.page;
  const Dated* published = nullptr;
  for (const Dated& d : dates.all()) {
    if (d.modified && !facts.modified.date.valid()) facts.modified = d.date;
    if (!d.modified && published == nullptr) published = &d;
  }
  for (const Dated& d : dates.all())
    if (facts.evidence.size() < 200)
      facts.evidence.push_back({d.modified ? "modified" : "published", d.from, d.value, &d == published});
  if (published == nullptr || document.published_basis != DateBasis::unknown) return;
  StatedDate chosen = published->date;
  if (page.outlet != nullptr && !page.outlet->zone.empty()) {
    if (page.outlet->ignore_zone && !chosen.time.empty())
      chosen.zone = page.outlet->zone;
    else if (const auto offset = offset_of(page.outlet->zone); offset && !chosen.zone.empty())
      move_to(chosen, *offset);
    else if (!chosen.time.empty() && chosen.zone.empty())
      chosen.zone = page.outlet->zone;
  } else {
    find_zone(chosen, dates.all());
    std::string_view address = page.url;
    if (address.empty()) address = metadata.best(PageField::url);
    // Universal time says no more than that the page's program keeps it: the day is the one that its readers had.
    if (const DomainZone* zone = page.cues.zone_of(address); zone != nullptr && offset_of(chosen.zone) == 0)
      move_to(chosen, offset_at(*zone, chosen.date));
  }
  document.published = chosen;
  document.published_basis = published->trust >= 250 ? DateBasis::stated : DateBasis::declared;
}

}  // namespace runut
