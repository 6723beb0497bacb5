// The order in which the forms are tried, and what may follow a form: years, directions, brackets,
// parts of the day, clock times.
#include "extract/time_phrase.h"

#include <algorithm>

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

constexpr std::uint32_t furthest = 24;  ///< tokens; no time is longer

std::uint32_t marker_start(TimeMarker marker) {
  switch (marker) {
    case TimeMarker::every:
      return TimePhraseReader::every_word;
    case TimeMarker::countdown:
      return TimePhraseReader::feast_word;
    case TimeMarker::determiner:
      return TimePhraseReader::determiner_word;
    case TimeMarker::hedge:
      return TimePhraseReader::hedge_word;
    case TimeMarker::of_era:
      return TimePhraseReader::era_word;
    case TimeMarker::same_period:
      return TimePhraseReader::same_period_word;
    default:
      return 0;
  }
}

}  // namespace

const Hit* TimePhraseReader::find_marker(std::uint32_t i, TimeMarker which) const {
  for (const Hit& h : text_.scan.hits_at(i))
    if (h.kind == SenseKind::time_marker && h.index == static_cast<std::uint32_t>(which)) return &h;
  return nullptr;
}

const Hit* TimePhraseReader::marker_before(std::uint32_t i, TimeMarker which) const {
  if ((text_.scan.ends[i] & Scan::bit(SenseKind::time_marker)) == 0) return nullptr;
  for (std::uint32_t back = 1; back <= 3 && back <= i; ++back)
    for (const Hit& h : text_.scan.hits_at(i - back))
      if (h.kind == SenseKind::time_marker && h.last == i && h.index == static_cast<std::uint32_t>(which)) return &h;
  return nullptr;
}

std::optional<TimeDirection> TimePhraseReader::direction(std::uint32_t i, std::uint32_t& last) const {
  const Hit* h = hit(i, SenseKind::time_direction);
  if (h == nullptr) return {};
  last = h->last;
  return static_cast<TimeDirection>(h->index);
}

std::optional<TimePart> TimePhraseReader::part(std::uint32_t i, std::uint32_t& last) const {
  const Hit* h = hit(i, SenseKind::time_part);
  if (h == nullptr) return {};
  last = h->last;
  return static_cast<TimePart>(h->index);
}

const TimeUnitWord* TimePhraseReader::unit(std::uint32_t i, std::uint32_t& last) const {
  if (i >= text_.size() || !text_.scan.any(i, Scan::bit(SenseKind::time_unit))) return nullptr;
  for (const Hit& h : text_.scan.hits_at(i)) {
    if (h.kind != SenseKind::time_unit) continue;
    const TimeUnitWord& u = times_.units[h.index];
    const bool letter = u.code && u.unit != TimeUnit::quarter && u.unit != TimeUnit::half;  // "3h"
    if (u.code && (!letter || i == 0 || !glued(i) || !text_.token(i - 1).is_number())) continue;
    if (letter && glued(h.last) && text_.token(h.last).kind != TokenKind::mark) continue;
    last = h.last;
    return &u;
  }
  return nullptr;
}

std::optional<NumberPhrase> TimePhraseReader::number(std::uint32_t i) const {
  if (i >= text_.size()) return {};
  if (number_at_[i] != 0) {
    const NumberPhrase& n = numbers_[number_at_[i] - 1];
    if (n.blocked || n.too_long) return {};
    return n;
  }
  if (!text_.scan.any(i, Scan::number_bit)) return {};
  const std::int32_t plain = plain_number(text_.scan, text_.document.text, i);
  if (plain < 0) return {};
  NumberPhrase n;
  n.first = i;
  n.last = i + 1;
  n.low = n.high = Decimal(plain);
  return n;
}

/// An ordinal word, a Roman number up to V, a number, or a number behind an ordinal's prefix; 0: none.
int TimePhraseReader::ordinal(std::uint32_t i, std::uint32_t& last) const {
  if (const auto p = part(i, last); p && *p >= TimePart::first)
    return static_cast<int>(*p) - static_cast<int>(TimePart::first) + 1;
  if (i >= text_.size()) return 0;
  std::uint32_t at = i;
  if (const Hit* prefix = marker(i, TimeMarker::ordinal); prefix != nullptr) {
    at = prefix->last;
    if (mark(at, '-')) ++at;
  }
  last = at + 1;
  const std::int32_t plain = plain_number(text_.scan, text_.document.text, at);
  if (plain > 0 && plain <= 99) return plain;
  if (at < text_.size() && text_.token(at).is_word() && text_.token(at).capitalised()) {
    constexpr std::array<std::string_view, 5> roman{"I", "II", "III", "IV", "V"};
    for (std::size_t r = 0; r < roman.size(); ++r)
      if (text_.word(at) == roman[r]) return static_cast<int>(r + 1);
  }
  return 0;
}

std::uint32_t TimePhraseReader::found_starts(std::uint32_t i) const {
  const Token& t = text_.token(i);
  unsigned out = 0;
  if (t.is_number()) out = digits;
  if (t.kind == TokenKind::mark) {
    if (t.mark == '(') return bracket;
    if ((t.mark == '\'' || t.mark == 0x2019) && i + 1 < text_.size() && text_.token(i + 1).is_number())
      return apostrophe_sign;
  }
  for (const Hit& h : text_.scan.hits_at(i)) {
    switch (h.kind) {
      case SenseKind::month:
      case SenseKind::weekday:
        out |= date_word;
        break;
      case SenseKind::time_unit:
        out |= unit_word;
        break;
      case SenseKind::time_point:
        out |= point_word;
        break;
      case SenseKind::time_part:
        out |= static_cast<TimePart>(h.index) < TimePart::first ? part_word : rank_word;
        break;
      case SenseKind::clock_marker:
        if (static_cast<ClockMarker>(h.index) == ClockMarker::at) out |= clock_word;
        break;
      case SenseKind::feast:
        out |= feast_word;
        break;
      case SenseKind::number_of_time:
        out |= one_unit_word;
        break;
      case SenseKind::season:
        out |= season_word;
        break;
      case SenseKind::day_part:
        out |= day_part_word;
        break;
      case SenseKind::time_direction:
        if (times_.direction_first) out |= direction_word;
        break;
      case SenseKind::time_marker:
        if (h.index >= small_months) {
          out |= date_word;
          break;
        }
        // Most articles open no time: what stands behind them tells.
        if (static_cast<TimeMarker>(h.index) != TimeMarker::determiner || may_open(h.last))
          out |= marker_start(static_cast<TimeMarker>(h.index));
        break;
      case SenseKind::number_word:
        if (text_.pack.numbers.words[h.index].role != NumberRole::article || may_open(h.last)) out |= number_words;
        break;
      default:
        break;
    }
  }
  return out;
}

bool TimePhraseReader::core(TimePhrase& p, std::uint32_t at, std::uint32_t start) const {
  const auto may = [start](unsigned bits) { return (start & bits) != 0; };
  if (may(feast_word) && feast(p, at)) return true;
  if (may(point_word) && point(p, at)) return true;
  if (times_.direction_first && may(rank_word | direction_word | number_words | digits) && ranked_unit(p, at))
    return true;
  if (times_.month_before_day && may(rank_word | number_words) && spoken_date(p, at)) return true;
  if (may(unit_word) && times_.direction_first && minutes_past(p, at)) return true;
  if (may(unit_word) && (part_of_year(p, at) || week_around(p, at) || numbered_week(p, at) || weekend_of_feast(p, at) ||
                         week_of_month(p, at) || century(p, at) || named_year(p, at) || unit_and_direction(p, at)))
    return true;
  if (may(date_word | digits) && calendar(p, at)) return true;
  if (may(digits) && numbered_code(p, at)) return true;
  if (may(digits) && times_.direction_first && run_together(p, at)) return true;
  if (may(clock_word) && clock(p, at)) return true;
  if (may(digits | number_words) && (day_of_month(p, at) || bare_clock(p, at))) return true;
  if (may(digits | number_words) && counted_units(p, at)) return true;
  if (may(one_unit_word) && one_unit(p, at)) return true;
  if (may(every_word) && every_unit(p, at)) return true;
  if (may(season_word) && season(p, at)) return true;
  if (may(day_part_word) && day_part(p, at)) return true;
  if (may(direction_word) && direction_and_unit(p, at)) return true;
  if (may(unit_word) && (known_unit(p, at) || many_units(p, at))) return true;
  if (may(number_words) && times_.month_before_day && preposition_before(at)) {
    std::uint32_t last = at;
    if (const int year = spoken_year(at, last); year >= 1100 && last > at + 1 && year % 1000 != 0) {
      p.shape = Shape::calendar;
      p.year = static_cast<std::int16_t>(year);
      p.last = last;
      return true;
    }
  }
  return (may(digits | apostrophe_sign | era_word) && bare_year(p, at)) || (may(bracket) && lone_bracket(p, at));
}

/// Whether an article before the phrase belongs to it: not to a date as written ("the May 5 vote"), but to
/// whatever is a part, a stretch or a rank.
bool TimePhraseReader::takes_article(const TimePhrase& p, std::uint32_t core_at) const {
  if (p.edge || p.hedged || p.same_period) return true;
  if (p.shape == Shape::duration) return !p.hyphenated;
  if (p.shape == Shape::clock) return p.part != nullptr;
  if (p.shape == Shape::set) return p.day != 0;
  if (p.shape != Shape::calendar) return false;
  if (p.years > 1 || p.unit || p.quarter != 0 || p.half != 0 || p.season >= 0 || p.week != 0 || p.part != nullptr ||
      p.direction || p.year_week != 0 || p.week_side != 0 || p.festive_weekend)
    return true;
  if (p.day != 0) return text_.token(core_at).is_number();
  return p.year != 0 && text_.hit(core_at, SenseKind::time_unit) != nullptr;  // "the year 1950"
}

/// An article, a hedge, a part ("the early", "mid-"): what may stand before a form. Moves `at` behind one of them.
bool TimePhraseReader::prefix(TimePhrase& p, std::uint32_t& at, std::uint32_t start) const {
  std::uint32_t after = at;
  if ((start & part_word) != 0 && !p.edge) {
    const auto edge = part(at, after);
    std::uint32_t ignored = 0;
    if (const TimeUnitWord* u = unit(at, ignored); u != nullptr && u->unit == TimeUnit::weekend) return false;
    p.edge = edge;
    if (mark(after, '-') && glued(after)) ++after;
    if (const Hit* link = times_.direction_first ? marker(after, TimeMarker::link) : nullptr) after = link->last;
  } else if (const Hit* hedge = marker(at, TimeMarker::hedge); hedge != nullptr && p.first == at) {
    if ((starts(hedge->last) & (digits | number_words | one_unit_word)) == 0) return false;
    p.hedged = true;
    after = hedge->last;
  } else if (const Hit* period = times_.direction_first ? marker(at, TimeMarker::same_period) : nullptr) {
    p.same_period = true;
    after = period->last;
    if (const Hit* link = marker(after, TimeMarker::link)) after = link->last;
  } else if (const Hit* article = marker(at, TimeMarker::determiner); article != nullptr) {
    p.determined |= at == p.first;
    after = article->last;
  } else {
    return false;
  }
  at = after;
  return same_sentence(p.first, at);
}

TimePhrase TimePhraseReader::read(std::uint32_t i, std::uint32_t start) const {
  TimePhrase p;
  p.first = i;
  std::uint32_t at = i;
  bool found = false;
  for (int prefixes = 0; start != 0; ++prefixes) {
    TimePhrase tried = p;
    tried.article_before = at > i && marker_before(at, TimeMarker::determiner) != nullptr;
    constexpr std::uint32_t prefixes_only = part_word | hedge_word | determiner_word | same_period_word;
    if ((start & ~prefixes_only) != 0 && core(tried, at, start)) {
      p = tried;
      found = true;
      break;
    }
    if (prefixes == 4 || (start & prefixes_only) == 0 || !prefix(p, at, start)) return {};
    start = starts(at);
  }
  if (!found) return {};
  if (p.edge && p.shape != Shape::calendar && (p.shape != Shape::clock || p.part == nullptr))
    return {};  // "the end of the two hours" is no part of the calendar
  while (p.last - p.first < furthest && same_sentence(p.first, p.last) && extend(p)) {
  }
  if (p.edge && (*p.edge == TimePart::earlier || *p.edge == TimePart::later) && !p.unit && !p.direction &&
      p.weekday == 0)
    return {};
  if (p.hedged && p.length_count == 0) return {};
  if (p.same_period && (!p.unit || p.unit->unit != TimeUnit::year)) return {};
  if (p.determined && !takes_article(p, at)) return {};
  if (p.season >= 0 && !dated_season(p)) return {};
  if (p.part != nullptr) apply_day_part(p);
  return p;
}

/// Whether a season's word is one: with a year or a direction always; alone where the language has articles. A
/// weak word, which means other things too ("fall"), needs an article or a preposition of place.
bool TimePhraseReader::dated_season(const TimePhrase& p) const {
  if (p.year != 0 || p.unit || p.direction) return true;
  if (!times_.direction_first || text_.is(p.last, GrammarRole::of)) return false;
  if (p.determined || p.edge || !times_.seasons[static_cast<std::size_t>(p.season)].weak) return true;
  if (p.first == 0 || text_.is(p.first - 1, GrammarRole::to)) return false;
  const std::uint32_t before = p.first - 1;
  return text_.is(before, GrammarRole::at) || text_.is(before, GrammarRole::when) ||
         marker_before(p.first, TimeMarker::since) != nullptr || marker_before(p.first, TimeMarker::during) != nullptr;
}

}  // namespace runut
