// Which groups of texts have a mark: a hash table of 8 bytes a mark, since most marks have one group alone.
//
// Sixteen tables grow by a quarter one after the other, so that growing never needs much more memory than there is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace runut {

class MarkIndex {
 public:
  /// A mark of more groups than this is boilerplate: its groups are forgotten.
  static constexpr std::size_t common = 200;

  /// The groups that have the mark, in the order they were added; none where it is boilerplate. Valid until
  /// the next `add`.
  [[nodiscard]] std::span<const std::uint32_t> groups(std::uint32_t mark) const;
  [[nodiscard]] bool is_boilerplate(std::uint32_t mark) const;
  /// Adds a group that does not have the mark yet. `mark` is not 0.
  void add(std::uint32_t mark, std::uint32_t group);
  [[nodiscard]] std::size_t boilerplate() const { return boilerplate_; }

 private:
  static constexpr std::uint32_t is_list = 0x80000000U;
  struct Slot {
    std::uint32_t mark = 0;   // 0: free
    std::uint32_t value = 0;  // a group, or is_list and the number of a list
  };
  struct Table {
    std::vector<Slot> slots;
    std::size_t used = 0;
  };
  static std::size_t place(const Table& table, std::uint32_t mark);
  static void grow(Table& table);

  std::array<Table, 16> tables_;
  std::vector<std::vector<std::uint32_t>> lists_;  // an empty one is boilerplate
  std::size_t boilerplate_ = 0;
};

}  // namespace runut
