// Every record is written field by field, in the order in which people read it.
#include "engine/records.h"

#include <algorithm>
#include <map>
#include <span>

#include "base/moment_of_text.h"
#include "base/utf8.h"
#include "engine/json.h"

namespace runut {

namespace {

/// The fields of the claim record behind its `start`.
void append_claim_fields(Json& j, const Claim& c) {
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
}

/// A stretch of text in both offsets.
void append_stretch(Json& j, Span span, CodePointCounter& offsets) {
  j.key("start"), j.number(offsets.at(span.begin));
  j.key("end"), j.number(offsets.at(span.end));
  j.key("bytes"), j.open('['), j.number(span.begin), j.number(span.end), j.close(']');
}

void append_place_on_page(const Document& d, Span span, Json& j);

std::string moment_of(const StatedDate& d) {
  if (d.time.empty()) return d.date.iso();
  return d.date.iso() + "T" + d.time + ":00" + d.zone;
}

void append_full_claim(const Document& d, const Claim& c, std::size_t number, CodePointCounter& offsets, Json& j) {
  j.open('{');
  j.field("doc", d.id);
  j.key("claim"), j.number(number);
  j.field("text", c.span.of(d.text));
  append_stretch(j, c.span, offsets);
  if (d.page) append_place_on_page(d, c.span, j);
  if (const LiveUpdate* entry = update_at(d, c.span.begin)) j.field("published", moment_of(entry->at));
  append_claim_fields(j, c);
  j.field_or_null("noun", c.quantity.noun);
  j.field_or_null("change", c.quantity.change == Change::none ? std::string_view() : name_of(c.quantity.change));
  if (c.quantity.other_reading) j.key("other_reading"), j.decimal(c.quantity.other_reading);
  const Span around = words_around(c, d.text);
  j.key("sentence"), j.open('{');
  j.field("text", around.of(d.text));
  append_stretch(j, around, offsets);
  j.close('}');
  j.key("reasons"), j.open('[');
  for (const Reason& r : c.reasons) {
    j.open('{');
    j.field("field", r.field);
    j.field("rule", r.rule);
    if (!r.words.empty()) {
      j.field("text", r.words.of(d.text));
      append_stretch(j, r.words, offsets);
    }
    j.close('}');
  }
  j.close(']');
  j.close('}');
}

void append_published(Json& j, const Document& d) {
  const auto day = [&](std::string_view key, const std::optional<Date>& date) {
    j.field_or_null(key, date ? date->iso() : std::string());
  };
  const bool known = d.dated();
  j.key("published"), j.open('{');
  day("date", known ? std::optional(d.published.date) : std::nullopt);
  j.field_or_null("time", d.published.time);
  j.field_or_null("zone", d.published.zone);
  j.field("basis", name_of(d.published_basis));
  day("after", d.published_after);
  day("before", d.published_before);
  j.close('}');
}

/// What the cleaning recovered of a page.
void append_page(const Document& d, CodePointCounter& offsets, Json& j) {
  const PageFacts& page = *d.page;
  const auto ends = [&](Span s) {
    j.key("start"), j.number(offsets.at(s.begin));
    j.key("end"), j.number(offsets.at(s.end));
  };
  j.field("text", d.text);
  j.field_or_null("title", d.title);
  j.field_or_null("outlet", d.outlet);
  j.texts("byline", page.authors);
  j.field_or_null("published", d.dated() ? moment_of(d.published) : std::string());
  j.field("published_basis", name_of(d.published_basis));
  j.field_or_null("modified", page.modified.date.valid() ? moment_of(page.modified) : std::string());
  if (!d.fetched.empty()) j.field("fetched", d.fetched);
  j.field_or_null("section", page.section);
  j.field_or_null("url", d.url);
  j.key("blocks"), j.open('[');
  for (const TextBlock& b : page.blocks) {
    j.open('{');
    ends(b.span);
    j.field("kind", name_of(b.kind));
    if (b.kind == BlockKind::heading) j.key("level"), j.number(b.level);
    j.close('}');
  }
  j.close(']');
  j.key("updates"), j.open('[');
  for (const LiveUpdate& u : page.updates) {
    j.open('{');
    ends(u.span);
    j.field("at", moment_of(u.at));
    j.close('}');
  }
  j.close(']');
  j.key("left_out"), j.open('[');
  for (const LeftOut& l : page.left_out) {
    j.open('{');
    j.key("bytes"), j.open('['), j.number(l.raw.begin), j.number(l.raw.end), j.close(']');
    j.field("why", name_of(l.why));
    j.close('}');
  }
  j.close(']');
  j.key("evidence"), j.open('[');
  for (const Evidence& e : page.evidence) {
    j.open('{');
    j.field("field", e.field);
    j.field("from", e.from);
    j.field("value", e.value);
    j.key("used"), j.flag(e.used);
    j.close('}');
  }
  j.close(']');
}

/// Where the claim's words stand on the page: bytes of the input, and a quote that finds them (W3C TextQuoteSelector).
void append_place_on_page(const Document& d, Span span, Json& j) {
  const TextQuote quote = quote_of(d, span);
  j.key("raw"), j.open('['), j.number(d.raw_offset(span.begin)), j.number(d.raw_offset(span.end)), j.close(']');
  j.key("selector"), j.open('{');
  j.field("type", "TextQuoteSelector");
  j.field("exact", quote.exact);
  j.field("prefix", quote.prefix);
  j.field("suffix", quote.suffix);
  j.close('}');
}

void append_conflicts(Json& j, const Reading& r, CodePointCounter& offsets) {
  j.key("conflicts"), j.open('[');
  for (const TimeExpression& t : r.times) {
    if (t.conflict == TimeConflict::none) continue;
    j.open('{');
    j.field("text", t.span.of(r.document.text));
    append_stretch(j, t.span, offsets);
    j.field("conflict", name_of(t.conflict));
    j.field_or_null("edtf", t.edtf);
    j.field_or_null("reading", t.reading);
    j.close('}');
  }
  j.close(']');
}

void append_gap_counts(Json& j, const std::vector<Gap>& gaps) {
  std::map<std::string_view, std::size_t> counts;
  for (const Gap& g : gaps) ++counts[name_of(g.why)];
  j.key("gaps"), j.open('{');
  for (const auto& [why, n] : counts) j.key(why), j.number(n);
  j.close('}');
}

}  // namespace

Span words_around(const Claim& claim, std::string_view text) {
  constexpr std::uint32_t most = 1000;  // bytes to either side; ten times a long sentence's half
  const auto inner = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  Span out{std::min(claim.sentence.begin, claim.span.begin), std::max(claim.sentence.end, claim.span.end)};
  if (claim.span.begin - out.begin > most)
    for (out.begin = claim.span.begin - most; inner(out.begin);) ++out.begin;
  if (out.end - claim.span.end > most)
    for (out.end = claim.span.end + most; inner(out.end);) --out.end;
  return out;
}

void append_claim_records(const Reading& reading, std::string& out) {
  const std::string& text = reading.document.text;
  CodePointCounter offsets(text);
  for (const Claim& c : reading.claims) {
    Json j(out);
    j.open('{');
    j.field("doc", reading.document.id);
    j.field("text", c.span.of(text));
    j.key("start"), j.number(offsets.at(c.span.begin));
    append_claim_fields(j, c);
    j.close('}');
    out += '\n';
  }
}

void append_full_claim(const Reading& reading, std::size_t number, CodePointCounter& offsets, std::string& out) {
  Json j(out);
  append_full_claim(reading.document, reading.claims[number - 1], number, offsets, j);
  out += '\n';
}

void append_full_claims(const Reading& reading, std::string& out) {
  CodePointCounter offsets(reading.document.text);
  for (std::size_t number = 1; number <= reading.claims.size(); ++number)
    append_full_claim(reading, number, offsets, out);
}

void append_gaps(const Reading& reading, std::string& out) {
  CodePointCounter offsets(reading.document.text);
  for (const Gap& g : reading.gaps) {
    Json j(out);
    j.open('{');
    j.field("doc", reading.document.id);
    j.field("text", g.span.of(reading.document.text));
    append_stretch(j, g.span, offsets);
    j.field("why", name_of(g.why));
    j.close('}');
    out += '\n';
  }
}

void append_article(const Reading& reading, std::size_t number, std::string& out) {
  const Document& d = reading.document;
  CodePointCounter offsets(d.text);
  Json j(out);
  j.open('{');
  j.key("number"), j.number(number);
  j.field("id", d.id);
  j.field("uri", d.uri);
  j.field_or_null("url", d.url);
  j.field("hash", d.hash);
  j.field_or_null("language", d.language);
  j.field("encoding", d.encoding);
  j.field_or_null("title", d.title);
  j.field_or_null("outlet", d.outlet);
  j.field_or_null("byline", d.byline);
  j.field_or_null("dateline", d.dateline);
  j.field_or_null("original_source", d.original_source);
  append_published(j, d);
  append_conflicts(j, reading, offsets);
  j.key("claims"), j.open('[');
  std::size_t claim = 0;
  for (const Claim& c : reading.claims) append_full_claim(d, c, ++claim, offsets, j);
  j.close(']');
  append_gap_counts(j, reading.gaps);
  j.texts("notes", reading.notes);
  j.close('}');
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
  const auto pieces = [&](std::string_view key, std::span<const Span> spans) {
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
  j.field_or_null("lang", reading.document.language);
  if (reading.document.page) append_page(reading.document, offsets, j);
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
    pieces("source", std::span(&a.source, a.source.empty() ? 0U : 1U));
    pieces("cue", std::span(&a.cue, a.cue.empty() ? 0U : 1U));
    pieces("content", a.content);
    j.key("direct"), j.flag(a.direct);
    j.texts("chain", a.chain);
    j.field("modality", name_of(a.modality));
    j.close('}');
  }
  j.close(']');
  const auto set_aside = [&](const char* key, const auto& list) {
    j.key(key), j.open('[');
    for (const auto& item : list) {
      j.open('{');
      ends(item.span);
      j.field("why", name_of(item.why));
      j.close('}');
    }
    j.close(']');
  };
  set_aside("furniture", reading.document.furniture);
  set_aside("gaps", reading.gaps);
  j.close('}');
  out += '\n';
}

void append_rejection(const Rejection& rejection, std::string& out) {
  Json j(out);
  j.open('{');
  j.field("uri", rejection.uri);
  j.field("code", name_of(rejection.code));
  j.field("reason", rejection.reason);
  if (rejection.passed_over) j.key("passed_over"), j.flag(true);
  for (const auto& [key, value] :
       {std::pair{"title", &rejection.title}, {"url", &rejection.url}, {"published", &rejection.published}})
    if (!value->empty()) j.field(key, *value);
  j.close('}');
}

}  // namespace runut
