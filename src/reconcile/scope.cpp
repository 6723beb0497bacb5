// Walks up the tables; every chain is a few steps long.
#include "reconcile/scope.h"

#include <algorithm>

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

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& w : words) out += w;
  return out;
}

/// Whether some run of the longer's words, written together, is the shorter.
bool holds_words(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  const std::string wanted = joined(shorter);
  if (wanted.size() < 4) return false;
  for (std::size_t i = 0; i < longer.size(); ++i) {
    std::string run;
    for (std::size_t j = i; j < longer.size() && run.size() < wanted.size(); ++j) {
      run += longer[j];
      if (run == wanted) return longer.size() > shorter.size() || joined(longer) != wanted;
    }
  }
  return false;
}

}  // namespace

Scope::Scope(std::span<const Pack* const> packs, Symbols& symbols) : symbols_(symbols) {
  for (const Pack* pack : packs) {
    const ScopeTables& t = pack->scope;
    tables_.measures.insert(t.measures.begin(), t.measures.end());
    if (tables_.sums.empty()) tables_.sums = t.sums;
    tables_.unit_within.insert(t.unit_within.begin(), t.unit_within.end());
    tables_.unit_same.insert(t.unit_same.begin(), t.unit_same.end());
    tables_.place_within.insert(t.place_within.begin(), t.place_within.end());
    tables_.ranks.insert(tables_.ranks.end(), t.ranks.begin(), t.ranks.end());
    for (const NameEntry& e : pack->names.entries) {
      if (e.type != NameType::place || e.adjective) continue;
      // A name that two states have tells neither.
      const auto [found, fresh] = state_of_.emplace(e.canonical, e.is_state ? "" : e.state);
      if (!fresh && found->second != e.state && !e.is_state && !e.state.empty()) found->second.clear();
    }
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

Scope::Place& Scope::place(Symbol name) {
  Place& p = places_[name];
  if (p.made) return p;
  p.made = true;
  const std::string text = symbols_.text(name);
  p.words = words_of(text);
  const std::size_t all = p.words.size();
  std::vector<std::string> kept;
  for (const std::string& w : p.words)
    if (std::find(tables_.ranks.begin(), tables_.ranks.end(), w) == tables_.ranks.end()) kept.push_back(w);
  if (!kept.empty()) p.words = kept;
  p.ranked = p.words.size() < all;
  p.key = first_of_.try_emplace(joined(p.words), name).first->second;
  std::string bare = text;
  const auto within = tables_.place_within.find(bare);
  const auto state = state_of_.find(bare);
  p.known = within != tables_.place_within.end() || state != state_of_.end();
  const std::string wider = within != tables_.place_within.end() ? within->second
                            : state != state_of_.end()           ? state->second
                                                                 : std::string();
  if (!wider.empty() && wider != text) {
    const Symbol w = symbols_.of(wider);
    const Symbol key = place(w).key;  // may move the table's elements
    places_[name].wider = key;
  }
  // Whichever spelling came first stands for all; what one of them is known by holds for it too.
  Place& own = places_[name];
  if (own.key != name && own.known) {
    Place& first = places_[own.key];
    if (!first.known) first.known = true, first.wider = own.wider;
  }
  return places_[name];
}

Symbol Scope::place_key(Symbol name) { return name == 0 ? 0 : place(name).key; }

ScopeOrder Scope::measures(Symbol a, Symbol b) {
  if (a == b) return ScopeOrder::same;
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

bool Scope::place_inside(Symbol a, Symbol b) {
  Symbol at = a;
  for (int i = 0; i < longest_chain; ++i) {
    at = place(at).wider;
    if (at == 0) return false;
    if (at == b) return true;
  }
  return false;
}

ScopeOrder Scope::places(Symbol a, Symbol b) {
  if (a == 0 || b == 0) return a == b ? ScopeOrder::same : ScopeOrder::unknown;
  a = place_key(a), b = place_key(b);
  if (a == b) return ScopeOrder::same;
  if (place_inside(a, b)) return ScopeOrder::inside;
  if (place_inside(b, a)) return ScopeOrder::contains;
  const Place x = place(a), y = place(b);
  if (x.known && y.known) return ScopeOrder::apart;
  if (holds_words(x.words, y.words)) return ScopeOrder::inside;
  if (holds_words(y.words, x.words)) return ScopeOrder::contains;
  if (x.ranked && y.ranked && x.known == y.known) return ScopeOrder::apart;
  return ScopeOrder::unknown;
}

}  // namespace runut
