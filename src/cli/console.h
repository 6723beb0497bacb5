// The terminal: results to standard output, notes and progress to standard error.
//
// Output is collected and written in large pieces. A reader that goes away (`| head`) ends the run quietly;
// any other failed write ends it with one line, because a ledger cut short must not look complete.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/options.h"

namespace runut {

class Console {
 public:
  explicit Console(const Options& options);
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  std::string out;  ///< append results here, then call `flow`

  /// Writes `out` once it has grown large, or at once on a terminal. May end the process.
  void flow();
  /// Writes all of `out`. May end the process.
  void flush();
  /// "runut: TEXT" as one line on standard error.
  void complain(std::string_view text);
  /// The same, unless the user asked for quiet.
  void note(std::string_view text);
  /// Shows the text in place on standard error, at most five times a second, only on a terminal.
  void progress(std::size_t documents, std::size_t claims, std::string_view rest = {});
  void end_progress();

  [[nodiscard]] std::size_t width() const { return width_; }
  /// The text in bold, faint or underlined where colour is on; else as it is.
  [[nodiscard]] std::string bold(std::string_view text) const { return styled(text, "1"); }
  [[nodiscard]] std::string faint(std::string_view text) const { return styled(text, "2"); }
  [[nodiscard]] std::string heading(std::string_view text) const { return styled(text, "1;36"); }
  [[nodiscard]] std::string warning(std::string_view text) const { return styled(text, "33"); }
  [[nodiscard]] bool colour() const { return colour_; }

 private:
  [[nodiscard]] std::string styled(std::string_view text, std::string_view code) const;

  bool colour_ = false, quiet_ = false, terminal_out_ = false, progress_ = false, progress_shown_ = false;
  std::size_t width_ = 100;
  std::chrono::steady_clock::time_point last_progress_;
};

}  // namespace runut
