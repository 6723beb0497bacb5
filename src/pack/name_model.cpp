// Reads a model file; every length is checked before a byte is used.
#include "pack/name_model.h"

#include <algorithm>
#include <cstring>

namespace runut {
namespace {

/// Whether a tag may stand after another (7: the start): the inside of a name only behind the same name.
bool may_follow(std::size_t from, std::size_t to) {
  const bool inside = to != 0 && to % 2 == 0;
  return to < NameModel::tags && (!inside || from == to || from + 1 == to);
}

}  // namespace

Result<NameModel> NameModel::parse(const std::string& bytes, const std::string& name) {
  constexpr std::size_t head = 8 + 8 + 128;
  const auto wrong = [&](const char* what) { return unexpected(ErrorCode::malformed, name, what); };
  if (bytes.size() < head || bytes.compare(0, 8, "RUNUTNM2") != 0) return wrong("is no model of names");
  std::array<std::uint32_t, 2> logs{};
  std::memcpy(logs.data(), bytes.data() + 8, 8);
  if (logs[0] < 1 || logs[0] > 24 || logs[1] < 3 || logs[1] > 24) return wrong("has a table of an impossible size");
  const std::size_t words = (std::size_t{1} << logs[1]) / 8, slots = std::size_t{2} << logs[0];
  if (bytes.size() != head + words + slots * sizeof(std::uint64_t)) return wrong("is cut short or too long");
  NameModel model;
  std::memcpy(model.transitions_.data(), bytes.data() + 16, 128);
  for (std::size_t from = 0; from < 8; ++from)
    for (std::size_t to = 0; to < 8; ++to)
      model.transitions_[from][to] =
          may_follow(from, to) ? std::clamp<std::int16_t>(model.transitions_[from][to], -4000, 4000) : never;
  for (std::size_t from = 0; from < 8; ++from)
    for (std::size_t to = 0; to < 8; ++to) model.into_[to][from] = model.transitions_[from][to];
  model.word_bits_.resize(words);
  std::memcpy(model.word_bits_.data(), bytes.data() + head, words);
  model.slots_.resize(slots);
  std::memcpy(model.slots_.data(), bytes.data() + head + words, slots * sizeof(std::uint64_t));
  model.shift_ = 64 - logs[0];
  model.word_mask_ = (std::uint64_t{1} << logs[1]) - 1;
  return model;
}

}  // namespace runut
