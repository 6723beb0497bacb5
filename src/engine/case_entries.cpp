// Parses the records that users get, so that a fault in writing them fails a case too.
#include "engine/case_entries.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "engine/cases.h"
#include "engine/records.h"

namespace runut {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 8> kinds{"quantity", "time", "name",      "attribution",
                                                "claim",    "gap",  "furniture", "document"};

/// Byte offsets by code point: records count code points, spans count bytes.
class Bytes {
 public:
  explicit Bytes(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).bytes)
      begins_.push_back(static_cast<std::uint32_t>(at));
    begins_.push_back(static_cast<std::uint32_t>(text.size()));
  }
  [[nodiscard]] Span span(const json& begin, const json& end) const { return {at(begin), at(end)}; }
  [[nodiscard]] std::string words(Span s) const { return std::string(s.of(text_)); }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  [[nodiscard]] std::uint32_t at(const json& n) const {
    return begins_[std::min<std::size_t>(n.get<std::size_t>(), begins_.size() - 1)];
  }
  std::string_view text_;
  std::vector<std::uint32_t> begins_;
};

std::string value_text(const json& v, const char* joint) {
  if (v.is_string()) return v.get<std::string>();
  if (!v.is_array()) return v.dump();
  std::string out;
  for (const json& item : v) {
    if (!out.empty()) out += joint;
    out += value_text(item, joint);
  }
  return out;
}

/// Pieces of text [[start, end], ...] as words.
std::string pieces_text(const json& pieces, const Bytes& bytes) {
  std::string out;
  for (const json& p : pieces) {
    if (!out.empty()) out += " … ";
    out += bytes.words(bytes.span(p[0], p[1]));
  }
  return out;
}

CaseEntry entry_of(std::string_view kind, const json& record, const Bytes& bytes) {
  CaseEntry e{std::string(kind), {}, {}, {}};
  for (const auto& [key, value] : record.items()) {
    if (key == "source" || key == "cue" || key == "content")
      e.fields.emplace_back(key, pieces_text(value, bytes));
    else
      e.fields.emplace_back(key, value_text(value, key == "chain" ? " > " : ", "));
  }
  if (kind == "attribution") {
    const json& content = record["content"];
    e.words = pieces_text(content, bytes);
    if (!content.empty()) e.span = bytes.span(content.front()[0], content.back()[1]);
  } else if (record.contains("end")) {
    e.span = bytes.span(record["start"], record["end"]);
    e.words = bytes.words(e.span);
  } else {
    e.words = record["text"].get<std::string>();
    e.span = bytes.span(record["start"], record["start"]);
    e.span.end += static_cast<std::uint32_t>(e.words.size());
  }
  return e;
}

CaseEntry document_entry(const Document& d) {
  CaseEntry e{"document", {}, {0, static_cast<std::uint32_t>(d.text.size())}, {}};
  const bool dated = d.dated();
  e.fields = {{"title", d.title},
              {"outlet", d.outlet},
              {"byline", d.byline},
              {"dateline", d.dateline},
              {"original_source", d.original_source},
              {"url", d.url},
              {"lang", d.language},
              {"published", dated ? d.published.date.iso() : ""},
              {"published_time", d.published.time},
              {"zone", d.published.zone},
              {"basis", std::string(name_of(d.published_basis))},
              {"after", d.published_after ? d.published_after->iso() : ""},
              {"before", d.published_before ? d.published_before->iso() : ""},
              {"text", d.text}};
  for (auto& [field, value] : e.fields)
    if (value.empty()) value = "null";
  return e;
}

json parsed(std::string_view record) { return json::parse(record, nullptr, false); }

/// The records of one reading, parsed. Discarded values where a record is no JSON.
struct Records {
  json annotation;
  std::vector<json> claims;
};

Records records_of(const Reading& reading) {
  std::string lines;
  append_annotation_record(reading, lines);
  Records out{parsed(lines), {}};
  lines.clear();
  append_claim_records(reading, lines);
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    out.claims.push_back(parsed(std::string_view(lines).substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

void check_records(const Reading& reading, std::vector<std::string>& out) {
  if (!is_utf8(reading.document.text)) return;  // such a text is rejected before records are written
  const Records records = records_of(reading);
  const Bytes bytes(reading.document.text);
  const auto check = [&](const json& r, std::string_view what) {
    if (r.is_discarded()) return out.push_back(std::string(what) + " record is no JSON");
    if (!r.contains("text") || !r.contains("start")) return;  // the text of a page is no stretch of itself
    const auto words = r["text"].get<std::string>();
    Span s = bytes.span(r["start"], r.contains("end") ? r["end"] : r["start"]);
    if (!r.contains("end")) s.end = s.begin + static_cast<std::uint32_t>(words.size());
    if (s.end > bytes.text().size() || bytes.words(s) != words)
      out.push_back(std::string(what) + " record's offsets do not find its words: " + words);
  };
  check(records.annotation, "annotation");
  if (records.annotation.is_discarded()) return;
  for (const char* list : {"quantities", "times", "names"})
    for (const json& r : records.annotation[list]) check(r, list);
  for (const json& r : records.claims) check(r, "claim");
}

}  // namespace

bool is_case_kind(std::string_view kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

std::vector<CaseEntry> case_entries(const Reading& reading) {
  const Records records = records_of(reading);
  const Bytes bytes(reading.document.text);
  std::vector<CaseEntry> out{document_entry(reading.document)};
  if (!records.annotation.is_discarded())
    for (const auto& [list, kind] :
         {std::pair{"quantities", "quantity"}, std::pair{"times", "time"}, std::pair{"names", "name"},
          std::pair{"attributions", "attribution"}, std::pair{"gaps", "gap"}, std::pair{"furniture", "furniture"}})
      for (const json& r : records.annotation[list]) out.push_back(entry_of(kind, r, bytes));
  for (const json& r : records.claims)
    if (!r.is_discarded()) out.push_back(entry_of("claim", r, bytes));
  return out;
}

bool case_field_holds(const CaseEntry& entry, std::string_view field, std::string_view value) {
  for (const auto& [name, got] : entry.fields) {
    if (name != field) continue;
    if (got == value || case_words(got) == case_words(value)) return true;
    const auto a = Decimal::parse(got), b = Decimal::parse(value);
    return a && b && *a == *b;
  }
  return value == "null";
}

std::string case_words(std::string_view words) {
  std::string out(words);
  for (std::size_t at = out.find("..."); at != std::string::npos; at = out.find("...", at)) out.replace(at, 3, "…");
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string described(const CaseEntry& entry) {
  std::string out = entry.kind + ": " + case_words(entry.words);
  for (const auto& [name, value] : entry.fields) {
    const bool place = name == "start" || name == "end" || name == "number_start" || name == "number_end";
    if (!place && name != "text" && name != "doc" && name != "content") out += " | " + name + "=" + value;
  }
  return out;
}

std::vector<std::string> broken_spans(const Reading& reading) {
  const std::string& text = reading.document.text;
  const bool whole = is_utf8(text);
  std::vector<std::string> out;
  const auto between = [&](std::uint32_t at) {
    return !whole || at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  const auto check = [&](Span s, const char* what) {
    if (s.begin > s.end || s.end > text.size())
      out.push_back(std::string(what) + " lies outside the text");
    else if (!between(s.begin) || !between(s.end))
      out.push_back(std::string(what) + " cuts a character: " + std::string(s.of(text)));
  };
  for (const Quantity& q : reading.quantities) check(q.span, "quantity"), check(q.number, "number");
  for (const TimeExpression& t : reading.times) check(t.span, "time");
  for (const Name& n : reading.names) check(n.span, "name");
  for (const Attribution& a : reading.attributions) {
    check(a.source, "source"), check(a.cue, "cue");
    for (const Span s : a.content) check(s, "content");
  }
  for (const Claim& c : reading.claims) {
    check(c.span, "claim"), check(c.quantity.span, "claim's quantity"), check(c.sentence, "claim's sentence");
    for (const Reason& r : c.reasons) check(r.words, "reason's words");
  }
  for (const Gap& g : reading.gaps) check(g.span, "gap");
  for (const Furniture& f : reading.document.furniture) check(f.span, "furniture");
  check(reading.document.title_span, "title");
  check(reading.document.published.span, "date of publication");
  if (out.empty()) check_records(reading, out);
  return out;
}

}  // namespace runut
