// Whose people and things they are where their own sentence does not say it: what was said of the same thing before,
// the actor that the report is about, the state that soldiers serve, the group that rebels fight for, the enemy of who
// shot something down.
//
// Left out: who fights whom beyond the two states that a report names most.
#include <algorithm>

#include "extract/place_names.h"

namespace runut {
namespace {

constexpr std::size_t back = 40;

/// Whose forces the report is about: the actor that most figures name, at least so many of them; of people, the one
/// that most figures of people name as their own.
std::string main_actor(const std::vector<Draft>& drafts, bool of_people, int least) {
  constexpr std::uint16_t people = bit_of(NounClass::people);
  std::vector<std::pair<const std::string*, int>> counts;
  for (const Draft& d : drafts) {
    if (!d.said_actor || !countable(d) || counts.size() > 32 ||
        (of_people && !(d.affiliated && (d.fits & people) != 0)))
      continue;
    const auto known =
        std::find_if(counts.begin(), counts.end(), [&](const auto& k) { return *k.first == d.claim.actor; });
    if (known != counts.end())
      ++known->second;
    else
      counts.emplace_back(&d.claim.actor, 1);
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == counts.end() || most->second < least) return {};
  return *most->first;
}

/// Whether the words count people of any kind: a classifier alone, or no noun at all.
bool is_general(const Draft& d) {
  return d.quantity->classifier_only || d.quantity->noun_first == d.quantity->noun_last;
}

/// Of those who were harmed only whose people they are goes on, never who acts.
void inherit_actor(const std::vector<Draft>& drafts, std::size_t i, Draft& d, const std::string& main, bool harmed) {
  if (d.said_actor || !countable(d)) return;
  const auto same = [&](const Draft& e) {
    if (!e.said_actor || !countable(e) || (harmed && !e.affiliated)) return false;
    return e.claim.unit == d.claim.unit || (e.claim.measure == d.claim.measure && (!harmed || is_general(d)));
  };
  // "Killed 18 Utopian soldiers and wounded 33 others": other Utopians.
  const bool others = std::any_of(d.claim.reasons.begin(), d.claim.reasons.end(),
                                  [](const Reason& r) { return r.field == "count" && r.rule == "other-ones"; });
  if (others && i > 0 && is_general(d) && drafts[i - 1].sentence == d.sentence && drafts[i - 1].affiliated) {
    d.claim.actor = drafts[i - 1].claim.actor;
    return add_reason(d, "actor", "of-the-same-thing-before", drafts[i - 1].claim.span);
  }
  if (const Draft* near = last_where(drafts, i, back, same)) {
    d.claim.actor = near->claim.actor;
    return add_reason(d, "actor", "of-the-same-thing-before", near->claim.span);
  }
  if (main.empty() || (harmed && !is_general(d))) return;
  d.claim.actor = main;
  add_reason(d, "actor", "main-actor-of-the-report");
}

/// Soldiers of whom nothing says whose they are serve the state that the report is about.
void actor_of_those_serving(const Pack& pack, Draft& d, const std::string& state) {
  if (!d.claim.actor.empty() || state.empty() || !countable(d)) return;
  const auto& serving = pack.scope.serving;
  if (std::find(serving.begin(), serving.end(), d.claim.unit) == serving.end()) return;
  d.claim.actor = state;
  add_reason(d, "actor", "serving-the-state-of-the-report");
}

/// Whether the counted are people who fight for no state.
bool fights_alone(const Pack& pack, const std::string& unit) {
  const auto& fighting = pack.scope.fighting;
  return std::find(fighting.begin(), fighting.end(), unit) != fighting.end();
}

/// Whether a noun of such people stands within a few words before a name ("guerrillas of the leftist A") or right
/// behind it ("A rebels").
bool named_with_fighters(const Text& text, const LocatedName& n) {
  constexpr std::uint32_t near = 4;
  const auto fighters = [&](std::uint32_t t) {
    const Hit* noun = text.hit(t, SenseKind::noun);
    return noun != nullptr && fights_alone(text.pack, text.pack.nouns.nouns[noun->index].unit);
  };
  if (n.last < text.size() && fighters(n.last)) return true;
  for (std::uint32_t t = n.first; t-- > 0 && t + near >= n.first;) {
    if (text.token(t).kind == TokenKind::mark) return false;
    if (fighters(t)) return true;
  }
  return false;
}

/// Whether the pack knows a name as an armed or political group.
bool is_group(const Text& text, const LocatedName& n) {
  const Hit* hit = text.hit(n.first, SenseKind::organisation);
  return hit != nullptr && text.pack.names.entries[hit->index].name_class == NameClass::group;
}

/// A name and how often it stands.
struct Count {
  const std::string* name;
  int times;
};

void count(std::vector<Count>& counts, const std::string& name, int times) {
  constexpr std::size_t most = 32;
  const auto known = std::find_if(counts.begin(), counts.end(), [&](const Count& k) { return *k.name == name; });
  if (known != counts.end())
    known->times += times;
  else if (counts.size() < most)
    counts.push_back({&name, times});
}

/// The name that stands at least so many times as often as any other; empty: none does.
std::string most_named(std::vector<Count> counts, int times) {
  std::sort(counts.begin(), counts.end(), [](const Count& a, const Count& b) { return a.times > b.times; });
  const bool alone = counts.size() == 1 || (counts.size() > 1 && counts[0].times >= times * counts[1].times);
  return alone ? *counts[0].name : std::string();
}

constexpr std::size_t most_names = 300;  // the beginning of a document says what it is about

}  // namespace

/// The one state that the places of a report lie in or are; empty where two contend. Looks at the first names.
std::string state_told_of(const ClaimContext& c) {
  std::vector<Count> counts;
  std::size_t looked = 0;
  for (const LocatedName& n : c.names) {
    if (++looked > most_names) break;
    if (n.type == NameType::person || n.type == NameType::organisation || (n.state.empty() && !n.is_state)) continue;
    if (c.text.pack.nouns.head_last && n.is_state && locative_before(c.text, n.first) == Locative::from) continue;
    count(counts, n.state.empty() ? n.canonical : n.state, c.text.sentence_at(n.first).headline ? 2 : 1);
  }
  return most_named(std::move(counts), 3);
}

Actors::Actors(const ClaimContext& context, const std::vector<Draft>& drafts, std::string state)
    : context_(context),
      state_(std::move(state)),
      // Once said an actor is of that figure alone, unless it is of things and units, which forces have.
      main_of_things_(main_actor(drafts, false, 1)),
      main_(main_actor(drafts, false, 2)),
      main_of_people_(main_actor(drafts, true, 2)) {
  const Pack& pack = context.text.pack;
  if (std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return fights_alone(pack, d.claim.unit); }))
    group_ = armed_group();
}

/// The group that the report's rebels fight for; empty where it names none, or two.
std::string Actors::armed_group() const {
  std::vector<Count> counts;
  std::size_t looked = 0;
  for (const LocatedName& n : context_.names) {
    if (++looked > most_names) break;
    if (n.type != NameType::organisation) continue;
    const bool known = is_group(context_.text, n);
    if (named_with_fighters(context_.text, n))
      count(counts, n.canonical, known ? 3 : 2);
    else if (known)
      count(counts, n.canonical, 1);
  }
  return most_named(std::move(counts), 2);
}

/// The state that is named most beside one; empty: none, or several.
std::string Actors::enemy_of(const std::string& state) const {
  std::vector<Count> counts;
  std::size_t looked = 0;
  for (const LocatedName& n : context_.names) {
    if (++looked > most_names) break;
    if (!n.is_state && !n.metonym) continue;
    const std::string& name = n.state.empty() ? n.canonical : n.state;
    if (name != state) count(counts, name, 1);
  }
  return most_named(std::move(counts), 2);
}

/// Rebels are their group's, or where the report names none, nobody's but their own.
void Actors::take_of_those_fighting(Draft& d) const {
  if (!d.claim.actor.empty() || !countable(d) || !fights_alone(context_.text.pack, d.claim.unit)) return;
  const LocatedQuantity& q = *d.quantity;
  d.claim.actor = !group_.empty()              ? group_
                  : q.noun_first < q.noun_last ? std::string(context_.text.words(q.noun_first, q.noun_last))
                                               : d.claim.unit;
  add_reason(d, "actor", group_.empty() ? "for-themselves" : "group-of-the-report");
}

/// Arms that one side shot down or destroyed are the other's.
void Actors::take_of_the_enemy(Draft& d) const {
  const ScopeTables& scope = context_.text.pack.scope;
  if (d.said_actor || d.taker == nullptr || !countable(d) ||
      std::find(scope.arms.begin(), scope.arms.end(), d.claim.unit) == scope.arms.end())
    return;
  const std::string enemy = enemy_of(d.taker->state.empty() ? d.taker->canonical : d.taker->state);
  if (enemy.empty()) return;
  d.claim.actor = enemy;
  d.said_actor = true;
  add_reason(d, "actor", "enemy-of-the-doer", d.taker->span);
}

void Actors::find(std::vector<Draft>& drafts, std::size_t i) const {
  Draft& d = drafts[i];
  const Pack& pack = context_.text.pack;
  constexpr std::uint16_t people = bit_of(NounClass::people);
  const bool harmed =
      does_harm(pack.measures, d.claim.measure) || ((d.fits & people) != 0 && !moves_forces(pack, d.claim.measure));
  constexpr std::uint16_t things = bit_of(NounClass::things) | bit_of(NounClass::groups);
  const std::string& whose = harmed ? main_of_people_ : (d.fits & things) != 0 ? main_of_things_ : main_;
  take_of_the_enemy(d);
  inherit_actor(drafts, i, d, whose, harmed);
  actor_of_those_serving(pack, d, state_);
  take_of_those_fighting(d);
}

}  // namespace runut
