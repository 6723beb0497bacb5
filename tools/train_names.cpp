// train_names: learns packs/<language>/names.model from sentences with marked names.
//
//   train_names --packs packs --language id --out packs/id/names.model [--dev FILE,...] FILE.jsonl...
//       [--rounds N] [--last N] [--models N] [--least N] [--buckets LOG2] [--rate R] [--left-out SHARE]
//
// Input lines: {"text": ..., "names": [{"start", "end", "type": PER|ORG|LOC}, ...]}, offsets in code points.
// Conditional random fields over the very features that reading uses (src/extract/name_features.h),
// several with different orders of the sentences, added up: the sum of linear models is one. Every sentence is
// learnt as given and with the spaces before marks removed, some also in headline capitals. The result is
// cut to signed bytes. The last rounds may go over the first file alone, whose manner is to win. Deterministic: the
// same input and packs give the same bytes. The shipped model is trained with the defaults on idner-news-2k
// (MIT) and NERGrit (Apache 2.0), in this order, training parts only.
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "extract/name_features.h"
#include "pack/pack.h"

namespace runut {
namespace {

constexpr std::size_t tag_count = NameModel::tags;

struct Marked {
  std::string text;
  struct Mark {
    std::uint32_t begin, end;
    NameType type;
  };
  std::vector<Mark> marks;
};

/// One chunk to learn: the features and the right tag of each token.
struct Sequence {
  std::vector<std::array<std::uint32_t, name_feature_count>> features;
  std::vector<std::uint8_t> tags;
};

std::vector<Marked> read_marked(const std::string& path) {
  std::vector<Marked> out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto item = nlohmann::json::parse(line);
    Marked m;
    m.text = item.at("text").get<std::string>();
    std::vector<std::uint32_t> byte_of;
    for (std::size_t i = 0; i < m.text.size(); i += decode(m.text, i).bytes)
      byte_of.push_back(static_cast<std::uint32_t>(i));
    byte_of.push_back(static_cast<std::uint32_t>(m.text.size()));
    for (const auto& name : item.at("names")) {
      const auto type = name.at("type").get<std::string>();
      const NameType t = type == "PER" ? NameType::person : type == "ORG" ? NameType::organisation : NameType::place;
      m.marks.push_back(
          {byte_of.at(name.at("start").get<std::size_t>()), byte_of.at(name.at("end").get<std::size_t>()), t});
    }
    out.push_back(std::move(m));
  }
  return out;
}

/// Without the spaces that tokenising put before and behind marks.
Marked joined(const Marked& from) {
  Marked to;
  std::vector<std::uint32_t> moved(from.text.size() + 1);
  for (std::size_t i = 0; i < from.text.size(); ++i) {
    moved[i] = static_cast<std::uint32_t>(to.text.size());
    const char c = from.text[i], after = i + 1 < from.text.size() ? from.text[i + 1] : ' ';
    if (c == ' ' && std::strchr(",.;:!?", after) != nullptr) continue;
    to.text += c;
  }
  moved[from.text.size()] = static_cast<std::uint32_t>(to.text.size());
  for (const auto& m : from.marks) to.marks.push_back({moved[m.begin], moved[m.end - 1] + 1, m.type});
  return to;
}

/// As a headline that capitalises every longer word.
Marked in_capitals(Marked m) {
  for (std::size_t i = 0; i < m.text.size();) {
    std::size_t end = m.text.find(' ', i);
    if (end == std::string::npos) end = m.text.size();
    if (end - i > 3 && m.text[i] >= 'a' && m.text[i] <= 'z') m.text[i] = static_cast<char>(m.text[i] - 32);
    i = end + 1;
  }
  return m;
}

class FeatureNumbers {
 public:
  std::uint32_t number(std::uint64_t feature) {
    const auto [found, fresh] = numbers_.try_emplace(feature, static_cast<std::uint32_t>(keys.size()));
    if (fresh) {
      keys.push_back(feature);
      counts.push_back(0);
    }
    ++counts[found->second];
    return found->second;
  }
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> counts;

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

std::uint8_t tag_of(NameType type, bool first) {
  const int base = type == NameType::person ? 1 : type == NameType::organisation ? 3 : 5;
  return static_cast<std::uint8_t>(base + (first ? 0 : 1));
}

std::size_t lost = 0, kept = 0;

void add_sequences(const Marked& m, const Pack& pack, FeatureNumbers& numbers, std::vector<Sequence>& out) {
  Document document;
  document.text = m.text;
  Scan scanned;
  scan(document.text, pack.lexicon, scanned);
  const Text text(document, pack, std::move(scanned));
  std::vector<std::uint8_t> tags(text.size(), 0);
  for (const auto& mark : m.marks) {
    std::uint32_t first = text.token_at(mark.begin), last = first;
    while (first > 0 && text.token(first - 1).span.end > mark.begin) --first;
    while (last < text.size() && text.token(last).span.begin < mark.end) ++last;
    while (first < last && text.token(first).kind == TokenKind::mark) ++first;
    while (last > first && text.token(last - 1).kind == TokenKind::mark) --last;
    for (std::uint32_t i = first; i < last; ++i) tags[i] = tag_of(mark.type, i == first);
  }
  const NameTokens tokens(text);
  NameViews views(text, tokens);
  std::vector<std::uint8_t> covered(text.size(), 0);
  for (const NameChunk& chunk : find_chunks(text, tokens)) {
    Sequence& s = out.emplace_back();
    std::uint8_t before = 0;
    views.look(chunk);
    for (std::uint32_t i = chunk.first; i < chunk.last; ++i) {
      covered[i] = 1;
      NameFeatures f;
      views.features(i, f);
      auto& row = s.features.emplace_back();
      for (std::size_t k = 0; k < name_feature_count; ++k) row[k] = numbers.number(f[k]);
      std::uint8_t tag = tags[i];
      if (tag != 0 && tag % 2 == 0 && before != tag && before + 1 != tag) --tag;  // its beginning lies outside
      s.tags.push_back(tag);
      before = tag;
    }
  }
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if (tags[i] % 2 == 1) {
      bool all = covered[i] != 0;
      for (std::uint32_t j = i + 1; j < text.size() && tags[j] == tags[i] + 1; ++j) all = all && covered[j] != 0;
      (all ? kept : lost) += 1;
    }
}

bool follows(std::size_t from, std::size_t to) { return to == 0 || to % 2 == 1 || from == to || from + 1 == to; }

/// Numbers that are the same everywhere: a linear congruential generator.
struct Dice {
  std::uint64_t state;
  std::uint32_t next() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state >> 33);
  }
};

/// A conditional random field, learnt by AdaGrad. Features are left out by chance while learning, so that
/// no single word decides alone.
class RandomField {
 public:
  RandomField(std::size_t features, std::uint64_t seed, double rate, double left_out)
      : weights(features), squares_(features), dice_{seed}, rate_(rate), left_out_(left_out) {
    transition_squares_.fill(1e-2);
    for (auto& row : squares_) row.fill(1e-2F);
  }

  void learn(const Sequence& s) {
    const std::size_t n = s.tags.size();
    active_.resize(n);
    here_.assign(n, {});
    const auto limit = static_cast<std::uint32_t>(left_out_ * 2147483648.0);
    for (std::size_t i = 0; i < n; ++i) {
      active_[i].clear();
      for (std::uint32_t f : s.features[i])
        if (f != 0 && dice_.next() >= limit) active_[i].push_back(f);
      for (std::uint32_t f : active_[i])
        for (std::size_t t = 0; t < tag_count; ++t) here_[i][t] += static_cast<double>(weights[f][t]);
    }
    sum_paths(n);
    for (std::size_t i = 0; i < n; ++i) {
      Row gradient{};
      for (std::size_t t = 0; t < tag_count; ++t) gradient[t] = -std::exp(forward_[i][t] + backward_[i][t] - total_);
      gradient[s.tags[i]] += 1;
      for (std::uint32_t f : active_[i])
        for (std::size_t t = 0; t < tag_count; ++t) {
          const double g = gradient[t] - 1e-6 * static_cast<double>(weights[f][t]);
          if (std::abs(g) < 1e-4) continue;
          squares_[f][t] += static_cast<float>(g * g);
          weights[f][t] += static_cast<float>(rate_ * g / std::sqrt(static_cast<double>(squares_[f][t])));
        }
    }
    learn_transitions(s);
  }

  std::vector<std::array<float, tag_count>> weights;
  std::array<double, 64> transitions{};

 private:
  using Row = std::array<double, tag_count>;
  static constexpr double never = -1e9;

  static double log_sum(const Row& row) {
    const double most = *std::max_element(row.begin(), row.end());
    double sum = 0;
    for (double v : row) sum += std::exp(v - most);
    return most + std::log(sum);
  }

  double step(std::size_t from, std::size_t to) const { return follows(from, to) ? transitions[from * 8 + to] : never; }

  void sum_paths(std::size_t n) {
    forward_.resize(n);
    backward_.resize(n);
    for (std::size_t t = 0; t < tag_count; ++t)
      forward_[0][t] = here_[0][t] + (t % 2 == 0 && t > 0 ? never : transitions[NameModel::start * 8 + t]);
    Row row{};
    for (std::size_t i = 1; i < n; ++i)
      for (std::size_t to = 0; to < tag_count; ++to) {
        for (std::size_t from = 0; from < tag_count; ++from) row[from] = forward_[i - 1][from] + step(from, to);
        forward_[i][to] = log_sum(row) + here_[i][to];
      }
    backward_[n - 1].fill(0);
    for (std::size_t i = n - 1; i-- > 0;)
      for (std::size_t from = 0; from < tag_count; ++from) {
        for (std::size_t to = 0; to < tag_count; ++to)
          row[to] = step(from, to) + here_[i + 1][to] + backward_[i + 1][to];
        backward_[i][from] = log_sum(row);
      }
    total_ = log_sum(forward_[n - 1]);
  }

  void learn_transitions(const Sequence& s) {
    std::array<double, 64> gradient{};
    const std::size_t n = s.tags.size();
    gradient[NameModel::start * 8 + s.tags[0]] += 1;
    for (std::size_t t = 0; t < tag_count; ++t)
      gradient[NameModel::start * 8 + t] -= std::exp(forward_[0][t] + backward_[0][t] - total_);
    for (std::size_t i = 1; i < n; ++i) {
      gradient[s.tags[i - 1] * 8U + s.tags[i]] += 1;
      for (std::size_t from = 0; from < tag_count; ++from)
        for (std::size_t to = 0; to < tag_count; ++to)
          if (follows(from, to))
            gradient[from * 8 + to] -=
                std::exp(forward_[i - 1][from] + step(from, to) + here_[i][to] + backward_[i][to] - total_);
    }
    for (std::size_t i = 0; i < 64; ++i) {
      if (gradient[i] == 0) continue;
      transition_squares_[i] += gradient[i] * gradient[i];
      transitions[i] += rate_ * gradient[i] / std::sqrt(transition_squares_[i]);
    }
  }

  std::vector<std::array<float, tag_count>> squares_;
  std::array<double, 64> transition_squares_{};
  Dice dice_;
  double rate_, left_out_, total_ = 0;
  std::vector<std::vector<std::uint32_t>> active_;
  std::vector<Row> here_, forward_, backward_;
};

struct Options {
  std::string packs = "packs", language = "id", out, dev;
  std::vector<std::string> files;
  int rounds = 14, models = 4, last = 8, log_buckets = 14, least = 3;
  double rate = 0.1, left_out = 0.2;
};

constexpr int log_word_bits = 18;

std::string head_bytes(int log_buckets, const std::array<std::int16_t, 64>& transitions, const std::string& word_bits) {
  std::string out = "RUNUTNM2";
  const std::array<std::uint32_t, 2> logs{static_cast<std::uint32_t>(log_buckets), log_word_bits};
  out.append(reinterpret_cast<const char*>(logs.data()), 8);
  out.append(reinterpret_cast<const char*>(transitions.data()), 128);
  return out + word_bits;
}

/// Words that stand in lower case at least twice.
std::string lower_words(const std::vector<Marked>& all) {
  std::unordered_map<std::uint64_t, int> counts;
  std::vector<Token> tokens;
  for (const Marked& m : all) {
    tokenize(m.text, tokens);
    for (const Token& t : tokens)
      if (t.is_word() && t.capitals == Capitals::lower) ++counts[t.hash];
  }
  std::string bits((std::size_t{1} << log_word_bits) / 8, '\0');
  for (const auto& [hash, count] : counts)
    if (count >= 2)
      for (std::uint64_t h : {hash, hash >> 32}) {
        const std::uint64_t at = h & ((1U << log_word_bits) - 1);
        bits[at >> 3] = static_cast<char>(bits[at >> 3] | (1 << (at & 7)));
      }
  return bits;
}

std::string model_bytes(const Options& o, const FeatureNumbers& numbers,
                        const std::vector<std::array<double, tag_count>>& weights,
                        const std::array<double, 64>& transitions, const std::string& word_bits) {
  double most = 0;
  std::vector<double> sizes;
  std::vector<std::pair<double, std::uint32_t>> order;
  for (std::uint32_t f = 1; f < weights.size(); ++f) {
    double size = 0;
    for (double w : weights[f]) size = std::max(size, std::abs(w));
    if (size <= 0) continue;
    sizes.push_back(size);
    order.emplace_back(-size, f);
  }
  std::sort(sizes.begin(), sizes.end());
  most = sizes[static_cast<std::size_t>(static_cast<double>(sizes.size() - 1) * 0.9995)];
  const double scale = 127 / most;
  std::sort(order.begin(), order.end());
  std::string slots((std::size_t{2} << o.log_buckets) * 8, '\0');
  std::vector<bool> used(std::size_t{2} << o.log_buckets);
  std::size_t stored = 0, dropped = 0;
  const auto cut = [&](double w, double limit) { return std::clamp(std::round(w * scale), -limit, limit); };
  for (const auto& [size, f] : order) {
    const std::uint64_t key = numbers.keys[f];
    std::size_t slot = NameModel::bucket_of(key, static_cast<unsigned>(o.log_buckets)) * 2;
    const auto tag = static_cast<char>(NameModel::tag_of(key));
    const auto taken = [&](std::size_t i) { return used[i] && slots[i * 8 + 7] != tag; };
    if (taken(slot)) ++slot;
    if (used[slot] || -size * scale < 0.5) {
      ++dropped;
      continue;
    }
    used[slot] = true;
    const std::size_t at = slot * 8;
    slots[at + 7] = tag;
    for (std::size_t t = 0; t < tag_count; ++t) slots[at + t] = static_cast<char>(cut(weights[f][t], 127));
    ++stored;
  }
  std::array<std::int16_t, 64> steps{};
  for (std::size_t i = 0; i < 64; ++i) steps[i] = static_cast<std::int16_t>(cut(transitions[i], 32000));
  std::fprintf(stderr, "%zu features stored, %zu left out\n", stored, dropped);
  return head_bytes(o.log_buckets, steps, word_bits) + slots;
}

/// Exact spans and types, marks at the ends aside, on sentences that were not learnt.
void measure(const std::string& file, const Pack& pack, bool repair) {
  std::array<std::size_t, 3> right{}, gold{}, found{};
  for (const Marked& m : read_marked(file)) {
    Document document;
    document.text = m.text;
    Scan scanned;
    scan(document.text, pack.lexicon, scanned);
    const Text text(document, pack, std::move(scanned));
    const NameTokens tokens(text);
    const auto chunks = find_chunks(text, tokens);
    auto labels = label_by_model(text, tokens, chunks);
    if (repair) labels = repair_labels(text, tokens, chunks, labels);
    const auto spaces = [&](std::uint32_t at) { return std::count(m.text.begin(), m.text.begin() + at, ' '); };
    for (const auto& mark : m.marks) {
      const auto type = static_cast<std::size_t>(mark.type);
      ++gold[type];
      for (const NameLabel& l : labels) {
        const Span s = text.scan.span(l.first, l.last);
        if (l.type == mark.type && spaces(s.begin) == spaces(mark.begin) && spaces(s.end) == spaces(mark.end)) {
          ++right[type];
          break;
        }
      }
    }
    for (const NameLabel& l : labels) ++found[static_cast<std::size_t>(l.type)];
  }
  const auto f1 = [](std::size_t r, std::size_t g, std::size_t f) {
    return 200.0 * double(r) / double(std::max<std::size_t>(g + f, 1));
  };
  std::printf("%s%s: %.2f (PER %.1f, ORG %.1f, LOC %.1f), %zu of %zu right, %zu found\n",
              file.substr(file.rfind('/') + 1).c_str(), repair ? "" : " unrepaired",
              f1(right[0] + right[1] + right[2], gold[0] + gold[1] + gold[2], found[0] + found[1] + found[2]),
              f1(right[0], gold[0], found[0]), f1(right[1], gold[1], found[1]), f1(right[2], gold[2], found[2]),
              right[0] + right[1] + right[2], gold[0] + gold[1] + gold[2], found[0] + found[1] + found[2]);
}

int train(const Options& o) {
  auto loaded = load_pack(o.packs, o.language);
  if (!loaded) {
    std::fprintf(stderr, "train_names: %s\n", loaded.error().message().c_str());
    return 2;
  }
  std::vector<Marked> all;
  std::size_t of_first = 0;
  for (const std::string& file : o.files) {
    for (Marked& m : read_marked(file)) all.push_back(std::move(m));
    if (of_first == 0) of_first = all.size();
  }
  const std::string word_bits = lower_words(all);
  Pack pack = **loaded;
  pack.name_model = *NameModel::parse(head_bytes(1, {}, word_bits) + std::string(32, '\0'), "start");

  FeatureNumbers numbers;
  (void)numbers.number(0);
  std::vector<Sequence> sequences;
  std::size_t first_end = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == of_first) first_end = sequences.size();
    add_sequences(all[i], pack, numbers, sequences);
    add_sequences(joined(all[i]), pack, numbers, sequences);
    if (i % 8 == 0) add_sequences(in_capitals(joined(all[i])), pack, numbers, sequences);
  }
  std::fprintf(stderr, "%zu sentences, %zu chunks, %zu features; names within chunks %zu, not %zu\n", all.size(),
               sequences.size(), numbers.keys.size(), kept, lost);
  for (Sequence& s : sequences)
    for (auto& row : s.features)
      for (std::uint32_t& f : row)
        if (numbers.counts[f] < static_cast<std::uint32_t>(o.least)) f = 0;

  std::vector<std::array<double, tag_count>> weights(numbers.keys.size());
  std::array<double, 64> transitions{};
  std::vector<std::uint32_t> order(sequences.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int m = 0; m < o.models; ++m) {
    Dice dice{12345 + static_cast<std::uint64_t>(m)};
    RandomField field(weights.size(), dice.next(), o.rate, o.left_out);
    for (int round = 0; round < o.rounds; ++round) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice.next() % i]);
      const bool last = round + o.last >= o.rounds;
      for (std::uint32_t s : order)
        if (!last || s < first_end) field.learn(sequences[s]);
    }
    for (std::size_t f = 0; f < weights.size(); ++f)
      for (std::size_t t = 0; t < tag_count; ++t) weights[f][t] += static_cast<double>(field.weights[f][t]);
    for (std::size_t i = 0; i < 64; ++i) transitions[i] += field.transitions[i];
    std::fprintf(stderr, "model %d of %d\n", m + 1, o.models);
  }
  const std::string bytes = model_bytes(o, numbers, weights, transitions, word_bits);
  std::ofstream(o.out, std::ios::binary) << bytes;
  pack.name_model = *NameModel::parse(bytes, o.out);
  for (std::size_t at = 0; at < o.dev.size();) {
    const std::size_t comma = std::min(o.dev.find(',', at), o.dev.size());
    for (bool repair : {false, true}) measure(o.dev.substr(at, comma - at), pack, repair);
    at = comma + 1;
  }
  return 0;
}

}  // namespace
}  // namespace runut

int main(int argc, char** argv) {
  runut::Options o;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    const auto next = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string(); };
    if (arg == "--packs")
      o.packs = next();
    else if (arg == "--language")
      o.language = next();
    else if (arg == "--out")
      o.out = next();
    else if (arg == "--dev")
      o.dev = next();
    else if (arg == "--rounds")
      o.rounds = std::atoi(next().c_str());
    else if (arg == "--rate")
      o.rate = std::atof(next().c_str());
    else if (arg == "--left-out")
      o.left_out = std::atof(next().c_str());
    else if (arg == "--last")
      o.last = std::atoi(next().c_str());
    else if (arg == "--models")
      o.models = std::atoi(next().c_str());
    else if (arg == "--buckets")
      o.log_buckets = std::atoi(next().c_str());
    else if (arg == "--least")
      o.least = std::atoi(next().c_str());
    else
      o.files.push_back(arg);
  }
  if (o.out.empty() || o.files.empty()) {
    std::fprintf(stderr, "usage: train_names --packs DIR --language L --out FILE MARKED.jsonl...\n");
    return 2;
  }
  return runut::train(o);
}
