// One walk over the tokens: read a phrase, join it with the other end of an interval, give both a value
// on the calendar, and remember the day for what counts from it.
#include "extract/times.h"

#include <algorithm>

#include "base/moment_of_text.h"
#include "extract/document_date.h"
#include "extract/time_conflicts.h"
#include "extract/time_joins.h"
#include "extract/time_phrase.h"
#include "extract/time_resolver.h"
#include "extract/time_values.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

class TimesReader {
 public:
  TimesReader(const Text& text, const std::vector<NumberPhrase>& numbers, Owners& owners)
      : text_(text), reader_(text, numbers), owners_(owners) {
    anchor_.now = reference_date(text.document, text.pack.times);
    anchor_.now_minutes = reference_minutes(text.document, text.pack.times);
    anchor_.narrative = tells_of_the_past();
  }
  std::vector<LocatedTime> read();

 private:
  void enter(const Sentence& sentence);
  bool read_at(std::uint32_t i, std::uint32_t start, std::uint32_t& next);
  [[nodiscard]] bool ends_code(const TimePhrase& p) const;
  [[nodiscard]] bool speaks_of_prices(std::uint32_t i) const;
  bool read_interval(const TimePhrase& start, std::uint32_t& next);
  bool read_hours(const TimePhrase& p, std::uint32_t i, std::uint32_t start, std::uint32_t& next);
  bool read_joined(const TimePhrase& p, std::uint32_t& next);
  bool read_ended(const TimePhrase& p, std::uint32_t& next);
  void write(const TimePhrase& p);
  void write_interval(TimePhrase start, TimePhrase end);
  void write_ends(const TimePhrase& start, const TimeValue& a, const TimePhrase& end, const TimeValue& b,
                  const TimeValue& both, const Contradiction& wrong);
  void set_anchor(const TimePhrase& p);
  [[nodiscard]] bool tells_of_the_past() const;
  [[nodiscard]] bool lies_ahead(const TimePhrase& p) const;
  [[nodiscard]] const Hit* lapse_behind(const TimePhrase& p) const;
  void open_or_close(LocatedTime& t, const TimePhrase& p) const;
  [[nodiscard]] bool compares(const LocatedTime& t, std::uint32_t at) const;
  [[nodiscard]] bool begins_or_ends_outside(LocatedTime& t, const TimePhrase& p) const;
  void remember(const TimePhrase& p, const TimeValue& v);
  [[nodiscard]] bool said_later(const TimePhrase& p, const TimeValue& v) const;
  [[nodiscard]] bool future_before(std::uint32_t i) const;
  [[nodiscard]] bool planned_before(std::uint32_t i) const;
  [[nodiscard]] bool planned_at(std::uint32_t at) const;
  [[nodiscard]] bool future_behind(const TimePhrase& p) const;
  LocatedTime& add(std::uint32_t first, std::uint32_t last, TimeValue&& v);

  const Text& text_;
  TimePhraseReader reader_;
  Owners& owners_;
  TimeAnchor anchor_;
  const LiveUpdate* update_ = nullptr;  ///< the entry of a live blog that is being read
  Date told_;                           ///< the last date with month and year
  std::uint32_t story_paragraph_ = 0;
  std::uint32_t told_until_ = 0;  ///< the token up to which it holds
  std::vector<LocatedTime> times_;
};

constexpr std::uint32_t tale = 120;  ///< tokens over which a dated event lends its year

std::vector<LocatedTime> TimesReader::read() {
  std::uint32_t done = 0;  // a date may run over what was taken for a sentence's end
  for (const Sentence& s : text_.sentences) {
    if (s.furniture) continue;
    enter(s);
    for (std::uint32_t i = std::max(s.first, done); i < s.last;) {
      std::uint32_t next = i + 1;
      if (const std::uint32_t start = reader_.starts(i); start != 0) static_cast<void>(read_at(i, start, next));
      i = done = std::max(next, i + 1);
    }
  }
  return std::move(times_);
}

/// An entry of a live blog counts from its own moment, and from nothing that other entries tell.
void TimesReader::enter(const Sentence& sentence) {
  const std::uint32_t byte = text_.token(sentence.first).span.begin;
  const LiveUpdate* update = update_at(text_.document, byte);
  if (update == update_) return;
  update_ = update;
  TimeAnchor fresh;
  fresh.now = reference_date(text_.document, text_.pack.times, byte);
  fresh.narrative = anchor_.narrative;
  anchor_ = fresh;
  told_ = {}, told_until_ = 0, story_paragraph_ = 0;
}

/// Whether most years that the text writes lie well before its publication: then a month without a year is of
/// the year told last, however far back.
bool TimesReader::tells_of_the_past() const {
  const std::int16_t now = anchor_.now.year;
  if (now == 0 || !text_.pack.times.direction_first) return false;
  std::uint32_t old = 0, recent = 0;
  for (std::uint32_t i = 0; i < text_.size(); ++i) {
    if (!text_.token(i).is_number() || text_.token(i).span.size() != 4) continue;
    const std::int16_t year = written_year(text_.scan, text_.document.text, i);
    if (year >= now - 2 && year <= now + 2)
      ++recent;
    else if (year >= 1400 && year < now)
      ++old;
  }
  return old >= 5 && old >= 4 * recent;
}

/// Whether words before the phrase, in its clause, say that it is to come.
bool TimesReader::future_before(std::uint32_t i) const {
  const Sentence& s = text_.sentence_at(i);
  for (std::uint32_t back = 1; back <= 10 && i >= s.first + back; ++back) {
    const std::uint32_t at = i - back;
    const Token& t = text_.token(at);
    if (t.is_mark('"') || t.is_mark(0x201D)) return false;
    if (text_.hit(at, SenseKind::cue) != nullptr) return false;
    if (reader_.marker(at, TimeMarker::future) != nullptr && !planned_at(at)) return true;
  }
  return false;
}

/// Whether words before the phrase, in its clause, look back on a plan.
bool TimesReader::planned_before(std::uint32_t i) const {
  const Sentence& s = text_.sentence_at(i);
  for (std::uint32_t back = 1; back <= 8 && i >= s.first + back; ++back) {
    if (text_.token(i - back).is_mark('"')) return false;
    if (reader_.marker(i - back, TimeMarker::planned) != nullptr) return true;
  }
  return false;
}

/// Whether a plan that the text looks back on holds the token ("was scheduled to begin").
bool TimesReader::planned_at(std::uint32_t at) const {
  const Sentence& s = text_.sentence_at(at);
  for (std::uint32_t back = 0; back <= 3 && at >= s.first + back; ++back)
    if (reader_.marker(at - back, TimeMarker::planned) != nullptr) return true;
  return false;
}

/// Whether a clause that a weekday opens says that it is to come: "On Tuesday night a curfew will begin".
bool TimesReader::future_behind(const TimePhrase& p) const {
  const Sentence& s = text_.sentence_at(p.first);
  if (!text_.pack.times.direction_first || !p.only_weekday() || p.first > s.first + 3) return false;
  for (std::uint32_t at = p.last; at < s.last && at < p.last + 8; ++at) {
    if (text_.hit(at, SenseKind::cue) != nullptr || text_.is(at, GrammarRole::relative) || text_.token(at).is_mark(';'))
      return false;
    if (reader_.marker(at, TimeMarker::future) != nullptr) return reader_.marker(at, TimeMarker::until) == nullptr;
  }
  return false;
}

/// Whether the sentence around the token names a currency.
bool TimesReader::speaks_of_prices(std::uint32_t i) const {
  const Sentence& s = text_.sentence_at(i);
  const std::uint32_t from = i > s.first + 40 ? i - 40 : s.first;
  for (std::uint32_t at = from; at < s.last && at < i + 40; ++at)
    for (const Hit& h : text_.scan.hits_at(at))
      if (h.kind == SenseKind::unit && text_.pack.units.units[h.index].kind == UnitKind::money) return true;
  return false;
}

bool TimesReader::read_at(std::uint32_t i, std::uint32_t start, std::uint32_t& next) {
  TimePhrase p = reader_.read(i, start);
  if (read_hours(p, i, start, next)) return true;
  if (p.shape == Shape::none && (text_.token(i).is_number() || text_.hit(i, SenseKind::month) != nullptr))
    p = reader_.read_first_end(i);
  if (p.shape == Shape::none)  // "the 13th to the 19th of May"
    if (const Hit* article = reader_.marker(i, TimeMarker::determiner);
        article != nullptr && article->last < text_.size() && text_.token(article->last).is_number()) {
      p = reader_.read_first_end(article->last);
      p.first = i;
    }
  if (p.shape == Shape::none || ends_code(p)) return false;
  next = p.last;
  if (read_ended(p, next) || read_interval(p, next) || read_joined(p, next)) return true;
  write(p);
  return true;
}

/// Whether digits glued before the phrase's own make all of them a code ("133-03-03-2020").
bool TimesReader::ends_code(const TimePhrase& p) const {
  const std::uint32_t i = p.first;
  return p.numeric && i > 1 && !text_.token(i).space_before && !text_.token(i - 1).space_before &&
         text_.token(i - 1).is_mark('-') && text_.token(i - 2).is_number();
}

/// A stretch of the clock, its day before or behind it.
bool TimesReader::read_hours(const TimePhrase& p, std::uint32_t i, std::uint32_t start, std::uint32_t& next) {
  const bool day = p.shape == Shape::calendar && p.is_day() && !p.has_clock;
  const bool alone = (p.shape == Shape::none || p.shape == Shape::clock) &&
                     (start & (TimePhraseReader::digits | TimePhraseReader::number_words)) != 0;
  if (!day && !alone) return false;
  const auto span = reader_.hours(day ? p.last : i, day ? &p : nullptr);
  if (!span) return false;
  set_anchor(span->start);
  remember(span->start, resolve(span->start, anchor_, text_.pack.times));
  add(span->first, span->last, value_of(*span, anchor_, text_.pack.times));
  next = span->last;
  return true;
}

/// "the three months ended March 31", "the year to April": the length, and the day or month that it ends with.
bool TimesReader::read_ended(const TimePhrase& p, std::uint32_t& next) {
  const Length one{Decimal(1), Decimal(1), p.unit.value_or(TimeUnitWord{}), false, false};
  const bool unit = p.shape == Shape::calendar && p.known && p.unit && !p.edge && p.length_count == 0;
  const bool length = p.shape == Shape::duration && p.length_count == 1 && !p.direction && p.rank == 0 && !p.hyphenated;
  const Hit* closing = unit || length ? reader_.marker(p.last, TimeMarker::closing) : nullptr;
  if (closing == nullptr || (!p.determined && reader_.marker(p.last, TimeMarker::until) != nullptr)) return false;
  const TimePhrase end = reader_.read(closing->last);
  if (end.shape != Shape::calendar || end.month == 0 || end.has_clock) return false;
  set_anchor(p);
  TimeValue v = resolve(p, anchor_, text_.pack.times);
  const TimeValue to = resolve(end, anchor_, text_.pack.times);
  const auto from = to.last ? begin_of(*to.last, length ? p.lengths[0] : one) : std::nullopt;
  if (!from) return false;
  v.first = from;
  v.last = to.last;
  v.edtf = edtf_of_days(*from, *to.last);
  v.basis = TimeBasis::anchored;
  add(p.first, p.last, std::move(v));
  remember(end, to);
  add(end.first, end.last, TimeValue(to));
  next = end.last;
  return true;
}

/// A length with the day or hour that it is counted from.
bool TimesReader::read_joined(const TimePhrase& p, std::uint32_t& next) {
  if (p.shape != Shape::duration && !p.has_clock) return false;
  set_anchor(p);
  auto joined =
      p.shape == Shape::duration ? join_length(text_, reader_, p, anchor_) : join_clock(text_, reader_, p, anchor_);
  if (!joined) return false;
  next = joined->last;
  add(joined->first, joined->last, std::move(joined->value));
  return true;
}

bool is_dash(const Token& t) { return t.is_mark('-') || t.is_mark(0x2013) || t.is_mark(0x2014) || t.is_mark(0x2010); }

/// Joins "X until Y", "X-Y" and, for days of one month, "X and Y".
bool TimesReader::read_interval(const TimePhrase& start, std::uint32_t& next) {
  if (start.shape != Shape::calendar && start.shape != Shape::clock) return false;
  std::uint32_t at = start.last;
  if (at >= text_.size() || text_.sentence_of[at] != text_.sentence_of[start.first]) return false;
  const bool bare_day = start.day != 0 && start.month == 0 && start.weekday == 0 && !start.unit;
  const bool of_era = start.before_era && start.last == start.first + 1;
  const bool between = reader_.marker_before(start.first, TimeMarker::between) != nullptr;
  if (bare_day)  // over the days in the middle of a list
    while (at + 2 < text_.size() && text_.token(at).is_mark(',') && text_.token(at + 1).is_number() &&
           text_.hit(at + 2, SenseKind::month) == nullptr)
      at += 2;
  if (bare_day && text_.token(at).is_mark(',')) ++at;
  if (start.year != 0 && start.day != 0 && text_.token(at).is_mark(',') &&
      reader_.marker(at + 1, TimeMarker::until) != nullptr)
    ++at;  // "from Jan. 20, 2025, to"
  if (at >= text_.size()) return false;
  bool dash = false;
  const Hit* joiner = reader_.marker(at, TimeMarker::until);
  const bool may_join = bare_day || between || of_era || (start.day != 0 && start.month != 0);
  if (joiner == nullptr && may_join) joiner = reader_.marker(at, TimeMarker::conjoin);
  const bool years = start.year != 0 && start.month == 0 && start.years == 1 && start.quarter == 0;
  if (joiner == nullptr && (is_dash(text_.token(at)) || (years && text_.token(at).is_mark('/')))) dash = true;
  if (joiner == nullptr && !dash && !(bare_day && at > start.last)) return false;
  const std::uint32_t second_at = joiner != nullptr ? joiner->last : dash ? at + 1 : at;
  TimePhrase end = reader_.read_second_end(second_at, start);
  const bool both_named = joiner != nullptr && reader_.marker(at, TimeMarker::until) == nullptr;
  if (both_named && !bare_day && !between && !of_era && !end.borrowed) return false;  // "May 4 and June 3": two days
  const bool both_days = end.shape == Shape::calendar && (!dash || (!end.unit && !start.unit));
  const bool both_clocks = end.shape == Shape::clock &&
                           ((end.has_clock && start.has_clock) || (end.part != nullptr && start.part != nullptr));
  const bool until_now = !dash && end.shape == Shape::reference && end.point->reference == "PRESENT_REF";
  const bool clock_ends = start.shape == Shape::clock && both_days;
  if ((!both_days && !both_clocks && !until_now) || clock_ends) return false;
  if (dash && both_days && !bare_day && start.is_day() != end.is_day() && end.day == 0) return false;
  write_interval(start, end);
  next = end.last;
  return true;
}

LocatedTime& TimesReader::add(std::uint32_t first, std::uint32_t last, TimeValue&& v) {
  LocatedTime& t = times_.emplace_back();
  t.first = first;
  t.last = last;
  t.span = text_.scan.span(first, last);
  if (const std::string& clitic = text_.pack.times.clitic; !clitic.empty()) {
    const std::string_view words = t.span.of(text_.document.text);
    if (words.ends_with(clitic)) t.span.end -= static_cast<std::uint32_t>(clitic.size());
    if (words.ends_with("\u2019" + clitic.substr(1))) t.span.end -= static_cast<std::uint32_t>(clitic.size() + 2);
  }
  t.type = v.type;
  t.basis = v.basis;
  t.value = std::move(v.value);
  t.edtf = std::move(v.edtf);
  t.first_day = v.first;
  t.last_day = v.last;
  std::fill(owners_.begin() + first, owners_.begin() + last, Owner::time);
  return t;
}

/// "before" and "after" the phrase: the stretch lies outside of it. What is told keeps the days of the phrase itself,
/// from which it was counted.
bool TimesReader::begins_or_ends_outside(LocatedTime& t, const TimePhrase& p) const {
  if (!t.first_day || !t.last_day || !text_.pack.times.direction_first) return false;
  const std::uint32_t first = p.first;
  const bool before = reader_.marker_before(first, TimeMarker::before) != nullptr;
  if (!before && reader_.marker_before(first, TimeMarker::after) == nullptr) return false;
  // "after Friday's vote", "before Christmas shopping": the time only describes.
  if (t.span.end < text_.scan.span(t.first, t.last).end || !reader_.ends_phrase(t.first, t.last)) return false;
  if (p.has_clock) {
    t.edtf = before ? "../" + last_second(*t.first_day, p) : t.edtf + "/..";
    return true;
  }
  const Date day = before ? t.first_day->plus_days(-1) : t.last_day->plus_days(1);
  Date named = day;
  const bool months = t.edtf.size() == 7, years = t.edtf.size() == 4;
  if (months || years) named.day = 0;
  if (years) named.month = 0;
  t.edtf = before ? "../" + named.iso() : named.iso() + "/..";
  return true;
}

/// "up 5 % from a year earlier", "the toll from last week's storm": from where something comes, not since when.
bool TimesReader::compares(const LocatedTime& t, std::uint32_t at) const {
  if (!text_.is(at - 1, GrammarRole::from)) return false;
  return t.span.end < text_.scan.span(t.first, t.last).end || (at > 1 && reader_.speaks_of_change(at - 1));
}

/// "since" and "until" before the phrase open one end. Small words may stand between.
void TimesReader::open_or_close(LocatedTime& t, const TimePhrase& p) const {
  if (t.edtf.empty() || t.edtf.find('/') == 0 || t.edtf.find("..") != std::string::npos) return;
  if (begins_or_ends_outside(t, p)) return;
  std::uint32_t at = p.first;
  for (int small = 0; small < 2 && at > 0; ++small) {
    if (reader_.marker_before(at, TimeMarker::since) != nullptr) {
      if (compares(t, at)) return;
      const std::size_t slash = t.edtf.find('/');
      t.edtf = t.edtf.substr(0, slash) + "/..";
      t.last_day.reset();
      return;
    }
    if (reader_.marker_before(at, TimeMarker::until) != nullptr) {
      const std::size_t slash = t.edtf.find('/');
      t.edtf = "../" + (slash == std::string::npos ? t.edtf : t.edtf.substr(slash + 1));
      t.first_day.reset();
      return;
    }
    const Hit* unit = text_.hit(at - 1, SenseKind::time_unit);
    const bool skip = text_.is(at - 1, GrammarRole::at) || reader_.marker(at - 1, TimeMarker::about) != nullptr ||
                      reader_.marker(at - 1, TimeMarker::date) != nullptr || (unit != nullptr && unit->last == at);
    if (!skip) return;
    --at;
  }
}

void TimesReader::remember(const TimePhrase& p, const TimeValue& v) {
  if (v.impossible || v.type == TimeType::duration || v.type == TimeType::set) return;
  if (anchor_.narrative && v.date.year != 0 && p.shape == Shape::calendar && p.years == 1) told_ = v.date;
  const bool flashback = p.anchored && p.offset < 0;  // "the day before" moves nothing on
  if (v.date.is_day() && p.shape == Shape::calendar && !flashback) {
    anchor_.story = v.date;
    story_paragraph_ = text_.sentence_at(p.first).paragraph;
    if (p.weekday != 0 && v.date.weekday() == p.weekday) anchor_.by_weekday[p.weekday] = v.date;
  }
  if (v.date.year == 0 || p.shape != Shape::calendar) return;
  if (v.date.month != 0) anchor_.spoken = v.date;
  anchor_.story_year = v.date.year;
  if (!anchor_.narrative && v.date.month != 0 && (p.year != 0 || v.basis == TimeBasis::anchored)) {
    told_ = v.date;
    told_until_ = p.last + tale;
  }
}

/// Whether the day is when something was said (", Thursday (29/1)" behind a word of saying) and lies after
/// the publication. A day of slack is for zones.
bool TimesReader::said_later(const TimePhrase& p, const TimeValue& v) const {
  if (!anchor_.now.is_day() || !v.date.is_day() || v.date <= anchor_.now.plus_days(1)) return false;
  if (p.weekday == 0 || p.day == 0 || p.first == 0 || !text_.token(p.first - 1).is_mark(',')) return false;
  const Sentence& s = text_.sentence_at(p.first);
  for (std::uint32_t at = p.first; at-- > s.first && p.first - at < 40;) {
    if (reader_.marker(at, TimeMarker::future) != nullptr) return false;
    if (text_.hit(at, SenseKind::cue) != nullptr) return true;
  }
  return false;
}

/// Whether a length is the time until something: "will open in two days".
bool TimesReader::lies_ahead(const TimePhrase& p) const {
  return p.shape == Shape::duration && !p.direction && p.length_count == 1 && p.rank == 0 && !p.hedged &&
         (anchor_.future || lapse_behind(p) != nullptr) && reader_.marker_before(p.first, TimeMarker::ahead) != nullptr;
}

/// "in two weeks' time", "in a year's time"
const Hit* TimesReader::lapse_behind(const TimePhrase& p) const {
  std::uint32_t at = p.last;
  if (at < text_.size() && (text_.token(at).is_mark('\'') || text_.token(at).is_mark(0x2019))) ++at;
  return reader_.marker(at, TimeMarker::lapse);
}

/// The time at which a length that begins now ends.
TimePhrase end_of_length(const TimePhrase& p) {
  const Length& l = p.lengths[0];
  TimePhrase out = p;
  out.shape = Shape::calendar;
  out.unit = l.unit;
  out.vague = l.vague || l.alone || l.low != l.high || !l.low.is_whole() || l.low > Decimal(9999);
  out.offset = out.vague ? 1 : static_cast<std::int32_t>(l.low.coefficient());
  return out;
}

void TimesReader::set_anchor(const TimePhrase& p) {
  anchor_.future = future_before(p.first) || future_behind(p);
  anchor_.planned = !anchor_.future && p.only_weekday() && planned_before(p.first);
  anchor_.told = anchor_.narrative || p.first < told_until_ ? told_ : Date{};
  anchor_.story_far = !anchor_.narrative && text_.sentence_at(p.first).paragraph > story_paragraph_ + 1;
}

void TimesReader::write(const TimePhrase& p) {
  if (p.shape != Shape::set && p.day != 0 && p.month == 0 && p.weekday == 0 &&
      reader_.marker_before(p.first, TimeMarker::date) == nullptr && !p.unit)
    return;  // a bare day whose other end was not read
  set_anchor(p);
  const bool ahead = lies_ahead(p);
  TimeValue v = resolve(ahead ? end_of_length(p) : p, anchor_, text_.pack.times);
  if (p.unit && p.unit->unit == TimeUnit::weekend && p.offset == -1 && v.first && speaks_of_prices(p.first)) {
    v.first = v.last = v.first->plus_days(-1);  // markets close the week on its Friday
    v.edtf = v.first->iso();
  }
  Contradiction wrong = find_contradiction(p, v, anchor_, text_.pack.times);
  if (wrong.conflict == TimeConflict::none && said_later(p, v)) {
    const int back = (anchor_.now.weekday() - p.weekday + 7) % 7;
    wrong = {TimeConflict::future, anchor_.now.plus_days(-back).iso()};
  }
  remember(p, v);
  const Hit* lapse = ahead ? lapse_behind(p) : nullptr;
  LocatedTime& t = add(p.first, lapse != nullptr ? lapse->last : p.last, std::move(v));
  t.conflict = wrong.conflict;
  t.reading = wrong.reading;
  if (t.type != TimeType::duration && t.type != TimeType::set && p.shape != Shape::clock) open_or_close(t, p);
}

/// The value of another day, with the time of day and the rest of the first.
TimeValue value_of_day(Date day, const TimeValue& v) {
  TimeValue out = v;
  const std::string time = v.value.size() > 10 ? v.value.substr(10) : "";
  out.date = day;
  out.first = out.last = day;
  out.value = day.iso() + time;
  out.edtf = v.edtf.size() > 10 && v.edtf[10] == 'T' ? day.iso() + v.edtf.substr(10) : day.iso();
  return out;
}

void TimesReader::write_interval(TimePhrase start, TimePhrase end) {
  if (start.month == 0 && start.day != 0 && start.weekday == 0) start.month = end.month;
  if (end.before_era && start.year > end.year) start.before_era = true;
  if (start.year == 0 && end.year != 0 && !start.unit && start.shape == Shape::calendar) {
    start.year = end.year;
    if (start.month > end.month && end.month != 0) --start.year;
  }
  if (start.year == 0 && end.unit && end.unit->unit == TimeUnit::year && !start.unit && start.month != 0) {
    start.unit = end.unit;
    start.offset = end.offset;
  }
  if (end.year == 0 && start.year != 0 && end.month != 0 && !end.unit) {
    end.year = start.year;
    if (end.month < start.month) ++end.year;
  }
  set_anchor(start);
  TimeValue a = resolve(start, anchor_, text_.pack.times);
  const Contradiction wrong_start = find_contradiction(start, a, anchor_, text_.pack.times);
  remember(start, a);
  // A start in a year of its own choice must not lie after an end that has been fixed.
  TimeValue b = resolve(end, anchor_, text_.pack.times);
  const Contradiction wrong_end = find_contradiction(end, b, anchor_, text_.pack.times);
  if (a.inferred_year && b.first && a.first && *a.first > *b.last && start.weekday == 0 && start.month > end.month) {
    start.year = static_cast<std::int16_t>(b.date.year - 1);
    a = resolve(start, anchor_, text_.pack.times);
  }
  if (a.date.is_day() && b.date.is_day() && start.only_weekday() && end.only_weekday() && b.date < a.date) {
    // "Monday through Friday": the end is in the week that the start is in, of two ends without a week the last.
    const bool fixed = start.unit || start.direction || anchor_.future;
    TimeValue& moved = fixed ? b : a;
    moved = value_of_day(moved.date.plus_days(fixed ? 7 : -7), moved);
  }
  remember(end, b);
  Contradiction wrong = wrong_start.conflict != TimeConflict::none ? wrong_start : wrong_end;
  if (wrong.conflict == TimeConflict::none) wrong = find_contradiction(start, a, end, b, anchor_);
  TimeValue both;
  both.type = a.type == TimeType::time && b.type == TimeType::time ? TimeType::time : TimeType::date;
  both.basis = a.basis == TimeBasis::stated ? b.basis : a.basis;
  both.first = a.first;
  both.last = b.last;
  const bool clocks = start.has_clock && end.has_clock;
  const bool now = end.shape == Shape::reference;
  both.value = a.value + "/" + (now ? b.edtf : b.value);
  if (clocks)
    both.edtf = a.edtf + "/" + b.edtf;
  else if (now && a.first && !b.edtf.empty() && a.edtf.find('/') == std::string::npos)
    both.edtf = a.edtf + "/" + b.edtf;
  else if (a.first && b.last && *a.first <= *b.last)
    both.edtf = edtf_of_days(*a.first, *b.last);
  else if (a.first && now)
    both.edtf = (a.edtf.find('/') == std::string::npos ? a.edtf : a.edtf.substr(0, a.edtf.find('/'))) + "/..";
  if (both.type == TimeType::date && !now) return write_ends(start, a, end, b, both, wrong);
  LocatedTime& t = add(start.first, end.last, std::move(both));
  t.conflict = wrong.conflict;
  t.reading = wrong.reading;
}

/// The two ends of an interval, each with its own value, as TIMEX3 has it; the stretch of both is the interval's.
void TimesReader::write_ends(const TimePhrase& start, const TimeValue& a, const TimePhrase& end, const TimeValue& b,
                             const TimeValue& both, const Contradiction& wrong) {
  for (const bool second : {false, true}) {
    const TimePhrase& p = second ? end : start;
    TimeValue v = second ? b : a;
    if (!both.edtf.empty()) {
      v.first = both.first;
      v.last = both.last;
      v.edtf = both.edtf;
    }
    LocatedTime& t = add(p.first, p.last, std::move(v));
    t.conflict = wrong.conflict;
    t.reading = wrong.reading;
  }
  std::fill(owners_.begin() + start.first, owners_.begin() + end.last, Owner::time);
}

}  // namespace

std::vector<LocatedTime> read_times(const Text& text, const std::vector<NumberPhrase>& numbers, Owners& owners) {
  return TimesReader(text, numbers, owners).read();
}

}  // namespace runut
