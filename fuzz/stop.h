// The complaint that stops a fuzz run.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace runut::fuzz {

[[noreturn]] inline void stop(std::string_view what) {
  std::fprintf(stderr, "broken promise: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

}  // namespace runut::fuzz
