// Observations by origin: nine reports of one statement are one word with nine claims.
//
// The interval of a word is what was said, and around it what its zeros leave open: "1,200" may stand for
// anything from 1,150 to 1,250, but 1,234 is a count. An origin that says less than before has corrected
// itself: what it said above that is retired, with its relays. An explicit revision retires everywhere.
#include "reconcile/observations.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace runut {
namespace {

/// value * percent / 200, the widest half of a rounding; exact, or nothing on overflow.
std::optional<Decimal> half_percent(Decimal value, int percent) { return value.times(Decimal::scaled(5 * percent, 3)); }

Decimal magnitude(Decimal value) { return value < Decimal(0) ? Decimal(0).minus(value).value_or(value) : value; }

/// Open ends behind all others, so that the order is total.
auto key_of(const Interval& i) {
  return std::tuple(!i.low.has_value(), i.low.value_or(Decimal(0)), !i.high.has_value(), i.high.value_or(Decimal(0)));
}

auto key_of(const Observation& o) {
  return std::tuple(o.origin, o.since, o.last, o.first, key_of(o.value), o.about, o.exact);
}

bool before(const Observation& a, const Observation& b) {
  const auto x = key_of(a), y = key_of(b);
  if (x != y) return x < y;
  return std::tuple(a.published, a.claim) < std::tuple(b.published, b.claim);
}

void tidy(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

Word word_of(const Observation& o) {
  Word w;
  w.said = o.value, w.around = rounded(o), w.about = o.about, w.exact = o.exact;
  w.first = o.first ? o.first : o.last, w.last = o.last ? o.last : o.first, w.since = o.since;
  w.origin = o.origin, w.weight = o.weight, w.published = o.published;
  return w;
}

/// Whether the later word of the same origin takes the earlier back: a count that it now puts lower.
bool takes_back(const Word& later, const Word& earlier) {
  return later.around.high && earlier.around.low && *later.around.high < *earlier.around.low && later.last &&
         earlier.last && *later.last > *earlier.last;
}

/// Within one origin, words in order: retires what a later one takes back; marks the last as live.
void settle(std::span<Word> words, Course course) {
  if (course == Course::cumulative) {
    const Word* lowest = nullptr;  // of those behind, the one with the lowest high end
    for (std::size_t i = words.size(); i-- > 0;) {
      Word& w = words[i];
      if (w.since) continue;
      if (lowest != nullptr && takes_back(*lowest, w)) w.retired = true;
      if (!w.retired && w.around.high && (lowest == nullptr || *w.around.high < *lowest->around.high)) lowest = &w;
    }
  }
  for (std::size_t i = words.size(); i-- > 0;) {
    if (words[i].since || words[i].retired) continue;
    words[i].live = true;
    break;
  }
}

void retire_revised(std::span<const Observation> observations, std::vector<Word>& words) {
  std::map<Decimal, std::optional<Moment>> revised;  // figure -> as of when it was taken back
  for (const Observation& o : observations)
    if (o.revised_from) {
      auto& when = revised[*o.revised_from];
      when = std::max(when, o.last ? o.last : o.first);
    }
  if (revised.empty()) return;
  for (Word& w : words) {
    if (!w.said.is_point() || w.since) continue;
    const auto found = revised.find(*w.said.low);
    if (found != revised.end() && (!found->second || !w.last || *w.last <= *found->second)) w.retired = true;
  }
}

}  // namespace

Decimal place_of_last_digit(Decimal value) {
  std::int64_t digits = value.coefficient();
  if (digits == 0) return Decimal(1);
  std::int64_t place = 1;
  while (digits % 10 == 0) digits /= 10, place *= 10;
  return Decimal::scaled(place, value.scale());
}

Interval rounded(const Observation& o) {
  if (o.exact || !o.value.is_point()) return o.value;
  const Decimal value = *o.value.low;
  const Decimal place = place_of_last_digit(value);
  if (!o.about && place <= Decimal(1)) return o.value;
  auto half = place.times(Decimal::scaled(5, 1));
  const auto most = half_percent(magnitude(value), o.about ? 20 : 10);
  if (o.about && place <= Decimal(1)) half = most;
  if (!half || !most) return o.value;
  const Decimal reach = std::min(*half, *most);
  const auto low = value.minus(reach), high = value.plus(reach);
  return low && high ? Interval{low, high} : o.value;
}

std::vector<Word> words_of(std::span<const Observation> observations, Course course) {
  std::vector<const Observation*> order;
  order.reserve(observations.size());
  for (const Observation& o : observations)
    if ((o.value.low || o.value.high) && (!o.value.low || !o.value.high || *o.value.low <= *o.value.high))
      order.push_back(&o);
  std::sort(order.begin(), order.end(), [](const Observation* a, const Observation* b) { return before(*a, *b); });
  std::vector<Word> words;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Observation& o = *order[i];
    if (i == 0 || key_of(o) != key_of(*order[i - 1])) words.push_back(word_of(o));
    words.back().claims.push_back(o.claim);
    words.back().outlets.push_back(o.outlet);
    words.back().weight = std::max(words.back().weight, o.weight);
  }
  for (Word& w : words) tidy(w.claims), tidy(w.outlets);
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    const auto key = [](const Word& w) {
      return std::tuple(w.origin, w.last, w.first, w.published, w.said.is_point(), key_of(w.said), w.claims.front());
    };
    return key(a) < key(b);
  });
  retire_revised(observations, words);
  for (std::size_t i = 0, j = 0; i < words.size(); i = j) {
    for (j = i; j < words.size() && words[j].origin == words[i].origin;) ++j;
    settle(std::span(words).subspan(i, j - i), course);
  }
  return words;
}

}  // namespace runut
