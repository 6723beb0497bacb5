// The verbs: one row each, from which help, parsing and completion are made.
#pragma once

#include <span>
#include <string_view>

#include "cli/console.h"
#include "cli/options.h"

namespace runut {

/// Which of the options a verb takes.
enum Takes : unsigned {
  takes_inputs = 1,
  takes_layout = 2,
  takes_claim = 4,
  takes_checks = 8,
  takes_shell = 16,
  takes_file = 32,
  takes_as_of = 64,
  takes_profile = 128,
  takes_resume = 256,
  takes_addresses = 1024
};

struct Verb {
  std::string_view name;  ///< with a space where it is a verb of a group ("pack check")
  std::string_view summary;
  std::string_view examples;  ///< one a line
  unsigned takes = 0;
  std::string_view formats;      ///< what --format may be, separated by spaces, the default first; empty: no --format
  std::string_view json_format;  ///< the format that --json stands for
  int (*run)(const Options&, Console&) = nullptr;  ///< returns the exit status
};

[[nodiscard]] std::span<const Verb> verbs();

int run_report(const Options& options, Console& console);
int run_claims(const Options& options, Console& console);
int run_series(const Options& options, Console& console);
int run_conflicts(const Options& options, Console& console);
int run_echoes(const Options& options, Console& console);
int run_timeline(const Options& options, Console& console);
int run_annotate(const Options& options, Console& console);
int run_gaps(const Options& options, Console& console);
int run_copies(const Options& options, Console& console);
int run_stories(const Options& options, Console& console);
int run_why_related(const Options& options, Console& console);  ///< why --claim A --to B
int run_why(const Options& options, Console& console);
int run_fetch(const Options& options, Console& console);
int run_pack_check(const Options& options, Console& console);
int run_bench_truth(const Options& options, Console& console);
int run_completion(const Options& options, Console& console);

}  // namespace runut
