// A trie whose edges lie in one open-addressing table; the edges from the root, by far the most walked, need none:
// the words that open surfaces are numbered first, and their nodes like them.
#include "pack/lexicon.h"

#include <algorithm>
#include <bit>

namespace runut {
namespace {

constexpr std::uint64_t edge(std::uint32_t node, std::uint32_t word) { return (std::uint64_t{node} << 20) | word; }

constexpr std::uint64_t spread(std::uint64_t key) {
  key ^= key >> 33;
  key *= 0xff51afd7ed558ccdULL;
  return key ^ (key >> 33);
}

/// Puts a value into an open-addressing table of a power of two slots.
void place(std::vector<std::uint64_t>& slots, std::uint64_t hash, std::uint64_t value) {
  std::size_t at = hash & (slots.size() - 1);
  while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
  slots[at] = value;
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

void Lexicon::look_up(std::vector<Token>& tokens) const {
  constexpr std::size_t ahead = 12;  // tokens; the table is larger than the nearest cache, so ask early
  const std::size_t mask = words_.size() - 1;
  Token* const all = tokens.data();
  const std::size_t count = tokens.size();
  for (std::size_t i = 0; i < count; ++i) {
    __builtin_prefetch(&words_[all[i + ahead < count ? i + ahead : i].hash & mask]);
    all[i].word = word(all[i].hash);
  }
}

std::uint32_t Lexicon::step(std::uint32_t node, std::uint32_t word) const {
  if (node == root) return from_root(word);
  if (word == 0 || !may_step(node, word)) return none;
  const std::uint64_t key = edge(node, word);
  const std::size_t mask = steps_.size() - 1;
  for (std::size_t at = spread(key) & mask; steps_[at] != 0; at = (at + 1) & mask)
    if (steps_[at] >> 20 == key) return static_cast<std::uint32_t>(steps_[at] & most);
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
    if (words_.size() == Lexicon::most || senses_.size() == Lexicon::most)
      return unexpected(ErrorCode::limit, {}, "the packs have too many words");
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
  // Words and nodes in the order they were added, but first those that open surfaces.
  std::vector<std::uint32_t> opened(words_.size() + 1, 0), word_of(words_.size() + 1), node_of(senses_.size());
  for (const auto& [key, node] : steps_)
    if (key >> 20 == Lexicon::root) opened[key & Lexicon::most] = node;
  for (std::uint32_t word = 1; word < opened.size(); ++word)
    if (opened[word] != 0) node_of[opened[word]] = word_of[word] = ++out.openers_;
  for (std::uint32_t word = 1, next = out.openers_; word < opened.size(); ++word)
    if (opened[word] == 0) word_of[word] = ++next;
  for (std::uint32_t node = 1, next = out.openers_; node < node_of.size(); ++node)
    if (node_of[node] == 0) node_of[node] = ++next;

  out.words_.resize(std::bit_ceil(words_.size() * 2 + 16));
  for (const auto& [hash, word] : words_)
    place(out.words_, hash, (hash & ~std::uint64_t{Lexicon::most}) | word_of[word]);
  out.nodes_.resize(senses_.size() + 1);
  const std::size_t inner = steps_.size() - out.openers_;
  out.steps_.resize(std::bit_ceil(inner + inner / 2 + 16));
  for (const auto& [key, to] : steps_) {
    if (key >> 20 == Lexicon::root) continue;
    const std::uint32_t from = node_of[key >> 20], word = word_of[key & Lexicon::most];
    place(out.steps_, spread(edge(from, word)), edge(from, word) << 20 | node_of[to]);
    out.nodes_[from].next_words |= Lexicon::bit_of(word);
  }
  std::vector<std::uint64_t> function_words;
  for (const auto& [hash, word] : words_)
    if (const auto& senses = senses_[opened[word]];
        std::any_of(senses.begin(), senses.end(), [](const Sense& s) { return s.kind == SenseKind::grammar; }))
      function_words.push_back(hash);
  out.function_words_.resize(std::bit_ceil(function_words.size() * 2 + 16));
  for (const std::uint64_t hash : function_words) place(out.function_words_, hash, hash);
  std::vector<std::uint32_t> old(node_of.size());
  for (std::uint32_t node = 0; node < old.size(); ++node) old[node_of[node]] = node;
  for (std::uint32_t node = 0; node < old.size(); ++node) {
    const auto begin = out.senses_.size();
    out.nodes_[node].sense_begin = static_cast<std::uint32_t>(begin);
    out.senses_.insert(out.senses_.end(), senses_[old[node]].begin(), senses_[old[node]].end());
    std::stable_sort(out.senses_.begin() + static_cast<std::ptrdiff_t>(begin), out.senses_.end(),
                     [](const Sense& a, const Sense& b) { return a.kind < b.kind; });
  }
  out.nodes_.back().sense_begin = static_cast<std::uint32_t>(out.senses_.size());
  return out;
}

}  // namespace runut
