// Sources: files, folders and streams in; documents out, one at a time, as bytes turned into text.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "runut/document.h"
#include "runut/engine.h"
#include "runut/result.h"

namespace runut {

/// Decodes the bytes of a text file (BOM, UTF-8, UTF-16, else by detection) into `document.text`, with
/// the map back to the bytes where they differ. Fails on binary bytes.
[[nodiscard]] Result<Done> decode_text(std::string_view bytes, Document& document);

/// Calls `on_document` for each document of the inputs and `on_rejection` for each that cannot be read,
/// in input order. Streams: holds one line or file at a time.
void each_document(const InputOptions& options, const std::function<void(Document&&)>& on_document,
                   const std::function<void(Rejection&&)>& on_rejection, std::size_t& bytes);

}  // namespace runut
