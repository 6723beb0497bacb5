// Reconciling: the same for any order of adding, and growing piece by piece is the same as all at once.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "runut/engine.h"
#include "runut/reconciler.h"
#include "runut/record_names.h"

namespace runut {
namespace {

std::shared_ptr<const Packs> packs() {
  static const auto loaded = [] { return *load_packs(RUNUT_PACKS_FOLDER); }();
  return loaded;
}

/// Readings of the examples: one affair in several reports.
const std::vector<Reading>& readings() {
  static const std::vector<Reading> all = [] {
    std::vector<Reading> out;
    InputOptions options;
    options.paths = {RUNUT_EXAMPLES_FOLDER};
    (void)read_inputs(
        *packs(), options, [&](Reading&& r) { out.push_back(std::move(r)); }, [](Rejection&&) {});
    return out;
  }();
  return all;
}

/// The result as sorted lines that name documents by their ids, so that numbers given in another order do not show.
std::vector<std::string> lines_of(const Reconciliation& r, const std::vector<const Reading*>& order) {
  const auto claim = [&](ClaimId id) { return order[id.document]->document.id + "." + std::to_string(id.claim); };
  const auto number = [](const std::optional<Decimal>& v) { return v ? v->to_string() : std::string("-"); };
  std::vector<std::string> out;
  for (const Series& s : r.series) {
    std::string line = "series " + std::to_string(s.story) + " " + s.measure + "/" + s.unit + "/" + s.actor + "/" +
                       s.place + " " + std::to_string(s.reports) + " " + std::to_string(s.outlets) + " " +
                       std::to_string(s.origins) + " " + claim(s.earliest);
    for (const Figure& f : s.figures) {
      line += " | " + number(f.low) + "-" + number(f.high) + (f.retired ? " retired" : "");
      std::vector<std::string> origins;
      for (const std::uint32_t o : f.origins) origins.push_back(r.origins[o].name);
      std::sort(origins.begin(), origins.end());
      for (const std::string& o : origins) line += " " + o;
      for (const ClaimId id : f.claims) line += " " + claim(id);
    }
    out.push_back(line);
  }
  for (const Story& s : r.stories) {
    std::string line = "story";
    for (const std::string& name : s.names) line += " " + name;
    for (const std::uint32_t d : s.documents) line += " | " + order[d]->document.id;
    out.push_back(line);
  }
  for (const Relation& x : r.relations)
    out.push_back("relation " + std::string(name_of(x.kind)) + " " + std::string(x.rule) + " " + claim(x.from) + " " +
                  claim(x.to));
  for (const SumCheck& c : r.sums) {
    std::string line = "sum " + std::string(c.rule) + " " + std::string(name_of(c.verdict)) + " " + number(c.low);
    for (const ClaimId t : c.terms) line += " " + claim(t);
    out.push_back(line + (c.total ? " = " + claim(*c.total) : ""));
  }
  for (const DateConflict& d : r.dates) out.push_back("dates " + d.event + " " + std::to_string(d.camps.size()));
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> reconciled(const std::vector<const Reading*>& order, bool step_by_step) {
  Reconciler reconciler(packs());
  for (const Reading* r : order) {
    reconciler.add(*r);
    if (step_by_step && reconciler.size() % 3 == 0) (void)reconciler.reconcile();
    if (step_by_step && reconciler.size() % 3 == 1) (void)reconciler.changes();
  }
  return lines_of(reconciler.reconcile(), order);
}

std::vector<const Reading*> in_order() {
  std::vector<const Reading*> order;
  for (const Reading& r : readings()) order.push_back(&r);
  return order;
}

TEST(Reconcile, FindsSomething) {
  ASSERT_GT(readings().size(), 2U);
  EXPECT_GT(reconciled(in_order(), false).size(), 5U);
}

TEST(Reconcile, AnyOrderGivesTheSame) {
  std::vector<const Reading*> order = in_order();
  const auto wanted = reconciled(order, false);
  std::mt19937 random(1);
  for (int i = 0; i < 12; ++i) {
    std::shuffle(order.begin(), order.end(), random);
    EXPECT_EQ(reconciled(order, false), wanted);
  }
}

TEST(Reconcile, StepByStepIsTheSameAsAllAtOnce) {
  std::vector<const Reading*> order = in_order();
  EXPECT_EQ(reconciled(order, true), reconciled(order, false));
  std::reverse(order.begin(), order.end());
  EXPECT_EQ(reconciled(order, true), reconciled(order, false));
}

TEST(Reconcile, EntriesOfALiveBlogStandInTheirOrder) {
  InputOptions options;
  options.paths = {RUNUT_TESTS_FOLDER "/pages/id/liveblog-7.html"};
  std::vector<Reading> read;
  (void)read_inputs(
      *packs(), options, [&](Reading&& r) { read.push_back(std::move(r)); }, [](Rejection&&) {});
  ASSERT_EQ(read.size(), 1U);
  Reconciler pile(packs());
  pile.add(read.front());
  const Reconciliation found = pile.reconcile();
  ASSERT_EQ(found.series.size(), 1U);
  const std::vector<Figure>& figures = found.series.front().figures;
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].low, Decimal(9));  // told last on the page, and first on the day
  EXPECT_EQ(figures[1].low, Decimal(14));
  EXPECT_EQ(figures[1].as_of.first - figures[0].as_of.last, 4 * 60);
}

TEST(Reconcile, LongSubjectsAreToldInPartAndKeptWhole) {
  // Many prints of the examples, a few days apart.
  constexpr std::size_t first = 320, more = 12;
  std::vector<Reading> prints;
  for (std::size_t i = 0; i < first + more; ++i) {
    Reading& r = prints.emplace_back(readings()[i % readings().size()]);
    r.document.id += "-" + std::to_string(i);
    if (r.document.dated())
      r.document.published.date =
          Date::from_days(r.document.published.date.days() + static_cast<std::int32_t>(i * 7 % 40));
  }
  Reconciler grown(packs()), at_once(packs());
  std::vector<const Reading*> order;
  for (const Reading& r : prints) {
    order.push_back(&r);
    grown.add(r);
    if (order.size() < first) continue;
    if (order.size() == first) (void)grown.reconcile();
    if (order.size() == first) continue;
    const Reconciliation changes = grown.changes();
    std::vector<int> told(r.claims.size());
    for (const Series& s : changes.series)
      for (const Figure& f : s.figures)
        for (const ClaimId id : f.claims)
          if (id.document == order.size() - 1) ++told[id.claim];
    EXPECT_EQ(std::count(told.begin(), told.end(), 1), static_cast<std::ptrdiff_t>(told.size()));
  }
  for (const Reading& r : prints) at_once.add(r);
  EXPECT_EQ(lines_of(grown.reconcile(), order), lines_of(at_once.reconcile(), order));
}

TEST(Reconcile, NothingGivesNothing) {
  Reconciler reconciler(packs());
  const Reconciliation r = reconciler.reconcile();
  EXPECT_TRUE(r.series.empty());
  EXPECT_TRUE(r.relations.empty());
}

}  // namespace
}  // namespace runut
