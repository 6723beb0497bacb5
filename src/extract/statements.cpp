// For every time its sentence; for the few sentences with a word for an event, what it is and whose.
#include "extract/statements.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::uint32_t reach = 24;  // tokens between an event's word and its object or its time

/// The object next to an event's word, as a hit; null: none near.
const Hit* object_near(const Text& text, const Sentence& s, const Hit& event) {
  const Hit* best = nullptr;
  std::uint32_t least = reach;
  const std::uint32_t begin = std::max(s.first, event.first > reach ? event.first - reach : 0);
  for (std::uint32_t t = begin; t < std::min(s.last, event.last + reach); ++t) {
    const Hit* hit = text.hit(t, SenseKind::event_object);
    if (hit == nullptr) continue;
    const std::uint32_t away = t >= event.last ? t - event.last : event.first - std::min(event.first, hit->last);
    if (away < least) best = hit, least = away;
  }
  return best;
}

std::uint32_t distance_between(const Hit& event, const LocatedTime& time) {
  return time.first >= event.last ? time.first - event.last : event.first - std::min(event.first, time.last);
}

/// The time next to the event's word in its sentence, whatever kind it is.
const LocatedTime* time_next_to(const Hit& event, const Sentence& s, const std::vector<LocatedTime>& times) {
  const LocatedTime* best = nullptr;
  auto t = std::lower_bound(times.begin(), times.end(), s.first,
                            [](const LocatedTime& time, std::uint32_t first) { return time.first < first; });
  for (; t != times.end() && t->first < s.last; ++t)
    if (best == nullptr || distance_between(event, *t) < distance_between(event, *best)) best = &*t;
  return best;
}

/// The states that the sentence names, themselves or by who speaks for them.
std::vector<std::string> parties_of(const Text& text, const Sentence& s) {
  std::vector<std::string> out;
  for (std::uint32_t t = s.first; t < s.last; ++t)
    for (const SenseKind kind : {SenseKind::place, SenseKind::person})
      if (const Hit* hit = text.hit(t, kind)) {
        const NameEntry& entry = text.pack.names.entries[hit->index];
        if (!entry.state.empty() && (entry.is_state || entry.metonym || kind == SenseKind::person))
          out.push_back(entry.state);
      }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Whether this time dates an event of its sentence; says so in the statement.
void find_event(const Text& text, const Sentence& s, const std::vector<LocatedTime>& times, const LocatedTime& time,
                Statement& out) {
  constexpr int most_events = 3;
  int events = 0;
  for (std::uint32_t t = s.first; t < s.last && events < most_events; ++t) {
    const Hit* event = text.hit(t, SenseKind::event_word);
    if (event != nullptr) ++events;
    if (event == nullptr || time_next_to(*event, s, times) != &time) continue;
    const Hit* object = object_near(text, s, *event);
    if (object == nullptr) continue;
    out.event = text.pack.events.events[event->index] + " " + text.pack.events.objects[object->index];
    out.event_words = text.scan.span(event->first, event->last);
    out.parties = parties_of(text, s);
    return;
  }
}

}  // namespace

std::vector<Statement> read_statements(const Text& text, const std::vector<LocatedTime>& times) {
  std::vector<Statement> out;
  std::uint32_t looked_at = 0xFFFFFFFF;
  bool has_event = false;
  for (const LocatedTime& time : times) {
    if ((!time.first_day && !time.last_day) || time.type == TimeType::set) continue;
    const std::uint32_t number = text.sentence_of[time.first];
    const Sentence& s = text.sentences[number];
    if (s.furniture) continue;
    if (number != looked_at) {
      looked_at = number, has_event = false;
      for (std::uint32_t t = s.first; t < s.last && !has_event; ++t)
        has_event = text.hit(t, SenseKind::event_word) != nullptr;
    }
    Statement& statement = out.emplace_back();
    statement.sentence = text.scan.span(s.first, s.last);
    statement.time = time.span;
    statement.first = time.first_day, statement.last = time.last_day;
    statement.stated = time.basis == TimeBasis::stated;
    if (has_event) find_event(text, s, times, time, statement);
  }
  return out;
}

}  // namespace runut
