// Two passes. The first gives every name the entry that the pack has for exactly its words, and notes
// what the text introduces: abbreviations in brackets, full names of people, organisations with their
// place. The second gives names without an entry what was noted. A part that two people share links to
// neither: a wrong merge costs more than a missing one.
#include "extract/name_links.h"

#include <algorithm>
#include <bit>

#include "extract/name_entries.h"
#include "extract/name_places.h"

namespace runut {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  a = (a ^ b) * 0x9E3779B97F4A7C15ULL;
  return a ^ (a >> 29);
}

/// Which name claimed a part first: an open-addressing table of twice as many slots as parts or more.
class PartOwners {
 public:
  struct Owner {
    std::uint64_t part = 0;  ///< hash; 0: an empty slot
    std::uint32_t name = none;
  };
  explicit PartOwners(std::size_t parts) : slots_(std::bit_ceil(2 * parts + 1)) {}
  /// The part's slot, or the empty one where it would go.
  Owner& at(std::uint64_t part) {
    std::size_t i = part & (slots_.size() - 1);
    while (slots_[i].part != 0 && slots_[i].part != part) i = (i + 1) & (slots_.size() - 1);
    return slots_[i];
  }

 private:
  std::vector<Owner> slots_;
};

class Linker {
 public:
  Linker(const Text& text, const std::vector<NameLabel>& labels) : text_(text), tables_(text.pack.names) {
    names_.reserve(labels.size() + labels.size() / 2);
    std::uint32_t at = 0;
    for (const NameLabel& label : labels) {
      const std::uint32_t first = known_from(at, label);
      add_unlabelled(at, first);
      add(first, label.last, label.type);
      at = label.last;
    }
    add_unlabelled(at, text.size());
  }

  std::vector<LocatedName> run() {
    for (LocatedName& name : names_)
      if (name.canonical.empty()) resolve(name);
    introduce_abbreviations();
    link_people();
    for (LocatedName& name : names_) link_alias(name);
    return std::move(names_);
  }

 private:
  void add(std::uint32_t first, std::uint32_t last, NameType type) {
    LocatedName& name = names_.emplace_back();
    name.first = first;
    name.last = last;
    name.type = type;
    name.span = text_.scan.span(first, last);
  }

  /// Where a person's name begins that the pack knows in full: a label may miss its first words.
  std::uint32_t known_from(std::uint32_t earliest, const NameLabel& label) const {
    if (label.type != NameType::person) return label.first;
    for (std::uint32_t back = std::min(3U, label.first - earliest); back > 0; --back)
      for (const Hit& h : text_.scan.hits_at(label.first - back))
        if (h.kind == SenseKind::person && h.last == label.last) return label.first - back;
    return label.first;
  }

  /// People the pack knows whom no label covers; states and seats too, which act or belong rather than say where.
  void add_unlabelled(std::uint32_t from, std::uint32_t to) {
    const auto& capitals = text_.scan.capitals;
    for (; next_capital_ < capitals.size() && capitals[next_capital_] < to; ++next_capital_) {
      constexpr std::uint64_t named =
          Scan::bit(SenseKind::place) | Scan::bit(SenseKind::organisation) | Scan::bit(SenseKind::person);
      const std::uint32_t i = capitals[next_capital_];
      if (i < from || !text_.scan.any(i, named)) continue;
      for (const Hit& h : text_.scan.hits_at(i)) {
        if (h.last > to || (Scan::bit(h.kind) & named) == 0) continue;
        if (h.last == i + 1 && lost_in_capitals(text_, i)) continue;
        const NameEntry& e = tables_.entries[h.index];
        const bool person = h.kind == SenseKind::person;
        if (!person && !e.is_state && !e.metonym) continue;
        add(i, h.last, person ? NameType::person : NameType::other);
        from = h.last;
        break;
      }
    }
  }

  static SenseKind kind_of(NameType type) {
    switch (type) {
      case NameType::person:
        return SenseKind::person;
      case NameType::organisation:
        return SenseKind::organisation;
      default:
        return SenseKind::place;
    }
  }

  void resolve(LocatedName& name) {
    const NameEntry* e = entry_of(text_, name.first, name.last, kind_of(name.type));
    if (e == nullptr && name.type != NameType::person)
      for (SenseKind kind : {SenseKind::organisation, SenseKind::place})
        if (e == nullptr) e = entry_of(text_, name.first, name.last, kind);
    if (e != nullptr && !of_another_state(name, *e)) {
      use(name, *e);
    } else if (name.type == NameType::place) {
      resolve_place(name);
    } else if (name.type == NameType::organisation) {
      resolve_organisation(name);
    }
    if (name.canonical.empty()) name.canonical = own_words(name);
  }

  /// The words of a name without the bracket or the ending of possession behind it.
  std::string_view own_words(const LocatedName& name) const {
    const std::uint32_t last = before_bracket(name);
    std::string_view words = text_.words(name.first, last);
    if (text_.token(last - 1).is_word())
      words.remove_suffix(text_.token(last - 1).span.size() - without_possession(text_, last - 1).size());
    return words;
  }

  /// What a person's name part is known by.
  std::uint64_t part(std::uint32_t i) const {
    const std::string_view stem = without_possession(text_, i);
    return stem.size() == text_.token(i).span.size() ? text_.token(i).hash : hash_folded(stem);
  }

  /// Where the words end that "(ABBR)" follows within a name; its end where none does.
  std::uint32_t before_bracket(const LocatedName& name) const {
    const bool bracket = name.last >= name.first + 4 && text_.token(name.last - 1).is_mark(')') &&
                         text_.token(name.last - 3).is_mark('(');
    return bracket ? name.last - 3 : name.last;
  }

  void use(LocatedName& name, const NameEntry& e) {
    name.canonical = e.canonical;
    name.state = e.state;
    name.is_state = e.is_state;
    name.metonym = e.metonym && (e.name_class != NameClass::city || e.state != tables_.home);
    if (name.metonym && e.name_class == NameClass::city && acts(name)) {
      name.canonical = e.state;
      name.is_state = true;
    }
  }

  /// "The Utopian National Disaster Management Agency": a body of the same name as the pack's, of another state.
  bool of_another_state(const LocatedName& name, const NameEntry& e) const {
    if (e.name_class == NameClass::city || name.type != NameType::organisation || e.state.empty() || name.first == 0 ||
        name.last < name.first + 2)
      return false;
    const Hit* before = text_.hit_before(name.first, SenseKind::place);
    if (before == nullptr) return false;
    const NameEntry& owner = tables_.entries[before->index];
    return owner.is_state && owner.state != e.state && owner.canonical != e.state &&
           (owner.adjective || text_.possessive(name.first - 1));
  }

  /// Whether a capital stands for its state here: nothing says that it is a place, and no office
  /// (a mayor's, a resident's) stands before it.
  bool acts(const LocatedName& name) const {
    if (locative(text_, name.first) || text_.hit_before(name.first, SenseKind::role) != nullptr) return false;
    if (name.first > 0) {
      const Token& before = text_.token(name.first - 1);
      if (before.is_mark(',') || before.is_mark('(') || before.is_mark('/')) return false;
    }
    if (name.last >= text_.size()) return false;
    const Token& after = text_.token(name.last);
    // "Lima police": the city, where a noun that is no verb follows.
    if (text_.pack.nouns.head_last && text_.hit(name.last, SenseKind::noun) != nullptr &&
        text_.hit(name.last, SenseKind::cue) == nullptr && text_.hit(name.last, SenseKind::measure_cue) == nullptr)
      return false;
    return !(after.is_mark(',') || after.is_mark('(') || after.is_mark('-') || after.is_mark('/'));
  }

  /// The pattern of the head, filled with the entry or the words.
  /// Headlines write all words with capitals: of "Bekasi Cheats" the place that the pack knows is the name.
  void cut_headline(LocatedName& name) {
    const Hit* known = text_.hit(name.first, SenseKind::place);
    if (known == nullptr || known->last >= name.last) return;
    const std::uint32_t end = with_place_endings(text_, known->last, name.last);
    name.last = end;
    name.span = text_.scan.span(name.first, name.last);
    if (end > known->last) return;
    use(name, tables_.entries[known->index]);
  }

  void resolve_place(LocatedName& name) {
    if (const std::uint32_t end = before_container(text_, name.first, name.last); end < name.last) {
      LocatedName inner = name;
      inner.last = end;
      resolve(inner);
      name.canonical = inner.canonical;
      name.state = inner.state;
      return;
    }
    const Hit* head = text_.hit(name.first, SenseKind::place_head);
    if (head == nullptr && text_.sentence_at(name.first).headline) return cut_headline(name);
    if (head == nullptr || head->last >= name.last) return;
    const std::string_view words = text_.words(head->last, std::max(head->last + 1, before_bracket(name)));
    const NameEntry* e = entry_of(text_, head->last, name.last, SenseKind::place);
    const std::string& pattern = tables_.heads[head->index].pattern;
    const std::size_t hole = pattern.find("{}");
    if (e != nullptr) name.state = e->state;
    if (hole == std::string::npos) return;
    if (e != nullptr && pattern == "{}") return use(name, *e);
    name.canonical = pattern;
    name.canonical.replace(hole, 2, e != nullptr ? std::string_view(e->canonical) : words);
  }

  /// An entry with what follows it: an abbreviation in brackets, a place.
  void resolve_organisation(LocatedName& name) {
    for (const Hit& h : text_.scan.hits_at(name.first)) {
      if (h.kind != SenseKind::organisation || h.last >= name.last) continue;
      const NameEntry& e = tables_.entries[h.index];
      std::uint32_t rest = h.last;
      if (rest + 3 <= name.last && text_.token(rest).is_mark('(') && text_.token(rest + 2).is_mark(')')) {
        aliases_.push_back({key(rest + 1, rest + 2), static_cast<std::uint32_t>(&name - names_.data())});
        rest += 3;
      }
      name.canonical = e.canonical;
      name.state = e.state;
      if (rest < name.last) {
        name.canonical += ' ';
        name.canonical += text_.words(rest, name.last);
        // "A-B" are two bodies, not a longer name of A.
        if (text_.token(rest).is_word())
          aliases_.push_back({key(h.first, h.last), static_cast<std::uint32_t>(&name - names_.data())});
      }
      break;
    }
    for (std::uint32_t i = name.first; i < name.last; ++i)
      for (const Hit& h : text_.scan.hits_at(i))
        if (h.kind == SenseKind::place && h.last == name.last) {
          name.state = tables_.entries[h.index].state;
          name.metonym = name.metonym || (name.canonical.empty() && heads_state(name, i, tables_.entries[h.index]));
        }
  }

  /// "Government of X": the head of a body and a state make whoever acts for the state.
  bool heads_state(const LocatedName& name, std::uint32_t place, const NameEntry& e) const {
    const Hit* head = text_.hit(name.first, SenseKind::org_head);
    return e.is_state && head != nullptr && head->last == place;
  }

  std::uint64_t key(std::uint32_t first, std::uint32_t last) const {
    std::uint64_t k = 1;
    for (std::uint32_t i = first; i < last; ++i)
      if (text_.token(i).kind != TokenKind::mark) k = mixed(k, text_.token(i).hash);
    return k;
  }

  /// "Long Name (ABBR)": both are one from here to the end of the document.
  void introduce_abbreviations() {
    for (std::uint32_t n = 0; n < names_.size(); ++n) {
      LocatedName& name = names_[n];
      if (name.type != NameType::organisation && name.type != NameType::person) continue;
      const std::uint32_t open = before_bracket(name);
      if (open + 2 >= text_.size() || !text_.token(open).is_mark('(') || !text_.token(open + 2).is_mark(')')) continue;
      const Token& abbreviation = text_.token(open + 1);
      if (!abbreviation.capitalised() || (abbreviation.capitals == Capitals::first && abbreviation.span.size() > 10))
        continue;
      if (name.type == NameType::person && abbreviation.capitals == Capitals::all) continue;
      if (n + 1 < names_.size() && names_[n + 1].first == open + 1) {
        LocatedName& other = names_[n + 1];
        if (other.is_state) continue;
        if (known(other) && !known(name)) {
          name.canonical = other.canonical;
          name.state = other.state;
        }
      }
      aliases_.push_back({key(open + 1, open + 2), n});
    }
  }

  /// Whether the canonical name is the pack's.
  bool known(const LocatedName& name) const {
    return entry_of(text_, name.first, name.last, kind_of(name.type)) != nullptr;
  }

  /// Full names claim their parts; shorter mentions follow the one that claimed all of theirs.
  void link_people() {
    std::vector<std::uint32_t> people;
    for (std::uint32_t n = 0; n < names_.size(); ++n)
      if (names_[n].type == NameType::person) people.push_back(n);
    std::stable_sort(people.begin(), people.end(), [&](std::uint32_t a, std::uint32_t b) {
      return names_[a].last - names_[a].first > names_[b].last - names_[b].first;
    });
    std::size_t parts = 0;
    for (const std::uint32_t n : people) parts += names_[n].last - names_[n].first;
    PartOwners owner_of(parts);
    for (std::uint32_t n : people) {
      LocatedName& name = names_[n];
      std::uint32_t owner = none;
      bool all = true;
      for (std::uint32_t i = name.first; i < name.last; ++i) {
        if (!text_.token(i).capitalised()) continue;
        const std::uint32_t whose = owner_of.at(part(i)).name;
        if (whose == none || (owner != none && names_[owner].canonical != names_[whose].canonical)) all = false;
        if (owner == none) owner = whose;
      }
      if (all && owner != none) {
        if (!known(name) || name.last - name.first == 1) {
          name.canonical = names_[owner].canonical;
          name.state = names_[owner].state;
        }
        continue;
      }
      for (std::uint32_t i = name.first; i < name.last; ++i) {
        if (!text_.token(i).capitalised() || text_.token(i).span.size() < 2) continue;
        PartOwners::Owner& owner_here = owner_of.at(part(i));
        if (owner_here.part == 0)
          owner_here = {part(i), n};
        else if (owner_here.name == none || names_[owner_here.name].canonical != name.canonical)
          owner_here.name = none;  // shared by two people
      }
    }
  }

  /// Organisations by the abbreviations and short forms that the text gave them.
  void link_alias(LocatedName& name) {
    if (aliases_.empty() || name.type == NameType::place) return;
    const bool short_form = name.last == name.first + 1 && text_.token(name.first).capitals == Capitals::all;
    if (name.type == NameType::person && !short_form) return;
    if (!sorted_) {
      std::stable_sort(aliases_.begin(), aliases_.end(), [](const Alias& a, const Alias& b) { return a.key < b.key; });
      sorted_ = true;
    }
    const std::uint64_t k = key(name.first, name.last);
    auto it = std::lower_bound(aliases_.begin(), aliases_.end(), k,
                               [](const Alias& a, std::uint64_t b) { return a.key < b; });
    if (it == aliases_.end() || it->key != k) return;
    const LocatedName& full = names_[it->name];
    for (auto other = it; other != aliases_.end() && other->key == k; ++other)
      if (names_[other->name].canonical != full.canonical) return;  // introduced for two
    if (&full == &name) return;
    name.type = full.type;
    name.canonical = full.canonical;
    name.state = full.state;
    name.is_state = full.is_state;
  }

  struct Alias {
    std::uint64_t key;
    std::uint32_t name;
  };

  const Text& text_;
  const NameTables& tables_;
  std::vector<LocatedName> names_;
  std::vector<Alias> aliases_;
  std::size_t next_capital_ = 0;  ///< of the scan's list: those before it are labelled or passed over
  bool sorted_ = false;
};

}  // namespace

std::vector<LocatedName> link_names(const Text& text, const std::vector<NameLabel>& labels) {
  return Linker(text, labels).run();
}

}  // namespace runut
