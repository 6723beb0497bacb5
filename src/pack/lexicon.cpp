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

/// Where a key goes in an open-addressing table of a power of two slots, twice as many as keys or more; key 0
/// marks an empty slot.
template <class Slot>
Slot& place_for(std::vector<Slot>& slots, std::uint64_t key) {
  std::size_t at = spread(key) & (slots.size() - 1);
  while (slots[at].key != 0) at = (at + 1) & (slots.size() - 1);
  slots[at].key = key;
  return slots[at];
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

const Lexicon::WordSlot* Lexicon::slot(std::uint64_t hash) const {
  const std::size_t mask = words_.size() - 1;
  for (std::size_t at = spread(hash) & mask; words_[at].key != 0; at = (at + 1) & mask)
    if (words_[at].key == hash) return &words_[at];
  return nullptr;
}

std::uint32_t Lexicon::word(std::uint64_t hash) const {
  const WordSlot* found = slot(hash);
  return found != nullptr ? found->word : 0;
}

void Lexicon::look_up(std::vector<Token>& tokens, std::vector<std::uint32_t>& from_root) const {
  constexpr std::size_t ahead = 12;  // tokens; the table is larger than the cache, so ask early
  const std::size_t mask = words_.size() - 1;
  from_root.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i + ahead < tokens.size()) __builtin_prefetch(&words_[spread(tokens[i + ahead].hash) & mask]);
    const WordSlot* found = slot(tokens[i].hash);
    tokens[i].word = found != nullptr ? found->word : 0;
    from_root[i] = found != nullptr ? found->from_root : none;
  }
}

std::uint32_t Lexicon::step(std::uint32_t node, std::uint32_t word) const {
  if (word == 0) return none;
  if (node == root) return from_root_[word];
  if ((nodes_[node].next_words & bit_of(word)) == 0) return none;
  const std::uint64_t key = edge(node, word);
  const std::size_t mask = steps_.size() - 1;
  for (std::size_t at = spread(key) & mask; steps_[at].key != 0; at = (at + 1) & mask)
    if (steps_[at].key == key) return steps_[at].node;
  return none;
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
  out.from_root_.assign(words_.size() + 1, Lexicon::none);
  std::size_t inner = 0;
  for (const auto& [key, node] : steps_) {
    if ((key >> 32) == Lexicon::root)
      out.from_root_[key & 0xFFFFFFFFU] = node;
    else
      ++inner;
  }
  out.steps_.resize(std::bit_ceil(inner * 2 + 16));
  out.nodes_.resize(senses_.size() + 1);
  for (const auto& [key, node] : steps_) {
    if ((key >> 32) == Lexicon::root) continue;
    place_for(out.steps_, key).node = node;
    out.nodes_[key >> 32].next_words |= Lexicon::bit_of(static_cast<std::uint32_t>(key & 0xFFFFFFFFU));
  }
  out.words_.resize(std::bit_ceil(words_.size() * 2 + 16));
  for (const auto& [hash, word] : words_) {
    Lexicon::WordSlot& slot = place_for(out.words_, hash);
    slot.word = word;
    slot.from_root = out.from_root_[word];
  }
  for (std::size_t node = 0; node < senses_.size(); ++node) {
    out.nodes_[node].sense_begin = static_cast<std::uint32_t>(out.senses_.size());
    out.senses_.insert(out.senses_.end(), senses_[node].begin(), senses_[node].end());
  }
  out.nodes_.back().sense_begin = static_cast<std::uint32_t>(out.senses_.size());
  return out;
}

}  // namespace runut
