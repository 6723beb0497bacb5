// The command line as one definition: every option once, each verb with those it takes.
#pragma once

#include <optional>

#include "cli/options.h"
#include "cli/verbs.h"

namespace CLI {
class App;
}

namespace runut {

/// Adds all verbs and options to `app`; parsing fills `options`, which must outlive it.
void define_command_line(CLI::App& app, Options& options);

/// Adds the options of `fetch`.
void define_fetch(CLI::App& app, Options& options);

/// What to run; or, with no verb, the exit status to end with (help was shown, or a mistake was named).
struct Command {
  const Verb* verb = nullptr;
  int status = exit_status::found;
};

/// Parses the command line. Prints help, the version or one line about a mistake itself.
[[nodiscard]] Command parse_command_line(int argc, const char* const* argv, Options& options);

}  // namespace runut
