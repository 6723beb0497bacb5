// The command line.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "engine/records.h"
#include "runut/engine.h"

int main(int argc, char** argv) {
  CLI::App app("runut");
  app.require_subcommand(1);
  runut::InputOptions options;
  std::string packs_folder = RUNUT_PACKS_FOLDER, format;
  app.add_option("--packs", packs_folder);
  auto* claims = app.add_subcommand("claims");
  auto* annotate = app.add_subcommand("annotate");
  for (auto* verb : {claims, annotate}) {
    verb->add_option("paths", options.paths);
    verb->add_option("--format", format);
  }
  CLI11_PARSE(app, argc, argv);
  auto packs = runut::load_packs(packs_folder);
  if (!packs) {
    std::fprintf(stderr, "runut: %s\n", packs.error().message().c_str());
    return 2;
  }
  std::string out;
  const auto counts = runut::read_inputs(
      **packs, options,
      [&](runut::Reading&& r) {
        if (claims->parsed())
          runut::append_claim_records(r, out);
        else
          runut::append_annotation_record(r, out);
        std::fwrite(out.data(), 1, out.size(), stdout);
        out.clear();
      },
      [&](runut::Rejection&& r) { std::fprintf(stderr, "runut: %s: %s\n", r.uri.c_str(), r.reason.c_str()); });
  return counts.rejected > 0 ? 4 : 0;
}
