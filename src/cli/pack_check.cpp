// pack check: loads the packs, runs the examples they carry, and any case files that were named.
#include "cli/stream.h"
#include "cli/verbs.h"
#include "engine/cases.h"

namespace runut {
namespace {

/// Adds up reports and shows what failed.
struct Checked {
  Console& console;
  std::size_t cases = 0, rows = 0, failures = 0;
  bool broken = false;

  void add(const std::string& name, const Result<CaseReport>& report) {
    if (!report) {
      console.complain(report.error().message());
      broken = true;
      return;
    }
    cases += report->cases, rows += report->rows, failures += report->failures.size();
    for (const CaseFailure& f : report->failures) console.out += f.message() + "\n";
    console.out += name + ": " + std::to_string(report->cases) + " cases, " + std::to_string(report->rows) + " rows, " +
                   std::to_string(report->failures.size()) + " failed\n";
    console.flow();
  }
};

}  // namespace

int run_pack_check(const Options& options, Console& console) {
  const auto packs = packs_for(options, console);
  if (!packs) return exit_status::check_failed;
  std::vector<std::string> checks = options.checks;
  if (checks.empty()) {
    checks = languages(*packs);
    checks.insert(checks.begin(), "common");
  }
  Checked checked{console};
  for (const std::string& check : checks)
    checked.add(check, check.ends_with(".case") ? run_case_file(*packs, check)
                                                : check_pack_examples(*packs, packs_folder(options), check));
  console.flush();
  if (checked.broken) return exit_status::inputs_failed;
  return checked.failures > 0 ? exit_status::check_failed : exit_status::found;
}

}  // namespace runut
