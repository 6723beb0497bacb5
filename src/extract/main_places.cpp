// What a report is about: its places weighed by what is said to happen there, headlines and first paragraphs most.
#include <algorithm>

#include "extract/place_names.h"

namespace runut {

MainPlaces::MainPlaces(const ClaimContext& c) : text_(c.text) {
  auto& counts = places_;
  const auto letters_of = [](const std::string& name) {
    std::uint64_t out = 0;
    for (const char letter : name) out |= std::uint64_t{1} << (static_cast<unsigned char>(letter) % 64);
    return out;
  };
  counts.reserve(16);
  std::size_t looked = 0;
  for (const LocatedName& n : c.names) {
    if (++looked > 400) break;  // the beginning of a document says what it is about
    // "X's earthquake" is told of X, an adjective of a state may be of who acts.
    if (n.type != NameType::place || (only_describes(c, n) && !c.text.possessive(n.last - 1))) continue;
    const Sentence& s = c.text.sentence_at(n.first);
    if (s.furniture) continue;
    if (stands_in_dateline(c, n)) {  // where it was written: the last resort
      if (counts.empty()) counts.push_back({&n, 1, letters_of(n.canonical), 0});
      continue;
    }
    if (says_where_it_was_said(c, n, s) || is_facility(c.text, n)) continue;
    const Locative where = locative_before(c.text, n.first);
    int weight = where == Locative::at ? 4 : where == Locative::to ? 2 : s.paragraph < 3 ? 2 : 1;
    if (s.headline) weight += 4;
    if (s.paragraph < 4) weight *= 2;
    if ((n.is_state || n.metonym) && where == Locative::none) weight = c.text.possessive(n.last - 1) ? 1 : 0;
    if (n.is_state) weight = where == Locative::from ? 0 : (weight + 1) / 2;
    if (is_wide(c.text, n)) weight /= 3;
    const std::uint64_t letters = letters_of(n.canonical);
    const auto known = std::find_if(counts.begin(), counts.end(), [&](const Counted& k) {
      return k.letters == letters && k.name->canonical == n.canonical;
    });
    if (known != counts.end()) {
      known->weight += weight;
      if (known->said == 0) known->said = n.last;
    } else if (counts.size() < 64) {
      counts.push_back({&n, weight, letters, n.last});
    }
  }
  // A part of a place named before speaks for the place too ("West Jakarta" for "Jakarta"). One that is first named
  // in full keeps its name ("York County", "York").
  std::vector<int> own(counts.size());
  std::transform(counts.begin(), counts.end(), own.begin(), [](const Counted& k) { return k.weight; });
  for (std::size_t whole = 0; whole < counts.size(); ++whole)
    for (std::size_t part = whole + 1; part < counts.size(); ++part)
      if ((counts[whole].letters & ~counts[part].letters) == 0 &&
          counts[part].name->canonical.find(counts[whole].name->canonical) != std::string::npos)
        counts[whole].weight += own[part];
  most_ = best(text_.size());
}

/// The weightiest of the places said up to a token; null: none weighs anything.
const MainPlaces::Counted* MainPlaces::best(std::uint32_t until) const {
  const Counted* most = nullptr;
  for (const Counted& k : places_)
    if (k.said <= until && k.weight > 0 && (most == nullptr || most->weight < k.weight)) most = &k;
  return most;
}

const std::string& MainPlaces::for_figure(const Draft& draft) const {
  static const std::string nowhere;
  const Counted* most = most_;
  if (most == nullptr) return nowhere;
  const bool written_only = most->said == 0;  // where the report was written says nothing of amounts
  if (written_only && draft.quantity->money && text_.pack.nouns.head_last) return nowhere;
  const Sentence& s = text_.sentences[draft.sentence];
  // What is told before a town is first named is told of the state that was.
  if (!s.headline && most->said > s.last && !most->name->is_state && text_.pack.nouns.head_last)
    if (const Counted* before = best(s.last); before != nullptr && before->said != 0 && before->name->is_state)
      most = before;
  return most->name->canonical;
}

}  // namespace runut
