// Reading -> digest: names become identities, EDTF dates stretches of minutes, with the clock where the sentence has
// one.
#include "reconcile/digest.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "pack/scan.h"
#include "reconcile/origins.h"

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

/// "example.org" of an address; empty where the text is none.
std::string_view host_of(std::string_view address) {
  const std::size_t begin = address.find("://");
  if (begin == std::string_view::npos) return {};
  address.remove_prefix(begin + 3);
  address = address.substr(0, address.find_first_of("/?#:"));
  return address.starts_with("www.") ? address.substr(4) : address;
}

Moments published_of(const Document& d) {
  Moments out;
  if (d.dated()) {
    out = days(d.published.date, d.published.date);
    if (!d.published.time.empty()) {
      const auto clock = clock_of("T" + d.published.time);
      out.last = out.first + clock.second;
      out.first += clock.first;
    }
  } else if (d.published_after || d.published_before) {
    out.known = d.published_after && d.published_before;
    if (out.known) out = days(*d.published_after, *d.published_before);
  }
  return out;
}

const Reason* reason_for(const Claim& c, std::string_view field) {
  const Reason* found = nullptr;
  for (const Reason& r : c.reasons)
    if (r.field == field) found = &r;
  return found;
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

/// The day that a toll's own sentence tells, where it is a day and not after the report.
Moments event_of(const Claim& c, const Moments& day, const Moments& published, const Pack& pack) {
  const auto& names = pack.measures.names;
  const auto name = std::find(names.begin(), names.end(), c.measure);
  const bool harm = pack.measures.is_harm(static_cast<std::uint32_t>(name - names.begin()));
  const bool one_day = day.known && day.last - day.first < day_minutes;
  return harm && one_day && published.known && day.last < published.first ? day : Moments{};
}

/// Whether a toll's day is that of the blow: a day before the report, of which nothing says that the count was made
/// then. Such a toll is what was known when it was printed.
bool dates_the_event(const Claim& c, const Reason* why, const Moments& day, const Moments& published,
                     const Pack& pack) {
  // The day before, counts are still of that day; what lies further back than two months is told, not reported.
  constexpr std::int64_t fresh = 2 * day_minutes, news = 60 * day_minutes;
  if (c.kind == Kind::increment || c.status != Status::actual || !published.known || why == nullptr) return false;
  constexpr std::int64_t blow = 3 * day_minutes;  // a month is no day on which something struck
  if (day.last - day.first >= blow) return false;
  const std::int64_t age = published.first - day.last;
  if (why->rule == "counted-until" || age < fresh - day_minutes || age > news) return false;
  const auto& names = pack.measures.names;
  const auto name = std::find(names.begin(), names.end(), c.measure);
  return pack.measures.is_harm(static_cast<std::uint32_t>(name - names.begin()));
}

Moments as_of(const Claim& c, const Reading& r, const Moments& published, const Pack& pack) {
  // What is planned is not dated by when the affair began.
  Moments out = moments_of(c.time, published);
  const Reason* why = reason_for(c, "time");
  out.said = out.known && why != nullptr &&
             (why->rule == "nearest-in-sentence" || why->rule == "counted-until" ||
              why->rule == "heading-of-the-list" || why->rule == "of-the-same-figure");
  if (is_planned(c.status) && published.known && out.known && out.last < published.first) out = {};
  if (!out.known || dates_the_event(c, why, out, published, pack)) out = published, out.said = false;
  if (out.known) narrow_to_clock(c, r, pack, out);
  if (!r.document.title_span.empty() && r.document.title_span.overlaps(c.span)) out.said = false;  // "now", "tonight"
  return out;
}

/// Whether the words that made the place stand inside somebody's name or title: "Western intelligence" places nothing
/// of whom it counts.
bool inside_source(const Claim& c, const Reading& r) {
  const Reason *why = reason_for(c, "place"), *actor = reason_for(c, "actor");
  if (why == nullptr || why->words.empty()) return false;
  if (why->rule == "area-of-the-source") return actor != nullptr && actor->rule != "main-actor-of-the-report";
  for (const Attribution& a : r.attributions)
    for (const Span s : a.source)
      if (s.contains(why->words)) return true;
  return false;
}

/// The measures that the words join ("killed, wounded or captured"), in the order of the pack, with '/' between.
std::string joined_measures(const Claim& c, const Reading& r, const Pack& pack) {
  std::vector<std::uint32_t> measures;
  Scan found;
  for (const Reason& reason : c.reasons) {
    const bool cue = reason.field == "measure" && reason.rule == "harms-joined";
    if (!cue && reason.rule != "harm-joined") continue;
    scan(reason.words.of(r.document.text), pack.lexicon, found);
    if (found.size() > 0)
      if (const Hit* hit = found.hit_at(0, SenseKind::measure_cue))
        measures.push_back(pack.measures.cues[hit->index].measure);
  }
  std::string out;
  std::size_t joined = 0;
  for (const std::uint32_t harm : pack.measures.harms)
    if (std::find(measures.begin(), measures.end(), harm) != measures.end())
      out.append(joined++ == 0 ? "" : "/").append(pack.measures.names[harm]);
  return joined < 2 ? std::string() : out;
}

/// What the words say of the counting.
void take_notes(const Claim& c, const Reading& r, const Pack& pack, Symbols& symbols, ClaimDigest& out) {
  for (const Reason& reason : c.reasons) {
    if (reason.field == "kind" && c.kind == Kind::total && reason.rule.starts_with("cue-")) out.so_far = true;
    if (reason.field != "count") continue;
    out.found = out.found || reason.rule == "found";
    out.others = out.others || reason.rule == "other-ones";
    out.before = out.before || reason.rule == "before";
    out.initial = out.initial || reason.rule == "initial";
    out.revised = out.revised || reason.rule == "revised";
    out.found = out.found || reason.rule == "found-so";
    out.found_so = out.found_so || reason.rule == "found-so";
    out.until = out.until || reason.rule == "until";
    out.unchanged = out.unchanged || reason.rule == "unchanged";
    out.base = out.base || reason.rule == "base";
    out.left = out.left || reason.rule == "revised-from";
    if (reason.rule == "harm-joined" && out.joined == 0) out.joined = symbols.of(joined_measures(c, r, pack));
  }
}

/// The bare number that stands right before the claim's words, where those begin with the change that led to the
/// figure.
std::optional<Decimal> number_before(const Claim& c, const Reading& r) {
  if (c.quantity.number.begin <= c.span.begin) return std::nullopt;  // no word of change
  auto gap = std::lower_bound(r.gaps.begin(), r.gaps.end(), c.span.begin,
                              [](const Gap& g, std::uint32_t begin) { return g.span.begin < begin; });
  if (gap == r.gaps.begin()) return std::nullopt;
  --gap;
  if (gap->why != GapWhy::no_noun || gap->span.end + 1 != c.span.begin) return std::nullopt;
  std::string digits;
  for (const char d : gap->span.of(r.document.text)) {
    if (d == '.' || d == ',') continue;
    if (d < '0' || d > '9') return std::nullopt;
    digits += d;
  }
  return Decimal::parse(digits);
}

/// A count of what happened, dated by the day on which it happened, stands as of some later moment up to its print.
void date_by_event(const DocumentDigest& d, const Pack& pack, ClaimDigest& c, std::string_view measure) {
  if (c.unchanged && d.published.known && !c.as_of.said) {
    c.as_of = d.published, c.as_of.said = true;
    return;
  }
  const auto scope = pack.scope.measures.find(measure);
  const bool cumulative = scope != pack.scope.measures.end() && scope->second.tally == Tally::cumulative;
  const bool a_day = c.as_of.last - c.as_of.first == day_minutes - 1;
  if (!cumulative || !c.as_of.known || c.until || !a_day || c.kind != Kind::total) return;
  if (d.published.known && c.as_of.last < d.published.first) c.as_of.said = false;
}

/// Pieces that add up to a whole of another measure ("58 aboard: 43 saved, 6 dead, 9 missing") are totals of their own.
void free_pieces_of_other_measures(const Reading& r, std::vector<ClaimDigest>& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Reason* why = claims[i].kind == Kind::part ? reason_for(r.claims[i], "kind") : nullptr;
    if (why == nullptr || why->rule != "adds-up-to") continue;
    for (std::size_t k = i; k-- > 0;)
      if (r.claims[k].span == why->words) {
        if (r.claims[k].measure != r.claims[i].measure) claims[i].kind = Kind::total;
        break;
      }
  }
}

/// The names of the places that are said together, in the order of the text, with ", " between.
std::string listed_places(Span first, const Reading& r) {
  std::string out;
  std::uint32_t end = 0;
  constexpr std::uint32_t between = 8;  // bytes of commas and of the word before the last
  for (auto n = std::lower_bound(r.names.begin(), r.names.end(), first.begin,
                                 [](const Name&name, std::uint32_t begin) { return name.span.begin < begin; });
       n != r.names.end() && n->type == NameType::place && (end == 0 || n->span.begin <= end + between); ++n) {
    out.append(out.empty() ? "" : ", ").append(n->canonical);
    end = n->span.end;
  }
  return out;
}

/// Where the place is only what the report is about, and the sentence names it together with others ("X and Y"): the
/// first name of those; null: alone.
const Name* first_with_others(const Claim& c, const Reading& r) {
  constexpr std::uint32_t least = 3, most = 8;  // bytes of a word between two names
  auto n = std::lower_bound(r.names.begin(), r.names.end(), c.sentence.begin,
                            [](const Name& name, std::uint32_t begin) { return name.span.begin < begin; });
  const Name* before = nullptr;
  for (; n != r.names.end() && n->span.begin < c.sentence.end; ++n) {
    const bool joined = before != nullptr && n->type == NameType::place && n->span.begin >= before->span.end + least &&
                        n->span.begin <= before->span.end + most;
    if (joined && (before->canonical == c.place || n->canonical == c.place)) {
      const std::string_view word =
          std::string_view(r.document.text).substr(before->span.end, n->span.begin - before->span.end);
      if (word.find_first_of(".;:()\n") == std::string_view::npos) return before;
    }
    before = n->type == NameType::place ? &*n : nullptr;
  }
  return nullptr;
}

/// Claims in the outlet's own voice that repeat a figure which the same report gives with its source.
void take_sources_of_repeated(std::vector<ClaimDigest>& claims) {
  using Key = std::tuple<Symbol, Symbol, Kind, std::optional<Decimal>, std::optional<Decimal>>;
  const auto key = [](const ClaimDigest& c) { return Key{c.measure, c.unit, c.kind, c.low, c.high}; };
  std::map<Key, const ClaimDigest*> sourced;
  for (const ClaimDigest& c : claims)
    if (c.origin_kind == OriginKind::named) sourced.try_emplace(key(c), &c);
  for (ClaimDigest& c : claims) {
    if (c.origin_kind != OriginKind::outlet) continue;
    const auto found = sourced.find(key(c));
    if (found == sourced.end()) continue;
    c.origins = found->second->origins;
    c.origin_kind = OriginKind::named;
  }
}

/// What one counter counts of one thing in one report is counted in one area: a place that nobody said is the one that
/// he is said to count in elsewhere in it.
void take_places_of_counter(std::vector<ClaimDigest>& claims) {
  using Key = std::tuple<Symbol, Symbol, Symbol>;
  const auto key = [](const ClaimDigest& c) { return Key{c.measure, c.unit, c.origins.front()}; };
  std::map<Key, Symbol> areas;
  for (const ClaimDigest& c : claims)
    if (c.origin_kind == OriginKind::named && c.place_of_counter) areas.try_emplace(key(c), c.place);
  for (ClaimDigest& c : claims) {
    if (c.place_said || c.place_of_counter || !c.place_open || c.origin_kind != OriginKind::named) continue;
    if (const auto found = areas.find(key(c)); found != areas.end()) c.place = found->second, c.place_list = false;
  }
  for (ClaimDigest& c : claims) c.place_said = c.place_said || c.place_list;
}

/// Whether the report knows a person of whose name this is the first word.
bool is_first_name(const std::string& place, const Reading& r) {
  for (const Name& n : r.names)
    if (n.type == NameType::person && n.canonical.size() > place.size() && n.canonical.starts_with(place) &&
        n.canonical[place.size()] == ' ')
      return true;
  return false;
}

}  // namespace

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

bool earlier_published(const DocumentDigest& a, const DocumentDigest& b) {
  const Moments &x = a.published, &y = b.published;
  if (x.known != y.known) return x.known;
  if (x.known && x.first != y.first) return x.first < y.first;
  if (x.known && x.last != y.last) return x.last < y.last;
  if (a.id != b.id) return a.id < b.id;
  return a.hash < b.hash;
}

DocumentDigest Digester::digest(const Reading& reading, const Pack& pack) {
  const Document& d = reading.document;
  DocumentDigest out;
  out.id = d.id, out.hash = d.hash;
  // Who passes on another's report as a whole speaks with that one's voice.
  const Symbol voice = symbols_.of(host_of(d.original_source));
  const std::string known_outlet = d.outlet.empty() ? std::string() : body_identity(d.outlet, pack);
  out.outlet = symbols_.of(d.outlet.empty() ? d.id : known_outlet.empty() ? d.outlet : known_outlet);
  out.published = published_of(d);
  ReportOrigins origins(reading, pack);
  out.claims.reserve(reading.claims.size());
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    const Claim& c = reading.claims[i];
    ClaimDigest& digest = out.claims.emplace_back();
    digest.low = c.quantity.low, digest.high = c.quantity.high, digest.bound = c.quantity.bound;
    digest.status = c.status, digest.kind = c.kind;
    digest.measure = symbols_.of(c.measure), digest.unit = symbols_.of(c.unit), digest.actor = symbols_.of(c.actor);
    digest.revised_from = number_before(c, reading);
    take_notes(c, reading, pack, symbols_, digest);
    const Reason* actor = reason_for(c, "actor");
    digest.actor_said = actor != nullptr && actor->rule != "main-actor-of-the-report";
    digest.begin = c.span.begin, digest.sentence = c.sentence.begin;
    digest.claim = static_cast<std::uint32_t>(i);
    digest.headline = !d.title_span.empty() && d.title_span.overlaps(c.span);
    digest.as_of = as_of(c, reading, out.published, pack);
    if (const Reason* when = reason_for(c, "time"); when != nullptr && when->rule == "nearest-in-sentence")
      digest.event = event_of(c, moments_of(c.time, out.published), out.published, pack);
    // Whose people they are says where they come from, not where it happened.
    if (!c.place.empty() && c.place != c.actor && !inside_source(c, reading)) {
      const Reason* why = reason_for(c, "place");
      // "In X, Y and Z" is none of them alone.
      const bool main = why != nullptr && why->rule == "main-place-of-the-report";
      const Name* first = main ? first_with_others(c, reading) : nullptr;
      const bool several = first != nullptr || (why != nullptr && why->rule == "first-of-several");
      if (several)
        digest.place = symbols_.of(listed_places(first != nullptr ? first->span : why->words, reading)),
        digest.place_list = true;
      else if (!is_first_name(c.place, reading))
        digest.place = symbols_.of(c.place);
      digest.place_of_counter = why != nullptr && why->rule == "area-of-the-source";
      digest.place_open = several || why == nullptr || why->rule == "main-place-of-the-report";
      digest.place_said =
          digest.place != 0 && why != nullptr &&
          (why->rule == "nearest-locative" || why->rule == "label-of-the-item" || why->rule == "heading-of-the-list");
    }
    date_by_event(out, pack, digest, c.measure);
    for (const std::string& o : c.origin) {
      if (o == "unnamed") continue;
      digest.origins.push_back(symbols_.of(origins.identity(o)));
      digest.origin_kind = OriginKind::named;
    }
    if (digest.origins.empty() && !c.origin.empty()) {
      digest.origin_kind = OriginKind::unnamed;
      digest.origins.push_back(symbols_.of("unnamed in " + d.id));
    }
    if (digest.origins.empty() && !c.via.empty()) {
      digest.origins.push_back(symbols_.of(origins.identity(c.via.front())));
      digest.origin_kind = OriginKind::named;
    }
    if (digest.origins.empty()) digest.origins.push_back(voice != 0 ? voice : out.outlet);
    std::sort(digest.origins.begin(), digest.origins.end(),
              [&](Symbol a, Symbol b) { return symbols_.text(a) < symbols_.text(b); });
    digest.origins.erase(std::unique(digest.origins.begin(), digest.origins.end()), digest.origins.end());
  }
  take_sources_of_repeated(out.claims);
  take_places_of_counter(out.claims);
  free_pieces_of_other_measures(reading, out.claims);
  for (const Statement& s : reading.statements) {
    std::string parties;
    for (const std::string& p : s.parties) parties += (parties.empty() ? "" : "|") + p;
    out.statements.push_back({s.first, s.last, symbols_.of(s.event), symbols_.of(parties)});
  }
  out.names = names_of(reading, symbols_);
  constexpr std::size_t most_places = 300;
  for (const Name& n : reading.names)
    if ((n.type == NameType::place || (n.type == NameType::person && n.state.empty())) &&
        out.places.size() < most_places)
      out.places.push_back(symbols_.of(n.canonical));
  std::sort(out.places.begin(), out.places.end());
  out.places.erase(std::unique(out.places.begin(), out.places.end()), out.places.end());
  return out;
}

}  // namespace runut
