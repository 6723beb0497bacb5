// Stages: what reading one document consists of, and a stop watch over it for the benchmark.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace runut {

enum class Stage : std::uint8_t { scan, clean, text, numbers, times, quantities, names, attributions, claims, copy };

constexpr std::array<std::string_view, 10> stage_names{"scan",       "clean", "text",         "numbers", "times",
                                                       "quantities", "names", "attributions", "claims",  "copy"};

/// Adds up the time of each stage. Not thread-safe: one per thread.
struct StageWatch {
  using Clock = std::chrono::steady_clock;
  std::array<Clock::duration, stage_names.size()> spent{};
  Clock::time_point last;
  void start() { last = Clock::now(); }
  /// The stage has ended; the next begins.
  void ended(Stage stage) {
    const Clock::time_point now = Clock::now();
    spent[static_cast<std::size_t>(stage)] += now - last;
    last = now;
  }
};

}  // namespace runut
