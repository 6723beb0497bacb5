// Viterbi over one chunk at a time: seven tags, integer scores.
#include <limits>

#include "extract/name_features.h"

namespace runut {
namespace {

constexpr std::int32_t impossible = std::numeric_limits<std::int32_t>::min() / 4;

NameType type_of(std::size_t tag) {
  return tag <= 2 ? NameType::person : tag <= 4 ? NameType::organisation : NameType::place;
}

bool begins(std::size_t tag) { return tag % 2 == 1; }
bool inside(std::size_t tag) { return tag != 0 && tag % 2 == 0; }

/// Whether a tag may stand after another: the inside of a name only behind the same name.
bool follows(std::size_t from, std::size_t to) { return !inside(to) || from == to || from + 1 == to; }

class Decoder {
 public:
  Decoder(const Text& text, const NameTokens& tokens) : text_(text), tokens_(tokens), model_(text.pack.name_model) {}

  void run(NameChunk chunk, std::vector<NameLabel>& out) {
    const std::uint32_t n = chunk.last - chunk.first;
    back_.resize(n);
    Paths best{};
    look(chunk, 0);
    for (std::uint32_t i = 0; i < n; ++i) {
      if (i + 1 < n) look(chunk, i + 1);  // one token ahead, so that the table has time to arrive
      NameModel::Scores here{};
      for (std::uint64_t f : features_[i % 2]) model_.add(f, here);
      best = i == 0 ? first(here) : next(best, here, back_[i]);
    }
    std::size_t tag = 0;
    for (std::size_t t = 1; t < NameModel::tags; ++t)
      if (best[t] > best[tag]) tag = t;
    path_.resize(n);
    for (std::uint32_t i = n; i-- > 0;) {
      path_[i] = static_cast<std::uint8_t>(tag);
      if (i > 0) tag = back_[i][tag];
    }
    labels(chunk, out);
  }

 private:
  void look(NameChunk chunk, std::uint32_t i) {
    name_features(text_, tokens_, chunk, chunk.first + i, features_[i % 2]);
    for (std::uint64_t f : features_[i % 2]) model_.prefetch(f);
  }

  /// The best sum of a path that ends in each tag.
  using Paths = std::array<std::int32_t, NameModel::tags>;

  [[nodiscard]] Paths first(const NameModel::Scores& here) const {
    Paths out{};
    for (std::size_t t = 0; t < NameModel::tags; ++t)
      out[t] = inside(t) ? impossible : here[t] + model_.transition(NameModel::start, t);
    return out;
  }

  Paths next(const Paths& before, const NameModel::Scores& here, std::array<std::uint8_t, 8>& back) const {
    Paths out{};
    for (std::size_t to = 0; to < NameModel::tags; ++to) {
      std::int32_t best = impossible * 2;
      for (std::size_t from = 0; from < NameModel::tags; ++from) {
        if (!follows(from, to)) continue;
        const std::int32_t score = before[from] + model_.transition(from, to);
        if (score <= best) continue;
        best = score;
        back[to] = static_cast<std::uint8_t>(from);
      }
      out[to] = best + here[to];
    }
    return out;
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
  const NameTokens& tokens_;
  const NameModel& model_;
  std::array<NameFeatures, 2> features_{};
  std::vector<std::array<std::uint8_t, 8>> back_;
  std::vector<std::uint8_t> path_;
};

}  // namespace

std::vector<NameLabel> label_by_model(const Text& text, const NameTokens& tokens,
                                      const std::vector<NameChunk>& chunks) {
  std::vector<NameLabel> out;
  Decoder decoder(text, tokens);
  for (const NameChunk& chunk : chunks) decoder.run(chunk, out);
  return out;
}

}  // namespace runut
