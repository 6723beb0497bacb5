#include "reconcile/fingerprints.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 32U;
  x *= 0xd6e8feb86659fd93ULL;
  return x ^ (x >> 32U);
}

/// One letter for those that scanners take for one another, whatever the language: l 1 i | and o 0.
constexpr char32_t as_scanned(char32_t c) {
  switch (c) {
    case U'1':
    case U'i':
      return U'l';
    case U'0':
      return U'o';
    default:
      return c;
  }
}

}  // namespace

WordCode code_of(const FoldedWord& word) {
  auto code = static_cast<WordCode>(word.hash >> 49U);
  if (code == 0) code = 1;
  return word.number ? static_cast<WordCode>(code | number_bit) : code;
}

Fingerprint::Fingerprint(const FoldedText& text) {
  words.reserve(text.words.size());
  gaps_.reserve(text.words.size());
  std::uint32_t at = 0;
  hash = text.words.size();
  for (const FoldedWord& w : text.words) {
    words.push_back(code_of(w));
    hash = mixed(hash * 0x9e3779b97f4a7c15ULL + w.hash);
    const std::uint32_t before = w.span.begin - at, size = w.span.size();
    if (before < 8 && size < 32) {
      gaps_.push_back(static_cast<std::uint8_t>(before << 5U | size));
    } else {
      gaps_.push_back(0);
      long_gaps_.push_back(before);
      long_gaps_.push_back(size);
    }
    at = w.span.end;
  }
  long_gaps_.shrink_to_fit();
}

Span Fingerprint::bytes(std::size_t first, std::size_t last) const {
  Span out;
  std::uint32_t at = 0;
  std::size_t next_long = 0;
  for (std::size_t i = 0; i <= last; ++i) {
    const bool fits = gaps_[i] != 0;
    at += fits ? gaps_[i] >> 5U : long_gaps_[next_long++];
    if (i == first) out.begin = at;
    at += fits ? gaps_[i] & 31U : long_gaps_[next_long++];
  }
  out.end = at;
  return out;
}

std::span<const std::uint32_t> MarkChooser::choose(const FoldedText& text) {
  letters_.clear();
  for (const char32_t c : text.letters) {
    if (c == U'n' && !letters_.empty() && letters_.back() == U'r')
      letters_.back() = U'm';
    else
      letters_.push_back(as_scanned(c));
  }
  // The hash of each gram by a polynomial that rolls along, then mixed: its lowest in a window is the mark.
  constexpr std::uint64_t base = 0x100000001b3ULL;
  std::uint64_t out_going = 1;
  for (std::size_t i = 0; i < mark_letters; ++i) out_going *= base;
  grams_.clear();
  std::uint64_t h = 0;
  for (std::size_t i = 0; i < letters_.size(); ++i) {
    h = h * base + (letters_[i] + 1);
    if (i >= mark_letters) h -= out_going * (letters_[i - mark_letters] + 1);
    if (i + 1 >= mark_letters) grams_.push_back(static_cast<std::uint32_t>(mixed(h) >> 32U));
  }
  if (grams_.empty() && !letters_.empty()) grams_.push_back(static_cast<std::uint32_t>(mixed(h) >> 32U));
  chosen_.clear();
  const std::size_t window = std::min(mark_window, grams_.size());
  std::size_t least = grams_.size();  // place of the lowest in the window; the last of equals
  for (std::size_t end = window; end <= grams_.size() && window > 0; ++end) {
    const std::size_t begin = end - window;
    if (least < begin || least == grams_.size()) {
      least = begin;
      for (std::size_t i = begin + 1; i < end; ++i)
        if (grams_[i] <= grams_[least]) least = i;
    } else if (grams_[end - 1] < grams_[least]) {
      least = end - 1;
    } else {
      continue;
    }
    chosen_.push_back(std::max(grams_[least], 1U));
  }
  std::sort(chosen_.begin(), chosen_.end());
  chosen_.erase(std::unique(chosen_.begin(), chosen_.end()), chosen_.end());
  return chosen_;
}

}  // namespace runut
