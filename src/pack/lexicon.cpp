// A trie whose edges lie in one open-addressing table; the edges from the root, by far the most
// walked, lie in a plain array.
#include "pack/lexicon.h"

#include <bit>

namespace runut {
namespace {

constexpr std::uint64_t edge(std::uint32_t node, std::uint32_t word) { return (std::uint64_t{node} << 32) | word; }

constexpr std::uint64_t spread(std::uint64_t key) {
  key ^= key >> 33;
  key *= 0xff51afd7ed558ccdULL;
  return key ^ (key >> 33);
}

/// Fills a table of twice the entries' size, a power of two; key 0 marks an empty slot.
void fill(const std::unordered_map<std::uint64_t, std::uint32_t>& from, std::vector<std::uint64_t>& keys,
          std::vector<std::uint32_t>& values) {
  const std::size_t size = std::bit_ceil(from.size() * 2 + 16);
  keys.assign(size, 0);
  values.assign(size, 0);
  for (const auto& [key, value] : from) {
    std::size_t at = spread(key) & (size - 1);
    while (keys[at] != 0) at = (at + 1) & (size - 1);
    keys[at] = key;
    values[at] = value;
  }
}

}  // namespace

Casing casing_of(std::string_view surface) {
  bool upper = false;
  for (const char c : surface) {
    if (c >= 'a' && c <= 'z') return Casing::any;
    upper = upper || (c >= 'A' && c <= 'Z');
  }
  return upper ? Casing::upper : Casing::any;
}

std::uint32_t Lexicon::word(std::uint64_t hash) const {
  const std::size_t mask = word_keys_.size() - 1;
  for (std::size_t at = spread(hash) & mask; word_keys_[at] != 0; at = (at + 1) & mask)
    if (word_keys_[at] == hash) return word_numbers_[at];
  return 0;
}

std::uint32_t Lexicon::step(std::uint32_t node, std::uint32_t word) const {
  if (word == 0) return none;
  if (node == root) return from_root_[word];
  const std::uint64_t key = edge(node, word);
  const std::size_t mask = step_keys_.size() - 1;
  for (std::size_t at = spread(key) & mask; step_keys_[at] != 0; at = (at + 1) & mask)
    if (step_keys_[at] == key) return step_nodes_[at];
  return none;
}

std::span<const Sense> Lexicon::senses(std::uint32_t node) const {
  return {senses_.data() + sense_begin_[node], senses_.data() + sense_begin_[node + 1]};
}

std::span<const Sense> Lexicon::find(std::string_view surface) const {
  std::vector<Token> tokens;
  tokenize(surface, tokens);
  std::uint32_t node = root;
  for (const Token& t : tokens) {
    node = step(node, word(t.hash));
    if (node == none) return {};
  }
  return tokens.empty() ? std::span<const Sense>{} : senses(node);
}

LexiconBuilder::LexiconBuilder() : senses_(1) {}

Result<Done> LexiconBuilder::add(std::string_view surface, Sense sense) {
  tokenize(surface, tokens_);
  if (tokens_.empty())
    return unexpected(ErrorCode::malformed, {}, "the surface '" + std::string(surface) + "' holds no word");
  std::uint32_t node = Lexicon::root;
  for (const Token& t : tokens_) {
    const auto next_word = static_cast<std::uint32_t>(words_.size() + 1);
    const std::uint32_t word = words_.try_emplace(t.hash, next_word).first->second;
    const auto [step, fresh] = steps_.try_emplace(edge(node, word), static_cast<std::uint32_t>(senses_.size()));
    if (fresh) senses_.emplace_back();
    node = step->second;
  }
  for (const Sense& known : senses_[node])
    if (known.kind == sense.kind && known.index == sense.index && known.casing == sense.casing) return Done{};
  senses_[node].push_back(sense);
  return Done{};
}

Result<Done> LexiconBuilder::add_all(const std::vector<std::string>& surfaces, Sense sense) {
  for (const std::string& surface : surfaces)
    if (auto added = add(surface, sense); !added) return added;
  return Done{};
}

Lexicon LexiconBuilder::build() const {
  Lexicon out;
  out.word_count_ = words_.size();
  fill(words_, out.word_keys_, out.word_numbers_);
  out.from_root_.assign(words_.size() + 1, Lexicon::none);
  std::unordered_map<std::uint64_t, std::uint32_t> inner;
  for (const auto& [key, node] : steps_) {
    if ((key >> 32) == Lexicon::root)
      out.from_root_[key & 0xFFFFFFFFU] = node;
    else
      inner.emplace(key, node);
  }
  fill(inner, out.step_keys_, out.step_nodes_);
  for (const std::vector<Sense>& senses : senses_) {
    out.sense_begin_.push_back(static_cast<std::uint32_t>(out.senses_.size()));
    out.senses_.insert(out.senses_.end(), senses.begin(), senses.end());
  }
  out.sense_begin_.push_back(static_cast<std::uint32_t>(out.senses_.size()));
  return out;
}

}  // namespace runut
