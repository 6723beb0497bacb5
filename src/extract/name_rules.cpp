// Labels by rule: pack entries first, then words that open names, then what stands around unknown words.
// Used where the pack has no model. It is meant to be right where it speaks, not to find every name.
#include <algorithm>

#include "extract/name_labels.h"

namespace runut {
namespace {

/// The longest hit of a kind from `i` that ends within the chunk, or with the full stop of an abbreviation right behind
/// it; or null.
const Hit* hit_within(const Text& text, std::uint32_t i, SenseKind kind, std::uint32_t last) {
  const Hit* best = nullptr;
  const auto ends = [&](const Hit& h) {
    return h.last <= last || (h.last == last + 1 && text.token(last).is_mark('.'));
  };
  for (const Hit& h : text.scan.hits_at(i))
    if (h.kind == kind && ends(h) && (best == nullptr || h.last > best->last)) best = &h;
  return best;
}

bool stands_behind(const Text& text, const Hit& head) { return text.pack.names.heads[head.index].behind; }

bool ordinary(const Text& text, std::uint32_t i) {
  for (const Hit& h : text.scan.hits_at(i)) switch (h.kind) {
      case SenseKind::grammar:
      case SenseKind::common_word:
      case SenseKind::month:
      case SenseKind::weekday:
      case SenseKind::noun:
      case SenseKind::unit:
      case SenseKind::number_word:
      case SenseKind::cue:
      case SenseKind::source_cue:
      case SenseKind::measure_cue:
      case SenseKind::hedge:
        return true;
      default:
        break;
    }
  return false;
}

class ChunkRules {
 public:
  ChunkRules(const Text& text, NameChunk chunk, std::vector<NameLabel>& out) : text_(text), chunk_(chunk), out_(out) {}

  void run() {
    for (std::uint32_t i = chunk_.first; i < chunk_.last;) i = step(i);
  }

 private:
  /// Labels what begins at `i`; returns where to go on.
  std::uint32_t step(std::uint32_t i) {
    if (!text_.token(i).capitalised()) return i + 1;
    if (const Hit* h = hit_within(text_, i, SenseKind::organisation, chunk_.last))
      return add(i, with_place(h->last), NameType::organisation);
    const Hit* place = hit_within(text_, i, SenseKind::place, chunk_.last);
    const Hit* person = hit_within(text_, i, SenseKind::person, chunk_.last);
    if (person != nullptr && (place == nullptr || person->last >= place->last))
      return add(i, person->last, NameType::person);
    if (place != nullptr && opens_wide_body(*place)) return unknown(i);
    if (place != nullptr && goes_on_unheard(i, *place)) return add(i, end_of_unknown(i), NameType::place);
    if (place != nullptr && !names_person(i, *place)) return add_known(i, place->last, NameType::place);
    if (const Hit* h = hit_within(text_, i, SenseKind::role, chunk_.last)) {
      after_role_ = true;
      return h->last;
    }
    if (const Hit* h = hit_within(text_, i, SenseKind::org_head, chunk_.last);
        h != nullptr && h->last < chunk_.last && !stands_behind(text_, *h))
      return add(i, end_of_organisation(h->last), NameType::organisation);
    if (const Hit* h = hit_within(text_, i, SenseKind::place_head, chunk_.last);
        h != nullptr && stands_behind(text_, *h)) {
      const bool behind_name = !out_.empty() && out_.back().last == i;
      return behind_name || h->last == chunk_.last || !text_.token(h->last).capitalised() ? h->last : unknown(i);
    } else if (h != nullptr && h->last < chunk_.last) {
      // In a text printed in capitals the place alone is the name: "SOUTHERN UTOPIA".
      if (text_.token(i).capitals == Capitals::all && text_.token(h->last).capitals == Capitals::all &&
          (text_.hit(h->last, SenseKind::place) != nullptr || text_.hit(h->last, SenseKind::place_head) != nullptr))
        return h->last;
      const std::uint32_t end = end_of_unknown(h->last);
      return end_of_body(i, end) > i ? unknown(i) : add(i, end, NameType::place);  // "Northern Alliance"
    }
    // "Storm Daniel": an affair by its name.
    if (const Hit* h = hit_within(text_, i, SenseKind::noun, chunk_.last); h != nullptr && h->last < chunk_.last)
      if (text_.pack.nouns.nouns[h->index].noun_class == NounClass::events && text_.token(h->last).capitalised() &&
          (text_.token(h->last).word == 0 || (text_.set_off(i) && !ordinary(text_, h->last) && bare_name(h->last))))
        return add(i, end_of_unknown(h->last), NameType::other);
    return unknown(i);
  }

  /// Whether a word is neither an office nor a kind of body or place.
  bool bare_name(std::uint32_t i) const {
    return text_.hit(i, SenseKind::role) == nullptr && text_.hit(i, SenseKind::org_head) == nullptr &&
           text_.hit(i, SenseKind::place_head) == nullptr;
  }

  std::uint32_t unknown(std::uint32_t i) {
    const std::uint32_t end = end_of_unknown(i);
    const bool opens = i == text_.sentence_at(i).first;
    const bool single = end == i + 1;
    // A function word in capitals opens the sentence, not a name; nor does one in a headline.
    const bool small = opens || text_.sentence_at(i).headline;
    const bool shouted = text_.token(i).capitals == Capitals::all && !text_.set_off(i);
    if ((small || shouted) && !single && text_.hit(i, SenseKind::grammar) != nullptr) return i + 1;
    if (after_role_ || text_.hit_before(i, SenseKind::role) != nullptr) return add(i, end, NameType::person);
    if (single && ordinary(text_, i)) return end;
    // "The NORTHERN part": a word that opens names of places is none by itself.
    if (const Hit* head = single ? text_.hit(i, SenseKind::place_head) : nullptr;
        head != nullptr && !stands_behind(text_, *head))
      return end;
    if (const std::uint32_t body = end_of_body(i, end); body > i)
      return add(i, body, located(i) && houses(body) ? NameType::place : NameType::organisation);
    if (ends_in_kind_of_place(end)) return add(i, end, NameType::place);
    if (text_.hit(i, SenseKind::first_name) != nullptr) return add(i, end, NameType::person);
    if (holds_abbreviation(i, end)) return add(i, end, NameType::organisation);
    if (text_.possessive(end - 1)) return single ? end : add(i, end, NameType::person);  // hardly a town of its own
    if (located(i) && !(single && ordinary_elsewhere(i))) return add(i, end, NameType::place);
    if (single && text_.token(i).capitals == Capitals::all && text_.token(i).span.size() <= 8)
      return add(i, end, NameType::organisation);
    const bool unheard = text_.token(i).word == 0;  // no word of the pack is written so
    if ((!opens || unheard) && !single && !ordinary(text_, i)) return add(i, end, NameType::person);
    return end;
  }

  /// A place that follows an organisation belongs to it ("police of X").
  std::uint32_t with_place(std::uint32_t end) const {
    if (end >= chunk_.last) return end;
    const Hit* head = hit_within(text_, end, SenseKind::place_head, chunk_.last);
    const std::uint32_t at = head != nullptr && head->last < chunk_.last ? head->last : end;
    const Hit* place = hit_within(text_, at, SenseKind::place, chunk_.last);
    return place != nullptr ? place->last : end;
  }

  /// Whether words of place stand before a token; those of "according to" are none.
  bool located(std::uint32_t i) const {
    if (!locative(text_, i)) return false;
    const std::uint32_t before = i > 0 && text_.is(i - 1, GrammarRole::article) ? i - 1 : i;
    return text_.hit_before(before, SenseKind::source_cue) == nullptr;
  }

  /// A word of a headline that the text below writes without a capital. Looks at the first thousand tokens.
  bool ordinary_elsewhere(std::uint32_t i) const {
    if (!text_.sentence_at(i).headline) return false;
    constexpr std::uint32_t most = 1000;
    for (std::uint32_t t = 0; t < std::min(text_.size(), most); ++t)
      if (text_.token(t).hash == text_.token(i).hash && text_.token(t).capitals == Capitals::lower) return true;
    return false;
  }

  /// "President Ayala", "Cordova Unheard-of": a town of one word behind an office, or before a word that no pack knows,
  /// is a person's name, unless something is in it.
  bool names_person(std::uint32_t i, const Hit& place) const {
    const NameEntry& e = text_.pack.names.entries[place.index];
    if (e.is_state || e.metonym || e.adjective || place.last != i + 1 || text_.possessive(i)) return false;
    if (after_role_ || text_.hit_before(i, SenseKind::role) != nullptr) return true;
    const bool goes_on =
        place.last < chunk_.last && text_.token(place.last).capitals == Capitals::first &&
        (text_.token(place.last).word == 0 || text_.hit(place.last, SenseKind::name_particle) != nullptr);
    return goes_on && !locative(text_, i);
  }

  /// "San Juan del Sol Belisario": a longer name than the pack's of that beginning, and no person's.
  bool goes_on_unheard(std::uint32_t i, const Hit& place) const {
    const NameEntry& e = text_.pack.names.entries[place.index];
    if (e.is_state || e.adjective || text_.possessive(place.last - 1) || place.last >= chunk_.last) return false;
    const Token& next = text_.token(place.last);
    return next.capitals == Capitals::first && next.word == 0 && place.last - i > 1 && locative(text_, i);
  }

  /// "Central Asian University": a part of the world right before a kind of body belongs to its name.
  bool opens_wide_body(const Hit& place) const {
    const NameEntry& e = text_.pack.names.entries[place.index];
    if (!e.state.empty() || e.is_state || place.last >= chunk_.last) return false;
    const Hit* head = text_.hit(place.last, SenseKind::org_head);
    return head != nullptr && stands_behind(text_, *head);
  }

  /// Where a body's name ends that says its kind behind it ("National Salvation Front"): the last such word of the run;
  /// `first`: none.
  std::uint32_t end_of_body(std::uint32_t first, std::uint32_t end) const {
    if (text_.hit(first, SenseKind::first_name) != nullptr) return first;
    for (std::uint32_t i = end; i-- > first + 1;)
      if (const Hit* head = text_.hit(i, SenseKind::org_head);
          head != nullptr && stands_behind(text_, *head) && head->last <= end)
        return head->last;
    return first;
  }

  /// Whether the kind of body that ends a name is a place as well ("university").
  bool houses(std::uint32_t end) const {
    const Hit* noun = text_.hit(end - 1, SenseKind::noun);
    return noun != nullptr && text_.pack.nouns.nouns[noun->index].noun_class == NounClass::places;
  }

  /// "Helmand province", "Bannu District": the kind of place is said behind the name.
  bool ends_in_kind_of_place(std::uint32_t end) const {
    if (const Hit* inside = text_.hit_before(end, SenseKind::place_head);
        inside != nullptr && stands_behind(text_, *inside))
      return true;
    const Hit* head =
        end < text_.size() && text_.token(end).lines_before == 0 ? text_.hit(end, SenseKind::place_head) : nullptr;
    return head != nullptr && stands_behind(text_, *head) && !text_.possessive(end - 1);
  }

  /// "National Liberation Army (NLA": only bodies say their short form.
  bool holds_abbreviation(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first + 1; i + 1 < end; ++i)
      if (text_.token(i).is_mark('(') && text_.token(i + 1).capitals == Capitals::all) return true;
    return false;
  }

  std::uint32_t end_of_organisation(std::uint32_t i) const {
    while (i < chunk_.last && hit_within(text_, i, SenseKind::role, chunk_.last) == nullptr) ++i;
    return i;
  }

  /// "Relief and Works Agency": where the kind of body ends that closes the few capitals at a token; the token: none
  /// does.
  std::uint32_t body_behind(std::uint32_t at) const {
    constexpr std::uint32_t reach = 3;
    for (std::uint32_t i = at; i < std::min(chunk_.last, at + reach) && text_.token(i).capitalised(); ++i) {
      if (text_.scan.any(i, Scan::bit(SenseKind::place) | Scan::bit(SenseKind::role) | Scan::bit(SenseKind::person)))
        return at;
      if (const Hit* head = text_.hit(i, SenseKind::org_head);
          i > at && head != nullptr && stands_behind(text_, *head) && head->last <= chunk_.last)
        return head->last;
    }
    return at;
  }

  /// Where a run of words that the pack does not know as names ends.
  std::uint32_t end_of_unknown(std::uint32_t i) const {
    const bool person = after_role_ || text_.hit(i, SenseKind::first_name) != nullptr;
    for (++i; i < chunk_.last; ++i) {
      if (person && !text_.token(i).capitalised() && text_.is(i, GrammarRole::of)) return i;
      if (text_.token(i - 1).is_word() && text_.possessive(i - 1)) return i;
      if (text_.is(i, GrammarRole::conjunction)) {
        const std::uint32_t body = person ? i : body_behind(i + 1);
        if (body == i + 1 || person) return i;  // "X and Y" are two
        i = body - 1;
        continue;
      }
      const bool where = text_.is(i, GrammarRole::at) || text_.is(i, GrammarRole::to) || text_.is(i, GrammarRole::from);
      if (where && (!text_.set_off(i) || text_.sentence_at(i).headline)) return i;
      for (const Hit& h : text_.scan.hits_at(i))
        if (h.last <= chunk_.last &&
            (h.kind == SenseKind::organisation || h.kind == SenseKind::role ||
             (h.kind == SenseKind::org_head && !stands_behind(text_, h)) || h.kind == SenseKind::month))
          return i;
    }
    return chunk_.last;
  }

  std::uint32_t add(std::uint32_t first, std::uint32_t last, NameType type) {
    while (last > first + 1 && !text_.token(last - 1).capitalised()) --last;
    return add_known(first, last, type);
  }

  /// The words are the pack's, the full stop of an abbreviation included.
  std::uint32_t add_known(std::uint32_t first, std::uint32_t last, NameType type) {
    out_.push_back({first, last, type});
    after_role_ = false;
    return last;
  }

  const Text& text_;
  NameChunk chunk_;
  std::vector<NameLabel>& out_;
  bool after_role_ = false;
};

}  // namespace

namespace {

std::uint64_t stem_of(const Text& text, std::uint32_t i) {
  const std::string_view stem = without_possession(text, i);
  return stem.size() == text.token(i).span.size() ? text.token(i).hash : hash_folded(stem);
}

/// Whether a label is of a town that bears no other name than a person may.
bool is_plain_town(const Text& text, const NameLabel& label) {
  const Hit* hit = label.last == label.first + 1 ? text.hit(label.first, SenseKind::place) : nullptr;
  if (label.type != NameType::place || hit == nullptr) return false;
  const NameEntry& e = text.pack.names.entries[hit->index];
  return !e.is_state && !e.metonym && !e.adjective;
}

/// Surnames of people named in full before, where they stand alone and no rule knew them ("Ortega left."), or where
/// they are a town's name too and nothing is there ("Ayala left.").
void add_surnames(const Text& text, const std::vector<NameChunk>& chunks, std::vector<NameLabel>& labels) {
  std::vector<std::uint64_t> surnames;
  for (const NameLabel& label : labels)
    if (label.type == NameType::person && label.last - label.first > 1 && text.token(label.last - 1).span.size() > 2)
      surnames.push_back(stem_of(text, label.last - 1));
  if (surnames.empty()) return;
  std::sort(surnames.begin(), surnames.end());
  const auto borne = [&](std::uint32_t i) {
    return std::binary_search(surnames.begin(), surnames.end(), stem_of(text, i));
  };
  for (NameLabel& label : labels)
    if (is_plain_town(text, label) && !locative(text, label.first) && borne(label.first)) label.type = NameType::person;
  const std::size_t known = labels.size();
  std::size_t next = 0;
  for (const NameChunk& chunk : chunks)
    for (std::uint32_t i = chunk.first; i < chunk.last; ++i) {
      while (next < known && labels[next].last <= i) ++next;
      if (next < known && labels[next].first <= i) continue;
      if (text.token(i).capitalised() && !ordinary(text, i) && borne(i)) labels.push_back({i, i + 1, NameType::person});
    }
  std::inplace_merge(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(known), labels.end(),
                     [](const NameLabel& a, const NameLabel& b) { return a.first < b.first; });
}

}  // namespace

std::vector<NameLabel> label_by_rules(const Text& text, const std::vector<NameChunk>& chunks) {
  std::vector<NameLabel> out;
  for (const NameChunk& chunk : chunks) ChunkRules(text, chunk, out).run();
  add_surnames(text, chunks, out);
  return out;
}

}  // namespace runut
