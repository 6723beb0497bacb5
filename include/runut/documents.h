// Documents as they come, for what needs no reading: comparing texts, sorting them into stories.
#pragma once

#include <functional>

#include "runut/engine.h"

namespace runut {

/// Streams the inputs without reading them: `on_document` is called once per document, with the fields that came
/// with it, and `on_rejection` once per input that made none, both in input order. Pages of HTML are turned into text.
/// `jobs` is not used. Memory: the largest document.
[[nodiscard]] InputCounts stream_documents(const Packs& packs, const InputOptions& options,
                                           const std::function<void(Document&&)>& on_document,
                                           const std::function<void(Rejection&&)>& on_rejection);

}  // namespace runut
