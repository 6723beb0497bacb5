// Viterbi over one chunk at a time: seven tags, the scores of all of them in one vector. Which tag came
// before is not noted on the way but found again along the best path.
#include <algorithm>

#include "extract/name_features.h"

namespace runut {
namespace {

using Scores = NameModel::Scores;

NameType type_of(std::size_t tag) {
  return tag <= 2 ? NameType::person : tag <= 4 ? NameType::organisation : NameType::place;
}

bool begins(std::size_t tag) { return tag % 2 == 1; }

class Decoder {
 public:
  Decoder(const Text& text, const NameTokens& tokens)
      : text_(text), model_(text.pack.name_model), views_(text, tokens) {
    features_.reserve(batch + 16);
    sums_.reserve(16);
    path_.reserve(16);
  }

  /// Labels chunks in batches: all their features are made first, and the weights asked for, which lie in a table
  /// larger than the near caches; by the time the sums are made most have come.
  void run(const std::vector<NameChunk>& chunks, std::vector<NameLabel>& out) {
    for (std::size_t begin = 0; begin < chunks.size();) {
      features_.clear();
      std::size_t end = begin;
      for (; end < chunks.size() && features_.size() < batch; ++end) {
        views_.look(chunks[end]);
        for (std::uint32_t t = chunks[end].first; t < chunks[end].last; ++t) {
          views_.features(t, features_.emplace_back());
          for (const std::uint64_t f : features_.back()) model_.fetch(f);
        }
      }
      std::size_t row = 0;
      for (; begin < end; ++begin) {
        decode(chunks[begin], row, out);
        row += chunks[begin].last - chunks[begin].first;
      }
    }
  }

 private:
  static constexpr std::size_t batch = 48;  // tokens; their features fit the nearest cache

  /// One chunk, whose features begin at a row.
  void decode(NameChunk chunk, std::size_t row, std::vector<NameLabel>& out) {
    const std::uint32_t n = chunk.last - chunk.first;
    sums_.resize(n);
    path_.resize(n);
    for (std::uint32_t i = 0; i < n; ++i) {
      Scores here{};
#pragma GCC unroll 10
      for (const std::uint64_t f : features_[row + i]) model_.add(f, here);
      sums_[i].best = here + (i == 0 ? model_.steps(NameModel::start) : reached(sums_[i - 1].best));
      sums_[i].best -= sums_[i].best[0];  // only differences count; so no sum grows with the chunk
    }
    trace(n);
    labels(chunk, out);
  }

  /// The best sum of a path into each tag, before what the token itself says.
  [[nodiscard]] Scores reached(const Scores& before) const {
    Scores best = before[0] + model_.steps(0);
    for (std::size_t from = 1; from < NameModel::tags; ++from) {
      const Scores sum = before[from] + model_.steps(from);
      best = sum > best ? sum : best;
    }
    const Scores floor = Scores{} + NameModel::never;
    return best > floor ? best : floor;
  }

  /// The best path, from its end.
  void trace(std::uint32_t n) {
    std::size_t tag = best_of(sums_[n - 1].best);
    for (std::uint32_t i = n; i-- > 0;) {
      path_[i] = static_cast<std::uint8_t>(tag);
      if (i == 0) break;
      tag = best_of(sums_[i - 1].best + model_.steps_into(tag));
    }
  }

  /// The tag with the highest score, of equals the first: each score carries its tag, so that no branch is needed.
  static std::size_t best_of(const Scores& scores) {
    int best = scores[0] * 8 + 7;
    for (int t = 1; t < static_cast<int>(NameModel::tags); ++t) best = std::max(best, scores[t] * 8 + 7 - t);
    return static_cast<std::size_t>(7 - (best & 7));
  }

  void labels(NameChunk chunk, std::vector<NameLabel>& out) const {
    for (std::uint32_t i = 0; i < path_.size();) {
      const std::uint32_t first = i++;
      if (!begins(path_[first])) continue;
      while (i < path_.size() && path_[i] == path_[first] + 1) ++i;
      std::uint32_t last = chunk.first + i;
      while (last > chunk.first + first + 1 && text_.token(last - 1).kind == TokenKind::mark) --last;
      out.push_back({chunk.first + first, closed(chunk.first + first, last), type_of(path_[first])});
    }
  }

  /// A bracket that opens in a name and closes right behind it belongs to it.
  [[nodiscard]] std::uint32_t closed(std::uint32_t first, std::uint32_t last) const {
    if (last >= text_.size() || !text_.token(last).is_mark(')')) return last;
    for (std::uint32_t i = first; i < last; ++i)
      if (text_.token(i).is_mark('(')) return last + 1;
    return last;
  }

  const Text& text_;
  const NameModel& model_;
  NameViews views_;
  std::vector<NameFeatures> features_;
  struct Sums {
    Scores best;
  };
  std::vector<Sums> sums_;  ///< per token: the best sum of a path that ends in each tag
  std::vector<std::uint8_t> path_;
};

}  // namespace

std::vector<NameLabel> label_by_model(const Text& text, const NameTokens& tokens,
                                      const std::vector<NameChunk>& chunks) {
  std::vector<NameLabel> out;
  out.reserve(chunks.size());
  Decoder decoder(text, tokens);
  decoder.run(chunks, out);
  return out;
}

}  // namespace runut
