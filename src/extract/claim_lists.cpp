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
    if (text.hit(t, SenseKind::measure_cue) != nullptr) return false;
    if (const Hit* noun = text.hit(t, SenseKind::noun);
        noun != nullptr && text.pack.nouns.nouns[noun->index].noun_class == NounClass::people)
      return false;
  }
  return capitals >= 2;
}

void place_by_label(const ClaimContext& c, Draft& d, const OutlineLine& line) {
  if (line.label_first == line.label_last || d.quantity->first < line.label_last) return;
  const LocatedName* name = place_between(c, line.label_first, line.label_last);
  const bool whole = name != nullptr && name->first == line.label_first && name->last == line.label_last;
  if (!whole && !label_is_name(c.text, line)) return;
  d.claim.place = whole ? name->canonical : std::string(c.text.words(line.label_first, line.label_last));
  d.said_place = true;
  add_reason(d, "place", "label-of-the-item", c.text.scan.span(line.label_first, line.label_last));
}

void measure_by_heading(const ClaimContext& c, Draft& d, const Sentence& heading) {
  const Measures& measures = c.text.pack.measures;
  for (std::uint32_t t = heading.first; t < heading.last; ++t)
    for (const Hit& hit : c.text.scan.hits_at(t)) {
      if (hit.kind != SenseKind::measure_cue) continue;
      const MeasureCue& cue = measures.cues[hit.index];
      if (cue.weak || (cue.fits != 0 && d.fits != 0 && (cue.fits & d.fits) == 0)) continue;
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
