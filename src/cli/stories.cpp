// stories: which articles speak of one affair.
#include "runut/stories.h"

#include <vector>

#include "cli/bare_documents.h"
#include "cli/verbs.h"
#include "engine/json.h"

namespace runut {

int run_stories(const Options& options, Console& console) {
  StoryIndex index;
  std::vector<std::string> ids;
  const auto failed = bare_documents(options, console, [&](Document&& d) {
    StoryInput input{d.id, d.title, d.text, {}, {}, {}};
    if (d.published_basis != DateBasis::unknown) input.published = d.published.date;
    index.hold(input);
    ids.push_back(std::move(d.id));
  });
  if (!failed) return exit_status::usage;
  const std::vector<std::uint32_t>& stories = index.stories();
  for (std::size_t i = 0; i < stories.size(); ++i) {
    Json json(console.out);
    json.open('{');
    json.field("id", ids[i]);
    json.field("story", ids[stories[i]]);
    json.close('}');
    console.out += '\n';
    console.flow();
  }
  console.flush();
  if (*failed > 0) return exit_status::inputs_failed;
  return stories.empty() ? exit_status::nothing_found : exit_status::found;
}

}  // namespace runut
