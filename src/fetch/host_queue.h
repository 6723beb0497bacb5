// Whose turn it is: every host is asked one thing at a time, with a pause between, and hosts wait for one another
// never.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace runut {

/// Where a page stands in the input: which address of the input, which link of it where it is a feed, and once more.
using PageOrder = std::array<std::uint32_t, 3>;

/// Pages that wait, by host. Times are seconds on one steady clock.
class HostQueue {
 public:
  void add(const std::string& host, const PageOrder& page);
  /// Gives the first page of the host that has waited longest for its turn, and keeps the host until `release`; nothing
  /// where no host's turn has come. The page still waits; `remove` ends that. Cost: logarithmic.
  [[nodiscard]] std::optional<PageOrder> take(double now);
  /// The same for that page alone, where it is the first of its host.
  [[nodiscard]] std::optional<PageOrder> take(const std::string& host, const PageOrder& page, double now);
  void remove(const std::string& host, const PageOrder& page);
  /// The host may be asked again at that time, or later where it was put off before.
  void release(const std::string& host, double next);
  /// When the next host's turn comes.
  [[nodiscard]] std::optional<double> next_turn() const;

 private:
  struct Host {
    std::set<PageOrder> waiting;
    double next = 0;
    bool busy = false;
  };
  void queue(const std::string& name, const Host& host);
  void unqueue(const std::string& name, const Host& host);

  std::map<std::string, Host> hosts_;
  std::set<std::pair<double, std::string>> turns_;  ///< hosts that are free and have pages waiting
};

}  // namespace runut
