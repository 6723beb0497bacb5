// Documents find those like them through their rarest terms, and are merged by how alike they are.
#include "runut/stories.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include "reconcile/story_merge.h"
#include "reconcile/story_terms.h"

namespace runut {
namespace {

constexpr std::size_t rare_terms = 50;  // through which a document finds others
constexpr std::size_t candidates = 24;  // with whom it is then compared in full
constexpr double least_pair = 0.06;     // alike by less is not alike
constexpr double least_rare = 0.005;    // the same over the rare terms alone
constexpr double two_scenes = 0.25;     // how alike two reports of different scenes still count
constexpr double full = double{unit} * unit;

/// What the lean sets. Measured: DESIGN.md.
struct Thresholds {
  float filled_up_to;  // see Vocabulary
  double least_story;
  bool by_headlines;
};
constexpr Thresholds thresholds_of(StoryLean lean) {
  return lean == StoryLean::apart ? Thresholds{100, 0.1395, true} : Thresholds{330, 0.11, false};
}

struct Held {
  DocumentTerms words;
  std::string id;
  std::int32_t day = 0;
  bool dated = false;
  bool has_keys = false;
  std::vector<std::uint32_t> scenes, named;
};

/// The last documents that have a term, with its weight in each.
struct Recent {
  std::vector<WeightedTerm> documents;
  std::uint32_t oldest = 0;
};

/// How much less alike two reports are for the days between them: by a third after a week, by three fifths after two
/// months, by three quarters after a year.
double closeness(const Held& a, const Held& b) {
  if (!a.dated || !b.dated) return 1;
  const double days = std::abs(a.day - b.day);
  return 0.25 + 0.15 * std::exp(-days / 150) + 0.6 * std::exp(-days / 10);
}

bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint32_t x) { return std::binary_search(b.begin(), b.end(), x); });
}

/// Two accidents of one day read alike; where they happened tells them apart.
double scenes_of(const Held& a, const Held& b) {
  if (a.scenes.empty() || b.scenes.empty() || share(a.scenes, b.scenes)) return 1;
  return share(a.scenes, b.named) || share(b.scenes, a.named) ? 1 : two_scenes;
}

}  // namespace

struct StoryIndex::State {
  explicit State(const Thresholds& t)
      : least_story(t.least_story), by_headlines(t.by_headlines), vocabulary(t.filled_up_to) {}

  double least_story;
  bool by_headlines;
  Vocabulary vocabulary;
  std::vector<Held> held;
  // As of the last sorting, and what was added since:
  std::vector<std::uint32_t> story;
  std::vector<std::vector<WeightedTerm>> vectors;
  std::vector<Recent> recent;       // by term
  std::vector<std::uint64_t> sums;  // by document: its product with another over rare terms, else zero
  std::vector<std::uint32_t> touched, near;
  std::vector<std::uint16_t> spread;  // by term: the weights of the document in hand, else zero

  [[nodiscard]] bool earlier(std::uint32_t a, std::uint32_t b) const {
    return std::tie(held[a].day, held[a].id, a) < std::tie(held[b].day, held[b].id, b);
  }
  void compare(std::uint32_t number, std::vector<Likeness>& pairs);
  void file(std::uint32_t number);
  [[nodiscard]] std::uint32_t nearest_story(std::uint32_t number);
  [[nodiscard]] std::vector<WeightedTerm> rarest(std::uint32_t number) const;
  [[nodiscard]] double headlines(std::uint32_t a, std::uint32_t b) const;
};

/// How much more or less alike two reports are for their headlines: what is news in one affair stands in the other's
/// text too, while two affairs of one kind share the words around what is news. Not for ledgers: of one affair that
/// somebody has picked they hold every side, each with news of its own. Nor where readings gave keys: those hold in
/// every language, headlines in one.
double StoryIndex::State::headlines(std::uint32_t a, std::uint32_t b) const {
  const DocumentTerms &x = held[a].words, &y = held[b].words;
  const bool read = held[a].has_keys || held[b].has_keys;
  if (!by_headlines || read || x.headline.empty() || y.headline.empty()) return 1;
  return 0.5 + std::min(vocabulary.told_of_headline(x, y), vocabulary.told_of_headline(y, x));
}

/// The terms through which the document finds others: the rarest that others have, too.
std::vector<WeightedTerm> StoryIndex::State::rarest(std::uint32_t number) const {
  std::vector<WeightedTerm> terms = vectors[number];
  const auto rarer = [&](const WeightedTerm& a, const WeightedTerm& b) {
    const std::uint32_t in_a = vocabulary.documents_with(a.number), in_b = vocabulary.documents_with(b.number);
    if (in_a != in_b) return in_a < in_b;
    if (a.weight != b.weight) return a.weight > b.weight;
    return vocabulary.hash(a.number) < vocabulary.hash(b.number);
  };
  if (terms.size() > rare_terms) {
    std::nth_element(terms.begin(), terms.begin() + rare_terms, terms.end(), rarer);
    terms.resize(rare_terms);
  }
  return terms;
}

/// Appends the documents before that are like this one.
void StoryIndex::State::compare(std::uint32_t number, std::vector<Likeness>& pairs) {
  touched.clear();
  const std::vector<WeightedTerm> terms = rarest(number);
  for (const WeightedTerm& t : terms) __builtin_prefetch(&recent[t.number]);
  for (const WeightedTerm& t : terms) __builtin_prefetch(recent[t.number].documents.data());
  for (const WeightedTerm& t : terms) {
    for (const WeightedTerm& other : recent[t.number].documents) {
      std::uint64_t& sum = sums[other.number];
      if (sum == 0) touched.push_back(other.number);
      sum += std::uint64_t{t.weight} * other.weight;
    }
  }
  const auto nearer = [&](std::uint32_t a, std::uint32_t b) {
    if (sums[a] != sums[b]) return sums[a] > sums[b];
    return earlier(b, a);
  };
  near.clear();
  for (const std::uint32_t other : touched)
    if (static_cast<double>(sums[other]) >= least_rare * full) near.push_back(other);
  if (near.size() > candidates) {
    std::nth_element(near.begin(), near.begin() + candidates, near.end(), nearer);
    near.resize(candidates);
  }
  for (const std::uint32_t other : near) __builtin_prefetch(vectors[other].data());
  for (const WeightedTerm& t : vectors[number]) spread[t.number] = t.weight;
  for (const std::uint32_t other : near) {
    const double cosine = static_cast<double>(product(spread, vectors[other])) / full;
    const double value =
        cosine * closeness(held[number], held[other]) * headlines(number, other) * scenes_of(held[number], held[other]);
    if (value >= least_pair) pairs.push_back({number, other, static_cast<float>(value)});
  }
  for (const WeightedTerm& t : vectors[number]) spread[t.number] = 0;
  for (const std::uint32_t other : touched) sums[other] = 0;
}

/// Lets later documents find this one.
void StoryIndex::State::file(std::uint32_t number) {
  for (const WeightedTerm& t : vectors[number]) {
    Recent& list = recent[t.number];
    if (list.documents.size() < most_compared)
      list.documents.push_back({number, t.weight});
    else
      list.documents[list.oldest++ % most_compared] = {number, t.weight};
  }
}

StoryIndex::StoryIndex(StoryLean lean) : state_(std::make_unique<State>(thresholds_of(lean))) {}
StoryIndex::StoryIndex(StoryIndex&&) noexcept = default;
StoryIndex& StoryIndex::operator=(StoryIndex&&) noexcept = default;
StoryIndex::~StoryIndex() = default;

std::uint32_t StoryIndex::hold(const StoryInput& input) {
  State& s = *state_;
  Held& d = s.held.emplace_back();
  d.words = s.vocabulary.terms_of(input);
  d.id = input.id;
  d.has_keys = !input.keys.empty();
  d.scenes = input.scenes, d.named = input.named;
  d.dated = input.published.has_value();
  d.day = d.dated ? input.published->days() : INT32_MIN / 2;
  return static_cast<std::uint32_t>(s.held.size() - 1);
}

const std::vector<std::uint32_t>& StoryIndex::stories() {
  State& s = *state_;
  const auto count = static_cast<std::uint32_t>(s.held.size());
  std::vector<std::uint32_t> order(count), rank(count);
  for (std::uint32_t i = 0; i < count; ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return s.earlier(a, b); });
  s.vectors.assign(count, {});
  s.recent.clear();
  s.recent.resize(s.vocabulary.size());
  s.vocabulary.weigh(count);
  s.sums.assign(count, 0);
  s.spread.assign(s.vocabulary.size(), 0);
  std::vector<Likeness> pairs;
  for (std::uint32_t r = 0; r < count; ++r) {
    const std::uint32_t number = order[r];
    rank[number] = r;
    s.vectors[number] = weighted(s.held[number].words.terms, s.vocabulary);
    s.compare(number, pairs);
    s.file(number);
  }
  for (Likeness& p : pairs) p.a = rank[p.a], p.b = rank[p.b];
  const std::vector<std::uint32_t> merged = merge_alike(count, pairs, s.least_story);
  s.story.resize(count);
  for (std::uint32_t r = 0; r < count; ++r) s.story[order[r]] = order[merged[r]];
  return s.story;
}

/// The story that is most like the document, by those of its documents that it was compared with; else its own number.
std::uint32_t StoryIndex::State::nearest_story(std::uint32_t number) {
  std::vector<Likeness> pairs;
  compare(number, pairs);
  std::sort(pairs.begin(), pairs.end(), [&](const Likeness& a, const Likeness& b) {
    return std::tie(story[a.b], a.b) < std::tie(story[b.b], b.b);
  });
  std::uint32_t out = number;
  double best = least_story;
  for (std::size_t i = 0; i < pairs.size();) {
    const std::uint32_t other = story[pairs[i].b];
    double sum = 0, most = 0;
    std::uint32_t known = 0;
    for (; i < pairs.size() && story[pairs[i].b] == other; ++i, ++known)
      sum += pairs[i].value, most = std::max<double>(most, pairs[i].value);
    if (const double value = story_likeness(sum, most, 1, known); value > best) best = value, out = other;
  }
  return out;
}

const std::vector<std::uint32_t>& StoryIndex::assigned() {
  State& s = *state_;
  std::vector<std::uint32_t> fresh;
  for (auto n = static_cast<std::uint32_t>(s.story.size()); n < s.held.size(); ++n) fresh.push_back(n);
  if (fresh.empty()) return s.story;
  std::sort(fresh.begin(), fresh.end(), [&](std::uint32_t a, std::uint32_t b) { return s.earlier(a, b); });
  s.vectors.resize(s.held.size());
  s.recent.resize(s.vocabulary.size());
  s.sums.resize(s.held.size(), 0);
  s.spread.resize(s.vocabulary.size(), 0);
  while (s.story.size() < s.held.size()) s.story.push_back(static_cast<std::uint32_t>(s.story.size()));
  for (const std::uint32_t number : fresh) {
    s.vectors[number] = weighted(s.held[number].words.terms, s.vocabulary);
    s.story[number] = s.nearest_story(number);
    s.file(number);
  }
  return s.story;
}

std::uint32_t StoryIndex::add(const StoryInput& input) {
  const std::uint32_t number = hold(input);
  return assigned()[number];
}

std::size_t StoryIndex::size() const { return state_->held.size(); }

}  // namespace runut
