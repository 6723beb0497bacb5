// Inputs as they come, with a person in front: for verbs that compare texts without reading them.
#pragma once

#include <functional>
#include <optional>

#include "cli/console.h"
#include "cli/options.h"
#include "runut/documents.h"

namespace runut {

/// Hands over every document and complains about every input that cannot be read; gives how many inputs failed, or
/// nothing after a complaint about the options.
[[nodiscard]] std::optional<std::size_t> bare_documents(const Options& options, Console& console,
                                                        const std::function<void(Document&&)>& on_document);

}  // namespace runut
