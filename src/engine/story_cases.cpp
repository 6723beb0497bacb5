// A reconciliation as entries; claims appear as the words that state them.
#include "engine/story_cases.h"

#include "runut/record_names.h"

namespace runut {
namespace {

class Words {
 public:
  explicit Words(const std::vector<Reading>& readings) : readings_(readings) {}
  [[nodiscard]] std::string of(ClaimId id) const {
    const Reading& r = readings_[id.document];
    return std::string(r.claims[id.claim].span.of(r.document.text));
  }

 private:
  const std::vector<Reading>& readings_;
};

std::string or_null(std::string text) { return text.empty() ? "null" : text; }

CaseEntry series_entry(const Series& s, const Words& words) {
  CaseEntry e{"series", words.of(s.figures.back().claims.front()), {}, {}};
  e.fields = {{"measure", s.measure},
              {"unit", or_null(s.unit)},
              {"actor", or_null(s.actor)},
              {"place", or_null(s.place)},
              {"status", std::string(name_of(s.status))},
              {"kind", std::string(name_of(s.kind))},
              {"docs", std::to_string(s.reports)},
              {"outlets", std::to_string(s.outlets)},
              {"origins", std::to_string(s.origins)},
              {"distinct", std::to_string(s.figures.size())}};
  return e;
}

CaseEntry sum_entry(const SumCheck& c, const Words& words) {
  CaseEntry e{"sum", {}, {}, {}};
  for (const ClaimId id : c.terms) e.words += (e.words.empty() ? "" : " + ") + words.of(id);
  if (c.total) e.words += " = " + words.of(*c.total);
  const auto number = [](const std::optional<Decimal>& v) { return v ? v->to_string() : std::string("null"); };
  e.fields = {{"rule", std::string(c.rule)},
              {"verdict", std::string(name_of(c.verdict))},
              {"low", number(c.low)},
              {"high", number(c.high)},
              {"one_origin", c.one_origin ? "true" : "false"}};
  return e;
}

}  // namespace

bool is_story_kind(std::string_view kind) {
  return kind == "story" || kind == "series" || kind == "relation" || kind == "sum" || kind == "dates";
}

std::vector<CaseEntry> story_entries(const std::vector<Reading>& readings, const Reconciliation& together) {
  const Words words(readings);
  std::vector<CaseEntry> out;
  for (const Story& s : together.stories)
    out.push_back({"story",
                   {},
                   {},
                   {{"docs", std::to_string(s.documents.size())},
                    {"outlets", std::to_string(s.outlets)},
                    {"about", s.names.empty() ? "null" : s.names.front()}}});
  for (const Series& s : together.series) out.push_back(series_entry(s, words));
  for (const Relation& r : together.relations)
    out.push_back({"relation",
                   words.of(r.from) + " ~ " + words.of(r.to),
                   {},
                   {{"kind", std::string(name_of(r.kind))},
                    {"rule", std::string(r.rule)},
                    {"dimension", r.dimension == Dimension::none ? "null" : std::string(name_of(r.dimension))}}});
  for (const SumCheck& c : together.sums) out.push_back(sum_entry(c, words));
  for (const DateConflict& d : together.dates) {
    std::string parties;
    for (const std::string& p : d.parties) parties += (parties.empty() ? "" : ", ") + p;
    out.push_back({"dates", d.event, {}, {{"actor", or_null(parties)}, {"distinct", std::to_string(d.camps.size())}}});
  }
  return out;
}

}  // namespace runut
