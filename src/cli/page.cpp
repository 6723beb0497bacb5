// Page: overview, what does not hold together side by side, then story by story the series with chart, estimate and
// words, and last the articles. Works from a file, offline, and on paper; the browser is told to load nothing.
#include "cli/page.h"

#include <algorithm>
#include <map>

#include "cli/chart.h"
#include "cli/relations.h"
#include "cli/series.h"
#include "cli/story_heading.h"
#include "cli/sums.h"

namespace runut {
namespace {

constexpr std::string_view style = R"(
:root{color-scheme:light dark;--ink:#1b1b1b;--faint:#666;--line:#ddd;--paper:#fff;--card:#f7f7f5;--warn:#9a3412;--mark:#fff1a8}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e3;--faint:#a3a09b;--line:#3a3a3a;--paper:#161616;--card:#1f1f1f;--warn:#fdba74;--mark:#5c4a00}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:1.5rem 1rem 4rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.25rem;margin:2.5rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1.05rem;margin:1.75rem 0 .25rem}
.faint,td.faint,figcaption{color:var(--faint);font-size:.875rem}
.estimate{font-size:1.05rem;margin:.25rem 0}.estimate b{font-size:1.25rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:.75rem;margin:.5rem 0 1.25rem}
@media(max-width:40rem){.pair{grid-template-columns:1fr}}
.card{background:var(--card);border:1px solid var(--line);border-radius:.4rem;padding:.6rem .8rem}
.card b{font-size:1.1rem}
blockquote{margin:.3rem 0 0;padding-left:.7rem;border-left:3px solid var(--line);overflow-wrap:anywhere}
mark{background:var(--mark);color:inherit;border-radius:2px}
.why{margin:1rem 0 0;font-weight:600}.why.warn{color:var(--warn)}
table{border-collapse:collapse;width:100%;font-size:.9rem}
td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
th{font-weight:600;color:var(--faint);border-top:0}
td:nth-child(3){min-width:8rem}td.number{white-space:nowrap;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
svg{width:100%;height:auto;margin:.5rem 0 0}svg text{font:11px system-ui,sans-serif;fill:var(--faint)}
.grid{stroke:var(--line)}.band{fill:var(--faint);fill-opacity:.14}.best{stroke:var(--ink);stroke-dasharray:5 4}.retired{opacity:.35}
.legend{margin:0 0 .5rem;font-size:.85rem}.legend span{margin-right:1rem;white-space:nowrap}
.legend i{display:inline-block;width:.7rem;height:.7rem;border-radius:50%;margin-right:.3rem}
details{margin:.3rem 0}summary{cursor:pointer;color:var(--faint)}
a{color:inherit}
)";

/// A claim's words with the figure marked.
void append_quote(const ReadPile& pile, ClaimId id, Html& html) {
  const ClaimLine& line = pile.line(id);
  const std::string_view words = line.words;
  html.open("blockquote", {{"dir", "auto"}});
  html.text(words.substr(0, line.focus.begin));
  html.element("mark", line.focus.of(words));
  html.text(words.substr(line.focus.end));
  html.close("blockquote");
}

/// "2.5 Outlet, 2026-01-22", as a link to the article.
void append_source(const ReadPile& pile, ClaimId id, Html& html) {
  const ArticleLine& article = pile.article(id);
  html.open("span", {{"class", "faint"}});
  html.element("a", ReadPile::number(id), {{"href", "#article-" + std::to_string(id.document + 1)}});
  html.text(" " + article.outlet + ", " + article.published);
  html.close("span");
}

void append_card(const ReadPile& pile, ClaimId id, Html& html) {
  const ClaimLine& line = pile.line(id);
  html.open("div", {{"class", "card"}});
  html.element("b", line.figure);
  html.text(" " + line.counted + (line.time.empty() ? "" : ", as of " + line.time) +
            (line.said_by == "—" ? "" : ", said by " + line.said_by) + " ");
  html.markup("<br>");
  append_source(pile, id, html);
  append_quote(pile, id, html);
  html.close("div");
}

/// "killed · person · in Port Abel: same-time-cannot-both-hold".
std::string subject_of(const ReadPile& pile, const Relation& r) {
  const ClaimLine& line = pile.line(r.to);
  std::string out = line.measure + " · " + line.counted;
  if (!line.actor.empty()) out += " · " + line.actor;
  if (!line.place.empty()) out += " · in " + line.place;
  return out + ": " + std::string(name_of(r.kind)) + ", " + std::string(r.rule);
}

void append_relation_cards(const ReadPile& pile, const Relation& r, Html& html) {
  html.element("p", subject_of(pile, r), {{"class", r.kind == RelationKind::conflicts ? "why warn" : "why"}});
  html.open("div", {{"class", "pair"}});
  append_card(pile, r.from, html);
  append_card(pile, r.to, html);
  html.close("div");
}

void append_sum_cards(const ReadPile& pile, const SumCheck& c, Html& html) {
  constexpr std::size_t most_cards = 12;
  html.element("p", headline_of(pile, c), {{"class", c.verdict == Verdict::inconsistent ? "why warn" : "why"}});
  html.open("div", {{"class", "pair"}});
  for (std::size_t i = 0; i < c.terms.size() && i < most_cards; ++i) append_card(pile, c.terms[i], html);
  if (c.total) append_card(pile, *c.total, html);
  html.close("div");
}

void append_conflicts(const ReadPile& pile, Html& html) {
  const std::size_t all = conflicts_in(pile.together);
  if (all == 0) return;
  html.element("h2", "What does not hold together", {{"id", "conflicts"}});
  constexpr std::size_t most_open = 12;  // the rest is folded away, not left out
  std::size_t so_far = 0;
  const auto fold = [&] {
    if (++so_far != most_open + 1) return;
    html.open("details");
    html.element("summary", std::to_string(all - most_open) + " more");
  };
  for (const Relation& r : pile.together.relations)
    if (r.kind == RelationKind::conflicts) fold(), append_relation_cards(pile, r, html);
  for (const SumCheck& c : pile.together.sums)
    if (c.verdict == Verdict::inconsistent) fold(), append_sum_cards(pile, c, html);
  if (so_far > most_open) html.close("details");
}

void append_series_estimate(const ReadPile& pile, const SeriesView& v, Html& html) {
  html.open("p", {{"class", "estimate"}});
  html.element("b", figures_of(v.view));
  html.text(" " + support_of(v));
  html.markup("<br>");
  html.element(
      "span", std::string(name_of(pile.profile)) + ", " + std::string(v.view.rule) + ": " + std::string(v.view.meaning),
      {{"class", "faint"}});
  for (const std::string& rival : rivals_of(pile, v)) {
    html.markup("<br>");
    html.element("span", "against it: " + rival, {{"class", "faint"}});
  }
  html.close("p");
}

void append_figures(const ReadPile& pile, const Series& s, Html& html) {
  html.markup("<div class=\"scroll\"><table><tr><th>as of<th>figure<th>said by<th>words</tr>");
  for (const Figure& f : s.figures) {
    html.open("tr");
    html.element("td", shown_time(f.as_of), {{"class", "number"}});
    html.element("td", figure_of(f) + (f.retired ? " (taken back)" : ""), {{"class", "number"}});
    html.element("td", origins_of(f, pile.together));
    html.open("td");
    append_source(pile, f.claims.front(), html);
    append_quote(pile, f.claims.front(), html);
    if (f.claims.size() > 1) {
      html.open("details");
      html.element("summary", counted(f.claims.size() - 1, "more report of it", "more reports of it"));
      for (std::size_t i = 1; i < f.claims.size(); ++i) {
        append_source(pile, f.claims[i], html);
        append_quote(pile, f.claims[i], html);
      }
      html.close("details");
    }
    html.close("td");
    html.close("tr");
  }
  html.markup("</table></div>");
}

void append_series(const ReadPile& pile, std::size_t number, Html& html) {
  const Series& s = pile.together.series[number];
  html.element("h3", title_of(s), {{"id", "series-" + std::to_string(number + 1)}});
  html.element(
      "p", support_of(s) + "; first in " + pile.article(s.earliest).outlet + ", " + pile.article(s.earliest).published,
      {{"class", "faint"}});
  const auto view = view_of(pile, s);
  if (view && (s.figures.size() > 1 || pile.profile != Profile::runut)) append_series_estimate(pile, *view, html);
  append_chart(pile, s, view ? &*view : nullptr, html);
  append_figures(pile, s, html);
}

/// Relations and sums of one subject, folded away: what only repeats or updates is no news.
class Notes {
 public:
  explicit Notes(const ReadPile& pile) {
    std::map<ClaimId, std::uint32_t> subject;
    for (const Series& s : pile.together.series)
      for (const Figure& f : s.figures)
        for (const ClaimId id : f.claims) subject[id] = s.subject;
    for (const Relation& r : pile.together.relations)
      if (r.kind != RelationKind::conflicts) relations_[subject[r.from]].push_back(&r);
    for (const SumCheck& c : pile.together.sums)
      if (c.verdict != Verdict::inconsistent) sums_[subject[c.terms.front()]].push_back(&c);
  }
  void append(const ReadPile& pile, std::uint32_t subject, Html& html) {
    const auto& relations = relations_[subject];
    const auto& sums = sums_[subject];
    if (relations.empty() && sums.empty()) return;
    html.open("details");
    html.element("summary", counted(relations.size() + sums.size(), "relation", "relations") + " and sums");
    for (const Relation* r : relations) append_relation_cards(pile, *r, html);
    for (const SumCheck* c : sums) append_sum_cards(pile, *c, html);
    html.close("details");
  }

 private:
  std::map<std::uint32_t, std::vector<const Relation*>> relations_;
  std::map<std::uint32_t, std::vector<const SumCheck*>> sums_;
};

/// Series of one figure, as one table behind the others.
void append_lone_figures(const ReadPile& pile, const std::vector<std::size_t>& lone, Html& html) {
  if (lone.empty()) return;
  html.open("details");
  html.element("summary", counted(lone.size(), "series of one figure", "series of one figure each"));
  html.markup("<div class=\"scroll\"><table><tr><th>what<th>figure<th>said by<th>words</tr>");
  for (const std::size_t number : lone) {
    const Series& s = pile.together.series[number];
    const Figure& f = s.figures.front();
    html.open("tr");
    html.element("td", title_of(s));
    html.element("td", figure_of(f), {{"class", "number"}});
    html.element("td", origins_of(f, pile.together));
    html.open("td");
    append_source(pile, f.claims.front(), html);
    append_quote(pile, f.claims.front(), html);
    html.close("td");
    html.close("tr");
  }
  html.markup("</table></div>");
  html.close("details");
}

/// Each story with its fuller series, then what only one figure tells.
void append_stories(const ReadPile& pile, Html& html) {
  const auto& series = pile.together.series;
  std::vector<std::vector<std::size_t>> stories(pile.together.stories.size());
  for (std::size_t i = 0; i < series.size(); ++i) stories[series[i].story].push_back(i);
  Notes notes(pile);
  for (const auto& story : stories) {
    if (story.empty()) continue;
    const std::uint32_t place = series[story.front()].story;
    const Story& s = pile.together.stories[place];
    html.element("h2", heading_of(pile, s), {{"id", "story-" + std::to_string(place + 1)}});
    html.element("p", extent_of(s) + "; first: " + pile.articles[s.documents.front()].title, {{"class", "faint"}});
    std::vector<std::size_t> lone;
    for (std::size_t i = 0; i < story.size(); ++i) {
      const std::size_t number = story[i];
      if (series[number].figures.size() > 1)
        append_series(pile, number, html);
      else if (!series[number].figures.empty())
        lone.push_back(number);
      if (i + 1 == story.size() || series[story[i + 1]].subject != series[number].subject)
        notes.append(pile, series[number].subject, html);
    }
    append_lone_figures(pile, lone, html);
  }
}

void append_articles(const ReadPile& pile, Html& html) {
  html.element("h2", "Articles", {{"id", "articles"}});
  html.markup("<div class=\"scroll\"><table><tr><th>#<th>published<th>outlet<th>claims<th>title</tr>");
  for (std::size_t i = 0; i < pile.articles.size(); ++i) {
    const ArticleLine& a = pile.articles[i];
    html.open("tr", {{"id", "article-" + std::to_string(i + 1)}});
    html.element("td", std::to_string(i + 1), {{"class", "number"}});
    html.element("td", a.published, {{"class", "number"}});
    html.element("td", a.outlet);
    html.element("td", std::to_string(a.claims.size()), {{"class", "number"}});
    html.open("td", {{"dir", "auto"}});
    html.text(a.title);
    for (const std::string& doubt : a.doubts) {
      html.markup("<br>");
      html.element("span", "! " + doubt, {{"class", "why warn faint"}});
    }
    html.close("td");
    html.close("tr");
  }
  html.markup("</table></div>");
}

}  // namespace

void append_page(const ReadPile& pile, std::string& out) {
  Html html(out);
  html.markup(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<meta name=\"referrer\" content=\"no-referrer\"><title>runut report</title><style>");
  html.markup(style);
  html.markup("</style></head><body>\n");
  html.element("h1", "What the reports say together");
  html.element("p", overview_of(pile), {{"class", "faint"}});
  append_conflicts(pile, html);
  append_stories(pile, html);
  append_articles(pile, html);
  html.markup("\n</body></html>\n");
}

}  // namespace runut
