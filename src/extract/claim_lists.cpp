// What an item of a list says without saying it: its place by its label, its measure, time and place by the
// headings above it.
#include <algorithm>

#include "extract/claim_draft.h"

namespace runut {
namespace {

constexpr int heading_levels = 6;

const LocatedName* place_between(const ClaimContext& c, std::uint32_t first, std::uint32_t last) {
  auto n = std::lower_bound(c.names.begin(), c.names.end(), first,
                            [](const LocatedName& name, std::uint32_t t) { return name.first < t; });
  for (; n != c.names.end() && n->last <= last; ++n)
    if (n->type == NameType::place) return &*n;
  return nullptr;
}

/// A label names a place when it is capitalised and neither counts nor says what happened.
bool label_is_name(const Text& text, const OutlineLine& line) {
  std::uint32_t capitals = 0;
  for (std::uint32_t t = line.label_first; t < line.label_last; ++t) {
    capitals += text.token(t).capitalised();
    if (text.hit(t, SenseKind::measure_cue) != nullptr || text.hit(t, SenseKind::month) != nullptr) return false;
    if (const Hit* noun = text.hit(t, SenseKind::noun);
        noun != nullptr && text.pack.nouns.nouns[noun->index].noun_class == NounClass::people)
      return false;
  }
  // "Post 1509": a name and its number
  if (capitals == 1 && line.label_last == line.label_first + 2 && text.token(line.label_first + 1).is_number())
    return text.hit(line.label_first, SenseKind::noun) == nullptr;
  return capitals >= 2;
}

bool has_label(const OutlineLine& line) { return line.label_first < line.label_last; }

/// Takes the label for the place, if it names one.
bool take_label(const ClaimContext& c, Draft& d, const OutlineLine& line, std::string_view rule) {
  const LocatedName* name = place_between(c, line.label_first, line.label_last);
  const bool whole = name != nullptr && name->first == line.label_first && name->last == line.label_last;
  if (!whole && !label_is_name(c.text, line)) return false;
  // "Velmora (Utopia): ...": what stands in brackets only says where it lies.
  const bool bracketed = name != nullptr && name->first == line.label_first && name->last < line.label_last &&
                         c.text.token(name->last).is_mark('(');
  d.claim.place = whole || bracketed ? name->canonical : std::string(c.text.words(line.label_first, line.label_last));
  d.said_place = true;
  add_reason(d, "place", rule, c.text.scan.span(line.label_first, line.label_last));
  return true;
}

/// "Depth: 40 cm" under an item tells more of that item: such lines have a short label that names nothing.
bool is_detail(const ClaimContext& c, const OutlineLine& line) {
  constexpr std::uint32_t most = 3;  // words of the label
  return has_label(line) && !line.opened && line.label_last - line.label_first <= most &&
         place_between(c, line.label_first, line.label_last) == nullptr && !label_is_name(c.text, line);
}

/// The place of the item right above the lines that tell more of it: by its label, else the first that it names.
void place_by_item_above(const ClaimContext& c, Draft& d) {
  constexpr std::uint32_t most = 4;  // lines of details
  for (std::uint32_t above = d.sentence, steps = 0; above > 0 && steps < most; ++steps) {
    const OutlineLine& line = c.outline[--above];
    if (!line.item) return;
    if (is_detail(c, line)) continue;
    if (has_label(line)) {
      take_label(c, d, line, "item-above");
    } else if (const Sentence& s = c.text.sentences[above];
               const LocatedName* place = place_between(c, s.first, s.last)) {
      d.claim.place = place->canonical;
      d.said_place = true;
      add_reason(d, "place", "item-above", place->span);
    }
    return;
  }
}

void place_by_label(const ClaimContext& c, Draft& d, const OutlineLine& line) {
  if (!has_label(line) || d.quantity->first < line.label_last || line.label_last < c.dateline_end) return;
  if (is_detail(c, line))
    place_by_item_above(c, d);
  else
    take_label(c, d, line, "label-of-the-item");
}

void measure_by_heading(const ClaimContext& c, Draft& d, const Sentence& heading) {
  const Measures& measures = c.text.pack.measures;
  for (std::uint32_t t = heading.first; t < heading.last; ++t)
    for (const Hit& hit : c.text.scan.hits_at(t)) {
      if (hit.kind != SenseKind::measure_cue) continue;
      const MeasureCue& cue = measures.cues[hit.index];
      const bool unfit = cue.fits != 0 && d.fits != 0 && (cue.fits & d.fits) == 0;
      if (cue.weak || unfit || !measures.allows(cue, d.claim.unit)) continue;
      d.claim.measure = measures.names[cue.measure];
      d.said_measure = true;
      add_reason(d, "measure", "heading-of-the-list", c.text.scan.span(hit.first, hit.last));
      return;
    }
}

void time_by_heading(const ClaimContext& c, Draft& d, const Sentence& heading) {
  auto t = std::lower_bound(c.times.begin(), c.times.end(), heading.first,
                            [](const LocatedTime& time, std::uint32_t first) { return time.first < first; });
  for (; t != c.times.end() && t->first < heading.last; ++t) {
    std::string edtf = edtf_of(*t, c.text.document);
    if (edtf.empty()) continue;
    d.claim.time = std::move(edtf);
    d.said_time = true;
    add_reason(d, "time", "heading-of-the-list", t->span);
    return;
  }
}

}  // namespace

void read_outline(const ClaimContext& c, Draft& d) {
  const OutlineLine& line = c.outline[d.sentence];
  if (d.in_list) place_by_label(c, d, line);
  const bool counts = countable(d);
  std::uint32_t heading = line.heading;
  for (int level = 0; heading != 0 && level < heading_levels; ++level) {
    const Sentence& above = c.text.sentences[heading - 1];
    if (counts && !d.said_measure) measure_by_heading(c, d, above);
    if (!d.said_time) time_by_heading(c, d, above);
    if (d.in_list && !d.said_place)
      if (const LocatedName* place = place_between(c, above.first, above.last)) {
        d.claim.place = place->canonical;
        d.said_place = true;
        add_reason(d, "place", "heading-of-the-list", place->span);
      }
    heading = c.outline[heading - 1].heading;
  }
}

}  // namespace runut
