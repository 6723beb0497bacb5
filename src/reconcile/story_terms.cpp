#include "reconcile/story_terms.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace runut {
namespace {

constexpr float title_tally = 4, key_tally = 2;
constexpr float name_weight = 1.5F;
/// As many documents as the expectation counts for.
constexpr float prior_documents = 30;

/// How rare a word looks, from 0 for the commonest on; its share of documents falls off exponentially.
float rarity_of(const FoldedWord& word, std::size_t letters) {
  if (word.number) return letters <= 2 ? 1.0F : 1.6F;
  constexpr std::array<float, 10> by_length{0, 0, 0, 0.25F, 0.6F, 0.9F, 1.1F, 1.3F, 1.4F, 1.5F};
  return by_length[std::min(letters, by_length.size() - 1)];
}

constexpr float two_letters_rarity = 1.1F, key_rarity = 2.2F;

std::uint64_t joined(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t x = (a * 0x9e3779b97f4a7c15ULL) ^ b;
  return (x ^ (x >> 31U)) * 0xd6e8feb86659fd93ULL;
}

std::uint64_t hash_of_key(std::string_view key) {
  std::uint64_t h = 0x9ae16a3b2f90404fULL;
  for (const char c : key) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return joined(h, key.size());
}

}  // namespace

/// The slot that has the entry of this hash, or the free one that is its.
std::size_t Vocabulary::slot_of(std::uint64_t hash) const {
  std::size_t i = hash & (slots_.size() - 1);
  while (slots_[i] != 0 && entries_[slots_[i] - 1].hash != hash) i = (i + 1) & (slots_.size() - 1);
  return i;
}

std::uint32_t Vocabulary::number_of(std::uint64_t hash, float rarity) {
  if ((entries_.size() + 1) * 2 > slots_.size()) {
    slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, 0);
    for (std::uint32_t n = 0; n < entries_.size(); ++n) slots_[slot_of(entries_[n].hash)] = n + 1;
  }
  const std::size_t i = slot_of(hash);
  if (slots_[i] == 0) {
    weigh(entries_.emplace_back(Entry{hash, 0, std::exp(-(1.0F + 2.6F * rarity)), 0}));
    slots_[i] = static_cast<std::uint32_t>(entries_.size());
  }
  return slots_[i] - 1;
}

void Vocabulary::add_words(std::string_view text, const std::vector<Span>& left_out, float tally,
                           std::vector<Term>& terms) {
  fold_text(text, left_out, folded_);
  const auto& words = folded_.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const FoldedWord& w = words[i];
    const std::size_t end = i + 1 < words.size() ? words[i + 1].first_letter : folded_.letters.size();
    if (!w.alone) {
      terms.push_back({number_of(w.hash, rarity_of(w, end - w.first_letter)), tally, w.capital});
    } else if (i + 1 < words.size() && words[i + 1].alone && words[i + 1].span.begin == w.span.end) {
      terms.push_back({number_of(joined(w.hash, words[i + 1].hash), two_letters_rarity), tally, false});
    }
  }
}

std::vector<Term> Vocabulary::terms_of(const StoryInput& input) {
  std::vector<Term> all, terms;
  add_words(input.title, {}, title_tally, all);
  add_words(input.text, input.left_out, 1, all);
  for (const std::string& key : input.keys) all.push_back({number_of(hash_of_key(key), key_rarity), key_tally, false});
  std::sort(all.begin(), all.end(), [](const Term& a, const Term& b) { return a.number < b.number; });
  for (std::size_t i = 0; i < all.size();) {
    Term t{all[i].number, 0, false};
    float capitals = 0;
    for (; i < all.size() && all[i].number == t.number; ++i)
      t.tally += all[i].tally, capitals += all[i].name ? all[i].tally : 0;
    t.name = capitals * 2 > t.tally;
    ++entries_[t.number].documents;
    terms.push_back(t);
  }
  return terms;
}

void Vocabulary::weigh(Entry& entry) const {
  const float all = static_cast<float>(documents_) + prior_documents;
  const float rare = std::log(all / (static_cast<float>(entry.documents) + prior_documents * entry.expected));
  entry.weight = rare > 0 ? rare * std::sqrt(rare) : 0;
}

void Vocabulary::weigh(std::size_t documents) {
  documents_ = documents;
  for (Entry& e : entries_) weigh(e);
}

float Vocabulary::weight(const Term& term) const {
  return (1 + std::log(term.tally)) * entries_[term.number].weight * (term.name ? name_weight : 1);
}

std::vector<WeightedTerm> weighted(const std::vector<Term>& terms, const Vocabulary& vocabulary) {
  std::vector<float> weights(terms.size());
  double square = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    weights[i] = vocabulary.weight(terms[i]);
    square += static_cast<double>(weights[i]) * weights[i];
  }
  const double scale = square > 0 ? unit / std::sqrt(square) : 0;
  std::vector<WeightedTerm> out;
  out.reserve(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto weight = static_cast<std::uint16_t>(std::lround(weights[i] * scale));
    if (weight > 0 && vocabulary.documents_with(terms[i].number) > 1) out.push_back({terms[i].number, weight});
  }
  return out;
}

std::uint64_t product(const std::vector<std::uint16_t>& spread, const std::vector<WeightedTerm>& other) {
  std::uint64_t sum = 0;
  for (const WeightedTerm& t : other) sum += std::uint64_t{spread[t.number]} * t.weight;
  return sum;
}

}  // namespace runut
