// When a page was published: what its metadata says, then elements made for dates, then lines near the headline. What
// is said to be the date of a change is none, and without evidence there is no date.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/utf8.h"
#include "clean/date_line.h"
#include "clean/page_dates.h"
#include "clean/page_metadata.h"

namespace runut {
namespace {

constexpr std::uint32_t head_before = 8, head_after = 4;  ///< blocks around the headline that are looked at
constexpr std::uint32_t right_behind = 5;  ///< blocks behind the headline where names of classes count less
constexpr std::uint32_t tail_after = 6;
constexpr std::size_t longest_line = 260;

/// Where a date stands. Places of one kind are one witness, however often they repeat it.
enum class Place : std::uint8_t {
  hint,
  linked,
  meta,
  weak_meta,
  microdata,
  linked_page,
  address,
  shown,
  tail,
  title,
  state,
  count_
};

struct Dated {
  StatedDate date;
  std::string from, value;
  Place place = Place::meta;
  double weight = 0;  ///< of its word beside that of other places
  bool modified = false;
  bool order_open = false;  ///< day and month may have changed places
};

class Dates {
 public:
  Dates(const PageView& page, PageMetadata& metadata) : page_(page), metadata_(metadata) {}
  void gather();
  /// The dates of publication that agree best, the most trusted first; then all others. Empty where none is known.
  [[nodiscard]] const std::vector<Dated>& all() const { return found_; }
  [[nodiscard]] const Dated* best() const;
  [[nodiscard]] const Dated* modified(bool shown) const;

 private:
  void from_metadata();
  void from_titles();
  void from_elements();
  void from_element(std::uint32_t node);
  void from_lines();
  void from_line(std::uint32_t block, bool head);
  void from_state();
  void add(std::string_view value, std::string from, Place place, double weight, bool modified);
  void add(const PageDate& date, std::string_view value, std::string from, Place place, double weight, bool modified);
  void settle_order();
  [[nodiscard]] double votes_for(const Dated& date) const;
  [[nodiscard]] bool says(const std::vector<std::string>& words, std::string_view before) const;
  [[nodiscard]] bool says_modified(std::string_view before) const;
  [[nodiscard]] bool foreign(std::uint32_t node, std::uint32_t block) const;
  [[nodiscard]] bool in_teaser(std::uint32_t node, std::size_t size) const;
  [[nodiscard]] std::uint32_t distance(std::uint32_t block) const {
    return block >= page_.title ? block - page_.title : page_.title - block;
  }

  const PageView& page_;
  PageMetadata& metadata_;
  std::vector<Dated> found_;
};

/// How far behind the start the last of the words ends; 0: none of them.
std::size_t last_of(const std::vector<std::string>& words, std::string_view text) {
  std::size_t at = 0;
  for (const std::string& word : words) {
    const std::size_t found = text.rfind(word);
    if (found == std::string_view::npos) continue;
    const bool inside =
        found > 0 && text[found - 1] >= 'a' && text[found - 1] <= 'z' && word[0] >= 'a' && word[0] <= 'z';
    if (!inside) at = std::max(at, found + word.size());
  }
  return at;
}

bool Dates::says(const std::vector<std::string>& words, std::string_view before) const {
  return last_of(words, folded(before.substr(before.size() > 60 ? before.size() - 60 : 0))) > 0;
}

/// The last of both kinds of words that stands in the text before a date decides.
bool Dates::says_modified(std::string_view before) const {
  const std::string words = folded(before.substr(before.size() > 60 ? before.size() - 60 : 0));
  const std::size_t modified = last_of(page_.cues.modified_words, words);
  return modified > 0 && modified >= last_of(page_.cues.published_words, words);
}

void Dates::add(const PageDate& date, std::string_view value, std::string from, Place place, double weight,
                bool modified) {
  if (found_.size() > 100 || date.range) return;
  found_.push_back(
      {date.stated, std::move(from), std::string(value.substr(0, 120)), place, weight, modified, date.order_open});
}

void Dates::add(std::string_view value, std::string from, Place place, double weight, bool modified) {
  if (const auto date = read_moment(value, page_.cues, page_.month_first))
    add(*date, value, std::move(from), place, weight, modified);
}

void Dates::from_metadata() {
  for (const Stated& s : metadata_.of(PageField::published)) {
    Place place = Place::meta;
    if (s.trust < 100)
      place = Place::linked;
    else if (s.trust == 160)
      place = Place::linked_page;
    else if (page_.cues.is_weak_date(s.from))
      place = Place::weak_meta;
    if (page_.outlet != nullptr)
      for (const std::string& first : page_.outlet->published)
        if (s.from == "meta " + first) place = Place::hint;
    const double weight = place == Place::hint     ? 3
                          : place == Place::linked ? 1.3
                          : place == Place::meta   ? 0.9 - 0.001 * (s.trust - 100)
                                                   : 0.5;
    add(s.value, s.from, place, weight, false);
  }
  for (const Stated& s : metadata_.of(PageField::modified)) add(s.value, s.from, Place::meta, 0.9, true);
  const auto address = [&](std::string_view url, std::string_view from) {
    if (const auto date = date_in_address(url)) {
      PageDate found;
      found.stated = *date;
      add(found, url, std::string(from), Place::address, 0.7, false);
    }
  };
  address(page_.url, "address");
  for (const Stated& s : metadata_.of(PageField::url)) address(s.value, s.from);
}

/// Some outlets end their titles with the day: "Headline | Outlet | 12.03.2020".
void Dates::from_titles() {
  const auto look = [&](std::string_view title, std::string_view from) {
    const std::size_t bar = title.find_last_of('|');
    if (bar == std::string_view::npos || title.size() - bar > 40) return;
    const std::string_view part = title.substr(bar + 1);
    const auto dates = find_dates(part, page_.cues, page_.month_first);
    if (dates.size() == 1 && dates[0].end - dates[0].begin + 4 >= part.size())
      add(dates[0], title, std::string(from), Place::title, 0.5, false);
  };
  look(metadata_.window_title, "title");
  for (const Stated& s : metadata_.of(PageField::title)) look(s.value, s.from);
}

/// Of another story, a comment or a menu. What a class says is not believed right behind the headline: outlets name
/// things for how they look.
bool Dates::foreign(std::uint32_t node, std::uint32_t block) const {
  const std::uint8_t why = page_.content.furniture[node];
  if (why == MainContent::article) return false;
  switch (static_cast<FurnitureWhy>(why)) {
    case FurnitureWhy::credit:
    case FurnitureWhy::headline:
    case FurnitureWhy::legal:
    case FurnitureWhy::form:
      return false;
    default:
      return !(page_.has_title && block >= page_.title && block <= page_.title + right_behind);
  }
}

/// Inside a link that says much more than the date: the date of what it leads to.
bool Dates::in_teaser(std::uint32_t node, std::size_t size) const {
  const auto& nodes = page_.tree.nodes;
  for (std::uint32_t at = nodes[node].parent, up = 0; at != 0 && up < 8; at = nodes[at].parent, ++up)
    if (nodes[at].tag == Tag::a) return page_.tree.words_of(at, 200).size() > 2 * size + 20;
  return false;
}

void Dates::from_element(std::uint32_t i) {
  const HtmlNode& n = page_.tree.nodes[i];
  const std::string_view property = n.attributes > 0 ? page_.tree.get(n, Attribute::itemprop) : std::string_view();
  const bool published = property.find("datePublished") != std::string_view::npos ||
                         property.find("dateCreated") != std::string_view::npos ||
                         page_.tree.get(n, Attribute::property).find("datePublished") != std::string_view::npos;
  const bool modified =
      property.find("dateModified") != std::string_view::npos || property.find("dateUpdate") != std::string_view::npos;
  const bool named = (page_.content.roles[i] & page_.cues.with_role(PageRole::date)) != 0;
  if (!published && !modified && n.tag != Tag::time && !named) return;
  std::string_view value = page_.tree.get(n, Attribute::datetime);
  if (value.empty()) value = page_.tree.get(n, Attribute::content);
  if (value.empty() && (n.tag == Tag::abbr || n.end == i + 1)) value = page_.tree.get(n, Attribute::title);
  const std::uint32_t block = page_.block_at(i);
  const bool near = block + 12 >= page_.title && (block <= page_.first + 12 || block <= page_.last + tail_after);
  const bool in_head = n.tag == Tag::meta && block == 0;
  const double closeness = in_head ? 1 : 1 - 0.015 * std::min(distance(block), 40U);
  if (published || modified) {
    if (foreign(i, block) && !near) return;
    const std::string words = value.empty() ? page_.tree.words_of(i, 200) : std::string();
    const std::string_view said = value.empty() ? words : value;
    return add(said, "itemprop " + std::string(property), Place::microdata, 0.75 * closeness, modified && !published);
  }
  if (foreign(i, block) || !near || n.end - i > 60) return;
  const std::string words = page_.tree.words_of(i, 300);
  if (in_teaser(i, words.size())) return;
  bool changed = false;
  std::string_view before;
  if (block < page_.blocks.blocks.size()) {
    const std::string_view line = page_.blocks.of(page_.blocks.blocks[block]);
    const std::size_t at = words.empty() ? std::string_view::npos : line.find(words.substr(0, 20));
    if (at != std::string_view::npos) before = line.substr(0, at);
    changed = says_modified(before);
  }
  if (says(page_.cues.other_date_words, before)) return;
  const bool head = distance(block) <= head_before || block <= page_.first + head_after;
  const Place place = head ? Place::shown : Place::tail;
  const double weight = (head ? 0.6 : 0.3) * closeness + (says(page_.cues.published_words, before) ? 0.2 : 0);
  if (!value.empty()) return add(value, "time", place, weight, changed || says_modified(words));
  for (const PageDate& d : find_dates(words, page_.cues, page_.month_first)) {
    const std::string_view opens = std::string_view(words).substr(0, d.begin);
    if (!says(page_.cues.other_date_words, opens))
      add(d, words, named ? "element of a date" : "time", place, weight, changed || says_modified(opens));
  }
}

void Dates::from_elements() {
  for (std::uint32_t i = 1; i < page_.tree.size(); ++i)
    if (page_.tree.nodes[i].tag != Tag::text) from_element(i);
}

void Dates::from_line(std::uint32_t b, bool head) {
  const Block& block = page_.blocks.blocks[b];
  const std::string_view words = page_.blocks.of(block);
  const bool kept = !page_.content.why[b];
  if (block.size > longest_line && !(kept && b <= page_.first + 1)) return;
  if (!kept && (foreign(block.first, b) || in_teaser(block.first, block.size))) return;
  for (const PageDate& d : find_dates(words.substr(0, longest_line), page_.cues, page_.month_first)) {
    const std::string_view before = words.substr(0, d.begin);
    if (says(page_.cues.other_date_words, before)) continue;
    // A line that is little else than its date says more than a sentence with a date in it.
    const bool bare = block.size < 4 * (d.end - d.begin) + 40;
    const bool dateline = kept && b <= page_.first + 1 && d.begin < 60 && d.begin > 0;
    if (kept && !bare && !dateline) continue;
    const double weight = !bare  ? 0.15
                          : head ? 0.55 - 0.01 * std::min(distance(b), 20U)
                                 : 0.3 - 0.005 * std::min(distance(b), 40U);
    const bool told = says(page_.cues.published_words, before);
    add(d, words, "line", head ? Place::shown : Place::tail, weight + (told ? 0.2 : 0), says_modified(before));
  }
}

void Dates::from_lines() {
  const auto n = static_cast<std::uint32_t>(page_.blocks.blocks.size());
  const std::uint32_t to = std::min(n, page_.last + 1 + tail_after);
  for (std::uint32_t b = page_.title > head_before ? page_.title - head_before : 0; b < to; ++b) {
    const bool head = b <= std::max(page_.first, page_.title) + head_after;
    // The text between is the article's.
    if (!head && b + 3 < page_.last)
      b = page_.last - 4;
    else
      from_line(b, head);
  }
}

/// The state of a page's program, asked when nothing else tells: only where all its dates of publication agree.
void Dates::from_state() {
  std::vector<PageDate> dates;
  for (const HtmlScript& script : page_.tree.scripts) {
    for (const std::string& name : page_.cues.state_dates) {
      std::size_t at = 0;
      while ((at = script.content.find(name, at)) != std::string_view::npos && dates.size() < 20) {
        const bool opens = at > 0 && script.content[at - 1] == '"';
        at += name.size();
        if (!opens) continue;
        const std::string_view rest = script.content.substr(at, 50);
        const std::size_t from = rest.find_first_not_of("\\\": ");
        if (from == std::string_view::npos || from < 2) continue;
        const std::string_view value = rest.substr(from, rest.find_first_of("\\\",", from) - from);
        if (const auto date = read_moment(value, page_.cues, page_.month_first)) dates.push_back(*date);
      }
    }
  }
  for (const PageDate& d : dates)
    if (!(d.stated.date == dates[0].stated.date)) return;
  if (!dates.empty()) add(dates[0], dates[0].stated.date.iso(), "script", Place::state, 0.4, false);
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

/// Whether two statements may speak of one day: the same day as written, or one moment in two zones.
bool same_day(const StatedDate& a, const StatedDate& b) {
  if (a.date == b.date) return true;
  const auto at = minutes_of(a), bt = minutes_of(b);
  if (!at || !bt) return false;
  const auto az = offset_of(a.zone), bz = offset_of(b.zone);
  if (az && bz) return std::abs((*at - *az) - (*bt - *bz)) <= 2;
  // One without its zone: apart by whole quarters of an hour, as zones are.
  return std::abs(*at - *bt) % 15 == 0 && std::abs(*at - *bt) <= 14 * 60 && az.has_value() != bz.has_value();
}

/// The best word of each kind of place for the day. What is shown as the date but is that of the last change, by the
/// page's own data, is no witness.
double Dates::votes_for(const Dated& date) const {
  std::array<double, static_cast<std::size_t>(Place::count_)> votes{};
  bool changed_then = false, linked = false;
  for (const Dated& d : found_) {
    if (!same_day(date.date, d.date)) continue;
    if (d.modified) {
      changed_then = true;
      continue;
    }
    linked |= d.place <= Place::meta;
    double& vote = votes[static_cast<std::size_t>(d.place)];
    vote = std::max(vote, d.weight);
  }
  double sum = 0;
  for (std::size_t p = 0; p < votes.size(); ++p) {
    const bool shown = p == static_cast<std::size_t>(Place::shown) || p == static_cast<std::size_t>(Place::tail);
    sum += changed_then && !linked && shown ? 0.6 * votes[p] : votes[p];
  }
  return sum;
}

/// "3/4/2020" is read in the order that makes it one day with another place's date.
void Dates::settle_order() {
  for (Dated& d : found_) {
    if (!d.order_open || d.modified) continue;
    StatedDate turned = d.date;
    std::swap(turned.date.month, turned.date.day);
    const auto agrees = [&](const StatedDate& with) {
      return std::any_of(found_.begin(), found_.end(), [&](const Dated& other) {
        return !other.order_open && !other.modified && other.place != d.place && other.date.date == with.date;
      });
    };
    if (!agrees(d.date) && agrees(turned)) d.date = turned;
  }
}

const Dated* Dates::best() const {
  const Dated* best = nullptr;
  double most = 0;
  for (const Dated& d : found_) {
    if (d.modified) continue;
    const double votes = votes_for(d);
    // Of those that agree, the one that says most: a moment before a day.
    const bool fuller = best != nullptr && votes == most && best->date.time.empty() && !d.date.time.empty() &&
                        best->date.date == d.date.date;
    if (votes > most || fuller) most = votes, best = &d;
  }
  return best;
}

const Dated* Dates::modified(bool shown) const {
  const auto first = std::find_if(found_.begin(), found_.end(), [&](const Dated& d) {
    return d.modified && (!shown || d.place == Place::shown || d.place == Place::tail);
  });
  return first == found_.end() ? nullptr : &*first;
}

void Dates::gather() {
  from_metadata();
  from_titles();
  from_elements();
  from_lines();
  const bool known = std::any_of(found_.begin(), found_.end(), [](const Dated& d) { return !d.modified; });
  if (!known) from_state();
  std::stable_sort(found_.begin(), found_.end(), [](const Dated& a, const Dated& b) { return a.weight > b.weight; });
  settle_order();
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
  const Dated* changed = dates.modified(false);
  if (changed != nullptr) facts.modified = changed->date;
  const Dated* published = dates.best();
  // A page that tells its readers no more than when it was changed last had this text then.
  if (published == nullptr) published = dates.modified(true);
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
  const bool shown = published->place == Place::shown || published->place == Place::tail;
  document.published_basis = shown ? DateBasis::stated : DateBasis::declared;
}

}  // namespace runut
