// Reads cases with the packs and prints every row that does not hold.
//   golden_test PACKS FILE.case...
//   golden_test PACKS --examples LANGUAGE      the examples inside the files of a pack
#include <cstdio>
#include <string>

#include "engine/cases.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: golden_test PACKS FILE.case... | PACKS --examples LANGUAGE\n");
    return 2;
  }
  const auto packs = runut::load_packs(argv[1]);
  if (!packs) {
    std::fprintf(stderr, "golden_test: %s\n", packs.error().message().c_str());
    return 2;
  }
  std::size_t failed = 0;
  for (int i = 2; i < argc; ++i) {
    const bool examples = std::string(argv[i]) == "--examples" && i + 1 < argc;
    if (examples) ++i;
    const auto report =
        examples ? runut::check_pack_examples(**packs, argv[1], argv[i]) : runut::run_case_file(**packs, argv[i]);
    if (!report) {
      std::fprintf(stderr, "golden_test: %s\n", report.error().message().c_str());
      return 2;
    }
    for (const runut::CaseFailure& f : report->failures) std::printf("%s", f.message().c_str());
    std::printf("%s: %zu cases, %zu rows, %zu failed\n", argv[i], report->cases, report->rows, report->failures.size());
    failed += report->failures.size();
  }
  return failed == 0 ? 0 : 1;
}
