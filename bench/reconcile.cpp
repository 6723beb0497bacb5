// reconcile [--documents N] [--claims N] [--stories N] : how fast a pile of made-up reports is reconciled.
//
// Stories are of very different size (one has a twentieth of all reports, a tenth of them more than half). Each has
// names, places, a few origins, and counts that grow; reports relay an origin's last word, late and rounded, or bound
// it. Readings are made, not read: what is timed is adding them, reconciling all, and adding a few more one by one to
// the whole pile: finding each one's story, what it changes and the estimates of that. Fails where reports of one
// affair do not lie in one story, or the changes do not hold every claim of the new report once. With --growth the same
// is done for a quarter of the documents first, to show how cost grows.
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "runut/engine.h"
#include "runut/reconciler.h"
#include "runut/series_estimate.h"

namespace {

/// The processor's time, not the wall's: a busy machine changes little.
struct Clock {
  static double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
};

double seconds_since(double began) { return Clock::now() - began; }

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

/// A made-up name of five syllables, always the same for a number.
std::string name(std::size_t number) {
  static const char* const syllables[] = {"ba", "do", "ke", "lim", "ra", "ven", "tor", "sul", "mi", "gan", "pe", "shu"};
  std::string out;
  Draw draw(number + 1);
  for (std::size_t i = 0; i < 5; ++i) out += syllables[draw.below(12)];
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
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

/// The story of a document: the first has a twentieth of all reports, of the others those with small numbers are drawn
/// far more often.
std::size_t story_of(Draw& draw, std::size_t stories) {
  if (draw.below(20) == 0) return 0;
  const std::size_t widest = draw.below(2) == 0 ? stories / 10 + 1 : stories;
  return draw.below(draw.below(widest) + 1);
}

/// Words of an invented language, the common ones far more often.
std::string filler(Draw& draw) {
  std::string out;
  for (int i = 0; i < 6; ++i) {
    const double share = static_cast<double>(draw.below(1'000'000)) / 1e6;
    const auto rank = static_cast<std::size_t>(std::exp(share * std::log(30'000.0)));
    std::string word = name(5'000'000 + rank);
    word[0] = static_cast<char>(word[0] - 'A' + 'a');
    out += " " + word.substr(0, rank < 50 ? 2 : rank < 500 ? 4 : std::string::npos);
  }
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
  const std::string place = name(story * 3 + (draw.below(3) == 0 ? 3'000'000 + draw.below(3) : 0));
  text += " in " + place + filler(draw) + " " + name(1'000'000 + origin) + " said" + filler(draw) + ".\n";
  c.sentence = {begin, static_cast<std::uint32_t>(text.size() - 1)};
  c.unit = sort.unit, c.measure = sort.measure, c.place = place;
  c.time = runut::Date::from_days(as_of).iso();
  if (draw.below(5) != 0) c.origin = {name(1'000'000 + origin)};
  c.reasons = {{"time", "nearest-in-sentence", c.sentence}, {"place", "nearest-locative", c.sentence}};
  return c;
}

/// `last`: published on the last day of its affair, as what is added to a pile mostly is.
runut::Reading reading_of(std::size_t number, const Size& size, bool last = false) {
  Draw draw(number);
  runut::Reading r;
  const std::size_t story = story_of(draw, size.stories);
  const std::size_t of_affair = draw.below(60);
  const auto day = static_cast<std::int32_t>(19'000 + story % 900 + (last ? 59 : of_affair));
  runut::Document& d = r.document;
  d.id = "doc " + std::to_string(number), d.language = "en";
  d.outlet = name(2'000'000 + draw.below(300)), d.title = name(story * 3) + " " + name(story * 3 + 1);
  d.published.date = runut::Date::from_days(day), d.published_basis = runut::DateBasis::stated;
  for (std::size_t i = 0; i < 4; ++i) {  // who and where
    const auto begin = static_cast<std::uint32_t>(d.text.size());
    runut::Name n;
    n.canonical = name(story * 3 + i % 3) + (i < 3 ? "" : " " + name(4'000'000 + story));
    d.text += n.canonical;
    n.span = {begin, static_cast<std::uint32_t>(d.text.size())};
    n.type = i == 0 ? runut::NameType::place : runut::NameType::person;
    d.text += " and" + filler(draw) + "\n";
    r.names.push_back(std::move(n));
  }
  for (std::size_t i = 0; i < size.claims; ++i) r.claims.push_back(claim_of(story, day, draw, d.text));
  return r;
}

/// The affair of a report, as `reading_of` draws it.
std::size_t affair_of(std::size_t number, const Size& size) {
  Draw draw(number);
  return story_of(draw, size.stories);
}

/// How many reports in a hundred lie in a story that began with a report on their affair and holds the most of it.
double sorted_right(const std::vector<runut::Story>& stories, const Size& size) {
  std::unordered_map<std::size_t, std::size_t> most;  // affair -> documents of it in one story
  std::size_t right = 0, all = 0;
  for (const runut::Story& s : stories) {
    std::unordered_map<std::size_t, std::size_t> affairs;
    for (const std::uint32_t d : s.documents) ++affairs[affair_of(d, size)], ++all;
    for (const auto& [affair, n] : affairs)
      if (n * 2 > s.documents.size()) most[affair] = std::max(most[affair], n);
  }
  for (const auto& [affair, n] : most) right += n;
  return all == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(all);
}

std::size_t estimate_all(const std::vector<runut::Series>& series) {
  std::size_t estimated = 0;
  for (const runut::Series& s : series) {
    if (!runut::can_be_estimated(s)) continue;
    const runut::SeriesObservations o = runut::observations_of(s, {});
    estimated += runut::estimate(o.observations, o.course).best ? 1U : 0U;
  }
  return estimated;
}

/// Whether the changes hold every claim of the last document once, in series of a story mostly of its affair.
/// `affairs`: of all documents.
bool tells_document(const runut::Reconciliation& changes, const std::vector<std::size_t>& affairs, const Size& size) {
  const auto document = static_cast<std::uint32_t>(affairs.size() - 1);
  std::vector<int> told(size.claims);
  bool in_its_story = false;
  for (const runut::Story& s : changes.stories) {
    if (std::find(s.documents.begin(), s.documents.end(), document) == s.documents.end()) continue;
    std::size_t same = 0;
    for (const std::uint32_t d : s.documents) same += affairs[d] == affairs[document];
    in_its_story = s.documents.size() > 1 && same * 2 > s.documents.size();
  }
  for (const runut::Series& s : changes.series)
    for (const runut::Figure& f : s.figures)
      for (const runut::ClaimId id : f.claims)
        if (id.document == document) ++told[id.claim];
  return in_its_story && std::count(told.begin(), told.end(), 1) == static_cast<std::ptrdiff_t>(told.size());
}

/// Adds documents one by one, every other one of the largest affair, and prints how long each takes with all that it
/// changes.
bool add_more(runut::Reconciler& pile, const Size& size) {
  constexpr std::size_t more = 40;
  std::vector<double> any, largest;
  std::vector<std::size_t> affairs(size.documents);
  for (std::size_t i = 0; i < affairs.size(); ++i) affairs[i] = affair_of(i, size);
  std::size_t number = size.documents, wrong = 0;
  for (std::size_t i = 0; i < more; ++i, ++number) {
    while (size.stories > 1 && (affair_of(number, size) == 0) != (i % 2 == 1)) ++number;
    affairs.push_back(affair_of(number, size));
    const runut::Reading one = reading_of(number, size, true);
    const auto began = Clock::now();
    pile.add(one);
    const runut::Reconciliation changes = pile.changes();
    estimate_all(changes.series);
    (i % 2 == 1 ? largest : any).push_back(seconds_since(began) * 1000);
    wrong += !tells_document(changes, affairs, size);
  }
  std::printf("one more document with what it changes: ");
  for (auto* spent : {&any, &largest}) {
    std::sort(spent->begin(), spent->end());
    std::printf("%s median %.2f ms, most %.2f ms; ", spent == &any ? "of any other story" : "of the largest",
                (*spent)[spent->size() / 2], spent->back());
  }
  std::printf("%zu of %zu wrong\n", wrong, more);
  return wrong == 0;
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
  double right = 0;
  {
    auto began = Clock::now();
    const runut::Reconciliation together = pile.reconcile();
    const double reconciling = seconds_since(began);
    began = Clock::now();
    const std::size_t estimated = estimate_all(together.series);
    std::printf("%zu documents, %zu claims: made in %.2f s, added %.2f s, reconciled %.2f s, %zu estimates %.2f s\n",
                size.documents, size.documents * size.claims, making, adding, reconciling, estimated,
                seconds_since(began));
    right = sorted_right(together.stories, size);
    std::size_t largest = 0;
    for (const runut::Story& s : together.stories) largest = std::max(largest, s.documents.size());
    std::printf(
        "%zu stories (the largest of %zu; %.1f %% of reports with their affair), %zu series, %zu relations, peak %.0f "
        "MB\n",
        together.stories.size(), largest, right, together.series.size(), together.relations.size(), peak_mb());
  }
  return add_more(pile, size) && right > 95;
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
