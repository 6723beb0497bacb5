// copies: which articles were taken from one another, and which passages they share.
#include "runut/copies.h"

#include <fmt/format.h>

#include <vector>

#include "cli/bare_documents.h"
#include "cli/verbs.h"
#include "engine/json.h"

namespace runut {
namespace {

void append_span(Json& json, std::string_view key, Span span) {
  json.key(key);
  json.open('[');
  json.number(span.begin);
  json.number(span.end);
  json.close(']');
}

void append_link(const CopyLink& link, const std::vector<std::string>& ids, std::string& out) {
  Json json(out);
  json.open('{');
  json.field("a", ids[link.a]);
  json.field("b", ids[link.b]);
  json.field("kind", name_of(link.kind));
  json.key("score");
  json.raw(fmt::format("{:.3f}", link.score));
  if (link.figures > 0) json.key("figures"), json.number(link.figures);
  json.key("passages");
  json.open('[');
  for (const Passage& p : link.passages) {
    json.open('{');
    append_span(json, "a", p.a);
    append_span(json, "b", p.b);
    json.key("words");
    json.number(p.words);
    json.close('}');
  }
  json.close(']');
  json.close('}');
  out += '\n';
}

}  // namespace

int run_copies(const Options& options, Console& console) {
  CopyIndex index;
  std::vector<std::string> ids;
  std::size_t found = 0;
  const auto failed = bare_documents(options, console, [&](Document&& d) {
    CopyInput input{d.id, d.text, {}, {}};
    if (d.published_basis != DateBasis::unknown) input.published = d.published.date;
    index.hold(input);
    ids.push_back(std::move(d.id));
  });
  if (!failed) return exit_status::usage;
  index.link([&](const CopyLink& link) {
    ++found;
    append_link(link, ids, console.out);
    console.flow();
  });
  if (index.boilerplate() > 0)
    console.note(std::to_string(index.boilerplate()) + " marks of boilerplate were passed over");
  console.flush();
  if (*failed > 0) return exit_status::inputs_failed;
  return found > 0 ? exit_status::found : exit_status::nothing_found;
}

}  // namespace runut
