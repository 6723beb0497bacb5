// What becomes of inputs, kept as they are read: complaints, the list of failures, progress, and the state from which
// an interrupted run goes on.
//
// A state is one line of JSON: how many inputs are done, how many documents and rejections of the next, and how long
// the output was then. A run that goes on cuts the output to that length and does not read again what is done, so that
// in the end the output is byte for byte that of a run that was never interrupted.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "cli/console.h"
#include "cli/options.h"

namespace runut {

struct InputTally {
  std::size_t documents = 0, rejected = 0, passed_over = 0, found = 0;
};

class InputLog {
 public:
  InputLog(const Options& options, Console& console) : options_(options), console_(console) {}
  InputLog(const InputLog&) = delete;
  InputLog& operator=(const InputLog&) = delete;
  ~InputLog();

  /// Opens what the options name, and goes back to where an interrupted run was. False after a complaint.
  [[nodiscard]] bool open(const std::string& verb);
  /// The options' input, with where to begin. Only after `open`.
  [[nodiscard]] const InputOptions& input() const { return input_; }

  InputTally tally;  ///< with that of the interrupted run

  void shown_progress(std::size_t claims);
  void reject(const Rejection& rejection);
  /// After each document or rejection, when all of it stands in the console's output.
  void item_done();
  /// Writes what is left; the run is complete.
  void close();

 private:
  [[nodiscard]] bool resume();
  [[nodiscard]] bool cut_output(std::uint64_t length);
  void keep_state(bool ended);
  void write_failures();

  const Options& options_;
  Console& console_;
  InputOptions input_;
  InputProgress progress_;
  std::string failures_;  // lines not written yet
  int failures_file_ = -1;
  std::uint64_t failures_length_ = 0;
  std::string run_;        // what the run is asked to do, for telling it from another
  std::size_t items_ = 0;  // of this run
  std::chrono::steady_clock::time_point last_kept_, begun_;
  bool kept_once_ = false;
};

}  // namespace runut
