// A time's words date the count or the blow. "Until Monday" and a clock date the count; a plain day before the report
// dates the blow, and then the count is what was known at the print.
#include "reconcile/claim_moments.h"

#include <algorithm>
#include <charconv>

#include "base/moment_of_text.h"
#include "pack/scan.h"

namespace runut {
namespace {

constexpr std::int64_t day_minutes = 24 * 60;

std::int64_t minutes_of(Date day) { return static_cast<std::int64_t>(day.days()) * day_minutes; }

Moments days(Date first, Date last) {
  return {minutes_of(first.first_day()), minutes_of(last.last_day()) + day_minutes - 1, true, false};
}

/// The minutes of a day that a TIMEX3 time names ("T15:00", "TMO"); the whole day where it names none.
std::pair<int, int> clock_of(std::string_view value) {
  const std::pair<int, int> whole{0, day_minutes - 1};
  const std::size_t t = value.find('T');
  if (t == std::string_view::npos || t + 3 > value.size()) return whole;
  const std::string_view clock = value.substr(t + 1);
  struct Part {
    std::string_view name;
    int first, last;
  };
  for (const Part p : {Part{"MO", 0, 11 * 60}, Part{"MI", 11 * 60, 13 * 60}, Part{"AF", 12 * 60, 18 * 60},
                       Part{"EV", 17 * 60, 22 * 60}, Part{"NI", 18 * 60, day_minutes - 1}, Part{"DT", 6 * 60, 18 * 60}})
    if (clock.starts_with(p.name)) return {p.first, p.last};
  int hour = 0, minute = 0;
  if (std::from_chars(clock.data(), clock.data() + 2, hour).ec != std::errc()) return whole;
  if (clock.size() >= 5 && clock[2] == ':') std::from_chars(clock.data() + 3, clock.data() + 5, minute);
  if (hour > 24 || minute > 59) return whole;
  const int at = std::min<int>(hour * 60 + minute, day_minutes - 1);
  return {at, at};
}

Moments moments_of(const StatedDate& d) {
  Moments out = days(d.date, d.date);
  if (d.time.empty()) return out;
  const auto clock = clock_of("T" + d.time);
  out.last = out.first + clock.second;
  out.first += clock.first;
  return out;
}

/// The part of the day that a time's words name; null: none.
const DayPart* part_of_day(std::string_view words, const Pack& pack) {
  Scan found;
  scan(words, pack.lexicon, found);
  for (std::uint32_t t = 0; t < found.size(); ++t)
    if (const Hit* hit = found.hit_at(t, SenseKind::day_part)) return &pack.times.day_parts[hit->index];
  return nullptr;
}

/// Narrows a claim's day to the clock that its sentence tells, the nearest one.
void narrow_to_clock(const Claim& c, const Reading& r, const Pack& pack, Moments& as_of) {
  const std::vector<TimeExpression>& times = r.times;
  if (!as_of.known || as_of.last - as_of.first >= 2 * day_minutes) return;
  const TimeExpression* best = nullptr;
  std::uint32_t least = 0;
  for (auto t =
           std::lower_bound(times.begin(), times.end(), c.sentence.begin,
                            [](const TimeExpression&time, std::uint32_t begin) { return time.span.begin < begin; });
       t != times.end() && t->span.begin < c.sentence.end; ++t) {
    if (t->value.find('T') == std::string::npos || t->value.size() < 11) continue;
    const auto day = Date::parse(std::string_view(t->value).substr(0, 10));
    if (!day || !day->is_day()) continue;
    const std::int64_t begin = minutes_of(*day);
    if (begin + day_minutes <= as_of.first || begin > as_of.last) continue;
    const std::uint32_t away =
        t->span.begin > c.span.begin ? t->span.begin - c.span.begin : c.span.begin - t->span.begin;
    if (best == nullptr || away < least) best = &*t, least = away;
  }
  if (best == nullptr) return;
  const std::int64_t begin = minutes_of(*Date::parse(std::string_view(best->value).substr(0, 10)));
  auto clock = clock_of(best->value);
  // A part of the day may be narrower by its word than its code can say ("before dawn" is in the morning's).
  if (const DayPart* part = clock.first == clock.second ? nullptr : part_of_day(best->span.of(r.document.text), pack)) {
    const int from = std::max(clock.first, part->from * 60), to = std::min(clock.second, part->to * 60 - 1);
    if (from <= to) clock = {from, to};
  }
  as_of.first = begin + clock.first, as_of.last = begin + clock.second;
}

bool is_planned(Status s) { return s == Status::planned || s == Status::possible; }

bool is_harm(const Claim& c, const Pack& pack) {
  const auto& names = pack.measures.names;
  return pack.measures.is_harm(
      static_cast<std::uint32_t>(std::find(names.begin(), names.end(), c.measure) - names.begin()));
}

bool is_cumulative(const Claim& c, const Pack& pack) {
  const auto scope = pack.scope.measures.find(c.measure);
  return scope != pack.scope.measures.end() && scope->second.tally == Tally::cumulative;
}

/// Whether the claim's words say that it was counted at its time, and not that something happened then.
bool says_when_counted(const Claim& c) {
  return std::any_of(c.reasons.begin(), c.reasons.end(), [](const Reason& r) {
    return (r.field == "count" && r.rule == "until") || (r.field == "time" && r.rule == "counted-until");
  });
}

/// Whether a claim's words hold a note on the counting.
bool noted(const Claim& c, std::string_view note) {
  return std::any_of(c.reasons.begin(), c.reasons.end(),
                     [note](const Reason& r) { return r.field == "count" && r.rule == note; });
}

/// Whether the day is so long before the print, and yet of this affair, that it is the day of the blow. The day before,
/// counts are still of that day; what lies further back than two months is told, not reported; and a month is no day
/// on which something struck.
bool is_day_of_blow(const Claim& c, const Moments& day, const Moments& published, const Pack& pack) {
  constexpr std::int64_t news = 60 * day_minutes, blow = 3 * day_minutes;
  if (c.kind == Kind::increment || c.status != Status::actual || !published.known || says_when_counted(c)) return false;
  const std::int64_t age = published.first - day.last;
  return day.last - day.first < blow && age >= day_minutes && age <= news && is_harm(c, pack);
}

}  // namespace

const Reason* reason_for(const Claim& c, std::string_view field) {
  const Reason* found = nullptr;
  for (const Reason& r : c.reasons)
    if (r.field == field) found = &r;
  return found;
}

Moments published_of(const Claim& c, const Document& d) {
  const LiveUpdate* update = update_at(d, c.span.begin);
  return update != nullptr ? moments_of(update->at) : published_of(d);
}

Moments published_of(const Document& d) {
  Moments out;
  if (d.dated()) {
    out = moments_of(d.published);
  } else if (d.published_after || d.published_before) {
    out.known = d.published_after && d.published_before;
    if (out.known) out = days(*d.published_after, *d.published_before);
  }
  return out;
}

Moments moments_of(std::string_view edtf, const Moments& until) {
  const auto one = [](std::string_view text) -> std::optional<Date> {
    if (text.size() < 4) return std::nullopt;
    return Date::parse(text.substr(0, text.find('T')));
  };
  const std::size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) {
    const auto day = one(edtf);
    return day ? days(*day, *day) : Moments{};
  }
  const std::string_view a = edtf.substr(0, slash), b = edtf.substr(slash + 1);
  const auto first = one(a), last = one(b);
  if (first && last) return days(*first, *last);
  if (last) return days(*last, *last);
  if (!first) return {};
  Moments out = days(*first, *first);
  if (until.known && until.last > out.first) out.last = until.last;
  return out;
}

Moments as_of(const Claim& c, const Reading& r, const Moments& published, const Pack& pack) {
  Moments out = moments_of(c.time, published);
  const Reason* why = reason_for(c, "time");
  out.said = out.known && why != nullptr &&
             (why->rule == "nearest-in-sentence" || why->rule == "counted-until" ||
              why->rule == "heading-of-the-list" || why->rule == "of-the-same-figure");
  // What is planned is not dated by when the affair began.
  if (is_planned(c.status) && published.known && out.known && out.last < published.first) out = {};
  if (!out.known || (why != nullptr && is_day_of_blow(c, out, published, pack))) out = published, out.said = false;
  // What an entry of a live blog does not date stands as of the entry.
  const bool of_entry = update_at(r.document, c.span.begin) != nullptr;
  if (of_entry && published.known && why != nullptr && why->rule == "publication-date") out = published;
  if (out.known) narrow_to_clock(c, r, pack, out);
  if (!r.document.title_span.empty() && r.document.title_span.overlaps(c.span)) out.said = false;  // "now", "tonight"
  // "Still 12": so many at the print.
  if (noted(c, "unchanged") && published.known && !out.said) {
    out = published, out.said = true;
    return out;
  }
  // A count of what happened, dated by the day on which it did, stands as of some later moment up to its print.
  const bool a_day = out.known && out.last - out.first == day_minutes - 1;
  if (a_day && c.kind == Kind::total && !noted(c, "until") && is_cumulative(c, pack) && published.known &&
      out.last < published.first)
    out.said = false;
  return out;
}

Moments event_of(const Claim& c, const Moments& published, const Pack& pack) {
  const Reason* why = reason_for(c, "time");
  if (why == nullptr || why->rule != "nearest-in-sentence" || !is_harm(c, pack) || !published.known) return {};
  const Moments day = moments_of(c.time, published);
  return day.known && day.last - day.first < day_minutes && day.last < published.first ? day : Moments{};
}

}  // namespace runut
