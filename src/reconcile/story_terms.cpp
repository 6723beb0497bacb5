#include "reconcile/story_terms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace runut {
namespace {

constexpr std::uint16_t title_tally = 4, key_tally = 2;
constexpr float name_weight = 1.5F;
/// As many documents as the expectation counts for at least.
constexpr float least_prior = 30;
/// Weights are rarity to this power.
constexpr float rarity_power = 1.4F;

/// How rare a word looks, from 0 for the commonest on; its share of documents falls off exponentially.
float rarity_of(const FoldedWord& word, std::size_t letters) {
  if (word.number) return letters <= 2 ? 1.0F : 1.6F;
  constexpr std::array<float, 10> by_length{0, 0, 0, 0.25F, 0.6F, 0.9F, 1.1F, 1.3F, 1.4F, 1.5F};
  return by_length[std::min(letters, by_length.size() - 1)];
}

/// The share of documents that something so rare is expected in.
float share_of(float rarity) { return std::exp(-(1.0F + 2.6F * rarity)); }

/// Tables of words outgrow the caches: what is needed is asked for so many words before.
constexpr std::size_t ahead = 12;

constexpr float two_letters_rarity = 1.1F;

/// A hash of the word without its last two letters, as long as four stay; of a number, of all of it.
std::uint32_t stem_of(std::span<const char32_t> letters, bool number) {
  constexpr std::size_t ending = 2, least = 4;
  if (!number && letters.size() > least) letters = letters.first(std::max(least, letters.size() - ending));
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const char32_t c : letters) h = (h ^ c) * 0x100000001b3ULL;
  return static_cast<std::uint32_t>(h ^ (h >> 32U));
}

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
  const auto tag = static_cast<std::uint32_t>(hash >> 32U);
  std::size_t i = hash & (slots_.size() - 1);
  while (slots_[i].entry != 0 && (slots_[i].tag != tag || entries_[slots_[i].entry - 1].hash != hash))
    i = (i + 1) & (slots_.size() - 1);
  return i;
}

std::uint32_t Vocabulary::number_of(std::uint64_t hash, float expected) {
  if ((entries_.size() + 1) * 2 > slots_.size()) {
    slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, {});
    for (std::uint32_t n = 0; n < entries_.size(); ++n)
      slots_[slot_of(entries_[n].hash)] = {n + 1, static_cast<std::uint32_t>(entries_[n].hash >> 32U)};
  }
  Slot& slot = slots_[slot_of(hash)];
  if (slot.entry == 0) {
    weigh(entries_.emplace_back(Entry{hash, 0, expected, 0}));
    slot = {static_cast<std::uint32_t>(entries_.size()), static_cast<std::uint32_t>(hash >> 32U)};
  }
  return slot.entry - 1;
}

void Vocabulary::add_words(std::string_view text, const std::vector<Span>& left_out, std::uint16_t tally) {
  fold_text(text, left_out, folded_);
  const auto& words = folded_.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const FoldedWord& w = words[i];
    if (i + ahead < words.size() && !slots_.empty())
      __builtin_prefetch(&slots_[words[i + ahead].hash & (slots_.size() - 1)]);
    const std::size_t end = i + 1 < words.size() ? words[i + 1].first_letter : folded_.letters.size();
    if (!w.alone) {
      const std::span<const char32_t> letters =
          std::span(folded_.letters).subspan(w.first_letter, end - w.first_letter);
      add_term(w.hash, rarity_of(w, letters.size()), tally, w.capital, stem_of(letters, w.number));
    } else if (i + 1 < words.size() && words[i + 1].alone && words[i + 1].span.begin == w.span.end) {
      const std::uint64_t hash = joined(w.hash, words[i + 1].hash);
      add_term(hash, two_letters_rarity, tally, false, static_cast<std::uint32_t>(hash));
    }
  }
}

void Vocabulary::add_term(std::uint64_t hash, float rarity, std::uint16_t tally, bool name, std::uint32_t stem) {
  found_.push_back({number_of(hash, share_of(rarity)), tally, name, false});
  stems_.push_back(stem);
}

DocumentTerms Vocabulary::terms_of(const StoryInput& input) {
  DocumentTerms out;
  found_.clear();
  stems_.clear();
  add_words(input.title, {}, title_tally);
  for (std::size_t i = 0; i < found_.size(); ++i) out.headline.push_back({stems_[i], found_[i].number, found_[i].name});
  add_words(input.text, input.left_out, 1);
  std::sort(stems_.begin(), stems_.end());
  out.stems.assign(stems_.begin(), std::unique(stems_.begin(), stems_.end()));
  for (const StoryKey& key : input.keys)
    found_.push_back({number_of(hash_of_key(key.text), key.share), key_tally, false, true});
  std::sort(found_.begin(), found_.end(), [](const Term& a, const Term& b) { return a.number < b.number; });
  // Each once, at the front.
  std::size_t terms = 0;
  for (std::size_t i = 0; i < found_.size(); ++terms) {
    const std::uint32_t number = found_[i].number;
    std::uint32_t tally = 0, capitals = 0;
    for (; i < found_.size() && found_[i].number == number; ++i) {
      tally += found_[i].tally;
      capitals += found_[i].name ? found_[i].tally : 0U;
    }
    found_[terms] = {number, static_cast<std::uint16_t>(std::min(tally, 0xFFFFU)), capitals * 2 > tally,
                     found_[i - 1].key};
    ++entries_[number].documents;
  }
  out.terms.assign(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(terms));
  return out;
}

void Vocabulary::weigh(Entry& entry) const {
  const float counted = static_cast<float>(documents_), prior = std::max(least_prior, filled_up_to_ - counted);
  const float rare = std::log((counted + prior) / (static_cast<float>(entry.documents) + prior * entry.expected));
  entry.weight = rare > 0 ? std::pow(rare, rarity_power) : 0;
}

void Vocabulary::weigh(std::size_t documents) {
  documents_ = documents;
  for (Entry& e : entries_) weigh(e);
}

float Vocabulary::weight(const Term& term) const {
  return (1 + std::log(static_cast<float>(term.tally))) * entries_[term.number].weight * (term.name ? name_weight : 1);
}

double Vocabulary::told_of_headline(const DocumentTerms& one, const DocumentTerms& other) const {
  double all = 0, told = 0;
  for (const HeadlineWord& word : one.headline) {
    const double w = weight({word.term, 1, word.name, false});
    all += w;
    if (std::binary_search(other.stems.begin(), other.stems.end(), word.stem)) told += w;
  }
  return all > 0 ? told / all : 1;
}

std::vector<WeightedTerm> weighted(const std::vector<Term>& terms, const Vocabulary& vocabulary) {
  std::vector<float> weights(terms.size());
  double square = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i + ahead < terms.size()) vocabulary.fetch(terms[i + ahead].number);
    if (terms[i].key && vocabulary.documents_with(terms[i].number) == 1) continue;
    weights[i] = vocabulary.weight(terms[i]);
    square += static_cast<double>(weights[i]) * weights[i];
  }
  const double scale = square > 0 ? unit / std::sqrt(square) : 0;
  std::vector<WeightedTerm> out;
  std::size_t kept = 0;
  for (const Term& t : terms) kept += vocabulary.documents_with(t.number) > 1;
  out.reserve(kept);
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
