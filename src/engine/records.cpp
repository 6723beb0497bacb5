// Records are written straight into a string: with 10^5 claims a second a tree of JSON values would cost
// more than the reading. Offsets are code points, as the records ask; bytes stay inside.
#include "engine/records.h"

#include "base/utf8.h"
#include "engine/json.h"

namespace runut {

void append_claim_records(const Reading& reading, std::string& out) {
  const std::string& text = reading.document.text;
  CodePointCounter offsets(text);
  for (const Claim& c : reading.claims) {
    Json j(out);
    j.open('{');
    j.field("doc", reading.document.id);
    j.field("text", c.span.of(text));
    j.key("start"), j.number(offsets.at(c.span.begin));
    j.key("low"), j.decimal(c.quantity.low);
    j.key("high"), j.decimal(c.quantity.high);
    j.field("bound", name_of(c.quantity.bound));
    j.field_or_null("unit", c.unit);
    j.field("measure", c.measure);
    j.field("status", name_of(c.status));
    j.field("kind", name_of(c.kind));
    j.field_or_null("actor", c.actor);
    j.field_or_null("place", c.place);
    j.field_or_null("time", c.time);
    j.texts("origin", c.origin);
    j.texts("via", c.via);
    j.close('}');
    out += '\n';
  }
}

void append_annotation_record(const Reading& reading, std::string& out) {
  const std::string& text = reading.document.text;
  CodePointCounter offsets(text);
  Json j(out);
  const auto ends = [&](Span s) {
    const std::uint32_t begin = offsets.at(s.begin);
    j.key("start"), j.number(begin);
    j.key("end"), j.number(offsets.at(s.end));
  };
  const auto located = [&](Span s) {
    ends(s);
    j.field("text", s.of(text));
  };
  const auto pieces = [&](std::string_view key, const std::vector<Span>& spans) {
    j.key(key);
    j.open('[');
    for (const Span s : spans) {
      j.open('[');
      const std::uint32_t begin = offsets.at(s.begin);
      j.number(begin);
      j.number(offsets.at(s.end));
      j.close(']');
    }
    j.close(']');
  };
  j.open('{');
  j.field("id", reading.document.id);
  j.field("lang", reading.document.language);
  j.key("quantities"), j.open('[');
  for (const Quantity& q : reading.quantities) {
    j.open('{');
    located(q.span);
    const std::uint32_t begin = offsets.at(q.number.begin);
    j.key("number_start"), j.number(begin);
    j.key("number_end"), j.number(offsets.at(q.number.end));
    j.key("low"), j.decimal(q.low);
    j.key("high"), j.decimal(q.high);
    j.field("bound", name_of(q.bound));
    j.field_or_null("unit", q.unit);
    j.field_or_null("noun", q.noun);
    j.field_or_null("change", q.change == Change::none ? std::string_view() : name_of(q.change));
    if (q.other_reading) j.key("other_reading"), j.decimal(q.other_reading);
    j.close('}');
  }
  j.close(']');
  j.key("times"), j.open('[');
  for (const TimeExpression& t : reading.times) {
    j.open('{');
    located(t.span);
    j.field("type", name_of(t.type));
    j.field_or_null("value", t.value);
    j.field_or_null("edtf", t.edtf);
    j.field("basis", name_of(t.basis));
    j.field_or_null("conflict", t.conflict == TimeConflict::none ? std::string_view() : name_of(t.conflict));
    j.field_or_null("reading", t.reading);
    j.close('}');
  }
  j.close(']');
  j.key("names"), j.open('[');
  for (const Name& n : reading.names) {
    j.open('{');
    located(n.span);
    j.field("type", name_of(n.type));
    j.field_or_null("canonical", n.canonical);
    j.close('}');
  }
  j.close(']');
  j.key("attributions"), j.open('[');
  for (const Attribution& a : reading.attributions) {
    j.open('{');
    pieces("source", a.source);
    pieces("cue", a.cue);
    pieces("content", a.content);
    j.key("direct"), j.flag(a.direct);
    j.texts("chain", a.chain);
    j.field("modality", name_of(a.modality));
    j.close('}');
  }
  j.close(']');
  j.key("furniture"), j.open('[');
  for (const Furniture& f : reading.document.furniture) {
    j.open('{');
    ends(f.span);
    j.field("why", name_of(f.why));
    j.close('}');
  }
  j.close(']');
  j.key("gaps"), j.open('[');
  for (const Gap& g : reading.gaps) {
    j.open('{');
    ends(g.span);
    j.field("why", name_of(g.why));
    j.close('}');
  }
  j.close(']');
  j.close('}');
  out += '\n';
}

}  // namespace runut
