// Documents as they come, for what needs no reading: comparing texts, sorting them into stories.
#pragma once

#include <functional>

#include "runut/engine.h"

namespace runut {

/// Streams the inputs without reading them: `on_document` is called once per document, with the fields that came
/// with it, and `on_rejection` once per input that could not be decoded, both in input order. `jobs` is not used.
/// Memory: the largest document.
[[nodiscard]] InputCounts stream_documents(const InputOptions& options,
                                           const std::function<void(Document&&)>& on_document,
                                           const std::function<void(Rejection&&)>& on_rejection);

}  // namespace runut
