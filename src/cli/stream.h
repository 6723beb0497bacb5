// What verbs that read articles share: finding the packs, streaming the input, complaining about what fails.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/options.h"

namespace runut {

/// The packs' folder: the option, else $RUNUT_PACKS, else share/runut/packs beside the program's folder,
/// else the one it was built with.
[[nodiscard]] std::string packs_folder(const Options& options);

/// Loads the packs and checks --lang; null after a complaint.
[[nodiscard]] std::shared_ptr<const Packs> packs_for(const Options& options, Console& console);

/// Shows one article, the `number`th (from 1) of those read; returns how many things it found to show.
using Show = std::function<std::size_t(Reading&& reading, std::size_t number)>;

/// What became of the inputs.
struct Outcome {
  std::size_t documents = 0, rejected = 0, found = 0;
  bool ready = true;                  ///< false: an option of the input could not be followed, and nothing was read
  std::vector<Rejection> rejections;  ///< kept for the format "json" alone
  /// The exit status that says so.
  [[nodiscard]] int status() const;
};

/// Reads all inputs and shows each; complains about every one that could not be read, and notes doubts.
/// `show` that tells the notes itself says so with `notes_shown`. Output is flushed at the end by the caller.
[[nodiscard]] Outcome stream(const Packs& packs, const Options& options, Console& console, const Show& show,
                             bool notes_shown = false);

}  // namespace runut
