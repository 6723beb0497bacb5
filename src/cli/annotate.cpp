// annotate: one annotation record a line.
#include "cli/stream.h"
#include "cli/verbs.h"
#include "engine/records.h"

namespace runut {

int run_annotate(const Options& options, Console& console) {
  const auto packs = packs_for(options, console);
  if (!packs) return exit_status::usage;
  Options any = options;
  any.input.limits.any_language = true;
  const Outcome outcome = stream(*packs, any, console, [&](Reading&& reading, std::size_t) {
    append_annotation_record(reading, console.out);
    return std::size_t{1};
  });
  console.flush();
  return outcome.status();
}

}  // namespace runut
