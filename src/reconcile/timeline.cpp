// Grouping by event, then camps: stretches of days that share a day.
#include "reconcile/timeline.h"

#include <algorithm>
#include <limits>

namespace runut {
namespace {

constexpr std::int32_t always = std::numeric_limits<std::int32_t>::max();

std::int32_t begin_of(const StatementDigest& s) { return s.first ? s.first->days() : -always; }
std::int32_t end_of(const StatementDigest& s) { return s.last ? s.last->days() : always; }

/// "sign pact" -> "pact": what different events can befall.
std::string_view object_of(std::string_view event) { return event.substr(event.rfind(' ') + 1); }

struct DayCamp {
  std::int32_t first = -always, last = always;
  std::vector<StatementOf> statements;
};

/// Sweeps by the first day: whoever still meets the stretch that a camp has in common joins it.
std::vector<DayCamp> camps_of(std::vector<StatementOf> of_event) {
  std::sort(of_event.begin(), of_event.end(), happened_before);
  std::vector<DayCamp> camps;
  for (const StatementOf& s : of_event) {
    const std::int32_t first = begin_of(*s.statement), last = end_of(*s.statement);
    if (camps.empty() || first > camps.back().last) camps.push_back({first, last, {}});
    DayCamp& c = camps.back();
    c.first = std::max(c.first, first), c.last = std::min(c.last, last);
    c.statements.push_back(s);
  }
  std::stable_sort(camps.begin(), camps.end(),
                   [](const DayCamp& a, const DayCamp& b) { return a.statements.size() > b.statements.size(); });
  return camps;
}

std::optional<Date> day(std::int32_t days) {
  if (days == always || days == -always) return std::nullopt;
  return Date::from_days(days);
}

/// Whether the names (joined by '|') are some of the parties.
bool are_among(std::string_view names, const std::vector<std::string>& parties) {
  if (names.empty()) return false;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find('|'), names.size());
    if (std::find(parties.begin(), parties.end(), names.substr(0, end)) == parties.end()) return false;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return true;
}

/// Camps of one report alone tell of two events, or of a slip that no other report can settle.
bool are_of_two_reports(const std::vector<DayCamp>& camps) {
  for (const DayCamp& c : camps)
    for (const StatementOf& s : c.statements)
      if (s.document != camps.front().statements.front().document) return true;
  return false;
}

}  // namespace

bool happened_before(const StatementOf& a, const StatementOf& b) {
  const StatementDigest &x = *a.statement, &y = *b.statement;
  const std::int32_t first = x.first ? x.first->days() : end_of(x), second = y.first ? y.first->days() : end_of(y);
  if (first != second) return first < second;
  if (end_of(x) != end_of(y)) return end_of(x) < end_of(y);
  if (a.document != b.document) return earlier_published(*a.document, *b.document);
  return a.id < b.id;
}

std::vector<DateConflict> date_conflicts(std::vector<StatementOf> all, const Symbols& symbols) {
  const auto key = [&](const StatementOf& s) {
    return std::pair(symbols.text(s.statement->parties), symbols.text(s.statement->event));
  };
  std::sort(all.begin(), all.end(), [&](const StatementOf& a, const StatementOf& b) {
    const auto x = key(a), y = key(b);
    return x != y ? x < y : happened_before(a, b);
  });
  std::vector<DateConflict> out;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t j = i;
    while (j < all.size() && key(all[j]) == key(all[i])) ++j;
    const std::vector<DayCamp> camps =
        camps_of({all.begin() + static_cast<std::ptrdiff_t>(i), all.begin() + static_cast<std::ptrdiff_t>(j)});
    if (camps.size() > 1 && are_of_two_reports(camps)) {
      DateConflict& conflict = out.emplace_back();
      conflict.event = symbols.text(all[i].statement->event);
      std::string_view parties = symbols.text(all[i].statement->parties);
      while (!parties.empty()) {
        const std::size_t end = std::min(parties.find('|'), parties.size());
        conflict.parties.emplace_back(parties.substr(0, end));
        parties.remove_prefix(std::min(end + 1, parties.size()));
      }
      for (const DayCamp& c : camps) {
        DateCamp& camp = conflict.camps.emplace_back();
        camp.first = day(c.first), camp.last = day(c.last);
        for (const StatementOf& s : c.statements) camp.statements.push_back(s.id);
      }
      for (const StatementOf& other : all) {
        const bool same_thing = are_among(symbols.text(other.statement->parties), conflict.parties) &&
                                other.statement->event != all[i].statement->event &&
                                object_of(symbols.text(other.statement->event)) == object_of(conflict.event);
        const auto inside = [&](const DayCamp& c) {
          return begin_of(*other.statement) <= c.last && end_of(*other.statement) >= c.first;
        };
        if (same_thing && std::any_of(camps.begin(), camps.end(), inside)) conflict.confused_with.push_back(other.id);
      }
    }
    i = j;
  }
  return out;
}

}  // namespace runut
