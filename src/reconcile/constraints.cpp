// What words allow over time. Levels (so many in all by then) need no graph: with counts that never fall, the
// bounds at a moment are the highest low before and the lowest high after it, kept in two trees of
// running extremes. Only increments need shortest paths.
#include "reconcile/constraints.h"

#include <algorithm>
#include <map>

#include "reconcile/difference_graph.h"

namespace runut {
namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

struct Bound {
  Decimal value;
  std::size_t word = nobody;
};

bool higher(const Bound& a, const Bound& b) { return b.word == nobody || a.value > b.value; }
bool lower(const Bound& a, const Bound& b) { return b.word == nobody || a.value < b.value; }

/// Running extremes: the highest low of the positions up to one. Cost: log n each. The lowest high of the
/// positions from one on is the same with positions counted from the end.
class Extremes {
 public:
  Extremes(std::size_t size, bool (*beats)(const Bound&, const Bound&)) : tree_(size + 1), beats_(beats) {}
  void add(std::size_t position, const Bound& bound) {
    for (std::size_t i = position + 1; i < tree_.size(); i += i & (~i + 1))
      if (beats_(bound, tree_[i])) tree_[i] = bound;
  }
  [[nodiscard]] Bound up_to(std::size_t position) const {
    Bound best;
    for (std::size_t i = position + 1; i > 0; i -= i & (~i + 1))
      if (tree_[i].word != nobody && beats_(tree_[i], best)) best = tree_[i];
    return best;
  }

 private:
  std::vector<Bound> tree_;
  bool (*beats_)(const Bound&, const Bound&);
};

/// Where a word bounds the count: from below at `low_at`, from above at `high_at`.
struct Place {
  std::size_t low_at = nobody, high_at = nobody;
};

class Ledger {
 public:
  Ledger(std::span<const Word> words, std::span<const std::size_t> ranking, Course course)
      : words_(words),
        course_(course),
        moments_(moments_of(words, ranking, course)),
        lows_(size(), higher),
        highs_(size(), lower) {
    if (course == Course::stock) at_low_.resize(size()), at_high_.resize(size());
  }

  void accept_levels(std::span<const std::size_t> ranking) {
    for (const std::size_t w : ranking)
      if (!words_[w].since) accept_level(w);
  }

  /// After the levels. Increments of a stock say nothing of the stock, for others may have left.
  void accept_increments(std::span<const std::size_t> ranking) {
    if (course_ == Course::stock) return;
    for (const std::size_t w : ranking) {
      if (!words_[w].since || !words_[w].last || *words_[w].since >= *words_[w].last) continue;
      if (!graph_) make_graph();
      std::vector<std::size_t> cycle;
      const auto outcome = graph_->add(edges_of(w, moments_), budget_, cycle);
      if (outcome == DifferenceGraph::Outcome::holds) continue;
      allowed_.rejected.push_back(w);
      if (outcome == DifferenceGraph::Outcome::contradicts)
        add_conflict(Clash::increment, smallest(std::move(cycle)), {});
    }
  }

  History result() {
    write_history();
    std::sort(allowed_.rejected.begin(), allowed_.rejected.end());
    std::stable_sort(allowed_.conflicts.begin(), allowed_.conflicts.end(),
                     [&](const Conflict& a, const Conflict& b) { return when_.at(a.claims) > when_.at(b.claims); });
    return std::move(allowed_);
  }

 private:
  [[nodiscard]] std::size_t size() const { return std::max<std::size_t>(1, moments_.size()); }

  static std::vector<Moment> moments_of(std::span<const Word> words, std::span<const std::size_t> ranking,
                                        Course course) {
    std::vector<Moment> moments;
    const auto add = [&](const std::optional<Moment>& m) {
      if (m) moments.push_back(*m);
    };
    for (const std::size_t w : ranking) {
      add(words[w].first), add(words[w].last), add(words[w].since);
      if (!words[w].last && course == Course::cumulative) add(words[w].published);
    }
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
  }

  static std::size_t position(Moment m, const std::vector<Moment>& moments) {
    return static_cast<std::size_t>(std::lower_bound(moments.begin(), moments.end(), m) - moments.begin());
  }

  /// A count of some moment from first to last is reached by the last, and not passed before the first. What has no
  /// moment was known when it was printed; where nothing has one, all speak of the same.
  [[nodiscard]] Place place_of(const Word& w, const std::vector<Moment>& moments) const {
    Place place;
    if (moments.empty()) return {0, 0};
    if (course_ == Course::stock && w.first != w.last) return place;
    if (w.last) place.low_at = position(*w.last, moments);
    if (w.first) place.high_at = position(*w.first, moments);
    if (!w.last && w.published && course_ == Course::cumulative) place.low_at = position(*w.published, moments);
    return place;
  }

  [[nodiscard]] Bound low_until(std::size_t p) const { return course_ == Course::stock ? at_low_[p] : lows_.up_to(p); }
  [[nodiscard]] Bound high_from(std::size_t p) const {
    return course_ == Course::stock ? at_high_[p] : highs_.up_to(size() - 1 - p);
  }

  void accept_level(std::size_t w) {
    const Word& word = words_[w];
    const Place place = place_of(word, moments_);
    if (place.low_at != nobody && word.around.low) {
      const Bound other = high_from(place.low_at);
      if (other.word != nobody && other.value < *word.around.low)
        return reject(w, other.word, {other.value, word.around.low});
    }
    if (place.high_at != nobody && word.around.high) {
      const Bound other = low_until(place.high_at);
      if (other.word != nobody && other.value > *word.around.high)
        return reject(w, other.word, {word.around.high, other.value});
    }
    if (place.low_at != nobody && word.around.low) add_low(place.low_at, {*word.around.low, w});
    if (place.high_at != nobody && word.around.high) add_high(place.high_at, {*word.around.high, w});
  }

  void add_low(std::size_t p, const Bound& b) {
    if (course_ == Course::cumulative) return lows_.add(p, b);
    if (higher(b, at_low_[p])) at_low_[p] = b;
  }
  void add_high(std::size_t p, const Bound& b) {
    if (course_ == Course::cumulative) return highs_.add(size() - 1 - p, b);
    if (lower(b, at_high_[p])) at_high_[p] = b;
  }

  void reject(std::size_t w, std::size_t other, Interval between) {
    allowed_.rejected.push_back(w);
    const bool same_time = words_[w].first == words_[other].first && words_[w].last == words_[other].last;
    add_conflict(same_time ? Clash::disjoint : Clash::descending, {w, other}, between);
  }

  [[nodiscard]] std::optional<Moment> latest(const std::vector<std::size_t>& words) const {
    std::optional<Moment> m;
    for (const std::size_t w : words) m = std::max(m, words_[w].last);
    return m;
  }

  /// One conflict for the same origins: the latest.
  void add_conflict(Clash why, const std::vector<std::size_t>& words, Interval between) {
    std::vector<std::uint32_t> origins;
    Conflict c;
    c.why = why, c.between = between;
    for (const std::size_t w : words) origins.push_back(words_[w].origin), c.claims.push_back(words_[w].claims.front());
    std::sort(origins.begin(), origins.end());
    std::sort(c.claims.begin(), c.claims.end());
    const auto when = latest(words);
    const auto [known, fresh] = by_origins_.try_emplace(std::move(origins), allowed_.conflicts.size());
    when_[c.claims] = when;
    if (fresh) return allowed_.conflicts.push_back(std::move(c));
    Conflict& old = allowed_.conflicts[known->second];
    c.like = old.like + 1;
    if (when > when_.at(old.claims))
      old = std::move(c);
    else
      ++old.like;
  }

  using Edge = DifferenceGraph::Edge;

  /// Unknown 0 is nought; unknown p + 1 is the count at moment p, never negative and never falling.
  static std::vector<Edge> chain_of(std::size_t size) {
    std::vector<Edge> edges{{1, 0, Decimal(0), DifferenceGraph::unlabelled}};
    for (std::size_t p = 0; p + 1 < size; ++p) edges.push_back({p + 2, p + 1, Decimal(0), DifferenceGraph::unlabelled});
    return edges;
  }

  static void append_bounds(std::size_t p, const Bound& low, const Bound& high, std::vector<Edge>& edges) {
    if (high.word != nobody) edges.push_back({0, p + 1, high.value, high.word});
    if (low.word == nobody) return;
    if (const auto negative = Decimal(0).minus(low.value)) edges.push_back({p + 1, 0, *negative, low.word});
  }

  /// The tightest bounds of every moment hold together; that is what accepting levels saw to.
  void make_graph() {
    graph_.emplace(size() + 1);
    std::vector<Edge> edges = chain_of(size());
    for (std::size_t p = 0; p < size(); ++p) append_bounds(p, low_until(p), high_from(p), edges);
    std::vector<std::size_t> nothing;
    DifferenceGraph::Budget enough{0, 8 * edges.size()};
    (void)graph_->add(edges, enough, nothing);
  }

  /// What a word says, over the given moments.
  [[nodiscard]] std::vector<Edge> edges_of(std::size_t w, const std::vector<Moment>& moments) const {
    const Word& word = words_[w];
    std::vector<Edge> edges;
    if (!word.since) {
      const Place place = place_of(word, moments);
      if (place.low_at != nobody && word.around.low) append_bounds(place.low_at, {*word.around.low, w}, {}, edges);
      if (place.high_at != nobody && word.around.high) append_bounds(place.high_at, {}, {*word.around.high, w}, edges);
      return edges;
    }
    const std::size_t from = position(*word.since, moments) + 1, to = position(*word.last, moments) + 1;
    if (word.around.high) edges.push_back({from, to, *word.around.high, w});
    if (word.around.low)
      if (const auto negative = Decimal(0).minus(*word.around.low)) edges.push_back({to, from, *negative, w});
    return edges;
  }

  /// Drops words from a set that cannot hold as long as the rest still cannot.
  [[nodiscard]] std::vector<std::size_t> smallest(std::vector<std::size_t> set) const {
    for (std::size_t i = 0; i < set.size();) {
      std::vector<std::size_t> rest = set;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      if (can_hold(rest))
        ++i;
      else
        set = std::move(rest);
    }
    return set;
  }

  /// Over the set's own moments only.
  [[nodiscard]] bool can_hold(const std::vector<std::size_t>& set) const {
    const std::vector<Moment> moments = moments_of(words_, set, course_);
    std::vector<Edge> edges = chain_of(std::max<std::size_t>(1, moments.size()));
    for (const std::size_t w : set) {
      const std::vector<Edge> more = edges_of(w, moments);
      edges.insert(edges.end(), more.begin(), more.end());
    }
    DifferenceGraph graph(std::max<std::size_t>(1, moments.size()) + 1);
    DifferenceGraph::Budget budget{0, 1'000'000};
    std::vector<std::size_t> labels;
    return graph.add(edges, budget, labels) != DifferenceGraph::Outcome::contradicts;
  }

  void write_history() {
    if (moments_.empty()) return;
    std::vector<std::optional<Decimal>> highest, lowest;
    if (graph_) highest = graph_->greatest(0, false, budget_), lowest = graph_->greatest(0, true, budget_);
    for (std::size_t p = 0; p < moments_.size(); ++p) {
      AsOf as_of;
      as_of.moment = moments_[p];
      if (graph_) {
        as_of.allowed.high = highest[p + 1];
        if (lowest[p + 1]) as_of.allowed.low = Decimal(0).minus(*lowest[p + 1]);
      } else {
        const Bound low = low_until(p), high = high_from(p);
        if (low.word != nobody) as_of.allowed.low = low.value;
        if (high.word != nobody) as_of.allowed.high = high.value;
      }
      allowed_.history.push_back(as_of);
    }
    write_said();
  }

  void write_said() {
    std::vector<bool> said(moments_.size());
    for (const Word& w : words_) {
      if (w.since || !w.last) continue;
      const std::size_t p = position(*w.last, moments_);
      if (p >= moments_.size() || moments_[p] != *w.last) continue;
      Interval& hull = allowed_.history[p].said;
      if (!said[p]) {
        hull = w.said, said[p] = true;
        continue;
      }
      hull.low = hull.low && w.said.low ? std::min(hull.low, w.said.low) : std::nullopt;
      hull.high = hull.high && w.said.high ? std::max(hull.high, w.said.high) : std::nullopt;
    }
  }

  std::span<const Word> words_;
  Course course_;
  std::vector<Moment> moments_;
  Extremes lows_, highs_;
  std::vector<Bound> at_low_, at_high_;  // of a stock: the tightest of each moment
  std::optional<DifferenceGraph> graph_;
  DifferenceGraph::Budget budget_;
  History allowed_;
  std::map<std::vector<std::uint32_t>, std::size_t> by_origins_;
  std::map<std::vector<std::uint32_t>, std::optional<Moment>> when_;  // by claims
};

}  // namespace

History allowed_by(std::span<const Word> words, std::span<const std::size_t> ranking, Course course) {
  Ledger ledger(words, ranking, course);
  ledger.accept_levels(ranking);
  ledger.accept_increments(ranking);
  return ledger.result();
}

}  // namespace runut
