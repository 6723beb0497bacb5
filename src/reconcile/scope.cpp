// Walks up the tables; every chain is a few steps long.
#include "reconcile/scope.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr int longest_chain = 8;

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out(1);
  for (const char c : folded(name)) {
    if (c == ' ' || c == '-' || c == ',' || c == '(' || c == ')')
      out.emplace_back();
    else
      out.back() += c;
  }
  std::erase(out, std::string());
  return out;
}

/// Whether one name stands at an end of the other. Short ones stand there by accident.
bool begins_or_ends_with(std::string_view longer, std::string_view shorter) {
  constexpr std::size_t least = 5;
  return shorter.size() >= least && (longer.starts_with(shorter) || longer.ends_with(shorter));
}

}  // namespace

Scope::Scope(std::span<const Pack* const> packs, Symbols& symbols) : symbols_(symbols) {
  for (const Pack* pack : packs) {
    const ScopeTables& t = pack->scope;
    tables_.measures.insert(t.measures.begin(), t.measures.end());
    if (tables_.sums.empty()) tables_.sums = t.sums;
    if (tables_.balances.empty()) tables_.balances = t.balances;
    tables_.unit_within.insert(t.unit_within.begin(), t.unit_within.end());
    tables_.unit_same.insert(t.unit_same.begin(), t.unit_same.end());
    tables_.place_within.insert(t.place_within.begin(), t.place_within.end());
    tables_.facilities.insert(tables_.facilities.end(), t.facilities.begin(), t.facilities.end());
    tables_.ranks.insert(tables_.ranks.end(), t.ranks.begin(), t.ranks.end());
  }
  load_places(packs);
}

void Scope::load_places(std::span<const Pack* const> packs) {
  // Sorted, for of two places of one key the first by name stands.
  std::map<std::string, std::string> wider(tables_.place_within.begin(), tables_.place_within.end());
  std::map<std::string, std::set<std::string>> states;
  for (const Pack* pack : packs)
    for (const NameEntry& e : pack->names.entries)
      if (e.type == NameType::place && !e.adjective) {
        states[e.canonical];
        if (!e.is_state && !e.state.empty() && e.state != e.canonical) states[e.canonical].insert(e.state);
      }
  // A name that two states have tells neither.
  for (const auto& [name, in] : states) wider.try_emplace(name, in.size() == 1 ? *in.begin() : std::string());
  for (const auto& [name, around] : wider) {
    const Symbol key = read_name(name).key, wide = around.empty() ? 0 : read_name(around).key;
    known_.try_emplace(key, wide == key ? 0 : wide);
    if (wide != 0) known_.try_emplace(wide, 0);
  }
}

const MeasureScope* Scope::measure_of(Symbol measure) const {
  const auto found = tables_.measures.find(symbols_.text(measure));
  return found == tables_.measures.end() ? nullptr : &found->second;
}

Symbol Scope::measure_class(Symbol measure) {
  const MeasureScope* m = measure_of(measure);
  return m == nullptr || m->same.empty() ? measure : symbols_.of(m->same);
}

Symbol Scope::family(Symbol measure) {
  const MeasureScope* m = measure_of(measure);
  return m == nullptr || m->family.empty() ? measure : symbols_.of(m->family);
}

Tally Scope::tally(Symbol measure) {
  if (symbols_.text(measure).find('/') != std::string::npos) return Tally::cumulative;
  const MeasureScope* m = measure_of(measure);
  return m == nullptr ? Tally::plain : m->tally;
}

Symbol Scope::unit_class(Symbol unit) {
  const auto same = tables_.unit_same.find(symbols_.text(unit));
  return same == tables_.unit_same.end() ? unit : symbols_.of(same->second);
}

Symbol Scope::wider_unit(Symbol unit) const {
  const auto within = tables_.unit_within.find(symbols_.text(unit));
  return within == tables_.unit_within.end() ? 0 : symbols_.of(within->second);
}

Symbol Scope::unit_root(Symbol unit) {
  Symbol at = unit_class(unit);
  for (int i = 0; i < longest_chain; ++i) {
    const Symbol wider = wider_unit(at);
    if (wider == 0) break;
    at = wider;
  }
  return at;
}

Scope::PlaceName Scope::read_name(std::string_view name) {
  std::string bare, whole, rank;
  bool facility = false;
  for (const std::string& w : words_of(name)) {
    whole += w;
    facility =
        facility || std::find(tables_.facilities.begin(), tables_.facilities.end(), w) != tables_.facilities.end();
    if (std::find(tables_.ranks.begin(), tables_.ranks.end(), w) == tables_.ranks.end())
      bare += w;
    else if (rank.empty())
      rank = w;
  }
  if (bare.empty()) rank.clear();
  return {symbols_.of(bare.empty() ? whole : bare), facility, std::move(rank)};
}

const Scope::PlaceName& Scope::place_name(Symbol name) {
  const auto found = names_.find(name);
  if (found != names_.end()) return found->second;
  const std::string written = symbols_.text(name);
  const PlaceName& read = names_.emplace(name, read_name(written)).first->second;
  if (written.find(", ") != std::string::npos && !lists_.contains(read.key)) {
    std::vector<Symbol>& members = lists_[read.key];
    for (std::size_t begin = 0; begin < written.size();) {
      const std::size_t end = std::min(written.find(", ", begin), written.size());
      members.push_back(read_name(std::string_view(written).substr(begin, end - begin)).key);
      begin = end + 2;
    }
  }
  return read;
}

Symbol Scope::place_key(Symbol name) { return name == 0 ? 0 : place_name(name).key; }

bool Scope::is_ranked(Symbol name) { return name != 0 && !place_name(name).rank.empty(); }

bool Scope::is_facility(Symbol name) { return name != 0 && place_name(name).facility; }

bool Scope::are_of_one_rank(Symbol a, Symbol b) {
  constexpr std::size_t letters = 3;  // what a short form keeps of the word
  if (!is_ranked(a) || !is_ranked(b)) return false;
  const std::string x = place_name(a).rank.substr(0, letters);
  return x == place_name(b).rank.substr(0, letters);
}

/// What the measure is made of: the members of joined ones, the parts of a sum, itself.
std::vector<std::string_view> Scope::members_of(Symbol measure) const {
  std::vector<std::string_view> out;
  std::string_view rest = symbols_.text(measure);
  if (rest.find('/') != std::string_view::npos) {
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('/'), rest.size());
      out.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
  }
  for (const MeasureSum& sum : tables_.sums)
    if (sum.total == rest) return {sum.parts.begin(), sum.parts.end()};
  return {rest};
}

ScopeOrder Scope::measures(Symbol a, Symbol b) {
  if (a == b) return ScopeOrder::same;
  const auto joined = [&](Symbol m) { return symbols_.text(m).find('/') != std::string::npos; };
  if (joined(a) || joined(b)) {
    const auto x = members_of(a), y = members_of(b);
    const auto among = [](const auto& some, const auto& all) {
      return std::ranges::all_of(some, [&](std::string_view m) { return std::ranges::find(all, m) != all.end(); });
    };
    if (among(x, y)) return among(y, x) ? ScopeOrder::same : ScopeOrder::inside;
    return among(y, x) ? ScopeOrder::contains : ScopeOrder::apart;
  }
  const auto inside = [&](Symbol narrow, Symbol wide) {
    const MeasureScope* m = measure_of(narrow);
    return m != nullptr && !m->within.empty() && m->within == symbols_.text(wide);
  };
  if (inside(a, b)) return ScopeOrder::inside;
  if (inside(b, a)) return ScopeOrder::contains;
  return ScopeOrder::apart;
}

ScopeOrder Scope::units(Symbol a, Symbol b) {
  a = unit_class(a), b = unit_class(b);
  if (a == b) return ScopeOrder::same;
  const auto inside = [&](Symbol narrow, Symbol wide) {
    for (int i = 0; i < longest_chain && narrow != 0; ++i) {
      narrow = wider_unit(narrow);
      if (narrow == wide) return true;
    }
    return false;
  };
  if (inside(a, b)) return ScopeOrder::inside;
  if (inside(b, a)) return ScopeOrder::contains;
  return ScopeOrder::apart;
}

Symbol Scope::around(Symbol key) const {
  const auto found = known_.find(key);
  return found == known_.end() ? 0 : found->second;
}

bool Scope::place_inside(Symbol a, Symbol b) const {
  Symbol at = a;
  for (int i = 0; i < longest_chain; ++i) {
    const auto found = known_.find(at);
    if (found == known_.end() || found->second == 0) return false;
    at = found->second;
    if (at == b) return true;
  }
  return false;
}

/// "X and Y" holds X and all that lies in it, and lies in what holds both.
ScopeOrder Scope::list_and_place(Symbol list, Symbol place) {
  bool all_inside = true, all_apart = true;
  for (const Symbol m : std::vector<Symbol>(lists_.at(list))) {
    const ScopeOrder o = places(m, place);
    if (o == ScopeOrder::same || o == ScopeOrder::contains) return ScopeOrder::contains;
    all_inside = all_inside && o == ScopeOrder::inside;
    all_apart = all_apart && o == ScopeOrder::apart;
  }
  return all_inside ? ScopeOrder::inside : all_apart ? ScopeOrder::apart : ScopeOrder::unknown;
}

ScopeOrder Scope::places(Symbol a, Symbol b) {
  if (a == 0 || b == 0) return a == b ? ScopeOrder::same : ScopeOrder::unknown;
  if (a == b) return ScopeOrder::same;
  if (lists_.contains(a) && lists_.contains(b)) return ScopeOrder::unknown;
  if (lists_.contains(a)) return list_and_place(a, b);
  if (lists_.contains(b)) {
    const ScopeOrder o = list_and_place(b, a);
    return o == ScopeOrder::inside ? ScopeOrder::contains : o == ScopeOrder::contains ? ScopeOrder::inside : o;
  }
  if (place_inside(a, b)) return ScopeOrder::inside;
  if (place_inside(b, a)) return ScopeOrder::contains;
  if (is_known(a) && is_known(b)) return ScopeOrder::apart;
  const std::string &x = symbols_.text(a), &y = symbols_.text(b);
  if (begins_or_ends_with(x, y)) return ScopeOrder::inside;
  if (begins_or_ends_with(y, x)) return ScopeOrder::contains;
  return ScopeOrder::unknown;
}

}  // namespace runut
