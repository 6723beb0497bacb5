// bench-truth: the estimate alone, over claims that others gathered, for benchmarks of truth discovery.
#include "engine/bench_truth.h"

#include "cli/verbs.h"

namespace runut {

int run_bench_truth(const Options& options, Console& console) {
  const auto done = estimate_items(options.input.paths.front(), console.out);
  if (!done) {
    console.complain(done.error().message());
    return exit_status::inputs_failed;
  }
  const bool found = !console.out.empty();
  console.flush();
  return found ? exit_status::found : exit_status::nothing_found;
}

}  // namespace runut
