// Where and when, for figures whose sentence does not say it: the same figure said before, the place of the
// organisation that counts, the figure or the sentence before, what the report is about; the time last spoken of, the
// publication.
#include <algorithm>

#include "base/moment_of_text.h"
#include "extract/document_date.h"
#include "extract/inheritance.h"

namespace runut {
namespace {

/// The same figure of the same thing said before: the same statement again.
const Draft* same_figure(const std::vector<Draft>& drafts, std::size_t i) {
  const Draft& d = drafts[i];
  return last_where(drafts, i, inheritance_reach, [&](const Draft& e) {
    return e.claim.unit == d.claim.unit && e.claim.quantity.low == d.claim.quantity.low &&
           e.claim.quantity.high == d.claim.quantity.high && e.claim.measure == d.claim.measure;
  });
}

/// Whether nothing but what the report is about places a figure.
bool placed_by_report(const Draft& d) {
  return std::any_of(d.claim.reasons.begin(), d.claim.reasons.end(),
                     [](const Reason& r) { return r.field == "place" && r.rule == "main-place-of-the-report"; });
}

/// A headline's figure, told with its place in the first sentences below; null: it is not.
const Draft* told_below(const ClaimContext& c, const std::vector<Draft>& drafts, std::size_t i, const Draft& d) {
  constexpr std::size_t reach = 12;
  if (!c.text.sentences[d.sentence].headline || !countable(d) || !d.claim.quantity.low) return nullptr;
  for (std::size_t k = i + 1; k < drafts.size() && k <= i + reach; ++k) {
    const Draft& e = drafts[k];
    if (e.claim.quantity.low == d.claim.quantity.low && e.claim.quantity.high == d.claim.quantity.high &&
        e.claim.measure == d.claim.measure && countable(e) && !c.text.sentences[e.sentence].headline)
      return e.said_place ? &e : nullptr;
  }
  return nullptr;
}

/// A place in the name of the organisation that counts ("Disaster Agency of X"): the area it counts for.
const NameEntry* place_of_source(const ClaimContext& c, const Draft& d, Span& words) {
  if (d.attribution == nullptr) return nullptr;
  const auto& seats = c.text.pack.scope.seats;
  const auto sits = [&](std::uint32_t t) {
    return std::find(seats.begin(), seats.end(), c.text.token(t).hash) != seats.end();
  };
  const Span source = d.attribution->source;
  for (std::uint32_t t = c.text.token_at(source.begin); t < c.text.size() && c.text.token(t).span.begin < source.end;
       ++t)
    if (sits(t))
      break;  // "the sea rescue office of X"
    else if (const Hit* hit = c.text.hit(t, SenseKind::place)) {
      const NameEntry& entry = c.text.pack.names.entries[hit->index];
      if (entry.is_state || entry.adjective || entry.state.empty()) continue;
      // A capital that speaks for its state counts for no area.
      if (entry.metonym && c.text.token(t).span.begin == source.begin &&
          c.text.token(hit->last - 1).span.end >= source.end)
        continue;
      bool located = false;  // "the head of the agency, in the town of X"
      for (std::uint32_t k = t; k-- > c.text.token_at(source.begin) && k + 4 > t && !located;)
        located = c.text.is(k, GrammarRole::at);
      if (located) continue;
      words = c.text.scan.span(hit->first, hit->last);
      return &entry;
    }
  return nullptr;
}

/// "Utopia reported 360 killed": the state whose word is nothing but the figure, and so of its own; null: none.
const LocatedName* state_that_reports(const ClaimContext& c, const Draft& d) {
  const LocatedAttribution* said = d.attribution;
  if (said == nullptr || said->source.empty() || said->cue.empty() || d.quantity->money || d.quantity->measurement ||
      d.quantity->first == 0)
    return nullptr;
  // What was done it may have done elsewhere; of soldiers and tanks it may tell whom it fights.
  if (!does_harm(c.text.pack.measures, d.claim.measure)) return nullptr;
  constexpr std::uint16_t events = bit_of(NounClass::events) | bit_of(NounClass::abstracts);
  if (d.quantity->noun_first != d.quantity->noun_last && (d.fits & events) == 0) return nullptr;
  if (c.text.token(d.quantity->first - 1).span.end != said->cue.end) return nullptr;
  const Span source = said->source;
  const auto n = std::lower_bound(c.names.begin(), c.names.end(), source.begin,
                                  [](const LocatedName& name, std::uint32_t begin) { return name.span.begin < begin; });
  const bool alone = n != c.names.end() && n->span.begin == source.begin && n->span.end == source.end;
  return alone && n->is_state && !n->metonym ? &*n : nullptr;
}

/// Whether the sentence of a draft before `i` spreads its figures over several places: none of them goes on.
bool spread_over_places(const std::vector<Draft>& drafts, std::size_t i, const Draft& near) {
  return last_where(drafts, i, inheritance_reach, [&](const Draft& e) {
           return e.sentence == near.sentence && e.said_place && e.claim.place != near.claim.place;
         }) != nullptr;
}

bool same_paragraph(const Text& text, const Draft& a, const Draft& b) {
  return text.sentences[a.sentence].paragraph == text.sentences[b.sentence].paragraph;
}

/// Whether a figure still tells of what the one before told: in the same paragraph, or in words quoted behind it.
bool goes_on(const Text& text, const Draft& before, const Draft& d) {
  return same_paragraph(text, before, d) || text.quotation_of[text.sentences[d.sentence].first] != 0;
}

/// Whether the sentence with a time, shortly before, tells of another place than that of a figure, which is `placed`'s.
bool tells_another_place(const ClaimContext& c, const Draft& d, const Draft& placed, std::uint32_t sentence) {
  if (sentence + 1 != d.sentence && sentence + 2 != d.sentence) return false;
  const LocatedName* told = place_told_before(c, sentence + 1);
  return told != nullptr && told->canonical != placed.claim.place;
}

/// "The worst since they struck in May": a day of the clause that "since" opens.
bool inside_since(const Text& text, const LocatedTime& t, std::uint32_t begin) {
  constexpr std::uint32_t clause = 12;
  if (t.type != TimeType::date || !text.pack.nouns.head_last || t.first < begin + 4) return false;
  for (std::uint32_t i = t.first; i-- > begin && i + clause > t.first;) {
    if (text.token(i).kind == TokenKind::mark) return false;
    if (text.is(i, GrammarRole::since)) return i + 2 < t.first;
  }
  return false;
}

/// Whether a time is a year that was over when the words at a byte were published.
bool is_past_year(const ClaimContext& c, const std::string& edtf, std::uint32_t byte) {
  constexpr std::size_t year = 4;
  if (edtf.size() != year || !dated_at(c.text.document, byte)) return false;
  return edtf < published_at(c.text.document, byte).date.iso().substr(0, year);
}

/// The time last spoken of in the few sentences before, outside headlines and furniture. `placed` is the figure whose
/// place is that of `d`, or null.
const LocatedTime* time_before(const ClaimContext& c, const Draft& d, const Draft* placed) {
  constexpr std::uint32_t sentences_back = 4;
  auto t = std::lower_bound(c.times.begin(), c.times.end(), d.quantity->first,
                            [](const LocatedTime& time, std::uint32_t first) { return time.first < first; });
  for (int steps = 0; t != c.times.begin() && steps < 12; ++steps) {
    --t;
    const std::uint32_t sentence = c.text.sentence_of[t->first];
    if (sentence + sentences_back < d.sentence) return nullptr;
    if (!published_together(c.text.document, t->span.begin, d.claim.span.begin)) return nullptr;
    // "Since" some year long past dates the background, not the figure.
    const bool background = t->first_day && !t->last_day && c.text.document.published_basis != DateBasis::unknown &&
                            t->first_day->year + 1 < published_at(c.text.document, t->span.begin).date.year;
    // A stretch told of one place dates nothing in another.
    const bool elsewhere = placed != nullptr && t->first_day && !t->last_day && sentence != d.sentence &&
                           t->type != TimeType::duration && tells_another_place(c, d, *placed, sentence);
    // Nor does "in the past year", said of something else, nor "the worst since they struck in May".
    const bool stretch = t->type == TimeType::duration && t->first_day && t->last_day &&
                         t->last_day->days() - t->first_day->days() >= 300;
    // Nor does a decade that another sentence looked back on.
    constexpr int decade = 3000;  // days
    const bool era =
        sentence != d.sentence && t->first_day && t->last_day && t->last_day->days() - t->first_day->days() >= decade;
    const bool past_year = c.text.pack.nouns.head_last && sentence != d.sentence &&
                           c.text.sentences[sentence].paragraph != c.text.sentences[d.sentence].paragraph &&
                           is_past_year(c, edtf_of(*t, c.text.document), d.claim.span.begin);
    if (!background && !elsewhere && !stretch && !era && !past_year && former_level_dated_by(c, *t) == nullptr &&
        !inside_since(c.text, *t, c.text.sentences[sentence].first) &&
        (sentence == d.sentence || !opens_comparison(c.text, *t, c.text.sentences[sentence].first)) &&
        !describes_name(c.text, *t) && !stands_in_aside(c.text, *t) && !is_held_against(c.text, *t) &&
        !is_to_come(*t, d, c.text.document) && !edtf_of(*t, c.text.document).empty())
      return &*t;
  }
  return nullptr;
}

/// "Sent 1,000 troops to the region", "had arrived in the area": whether the words behind a figure point at a place
/// that was named before.
bool points_back(const Text& text, const LocatedQuantity& q) {
  constexpr std::uint32_t reach = 10;
  const std::uint32_t last = std::min(text.sentence_at(q.first).last, q.last + reach);
  for (std::uint32_t t = q.last; t + 2 < last && !text.token(t).is_mark(','); ++t)
    if ((text.is(t, GrammarRole::at) || text.is(t, GrammarRole::to)) &&
        (text.is(t + 1, GrammarRole::article) || text.is(t + 1, GrammarRole::demonstrative)))
      return text.hit(t + 2, SenseKind::place_head) != nullptr && text.token(t + 3).capitals != Capitals::first &&
             !text.is(t + 3, GrammarRole::of);
  return false;
}

/// The one day that a sentence tells of; null: none, or several.
const LocatedTime* day_told_in(const ClaimContext& c, std::uint32_t sentence) {
  const Sentence& s = c.text.sentences[sentence];
  auto t = std::lower_bound(c.times.begin(), c.times.end(), s.first,
                            [](const LocatedTime& time, std::uint32_t first) { return time.first < first; });
  const LocatedTime* day = nullptr;
  for (; t != c.times.end() && t->first < s.last; ++t) {
    if (!t->first_day || t->first_day != t->last_day || t->type == TimeType::duration) continue;
    if (day != nullptr) return nullptr;
    day = &*t;
  }
  return day;
}

}  // namespace

void inherit_place(const ClaimContext& c, const std::vector<Draft>& drafts, std::size_t i, Draft& d,
                   const ReportPlaces& report) {
  if (d.said_place) return;
  const auto take = [&](std::string place, const char* rule, Span words) {
    d.claim.place = std::move(place);
    add_reason(d, "place", rule, words);
  };
  if (const Draft* below = told_below(c, drafts, i, d))
    return take(below->claim.place, "told-below-the-headline", below->claim.span);
  if (const Draft* same = same_figure(drafts, i);
      same != nullptr && !same->claim.place.empty() && (d.year_long || !placed_by_report(*same))) {
    d.said_place = same->said_place;
    return take(same->claim.place, "of-the-same-figure", same->claim.span);
  }
  if (const LocatedName* own = state_that_reports(c, d)) {
    d.said_place = true;
    return take(own->canonical, "state-that-reports", own->span);
  }
  Span words;
  if (const NameEntry* place = report.narrow ? nullptr : place_of_source(c, d, words))
    return take(place->canonical, "area-of-the-source", words);
  if (d.year_long && !report.state.empty()) return take(report.state, "state-of-the-report", {});
  // "Meanwhile ...": another thing is told of from here on.
  const bool turned = c.text.is(c.text.sentences[d.sentence].first, GrammarRole::contrast);
  const Draft* near = last_where(drafts, i, inheritance_reach, [&](const Draft& e) {
    const bool near_by = d.sentence - e.sentence <= 1 || (d.sentence - e.sentence == 2 && same_paragraph(c.text, e, d));
    return e.said_place && near_by &&
           (e.claim.measure == d.claim.measure ||
            ((e.claim.unit == d.claim.unit || (countable(d) && e.in_list == d.in_list && goes_on(c.text, e, d))) &&
             !turned));
  });
  if (near != nullptr && (near->sentence == d.sentence || d.in_list || !spread_over_places(drafts, i, *near)))
    return take(near->claim.place, "of-the-sentence-before", near->claim.span);
  if (const LocatedName* told = place_told_before(c, d.sentence); told != nullptr && near == nullptr)
    return take(told->canonical, "told-before", told->span);
  // Forces are where they are said to be; who is harmed is where the report's events are.
  const bool people = (d.fits & bit_of(NounClass::people)) != 0;
  const auto& serving = c.text.pack.scope.serving;
  const bool force =
      !c.text.pack.nouns.head_last || std::find(serving.begin(), serving.end(), d.claim.unit) != serving.end();
  if (!report.main.empty() && (d.claim.actor.empty() || !people || !force ||
                               !moves_forces(c.text.pack, d.claim.measure) || points_back(c.text, *d.quantity)))
    take(report.main, "main-place-of-the-report", {});
}

void inherit_time(const ClaimContext& c, const std::vector<Draft>& drafts, std::size_t i, Draft& d) {
  d.known_time = d.said_time;
  if (d.said_time) return;
  const auto take = [&](std::string time, const char* rule, Span words) {
    d.claim.time = std::move(time);
    d.known_time = words.end != 0;
    add_reason(d, "time", rule, words);
  };
  const Document& document = c.text.document;
  const std::uint32_t byte = d.claim.span.begin;
  const auto together = [&](const Draft& e) { return published_together(document, e.claim.span.begin, byte); };
  // A stretch that something has lasted in one place says nothing of another: "in X since Monday, in Y ...".
  const Draft* placed = d.said_place ? &d : last_where(drafts, i, inheritance_reach, [&](const Draft& e) {
    return e.said_place && (e.sentence == d.sentence || (e.sentence + 1 == d.sentence && goes_on(c.text, e, d)));
  });
  const auto of_another_place = [&](const Draft& e) {
    return placed != nullptr && !e.claim.place.empty() && e.claim.place != placed->claim.place &&
           e.claim.time.find('/') != std::string::npos;
  };
  // "Up from 47 the day before": the day of what was before is no day of the rest.
  const auto was_before = [](const Draft& e) {
    return e.former || std::any_of(e.claim.reasons.begin(), e.claim.reasons.end(),
                                   [](const Reason& r) { return r.field == "count" && r.rule == "before"; });
  };
  // "On Monday, a day after it was told that 2,000 have died this year": the day dates what the next paragraph tells.
  const auto long_ago = [&](const Draft& e) {
    return e.year_long && c.text.pack.nouns.head_last && !same_paragraph(c.text, e, d) &&
           e.claim.measure != d.claim.measure && day_told_in(c, e.sentence) != nullptr;
  };
  // "Last year 77 died in mines", told in another paragraph, dates nothing of this year.
  const auto of_a_past_year = [&](const Draft& e) {
    const bool goes_on = !d.claim.origin.empty() && d.claim.origin == e.claim.origin;
    return c.text.pack.nouns.head_last && !goes_on && !same_paragraph(c.text, e, d) &&
           is_past_year(c, e.claim.time, byte);
  };
  // "Utopia has also lost": over the stretch that its losses were counted over before.
  if (d.owned && !d.claim.actor.empty())
    if (const Draft* lost = last_where(drafts, i, inheritance_reach,
                                       [&](const Draft& e) {
                                         return e.owned && e.year_long && e.known_time &&
                                                e.claim.actor == d.claim.actor && together(e);
                                       });
        lost != nullptr && lost->sentence != d.sentence)
      return take(lost->claim.time, "of-the-losses-before", lost->claim.span);
  const Draft* near = last_where(drafts, i, inheritance_reach, [&](const Draft& e) {
    return e.known_time && together(e) && !long_ago(e) && !of_a_past_year(e) &&
           (e.claim.unit == d.claim.unit || e.claim.measure == d.claim.measure) &&
           (d.in_list ||
            (d.sentence - e.sentence <= 2 && !of_another_place(e) && (e.sentence == d.sentence || !was_before(e))));
  });
  // A day told of between that figure and this one, and of no figure of its own, is nearer than that figure's.
  const LocatedTime* between = near != nullptr && near->sentence < d.sentence ? time_before(c, d, placed) : nullptr;
  if (between != nullptr && between->first_day && between->first_day == between->last_day) {
    const std::uint32_t told = c.text.sentence_of[between->first];
    const auto taken = [&](const Draft& e) { return e.sentence == told && e.said_time && countable(e); };
    if (told > near->sentence && told < d.sentence && last_where(drafts, i, inheritance_reach, taken) == nullptr)
      return take(edtf_of(*between, c.text.document), "last-spoken-of", between->span);
  }
  if (near != nullptr) {
    d.year_long = near->year_long;
    return take(near->claim.time, "of-the-sentence-before", near->claim.span);
  }
  if (i > 0 && long_ago(drafts[i - 1]))
    if (const LocatedTime* day = day_told_in(c, drafts[i - 1].sentence))
      return take(edtf_of(*day, document), "day-told-before", day->span);
  if (const Draft* same = same_figure(drafts, i); same != nullptr && same->known_time && together(*same))
    return take(same->claim.time, "of-the-same-figure", same->claim.span);
  if (const LocatedTime* before = time_before(c, d, placed))
    return take(edtf_of(*before, c.text.document), "last-spoken-of", before->span);
  if (dated_at(document, byte)) take(reference_date(document, c.text.pack.times, byte).iso(), "publication-date", {});
}

}  // namespace runut
