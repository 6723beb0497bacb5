// Entries are few and ascend; most documents have none.
#include "base/moment_of_text.h"

#include <algorithm>

namespace runut {

const LiveUpdate* update_at(const Document& document, std::uint32_t byte) {
  if (!document.page || document.page->updates.empty()) return nullptr;
  const auto& updates = document.page->updates;
  auto at = std::upper_bound(updates.begin(), updates.end(), byte,
                             [](std::uint32_t b, const LiveUpdate& u) { return b < u.span.begin; });
  if (at == updates.begin()) return nullptr;
  --at;
  return byte < at->span.end && at->at.date.valid() ? &*at : nullptr;
}

bool published_together(const Document& document, std::uint32_t a, std::uint32_t b) {
  return update_at(document, a) == update_at(document, b);
}

bool dated_at(const Document& document, std::uint32_t byte) {
  return document.dated() || update_at(document, byte) != nullptr;
}

const StatedDate& published_at(const Document& document, std::uint32_t byte) {
  const LiveUpdate* update = update_at(document, byte);
  return update != nullptr ? update->at : document.published;
}

}  // namespace runut
