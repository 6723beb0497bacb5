// POSIX writes, so that every failure is seen and told apart.
#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli/layout.h"

namespace runut {
namespace {

constexpr std::size_t piece = std::size_t{64} << 10;
constexpr std::size_t narrowest = 40, widest = 400;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 100;
}

bool wants_colour(const Options& options, bool terminal) {
  if (options.colour != "auto") return options.colour == "always";
  return terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

void write_error(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(STDERR_FILENO, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;  // nobody listens
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

}  // namespace

Console::Console(const Options& options) : quiet_(options.quiet), terminal_out_(isatty(STDOUT_FILENO) == 1) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe shows as EPIPE, also where the parent left SIGPIPE at its default
  const bool terminal_error = isatty(STDERR_FILENO) == 1;
  colour_ = wants_colour(options, terminal_out_);
  width_ = std::clamp(options.width > 0 ? options.width : terminal_width(), narrowest, widest);
  progress_ = terminal_error && !terminal_out_ && !quiet_;
}

void Console::flow() {
  if (terminal_out_ || out.size() >= piece) flush();
}

void Console::flush() {
  std::string_view rest = out;
  while (!rest.empty()) {
    const ssize_t n = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      const int why = errno;
      end_progress();
      // Readers may still be at work on other threads, and nothing is left to clean up: leave at once.
      if (why == EPIPE) std::_Exit(exit_status::found);
      complain("standard output: " + std::string(std::strerror(why)) + " (the output is incomplete)");
      std::_Exit(exit_status::inputs_failed);
    }
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  out.clear();
}

void Console::complain(std::string_view text) {
  end_progress();
  write_error("runut: " + shown(text) + "\n");
}

void Console::note(std::string_view text) {
  if (!quiet_) complain(text);
}

void Console::progress(std::size_t documents, std::size_t claims, std::string_view rest) {
  if (!progress_) return;
  const auto now = std::chrono::steady_clock::now();
  if (progress_shown_ && now - last_progress_ < std::chrono::milliseconds(200)) return;
  last_progress_ = now;
  progress_shown_ = true;
  write_error("\r" + grouped_digits(std::to_string(documents)) + " articles, " +
              grouped_digits(std::to_string(claims)) + " claims" + std::string(rest) + "\x1b[K");
}

void Console::end_progress() {
  if (progress_shown_) write_error("\r\x1b[K");
  progress_shown_ = false;
}

std::string Console::styled(std::string_view text, std::string_view code) const {
  if (!colour_ || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace runut
