// Profiles over the live words of a series. The rules follow what the desks publish of their practice, as far as
// a machine can: whose report is most reliable is the caller's weight, whether a source is credible is not judged.
#include <algorithm>
#include <array>
#include <tuple>

#include "reconcile/observations.h"
#include "runut/profile.h"

namespace runut {
namespace {

constexpr std::array<std::string_view, 5> names{"runut", "ucdp", "acled", "ibc", "idmc"};

using Live = std::vector<const Word*>;

std::optional<Decimal> lower_end(const Word& w) { return w.said.low ? w.said.low : std::optional<Decimal>(); }
std::optional<Decimal> upper_end(const Word& w) { return w.said.high ? w.said.high : w.said.low; }
std::optional<Decimal> figure_of(const Word& w) { return w.said.low ? w.said.low : w.said.high; }

/// Lowest and highest end of all live words; a bound counts with the end it has.
void set_hull(const Live& live, ProfileView& view) {
  for (const Word* w : live) {
    const auto low = figure_of(*w), high = upper_end(*w);
    view.low = view.low ? std::min(view.low, low) : low;
    view.high = std::max(view.high, high);
  }
}

/// The word of the most reliable origin; among equals the last, then the most reported, then the lower.
ProfileView most_reliable(const Live& live) {
  ProfileView view;
  view.rule = "ucdp-most-reliable",
  view.meaning = "the most reliable report, then the latest; lowest and highest beside it";
  const Word* best = live.front();
  const auto key = [](const Word& w) { return std::tuple(w.weight, w.last, w.outlets.size()); };
  for (const Word* w : live)
    if (key(*w) > key(*best) || (key(*w) == key(*best) && figure_of(*w) < figure_of(*best))) best = w;
  view.best = figure_of(*best);
  set_hull(live, view);
  return view;
}

/// The lowest of the words of the last moment, at its lower end.
ProfileView conservative(const Live& live) {
  ProfileView view;
  view.rule = "acled-conservative", view.meaning = "the most conservative of the latest figures, at its lower end";
  std::optional<Moment> last;
  for (const Word* w : live) last = std::max(last, w->last);
  for (const Word* w : live) {
    const auto low = lower_end(*w);
    if (w->last == last && low) view.best = view.best ? std::min(view.best, low) : low;
  }
  if (!view.best) {  // only upper bounds: the number is unknown
    view.rule = "acled-unknown", view.meaning = "no lower end is known: 10, or the upper end where it is lower";
    view.best = Decimal(10);
    for (const Word* w : live)
      if (w->said.high) view.best = std::min(*view.best, *w->said.high);
  }
  view.low = view.high = view.best;
  return view;
}

ProfileView minimum_and_maximum(const Live& live) {
  ProfileView view;
  if (live.size() < 2) {
    view.rule = "ibc-one-origin", view.meaning = "one origin only: nothing is counted until a second confirms it";
    return view;
  }
  view.rule = "ibc-two-origins", view.meaning = "lowest and highest of at least two independent origins";
  set_hull(live, view);
  return view;
}

/// The figure that most origins allow, if at least two do; then the last, then the lower.
const Word* where_origins_meet(const Live& live) {
  const Word* best = nullptr;
  std::tuple<std::size_t, std::optional<Moment>> most;
  for (const Word* w : live) {
    std::size_t support = 0;
    for (const Word* other : live) support += other->around.holds(*figure_of(*w)) ? 1 : 0;
    const std::tuple key(support, w->last);
    if (support < 2) continue;
    if (best == nullptr || key > most || (key == most && figure_of(*w) < figure_of(*best))) best = w, most = key;
  }
  return best;
}

const Word* word_with(std::uint32_t claim, const std::vector<Word>& words) {
  for (const Word& w : words)
    if (std::binary_search(w.claims.begin(), w.claims.end(), claim)) return &w;
  return nullptr;
}

void multiply(ProfileView& view, Decimal size) {
  for (auto* end : {&view.best, &view.low, &view.high})
    if (*end) *end = (*end)->times(size);
  view.multiplied_by = size;
}

ProfileView recommended(const Live& live, const std::vector<Word>& words, const ProfileSettings& settings) {
  constexpr std::size_t most_compared = 2000;  // origins are compared two by two
  ProfileView view;
  set_hull(live, view);
  const Word* marked = settings.marked ? word_with(*settings.marked, words) : nullptr;
  const Word* met = marked == nullptr && live.size() <= most_compared ? where_origins_meet(live) : nullptr;
  if (marked != nullptr) {
    view.rule = "idmc-marked", view.meaning = "the figure that the analyst recommends", view.best = figure_of(*marked);
  } else if (met != nullptr) {
    view.rule = "idmc-triangulated", view.meaning = "the figure that most origins allow", view.best = figure_of(*met);
  } else {
    view.rule = "idmc-latest", view.meaning = "no two origins agree: the latest figure";
    const Word* last = live.front();
    for (const Word* w : live)
      if (w->last > last->last || (w->last == last->last && figure_of(*w) < figure_of(*last))) last = w;
    view.best = figure_of(*last);
  }
  if (settings.households && settings.household_size) multiply(view, *settings.household_size);
  return view;
}

}  // namespace

std::string_view name_of(Profile profile) { return names[static_cast<std::size_t>(profile)]; }

std::optional<Profile> profile_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Profile>(i);
  return {};
}

ProfileView view_of(Profile profile, std::span<const Observation> observations, Course course, const Estimate& estimate,
                    const ProfileSettings& settings) {
  if (profile == Profile::runut)
    return {estimate.best, estimate.low, estimate.high, name_of(estimate.rule), meaning_of(estimate.rule), {}};
  const std::vector<Word> words = words_of(observations, course);
  Live live;
  for (const Word& w : words)
    if (w.live) live.push_back(&w);
  if (live.empty()) return {{}, {}, {}, "none", "no figure", {}};
  switch (profile) {
    case Profile::ucdp:
      return most_reliable(live);
    case Profile::acled:
      return conservative(live);
    case Profile::ibc:
      return minimum_and_maximum(live);
    default:
      return recommended(live, words, settings);
  }
}

}  // namespace runut
