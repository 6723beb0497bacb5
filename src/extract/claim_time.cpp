// Time: when the figure held or happened, by the nearest time in its clause, else in its sentence.
#include <algorithm>

#include "base/moment_of_text.h"
#include "extract/claim_draft.h"

namespace runut {

std::string edtf_of(const LocatedTime& t, const Document& document) {
  if (t.type == TimeType::set) return {};
  if (t.type == TimeType::duration && (!t.first_day || !t.last_day)) return {};  // "the last two days" has both
  std::optional<Date> first = t.first_day, last = t.last_day;
  if (!first && last) first = last;  // "until today": the count stands as of its end
  if (first && !last) {
    const bool known = dated_at(document, t.span.begin);
    const Date& published = published_at(document, t.span.begin).date;
    // "Since December", told in October: the December before.
    if (known && published.days() < first->days() && first->year == published.year) --first->year;
    if (!known || published.days() < first->days()) return first->iso() + "/..";
    last = published;
  }
  if (first && last) {
    const Date a = *first, b = *last;
    if (a == b) return a.iso();
    if (a.year == b.year && a.month == b.month && a.day == 1 && b == b.last_day() &&
        b.day == days_in_month(b.year, b.month))
      return Date{a.year, a.month, 0}.iso();
    if (a.year == b.year && a.month == 1 && a.day == 1 && b.month == 12 && b.day == 31) return Date{a.year, 0, 0}.iso();
    return a.iso() + "/" + b.iso();
  }
  return {};
}

namespace {

/// Whether a time says up to when something was counted ("until Monday", "as of 9 a.m.").
bool closes_count(const Text& text, const LocatedTime& t) {
  if (!t.first_day && t.last_day) return true;
  const auto as_of = [&](std::uint32_t token) {
    const Hit* marker = text.hit(token, SenseKind::time_marker);
    return marker != nullptr && static_cast<TimeMarker>(marker->index) == TimeMarker::as_of;
  };
  return as_of(t.first) || (t.first > 0 && as_of(t.first - 1));
}

/// Days from the first to the last of a time; nothing where it has no ends.
std::optional<int> days_within(const LocatedTime& t) {
  if (!t.first_day || !t.last_day) return {};
  return t.last_day->days() - t.first_day->days();
}

/// A year or more, or nearly one.
bool lasts_a_year(const LocatedTime& t) { return days_within(t) >= 300; }

/// So long ago and so wide that it dates no figure of the news ("a 19th-century hero").
bool is_age(const LocatedTime& t) {
  constexpr int days = 30 * 365;
  return days_within(t) > days;
}

/// "In the past 24 hours": a stretch of two days at most, whose dead are counted by themselves.
bool is_day_alone(const LocatedTime& t) { return t.type == TimeType::duration && days_within(t).value_or(3) <= 2; }

/// The day, month or year that a time opens with ("since January": January).
std::string begun_within(const LocatedTime& t) {
  constexpr std::size_t year = 4, month = 7;
  if (t.value.size() == year || t.value.size() == month) return t.value;
  return t.first_day->iso();
}

/// Whether words of their own say when a stretch ends: not within the day, month or year that it opens with.
bool ends_later(const LocatedTime& t) {
  constexpr std::size_t day = 10;
  return !t.value.empty() && t.value.size() <= day && !t.last_day->iso().starts_with(t.value);
}

}  // namespace

bool is_to_come(const LocatedTime& t, const Draft& d, const Document& document) {
  const bool known = dated_at(document, t.span.begin);
  return d.claim.status == Status::actual && known && t.last_day &&
         t.last_day->days() > published_at(document, t.span.begin).date.days() + 1;
}

bool opens_stretch(const Text& text, const LocatedTime& t, std::uint32_t from) {
  constexpr std::uint32_t clause = 14;
  for (std::uint32_t i = t.first; i-- > from && i + clause > t.first;) {
    if (text.token(i).kind == TokenKind::mark && !(text.token(i).is_mark('-') && !text.token(i).space_before))
      return false;
    if (text.is(i, GrammarRole::since)) return true;
  }
  return false;
}

/// "An agency that was founded in 2009": a year long past, in a clause right behind what is no event.
bool founded_then(const Text& text, const LocatedTime& time, std::uint32_t relative) {
  constexpr std::uint32_t clause = 4;
  if (!lasts_a_year(time) || time.first > relative + clause || !dated_at(text.document, time.span.begin)) return false;
  if (time.first_day->year + 1 >= published_at(text.document, time.span.begin).date.year) return false;
  const Hit* noun = text.hit_before(relative, SenseKind::noun);
  if (noun == nullptr && relative > 1) noun = text.hit_before(relative - 1, SenseKind::noun);
  return noun != nullptr && text.pack.nouns.nouns[noun->index].noun_class != NounClass::events;
}

bool describes_name(const Text& text, const LocatedTime& time) {
  const std::uint32_t begin = text.sentence_at(time.first).first;
  constexpr std::uint32_t clause = 10;
  for (std::uint32_t t = time.first; t-- > begin + 1 && t + clause > time.first;) {
    if (text.token(t).is_mark(',')) return false;
    if (!text.is(t, GrammarRole::relative)) continue;
    if (founded_then(text, time, t)) return true;
    std::uint32_t before = t;
    while (before > begin + 1 && text.token(before - 1).kind == TokenKind::mark) --before;
    return text.token(before - 1).capitals == Capitals::first && before - 1 > begin;
  }
  return false;
}

bool stands_in_aside(const Text& text, const LocatedTime& t) {
  constexpr std::uint32_t most_words = 8;
  if (!lasts_a_year(t) && (!t.first_day || t.last_day)) return false;
  if (t.last >= text.size() || !text.token(t.last).is_mark(',')) return false;
  const std::uint32_t begin = text.sentence_at(t.first).first;
  std::uint32_t open = t.first;
  while (open > begin && t.first - open < most_words && text.token(open - 1).kind != TokenKind::mark) --open;
  return open > begin + 1 && open + 2 <= t.first && text.token(open - 1).is_mark(',') &&
         text.token(open).capitals == Capitals::lower && !text.is(open, GrammarRole::conjunction) &&
         !text.is(open, GrammarRole::at);
}

/// Whether a figure stands behind a time, or before it with a comma between.
bool parted_from(const Text& text, const LocatedQuantity& q, const LocatedTime& t) {
  for (std::uint32_t i = q.last; i < t.first; ++i)
    if (text.token(i).is_mark(',')) return true;
  return q.first >= t.last;
}

namespace {

/// "Up from 830", "rose to 1,245 from 830": whether a figure is the level that a change left.
bool is_former_level(const Text& text, const LocatedQuantity& q) {
  constexpr std::uint32_t back = 8;
  if (q.first == 0 || !text.is(q.first - 1, GrammarRole::from)) return false;
  const std::uint32_t begin = std::max(text.sentence_at(q.first).first, q.first > back ? q.first - back : 0);
  for (std::uint32_t t = q.first; t-- > begin;)
    if (text.hit(t, SenseKind::change) != nullptr) return true;
  return false;
}

/// "Than in 2019 with 883 people", "from 380 in the year 2019" the other way round: the level right behind the time
/// that something is held against or rose from; null: none.
const LocatedQuantity* level_behind(const ClaimContext& c, const LocatedTime& time) {
  if (time.first == 0 || c.text.pack.nouns.head_last) return nullptr;
  if (!c.text.is(time.first - 1, GrammarRole::than) && !c.text.is(time.first - 1, GrammarRole::from)) return nullptr;
  const auto q = std::lower_bound(c.quantities.begin(), c.quantities.end(), time.last,
                                  [](const LocatedQuantity& l, std::uint32_t t) { return l.first < t; });
  return q != c.quantities.end() && q->first <= time.last + 1 && q->number_first > q->first ? &*q : nullptr;
}

}  // namespace

const LocatedQuantity* former_level_dated_by(const ClaimContext& c, const LocatedTime& time) {
  constexpr std::uint32_t near = 3;
  if (const LocatedQuantity* level = level_behind(c, time)) return level;
  const auto behind = std::upper_bound(c.quantities.begin(), c.quantities.end(), time.first,
                                       [](std::uint32_t t, const LocatedQuantity& q) { return t < q.first; });
  if (behind == c.quantities.begin()) return nullptr;
  const LocatedQuantity& q = *(behind - 1);
  const std::uint32_t end = std::max(q.last, q.noun_last);
  return end <= time.first && time.first <= end + near && is_former_level(c.text, q) ? &q : nullptr;
}

/// "The worst of the last ten years".
bool is_held_against(const Text& text, const LocatedTime& t) {
  constexpr std::uint32_t back = 3;
  if (!lasts_a_year(t)) return false;
  const std::uint32_t begin = text.sentence_at(t.first).first;
  for (std::uint32_t i = t.first; i-- > begin && i + back > t.first;) {
    if (text.is(i, GrammarRole::of)) return i == begin || !text.is(i - 1, GrammarRole::all);  // "for all of 1986"
    if (!text.is(i, GrammarRole::article)) return false;
  }
  return false;
}

bool opens_comparison(const Text& text, const LocatedTime& t, std::uint32_t from) {
  constexpr std::uint32_t clause = 8;
  if (!Text::has(text.sentence_at(t.first), GrammarRole::than)) return false;
  for (std::uint32_t i = t.first; i-- > from && i + clause > t.first;) {
    if (text.token(i).kind == TokenKind::mark) return false;
    if (text.is(i, GrammarRole::than)) return true;
  }
  return false;
}

void find_time(const ClaimContext& c, Draft& draft) {
  const LocatedQuantity& q = *draft.quantity;
  const Window w = window_around(c.text, q);
  const LocatedTime* best = nullptr;
  constexpr int least_cost = 60;
  int least = least_cost;
  auto it = std::lower_bound(c.times.begin(), c.times.end(), w.first,
                             [](const LocatedTime& t, std::uint32_t first) { return t.first < first; });
  for (; it != c.times.end() && it->first < w.last; ++it) {
    const bool to_come = (!it->first_day || it->first_day == it->last_day) && is_to_come(*it, draft, c.text.document);
    if (is_age(*it) || to_come || edtf_of(*it, c.text.document).empty()) continue;
    const bool behind = it->first >= q.last;
    int cost = behind ? distance(c.text, q.last, it->first) + 3 : distance(c.text, it->last, q.first);
    // "6 tons on Friday and 12 on Saturday": right behind a figure stands its own time.
    if (behind && it->first <= q.last + 1) cost = 0;
    // A relative clause tells of something else ("occupied since 1967").
    for (std::uint32_t t = q.last; behind && t < it->first; ++t)
      if (c.text.is(t, GrammarRole::relative)) cost += 8;
    if (describes_name(c.text, *it)) cost += 60;
    if (const LocatedQuantity* former = former_level_dated_by(c, *it); former != nullptr && former != &q) cost += 60;
    if (!behind && is_held_against(c.text, *it)) cost += 60;
    if (parted_from(c.text, q, *it) && stands_in_aside(c.text, *it)) cost += 60;
    // Outside the content of the speech the time is when it was said.
    if (draft.attribution != nullptr &&
        (it->last <= draft.attribution->content_first || it->first >= draft.attribution->content_last))
      cost = std::min(cost + 20, least_cost - 1);
    // "than in April": the base of a comparison has a time of its own.
    if (former_level_dated_by(c, *it) != &q)
      for (std::uint32_t t = it->first; t-- > w.first && t + 4 > it->first;)
        if (c.text.is(t, GrammarRole::than) && (t < q.first || t >= q.number_first)) cost += 60;  // not of "more than"
    // What was counted until Monday stands as of Monday, whenever it happened.
    if (draft.claim.kind == Kind::total && !q.measurement && closes_count(c.text, *it)) cost = 0;
    if (cost < least) {
      least = cost;
      best = &*it;
    }
  }
  if (best == nullptr) return;
  draft.claim.time = edtf_of(*best, c.text.document);
  draft.said_time = true;
  draft.former = former_level_dated_by(c, *best) == &q || opens_comparison(c.text, *best, w.first);
  const bool known = dated_at(c.text.document, best->span.begin);
  draft.year_long = lasts_a_year(*best) ||
                    (known && best->first_day && !best->last_day &&
                     published_at(c.text.document, best->span.begin).date.days() >= best->first_day->days() + 300);
  // "The largest since 7 October, when ... killing 40": the day itself.
  if (best->first_day && !best->last_day && best->last + 1 < c.text.size() && q.first > best->last &&
      (c.text.is(best->last, GrammarRole::when) || c.text.is(best->last + 1, GrammarRole::when)))
    draft.claim.time = begun_within(*best);
  const bool counted_over =
      draft.claim.status == Status::actual && draft.claim.kind != Kind::increment && countable(draft);
  if (counted_over && best->first_day && best->last_day && !ends_later(*best) &&
      opens_stretch(c.text, *best, w.first)) {
    LocatedTime stretch = *best;
    stretch.last_day.reset();
    draft.year_long = draft.year_long || (known && published_at(c.text.document, best->span.begin).date.days() >=
                                                       best->first_day->days() + 300);
    draft.claim.time = edtf_of(stretch, c.text.document);
  }
  if (draft.claim.kind == Kind::total && !draft.said_kind && is_day_alone(*best) &&
      does_harm(c.text.pack.measures, draft.claim.measure)) {
    draft.claim.kind = Kind::increment;
    draft.said_kind = true;
    add_reason(draft, "kind", "of-these-hours-alone", best->span);
  }
  const bool until = draft.claim.kind == Kind::total && closes_count(c.text, *best);
  add_reason(draft, "time", until ? "counted-until" : "nearest-in-sentence", best->span);
}

}  // namespace runut
