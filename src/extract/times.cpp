// One walk over the tokens: read a phrase, join it with the other end of an interval, give both a value
// on the calendar, and remember the day for what counts from it.
#include "extract/times.h"

#include <algorithm>

#include "base/moment_of_text.h"
#include "extract/times_reader.h"

namespace runut {
namespace {

using Shape = TimePhrase::Shape;

constexpr std::uint32_t tale = 120;  ///< tokens over which a dated event lends its year

/// The time at which a length that begins now ends.
TimePhrase end_of_length(const TimePhrase& p) {
  Length l = p.lengths[0];
  take_smaller_units(l);
  TimePhrase out = p;
  out.shape = Shape::calendar;
  out.unit = l.unit;
  out.vague = l.vague || l.alone || l.low != l.high || !l.low.is_whole() || l.low > Decimal(9999);
  out.offset = out.vague ? 1 : static_cast<std::int32_t>(l.low.coefficient());
  return out;
}

}  // namespace

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
  fresh.now_minutes = reference_minutes(text_.document, text_.pack.times, byte);
  fresh.narrative = anchor_.narrative;
  anchor_ = fresh;
  told_ = {}, told_until_ = 0, story_paragraph_ = 0;
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

std::vector<LocatedTime> read_times(const Text& text, const std::vector<NumberPhrase>& numbers, Owners& owners) {
  return TimesReader(text, numbers, owners).read();
}

}  // namespace runut
