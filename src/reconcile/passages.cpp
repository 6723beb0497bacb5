// Runs are maximal and never overlap in a; every word of a is looked up or extended over once.
#include "reconcile/passages.h"

#include <algorithm>
#include <bit>

namespace runut {
namespace {

std::uint64_t gram_hash(const WordCode* words, std::size_t gram) {
  std::uint64_t h = 0;
  for (std::size_t i = 0; i < gram; ++i) h = (h ^ shape_of(words[i])) * 0x9e3779b97f4a7c15ULL;
  return h ^ (h >> 29U);
}

bool same_words(const WordCode* a, const WordCode* b, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i)
    if (shape_of(a[i]) != shape_of(b[i])) return false;
  return true;
}

/// How many words the runs cover in one text, each counted once.
std::uint32_t covered(std::vector<Run>& runs, std::uint32_t Run::*at) {
  std::sort(runs.begin(), runs.end(), [&](const Run& x, const Run& y) { return x.*at < y.*at; });
  std::uint32_t count = 0, end = 0;
  for (const Run& r : runs) {
    const std::uint32_t begin = std::max(end, r.*at);
    end = std::max(end, r.*at + r.size);
    count += end - std::min(begin, end);
  }
  return count;
}

std::uint32_t differing_figures(const std::vector<Run>& runs, const Fingerprint& a, const Fingerprint& b) {
  std::uint32_t count = 0;
  for (const Run& r : runs)
    for (std::uint32_t i = 0; i < r.size; ++i) count += a.words[r.a + i] != b.words[r.b + i];
  return count;
}

/// Whether a run goes on where a passage ended, after at most `gap` words in either text.
bool follows(const WordPassage& last, const Run& run, std::size_t gap) {
  return run.a > last.a_last && run.b > last.b_last && run.a - last.a_last <= gap + 1 && run.b - last.b_last <= gap + 1;
}

void join(const std::vector<Run>& runs, std::size_t gap, Overlap& out) {
  for (const Run& r : runs) {
    if (out.passages.empty() || !follows(out.passages.back(), r, gap)) {
      out.passages.push_back({r.a, r.a + r.size - 1, r.b, r.b + r.size - 1, r.size});
      continue;
    }
    WordPassage& last = out.passages.back();
    const std::uint32_t in_a = r.a - last.a_last, in_b = r.b - last.b_last;
    ++out.gaps;
    out.even_gaps += in_a <= in_b + 1 && in_b <= in_a + 1;
    last.a_last = r.a + r.size - 1;
    last.b_last = r.b + r.size - 1;
    last.words += r.size;
  }
}

}  // namespace

void GramTable::build(const Fingerprint& text, std::size_t gram) {
  text_ = &text;
  gram_ = gram;
  const std::size_t size = text.words.size();
  heads_.assign(std::bit_ceil(2 * size + 2), none);
  next_.assign(size, none);
  // Of equal grams only the first is kept, so that no text makes chains long.
  for (std::size_t i = 0; i + gram <= size; ++i) {
    if (find(&text.words[i]) != none) continue;
    std::uint32_t& head = heads_[gram_hash(&text.words[i], gram) & (heads_.size() - 1)];
    next_[i] = head;
    head = static_cast<std::uint32_t>(i);
  }
}

std::uint32_t GramTable::find(const WordCode* words) const {
  std::uint32_t i = heads_[gram_hash(words, gram_) & (heads_.size() - 1)];
  while (i != none && !same_words(words, &text_->words[i], gram_)) i = next_[i];
  return i;
}

void GramTable::find_runs(const Fingerprint& a) {
  runs_.clear();
  const auto& x = a.words;
  const auto& y = text_->words;
  for (std::size_t i = 0; i + gram_ <= x.size();) {
    std::size_t j = none;
    // First where the run before would go on, had one word been changed: a phrase may stand in the text twice.
    if (!runs_.empty()) {
      const std::size_t on = runs_.back().b + (i - runs_.back().a);
      if (on + gram_ <= y.size() && same_words(&x[i], &y[on], gram_)) j = on;
    }
    if (j == none) j = find(&x[i]);
    if (j == none) {
      ++i;
      continue;
    }
    std::size_t size = gram_;
    while (i + size < x.size() && j + size < y.size() && shape_of(x[i + size]) == shape_of(y[j + size])) ++size;
    runs_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), static_cast<std::uint32_t>(size)});
    i += size;
  }
}

Overlap GramTable::compare(const Fingerprint& a, std::size_t gap) {
  Overlap out;
  find_runs(a);
  join(runs_, gap, out);
  out.runs = static_cast<std::uint32_t>(runs_.size());
  out.figures = differing_figures(runs_, a, *text_);
  out.shared_a = covered(runs_, &Run::a);
  out.shared_b = covered(runs_, &Run::b);
  return out;
}

}  // namespace runut
