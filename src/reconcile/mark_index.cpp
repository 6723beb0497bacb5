// Linear probing over slots that a multiplication picks, at most seven eighths full.
#include "reconcile/mark_index.h"

namespace runut {

std::size_t MarkIndex::place(const Table& table, std::uint32_t mark) {
  const std::uint64_t spread = (mark * 0x9e3779b97f4a7c15ULL) >> 32U;
  std::size_t i = static_cast<std::size_t>((spread * table.slots.size()) >> 32U);
  while (table.slots[i].mark != 0 && table.slots[i].mark != mark) i = i + 1 == table.slots.size() ? 0 : i + 1;
  return i;
}

void MarkIndex::grow(Table& table) {
  std::vector<Slot> old(table.slots.size() * 5 / 4 + 16);
  old.swap(table.slots);
  for (const Slot& s : old)
    if (s.mark != 0) table.slots[place(table, s.mark)] = s;
}

std::span<const std::uint32_t> MarkIndex::groups(std::uint32_t mark) const {
  const Table& table = tables_[mark & 15U];
  if (table.slots.empty()) return {};
  const Slot& slot = table.slots[place(table, mark)];
  if (slot.mark == 0) return {};
  if ((slot.value & is_list) == 0) return {&slot.value, 1};
  return lists_[slot.value & ~is_list];
}

bool MarkIndex::is_boilerplate(std::uint32_t mark) const {
  const Table& table = tables_[mark & 15U];
  if (table.slots.empty()) return false;
  const Slot& slot = table.slots[place(table, mark)];
  return slot.mark != 0 && (slot.value & is_list) != 0 && lists_[slot.value & ~is_list].empty();
}

void MarkIndex::add(std::uint32_t mark, std::uint32_t group) {
  Table& table = tables_[mark & 15U];
  if ((table.used + 1) * 8 > table.slots.size() * 7) grow(table);
  Slot& slot = table.slots[place(table, mark)];
  if (slot.mark == 0) {
    slot = {mark, group};
    ++table.used;
    return;
  }
  if ((slot.value & is_list) == 0) {
    lists_.push_back({slot.value});
    slot.value = is_list | static_cast<std::uint32_t>(lists_.size() - 1);
  }
  std::vector<std::uint32_t>& list = lists_[slot.value & ~is_list];
  if (list.empty()) return;
  list.push_back(group);
  if (list.size() > common) {
    list = {};
    ++boilerplate_;
  }
}

}  // namespace runut
