// Dates out of reach of a page's readers: meta elements, linked data, addresses, titles and the state of its program.
//
// How much each is worth is measured on pages with known dates; what programs fill with any date weighs least.
#include <algorithm>

#include "clean/date_statements.h"

namespace runut {
namespace {

DatePlace place_of(const Stated& s, const PageView& page) {
  if (page.outlet != nullptr)
    for (const std::string& first : page.outlet->published)
      if (s.from == "meta " + first) return DatePlace::hint;
  if (s.trust < 100) return DatePlace::linked;
  if (s.trust == 160) return DatePlace::linked_page;
  return page.cues.is_weak_date(s.from) ? DatePlace::weak_meta : DatePlace::meta;
}

double weight_of(DatePlace place, int trust) {
  if (place == DatePlace::hint) return 3;
  if (place == DatePlace::linked) return 1.3;
  return place == DatePlace::meta ? 0.9 - 0.001 * (trust - 100) : 0.5;
}

void from_addresses(const PageView& page, const PageMetadata& metadata, DateStatements& out) {
  const auto address = [&](std::string_view url, std::string_view from) {
    if (const auto date = date_in_address(url)) {
      PageDate found;
      found.stated = *date;
      out.add(found, url, std::string(from), DatePlace::address, 0.7, false);
    }
  };
  address(page.url, "address");
  for (const Stated& s : metadata.of(PageField::url)) address(s.value, s.from);
}

/// Some outlets begin or end their titles with the day: "Headline | Outlet | 12.03.2020".
void from_titles(const PageView& page, const PageMetadata& metadata, DateStatements& out) {
  const auto part = [&](std::string_view words, std::string_view title, std::string_view from, double weight) {
    if (words.size() > 40) return;
    const auto dates = find_dates(words, page.cues, page.month_first);
    if (dates.size() == 1 && dates[0].end - dates[0].begin + 4 >= words.size())
      out.add(dates[0], title, std::string(from), DatePlace::title, weight, false);
  };
  const auto look = [&](std::string_view title, std::string_view from) {
    const std::size_t first = title.find('|'), last = title.find_last_of('|');
    if (last == std::string_view::npos) return;
    part(title.substr(last + 1), title, from, 0.5);
    part(title.substr(0, first), title, from, 0.3);
  };
  look(metadata.window_title, "title");
  for (const Stated& s : metadata.of(PageField::title)) look(s.value, s.from);
}

}  // namespace

void gather_stated_dates(const PageView& page, const PageMetadata& metadata, DateStatements& out) {
  for (const Stated& s : metadata.of(PageField::published)) {
    const DatePlace place = place_of(s, page);
    out.add(s.value, s.from, place, weight_of(place, s.trust), false);
  }
  for (const Stated& s : metadata.of(PageField::modified)) out.add(s.value, s.from, DatePlace::meta, 0.9, true);
  from_addresses(page, metadata, out);
  from_titles(page, metadata, out);
}

void gather_program_dates(const PageView& page, DateStatements& out) {
  std::vector<PageDate> dates;
  for (const HtmlScript& script : page.tree.scripts) {
    for (const std::string& name : page.cues.state_dates) {
      std::size_t at = 0;
      while ((at = script.content.find(name, at)) != std::string_view::npos && dates.size() < 20) {
        const bool opens = at > 0 && script.content[at - 1] == '"';
        at += name.size();
        if (!opens) continue;
        const std::string_view rest = script.content.substr(at, 50);
        const std::size_t from = rest.find_first_not_of("\\\": ");
        if (from == std::string_view::npos || from < 2) continue;
        const std::string_view value = rest.substr(from, rest.find_first_of("\\\",", from) - from);
        if (const auto date = read_moment(value, page.cues, page.month_first)) dates.push_back(*date);
      }
    }
  }
  for (const PageDate& d : dates)
    if (!(d.stated.date == dates[0].stated.date)) return;
  if (!dates.empty()) out.add(dates[0], dates[0].stated.date.iso(), "script", DatePlace::state, 0.4, false);
}

}  // namespace runut
