// alike: how many articles a second copies and stories take on one core, and
// what memory they need.
//
//   alike [--articles N]          default 100,000, made up by the generator
//   below
//
// The generator makes unlike articles of 2 kB from invented words spread as
// words are (Zipf), a fifth of them cut copies and one in fifty a copy with
// other figures, of an article before; each copy must be linked with its model
// and no two articles else but the copies of one model, else the run fails
// before a speed is printed. Time is the processor's.
#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "runut/copies.h"
#include "runut/stories.h"

namespace {

using namespace runut;

/// SplitMix64: the same articles everywhere.
struct Random {
  std::uint64_t state;
  std::uint64_t next() {
    std::uint64_t z = state += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }
  std::size_t below(std::size_t n) { return next() % n; }
  double share() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
};

/// Word number `rank` of an invented language: the commoner, the shorter.
std::string word(std::size_t rank) {
  constexpr std::string_view heads = "bdgjklmnprstw", tails = "aeiou";
  std::string out;
  for (std::size_t n = rank + 1; n > 0; n /= heads.size() * tails.size()) {
    out += heads[n % heads.size()];
    out += tails[n / heads.size() % tails.size()];
  }
  return out;
}

std::string article(Random& random) {
  std::string out;
  while (out.size() < 2000) {
    const double rank = std::exp(random.share() * std::log(200000.0));  // Zipf
    if (!out.empty()) out += random.below(12) == 0 ? ". " : " ";
    out += random.below(30) == 0 ? std::to_string(random.below(100000)) : word(static_cast<std::size_t>(rank));
  }
  return out;
}

struct Pile {
  std::vector<std::string> texts;
  std::vector<std::size_t> model;  // of a copy: whose; else its own number
  std::size_t copies = 0;
};

std::string with_other_figures(std::string text) {
  for (char& c : text)
    if (c >= '0' && c <= '8') ++c;
  return text;
}

Pile pile_of(std::size_t articles) {
  Random random{20260301};
  Pile pile;
  while (pile.texts.size() < articles) {
    const std::size_t n = pile.texts.size();
    const std::size_t kind = n < 10 ? 99 : random.below(100);
    const std::size_t of = kind < 22 ? pile.model[n - 1 - random.below(std::min<std::size_t>(n, 5000))] : n;
    pile.model.push_back(of);
    pile.copies += of != n;
    if (kind < 20)
      pile.texts.push_back(pile.texts[of].substr(0, 1000 + random.below(800)));
    else if (kind < 22)
      pile.texts.push_back(with_other_figures(pile.texts[of]));
    else
      pile.texts.push_back(article(random));
  }
  return pile;
}

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Resident memory in bytes.
double resident() {
  std::ifstream status("/proc/self/statm");
  double pages = 0;
  status >> pages >> pages;
  return pages * 4096;
}

void show(const char* what, std::size_t articles, double spent, double bytes) {
  fmt::print("{}: {:.0f} articles/s, {:.2f} kB an article\n", what, static_cast<double>(articles) / spent,
             bytes / 1e3 / static_cast<double>(articles));
}

bool measure_copies(const Pile& pile) {
  const double memory = resident(), began = seconds();
  CopyIndex index;
  std::vector<bool> linked(pile.texts.size());
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < pile.texts.size(); ++i) index.hold({fmt::format("{:09}", i), pile.texts[i], {}, {}});
  index.link([&](const CopyLink& l) {
    wrong += pile.model[l.a] != pile.model[l.b];
    if (l.a == pile.model[l.b]) linked[l.b] = true;
  });
  const double spent = seconds() - began;
  std::size_t missed = 0;
  for (std::size_t i = 0; i < pile.texts.size(); ++i) missed += pile.model[i] != i && !linked[i];
  if (wrong > 0 || missed > 0) {
    fmt::print("copies: {} of {} missed, {} links between unlike articles\n", missed, pile.copies, wrong);
    return false;
  }
  show("copies", pile.texts.size(), spent, resident() - memory);
  return true;
}

bool measure_stories(const Pile& pile) {
  const double memory = resident(), began = seconds();
  StoryIndex index;
  for (std::size_t i = 0; i < pile.texts.size(); ++i)
    index.hold({fmt::format("{:09}", i), {}, pile.texts[i], {}, {}, {}});
  const std::vector<std::uint32_t>& stories = index.stories();
  const double spent = seconds() - began;
  std::size_t apart = 0;
  for (std::size_t i = 0; i < stories.size(); ++i) apart += stories[i] != stories[pile.model[i]];
  if (apart * 100 > pile.copies) {
    fmt::print("stories: {} of {} copies are not in the story of their model\n", apart, pile.copies);
    return false;
  }
  show("stories", pile.texts.size(), spent, resident() - memory);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t articles = 100000;
  if (argc == 3 && std::strcmp(argv[1], "--articles") == 0) articles = std::strtoull(argv[2], nullptr, 10);
  if (argc == 2 || argc > 3 || articles == 0) {
    fmt::print(stderr, "usage: alike [--articles N]\n");
    return 2;
  }
  const Pile pile = pile_of(articles);
  const bool copies = measure_copies(pile), stories = measure_stories(pile);
  return copies && stories ? 0 : 1;
}
