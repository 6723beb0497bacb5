// The state is written beside its name and renamed, so that an interruption leaves the old one or the new.
#include "cli/input_log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/layout.h"
#include "engine/records.h"
#include "source/source.h"

namespace runut {
namespace {

using nlohmann::json;

constexpr auto state_every = std::chrono::milliseconds(500);
constexpr int state_version = 1;

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(file, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

std::string time_left(double seconds) {
  const auto s = static_cast<long>(seconds + 0.5);
  if (s >= 3600) return std::to_string(s / 3600) + " h " + std::to_string(s % 3600 / 60) + " min";
  return s >= 60 ? std::to_string(s / 60) + " min " + std::to_string(s % 60) + " s" : std::to_string(s) + " s";
}

}  // namespace

InputLog::~InputLog() {
  if (failures_file_ >= 0) ::close(failures_file_);
}

bool InputLog::open(const std::string& verb) {
  input_ = options_.input;
  input_.progress = &progress_;
  begun_ = std::chrono::steady_clock::now();
  if (!options_.ignore_file.empty()) {
    std::ifstream in(options_.ignore_file);
    if (!in) {
      console_.complain("--ignore " + options_.ignore_file + ": cannot be read");
      return false;
    }
    for (std::string line; std::getline(in, line);) input_.ignore.push_back(line);
  }
  std::string all =
      verb + '\n' + options_.format + '\n' + input_.language + '\n' + input_.format + (input_.html ? "h" : "");
  for (const auto* list : {&input_.paths, &input_.columns, &input_.ignore})
    for (const std::string& item : *list) all += '\n' + item;
  run_ = hash_of(all);
  if (!options_.resume.empty() && !resume()) return false;
  if (options_.failures.empty()) return true;
  const int fresh = failures_length_ == 0 ? O_TRUNC : 0;
  failures_file_ = ::open(options_.failures.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | fresh, 0666);  // NOLINT
  if (failures_file_ < 0 || ::ftruncate(failures_file_, static_cast<off_t>(failures_length_)) != 0 ||
      ::lseek(failures_file_, 0, SEEK_END) < 0) {
    console_.complain("--failures " + options_.failures + ": " + std::strerror(errno));
    return false;
  }
  return true;
}

bool InputLog::cut_output(std::uint64_t length) {
  struct stat status {};
  if (::fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode)) {
    console_.complain("--resume needs standard output to be a file (>> results.jsonl): it is cut to what is done");
    return false;
  }
  if (static_cast<std::uint64_t>(status.st_size) < length) {
    console_.complain("--resume " + options_.resume + ": the output is shorter than it was; append to it (>>, not >)");
    return false;
  }
  return ::ftruncate(STDOUT_FILENO, static_cast<off_t>(length)) == 0 &&
         ::lseek(STDOUT_FILENO, static_cast<off_t>(length), SEEK_SET) >= 0;
}

bool InputLog::resume() {
  std::ifstream in(options_.resume);
  if (!in) {
    const off_t now = ::lseek(STDOUT_FILENO, 0, SEEK_END);
    return cut_output(now < 0 ? 0 : static_cast<std::uint64_t>(now));
  }
  const json state = json::parse(in, nullptr, false);
  if (!state.is_object() || state.value("version", 0) != state_version) {
    console_.complain("--resume " + options_.resume + ": is no state of a run (remove it to begin anew)");
    return false;
  }
  if (state.value("run", "") != run_) {
    console_.complain("--resume " + options_.resume +
                      ": is the state of another run: other inputs or options (remove it to begin anew)");
    return false;
  }
  input_.done_files = state.value("files", std::size_t{0});
  input_.done_items = state.value("items", std::size_t{0});
  input_.done_path = state.value("file", "");
  tally = {state.value("documents", std::size_t{0}), state.value("rejected", std::size_t{0}),
           state.value("passed_over", std::size_t{0}), state.value("found", std::size_t{0})};
  failures_length_ = state.value("failures", std::uint64_t{0});
  console_.out.clear();  // what stands before the first result is there already
  return cut_output(state.value("output", std::uint64_t{0}));
}

void InputLog::shown_progress(std::size_t claims) {
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
  std::string rest;
  if (seconds > 0.5 && progress_.bytes > 0) {
    const double rate = static_cast<double>(progress_.bytes) / seconds;
    char text[40];
    std::snprintf(text, sizeof text, ", %.1f MB/s", rate / 1e6);
    rest = text;
    if (progress_.all_bytes > progress_.bytes)
      rest += ", " + time_left(static_cast<double>(progress_.all_bytes - progress_.bytes) / rate) + " left";
  }
  console_.progress(tally.documents, claims, rest);
}

void InputLog::reject(const Rejection& rejection) {
  ++(rejection.passed_over ? tally.passed_over : tally.rejected);
  if (!rejection.passed_over) {
    const std::string todo = rejection.code == ErrorCode::limit ? " (raise --limit-bytes)" : "";
    console_.complain((rejection.uri.empty() ? "" : rejection.uri + ": ") + rejection.reason + todo);
  }
  if (failures_file_ < 0) return;
  append_rejection(rejection, failures_);
  failures_ += '\n';
  if (failures_.size() > (std::size_t{64} << 10)) write_failures();
}

void InputLog::write_failures() {
  if (failures_file_ < 0 || failures_.empty()) return;
  if (!write_all(failures_file_, failures_))
    console_.complain("--failures " + options_.failures + ": " + std::strerror(errno));
  failures_length_ += failures_.size();
  failures_.clear();
}

void InputLog::item_done() {
  ++items_;
  if (options_.resume.empty()) return;
  const auto now = std::chrono::steady_clock::now();
  if (kept_once_ && now - last_kept_ < state_every) return;
  last_kept_ = now;
  kept_once_ = true;
  keep_state(false);
}

void InputLog::keep_state(bool ended) {
  console_.flush();
  write_failures();
  // The file that holds the last item, and how many of its items are out; of the first file some were before.
  std::size_t file = 0;
  while (file + 1 < progress_.files.size() && progress_.files[file + 1].first_item <= items_) ++file;
  json state{{"version", state_version},
             {"run", run_},
             {"documents", tally.documents},
             {"rejected", tally.rejected},
             {"passed_over", tally.passed_over},
             {"found", tally.found},
             {"failures", failures_length_},
             {"output", static_cast<std::uint64_t>(::lseek(STDOUT_FILENO, 0, SEEK_CUR))},
             {"ended", ended}};
  const bool none = progress_.files.empty();
  state["files"] = input_.done_files + (ended ? progress_.files.size() : file);
  state["file"] = none || ended ? "" : progress_.files[file].path;
  state["items"] =
      none || ended ? std::size_t{0} : items_ - progress_.files[file].first_item + (file == 0 ? input_.done_items : 0);
  const std::string beside = options_.resume + ".new";
  const std::string line = state.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
  const int out = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);  // NOLINT
  const bool written = out >= 0 && write_all(out, line);
  if (out >= 0) ::close(out);
  if (!written || std::rename(beside.c_str(), options_.resume.c_str()) != 0)
    console_.complain("--resume " + options_.resume + ": the state cannot be written: " + std::strerror(errno));
}

void InputLog::close() {
  console_.end_progress();
  if (!options_.resume.empty()) keep_state(true);
  write_failures();
  if (tally.passed_over > 0)
    console_.note(grouped_digits(std::to_string(tally.passed_over)) + (tally.passed_over == 1 ? " piece" : " pieces") +
                  " of the input passed over: no article in " + (tally.passed_over == 1 ? "it" : "them") +
                  (options_.failures.empty() ? " (--failures FILE lists them)" : ""));
}

}  // namespace runut
