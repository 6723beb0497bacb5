// reconcile [--documents N] [--claims N] [--stories N] : how fast a pile of made-up reports is reconciled.
//
// Stories are of very different size (a tenth of them hold half of the reports). Each has an actor, a place, a few
// origins, and counts that grow; reports relay an origin's last word, late and rounded, or bound it. Readings are
// made, not read: what is timed is adding them, reconciling all, and adding one more to the whole pile.
// With --growth the same is done for a quarter of the documents first, to show how cost grows.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "runut/engine.h"
#include "runut/reconciler.h"
#include "runut/series_estimate.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

double peak_mb() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return static_cast<double>(use.ru_maxrss) / 1024;
}

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed * 2654435761U + 88172645463325252U) {}
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>((state_ >> 33U) % n);
  }

 private:
  std::uint64_t state_;
};

/// A made-up name of two or three syllables, always the same for a number.
std::string name(std::size_t number) {
  static const char* const syllables[] = {"ba", "do", "ke", "lim", "ra", "ven", "tor", "sul", "mi", "gan", "pe", "shu"};
  std::string out;
  Draw draw(number + 1);
  for (std::size_t i = 0; i < 3; ++i) out += syllables[draw.below(12)];
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out + std::to_string(number % 97);
}

struct Sort {
  const char *measure, *unit;
};
constexpr Sort sorts[] = {{"killed", "person"},    {"wounded", "person"},   {"missing", "person"},
                          {"displaced", "person"}, {"damaged", "house"},    {"rescued", "person"},
                          {"destroyed", "house"},  {"deployed", "soldier"}, {"affected", "household"},
                          {"cost", "USD"}};

struct Size {
  std::size_t documents = 100'000, claims = 10, stories = 5'000;
};

/// The story of a document: small numbers are drawn far more often.
std::size_t story_of(Draw& draw, std::size_t stories) {
  const std::size_t widest = draw.below(2) == 0 ? stories / 10 + 1 : stories;
  return draw.below(draw.below(widest) + 1);
}

/// Words that hardly two reports share, so that only what is meant as a copy is one.
std::string filler(Draw& draw) {
  std::string out;
  for (int i = 0; i < 6; ++i) out += " " + name(5'000'000 + draw.below(50'000));
  return out;
}

runut::Claim claim_of(std::size_t story, std::int32_t day, Draw& draw, std::string& text) {
  runut::Claim c;
  const Sort& sort = sorts[draw.below(std::size(sorts))];
  const std::int32_t lag = static_cast<std::int32_t>(draw.below(4));
  const std::int32_t as_of = day - lag;
  const auto origin = story * 4 + draw.below(4);
  std::int64_t value =
      20 + static_cast<std::int64_t>(story % 50) * (as_of % 60 + 1) * (1 + static_cast<std::int64_t>(origin % 2));
  if (draw.below(3) == 0) value = value / 10 * 10;
  c.quantity.low = c.quantity.high = runut::Decimal(value);
  if (draw.below(8) == 0) c.quantity.high.reset(), c.quantity.bound = runut::Bound::at_least;
  const auto begin = static_cast<std::uint32_t>(text.size());
  text += std::to_string(value) + " " + sort.unit;
  c.span = {begin, static_cast<std::uint32_t>(text.size())};
  text += " in " + name(story * 3) + filler(draw) + " " + name(1'000'000 + origin) + " said" + filler(draw) + ".\n";
  c.sentence = {begin, static_cast<std::uint32_t>(text.size() - 1)};
  c.unit = sort.unit, c.measure = sort.measure, c.place = name(story * 3);
  c.time = runut::Date::from_days(as_of).iso();
  if (draw.below(5) != 0) c.origin = {name(1'000'000 + origin)};
  c.reasons = {{"time", "nearest-in-sentence", c.sentence}, {"place", "nearest-locative", c.sentence}};
  return c;
}

runut::Reading reading_of(std::size_t number, const Size& size) {
  Draw draw(number);
  runut::Reading r;
  const std::size_t story = story_of(draw, size.stories);
  const auto day = static_cast<std::int32_t>(19'000 + story % 900 + draw.below(60));
  runut::Document& d = r.document;
  d.id = "doc " + std::to_string(number), d.language = "en";
  d.outlet = name(2'000'000 + draw.below(300)), d.title = name(story * 3) + " " + name(story * 3 + 1);
  d.published.date = runut::Date::from_days(day), d.published_basis = runut::DateBasis::stated;
  d.text = name(story * 3 + 1) + " and " + name(story * 3 + 2) + "\n";
  for (std::size_t i = 0; i < size.claims; ++i) r.claims.push_back(claim_of(story, day, draw, d.text));
  return r;
}

bool measure(const std::shared_ptr<const runut::Packs>& packs, const Size& size) {
  runut::Reconciler pile(packs);
  double making = 0, adding = 0;
  for (std::size_t i = 0; i < size.documents; ++i) {
    auto began = Clock::now();
    const runut::Reading r = reading_of(i, size);
    making += seconds_since(began), began = Clock::now();
    pile.add(r);
    adding += seconds_since(began);
  }
  auto began = Clock::now();
  std::size_t series = 0, relations = 0, estimated = 0;
  {
    const runut::Reconciliation together = pile.reconcile();
    series = together.series.size(), relations = together.relations.size();
    const double reconciling = seconds_since(began);
    began = Clock::now();
    for (const runut::Series& s : together.series) {
      if (!runut::can_be_estimated(s)) continue;
      const runut::SeriesObservations o = runut::observations_of(s, {});
      estimated += runut::estimate(o.observations, o.course).best ? 1U : 0U;
    }
    std::printf("%zu documents, %zu claims: made in %.2f s, added %.2f s, reconciled %.2f s, %zu estimates %.2f s\n",
                size.documents, size.documents * size.claims, making, adding, reconciling, estimated,
                seconds_since(began));
    std::printf("%zu series, %zu relations, peak %.0f MB\n", series, relations, peak_mb());
  }
  const runut::Reading one = reading_of(size.documents, size);
  began = Clock::now();
  pile.add(one);
  const double added = seconds_since(began);
  const std::size_t touched = pile.changes().series.size();
  std::printf("one more document: added in %.2f ms, with what it changes (%zu series) in %.2f ms\n", added * 1000,
              touched, seconds_since(began) * 1000);
  return touched > 0 && series > 0;
}

}  // namespace

int main(int argc, char** argv) {
  Size size;
  bool growth = false;
  for (int i = 1; i < argc; ++i) {
    const bool more = i + 1 < argc;
    if (std::strcmp(argv[i], "--documents") == 0 && more)
      size.documents = std::strtoull(argv[++i], nullptr, 10);
    else if (std::strcmp(argv[i], "--claims") == 0 && more)
      size.claims = std::strtoull(argv[++i], nullptr, 10);
    else if (std::strcmp(argv[i], "--stories") == 0 && more)
      size.stories = std::strtoull(argv[++i], nullptr, 10);
    else if (std::strcmp(argv[i], "--growth") == 0)
      growth = true;
    else
      return std::fputs("usage: reconcile [--documents N] [--claims N] [--stories N] [--growth]\n", stderr), 2;
  }
  const auto packs = runut::load_packs(RUNUT_PACKS_FOLDER);
  if (!packs || size.documents == 0 || size.stories == 0) return 2;
  if (growth && !measure(*packs, {size.documents / 4, size.claims, size.stories / 4 + 1})) return 1;
  return measure(*packs, size) ? 0 : 1;
}
