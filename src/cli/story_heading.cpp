// A story is named after what its reports share, never by the program's guess at an event.
#include "cli/story_heading.h"

#include "cli/layout.h"
#include "engine/json.h"

namespace runut {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& p : parts) out += (out.empty() ? "" : ", ") + shown(p);
  return out;
}

}  // namespace

std::string heading_of(const ReadPile& pile, const Story& story) {
  std::string out = joined(story.names);
  if (out.empty()) out = pile.articles[story.documents.front()].title;
  return story.measures.empty() ? out : out + " · " + joined(story.measures);
}

std::string extent_of(const Story& story) {
  std::string out = counted(story.documents.size(), "report", "reports");
  if (story.outlets > 0) out += ", " + counted(story.outlets, "outlet", "outlets");
  return story.published.known ? out + ", " + shown_time(story.published) : out;
}

void append_heading(const ReadPile& pile, std::size_t number, Console& console) {
  const auto& stories = pile.together.stories;
  const std::string start = stories.size() > 1 ? "Story " + std::to_string(number + 1) + ": " : "Story: ";
  console.out += '\n';
  append_wrapped(start + heading_of(pile, stories[number]), 0, Look::heading, console);
  append_wrapped(extent_of(stories[number]), 2, Look::plain, console);
}

void append_story_json(const ReadPile& pile, std::size_t number, Json& j) {
  const Story& s = pile.together.stories[number];
  j.open('{');
  j.key("story"), j.number(number + 1);
  j.texts("names", s.names);
  j.texts("measures", s.measures);
  j.key("reports"), j.number(s.documents.size());
  j.key("outlets"), j.number(s.outlets);
  j.key("claims"), j.number(s.claims);
  j.field_or_null("published", s.published.known ? shown_time(s.published) : std::string());
  j.key("docs"), j.open('[');
  for (const std::uint32_t d : s.documents) j.text(pile.articles[d].id);
  j.close(']');
  j.close('}');
}

std::vector<std::uint32_t> story_numbers_of(const ReadPile& pile) {
  std::vector<std::uint32_t> out(pile.articles.size());
  for (std::uint32_t i = 0; i < pile.together.stories.size(); ++i)
    for (const std::uint32_t d : pile.together.stories[i].documents) out[d] = i;
  return out;
}

}  // namespace runut
