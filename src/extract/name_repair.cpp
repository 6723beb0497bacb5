// Repairs: where the pack is surer than the model. The model learnt from a few thousand sentences; that a
// known agency is no stray word, and that "district of" is followed by a district, it need not guess.
#include <algorithm>

#include "extract/name_places.h"

namespace runut {
namespace {

class Repair {
 public:
  Repair(const Text& text, const NameTokens& tokens, const std::vector<NameLabel>& labels)
      : text_(text), tokens_(tokens), labels_(labels) {
    out_.reserve(labels.size() + 16);
  }

  std::vector<NameLabel> run(const std::vector<NameChunk>& chunks) {
    for (const NameChunk& chunk : chunks) {
      chunk_ = chunk;
      for (std::uint32_t i = chunk.first; i < chunk.last;) i = step(i);
    }
    return std::move(out_);
  }

 private:
  /// The label that covers a token, or null. Asked with ascending tokens.
  const NameLabel* label_at(std::uint32_t i) {
    while (next_ < labels_.size() && labels_[next_].last <= i) ++next_;
    return next_ < labels_.size() && labels_[next_].first <= i ? &labels_[next_] : nullptr;
  }

  std::uint32_t step(std::uint32_t i) {
    const NameLabel* label = label_at(i);
    const std::uint32_t label_end = label != nullptr ? label->last : i;
    if (const Hit* head = sure_head(i); head != nullptr && wants_place(label, i, head->last)) {
      const std::uint32_t end = end_of_place(head->last);
      if (end > head->last && end >= label_end) {
        return add_with_office(*head, tokens_.capitalised(i) ? i : head->last, end);
      }
    }
    if (const NameLabel* behind = place_behind_head(i)) return add_with_office(*sure_head(i), i, behind->last);
    if (const Hit* known = sure_organisation(i); known != nullptr && known->last > label_end)
      return add(i, with_place(known->last), NameType::organisation);
    if (label == nullptr) {
      const Hit* place = sure_place(i);
      return place != nullptr ? add(i, place->last, NameType::place) : i + 1;
    }
    if (label->first < i) return std::max(label_end, i + 1);  // its beginning went to another name
    NameLabel mended = *label;
    while (mended.first < mended.last && text_.token(mended.first).kind == TokenKind::mark) ++mended.first;
    if (mended.first == mended.last) return label_end;
    if (text_.sentence_at(mended.first).headline && mended.type != NameType::organisation)
      if (const std::uint32_t place = behind_event(text_, mended); place > mended.first) {
        mended.first = place;
        mended.type = NameType::place;
      }
    if (mended.type == NameType::organisation) mended.last = before_open_bracket(text_, mended);
    if (mended.type == NameType::person) mended.first = behind_role(mended);
    if (mended.type == NameType::person) {
      if (const std::uint32_t behind = behind_area(mended); behind > mended.first) {
        const bool place = text_.hit(mended.first, SenseKind::place) != nullptr;
        add(mended.first, behind, place ? NameType::place : NameType::organisation);
        mended.first = behind;
      }
    }
    if (mended.type == NameType::person && stands_for_state(mended)) mended.type = NameType::place;
    if (mended.type == NameType::place) {
      if (has_age(text_, mended)) mended.type = NameType::person;
      // What opens an office of more words names no place.
      if (const Hit* role = text_.hit(mended.first, SenseKind::role); role != nullptr && role->last > mended.last)
        return label_end;
      if (mended.type == NameType::place) return add_places(mended);
    }
    if (mended.type == NameType::person && (opens_organisation(mended) || body_of_office(mended)))
      mended.type = NameType::organisation;
    if (mended.type == NameType::organisation && is_head(mended)) mended.last = with_place(mended.last);
    return add(mended.first, mended.last, mended.type);
  }

  std::uint32_t add(std::uint32_t first, std::uint32_t last, NameType type) {
    if (type == NameType::place && !out_.empty() && out_.back().last == first && branch_in_brackets(out_.back())) {
      out_.back().last = last;
    } else if (out_.empty() || out_.back().last <= first) {
      out_.push_back({first, last, type});
    }
    return last;
  }

  /// "Long Name (ABBR)", where ABBR has many branches: the place behind it is a part of the name.
  bool branch_in_brackets(const NameLabel& label) const {
    return label.type == NameType::organisation && label.last >= label.first + 4 &&
           text_.token(label.last - 1).is_mark(')') && text_.hit(label.last - 2, SenseKind::org_head) != nullptr;
  }

  /// A place that the model found right behind a capitalised head that it left out.
  const NameLabel* place_behind_head(std::uint32_t i) const {
    const Hit* head = sure_head(i);
    if (head == nullptr || !tokens_.capitalised(i) || next_ >= labels_.size()) return nullptr;
    const NameLabel& label = labels_[next_];
    return label.first == head->last && label.type == NameType::place ? &label : nullptr;
  }

  /// Where a person's name begins behind an office or rank that the model took along.
  std::uint32_t behind_role(const NameLabel& label) const {
    const Hit* role = text_.hit(label.first, SenseKind::role);
    const bool name_too = text_.hit(label.first, SenseKind::first_name) != nullptr;
    const bool title = role != nullptr && text_.pack.names.roles[role->index] == RoleClass::title;
    return role != nullptr && !title && role->last < label.last && !name_too && tokens_.capitalised(role->last)
               ? role->last
               : label.first;
  }

  /// "Spokesman ABC Name", "Police chief of-X Name": where a person's name begins behind what his office is of.
  std::uint32_t behind_area(const NameLabel& label) const {
    if (text_.hit_before(label.first, SenseKind::role) == nullptr || label.last < label.first + 2) return label.first;
    if (text_.hit(label.first, SenseKind::first_name) != nullptr ||
        text_.hit(label.first, SenseKind::person) != nullptr)
      return label.first;
    for (const SenseKind kind : {SenseKind::organisation, SenseKind::place})
      if (const Hit* h = text_.hit(label.first, kind);
          h != nullptr && h->last < label.last && tokens_.capitalised(h->last) &&
          (label.last - h->last > 1 || text_.hit(h->last, SenseKind::first_name) != nullptr))
        return h->last;
    return label.first;
  }

  bool opens_organisation(const NameLabel& label) const {
    const Hit* head = text_.hit(label.first, SenseKind::org_head);
    return head != nullptr && head->last < label.last && text_.hit(label.first, SenseKind::first_name) == nullptr &&
           text_.hit(label.first, SenseKind::role) == nullptr;
  }

  /// "Director ABC, Name": capitals between an office and a person are the body that he belongs to.
  bool body_of_office(const NameLabel& label) const {
    if (label.last != label.first + 1 || text_.token(label.first).capitals != Capitals::all ||
        text_.token(label.first).span.size() < 3 || text_.hit_before(label.first, SenseKind::role) == nullptr)
      return false;
    if (label.last >= text_.size() || !text_.token(label.last).is_mark(',')) return false;
    return next_ + 1 < labels_.size() && labels_[next_ + 1].first == label.last + 1 &&
           labels_[next_ + 1].type == NameType::person;
  }

  /// Whether the model left a head without a place: nothing there, or something else than a place.
  bool wants_place(const NameLabel* label, std::uint32_t i, std::uint32_t behind) const {
    if (label != nullptr) return label->first >= i && label->type == NameType::person;
    for (std::size_t k = next_; k < labels_.size() && labels_[k].first <= behind; ++k)
      if (labels_[k].first == behind) return labels_[k].type == NameType::person;
    return true;
  }

  const Hit* sure_head(std::uint32_t i) const {
    const Hit* h = text_.hit(i, SenseKind::place_head);
    if (h == nullptr || h->last >= chunk_.last || !text_.pack.names.heads[h->index].sure) return nullptr;
    return tokens_.capitalised(h->last) ? h : nullptr;
  }

  /// Capitalised words behind a head, up to what opens another name.
  std::uint32_t end_of_place(std::uint32_t i) const {
    const std::uint32_t begin = i;
    std::uint32_t end = i;
    for (; i < chunk_.last && i < end + 4; ++i) {
      for (const Hit& h : text_.scan.hits_at(i))
        if (h.kind == SenseKind::organisation) return end;
      if (i > begin && ends_place(text_, i)) return end;
      if (tokens_.capitalised(i))
        end = i + 1;
      else if (!text_.token(i).is_number())
        break;
    }
    return end;
  }

  /// A place, and the person whom an office before it names behind it.
  std::uint32_t add_with_office(const Hit& head, std::uint32_t first, std::uint32_t last) {
    const std::uint32_t regency = known_regency(text_, head, last, chunk_.first);
    add(first, regency < last ? regency : with_place_endings(text_, last, chunk_.last), NameType::place);
    return regency < last ? add(regency, last, NameType::person) : out_.back().last;
  }

  /// A label of the model for one place, or for two in a row.
  std::uint32_t add_places(NameLabel label) {
    const std::uint32_t last = label.last;
    if (text_.hit_before(label.first, SenseKind::org_head) == nullptr &&
        text_.hit(label.first, SenseKind::place_head) == nullptr && !tokens_.capitalised(label.first) &&
        opens_organisation(label))
      return add(label.first, last, NameType::organisation);  // "navy of X" in lower case
    label.last = before_day(text_, label);
    if (label.last < last) return add(label.first, label.last, NameType::place);
    label.last = split_at_head(text_, label);
    if (label.last < last) {
      add(label.first, label.last, NameType::place);
      const Hit* head = text_.hit(label.last, SenseKind::place_head);
      return head != nullptr ? add_with_office(*head, label.last, last) : add(label.last, last, NameType::place);
    }
    if (const Hit* head = text_.hit(label.first, SenseKind::place_head))
      return add_with_office(*head, label.first, last);
    const Hit* known = text_.hit(label.first, SenseKind::place);
    const std::uint32_t end = known != nullptr && known->last <= chunk_.last ? std::max(last, known->last) : last;
    return add(label.first, with_place_endings(text_, end, chunk_.last), NameType::place);
  }

  /// An organisation that nothing else is called: of several words, or an abbreviation of three letters
  /// and more, or a word that ordinary text does not use.
  const Hit* sure_organisation(std::uint32_t i) const {
    const Hit* h = text_.hit(i, SenseKind::organisation);
    if (h == nullptr || !tokens_.capitalised(i)) return nullptr;
    // "Agency for Weather, Climate, and Quakes": commas inside what the pack knows in full
    if (h->last > chunk_.last && (h->last < i + 4 || i != chunk_.first)) return nullptr;
    if (text_.pack.names.entries[h->index].metonym) return nullptr;
    if (h->last > i + 1) return h;
    const Token& t = text_.token(i);
    if (t.span.size() < 3 || text_.pack.name_model.ordinary(t.hash)) return nullptr;
    if (text_.hit(i, SenseKind::first_name) != nullptr || text_.hit(i, SenseKind::place) != nullptr) return nullptr;
    return t.capitals == Capitals::all || i != text_.sentence_at(i).first ? h : nullptr;
  }

  /// A place that nothing else is called, standing alone.
  const Hit* sure_place(std::uint32_t i) const {
    constexpr std::uint64_t others = Scan::bit(SenseKind::organisation) | Scan::bit(SenseKind::person) |
                                     Scan::bit(SenseKind::first_name) | Scan::bit(SenseKind::role) |
                                     Scan::bit(SenseKind::org_head);
    const Hit* h = text_.hit(i, SenseKind::place);
    if (h == nullptr || h->last > chunk_.last || !tokens_.capitalised(i) || text_.scan.any(i, others)) return nullptr;
    const NameEntry& e = text_.pack.names.entries[h->index];
    if (e.is_state || e.metonym || e.adjective) return nullptr;
    if (text_.token(i).span.size() < 4 || text_.pack.name_model.ordinary(text_.token(i).hash)) return nullptr;
    if (i > chunk_.first && tokens_.capitalised(i - 1)) return nullptr;
    if (h->last < chunk_.last && tokens_.capitalised(h->last)) return nullptr;
    return next_ == labels_.size() || labels_[next_].first >= h->last ? h : nullptr;
  }

  /// A place right behind an organisation that has many branches belongs to it.
  std::uint32_t with_place(std::uint32_t end) const {
    if (text_.hit_before(end, SenseKind::org_head) == nullptr || end >= chunk_.last) return end;
    const Hit* head = text_.hit(end, SenseKind::place_head);
    const std::uint32_t at = head != nullptr && head->last < chunk_.last ? head->last : end;
    const Hit* place = text_.hit(at, SenseKind::place);
    return place != nullptr && place->last <= chunk_.last ? place->last : end;
  }

  bool is_head(const NameLabel& label) const {
    for (const Hit& h : text_.scan.hits_at(label.first))
      if (h.last == label.last && h.kind == SenseKind::org_head) return true;
    return false;
  }

  bool stands_for_state(const NameLabel& label) const {
    for (const Hit& h : text_.scan.hits_at(label.first))
      if (h.kind == SenseKind::place && h.last == label.last) {
        const NameEntry& e = text_.pack.names.entries[h.index];
        return e.is_state || e.metonym;
      }
    return false;
  }

  const Text& text_;
  const NameTokens& tokens_;
  const std::vector<NameLabel>& labels_;
  std::vector<NameLabel> out_;
  NameChunk chunk_;
  std::size_t next_ = 0;
};

/// Words of the full names of people that the model found, sorted for lookups.
std::vector<std::uint64_t> parts_of_people(const Text& text, const std::vector<NameLabel>& labels) {
  std::vector<std::uint64_t> parts;
  parts.reserve(labels.size());
  for (const NameLabel& l : labels) {
    if (l.type != NameType::person || l.last < l.first + 2) continue;
    for (std::uint32_t i = l.first; i < l.last; ++i)
      if (text.token(i).capitals == Capitals::first && text.token(i).span.size() > 3)
        parts.push_back(text.token(i).hash);
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

/// A lone capitalised word without a label that is part of a person's full name elsewhere in the text
/// means that person.
std::vector<NameLabel> with_later_mentions(const Text& text, const NameTokens& tokens,
                                           const std::vector<NameChunk>& chunks, std::vector<NameLabel>&& labels) {
  const std::vector<std::uint64_t> parts = parts_of_people(text, labels);
  if (parts.empty()) return std::move(labels);
  std::vector<NameLabel> out;
  out.reserve(labels.size() + 8);
  std::size_t next = 0;
  for (const NameChunk& chunk : chunks) {
    const std::uint32_t i = chunk.first;
    while (next < labels.size() && labels[next].first < chunk.last) out.push_back(labels[next++]);
    if (chunk.last != i + 1 || (!out.empty() && out.back().last > i) || !tokens.capitalised(i)) continue;
    const Token& t = text.token(i);
    if (text.pack.name_model.ordinary(t.hash) || text.hit(i, SenseKind::place) != nullptr) continue;
    if (std::binary_search(parts.begin(), parts.end(), t.hash)) out.push_back({i, i + 1, NameType::person});
  }
  while (next < labels.size()) out.push_back(labels[next++]);
  return out;
}

/// Whether an abbreviation begins with the letter that the name before it begins with.
bool same_initial(const Text& text, std::uint32_t name, std::uint32_t abbreviation) {
  const char a = text.word(name).front(), b = text.word(abbreviation).front();
  return a == b && text.token(name).capitalised();
}

/// "Long Name (ABBR)" is one name, also where the model saw two, or left the brackets out.
std::vector<NameLabel> with_bracketed(const Text& text, std::vector<NameLabel>&& labels) {
  std::size_t kept = 0;
  for (const NameLabel l : labels) {
    if (kept > 0 && labels[kept - 1].last > l.first) continue;  // the abbreviation went to the name before
    labels[kept++] = l;
    const std::uint32_t open = l.last;
    if (l.type != NameType::organisation || l.last < l.first + 2 || open + 2 >= text.size() ||
        !text.token(open).is_mark('(') || text.token(open + 1).capitals != Capitals::all ||
        !text.token(open + 2).is_mark(')') || !same_initial(text, l.first, open + 1))
      continue;
    labels[kept - 1].last = open + 3;
  }
  labels.resize(kept);
  return std::move(labels);
}

/// An abbreviation that brackets behind an organisation introduced means it wherever the model left it out.
std::vector<NameLabel> with_abbreviations(const Text& text, const std::vector<NameChunk>& chunks,
                                          std::vector<NameLabel>&& labels) {
  std::vector<std::uint64_t> known;
  for (const NameLabel& l : labels)
    if (l.type == NameType::organisation && l.last >= l.first + 4 && text.token(l.last - 1).is_mark(')') &&
        text.token(l.last - 3).is_mark('(') && text.token(l.last - 2).capitals == Capitals::all)
      known.push_back(text.token(l.last - 2).hash);
  if (known.empty()) return std::move(labels);
  std::sort(known.begin(), known.end());
  std::vector<NameLabel> out;
  std::size_t next = 0;
  for (const NameChunk& chunk : chunks)
    for (std::uint32_t i = chunk.first; i < chunk.last; ++i) {
      while (next < labels.size() && labels[next].first <= i) out.push_back(labels[next++]);
      if (text.token(i).capitals != Capitals::all || (!out.empty() && out.back().last > i)) continue;
      if (std::binary_search(known.begin(), known.end(), text.token(i).hash))
        out.push_back({i, i + 1, NameType::organisation});
    }
  while (next < labels.size()) out.push_back(labels[next++]);
  return out;
}

}  // namespace

std::vector<NameLabel> repair_labels(const Text& text, const NameTokens& tokens, const std::vector<NameChunk>& chunks,
                                     const std::vector<NameLabel>& labels) {
  return with_abbreviations(
      text, chunks,
      with_bracketed(text, with_later_mentions(text, tokens, chunks, Repair(text, tokens, labels).run(chunks))));
}

}  // namespace runut
