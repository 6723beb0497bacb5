// When a page was published: the day that the places which state it agree on best, in the zone of its readers. What is
// said to be the date of a change is none, and without evidence there is no date.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "clean/date_line.h"
#include "clean/date_statements.h"

namespace runut {

void DateStatements::add(const PageDate& date, std::string_view value, std::string from, DatePlace place, double weight,
                         bool modified) {
  if (all.size() > 100 || date.range) return;
  all.push_back(
      {date.stated, std::move(from), std::string(value.substr(0, 120)), place, weight, modified, date.order_open});
}

void DateStatements::add(std::string_view value, std::string from, DatePlace place, double weight, bool modified) {
  if (const auto date = read_moment(value, page_.cues, page_.month_first))
    add(*date, value, std::move(from), place, weight, modified);
}

namespace {

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
double votes_for(const DateStatement& date, const std::vector<DateStatement>& all) {
  std::array<double, static_cast<std::size_t>(DatePlace::count_)> votes{};
  bool changed_then = false, linked = false;
  for (const DateStatement& d : all) {
    if (!same_day(date.date, d.date)) continue;
    if (d.modified) {
      changed_then = true;
      continue;
    }
    linked |= d.place <= DatePlace::meta;
    double& vote = votes[static_cast<std::size_t>(d.place)];
    vote = std::max(vote, d.weight);
  }
  double sum = 0;
  for (std::size_t p = 0; p < votes.size(); ++p) {
    const bool shown =
        p == static_cast<std::size_t>(DatePlace::shown) || p == static_cast<std::size_t>(DatePlace::tail);
    sum += changed_then && !linked && shown ? 0.6 * votes[p] : votes[p];
  }
  return sum;
}

/// "3/4/2020" is read in the order that makes it one day with another place's date.
void settle_order(std::vector<DateStatement>& all) {
  for (DateStatement& d : all) {
    if (!d.order_open || d.modified) continue;
    StatedDate turned = d.date;
    std::swap(turned.date.month, turned.date.day);
    const auto agrees = [&](const StatedDate& with) {
      return std::any_of(all.begin(), all.end(), [&](const DateStatement& other) {
        return !other.order_open && !other.modified && other.place != d.place && other.date.date == with.date;
      });
    };
    if (!agrees(d.date) && agrees(turned)) d.date = turned;
  }
}

/// The date of publication that the most trusted places agree on; null: none states one.
const DateStatement* best_of(const std::vector<DateStatement>& all) {
  const DateStatement* best = nullptr;
  double most = 0;
  for (const DateStatement& d : all) {
    if (d.modified) continue;
    const double votes = votes_for(d, all);
    // Of those that agree, the one that says most: a moment before a day.
    const bool fuller = best != nullptr && votes == most && best->date.time.empty() && !d.date.time.empty() &&
                        best->date.date == d.date.date;
    if (votes > most || fuller) most = votes, best = &d;
  }
  return best;
}

const DateStatement* modified_of(const std::vector<DateStatement>& all, bool shown) {
  const auto first =
      std::find_if(all.begin(), all.end(), [&](const DateStatement& d) { return d.modified && (!shown || d.shown()); });
  return first == all.end() ? nullptr : &*first;
}

/// Every date of the page, the most trusted first.
std::vector<DateStatement> gather(const PageView& page, const PageMetadata& metadata) {
  DateStatements found(page);
  gather_stated_dates(page, metadata, found);
  gather_shown_dates(page, found);
  const bool known =
      std::any_of(found.all.begin(), found.all.end(), [](const DateStatement& d) { return !d.modified; });
  if (!known) gather_program_dates(page, found);
  std::stable_sort(found.all.begin(), found.all.end(),
                   [](const DateStatement& a, const DateStatement& b) { return a.weight > b.weight; });
  settle_order(found.all);
  return std::move(found.all);
}

/// A clock time without an offset, and one in universal time, that are the same but for whole quarters of an hour, tell
/// the page's zone; then the day is the one that its readers saw.
void find_zone(StatedDate& chosen, const std::vector<DateStatement>& all) {
  const auto at = minutes_of(chosen);
  if (!at) return;
  for (const DateStatement& other : all) {
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

void read_page_dates(const PageView& page, const PageMetadata& metadata, Document& document) {
  const std::vector<DateStatement> dates = gather(page, metadata);
  PageFacts& facts = *document.page;
  const DateStatement* changed = modified_of(dates, false);
  if (changed != nullptr) facts.modified = changed->date;
  const DateStatement* published = best_of(dates);
  // A page that tells its readers no more than when it was changed last had this text then.
  if (published == nullptr) published = modified_of(dates, true);
  for (const DateStatement& d : dates)
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
    find_zone(chosen, dates);
    std::string_view address = page.url;
    if (address.empty()) address = metadata.best(PageField::url);
    // Universal time says no more than that the page's program keeps it: the day is the one that its readers had.
    if (const DomainZone* zone = page.cues.zone_of(address); zone != nullptr && offset_of(chosen.zone) == 0)
      move_to(chosen, offset_at(*zone, chosen.date));
  }
  document.published = chosen;
  document.published_basis = published->shown() ? DateBasis::stated : DateBasis::declared;
}

}  // namespace runut
