// The engine, with a person in front of it.
#include "cli/stream.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cli/input_log.h"

namespace runut {

namespace fs = std::filesystem;

std::string packs_folder(const Options& options) {
  if (!options.packs.empty()) return options.packs;
  if (const char* named = std::getenv("RUNUT_PACKS"); named != nullptr && *named != '\0') return named;
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) {
    const fs::path installed = program.parent_path().parent_path() / "share" / "runut" / "packs";
    if (fs::is_directory(installed, failed)) return installed.string();
    const fs::path beside = program.parent_path() / "packs";
    if (fs::is_directory(beside, failed)) return beside.string();
  }
  return RUNUT_PACKS_FOLDER;
}

std::shared_ptr<const Packs> packs_for(const Options& options, Console& console) {
  auto packs = load_packs(packs_folder(options));
  if (!packs) {
    console.complain("cannot load the language packs: " + packs.error().message());
    return nullptr;
  }
  const std::vector<std::string> known = languages(**packs);
  const std::string& asked = options.input.language;
  if (!asked.empty() && std::find(known.begin(), known.end(), asked) == known.end()) {
    std::string all;
    for (const std::string& language : known) all += (all.empty() ? "" : ", ") + language;
    console.complain("--lang " + asked + ": no pack reads this language (there are: " + all + ")");
    return nullptr;
  }
  return *packs;
}

int Outcome::status() const {
  if (!ready) return exit_status::usage;
  if (rejected > 0) return exit_status::inputs_failed;
  return found > 0 ? exit_status::found : exit_status::nothing_found;
}

Outcome stream(const Packs& packs, const Options& options, Console& console, const Show& show, bool notes_shown) {
  Outcome outcome;
  InputLog log(options, console);
  outcome.ready = log.open(options.verb);
  if (!outcome.ready) return outcome;
  std::size_t claims = 0;
  const auto on_reading = [&](Reading&& reading) {
    claims += reading.claims.size();
    const std::string name = reading.document.uri.empty() ? reading.document.id : reading.document.uri;
    if (!notes_shown)
      for (const std::string& note : reading.notes) console.note(name + ": " + note);
    ++log.tally.documents;
    log.shown_progress(claims);
    log.tally.found += show(std::move(reading), log.tally.documents);
    log.item_done();
    console.flow();
  };
  const auto on_rejection = [&](Rejection&& rejection) {
    log.reject(rejection);
    log.item_done();
    if (options.format == "json") outcome.rejections.push_back(std::move(rejection));
  };
  (void)read_inputs(packs, log.input(), on_reading, on_rejection);
  log.close();
  outcome.documents = log.tally.documents, outcome.rejected = log.tally.rejected, outcome.found = log.tally.found;
  if (outcome.rejected > 0 && outcome.documents > 0)
    console.note(std::to_string(outcome.rejected) + " of " + std::to_string(outcome.documents + outcome.rejected) +
                 " inputs could not be read; the rest is complete");
  return outcome;
}

}  // namespace runut
