// A heap of pairs of stories. A story that grows makes the likeness of its neighbours fall unless they gained a
// compared pair by it, or outgrew being small, so what the heap holds is never too low: a pair is weighed again when it
// comes up.
#include "reconcile/story_merge.h"

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace runut {
namespace {

/// What two lone reports lack in likeness because there is so little to go by, and two stories of many reports
/// because so many reports have said why they are two.
constexpr double small_stories = 0.1, two_stories = 0.2;
constexpr std::uint32_t still_small = 16;  // documents from which on growing adds less than a hundredth

struct Tie {
  double sum = 0, most = 0;
};

struct Story {
  std::uint32_t documents = 1, first = 0;
  std::unordered_map<std::uint32_t, Tie> near;  // by the other story's place
};

struct Candidate {
  double value;
  std::uint32_t low, high;  // first documents of the two when it was weighed: for ties
  std::uint32_t a, b;       // places
  bool operator<(const Candidate& o) const { return std::tie(value, o.low, o.high) < std::tie(o.value, low, high); }
};

class Merger {
 public:
  Merger(std::uint32_t documents, double least) : stories_(documents), into_(documents), least_(least) {
    for (std::uint32_t i = 0; i < documents; ++i) stories_[i].first = into_[i] = i;
  }

  void tie(const Likeness& pair) {
    stories_[pair.a].near[pair.b] = stories_[pair.b].near[pair.a] = {pair.value, pair.value};
    weigh(pair.a, pair.b);
  }

  void run() {
    while (!heap_.empty()) {
      const Candidate top = heap_.top();
      heap_.pop();
      if (into_[top.a] != top.a || into_[top.b] != top.b) continue;
      if (top.value > likeness(top.a, top.b))
        weigh(top.a, top.b);
      else
        merge(top.a, top.b);
    }
  }

  std::uint32_t first_of(std::uint32_t place) {
    while (into_[place] != place) place = into_[place] = into_[into_[place]];
    return stories_[place].first;
  }

 private:
  double likeness(std::uint32_t a, std::uint32_t b) {
    const auto found = stories_[a].near.find(b);
    if (found == stories_[a].near.end()) return 0;
    return story_likeness(found->second.sum, found->second.most, stories_[a].documents, stories_[b].documents);
  }

  void weigh(std::uint32_t a, std::uint32_t b) {
    const double value = likeness(a, b);
    if (value < least_) return;
    const auto [low, high] = std::minmax(stories_[a].first, stories_[b].first);
    heap_.push({value, low, high, a, b});
  }

  void merge(std::uint32_t a, std::uint32_t b) {
    if (stories_[a].near.size() < stories_[b].near.size()) std::swap(a, b);
    Story &to = stories_[a], &from = stories_[b];
    to.near.erase(b);
    from.near.erase(a);
    to.documents += from.documents;
    to.first = std::min(to.first, from.first);
    into_[b] = a;
    for (const auto& [other, tie] : from.near) {
      Tie& sum = to.near[other];
      sum = {sum.sum + tie.sum, std::max(sum.most, tie.most)};
      stories_[other].near.erase(b);
      stories_[other].near[a] = sum;
      weigh(a, other);
    }
    from.near = {};
    if (to.documents <= still_small)
      for (const auto& [other, tie] : to.near) weigh(a, other);
  }

  std::vector<Story> stories_;
  std::vector<std::uint32_t> into_;
  std::priority_queue<Candidate> heap_;
  double least_;
};

}  // namespace

double story_likeness(double sum, double most, std::uint32_t a, std::uint32_t b) {
  const auto [less, more] = std::minmax(a, b);
  const double pairs = static_cast<double>(less) * std::min(more, most_compared);
  const double value = 0.5 * std::min(sum / pairs, most) + 0.5 * most;
  return value * (1 - small_stories / static_cast<double>(more) - two_stories * (1 - 1 / static_cast<double>(less)));
}

std::vector<std::uint32_t> merge_alike(std::uint32_t documents, const std::vector<Likeness>& pairs, double least) {
  // Two stories are never more alike than their most alike documents: what no chain of pairs of at least `least`
  // ties together needs no weighing, and that is most.
  std::vector<std::uint32_t> chain(documents);
  for (std::uint32_t i = 0; i < documents; ++i) chain[i] = i;
  const auto end_of = [&](std::uint32_t i) {
    while (chain[i] != i) i = chain[i] = chain[chain[i]];
    return i;
  };
  for (const Likeness& pair : pairs)
    if (pair.value >= least) chain[end_of(pair.a)] = end_of(pair.b);
  Merger merger(documents, least);
  for (const Likeness& pair : pairs)
    if (end_of(pair.a) == end_of(pair.b)) merger.tie(pair);
  merger.run();
  std::vector<std::uint32_t> out(documents);
  for (std::uint32_t i = 0; i < documents; ++i) out[i] = merger.first_of(i);
  return out;
}

}  // namespace runut
