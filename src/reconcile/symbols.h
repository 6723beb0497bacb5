// Symbols: names as small numbers, so that a million claims compare and group without their strings.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace runut {

/// 0: no name. Numbers depend on the order in which names came: never sort by them what is shown.
using Symbol = std::uint32_t;

class Symbols {
 public:
  Symbols() { texts_.emplace_back(); }
  Symbols(const Symbols&) = delete;
  Symbols& operator=(const Symbols&) = delete;

  Symbol of(std::string_view text) {
    if (text.empty()) return 0;
    if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
    const auto number = static_cast<Symbol>(texts_.size());
    numbers_.emplace(texts_.emplace_back(text), number);
    return number;
  }
  [[nodiscard]] const std::string& text(Symbol s) const { return texts_[s]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  std::deque<std::string> texts_;  // a deque, for the map's keys point into it
  std::unordered_map<std::string_view, Symbol> numbers_;
};

}  // namespace runut
