// What a report is about: its places weighed by what is said to happen there, headlines and first paragraphs most.
#include <algorithm>

#include "extract/place_names.h"

namespace runut {
namespace {

/// "Ada (80), resident of X": where somebody who is named lives.
bool lived_in_by_named(const Text& text, const LocatedName& n) {
  const Hit* who = n.first < 2 ? nullptr : text.hit_before(n.first, SenseKind::noun);
  if (who == nullptr || who->first == 0 || text.pack.nouns.nouns[who->index].noun_class != NounClass::people)
    return false;
  const Token& before = text.token(who->first - 1);
  return before.is_mark(')') || before.is_mark(',');
}

/// "In X, Y and Z": whether a place is one of several that are named together.
bool one_of_several(const ClaimContext& c, NameIterator n) {
  const auto joined = [&](const LocatedName& a, const LocatedName& b, bool by_and) {
    if (a.type != NameType::place || b.type != NameType::place || b.first > a.last + 3) return false;
    for (std::uint32_t t = a.last; t < b.first; ++t)
      if (c.text.is(t, GrammarRole::conjunction)) return true;
    return !by_and && c.text.token(a.last).is_mark(',');
  };
  constexpr int most = 6;
  const LocatedName* before = &*n;
  auto next = n + 1;
  for (int steps = 0; steps < most && next != c.names.end() && joined(*before, *next, false); ++steps, ++next) {
    if (joined(*before, *next, true)) return true;
    before = &*next;
  }
  return n != c.names.begin() && joined(*(n - 1), *n, true);
}

/// The place in the name of a body that has many branches ("Police of X"); null: none.
const NameEntry* area_of_body(const Text& text, const LocatedName& n) {
  if (n.type != NameType::organisation || text.hit(n.first, SenseKind::org_head) == nullptr) return nullptr;
  for (std::uint32_t t = n.first + 1; t < n.last; ++t)
    if (const Hit* hit = text.hit(t, SenseKind::place); hit != nullptr && hit->last <= n.last) {
      const NameEntry& entry = text.pack.names.entries[hit->index];
      if (!entry.is_state && !entry.adjective && !entry.metonym) return &entry;
    }
  return nullptr;
}

/// The paragraph of the body's first sentence.
std::uint32_t first_paragraph(const Text& text) {
  for (const Sentence& s : text.sentences)
    if (!s.headline && !s.furniture) return s.paragraph;
  return 0;
}

/// Whether one name is a part of the other, which then lies in it or is the same place in full.
bool nested(const std::string& a, const std::string& b) {
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

}  // namespace

MainPlaces::MainPlaces(const ClaimContext& c, std::string state) : text_(c.text), state_(std::move(state)) {
  auto& counts = places_;
  const auto letters_of = [](const std::string& name) {
    std::uint64_t out = 0;
    for (const char letter : name) out |= std::uint64_t{1} << (static_cast<unsigned char>(letter) % 64);
    return out;
  };
  std::size_t looked = 0;
  const std::uint32_t opening = first_paragraph(c.text);
  for (auto at = c.names.begin(); at != c.names.end(); ++at) {
    const LocatedName& n = *at;
    if (++looked > 400) break;  // the beginning of a document says what it is about
    if (area_of_ == nullptr) area_of_ = area_of_body(c.text, n);
    // "X's earthquake" is told of X, an adjective of a state may be of who acts.
    if (n.type != NameType::place || (only_describes(c, n) && !c.text.possessive(n.last - 1))) continue;
    const Sentence& s = c.text.sentence_at(n.first);
    if (s.furniture) continue;
    if (stands_in_dateline(c, n)) {  // where it was written: the last resort
      if (counts.empty()) counts.push_back({&n, 1, letters_of(n.canonical), 0, false});
      continue;
    }
    if (says_where_it_was_said(c, n, s) || is_facility(c.text, n) || lived_in_by_named(c.text, n)) continue;
    const Locative where = locative_before(c.text, n.first);
    int weight = where == Locative::at ? 4 : where == Locative::to ? 2 : s.paragraph < 3 ? 2 : 1;
    if (s.headline) weight += 4;
    if (s.paragraph < 4) weight *= 2;
    if ((n.is_state || n.metonym) && where == Locative::none) weight = c.text.possessive(n.last - 1) ? 1 : 0;
    if (n.is_state) weight = where == Locative::from ? 0 : (weight + 1) / 2;
    if (is_wide(c.text, n)) weight /= 3;
    const bool lead = s.headline || s.paragraph <= opening;
    const bool alone = lead && (s.headline || where == Locative::at) && !one_of_several(c, at);
    listed_ = listed_ || (lead && !s.headline && where == Locative::at && one_of_several(c, at));
    const std::uint64_t letters = letters_of(n.canonical);
    const auto known = std::find_if(counts.begin(), counts.end(), [&](const Counted& k) {
      return k.letters == letters && k.name->canonical == n.canonical;
    });
    if (known != counts.end()) {
      known->weight += weight;
      known->alone = known->alone || alone;
      if (known->said == 0) known->said = n.last;
    } else if (counts.size() < 64) {
      counts.push_back({&n, weight, letters, n.last, alone});
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
  if (most_ != nullptr) rivals_ = rivals_of(*most_);
  spread_ = spread();
}

/// Whether what is told is told of several places alike: the report opens with a list of them, or names some that weigh
/// nearly as much as the first, and opens with none of them.
bool MainPlaces::spread() const {
  if (most_ == nullptr || most_->name->is_state || most_->said == 0) return false;
  constexpr int others = 3;
  int alike = 0;
  for (const Counted& k : places_) {
    if (k.name->is_state || k.said == 0 || 2 * k.weight < most_->weight) continue;
    if (k.alone) return false;
    alike += &k != most_ && !nested(k.name->canonical, most_->name->canonical);
  }
  return listed_ || alike >= others;
}

/// The weightiest of the places said up to a token; null: none weighs anything.
const MainPlaces::Counted* MainPlaces::best(std::uint32_t until) const {
  const Counted* most = nullptr;
  for (const Counted& k : places_)
    if (k.said <= until && k.weight > 0 && (most == nullptr || most->weight < k.weight)) most = &k;
  return most;
}

/// How many other places of the report weigh more than half of one: what none is said of is told of all.
std::ptrdiff_t MainPlaces::rivals_of(const Counted& most) const {
  return std::count_if(places_.begin(), places_.end(), [&](const Counted& k) {
    const bool other = &k != &most && !k.name->is_state && k.said != 0 && !is_wide(text_, *k.name);
    return other && 2 * k.weight > most.weight && !nested(k.name->canonical, most.name->canonical);
  });
}

bool MainPlaces::narrow() const {
  if (most_ == nullptr || spread_ || !most_->alone || most_->name->is_state) return false;
  const LocatedName& name = *most_->name;
  const Hit* head = text_.hit(name.first, SenseKind::place_head);
  if (head == nullptr || head->last >= name.last) return false;
  const std::string& pattern = text_.pack.names.heads[head->index].pattern;
  return !pattern.starts_with("{}");  // "X Regency", "City of X" are none
}

const std::string& MainPlaces::for_figure(const Draft& draft) const {
  static const std::string nowhere;
  if (most_ == nullptr) return area_of_ != nullptr ? area_of_->canonical : nowhere;
  if (spread_ && !state_.empty()) return state_;
  const bool written_only = most_->said == 0;  // where the report was written says nothing of amounts
  if (written_only && draft.quantity->money && text_.pack.nouns.head_last) return nowhere;
  // Written in the capital, and about no place at all: told of the state.
  if (const Hit* place =
          written_only && !text_.pack.nouns.head_last ? text_.hit(most_->name->first, SenseKind::place) : nullptr;
      place != nullptr && text_.pack.names.entries[place->index].metonym && !state_.empty() &&
      most_->name->state == state_)
    return state_;
  const Sentence& s = text_.sentences[draft.sentence];
  // What is told before a town is first named is told of the state that was.
  if (most_->name->is_state || most_->said <= s.last || !text_.pack.nouns.head_last) return most_->name->canonical;
  if (rivals_ > 0 && (!state_.empty() || rivals_ > 2)) return state_;
  const Counted* before = s.headline ? nullptr : best(s.last);
  if (before != nullptr && before->said != 0 && before->name->is_state) return before->name->canonical;
  // What is named far below is no place of what the report opens with.
  constexpr std::uint32_t opening = 3;  // paragraphs
  const bool late = text_.sentence_at(most_->said - 1).paragraph > opening + (s.headline ? 1 : 0);
  if (late && !state_.empty() && (before == nullptr || before->said == 0)) return state_;
  return most_->name->canonical;
}

}  // namespace runut
