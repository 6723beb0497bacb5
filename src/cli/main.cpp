// runut on the command line: parse, then run one verb.
#include "cli/command_line.h"

int main(int argc, char** argv) {
  runut::Options options;
  const runut::Command command = runut::parse_command_line(argc, argv, options);
  if (command.verb == nullptr) return command.status;
  runut::Console console(options);
  return command.verb->run(options, console);
}
